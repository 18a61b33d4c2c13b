-- SPDX-License-Identifier: EUPL-1.2
-- guests.sql - who stays in a unit, who was sent to it, who left and is asked how they are.

-- many guests(unit unit_id, reader account_id, files int, today day, month day, next day, now instant) -> id stay_id, code text, family text?, given text?,
--   since day, due day, bed_name text?, room_name text?, along stay_id?, missing int, asked int, leased int, settled int
-- A file that the reader may not open has no name here.
SELECT s.id, s.code, q.family, q.given, s.since, s.due, d.name AS bed_name, m.name AS room_name, s.along,
       (SELECT count(*) FROM stays_brought t WHERE t.stay = s.id AND (t.state = 'asked' OR t.state = 'seen' AND t.good_until <= :today)) AS missing,
       (SELECT count(*) FROM stays_longer l WHERE l.stay = s.id AND l.state = 'asked') AS asked,
       (SELECT count(*) FROM stays_lease e WHERE e.stay = s.id AND e.since < :next AND (e.until IS NULL OR e.until > :month)) AS leased,
       (SELECT count(*) FROM stays_month h WHERE h.stay = s.id AND h.month = :month) AS settled
  FROM stays_stay s JOIN registry_open_person p ON p.id = s.person
  LEFT JOIN registry_open_person q ON q.id = coalesce(p.merged_into, p.id) AND (q.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant g
       WHERE g.person IN (q.id, p.id) AND g.account = :reader AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
  LEFT JOIN stays_bedding b ON b.stay = s.id AND b.until IS NULL LEFT JOIN stays_bed d ON d.id = b.bed LEFT JOIN stays_room m ON m.id = d.room
 WHERE s.unit = :unit AND s.until IS NULL
 ORDER BY m.name, d.id, s.id;

-- one places(unit unit_id, today day) -> beds int, used int, broken int
SELECT count(*) AS beds, coalesce(sum(CASE WHEN o.stay IS NOT NULL THEN 1 ELSE 0 END), 0) AS used,
       coalesce(sum(CASE WHEN o.id IS NOT NULL AND o.stay IS NULL THEN 1 ELSE 0 END), 0) AS broken
  FROM stays_room m JOIN stays_bed b ON b.room = m.id
  LEFT JOIN stays_bedding o ON o.bed = b.id AND o.since <= :today AND (o.until IS NULL OR o.until > :today)
 WHERE m.unit = :unit AND b.closed = 0;

-- many coming(unit unit_id) -> id referral_id, person person_id, since instant
SELECT c.id, c.person, c.since FROM referrals_open_coming c
 WHERE c.unit = :unit AND NOT EXISTS (SELECT 1 FROM stays_stay s WHERE s.referral = c.id) ORDER BY c.since, c.id;

-- many asked_after(unit unit_id, reader account_id, files int, today day, now instant) -> id stay_id, code text, family text?, given text?, until day?, follow day?
SELECT s.id, s.code, q.family, q.given, s.until, s.follow
  FROM stays_stay s JOIN registry_open_person p ON p.id = s.person
  LEFT JOIN registry_open_person q ON q.id = coalesce(p.merged_into, p.id) AND (q.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant g
       WHERE g.person IN (q.id, p.id) AND g.account = :reader AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
 WHERE s.unit = :unit AND s.follow <= :today AND s.followed IS NULL ORDER BY s.follow, s.id;

-- many given(unit unit_id, today day) -> person person_id, since day, until day
-- Who was given a place here by a list (places) and has not come.
SELECT t.person, t.since, t.until FROM access_open_unit u
  JOIN places_open_seat t ON t.structure = u.structure AND t.state = 'held' AND t.until > :today
 WHERE u.id = :unit AND u.structure <> '' AND NOT EXISTS (SELECT 1 FROM stays_stay s JOIN registry_open_same x ON x.same = s.person
       WHERE s.unit = u.id AND x.person = t.person AND (s.until IS NULL OR s.until > t.since))
 ORDER BY t.since, t.id;

-- many left_lately(unit unit_id, reader account_id, files int, after day, today day, now instant) ->
--   id stay_id, code text, family text?, given text?, since day, until day?, destination text
-- Those who are asked how they are stand in a list of their own.
SELECT s.id, s.code, q.family, q.given, s.since, s.until, s.destination
  FROM stays_stay s JOIN registry_open_person p ON p.id = s.person
  LEFT JOIN registry_open_person q ON q.id = coalesce(p.merged_into, p.id) AND (q.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant g
       WHERE g.person IN (q.id, p.id) AND g.account = :reader AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
 WHERE s.unit = :unit AND s.until > :after AND NOT (s.followed IS NULL AND coalesce(s.follow, 9000000) <= :today)
 ORDER BY s.until DESC, s.id DESC;

-- many on_my_day(reader account_id, files int, today day, now instant) -> id stay_id, code text, family text?, given text?, secret bool, kind text, unit_name text,
--   due day, late_papers int, asked int
SELECT s.id, s.code, q.family, q.given, u.secret, u.kind, u.name AS unit_name, s.due,
       (SELECT count(*) FROM stays_brought t WHERE t.stay = s.id AND (t.state = 'asked' AND t.needed <= :today OR t.state = 'seen' AND t.good_until <= :today)) AS late_papers,
       (SELECT count(*) FROM stays_longer l WHERE l.stay = s.id AND l.state = 'asked' AND l.asked_by <> :reader) AS asked
  FROM stays_stay s JOIN access_open_unit u ON u.id = s.unit
  JOIN access_open_work w ON w.unit = s.unit AND w.account = :reader AND w.since <= :today AND (w.until IS NULL OR w.until > :today)
  JOIN registry_open_person p ON p.id = s.person
  LEFT JOIN registry_open_person q ON q.id = coalesce(p.merged_into, p.id) AND (q.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant g
       WHERE g.person IN (q.id, p.id) AND g.account = :reader AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
 WHERE s.until IS NULL
 ORDER BY s.due, s.id;
