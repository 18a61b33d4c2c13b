-- SPDX-License-Identifier: EUPL-1.2
-- rooms.sql - rooms and beds, who is in them, what is out of order.

-- many beds(unit unit_id, today day, reader account_id, files int, now instant) -> room room_id, room_name text, whom text, step_free bool, id bed_id?, name text?,
--   stay stay_id?, code text?, family text?, given text?, out bedding_id?, why text?, until day?
SELECT m.id AS room, m.name AS room_name, m.whom, m.step_free, b.id, b.name, o.stay, s.code, q.family, q.given,
       CASE WHEN o.stay IS NULL THEN o.id END AS out, o.why, o.until
  FROM stays_room m LEFT JOIN stays_bed b ON b.room = m.id AND b.closed = 0
  LEFT JOIN stays_bedding o ON o.bed = b.id AND o.since <= :today AND (o.until IS NULL OR o.until > :today)
  LEFT JOIN stays_stay s ON s.id = o.stay LEFT JOIN registry_open_person p ON p.id = s.person
  LEFT JOIN registry_open_person q ON q.id = coalesce(p.merged_into, p.id) AND (q.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant g
       WHERE g.person IN (q.id, p.id) AND g.account = :reader AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
 WHERE m.unit = :unit ORDER BY m.name, m.id, b.id;

-- maybe room_named(unit unit_id, name text) -> id room_id
SELECT id FROM stays_room WHERE unit = :unit AND name = :name;

-- one room_count(unit unit_id) -> n int
SELECT count(*) AS n FROM stays_room WHERE unit = :unit;

-- one bed_count(room room_id) -> n int
SELECT count(*) AS n FROM stays_bed WHERE room = :room;

-- change add_room(unit unit_id, name text, whom text, step_free bool) -> id room_id
INSERT INTO stays_room(unit, name, whom, step_free) VALUES(:unit, :name, :whom, :step_free) RETURNING id;

-- change add_bed(room room_id, name text)
INSERT INTO stays_bed(room, name) VALUES(:room, :name);

-- maybe bed_of(unit unit_id, bed bed_id) -> id bed_id
SELECT b.id FROM stays_bed b JOIN stays_room m ON m.id = b.room WHERE m.unit = :unit AND b.id = :bed AND b.closed = 0;

-- change break_bed(bed bed_id, since day, until day?, why text, now instant, by account_id)
INSERT INTO stays_bedding(bed, since, until, why, made, by) VALUES(:bed, :since, :until, :why, :now, :by);

-- change mend_bed(bed bed_id, tonight day, today day)
-- Somebody may lie in it tonight; before noon that is still last night.
UPDATE stays_bedding SET until = CASE WHEN since > :tonight THEN since ELSE :tonight END
 WHERE bed = :bed AND stay IS NULL AND since <= :today AND (until IS NULL OR until > :tonight);

-- change close_bed(bed bed_id)
UPDATE stays_bed SET closed = 1 WHERE id = :bed AND closed = 0;
