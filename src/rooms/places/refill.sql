-- SPDX-License-Identifier: EUPL-1.2
-- refill.sql - free places and who waits for them.

-- many waiting_wishes(call call_id) -> id wish_id, person person_id, points int, tie1 int, tie2 int, tie3 int, draw int, reserves int, late bool, birth day?, held int
-- held: the number of the wish that the place one has belongs to.
SELECT w.id, w.person, coalesce(w.points, 0) AS points, w.tie1, w.tie2, w.tie3, w.draw, w.reserves, w.late, p.birth,
       coalesce((SELECT s.preference FROM places_seat s WHERE s.wish = w.id AND s.state = 'held'), 1000) AS held
  FROM places_wish w LEFT JOIN registry_open_person p ON p.id = w.person
 WHERE w.call = :call AND w.state = 'in' AND w.waits = 1 AND w.counted IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM places_seat s WHERE s.wish = w.id AND s.state = 'offered')
   AND NOT EXISTS (SELECT 1 FROM access_open_restricted x WHERE x.person IN (p.id, coalesce(p.merged_into, p.id))) ORDER BY w.id;

-- many waiting_prefs(call call_id) -> wish wish_id, rank int, structure text, shift int
SELECT f.wish, f.rank, f.structure, f.shift FROM places_pref f JOIN places_wish w ON w.id = f.wish
 WHERE w.call = :call AND w.state = 'in' AND w.waits = 1 AND w.counted IS NOT NULL ORDER BY f.wish, f.rank;

-- many refused_sections(call call_id) -> wish wish_id, section section_id
SELECT DISTINCT s.wish, s.section FROM places_seat s JOIN places_section x ON x.id = s.section
 WHERE x.call = :call AND s.state IN ('declined', 'expired', 'ended') ORDER BY s.wish, s.section;

-- many kept_places(call call_id) -> section section_id, bit int, places int, filled int
SELECT q.section, q.bit, q.places,
       (SELECT count(*) FROM places_seat s JOIN places_wish w ON w.id = s.wish WHERE s.section = q.section AND s.state IN ('offered', 'held')
           AND w.reserves & (CASE q.bit WHEN 0 THEN 1 WHEN 1 THEN 2 WHEN 2 THEN 4 ELSE 8 END) <> 0) AS filled
  FROM places_quota q JOIN places_section x ON x.id = q.section WHERE x.call = :call ORDER BY q.section, q.bit;

-- many calls_to_refill(today day) -> id call_id
-- Somewhere a place is free, and somebody who waits named that structure and did not refuse it.
SELECT c.id FROM places_call c WHERE c.stage = 'final' AND c.until > :today
   AND EXISTS (SELECT 1 FROM places_section x JOIN places_pref f ON f.structure = x.structure AND (f.shift = 0 OR f.shift = x.shift)
        JOIN places_wish w ON w.id = f.wish AND w.call = c.id
        WHERE x.call = c.id AND x.ended IS NULL AND x.taken < CASE WHEN x.staffed IS NOT NULL AND x.staffed < x.places THEN x.staffed ELSE x.places END
          AND w.state = 'in' AND w.waits = 1 AND w.counted IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM places_seat s WHERE s.wish = w.id AND (s.state = 'offered' OR s.state = 'held' AND s.preference <= f.rank
               OR s.section = x.id AND s.state IN ('declined', 'expired', 'ended')))
          AND NOT EXISTS (SELECT 1 FROM registry_open_person p JOIN access_open_restricted y ON y.person IN (p.id, coalesce(p.merged_into, p.id)) WHERE p.id = w.person))
 ORDER BY c.id;
