-- SPDX-License-Identifier: EUPL-1.2
-- 0034-permits: who holds a paper that ends is told once of each end.

ALTER TABLE registry_identifier ADD COLUMN told INTEGER;        -- day: the `until` of which its holder was told
