-- SPDX-License-Identifier: EUPL-1.2
-- file.sql - what the page of a case shows.

-- many steps_of(filed case_id) -> at instant, by account_id, was text, state text, why text, said blob?, code text
SELECT at, by, was, state, why, said, code FROM casework_step WHERE filed = :filed ORDER BY id DESC;

-- maybe account_name(id account_id) -> name text
SELECT name FROM staff_open_account WHERE id = :id;

-- maybe unit_name(id unit_id) -> name text
-- Not one that is secret, or whose name says something of people's health.
SELECT name FROM access_open_unit WHERE id = :id AND secret = 0 AND id NOT IN (SELECT unit FROM access_open_quiet);

-- many other_spells(id case_id, person person_id, household household_id?, programme text, today day) -> id case_id, spell int, state text, whose person_id
SELECT id, spell, CASE WHEN state IN ('granted', 'suspended') AND ends <= :today THEN 'ended' ELSE state END AS state, person AS whose FROM casework_case
 WHERE programme = :programme AND id <> :id
   AND id IN (SELECT c.id FROM casework_case c WHERE c.household = :household
               UNION ALL SELECT c.id FROM casework_case c JOIN registry_open_same s ON s.same = c.person WHERE s.person = :person)
 ORDER BY opened DESC;

-- many household_cases(id case_id, person person_id, household household_id?, today day) -> id case_id, programme text, person person_id, state text, ends day?
-- Whatever somebody of the household has asked for or has: two things that cannot go together are found among these.
SELECT c.id, c.programme, c.person, c.state, c.ends FROM casework_case c
 WHERE c.id <> :id AND c.state NOT IN ('draft', 'withdrawn', 'refused', 'ended', 'forwarded')
   AND (c.ends IS NULL OR c.ends > :today)
   AND c.id IN (SELECT x.id FROM casework_case x WHERE x.household = :household
                UNION ALL SELECT x.id FROM casework_case x JOIN registry_open_same s ON s.same = x.person WHERE s.person = :person
                UNION ALL SELECT x.id FROM casework_case x JOIN registry_open_member m ON m.person = x.person
                           WHERE m.household = :household AND (m.since IS NULL OR m.since <= :today) AND (m.until IS NULL OR m.until > :today))
 ORDER BY c.id;

-- change take_case(id case_id, worker account_id)
UPDATE casework_case SET worker = :worker, row_version = row_version + 1 WHERE id = :id AND (worker IS NULL OR worker <> :worker);

-- many permits_end(person person_id, household household_id?, today day, since day, last day) -> person person_id, kind text, until day?
-- Of who applies and their household, without another of the kind that holds longer.
SELECT i.person, i.kind, i.until FROM registry_open_identifier i
 WHERE i.kind IN ('permit', 'asylum') AND i.status IN ('declared', 'seen') AND i.until > :since AND i.until <= :last
   AND i.person IN (SELECT s.same FROM registry_open_same s WHERE s.person = :person
                     UNION ALL SELECT m.person FROM registry_open_member m WHERE m.household = :household
                                  AND (m.since IS NULL OR m.since <= :today) AND (m.until IS NULL OR m.until > :today))
   AND NOT EXISTS (SELECT 1 FROM registry_open_identifier y WHERE y.person = i.person AND y.kind = i.kind AND y.status IN ('declared', 'seen')
                      AND (y.until IS NULL OR y.until > i.until))
 ORDER BY i.until, i.person;
