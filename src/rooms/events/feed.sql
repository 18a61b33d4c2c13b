-- SPDX-License-Identifier: EUPL-1.2
-- feed.sql - lessons for calendar programs.

-- many lessons_public(since instant, until instant) -> id lesson_id, course course_id, starts instant, ends instant, place text, state text, row_version int, made instant
-- EV5: what stands on the public list, nothing else.
SELECT l.id, l.course, l.starts, l.ends, l.place, l.state, l.row_version, l.made
  FROM events_lesson l JOIN events_course c ON c.id = l.course JOIN access_open_unit u ON u.id = c.unit
 WHERE c.state = 'open' AND u.secret = 0 AND u.closed = 0 AND l.starts >= :since AND l.starts < :until ORDER BY l.starts, l.id LIMIT 1000;

-- maybe follow_of(id signup_id) -> course course_id, follow blob?, state text
-- Nobody's whose file has become invisible.
SELECT s.course, s.follow, s.state FROM events_signup s LEFT JOIN registry_open_invisible v ON v.about = s.person WHERE s.id = :id AND v.about IS NULL;
