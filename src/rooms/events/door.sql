-- SPDX-License-Identifier: EUPL-1.2
-- door.sql - who is at a lesson.

-- many door_list(lesson lesson_id, course course_id) -> id signup_id, number int, grouped bool, person person_id?, shield int?, seats int, name blob?, class blob?, came came_id?, heads int?
SELECT s.id, s.number, s.grouped, s.person, p.shield, s.seats, s.name, s.class, k.id AS came, k.heads
  FROM events_signup s LEFT JOIN registry_open_person p ON p.id = s.person LEFT JOIN events_came k ON k.signup = s.id AND k.lesson = :lesson
 WHERE s.course = :course AND (s.state = 'registered' OR k.id IS NOT NULL) ORDER BY s.number;

-- maybe came_of(lesson lesson_id, signup signup_id) -> id came_id
SELECT id FROM events_came WHERE lesson = :lesson AND signup = :signup;

-- change add_came(lesson lesson_id, signup signup_id, heads int, now instant, by account_id) -> id came_id
INSERT INTO events_came(lesson, signup, heads, at, by) VALUES(:lesson, :signup, :heads, :now, coalesce(:by, 0)) ON CONFLICT DO NOTHING RETURNING id;

-- change drop_came(id came_id)
DELETE FROM events_came WHERE id = :id;

-- change set_heads(id lesson_id, heads int)
UPDATE events_lesson SET heads = :heads WHERE id = :id AND heads <> :heads;

-- many lessons_today(account account_id, today day, since instant, until instant) -> id lesson_id, course course_id, starts instant, ends instant, place text, listed int, came int
SELECT l.id, l.course, l.starts, l.ends, l.place,
       (SELECT count(*) FROM events_signup s WHERE s.course = l.course AND s.state = 'registered') AS listed,
       (SELECT count(*) FROM events_came k WHERE k.lesson = l.id) AS came
  FROM events_lesson l JOIN events_course c ON c.id = l.course
 WHERE l.state = 'planned' AND l.starts >= :since AND l.starts < :until
   AND c.unit IN (SELECT k.unit FROM access_open_work k WHERE k.account = :account AND k.since <= :today AND (k.until IS NULL OR k.until > :today))
 ORDER BY l.starts, l.id;

-- many offers_to_ring(account account_id, today day, now instant) -> id signup_id, course course_id, answer_by instant?
-- Offered, and nobody could write to them: without a file there is no message.
SELECT s.id, s.course, s.answer_by FROM events_signup s JOIN events_course c ON c.id = s.course
 WHERE s.state = 'offered' AND s.person IS NULL AND s.answer_by > :now
   AND c.unit IN (SELECT k.unit FROM access_open_work k WHERE k.account = :account AND k.since <= :today AND (k.until IS NULL OR k.until > :today))
 ORDER BY s.answer_by, s.id LIMIT 40;

-- many to_give(account account_id, today day) -> id course_id, waiting int
-- EV15: what is free there is given by its team alone.
SELECT c.id, count(*) AS waiting FROM events_course c JOIN events_signup w ON w.course = c.id AND w.state = 'waiting' AND w.seats <= c.places - c.taken
 WHERE c.state = 'open' AND (c.sensitive = 1 OR c.unit IN (SELECT unit FROM access_open_discreet))
   AND c.unit IN (SELECT k.unit FROM access_open_work k WHERE k.account = :account AND k.since <= :today AND (k.until IS NULL OR k.until > :today))
 GROUP BY c.id ORDER BY c.id;

-- maybe of_came(id came_id) -> lesson lesson_id
SELECT lesson FROM events_came WHERE id = :id;
