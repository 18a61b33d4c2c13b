-- SPDX-License-Identifier: EUPL-1.2
-- about.sql - what this room knows of one person: for the panel, the timeline, the person's own copy, and its end.

-- one known_of(person person_id, household household_id) -> facts int, last instant?
SELECT count(*) AS facts, max(f.known_from) AS last FROM facts_fact f
 WHERE f.known_to IS NULL
   AND f.id IN (SELECT x.id FROM facts_fact x WHERE x.household = :household
                UNION ALL SELECT x.id FROM facts_fact x JOIN registry_open_same s ON s.same = x.person WHERE s.person = :person);

-- many entitled_of(household household_id, special int) -> programme text, month_lo cents, once_lo cents, judged bool
SELECT e.programme, e.month_lo, e.once_lo, e.judged FROM facts_entitled e
 WHERE e.household = :household AND (:special = 1 OR e.special = 0) ORDER BY e.month_lo DESC, e.programme;

-- many recorded_days(person person_id, household household_id, before instant, most int) -> at instant, by account_id, by_name text?, n int
SELECT f.known_from AS at, f.by, (SELECT a.name FROM staff_open_account a WHERE a.id = f.by) AS by_name, count(*) AS n FROM facts_fact f
 WHERE f.known_from < :before
   AND f.id IN (SELECT x.id FROM facts_fact x WHERE x.household = :household
                UNION ALL SELECT x.id FROM facts_fact x JOIN registry_open_same s ON s.same = x.person WHERE s.person = :person)
 GROUP BY f.known_from, f.by ORDER BY f.known_from DESC LIMIT :most;

-- many shifts_of(household household_id, special int, before instant, most int) -> at instant, programme text, was text, is_now text, told day?
SELECT s.at, s.programme, s.was, s.now AS is_now, s.told FROM facts_shift s
 WHERE s.household = :household AND s.at < :before AND (:special = 1 OR s.special = 0) ORDER BY s.at DESC, s.id DESC LIMIT :most;

-- change erase_facts(person person_id)
DELETE FROM facts_fact WHERE person IN (SELECT p.id FROM registry_open_person p WHERE p.id = :person OR p.merged_into = :person);

-- many left_empty(person person_id) -> household household_id
-- Households in which they alone ever lived: what is known of those is about them.
SELECT DISTINCT m.household FROM registry_open_same s JOIN registry_open_member m ON m.person = s.same
 WHERE s.person = :person AND NOT EXISTS (SELECT 1 FROM registry_open_member o WHERE o.household = m.household
       AND o.person NOT IN (SELECT x.same FROM registry_open_same x WHERE x.person = :person));

-- change erase_home_facts(household household_id)
DELETE FROM facts_fact WHERE household = :household;

-- change erase_entitled(household household_id)
DELETE FROM facts_entitled WHERE household = :household;

-- change erase_checked(household household_id)
DELETE FROM facts_checked WHERE household = :household;

-- change erase_step(household household_id)
-- What became of it stays, for the figures.
UPDATE facts_outreach SET step = '', row_version = row_version + 1 WHERE household = :household;

-- one untold(reader account_id, files int, special int, today day, now instant) -> n int
SELECT count(*) AS n FROM facts_shift s
 WHERE s.told IS NULL AND (:special = 1 OR s.special = 0)
   AND NOT EXISTS (SELECT 1 FROM registry_open_member m JOIN registry_open_person p ON p.id = m.person
        WHERE m.household = s.household AND (m.since IS NULL OR m.since <= :today) AND (m.until IS NULL OR m.until > :today)
          AND NOT (p.shield = 0 AND :files = 1) AND NOT EXISTS (SELECT 1 FROM access_open_grant_to g WHERE g.part IN ('facts', 'file') AND g.person = p.id AND g.account = :reader
               AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)));

-- one outreach_of(reader account_id, today day) -> n int
SELECT count(*) AS n FROM facts_outreach o
 WHERE o.assigned = :reader AND o.outcome IN ('', 'reached') AND (o.snooze IS NULL OR o.snooze <= :today);
