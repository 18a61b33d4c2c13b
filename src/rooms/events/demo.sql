-- SPDX-License-Identifier: EUPL-1.2
-- demo.sql - for the demonstration.

-- one any_course() -> n int
SELECT count(*) AS n FROM events_course;

-- many demo_unit(kind text) -> id unit_id
SELECT id FROM access_open_unit WHERE kind = :kind AND secret = 0 ORDER BY id LIMIT 1;

-- many demo_parents(most int) -> id person_id
-- Some of those invented, who are grown up and whose file is open.
SELECT id FROM registry_open_person WHERE shield = 0 AND merged_into IS NULL AND birth < 11000 ORDER BY id LIMIT :most;

-- change demo_open(id course_id)
UPDATE events_course SET state = 'open', row_version = row_version + 1 WHERE id = :id;

