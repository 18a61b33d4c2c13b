-- SPDX-License-Identifier: EUPL-1.2
-- material.sql - files of a course.

-- maybe material(id material_id) -> course course_id, title text, open bool, stored text, type text, removed instant?
SELECT course, title, open, stored, type, removed FROM events_material WHERE id = :id;

-- change add_material(course course_id, title text, open bool, stored text, type text, size int, now instant, by account_id) -> id material_id
INSERT INTO events_material(course, title, open, stored, type, size, made, by) VALUES(:course, :title, :open, :stored, :type, :size, :now, coalesce(:by, 0)) RETURNING id;

-- change remove_material(id material_id, now instant)
UPDATE events_material SET removed = :now WHERE id = :id AND removed IS NULL;

-- many stored_named(names text) -> stored text
--@sqlite
SELECT stored FROM events_material WHERE removed IS NULL AND stored IN (SELECT value FROM json_each(:names));
--@postgres
SELECT stored FROM events_material WHERE removed IS NULL AND stored IN (SELECT value FROM json_array_elements_text(:names::json));
--@end
