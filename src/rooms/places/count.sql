-- SPDX-License-Identifier: EUPL-1.2
-- count.sql - points, and the order that follows from them.

-- many to_count(call call_id, most int) -> id wish_id
SELECT id FROM places_wish WHERE call = :call AND counted IS NULL AND state <> 'withdrawn' ORDER BY id LIMIT :most;

-- one uncounted(call call_id) -> n int
SELECT count(*) AS n FROM places_wish WHERE call = :call AND counted IS NULL AND state <> 'withdrawn';

-- change set_counted(id wish_id, now instant, state text, out_why text, points int, points_most int, tie1 int, tie2 int, tie3 int, draw int, reserves int,
--   parts text, reasons blob?)
UPDATE places_wish SET counted = :now, state = :state, out_why = :out_why, points = :points, points_most = :points_most, tie1 = :tie1, tie2 = :tie2,
       tie3 = :tie3, draw = :draw, reserves = :reserves, parts = :parts, reasons = :reasons, row_version = row_version + 1
 WHERE id = :id AND state <> 'withdrawn';

-- change forget_counts(call call_id)
UPDATE places_wish SET counted = NULL WHERE call = :call AND state <> 'withdrawn';

-- change set_stage(id call_id, was text, stage text, book text)
UPDATE places_call SET stage = :stage, book = :book, row_version = row_version + 1 WHERE id = :id AND stage = :was;

-- many ranking(call call_id) -> id wish_id, late bool, points int, tie1 int, tie2 int, tie3 int, draw int, position int
SELECT id, late, coalesce(points, 0) AS points, tie1, tie2, tie3, draw, coalesce(position, 0) AS position FROM places_wish
 WHERE call = :call AND state = 'in' AND counted IS NOT NULL ORDER BY late, coalesce(points, 0) DESC, tie1, tie2, tie3, draw, code;

-- change set_position(id wish_id, position int)
UPDATE places_wish SET position = :position WHERE id = :id;

-- change no_position(call call_id)
UPDATE places_wish SET position = NULL WHERE call = :call AND state <> 'in' AND position IS NOT NULL;

-- change set_draw(id wish_id, draw int)
UPDATE places_wish SET draw = :draw WHERE id = :id;

-- many codes_of(call call_id) -> id wish_id, code text
SELECT id, code FROM places_wish WHERE call = :call ORDER BY id;

-- many unfinished() -> id call_id
SELECT c.id FROM places_call c WHERE c.stage IN ('counting', 'recounting') OR c.stage = 'final' AND EXISTS (SELECT 1 FROM places_wish w
 WHERE w.call = c.id AND w.counted IS NULL AND w.state <> 'withdrawn') ORDER BY c.id;

-- one holds(person person_id, on_day day) -> n int
SELECT count(*) AS n FROM places_seat s WHERE s.person IN (SELECT same FROM registry_open_same WHERE person = :person) AND s.state = 'held'
   AND s.since <= :on_day AND s.until > :on_day;

-- one applied_before(call call_id, wish wish_id, person person_id) -> n int
-- Of the same person under another number, whose records were merged since: what came first stands.
SELECT count(*) AS n FROM places_wish WHERE call = :call AND id < :wish AND state <> 'withdrawn'
   AND person IN (SELECT same FROM registry_open_same WHERE person = :person);

-- one open_protests(call call_id) -> n int
SELECT count(*) AS n FROM places_protest o JOIN places_wish w ON w.id = o.wish WHERE w.call = :call AND o.outcome = '';
