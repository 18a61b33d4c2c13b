-- SPDX-License-Identifier: EUPL-1.2
-- kitchen.sql - meals of a day.

-- many meals_here(unit unit_id, today day) -> item item_id, name text, name_en text, good int
SELECT i.id AS item, i.name, i.name_en, sum(h.quantity) AS good
  FROM stock_held h JOIN stock_item i ON i.id = h.item JOIN stock_lot l ON l.id = h.lot
 WHERE h.unit = :unit AND h.quantity > 0 AND i.kind = 'meal' AND l.recall IS NULL AND (l.expires IS NULL OR l.expires >= :today)
 GROUP BY i.id, i.name, i.name_en ORDER BY i.name, i.id;

-- many meal_items() -> id item_id, name text, name_en text
SELECT id, name, name_en FROM stock_item WHERE kind = 'meal' AND ended IS NULL ORDER BY name, id;

-- many meals_today(unit unit_id, today day) -> card card_id?, handout handout_id, at instant, meals int, family text?, given text?,
--   shield int
-- What each card took today; who came for it, when it was not the holder.
SELECT h.card, h.id AS handout, h.at, -sum(m.quantity) AS meals, p.family, p.given, coalesce(p.shield, 0) AS shield
  FROM stock_handout h JOIN stock_moved m ON m.about_kind = 'handout' AND m.about = h.id LEFT
    JOIN registry_open_person p ON p.id = h.taken_by
 WHERE h.unit = :unit AND h.on_day = :today AND h.undone IS NULL AND h.card IS NOT NULL
 GROUP BY h.card, h.id, h.at, p.family, p.given, p.shield ORDER BY h.id;

-- one meals_all(unit unit_id, today day) -> meals int
SELECT coalesce(-sum(m.quantity), 0) AS meals FROM stock_moved m JOIN stock_lot l ON l.id = m.lot JOIN stock_item i ON i.id = l.item
 WHERE m.unit = :unit AND m.on_day = :today AND m.kind = 'given' AND i.kind = 'meal';

-- maybe card_tagged(unit unit_id, number int) -> card card_id
SELECT card FROM stock_tag WHERE unit = :unit AND number = :number;

-- maybe item_worth(id item_id) -> worth cents
SELECT worth FROM stock_item WHERE id = :id;

-- maybe given_here(id handout_id, unit unit_id) -> person person_id?, family text?, given text?, shield int, number text?, meals int
SELECT h.person, p.family, p.given, coalesce(p.shield, 0) AS shield, c.number,
       (SELECT coalesce(-sum(m.quantity), 0) FROM stock_moved m WHERE m.about_kind = 'handout' AND m.about = h.id) AS meals
  FROM stock_handout h LEFT JOIN registry_open_person p ON p.id = h.person LEFT JOIN stock_card c ON c.id = h.card
 WHERE h.id = :id AND h.unit = :unit AND h.undone IS NULL;
