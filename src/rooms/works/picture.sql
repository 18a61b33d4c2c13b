-- SPDX-License-Identifier: EUPL-1.2
-- picture.sql - photos before and after.

-- maybe picture(id picture_id) -> project project_id, stored text, type text, removed instant?
SELECT project, stored, type, removed FROM works_picture WHERE id = :id;

-- change add_picture(project project_id, phase text, words text, taken day?, stored text, type text, size int, now instant, by account_id)
INSERT INTO works_picture(project, phase, words, taken, stored, type, size, made, by) VALUES(:project, :phase, :words, :taken, :stored, :type, :size, :now, coalesce(:by, 0));

-- change remove_picture(id picture_id, now instant)
UPDATE works_picture SET removed = :now WHERE id = :id AND removed IS NULL;

-- many stored_named(names text) -> stored text
--@sqlite
SELECT stored FROM works_picture WHERE removed IS NULL AND stored IN (SELECT value FROM json_each(:names))
UNION ALL SELECT stored FROM works_obstacle WHERE stored IN (SELECT value FROM json_each(:names));
--@postgres
SELECT stored FROM works_picture WHERE removed IS NULL AND stored IN (SELECT value FROM json_array_elements_text(:names::json))
UNION ALL SELECT stored FROM works_obstacle WHERE stored IN (SELECT value FROM json_array_elements_text(:names::json));
--@end
