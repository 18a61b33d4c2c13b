-- SPDX-License-Identifier: EUPL-1.2
-- supply.sql - what came in.

-- many supplies(unit unit_id, before supply_id, most int) -> id supply_id, how text, donor text?, on_day day, number text, lines int,
--   worth cents
SELECT s.id, s.how, d.name AS donor, s.on_day, s.number, count(CASE WHEN m.counters IS NULL THEN m.id END) AS lines,
       coalesce(sum(m.quantity * l.worth), 0) AS worth
  FROM stock_supply s LEFT JOIN stock_donor d ON d.id = s.donor
  LEFT JOIN stock_moved m ON m.about_kind = 'supply' AND m.about = s.id LEFT JOIN stock_lot l ON l.id = m.lot
 WHERE s.unit = :unit AND s.id < :before
 GROUP BY s.id, s.how, d.name, s.on_day, s.number
 ORDER BY s.id DESC LIMIT :most;

-- maybe supply(id supply_id) -> unit unit_id, how text, donor text?, on_day day, number text, note text, by_name text?
SELECT s.unit, s.how, d.name AS donor, s.on_day, s.number, s.note, a.name AS by_name
  FROM stock_supply s LEFT JOIN stock_donor d ON d.id = s.donor LEFT JOIN staff_open_account a ON a.id = s.by WHERE s.id = :id;

-- maybe same_note(unit unit_id, donor donor_id?, number text) -> id supply_id, on_day day
SELECT id, on_day FROM stock_supply WHERE unit = :unit AND coalesce(donor, 0) = coalesce(:donor, 0) AND number = :number;

-- change add_supply(unit unit_id, how text, donor donor_id?, on_day day, number text, note text, now instant,
--   by account_id) -> id supply_id
INSERT INTO stock_supply(unit, how, donor, on_day, number, note, made, by) VALUES(:unit, :how, :donor, :on_day, :number, :note, :now,
    :by) RETURNING id;

-- change add_lot(item item_id, batch text, expires day?, supply supply_id?, worth cents) -> id lot_id
INSERT INTO stock_lot(item, batch, expires, supply, worth) VALUES(:item, :batch, :expires, :supply, :worth) RETURNING id;

-- many supply_lines(id supply_id) -> moved moved_id, lot lot_id, name text, name_en text, measure text, batch text, expires day?,
--   quantity int, worth cents,
--   held int, countered bool
SELECT m.id AS moved, m.lot, i.name, i.name_en, i.measure, l.batch, l.expires, m.quantity, l.worth, coalesce(h.quantity, 0) AS held,
       CASE WHEN EXISTS (SELECT 1 FROM stock_moved c WHERE c.counters = m.id) THEN 1 ELSE 0 END AS countered
  FROM stock_moved m JOIN stock_lot l ON l.id = m.lot JOIN stock_item i ON i.id = l.item LEFT JOIN stock_held h ON h.unit = m.unit
    AND h.lot = m.lot
 WHERE m.about_kind = 'supply' AND m.about = :id AND m.counters IS NULL
 ORDER BY m.id;

-- maybe recall_of(item item_id, batch text) -> id recall_id
SELECT id FROM stock_recall WHERE item = :item AND batch = :batch AND batch <> '' AND ended IS NULL;
