-- SPDX-License-Identifier: EUPL-1.2
-- moves.sql - what moves in and out; what may be handed out.

-- change add_moved(today day, now instant, by account_id, unit unit_id, lot lot_id, kind text, quantity int, about_kind text, about int,
--   why text) -> id moved_id
INSERT INTO stock_moved(on_day, noted, by, unit, lot, kind, quantity, about_kind, about, why)
VALUES(:today, :now, :by, :unit, :lot, :kind, :quantity, :about_kind, :about, :why)
RETURNING id;

-- many lots_good(unit unit_id, item item_id, last day) -> lot lot_id, quantity int, worth cents
-- ST4: the soonest last day first, what keeps for ever last; good still on the day `last`.
SELECT h.lot, h.quantity, l.worth FROM stock_held h JOIN stock_lot l ON l.id = h.lot
 WHERE h.unit = :unit AND h.item = :item AND h.quantity > 0 AND l.recall IS NULL AND (l.expires IS NULL OR l.expires >= :last)
 ORDER BY coalesce(l.expires, 9999999), l.id;

-- change take_back(about_kind text, about int, now instant, by account_id, why text)
INSERT INTO stock_moved(on_day, noted, by, unit, lot, kind, quantity, about_kind, about, counters, why)
SELECT m.on_day, :now, :by, m.unit, m.lot, m.kind, -m.quantity, m.about_kind, m.about, m.id, :why
  FROM stock_moved m
 WHERE m.about_kind = :about_kind AND m.about = :about AND m.counters IS NULL
   AND NOT EXISTS (SELECT 1 FROM stock_moved c WHERE c.counters = m.id);

-- change take_back_one(moved moved_id, now instant, by account_id, why text)
INSERT INTO stock_moved(on_day, noted, by, unit, lot, kind, quantity, about_kind, about, counters, why)
SELECT m.on_day, :now, :by, m.unit, m.lot, m.kind, -m.quantity, m.about_kind, m.about, m.id, :why
  FROM stock_moved m
 WHERE m.id = :moved AND m.counters IS NULL AND NOT EXISTS (SELECT 1 FROM stock_moved c WHERE c.counters = m.id);

-- one differed_since(unit unit_id, since day) -> worth cents
-- ST15: differences of counts and corrections, up or down, that no second person confirmed.
SELECT coalesce(sum(abs(m.quantity) * l.worth), 0) AS worth FROM stock_moved m JOIN stock_lot l ON l.id = m.lot
  LEFT JOIN stock_stocktake s ON m.about_kind = 'stocktake' AND s.id = m.about
 WHERE m.unit = :unit AND m.on_day > :since AND m.kind = 'counted' AND coalesce(s.four_eyes, 0) = 0;
