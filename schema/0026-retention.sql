-- SPDX-License-Identifier: EUPL-1.2
-- 0026-retention: a session stays countable when the file of somebody who came is erased.

ALTER TABLE care_group ADD COLUMN unnamed INTEGER NOT NULL DEFAULT 0 CHECK(unnamed >= 0);      -- came, and their file is no longer kept
