-- SPDX-License-Identifier: EUPL-1.2
-- declared.sql - somebody who was not known by a paper, and now is.

-- change confirm_person(id person_id)
UPDATE registry_person SET confirmed = 1, row_version = row_version + 1 WHERE id = :id AND confirmed = 0;
