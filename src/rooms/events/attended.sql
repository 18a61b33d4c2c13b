-- SPDX-License-Identifier: EUPL-1.2
-- attended.sql - who was registered for a lesson, and was there or not.

-- one kept(unit unit_id, since instant, until instant, now instant) -> came int, missed int, open int
-- Of units that are not secret, or of the one that its own team asks for; unit 0: all.  Heads: of a class all who come.  At a lesson
-- at which nobody was noted, nobody is said to have stayed away.
SELECT coalesce(sum(x.heads), 0) AS came,
       coalesce(sum(CASE WHEN x.noted = 1 AND x.seats > x.heads THEN x.seats - x.heads ELSE 0 END), 0) AS missed,
       coalesce(sum(CASE WHEN x.noted = 0 THEN x.seats ELSE 0 END), 0) AS open
  FROM (SELECT s.seats, coalesce(k.heads, 0) AS heads,
               CASE WHEN l.heads > 0 OR EXISTS (SELECT 1 FROM events_came o WHERE o.lesson = l.id) THEN 1 ELSE 0 END AS noted
          FROM events_lesson l JOIN events_course c ON c.id = l.course
          JOIN access_open_unit u ON u.id = c.unit AND (u.secret = 0 OR c.unit = :unit)
          JOIN events_signup s ON s.course = l.course LEFT JOIN events_came k ON k.lesson = l.id AND k.signup = s.id
         WHERE l.state = 'planned' AND l.starts >= :since AND l.starts < :until AND l.ends <= :now AND (:unit = 0 OR c.unit = :unit)
           AND (k.id IS NOT NULL OR s.state = 'registered' AND s.made < l.ends)) x;
