-- SPDX-License-Identifier: EUPL-1.2
-- tonight.sql - the nightly list.

-- many tonight(unit unit_id, night day, reader account_id, files int, now instant) -> id stay_id, code text, family text?, given text?, bed_name text?, room_name text?,
--   state text?, on_leave bool, last_here day?
SELECT s.id, s.code, q.family, q.given, d.name AS bed_name, m.name AS room_name, k.state,
       CASE WHEN EXISTS (SELECT 1 FROM stays_leave l WHERE l.stay = s.id AND l.since <= :night AND l.until > :night) THEN 1 ELSE 0 END AS on_leave,
       (SELECT max(h.night) FROM stays_night h WHERE h.stay = s.id AND h.state = 'here') AS last_here
  FROM stays_stay s JOIN registry_open_person p ON p.id = s.person
  LEFT JOIN registry_open_person q ON q.id = coalesce(p.merged_into, p.id) AND (q.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant g
       WHERE g.person IN (q.id, p.id) AND g.account = :reader AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
  LEFT JOIN stays_night k ON k.stay = s.id AND k.night = :night
  LEFT JOIN stays_bedding b ON b.stay = s.id AND b.since <= :night AND (b.until IS NULL OR b.until > :night)
  LEFT JOIN stays_bed d ON d.id = b.bed LEFT JOIN stays_room m ON m.id = d.room
 WHERE s.unit = :unit AND s.since <= :night AND (s.until IS NULL OR s.until > :night)
 ORDER BY m.name, d.id, s.id;

-- maybe stays_that_night(unit unit_id, stay stay_id, night day) -> person person_id, was text?, kept night_id?
SELECT s.person, k.state AS was, k.id AS kept FROM stays_stay s LEFT JOIN stays_night k ON k.stay = s.id AND k.night = :night
 WHERE s.id = :stay AND s.unit = :unit AND s.since <= :night AND (s.until IS NULL OR s.until > :night);

-- change put_night(stay stay_id, night day, state text, now instant, by account_id) -> id night_id
INSERT INTO stays_night(stay, night, state, at, by) VALUES(:stay, :night, :state, :now, :by)
    ON CONFLICT(stay, night) DO UPDATE SET state = excluded.state, at = excluded.at, by = excluded.by
RETURNING id;

-- many nights_noted(unit unit_id, since day, until day) -> id night_id, stay stay_id
SELECT k.id, k.stay FROM stays_night k JOIN stays_stay s ON s.id = k.stay WHERE s.unit = :unit AND k.night >= :since AND k.night < :until;

-- many guests_of_month(unit unit_id, since day, until day, reader account_id, files int, now instant) -> id stay_id, code text, family text?, given text?, sex text,
--   child bool, from_day day, to_day day?
SELECT s.id, s.code, q.family, q.given, p.sex, CASE WHEN s.along IS NOT NULL THEN 1 ELSE 0 END AS child, s.since AS from_day, s.until AS to_day
  FROM stays_stay s JOIN registry_open_person p ON p.id = s.person
  LEFT JOIN registry_open_person q ON q.id = coalesce(p.merged_into, p.id) AND (q.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant g
       WHERE g.person IN (q.id, p.id) AND g.account = :reader AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
 WHERE s.unit = :unit AND s.since < :until AND (s.until IS NULL OR s.until >= :since)
 ORDER BY s.since, s.id;

-- maybe of_night(id night_id) -> stay stay_id
SELECT stay FROM stays_night WHERE id = :id;
