-- SPDX-License-Identifier: EUPL-1.2
-- signup.sql - a place is taken, offered, given back.

-- change add_signup(course course_id, grouped bool, person person_id?, body body_id?, seats int, name blob?, phone blob?, class blob?, words blob?, form blob?,
--   team_answers bool, now instant, by account_id) -> id signup_id, state text
-- EV1, EV2: registered while there is a place and nobody waits whom it would fit; else they wait.  EV15: for its team to answer.
INSERT INTO events_signup(course, number, grouped, person, body, seats, name, phone, class, words, state, form, made, by)
SELECT c.id, 1 + coalesce((SELECT max(x.number) FROM events_signup x WHERE x.course = c.id), 0), :grouped, :person, :body, :seats, :name, :phone, :class, :words,
       CASE WHEN :team_answers = 0 AND c.taken + :seats <= c.places AND NOT EXISTS (SELECT 1 FROM events_signup w WHERE w.course = c.id AND w.state = 'waiting' AND w.seats <= c.places - c.taken)
            THEN 'registered' ELSE 'waiting' END, :form, :now, coalesce(:by, 0)
  FROM events_course c WHERE c.id = :course AND c.state = 'open' ON CONFLICT DO NOTHING RETURNING id, state;

-- maybe next_waiting(course course_id) -> id signup_id, person person_id?, passed int
-- EV2: the first of those who wait whom what is free fits; who did not answer an offer comes after the others.
SELECT w.id, w.person, w.passed FROM events_course c JOIN events_signup w ON w.course = c.id AND w.state = 'waiting' AND w.seats <= c.places - c.taken
 WHERE c.id = :course AND c.state = 'open' ORDER BY w.passed, w.id LIMIT 1;

-- change offer_place(id signup_id, answer_by instant)
UPDATE events_signup SET state = 'offered', answer_by = :answer_by, row_version = row_version + 1 WHERE id = :id AND state = 'waiting';

-- change take_place(id signup_id, version int)
UPDATE events_signup SET state = 'registered', answer_by = NULL, row_version = row_version + 1 WHERE id = :id AND state = 'offered' AND row_version = :version;

-- change give_place(id signup_id, version int)
-- EV15
UPDATE events_signup SET state = 'registered', row_version = row_version + 1 WHERE id = :id AND state = 'waiting' AND row_version = :version
   AND seats <= (SELECT c.places - c.taken FROM events_course c WHERE c.id = events_signup.course);

-- change pass_place(id signup_id)
UPDATE events_signup SET state = 'waiting', answer_by = NULL, passed = passed + 1, row_version = row_version + 1 WHERE id = :id AND state = 'offered';

-- change end_signup(id signup_id, state text, now instant, by account_id, version int)
UPDATE events_signup SET state = :state, answer_by = NULL, ended = :now, ended_by = coalesce(:by, 0), row_version = row_version + 1
 WHERE id = :id AND state IN ('waiting', 'offered', 'registered') AND row_version = :version;

-- many unanswered(now instant, most int) -> id signup_id, course course_id, person person_id?, passed int, row_version int
SELECT id, course, person, passed, row_version FROM events_signup WHERE state = 'offered' AND answer_by <= :now ORDER BY answer_by, id LIMIT :most;

-- many to_refill(most int) -> id course_id
-- Courses in which something is free and somebody waits whom it fits: after a place more, or a course moved.  EV15: not where its team gives it.
SELECT c.id FROM events_course c WHERE c.state = 'open' AND c.taken < c.places
   AND c.sensitive = 0 AND c.unit NOT IN (SELECT unit FROM access_open_discreet)
   AND EXISTS (SELECT 1 FROM events_signup w WHERE w.course = c.id AND w.state = 'waiting' AND w.seats <= c.places - c.taken) ORDER BY c.id LIMIT :most;
