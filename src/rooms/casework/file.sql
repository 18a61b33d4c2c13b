-- SPDX-License-Identifier: EUPL-1.2
-- file.sql - what the page of a case shows.

-- many steps_of(filed case_id) -> at instant, by account_id, was text, state text, why text, code text
SELECT at, by, was, state, why, code FROM casework_step WHERE filed = :filed ORDER BY id DESC;

-- maybe account_name(id account_id) -> name text
SELECT name FROM staff_open_account WHERE id = :id;

-- maybe unit_name(id unit_id) -> name text
SELECT name FROM access_open_unit WHERE id = :id;

-- many other_spells(id case_id, person person_id, household household_id?, programme text) -> id case_id, spell int, state text, opened instant, ends day?
SELECT id, spell, state, opened, ends FROM casework_case
 WHERE programme = :programme AND id <> :id
   AND (person IN (SELECT same FROM registry_open_same WHERE person = :person) OR household = :household)
 ORDER BY opened DESC;

-- many household_cases(id case_id, person person_id, household household_id?, today day) -> id case_id, programme text, person person_id, state text, ends day?
-- Whatever somebody of the household has asked for or has: two things that cannot go together are found among these.
SELECT c.id, c.programme, c.person, c.state, c.ends FROM casework_case c
 WHERE c.id <> :id AND c.state NOT IN ('draft', 'withdrawn', 'refused', 'ended', 'forwarded')
   AND (c.ends IS NULL OR c.ends > :today)
   AND (c.household = :household
        OR c.person IN (SELECT same FROM registry_open_same WHERE person = :person)
        OR c.person IN (SELECT m.person FROM registry_open_member m WHERE m.household = :household
                           AND (m.since IS NULL OR m.since <= :today) AND (m.until IS NULL OR m.until > :today)))
 ORDER BY c.id;

-- change take_case(id case_id, worker account_id)
UPDATE casework_case SET worker = :worker, row_version = row_version + 1 WHERE id = :id AND (worker IS NULL OR worker <> :worker);
