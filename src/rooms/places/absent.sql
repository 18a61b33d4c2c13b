-- SPDX-License-Identifier: EUPL-1.2
-- absent.sql - days in a row on which somebody did not come and nobody said why.

-- many absent_runs(section section_id) -> seat seat_id, n int, last day
-- Of those who hold a place: the days noted since they last came, or somebody last said why they did not.
SELECT p.seat, count(*) AS n, max(p.day) AS last
  FROM places_presence p JOIN places_seat s ON s.id = p.seat AND s.state = 'held'
 WHERE s.section = :section AND p.state = 'away' AND p.reason = 'unknown'
   AND p.day > coalesce((SELECT max(q.day) FROM places_presence q WHERE q.seat = p.seat AND (q.state = 'here' OR q.reason <> 'unknown')), -1000000)
 GROUP BY p.seat ORDER BY p.seat;
