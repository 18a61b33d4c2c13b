-- SPDX-License-Identifier: EUPL-1.2
-- about.sql - stays on a person's page.

-- many stays_of(person person_id, reader account_id, own int, today day) -> id stay_id, unit_name text, since day, due day, until day?, cycle text, origin text, destination text,
--   why blob?, follow_state text, follow_words blob?, made instant, opens bool, ended_at instant?
-- ST1, ST6: those of a secret unit only to its own team; those of a unit that says something of their health to its team, and in their own copy
-- (own 1); of the others that there is one, and its page to who works there.
SELECT s.id, u.name AS unit_name, s.since, s.due, s.until, s.cycle, s.origin, s.destination, s.why, s.follow_state, s.follow_words, s.made,
       CASE WHEN EXISTS (SELECT 1 FROM access_open_work w WHERE w.unit = s.unit AND w.account = :reader AND w.since <= :today AND (w.until IS NULL OR w.until > :today))
            THEN 1 ELSE 0 END AS opens, s.until * 86400 AS ended_at
  FROM stays_stay s JOIN access_open_unit u ON u.id = s.unit
 WHERE s.person IN (SELECT same FROM registry_open_same WHERE person = :person)
   AND (u.secret = 0 AND (:own = 1 OR u.id NOT IN (SELECT unit FROM access_open_quiet)) OR EXISTS (SELECT 1 FROM access_open_work x WHERE x.unit = s.unit AND x.account = :reader AND x.since <= :today AND (x.until IS NULL OR x.until > :today)))
 ORDER BY s.since DESC, s.id DESC;

-- many log_about(stay stay_id) -> day day, shift text, words blob, at instant
SELECT day, shift, words, at FROM stays_log WHERE stay = :stay ORDER BY at, id;

-- many others_about(stay stay_id) -> family text?, given text?, code text
-- Whoever else stayed in the unit while this guest did: a line about one guest may name them.
SELECT p.family, p.given, o.code FROM stays_stay s JOIN stays_stay o ON o.unit = s.unit AND o.id <> s.id
   AND o.since <= coalesce(s.until, 9000000) AND coalesce(o.until, 9000000) >= s.since
  JOIN registry_open_person p ON p.id = o.person
 WHERE s.id = :stay AND o.person NOT IN (SELECT x.same FROM registry_open_same x WHERE x.person = s.person);

-- one last_stay(person person_id) -> n int, here int, last day?
SELECT count(*) AS n, coalesce(sum(CASE WHEN until IS NULL THEN 1 ELSE 0 END), 0) AS here, max(until) AS last FROM stays_stay WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person);

-- change erase_words(person person_id)
-- That somebody stayed, and when, is kept for the figures; what was written about them is not.
UPDATE stays_stay SET why = NULL, follow_words = NULL WHERE until IS NOT NULL AND person IN (SELECT same FROM registry_open_same WHERE person = :person);

-- change erase_callers(person person_id)
DELETE FROM stays_caller WHERE stay IN (SELECT s.id FROM stays_stay s WHERE s.until IS NOT NULL AND s.person IN (SELECT same FROM registry_open_same WHERE person = :person));

-- change erase_leaves(person person_id)
DELETE FROM stays_leave WHERE stay IN (SELECT s.id FROM stays_stay s WHERE s.until IS NOT NULL AND s.person IN (SELECT same FROM registry_open_same WHERE person = :person));

-- change erase_papers(person person_id)
DELETE FROM stays_brought WHERE stay IN (SELECT s.id FROM stays_stay s WHERE s.until IS NOT NULL AND s.person IN (SELECT same FROM registry_open_same WHERE person = :person));

-- change erase_talks(person person_id)
UPDATE stays_talk SET words = NULL WHERE stay IN (SELECT s.id FROM stays_stay s WHERE s.until IS NOT NULL AND s.person IN (SELECT same FROM registry_open_same WHERE person = :person));

-- change erase_jobs(person person_id)
DELETE FROM stays_job WHERE stay IN (SELECT s.id FROM stays_stay s WHERE s.until IS NOT NULL AND s.person IN (SELECT same FROM registry_open_same WHERE person = :person));

-- change erase_longer(person person_id, empty blob)
-- That there was more time, and by which decision, remains; why does not.
UPDATE stays_longer SET why = :empty WHERE stay IN (SELECT s.id FROM stays_stay s WHERE s.until IS NOT NULL AND s.person IN (SELECT same FROM registry_open_same WHERE person = :person));

-- change erase_leases(person person_id, empty blob)
UPDATE stays_lease SET words = :empty WHERE stay IN (SELECT s.id FROM stays_stay s WHERE s.until IS NOT NULL AND s.person IN (SELECT same FROM registry_open_same WHERE person = :person));

-- change erase_months(person person_id)
UPDATE stays_month SET why = NULL WHERE stay IN (SELECT s.id FROM stays_stay s WHERE s.until IS NOT NULL AND s.person IN (SELECT same FROM registry_open_same WHERE person = :person));

-- change read_others(person person_id)
-- Whoever took a shift over had read up to an entry that is taken away: then up to the one before it.
UPDATE stays_relief SET read_to = (SELECT max(l.id) FROM stays_log l WHERE l.unit = stays_relief.unit AND l.id < stays_relief.read_to
       AND (l.stay IS NULL OR l.stay NOT IN (SELECT s.id FROM stays_stay s WHERE s.until IS NOT NULL AND s.person IN (SELECT same FROM registry_open_same WHERE person = :person))))
 WHERE read_to IN (SELECT e.id FROM stays_log e WHERE e.stay IN (SELECT s.id FROM stays_stay s WHERE s.until IS NOT NULL AND s.person IN (SELECT same FROM registry_open_same WHERE person = :person)));

-- change erase_entries(person person_id)
DELETE FROM stays_log WHERE stay IN (SELECT s.id FROM stays_stay s WHERE s.until IS NOT NULL AND s.person IN (SELECT same FROM registry_open_same WHERE person = :person));
