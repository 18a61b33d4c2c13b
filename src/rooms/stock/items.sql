-- SPDX-License-Identifier: EUPL-1.2
-- items.sql - the catalogue.

-- many items(kind text, ended bool) -> id item_id, kind text, name text, name_en text, measure text, barcode text?, worth cents,
--   least int, ration text,
--   takes int, substance text?, ended instant?
SELECT i.id, i.kind, i.name, i.name_en, i.measure, i.barcode, i.worth, i.least, i.ration, i.takes, s.name AS substance, i.ended
  FROM stock_item i LEFT JOIN stock_substance s ON s.id = i.substance
 WHERE (:kind = '' OR i.kind = :kind) AND (:ended = 1 OR i.ended IS NULL)
 ORDER BY i.kind, i.name, i.id;

-- maybe item(id item_id) -> kind text, name text, name_en text, measure text, barcode text?, worth cents, least int, ration text,
--   takes int,
--   substance substance_id?, substance_name text?, strength text, prescribed bool, contains text, ended instant?, row_version int
SELECT i.kind, i.name, i.name_en, i.measure, i.barcode, i.worth, i.least, i.ration, i.takes, i.substance, s.name AS substance_name,
    i.strength, i.prescribed,
       i.contains, i.ended, i.row_version
  FROM stock_item i LEFT JOIN stock_substance s ON s.id = i.substance WHERE i.id = :id;

-- maybe item_by_barcode(barcode text) -> id item_id, name text
SELECT id, name FROM stock_item WHERE barcode = :barcode;

-- maybe substance_named(name text) -> id substance_id
SELECT id FROM stock_substance WHERE name = :name;

-- change add_substance(name text) -> id substance_id
INSERT INTO stock_substance(name) VALUES(:name) RETURNING id;

-- many substances() -> id substance_id, name text
SELECT id, name FROM stock_substance ORDER BY name;

-- change add_item(kind text, name text, name_en text, measure text, barcode text?, worth cents, least int, ration text, takes int,
--   substance substance_id?, strength text, prescribed bool, contains text) -> id item_id
INSERT INTO stock_item(kind, name, name_en, measure, barcode, worth, least, ration, takes, substance, strength, prescribed, contains)
VALUES(:kind, :name, :name_en, :measure, :barcode, :worth, :least, :ration, :takes, :substance, :strength, :prescribed, :contains)
RETURNING id;

-- change change_item(id item_id, version int, name text, name_en text, measure text, barcode text?, worth cents, least int, ration text,
--   takes int,
--   substance substance_id?, strength text, prescribed bool, contains text, ended instant?)
UPDATE stock_item SET name = :name, name_en = :name_en, measure = :measure, barcode = :barcode, worth = :worth, least = :least,
    ration = :ration,
       takes = :takes, substance = :substance, strength = :strength, prescribed = :prescribed, contains = :contains, ended = :ended,
       row_version = row_version + 1
 WHERE id = :id AND row_version = :version;

-- many lots_here(unit unit_id, item item_id) -> lot lot_id, batch text, expires day?, quantity int, worth cents, recall recall_id?,
--   donor text?, on_day day?
SELECT h.lot, l.batch, l.expires, h.quantity, l.worth, l.recall, d.name AS donor, s.on_day
  FROM stock_held h JOIN stock_lot l ON l.id = h.lot LEFT JOIN stock_supply s ON s.id = l.supply LEFT JOIN stock_donor d ON d.id = s.donor
 WHERE h.unit = :unit AND h.item = :item AND h.quantity > 0
 ORDER BY coalesce(l.expires, 9999999), l.id;
