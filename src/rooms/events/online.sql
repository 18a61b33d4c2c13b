-- SPDX-License-Identifier: EUPL-1.2
-- online.sql - what anybody may see: courses that are open, of units that are neither secret nor closed.

-- many courses_public(now instant) -> id course_id, unit_name text, structure text, kind text, audience text, speaks text, places int, taken int, groups bool, tells bool,
--   next instant?
SELECT c.id, u.name AS unit_name, u.structure, c.kind, c.audience, c.speaks, c.places, c.taken, c.groups,
       CASE WHEN c.sensitive = 1 OR u.id IN (SELECT unit FROM access_open_quiet) THEN 1 ELSE 0 END AS tells,
       (SELECT min(l.starts) FROM events_lesson l WHERE l.course = c.id AND l.state = 'planned' AND l.starts > :now) AS next
  FROM events_course c JOIN access_open_unit u ON u.id = c.unit
 WHERE c.state = 'open' AND u.secret = 0 AND u.closed = 0
   AND EXISTS (SELECT 1 FROM events_lesson l WHERE l.course = c.id AND l.state = 'planned' AND l.starts > :now)
 ORDER BY next, c.id LIMIT 200;

-- many course_leaders(now instant) -> course course_id, leader text
-- Who leads the lessons to come, each once.
SELECT DISTINCT course, leader FROM events_lesson WHERE state = 'planned' AND starts > :now AND leader <> '' ORDER BY course, leader;

-- many materials_open(course course_id) -> id material_id, title text
SELECT id, title FROM events_material WHERE course = :course AND open = 1 AND removed IS NULL ORDER BY title, id;

-- many materials_mine(course course_id) -> id material_id, title text
SELECT id, title FROM events_material WHERE course = :course AND removed IS NULL ORDER BY title, id;

-- one before_them(course course_id, passed int, id signup_id) -> n int
-- Who waits before somebody.
SELECT count(*) AS n FROM events_signup WHERE course = :course AND state = 'waiting' AND (passed < :passed OR passed = :passed AND id < :id);

-- maybe passed_of(id signup_id) -> passed int
SELECT passed FROM events_signup WHERE id = :id;
