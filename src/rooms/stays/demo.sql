-- SPDX-License-Identifier: EUPL-1.2
-- demo.sql - what the demonstration's stays need to know.

-- one any_room() -> n int
SELECT count(*) AS n FROM stays_room;

-- many units_that_house() -> id unit_id, name text, kind text, structure text, secret bool
SELECT id, name, kind, structure, secret FROM access_open_unit WHERE closed = 0 ORDER BY id;

-- many grown_ups(born day) -> id person_id, sex text
SELECT id, sex FROM registry_open_person WHERE merged_into IS NULL AND shield = 0 AND birth IS NOT NULL AND birth < :born ORDER BY id DESC;

-- many beds_for(unit unit_id) -> id bed_id, whom text
SELECT b.id, m.whom FROM stays_room m JOIN stays_bed b ON b.room = m.id WHERE m.unit = :unit ORDER BY b.id;

-- change slept(stay stay_id, night day, state text, now instant, by account_id) -> id night_id
INSERT INTO stays_night(stay, night, state, at, by) VALUES(:stay, :night, :state, :now, :by) RETURNING id;

-- change rents_a_home(stay stay_id, words blob, rent cents, since day, now instant, by account_id)
INSERT INTO stays_lease(stay, words, rent, since, made, by) VALUES(:stay, :words, :rent, :since, :now, :by);

-- change tells(unit unit_id, on_day day, shift text, heavy bool, words blob, now instant, by account_id)
INSERT INTO stays_log(unit, day, shift, heavy, words, at, by) VALUES(:unit, :on_day, :shift, :heavy, :words, :now, :by);

-- one team_of(unit unit_id) -> account account_id?
SELECT min(account) AS account FROM access_open_work WHERE unit = :unit;
