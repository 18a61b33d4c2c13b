-- SPDX-License-Identifier: EUPL-1.2
-- front.sql - what a store has.

-- many shelf(unit unit_id, today day, kind text) -> item item_id, kind text, name text, name_en text, measure text, least int, held int,
--   good int, expires day?, worth cents
-- Everything that lies there or has lain there and is still in use; good: not past its day,
--   not recalled; expires: the soonest of what is good.
SELECT i.id AS item, i.kind, i.name, i.name_en, i.measure, i.least, sum(h.quantity) AS held,
       sum(CASE WHEN l.recall IS NULL AND (l.expires IS NULL OR l.expires >= :today) THEN h.quantity ELSE 0 END) AS good,
       min(CASE WHEN h.quantity > 0 AND l.recall IS NULL AND l.expires >= :today THEN l.expires END) AS expires,
           sum(h.quantity * l.worth) AS worth
  FROM stock_held h JOIN stock_item i ON i.id = h.item JOIN stock_lot l ON l.id = h.lot
 WHERE h.unit = :unit AND (:kind = '' OR i.kind = :kind)
 GROUP BY i.id, i.kind, i.name, i.name_en, i.measure, i.least, i.ended
HAVING sum(h.quantity) > 0 OR i.ended IS NULL
 ORDER BY i.kind, i.name, i.id;

-- many went(unit unit_id, since day, today day) -> item item_id, quantity int
-- What was handed out or cooked on the days from since up to today, without it.
SELECT l.item, -sum(m.quantity) AS quantity FROM stock_moved m JOIN stock_lot l ON l.id = m.lot
 WHERE m.unit = :unit AND m.on_day >= :since AND m.on_day < :today AND m.kind IN ('given', 'used')
 GROUP BY l.item;

-- many expiring(unit unit_id, until day) -> lot lot_id, name text, name_en text, measure text, batch text, expires day?, quantity int,
--   recalled bool
SELECT h.lot, i.name, i.name_en, i.measure, l.batch, l.expires, h.quantity, CASE WHEN l.recall IS NULL THEN 0 ELSE 1 END AS recalled
  FROM stock_held h JOIN stock_lot l ON l.id = h.lot JOIN stock_item i ON i.id = h.item
 WHERE h.unit = :unit AND h.quantity > 0 AND (l.expires <= :until OR l.recall IS NOT NULL)
 ORDER BY coalesce(l.expires, 0), i.name, h.lot;

-- one today_at(unit unit_id, today day) -> handouts int, persons int
SELECT count(*) AS handouts, coalesce(sum(persons),
    0) AS persons FROM stock_handout WHERE unit = :unit AND on_day = :today AND undone IS NULL;
