-- SPDX-License-Identifier: EUPL-1.2
-- courses.sql - the list of courses, and what one is.

-- many courses_listed(account account_id, today day, now instant) -> id course_id, unit_name text, kind text, audience text, places int, taken int, waiting int, next instant?,
--   state text, sensitive bool, tells bool, mine bool
-- Those of the reader's units, and what is open elsewhere; a secret unit's are its own alone (EV6).
SELECT c.id, u.name AS unit_name, c.kind, c.audience, c.places, c.taken,
       (SELECT count(*) FROM events_signup x WHERE x.course = c.id AND x.state = 'waiting') AS waiting,
       (SELECT min(l.starts) FROM events_lesson l WHERE l.course = c.id AND l.state = 'planned' AND l.ends > :now) AS next,
       c.state, c.sensitive, CASE WHEN c.sensitive = 1 OR u.id IN (SELECT unit FROM access_open_quiet) THEN 1 ELSE 0 END AS tells,
       CASE WHEN w.unit IS NULL THEN 0 ELSE 1 END AS mine
  FROM events_course c JOIN access_open_unit u ON u.id = c.unit
       LEFT JOIN (SELECT DISTINCT k.unit FROM access_open_work k WHERE k.account = :account AND k.since <= :today AND (k.until IS NULL OR k.until > :today)) w ON w.unit = c.unit
 WHERE w.unit IS NOT NULL OR u.secret = 0 AND u.closed = 0 AND c.state = 'open'
 ORDER BY CASE WHEN w.unit IS NULL THEN 1 ELSE 0 END, CASE c.state WHEN 'open' THEN 0 WHEN 'draft' THEN 1 ELSE 2 END, c.id DESC LIMIT 300;

-- change add_course(unit unit_id, kind text, audience text, speaks text, places int, since day?, until day?, percent int, answer_hours int, online bool, groups bool,
--   sensitive bool, now instant, by account_id) -> id course_id
INSERT INTO events_course(unit, kind, audience, speaks, places, since, until, percent, answer_hours, online, groups, sensitive, made, by)
VALUES(:unit, :kind, :audience, :speaks, :places, :since, :until, :percent, :answer_hours, :online, :groups, :sensitive, :now, coalesce(:by, 0)) RETURNING id;

-- change change_course(id course_id, kind text, audience text, speaks text, places int, since day?, until day?, percent int, answer_hours int, online bool, groups bool,
--   sensitive bool, version int)
-- EV1: never fewer places than are taken.
UPDATE events_course SET kind = :kind, audience = :audience, speaks = :speaks, places = :places, since = :since, until = :until, percent = :percent,
       answer_hours = :answer_hours, online = :online, groups = :groups, sensitive = :sensitive, row_version = row_version + 1
 WHERE id = :id AND row_version = :version AND taken <= :places;

-- change drop_titles(course course_id)
DELETE FROM events_title WHERE course = :course;

-- change add_title(course course_id, lang text, title text, about text)
INSERT INTO events_title(course, lang, title, about) VALUES(:course, :lang, :title, :about);

-- change move_course(id course_id, state text, why text, version int)
UPDATE events_course SET state = :state, why = :why, row_version = row_version + 1 WHERE id = :id AND row_version = :version AND state IN ('draft', 'open', 'over') AND state <> :state;

-- many signups(course course_id) -> id signup_id, number int, grouped bool, person person_id?, shield int?, body_name text?, seats int, name blob?, phone blob?, class blob?,
--   words blob?, state text, answer_by instant?, made instant, came int, row_version int
SELECT s.id, s.number, s.grouped, s.person, p.shield, b.name AS body_name, s.seats, s.name, s.phone, s.class, s.words, s.state, s.answer_by, s.made,
       (SELECT count(*) FROM events_came k WHERE k.signup = s.id) AS came, s.row_version
  FROM events_signup s LEFT JOIN registry_open_person p ON p.id = s.person LEFT JOIN referrals_open_body b ON b.id = s.body
 WHERE s.course = :course AND s.state IN ('waiting', 'offered', 'registered')
 ORDER BY CASE s.state WHEN 'registered' THEN 0 WHEN 'offered' THEN 1 ELSE 2 END, CASE WHEN s.state = 'waiting' THEN s.passed ELSE 0 END, s.number;
