-- SPDX-License-Identifier: EUPL-1.2
-- transfer.sql - from store to store; in transit until it is received.

-- many transfers(unit unit_id, reader account_id, today day, most int) -> id transfer_id, source unit_id, source_name text?,
--   target unit_id, target_name text?, state text, sent instant, lines int
-- ST18: a secret store has a name, and people, for who works in it.
SELECT t.id, t.source, CASE WHEN a.secret = 0 OR v.unit IS NOT NULL THEN a.name END AS source_name, t.target,
       CASE WHEN b.secret = 0 OR w.unit IS NOT NULL THEN b.name END AS target_name, t.state, t.sent,
       (SELECT count(*) FROM stock_transferred x WHERE x.transfer = t.id) AS lines
  FROM stock_transfer t JOIN access_open_unit a ON a.id = t.source JOIN access_open_unit b ON b.id = t.target
  LEFT JOIN (SELECT DISTINCT k.unit FROM access_open_work k
       WHERE k.account = :reader AND k.since <= :today AND (k.until IS NULL OR k.until > :today)) v ON v.unit = t.source
  LEFT JOIN (SELECT DISTINCT k.unit FROM access_open_work k
       WHERE k.account = :reader AND k.since <= :today AND (k.until IS NULL OR k.until > :today)) w ON w.unit = t.target
 WHERE t.id IN (SELECT id FROM stock_transfer WHERE source = :unit UNION SELECT id FROM stock_transfer WHERE target = :unit)
 ORDER BY CASE t.state WHEN 'sent' THEN 0 ELSE 1 END, t.id DESC LIMIT :most;

-- maybe transfer(id transfer_id, reader account_id, today day) -> source unit_id, source_name text?, target unit_id, target_name text?,
--   state text, note text, sent instant, sent_by text?, ended instant?, ended_by text?
-- The same; who takes it back works in the store it left, who receives it in the other.
SELECT t.source, CASE WHEN a.secret = 0 OR v.unit IS NOT NULL THEN a.name END AS source_name, t.target,
       CASE WHEN b.secret = 0 OR w.unit IS NOT NULL THEN b.name END AS target_name, t.state, t.note, t.sent,
       CASE WHEN a.secret = 0 OR v.unit IS NOT NULL THEN s.name END AS sent_by, t.ended,
       CASE WHEN t.state = 'back' AND (a.secret = 0 OR v.unit IS NOT NULL) OR t.state <> 'back' AND (b.secret = 0 OR w.unit IS NOT NULL)
            THEN e.name END AS ended_by
  FROM stock_transfer t JOIN access_open_unit a ON a.id = t.source JOIN access_open_unit b ON b.id = t.target
  LEFT JOIN (SELECT DISTINCT k.unit FROM access_open_work k
       WHERE k.account = :reader AND k.since <= :today AND (k.until IS NULL OR k.until > :today)) v ON v.unit = t.source
  LEFT JOIN (SELECT DISTINCT k.unit FROM access_open_work k
       WHERE k.account = :reader AND k.since <= :today AND (k.until IS NULL OR k.until > :today)) w ON w.unit = t.target
  LEFT JOIN staff_open_account s ON s.id = t.sent_by LEFT JOIN staff_open_account e ON e.id = t.ended_by
 WHERE t.id = :id;

-- many transfer_lines(id transfer_id) -> id transferred_id, lot lot_id, name text, name_en text, measure text, batch text, expires day?,
--   quantity int, arrived int?, why text
SELECT x.id, x.lot, i.name, i.name_en, i.measure, l.batch, l.expires, x.quantity, x.arrived, x.why
  FROM stock_transferred x JOIN stock_lot l ON l.id = x.lot JOIN stock_item i ON i.id = l.item
 WHERE x.transfer = :id ORDER BY i.name, x.id;

-- many lots_held(unit unit_id, kind text) -> lot lot_id, item item_id, name text, name_en text, measure text, batch text, expires day?,
--   quantity int, worth cents
SELECT h.lot, h.item, i.name, i.name_en, i.measure, l.batch, l.expires, h.quantity, l.worth
  FROM stock_held h JOIN stock_lot l ON l.id = h.lot JOIN stock_item i ON i.id = h.item
 WHERE h.unit = :unit AND h.quantity > 0 AND (:kind = '' OR i.kind = :kind)
 ORDER BY i.kind, i.name, coalesce(l.expires, 9999999), h.lot;

-- many stores_all(kinds text) -> id unit_id, name text
-- Units that keep goods by their kind (with blanks around each), and those into which something has come.
SELECT u.id, u.name FROM access_open_unit u
 WHERE u.secret = 0 AND u.closed = 0 AND ((u.kind <> '' AND :kinds LIKE '% ' || u.kind || ' %')
       OR EXISTS (SELECT 1 FROM stock_held h WHERE h.unit = u.id)) ORDER BY u.name, u.id;

-- change add_transfer(source unit_id, target unit_id, note text, now instant, by account_id) -> id transfer_id
INSERT INTO stock_transfer(source, target, note, sent, sent_by) VALUES(:source, :target, :note, :now, :by) RETURNING id;

-- change add_transferred(transfer transfer_id, lot lot_id, quantity int)
INSERT INTO stock_transferred(transfer, lot, quantity) VALUES(:transfer, :lot, :quantity);

-- change set_arrived(id transferred_id, arrived int, why text)
UPDATE stock_transferred SET arrived = :arrived, why = :why WHERE id = :id;

-- change end_transfer(id transfer_id, state text, now instant, by account_id)
UPDATE stock_transfer SET state = :state, ended = :now, ended_by = :by, row_version = row_version + 1 WHERE id = :id AND state = 'sent';
