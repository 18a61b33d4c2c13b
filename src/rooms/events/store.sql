-- SPDX-License-Identifier: EUPL-1.2
-- store.sql - courses, their lessons, who is on their lists.

-- maybe course(id course_id) -> unit unit_id, unit_name text, structure text, secret bool, shut bool, quiet bool, kind text, audience text, speaks text, places int, taken int,
--   since day?, until day?, percent int, answer_hours int, online bool, groups bool, sensitive bool, state text, why text, row_version int
SELECT c.unit, u.name AS unit_name, u.structure, u.secret, u.closed AS shut, CASE WHEN u.id IN (SELECT unit FROM access_open_quiet) THEN 1 ELSE 0 END AS quiet, c.kind, c.audience,
       c.speaks, c.places, c.taken, c.since, c.until, c.percent, c.answer_hours, c.online, c.groups, c.sensitive, c.state, c.why, c.row_version
  FROM events_course c JOIN access_open_unit u ON u.id = c.unit WHERE c.id = :id;

-- many titles(course course_id) -> lang text, title text, about text
SELECT lang, title, about FROM events_title WHERE course = :course ORDER BY id;

-- many lessons(course course_id) -> id lesson_id, starts instant, ends instant, place text, leader text, state text, why text, heads int, row_version int, made instant
SELECT id, starts, ends, place, leader, state, why, heads, row_version, made FROM events_lesson WHERE course = :course ORDER BY starts, id;

-- maybe lesson(id lesson_id) -> course course_id, starts instant, ends instant, place text, leader text, state text, why text, heads int, row_version int
SELECT course, starts, ends, place, leader, state, why, heads, row_version FROM events_lesson WHERE id = :id;

-- maybe next_lesson(course course_id, after instant) -> starts instant, ends instant, place text
SELECT starts, ends, place FROM events_lesson WHERE course = :course AND state = 'planned' AND starts > :after ORDER BY starts, id LIMIT 1;

-- maybe signup(id signup_id) -> course course_id, number int, grouped bool, person person_id?, body body_id?, seats int, name blob?, phone blob?, class blob?, words blob?,
--   state text, answer_by instant?, made instant, by account_id, row_version int
SELECT course, number, grouped, person, body, seats, name, phone, class, words, state, answer_by, made, by, row_version FROM events_signup WHERE id = :id;

-- maybe signup_seen(id signup_id, account account_id, now instant) -> id signup_id
-- EV7: one of somebody shielded is there for whom the shield lets in alone; for anybody else it is answered as one that there is not.
SELECT s.id FROM events_signup s LEFT JOIN registry_open_person p ON p.id = s.person
 WHERE s.id = :id AND (s.person IS NULL OR p.shield = 0 OR EXISTS (SELECT 1 FROM access_open_file_grant g WHERE g.root = coalesce(p.merged_into, p.id)
       AND g.account = :account AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)));

-- maybe signup_followed(follow blob) -> id signup_id
SELECT id FROM events_signup WHERE follow = :follow;

-- maybe signup_of_form(form blob) -> id signup_id
SELECT id FROM events_signup WHERE form = :form;

-- change set_follow(id signup_id, follow blob)
UPDATE events_signup SET follow = :follow WHERE id = :id;
