-- SPDX-License-Identifier: EUPL-1.2
-- known.sql - visits of a person; visits of today of whom nobody said who it was.

-- many visits_of(person person_id, reader account_id, own int, today day, before instant, most int) -> id visit_id, at instant, purpose text, said blob?, state text, worker text?
-- Also those that somebody said something else of who may not see whose they were (RC7).  RC8; own 1: for the
-- person's own copy, all.
SELECT v.id, v.at, v.purpose, o.said, v.state, a.name AS worker
  FROM (SELECT x.id, x.said FROM registry_open_same s JOIN reception_visit x ON x.person = s.same WHERE s.person = :person
        UNION ALL SELECT k.visit, k.said FROM registry_open_same s JOIN reception_aside k ON k.person = s.same WHERE s.person = :person) o
  JOIN reception_visit v ON v.id = o.id LEFT JOIN staff_open_account a ON a.id = v.worker
 WHERE v.at < :before AND (:own = 1 OR (v.place NOT IN (SELECT u.id FROM access_open_unit u WHERE u.secret = 1) OR EXISTS (SELECT 1 FROM access_open_work k WHERE k.unit = v.place
        AND k.account = :reader AND k.since <= :today AND (k.until IS NULL OR k.until > :today))))
 ORDER BY v.at DESC, v.id DESC LIMIT :most;

-- many unknown_today(place int, today day, reader account_id, files int, now instant) -> id visit_id, number int, name blob?, purpose text
-- RC7: those of files that the reader may not open are among them.  Of the last two hundred tickets: a day may have a thousand.
SELECT v.id, v.number, CASE WHEN v.person IS NULL THEN v.name END AS name, v.purpose
  FROM reception_visit v
 WHERE v.place = :place AND v.day = :today AND v.state IN ('waiting', 'called', 'served')
   AND v.number > (SELECT coalesce(max(x.number), 0) - 200 FROM reception_visit x WHERE x.place = :place AND x.day = :today)
   AND (v.person IS NULL OR (:files = 0 OR EXISTS (SELECT 1 FROM registry_open_shielded s WHERE s.person = v.person))
        AND NOT EXISTS (SELECT 1 FROM access_open_grant g WHERE g.person = v.person AND g.account = :reader AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
 ORDER BY v.number DESC LIMIT 8;

-- one how_many_wait(place int, today day) -> n int
SELECT count(*) AS n FROM reception_visit v WHERE v.place = :place AND v.day = :today AND v.state = 'waiting';

-- change forget_asides(person person_id)
DELETE FROM reception_aside WHERE person IN (SELECT s.same FROM registry_open_same s WHERE s.person = :person);

-- change forget_visits(person person_id)
UPDATE reception_visit SET person = NULL, name = NULL, said = NULL, row_version = row_version + 1
 WHERE person IN (SELECT s.same FROM registry_open_same s WHERE s.person = :person);
