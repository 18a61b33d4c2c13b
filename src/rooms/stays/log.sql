-- SPDX-License-Identifier: EUPL-1.2
-- log.sql - what one shift tells the next.

-- many entries(unit unit_id, since instant, reader account_id, files int, now instant) -> id log_id, day day, shift text, heavy bool, words blob, at instant, writer text?,
--   stay stay_id?, code text?, family text?, given text?
SELECT l.id, l.day, l.shift, l.heavy, l.words, l.at, a.name AS writer, l.stay, s.code, q.family, q.given
  FROM stays_log l LEFT JOIN staff_open_account a ON a.id = l.by LEFT JOIN stays_stay s ON s.id = l.stay LEFT JOIN registry_open_person p ON p.id = s.person
  LEFT JOIN registry_open_person q ON q.id = coalesce(p.merged_into, p.id) AND (q.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant g
       WHERE g.person IN (q.id, p.id) AND g.account = :reader AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
 WHERE l.unit = :unit AND l.at >= :since ORDER BY l.at DESC, l.id DESC;

-- many who_took_over(unit unit_id, on_day day, shift text) -> name text?, at instant
SELECT a.name, f.at FROM stays_relief f LEFT JOIN staff_open_account a ON a.id = f.by WHERE f.unit = :unit AND f.day = :on_day AND f.shift = :shift ORDER BY f.id;

-- one read_so_far(unit unit_id, reader account_id) -> last log_id?
SELECT max(read_to) AS last FROM stays_relief WHERE unit = :unit AND by = :reader;

-- one last_entry(unit unit_id) -> last log_id?
SELECT max(id) AS last FROM stays_log WHERE unit = :unit;

-- maybe guest_here(unit unit_id, stay stay_id) -> person person_id
SELECT person FROM stays_stay WHERE id = :stay AND unit = :unit AND until IS NULL;

-- change add_entry(unit unit_id, on_day day, shift text, stay stay_id?, heavy bool, words blob, now instant, by account_id) -> id log_id
INSERT INTO stays_log(unit, day, shift, stay, heavy, words, at, by) VALUES(:unit, :on_day, :shift, :stay, :heavy, :words, :now, :by) RETURNING id;

-- change take_over(unit unit_id, on_day day, shift text, read_to log_id?, now instant, by account_id)
INSERT INTO stays_relief(unit, day, shift, read_to, at, by) VALUES(:unit, :on_day, :shift, :read_to, :now, :by)
    ON CONFLICT(unit, day, shift, by) DO NOTHING;

-- many guests_here(unit unit_id, reader account_id, files int, now instant) -> id stay_id, code text, family text?, given text?
SELECT s.id, s.code, q.family, q.given
  FROM stays_stay s JOIN registry_open_person p ON p.id = s.person
  LEFT JOIN registry_open_person q ON q.id = coalesce(p.merged_into, p.id) AND (q.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant g
       WHERE g.person IN (q.id, p.id) AND g.account = :reader AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
 WHERE s.unit = :unit AND s.until IS NULL ORDER BY q.family, q.given, s.code;
