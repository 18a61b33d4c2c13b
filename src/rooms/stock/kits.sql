-- SPDX-License-Identifier: EUPL-1.2
-- kits.sql - parcels of several items.

-- many kits(kind text) -> id kit_id, name text, name_en text, usual bool, ended instant?
SELECT id, name, name_en, usual, ended FROM stock_kit WHERE kind = :kind ORDER BY CASE WHEN ended IS NULL THEN 0 ELSE 1 END, usual DESC,
    name, id;

-- many parts(kit kit_id) -> item item_id, name text, name_en text, measure text, quantity int, each_person int
SELECT p.item, i.name, i.name_en, i.measure, p.quantity,
    p.each_person FROM stock_kit_part p JOIN stock_item i ON i.id = p.item WHERE p.kit = :kit ORDER BY i.name;

-- maybe kit(id kit_id) -> name text, name_en text, kind text, usual bool, ended instant?, row_version int
SELECT name, name_en, kind, usual, ended, row_version FROM stock_kit WHERE id = :id;

-- change add_kit(name text, name_en text, kind text) -> id kit_id
INSERT INTO stock_kit(name, name_en, kind) VALUES(:name, :name_en, :kind) RETURNING id;

-- change none_usual(kind text, but kit_id)
UPDATE stock_kit SET usual = 0, row_version = row_version + 1 WHERE kind = :kind AND usual = 1 AND id <> :but;

-- change change_kit(id kit_id, version int, name text, name_en text, usual bool, ended instant?)
UPDATE stock_kit SET name = :name, name_en = :name_en, usual = :usual, ended = :ended,
    row_version = row_version + 1 WHERE id = :id AND row_version = :version;

-- change set_part(kit kit_id, item item_id, quantity int, each_person int)
INSERT INTO stock_kit_part(kit, item, quantity, each_person) VALUES(:kit, :item, :quantity, :each_person)
    ON CONFLICT(kit, item) DO UPDATE SET quantity = excluded.quantity, each_person = excluded.each_person;

-- change drop_part(kit kit_id, item item_id)
DELETE FROM stock_kit_part WHERE kit = :kit AND item = :item;
