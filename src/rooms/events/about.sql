-- SPDX-License-Identifier: EUPL-1.2
-- about.sql - courses of one person.

-- many signups_of(person person_id, account account_id, today day, before instant, most int) -> id signup_id, course course_id, kind text, unit_name text, state text, made instant, came int, mine bool
-- EV7: of a sensitive course, or of a unit that is secret or whose name says something of people's health, only who works there reads; for
-- anybody else it is not there.
SELECT s.id, s.course, c.kind, u.name AS unit_name, s.state, s.made, (SELECT count(*) FROM events_came k WHERE k.signup = s.id) AS came,
       CASE WHEN w.unit IS NULL THEN 0 ELSE 1 END AS mine
  FROM registry_open_same m JOIN events_signup s ON s.person = m.same JOIN events_course c ON c.id = s.course JOIN access_open_unit u ON u.id = c.unit
       LEFT JOIN (SELECT DISTINCT k.unit FROM access_open_work k WHERE k.account = :account AND k.since <= :today AND (k.until IS NULL OR k.until > :today)) w ON w.unit = c.unit
 WHERE m.person = :person AND s.made < :before AND (w.unit IS NOT NULL OR c.sensitive = 0 AND u.secret = 0 AND u.id NOT IN (SELECT unit FROM access_open_quiet))
 ORDER BY s.made DESC, s.id DESC LIMIT :most;

-- many own_signups(person person_id) -> id signup_id, course course_id, kind text, unit_name text, state text, made instant, words blob?
-- For the person's own copy: everything.
SELECT s.id, s.course, c.kind, u.name AS unit_name, s.state, s.made, s.words
  FROM registry_open_same m JOIN events_signup s ON s.person = m.same JOIN events_course c ON c.id = s.course JOIN access_open_unit u ON u.id = c.unit
 WHERE m.person = :person ORDER BY s.made, s.id;

-- many own_came(person person_id) -> course course_id, starts instant, ends instant
SELECT l.course, l.starts, l.ends FROM registry_open_same m JOIN events_signup s ON s.person = m.same JOIN events_came k ON k.signup = s.id JOIN events_lesson l ON l.id = k.lesson
 WHERE m.person = :person ORDER BY l.starts, l.id;

-- one last_of(person person_id) -> last instant?, n int
-- The last lesson of a course that they are on, or were at; what was given up is not kept.
SELECT max(l.ends) AS last, count(*) AS n FROM registry_open_same m JOIN events_signup s ON s.person = m.same JOIN events_lesson l ON l.course = s.course
 WHERE m.person = :person AND (s.state IN ('waiting', 'offered', 'registered') OR EXISTS (SELECT 1 FROM events_came k WHERE k.signup = s.id));

-- change forget_signups(person person_id)
UPDATE events_signup SET person = NULL, name = NULL, phone = NULL, words = NULL, follow = NULL, row_version = row_version + 1
 WHERE person IN (SELECT s.same FROM registry_open_same s WHERE s.person = :person);
