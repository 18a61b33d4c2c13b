-- SPDX-License-Identifier: EUPL-1.2
-- count.sql - what really lies there.

-- maybe count_open(unit unit_id) -> id stocktake_id, state text, made instant, by_name text?, asked_by account_id?, asked_name text?,
--   differs cents, row_version int
SELECT s.id, s.state, s.made, a.name AS by_name, s.asked_by, b.name AS asked_name, s.differs, s.row_version
  FROM stock_stocktake s LEFT JOIN staff_open_account a ON a.id = s.by LEFT JOIN staff_open_account b ON b.id = s.asked_by
 WHERE s.unit = :unit AND s.state IN ('open', 'waits');

-- many counts_past(unit unit_id, most int) -> id stocktake_id, state text, closed instant?, by_name text?, differs cents, lots int
SELECT s.id, s.state, s.closed, a.name AS by_name, s.differs, (SELECT count(*) FROM stock_tallied t WHERE t.stocktake = s.id) AS lots
  FROM stock_stocktake s LEFT JOIN staff_open_account a ON a.id = s.closed_by
 WHERE s.unit = :unit AND s.state IN ('closed', 'dropped') ORDER BY s.id DESC LIMIT :most;

-- change add_count(unit unit_id, now instant, by account_id) -> id stocktake_id
INSERT INTO stock_stocktake(unit, made, by) SELECT :unit, :now, :by
 WHERE NOT EXISTS (SELECT 1 FROM stock_stocktake WHERE unit = :unit AND state IN ('open', 'waits')) RETURNING id;

-- many to_count(unit unit_id, stocktake stocktake_id) -> lot lot_id, name text, name_en text, measure text, batch text,
--   expires day?, book int
-- Lots that lie there by the book and were not counted yet.
SELECT h.lot, i.name, i.name_en, i.measure, l.batch, l.expires, h.quantity AS book
  FROM stock_held h JOIN stock_lot l ON l.id = h.lot JOIN stock_item i ON i.id = h.item
 WHERE h.unit = :unit AND h.quantity > 0
   AND NOT EXISTS (SELECT 1 FROM stock_tallied t WHERE t.stocktake = :stocktake AND t.lot = h.lot)
 ORDER BY i.kind, i.name, coalesce(l.expires, 9999999), h.lot;

-- many tallied(unit unit_id, stocktake stocktake_id) -> id tallied_id, lot lot_id, name text, name_en text, measure text, batch text,
--   expires day?, book int, counted int, reason text, words text, worth cents, held int
-- What was counted; where it differs first.
SELECT t.id, t.lot, i.name, i.name_en, i.measure, l.batch, l.expires, t.book, t.counted, t.reason, t.words, l.worth,
       coalesce(h.quantity, 0) AS held
  FROM stock_tallied t JOIN stock_lot l ON l.id = t.lot JOIN stock_item i ON i.id = l.item
  LEFT JOIN stock_held h ON h.lot = t.lot AND h.unit = :unit
 WHERE t.stocktake = :stocktake
 ORDER BY CASE WHEN t.book <> t.counted THEN 0 ELSE 1 END, i.kind, i.name, t.id;

-- one held_of(unit unit_id, lot lot_id) -> quantity int
SELECT coalesce(sum(quantity), 0) AS quantity FROM stock_held WHERE unit = :unit AND lot = :lot;

-- change tally(stocktake stocktake_id, lot lot_id, book int, counted int, now instant, by account_id)
INSERT INTO stock_tallied(stocktake, lot, book, counted, at, by) VALUES(:stocktake, :lot, :book, :counted, :now, :by)
ON CONFLICT(stocktake, lot) DO UPDATE SET book = excluded.book, counted = excluded.counted, reason = '', words = '', at = excluded.at,
    by = excluded.by;

-- change explain_tally(stocktake stocktake_id, lot lot_id, reason text, words text)
UPDATE stock_tallied SET reason = :reason, words = :words WHERE stocktake = :stocktake AND lot = :lot;

-- change finish_count(id stocktake_id, state text, differs cents, four_eyes bool, asked_by account_id, now instant?, closed_by account_id?)
UPDATE stock_stocktake SET state = :state, differs = :differs, four_eyes = :four_eyes, asked_by = :asked_by, closed = :now,
    closed_by = :closed_by, row_version = row_version + 1
 WHERE id = :id AND state = 'open';

-- change confirm_count(id stocktake_id, state text, now instant, by account_id)
-- dropped: from open or from waiting; closed: by somebody else than who finished it.
UPDATE stock_stocktake SET state = :state, closed = :now, closed_by = :by, row_version = row_version + 1
 WHERE id = :id AND (state = 'waits' AND (:state = 'dropped' OR asked_by <> :by) OR state = 'open' AND :state = 'dropped');

-- change reopen_count(id stocktake_id)
UPDATE stock_stocktake SET state = 'open', four_eyes = 0, asked_by = NULL, row_version = row_version + 1 WHERE id = :id AND state = 'waits';
