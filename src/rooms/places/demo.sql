-- SPDX-License-Identifier: EUPL-1.2
-- demo.sql - for the demonstration.

-- one any_call() -> n int
SELECT count(*) AS n FROM places_call;

-- many demo_children(after day, before day, most int) -> id person_id
SELECT id FROM registry_open_person WHERE birth > :after AND birth <= :before AND birth_exact = 'day' AND shield = 0 AND merged_into IS NULL
   AND coalesce(family, '') <> 'Χότζα' ORDER BY id LIMIT :most;

-- many demo_seats(call call_id) -> id seat_id, wish wish_id, person person_id, section section_id, structure text, programme text,
--   filed case_id, state text
SELECT s.id, s.wish, s.person, s.section, x.structure, c.programme, w.filed, s.state FROM places_seat s JOIN places_section x ON x.id = s.section
  JOIN places_call c ON c.id = x.call JOIN places_wish w ON w.id = s.wish
 WHERE x.call = :call ORDER BY s.id;
