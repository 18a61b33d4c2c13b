-- SPDX-License-Identifier: EUPL-1.2
-- remind.sql - lessons of tomorrow whose people are not reminded yet.

-- many to_remind(since instant, until instant, most int) -> id lesson_id, course course_id, starts instant
SELECT l.id, l.course, l.starts FROM events_lesson l JOIN events_course c ON c.id = l.course
 WHERE l.state = 'planned' AND l.starts >= :since AND l.starts < :until AND l.reminded IS NULL AND c.state IN ('open', 'over') ORDER BY l.starts, l.id LIMIT :most;

-- change was_reminded(id lesson_id, now instant)
UPDATE events_lesson SET reminded = :now WHERE id = :id AND reminded IS NULL;

-- many remindable(course course_id) -> id signup_id, person person_id?
SELECT id, person FROM events_signup WHERE course = :course AND state = 'registered' AND person IS NOT NULL ORDER BY id;

-- one to_forget(before instant) -> n int
-- Names without a file, of courses that are long over.
SELECT count(*) AS n FROM events_signup s WHERE s.person IS NULL AND s.name IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM events_lesson l WHERE l.course = s.course AND l.ends > :before) AND s.made < :before;

-- change forget_names(before instant)
UPDATE events_signup SET name = NULL, phone = NULL, class = NULL, words = NULL, follow = NULL, row_version = row_version + 1
 WHERE person IS NULL AND name IS NOT NULL AND made < :before AND NOT EXISTS (SELECT 1 FROM events_lesson l WHERE l.course = events_signup.course AND l.ends > :before);
