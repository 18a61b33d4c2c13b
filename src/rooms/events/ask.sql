-- SPDX-License-Identifier: EUPL-1.2
-- ask.sql - questions of a course, slips with a code, and what they said.

-- many course_questions(course course_id) -> id question_id, phase text, kind text, word text, own text
SELECT id, phase, kind, word, own FROM events_question WHERE course = :course ORDER BY id;

-- maybe course_question(id question_id) -> course course_id
SELECT course FROM events_question WHERE id = :id;

-- change add_question(course course_id, phase text, kind text, word text, own text, now instant, by account_id) -> id question_id
INSERT INTO events_question(course, phase, kind, word, own, made, by) VALUES(:course, :phase, :kind, :word, :own, :now, coalesce(:by, 0)) ON CONFLICT DO NOTHING RETURNING id;

-- change drop_question(id question_id)
-- Not one that somebody answered.
DELETE FROM events_question WHERE id = :id AND NOT EXISTS (SELECT 1 FROM events_reply a WHERE a.question = events_question.id);

-- one slips_of(course course_id) -> n int
SELECT count(*) AS n FROM events_slip WHERE course = :course;

-- change add_slip(course course_id, code blob) -> id slip_id
INSERT INTO events_slip(course, code) VALUES(:course, :code) RETURNING id;

-- maybe slip_of(code blob) -> id slip_id, course course_id
SELECT id, course FROM events_slip WHERE code = :code;

-- one said_by(slip slip_id, phase text) -> n int
SELECT count(*) AS n FROM events_reply WHERE slip = :slip AND phase = :phase;

-- change add_reply(slip slip_id, question question_id, phase text, value int) -> id reply_id
INSERT INTO events_reply(slip, question, phase, value) VALUES(:slip, :question, :phase, :value) ON CONFLICT DO NOTHING RETURNING id;

-- many replies(course course_id) -> question question_id, phase text, value int
-- In the order in which they came: what is shown grows by the limit (EV12).
SELECT a.question, a.phase, a.value FROM events_question q JOIN events_reply a ON a.question = q.id WHERE q.course = :course ORDER BY a.question, a.phase DESC, a.id;
