-- SPDX-License-Identifier: EUPL-1.2
-- month.sql - a store's month.

-- many month_items(unit unit_id, since day, until day) -> item item_id, name text, name_en text, measure text, before int, came int,
--   given int, lent int, moved int, lost int, worth cents
-- before: what lay there when the month began; worth: of what was handed out.
SELECT i.id AS item, i.name, i.name_en, i.measure,
       sum(CASE WHEN m.on_day < :since THEN m.quantity ELSE 0 END) AS before,
       sum(CASE WHEN m.on_day >= :since AND m.kind = 'received' THEN m.quantity ELSE 0 END) AS came,
       -sum(CASE WHEN m.on_day >= :since AND m.kind = 'given' THEN m.quantity ELSE 0 END) AS given,
       -sum(CASE WHEN m.on_day >= :since AND m.kind IN ('lent', 'returned') THEN m.quantity ELSE 0 END) AS lent,
       sum(CASE WHEN m.on_day >= :since AND m.kind IN ('moved_in', 'moved_out') THEN m.quantity ELSE 0 END) AS moved,
       sum(CASE WHEN m.on_day >= :since AND m.kind IN ('counted', 'spoiled', 'used', 'recalled') THEN m.quantity ELSE 0 END) AS lost,
       -sum(CASE WHEN m.on_day >= :since AND m.kind = 'given' THEN m.quantity * l.worth ELSE 0 END) AS worth
  FROM stock_moved m JOIN stock_lot l ON l.id = m.lot JOIN stock_item i ON i.id = l.item
 WHERE m.unit = :unit AND m.on_day < :until
 GROUP BY i.id, i.kind, i.name, i.name_en, i.measure
HAVING sum(m.quantity) <> 0 OR max(m.on_day) >= :since
 ORDER BY i.kind, i.name, i.id;

-- one month_turns(unit unit_id, since day, until day) -> turns int, households int, persons int
-- Each household once, with the persons it had at most.
SELECT coalesce(sum(x.turns), 0) AS turns, count(x.card) AS households, coalesce(sum(x.persons), 0) AS persons
  FROM (SELECT h.card, count(*) AS turns, CASE WHEN h.card IS NULL THEN count(*) ELSE max(h.persons) END AS persons FROM stock_handout h
         WHERE h.unit = :unit AND h.on_day >= :since AND h.on_day < :until AND h.undone IS NULL GROUP BY h.card) x;
