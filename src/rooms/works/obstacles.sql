-- SPDX-License-Identifier: EUPL-1.2
-- obstacles.sql - what residents reported: for the desk and for themselves.

-- one obstacles_waiting() -> n int
SELECT count(*) AS n FROM works_obstacle WHERE state IN ('new', 'taken');

-- many obstacles(most int) -> id obstacle_id, state text, place blob?, made instant, answered instant?, stored text?, title text?
-- What waits first, the oldest on top; then what was answered last.
SELECT o.id, o.state, o.place, o.made, o.answered, o.stored, p.title FROM works_obstacle o LEFT JOIN works_project p ON p.id = o.project
 ORDER BY CASE WHEN o.state IN ('new', 'taken') THEN 0 ELSE 1 END, CASE WHEN o.state IN ('new', 'taken') THEN o.id ELSE -o.id END LIMIT :most;

-- many obstacles_until(before instant) -> state text, made instant, answered instant?, project project_id?
SELECT state, made, answered, project FROM works_obstacle WHERE made < :before ORDER BY id;

-- maybe obstacle(id obstacle_id) -> state text, place blob?, words blob?, contact blob?, answer blob?, lang text, stored text?, type text, project project_id?, title text?,
--   made instant, answered instant?, row_version int
SELECT o.state, o.place, o.words, o.contact, o.answer, o.lang, o.stored, o.type, o.project, p.title, o.made, o.answered, o.row_version
  FROM works_obstacle o LEFT JOIN works_project p ON p.id = o.project WHERE o.id = :id;

-- maybe obstacle_followed(follow blob) -> id obstacle_id
SELECT id FROM works_obstacle WHERE follow = :follow;

-- maybe obstacle_of_form(form blob) -> id obstacle_id
SELECT id FROM works_obstacle WHERE form = :form;

-- change add_obstacle(place blob, words blob, contact blob?, lang text, stored text?, type text, form blob, now instant) -> id obstacle_id
INSERT INTO works_obstacle(place, words, contact, lang, stored, type, form, made) VALUES(:place, :words, :contact, :lang, :stored, :type, :form, :now) RETURNING id;

-- change set_follow(id obstacle_id, follow blob)
UPDATE works_obstacle SET follow = :follow WHERE id = :id;

-- change answer_obstacle(id obstacle_id, state text, answer blob, project project_id?, now instant, by account_id, version int)
UPDATE works_obstacle SET state = :state, answer = :answer, project = :project, answered = :now, by = coalesce(:by, 0), row_version = row_version + 1
 WHERE id = :id AND row_version = :version;

-- one to_forget(before instant) -> n int
SELECT count(*) AS n FROM works_obstacle WHERE state IN ('fixed', 'refused') AND answered < :before AND words IS NOT NULL;

-- change forget_obstacles(before instant)
-- WK9: who reported it, in which words and with which photo.
UPDATE works_obstacle SET words = NULL, contact = NULL, stored = NULL, type = '', follow = NULL, form = NULL, row_version = row_version + 1
 WHERE state IN ('fixed', 'refused') AND answered < :before AND words IS NOT NULL;

-- maybe desk_unit() -> id unit_id
-- Obstacles are for the disability desk where the town has one.
SELECT id FROM access_open_unit WHERE kind = 'disability_desk' AND secret = 0 AND closed = 0 ORDER BY id LIMIT 1;
