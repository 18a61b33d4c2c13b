-- SPDX-License-Identifier: EUPL-1.2
-- lesson.sql - the meetings of a course, and its files.

-- change add_lesson(course course_id, starts instant, ends instant, place text, leader text, now instant, by account_id) -> id lesson_id
INSERT INTO events_lesson(course, starts, ends, place, leader, made, by) VALUES(:course, :starts, :ends, :place, :leader, :now, coalesce(:by, 0)) RETURNING id;

-- change change_lesson(id lesson_id, starts instant, ends instant, place text, leader text, version int)
UPDATE events_lesson SET starts = :starts, ends = :ends, place = :place, leader = :leader, reminded = NULL, row_version = row_version + 1
 WHERE id = :id AND state = 'planned' AND row_version = :version;

-- change lead_later(course course_id, after instant, leader text)
UPDATE events_lesson SET leader = :leader, row_version = row_version + 1
 WHERE course = :course AND state = 'planned' AND starts > :after AND leader <> :leader;

-- change cancel_lesson(id lesson_id, why text, version int)
UPDATE events_lesson SET state = 'cancelled', why = :why, row_version = row_version + 1 WHERE id = :id AND state = 'planned' AND row_version = :version;

-- one overlapping(course course_id, starts instant, ends instant, but lesson_id) -> n int
SELECT count(*) AS n FROM events_lesson WHERE course = :course AND state = 'planned' AND starts < :ends AND ends > :starts AND id <> :but;

-- one came_to(lesson lesson_id) -> n int
SELECT count(*) AS n FROM events_came WHERE lesson = :lesson;

-- many registered(course course_id) -> id signup_id, person person_id?, shield int?, name blob?, phone blob?
SELECT s.id, s.person, p.shield, s.name, s.phone FROM events_signup s LEFT JOIN registry_open_person p ON p.id = s.person
 WHERE s.course = :course AND s.state = 'registered' ORDER BY s.number;

-- many materials(course course_id) -> id material_id, title text, open bool
SELECT id, title, open FROM events_material WHERE course = :course AND removed IS NULL ORDER BY title, id;
