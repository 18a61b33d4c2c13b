-- SPDX-License-Identifier: EUPL-1.2
-- lot.sql - one lot in one store.

-- maybe lot(id lot_id, unit unit_id) -> item item_id, name text, name_en text, kind text, measure text, batch text, expires day?,
--   worth cents, recall recall_id?,
--   recall_why text?, donor text?, supply supply_id?, supply_unit unit_id?, on_day day?, quantity int, known bool
-- known: it lies, or has lain, in this store.
SELECT l.item, i.name, i.name_en, i.kind, i.measure, l.batch, l.expires, l.worth, l.recall, c.why AS recall_why, d.name AS donor, l.supply,
    s.unit AS supply_unit,
       s.on_day, coalesce(h.quantity, 0) AS quantity, CASE WHEN h.id IS NULL THEN 0 ELSE 1 END AS known
  FROM stock_lot l JOIN stock_item i ON i.id = l.item LEFT JOIN stock_supply s ON s.id = l.supply LEFT JOIN stock_donor d ON d.id = s.donor
  LEFT JOIN stock_recall c ON c.id = l.recall LEFT JOIN stock_held h ON h.lot = l.id AND h.unit = :unit
 WHERE l.id = :id;

-- many lot_moves(id lot_id, unit unit_id, most int) -> moved moved_id, on_day day, noted instant, kind text, quantity int, why text,
--   about_kind text, about int,
--   counters moved_id?, by_name text?
SELECT m.id AS moved, m.on_day, m.noted, m.kind, m.quantity, m.why, m.about_kind, m.about, m.counters, a.name AS by_name
  FROM stock_moved m LEFT JOIN staff_open_account a ON a.id = m.by
 WHERE m.lot = :id AND m.unit = :unit ORDER BY m.id DESC LIMIT :most;
