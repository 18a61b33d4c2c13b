-- SPDX-License-Identifier: EUPL-1.2
-- apply.sql - an application with its wishes.

-- many taking(now instant, today day) -> id call_id
SELECT id FROM places_call WHERE stage = 'open' AND opens <= :now AND closes > :now OR stage = 'final' AND until > :today ORDER BY closes DESC, id;

-- maybe wish_in(call call_id, person person_id) -> id wish_id, state text
SELECT w.id, w.state FROM places_wish w WHERE w.call = :call AND w.person IN (SELECT same FROM registry_open_same WHERE person = :person) ORDER BY w.id LIMIT 1;

-- maybe wish_of_case(filed case_id) -> id wish_id
SELECT id FROM places_wish WHERE filed = :filed;

-- one codes(call call_id, code text) -> n int
SELECT count(*) AS n FROM places_wish WHERE call = :call AND code = :code;

-- change add_wish(call call_id, filed case_id, person person_id, home household_id?, code text, together bool, late bool, now instant, by account_id) -> id wish_id
INSERT INTO places_wish(call, filed, person, home, code, together, late, made, by)
VALUES(:call, :filed, :person, :home, :code, :together, :late, :now, :by)
RETURNING id;

-- change add_pref(wish wish_id, rank int, structure text, shift int)
INSERT INTO places_pref(wish, rank, structure, shift) VALUES(:wish, :rank, :structure, :shift);

-- change drop_prefs(wish wish_id)
DELETE FROM places_pref WHERE wish = :wish;

-- change change_wish(id wish_id, version int, together bool)
-- Counted anew: another wish may fit another age.
UPDATE places_wish SET together = :together, counted = NULL, row_version = row_version + 1 WHERE id = :id AND row_version = :version AND state <> 'withdrawn';

-- one siblings(call call_id, home household_id, wish wish_id) -> n int
SELECT count(*) AS n FROM places_wish WHERE call = :call AND home = :home AND state <> 'withdrawn' AND id <> :wish;
