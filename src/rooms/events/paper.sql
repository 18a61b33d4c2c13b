-- SPDX-License-Identifier: EUPL-1.2
-- paper.sql - what a certificate of attendance stands on.

-- one attended(signup signup_id) -> came int, seconds int, first instant?, last instant?
SELECT count(*) AS came, coalesce(sum(l.ends - l.starts), 0) AS seconds, min(l.starts) AS first, max(l.ends) AS last
  FROM events_came k JOIN events_lesson l ON l.id = k.lesson WHERE k.signup = :signup;

-- one lessons_held(course course_id, now instant) -> n int
-- Those that took place, or begin later today: a certificate is handed out at the last of them.
SELECT count(*) AS n FROM events_lesson WHERE course = :course AND state = 'planned' AND starts <= :now;
