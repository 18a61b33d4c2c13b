-- SPDX-License-Identifier: EUPL-1.2
-- inside.sql - one stay, free beds.

-- maybe guest(id stay_id, reader account_id, files int, today day, now instant) -> unit unit_id, unit_name text, kind text, secret bool, quiet bool, person person_id,
--   family text?, given text?, opens bool, code text, cycle text, origin text, referral referral_id?, along stay_id?, persons int, since day, due day,
--   until day?, destination text, why blob?, follow day?, follow_state text, follow_words blob?, followed day?, row_version int,
--   bed bed_id?, bed_name text?, room_name text?
-- ST1: only where the reader works.  quiet: that somebody stays there says something of their health.
SELECT s.unit, u.name AS unit_name, u.kind, u.secret,
       CASE WHEN u.id IN (SELECT unit FROM access_open_quiet) THEN 1 ELSE 0 END AS quiet, coalesce(p.merged_into, s.person) AS person, q.family, q.given,
       CASE WHEN q.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant g WHERE g.person IN (q.id, p.id) AND g.account = :reader
            AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)) THEN 1 ELSE 0 END AS opens,
       s.code, s.cycle, s.origin, s.referral, s.along, s.persons, s.since, s.due, s.until, s.destination, s.why, s.follow, s.follow_state, s.follow_words,
       s.followed, s.row_version, b.bed, d.name AS bed_name, m.name AS room_name
  FROM stays_stay s JOIN access_open_unit u ON u.id = s.unit
  JOIN access_open_work w ON w.unit = s.unit AND w.account = :reader AND w.since <= :today AND (w.until IS NULL OR w.until > :today)
  JOIN registry_open_person p ON p.id = s.person JOIN registry_open_person q ON q.id = coalesce(p.merged_into, p.id)
  LEFT JOIN stays_bedding b ON b.stay = s.id AND b.until IS NULL LEFT JOIN stays_bed d ON d.id = b.bed LEFT JOIN stays_room m ON m.id = d.room
 WHERE s.id = :id AND u.closed = 0;

-- many free_beds(unit unit_id, since day) -> id bed_id, name text, room text, whom text, step_free bool
SELECT b.id, b.name, m.name AS room, m.whom, m.step_free
  FROM stays_room m JOIN stays_bed b ON b.room = m.id
 WHERE m.unit = :unit AND b.closed = 0
   AND NOT EXISTS (SELECT 1 FROM stays_bedding o WHERE o.bed = b.id AND (o.until IS NULL OR o.until > :since))
 ORDER BY m.name, b.id;

-- maybe free_bed(unit unit_id, bed bed_id, since day) -> id bed_id, whom text
SELECT b.id, m.whom FROM stays_room m JOIN stays_bed b ON b.room = m.id
 WHERE m.unit = :unit AND b.id = :bed AND b.closed = 0
   AND NOT EXISTS (SELECT 1 FROM stays_bedding o WHERE o.bed = b.id AND (o.until IS NULL OR o.until > :since));
