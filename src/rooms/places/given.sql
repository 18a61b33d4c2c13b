-- SPDX-License-Identifier: EUPL-1.2
-- given.sql - a call as the allocation sees it.

-- many given_wishes(call call_id) -> id wish_id, code text, points int, tie1 int, tie2 int, tie3 int, draw int, reserves int, home household_id?, together bool,
--   birth day?
SELECT w.id, w.code, coalesce(w.points, 0) AS points, w.tie1, w.tie2, w.tie3, w.draw, w.reserves, w.home, w.together, p.birth
  FROM places_wish w LEFT JOIN registry_open_person p ON p.id = w.person
 WHERE w.call = :call AND w.state = 'in' AND w.late = 0 ORDER BY w.id;

-- many given_prefs(call call_id) -> wish wish_id, rank int, structure text, shift int
SELECT f.wish, f.rank, f.structure, f.shift FROM places_pref f JOIN places_wish w ON w.id = f.wish
 WHERE w.call = :call AND w.state = 'in' AND w.late = 0 ORDER BY f.wish, f.rank;

-- many given_quotas(call call_id) -> section section_id, bit int, places int
SELECT q.section, q.bit, q.places FROM places_quota q JOIN places_section s ON s.id = q.section WHERE s.call = :call ORDER BY q.section, q.bit;
