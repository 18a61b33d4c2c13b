-- SPDX-License-Identifier: EUPL-1.2
-- intake.sql - somebody comes to stay.

-- maybe coming_one(unit unit_id, id referral_id) -> person person_id
SELECT person FROM referrals_open_coming c WHERE c.unit = :unit AND c.id = :id AND NOT EXISTS (SELECT 1 FROM stays_stay s WHERE s.referral = c.id);

-- one stays_already(unit unit_id, person person_id, since day) -> n int
-- ST3: one stay at a time in a unit.
SELECT count(*) AS n FROM stays_stay s
 WHERE s.unit = :unit AND s.person IN (SELECT same FROM registry_open_same WHERE person = :person) AND (s.until IS NULL OR s.until > :since);

-- many stays_elsewhere(unit unit_id, person person_id, reader account_id, today day) -> unit_name text
-- Of a unit that is secret nobody else learns anything (ST6); one whose name says something of people's health is named to who works in it.
SELECT u.name AS unit_name FROM stays_stay s JOIN access_open_unit u ON u.id = s.unit AND u.secret = 0
 WHERE s.person IN (SELECT same FROM registry_open_same WHERE person = :person) AND s.unit <> :unit AND s.until IS NULL
   AND (u.id NOT IN (SELECT unit FROM access_open_quiet) OR EXISTS (SELECT 1 FROM access_open_work w
        WHERE w.unit = u.id AND w.account = :reader AND w.since <= :today AND (w.until IS NULL OR w.until > :today))) ORDER BY s.since;

-- one seated(unit unit_id, person person_id, today day) -> n int
-- A list gave them a place here (places).
SELECT count(*) AS n FROM access_open_unit u JOIN places_open_seat t ON t.structure = u.structure AND t.state = 'held' AND t.until > :today
 WHERE u.id = :unit AND u.structure <> '' AND t.person IN (SELECT same FROM registry_open_same WHERE person = :person);

-- one code_taken(unit unit_id, code text) -> n int
SELECT count(*) AS n FROM stays_stay WHERE unit = :unit AND code = :code;

-- change add_stay(unit unit_id, person person_id, code text, cycle text, origin text, referral referral_id?, along stay_id?, persons int, since day, due day,
--   now instant, by account_id) -> id stay_id
INSERT INTO stays_stay(unit, person, code, cycle, origin, referral, along, persons, since, due, made, by)
VALUES(:unit, :person, :code, :cycle, :origin, :referral, :along, :persons, :since, :due, :now, :by) RETURNING id;

-- change lie_in(bed bed_id, stay stay_id, since day, now instant, by account_id)
INSERT INTO stays_bedding(bed, stay, since, made, by) VALUES(:bed, :stay, :since, :now, :by);

-- change ask_for(stay stay_id, paper text, needed day)
INSERT INTO stays_brought(stay, paper, needed) VALUES(:stay, :paper, :needed);

-- change seen_at_once(stay stay_id, paper text, needed day, good_until day?, now instant, by account_id)
INSERT INTO stays_brought(stay, paper, state, needed, good_until, changed, by) VALUES(:stay, :paper, 'seen', :needed, :good_until, :now, :by);
