-- SPDX-License-Identifier: EUPL-1.2
-- about.sql - stays on a person's page.

-- many stays_of(person person_id, reader account_id, today day) -> id stay_id, unit_name text, since day, until day?, destination text, made instant, opens bool,
--   ended_at instant?
-- ST1, ST6: those of a secret unit only to its own team; of the others that there is one, and its page to who works there.
SELECT s.id, u.name AS unit_name, s.since, s.until, s.destination, s.made,
       CASE WHEN EXISTS (SELECT 1 FROM access_open_work w WHERE w.unit = s.unit AND w.account = :reader AND w.since <= :today AND (w.until IS NULL OR w.until > :today))
            THEN 1 ELSE 0 END AS opens, s.until * 86400 AS ended_at
  FROM stays_stay s JOIN access_open_unit u ON u.id = s.unit
 WHERE s.person IN (SELECT same FROM registry_open_same WHERE person = :person)
   AND (u.secret = 0 OR EXISTS (SELECT 1 FROM access_open_work x WHERE x.unit = s.unit AND x.account = :reader AND x.since <= :today AND (x.until IS NULL OR x.until > :today)))
 ORDER BY s.since DESC, s.id DESC;

-- one last_stay(person person_id) -> n int, last day?
SELECT count(*) AS n, max(coalesce(until, due)) AS last FROM stays_stay WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person);

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

-- change erase_entries(person person_id)
DELETE FROM stays_log WHERE stay IN (SELECT s.id FROM stays_stay s WHERE s.until IS NOT NULL AND s.person IN (SELECT same FROM registry_open_same WHERE person = :person))
   AND NOT EXISTS (SELECT 1 FROM stays_relief f WHERE f.read_to = stays_log.id);
