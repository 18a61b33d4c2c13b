-- SPDX-License-Identifier: EUPL-1.2
-- offers.sql - seats.

-- change seize(id section_id)
-- PL1: the row is ours until the end of the visit, or there is no place in it.
UPDATE places_section SET taken = taken
 WHERE id = :id AND ended IS NULL AND taken < CASE WHEN staffed IS NOT NULL AND staffed < places THEN staffed ELSE places END;

-- change add_seat(wish wish_id, section section_id, person person_id, preference int, now instant, answer_by instant, since day, until day, by account_id) -> id seat_id
INSERT INTO places_seat(wish, section, person, preference, state, offered, answer_by, since, until, by)
VALUES(:wish, :section, :person, :preference, 'offered', :now, :answer_by, :since, :until, :by)
RETURNING id;

-- maybe seat_of(id seat_id) -> row_version int, wish wish_id, section section_id, person person_id, preference int, state text, offered instant, answer_by instant,
--   answered instant?, since day, until day, code text, why text, call call_id, structure text, name text, shift int
SELECT s.row_version, s.wish, s.section, s.person, s.preference, s.state, s.offered, s.answer_by, s.answered, s.since, s.until, s.code, s.why, x.call, x.structure,
       x.name, x.shift
  FROM places_seat s JOIN places_section x ON x.id = s.section WHERE s.id = :id;

-- many seats_of(wish wish_id) -> id seat_id, section section_id, preference int, state text, offered instant, answer_by instant, answered instant?,
--   answered_by account_id?, since day, until day, code text, why text, structure text, name text, shift int
SELECT s.id, s.section, s.preference, s.state, s.offered, s.answer_by, s.answered, s.answered_by, s.since, s.until, s.code, s.why, x.structure, x.name, x.shift
  FROM places_seat s JOIN places_section x ON x.id = s.section WHERE s.wish = :wish ORDER BY s.id;

-- maybe held_by(wish wish_id) -> id seat_id, preference int, section section_id
SELECT id, preference, section FROM places_seat WHERE wish = :wish AND state = 'held';

-- change hold(id seat_id, now instant, by account_id)
UPDATE places_seat SET state = 'held', answered = :now, answered_by = :by, row_version = row_version + 1
 WHERE id = :id AND state = 'offered' AND answer_by > :now;

-- change give_back(id seat_id, was text, state text, now instant, by account_id, until day, code text, why text)
UPDATE places_seat SET state = :state, answered = coalesce(answered, :now), answered_by = coalesce(answered_by, :by), until = CASE WHEN since < :until THEN :until ELSE since END,
       code = :code, why = :why, row_version = row_version + 1
 WHERE id = :id AND state = :was;

-- change set_waits(id wish_id, waits bool)
UPDATE places_wish SET waits = :waits, row_version = row_version + 1 WHERE id = :id;

-- many overdue(now instant) -> id seat_id, wish wish_id
SELECT id, wish FROM places_seat WHERE state = 'offered' AND answer_by <= :now ORDER BY id LIMIT 200;

-- many over(today day) -> id seat_id
SELECT id FROM places_seat WHERE state = 'held' AND until <= :today ORDER BY id LIMIT 200;

-- many untold() -> id seat_id
SELECT id FROM places_seat WHERE state = 'offered' AND told = 0 ORDER BY id LIMIT 50;

-- change set_told(id seat_id, link blob)
UPDATE places_seat SET told = 1, link = :link WHERE id = :id;

-- maybe seat_by_link(link blob) -> id seat_id
SELECT id FROM places_seat WHERE link = :link;

-- many untold_lists() -> id wish_id, call call_id, list text
SELECT w.id, w.call, CASE c.stage WHEN 'final' THEN 'final' ELSE 'provisional' END AS list FROM places_wish w JOIN places_call c ON c.id = w.call
 WHERE w.state <> 'withdrawn' AND w.late = 0 AND (c.stage = 'provisional' AND w.told <> 'provisional' OR c.stage = 'final' AND w.told <> 'final') ORDER BY w.id LIMIT 50;

-- change set_list_told(id wish_id, list text)
UPDATE places_wish SET told = :list WHERE id = :id;

-- many unsettled() -> id wish_id
SELECT w.id FROM places_wish w JOIN places_call c ON c.id = w.call WHERE c.stage = 'final' AND w.settled = 0 AND w.counted IS NOT NULL AND w.state <> 'withdrawn'
 ORDER BY w.id LIMIT 25;

-- change set_settled(id wish_id)
UPDATE places_wish SET settled = 1 WHERE id = :id;
