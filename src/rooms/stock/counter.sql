-- SPDX-License-Identifier: EUPL-1.2
-- counter.sql - what a counter shows.

-- many on_counter(unit unit_id, food day, hygiene day, today day) -> item item_id, kind text, name text, name_en text, measure text,
--   ration text, takes int,
--   contains text, good int
-- What can be handed out today without a pharmacist, as food and hygiene must still be good on these days.
SELECT i.id AS item, i.kind, i.name, i.name_en, i.measure, i.ration, i.takes, i.contains, sum(h.quantity) AS good
  FROM stock_held h JOIN stock_item i ON i.id = h.item JOIN stock_lot l ON l.id = h.lot
 WHERE h.unit = :unit AND h.quantity > 0 AND i.ended IS NULL AND i.kind IN ('food', 'meal', 'hygiene', 'clothes',
     'equipment') AND l.recall IS NULL
   AND (l.expires IS NULL OR l.expires >= CASE i.kind WHEN 'food' THEN :food WHEN 'hygiene' THEN :hygiene ELSE :today END)
 GROUP BY i.id, i.kind, i.name, i.name_en, i.measure, i.ration, i.takes, i.contains
 ORDER BY i.ration, i.name, i.id;

-- many usual_parts(kind text) -> item item_id, quantity int, each_person int
SELECT p.item, p.quantity, p.each_person FROM stock_kit k JOIN stock_kit_part p ON p.kit = k.id WHERE k.kind = :kind AND k.usual = 1
  AND k.ended IS NULL;

-- many kit_parts_of(kit kit_id) -> item item_id, quantity int, each_person int
SELECT p.item, p.quantity, p.each_person FROM stock_kit_part p JOIN stock_kit k ON k.id = p.kit WHERE p.kit = :kit AND k.ended IS NULL;

-- many kits_of(kind text) -> id kit_id, name text, name_en text, usual bool
SELECT id, name, name_en, usual FROM stock_kit WHERE kind = :kind AND ended IS NULL ORDER BY usual DESC, name, id;

-- many handouts_at(unit unit_id, on_day day, most int) -> id handout_id, at instant, number text?, person person_id?, family text?,
--   given text?, shield int,
--   persons int, undone bool
-- The newest of a day.
SELECT h.id, h.at, c.number, h.person, p.family, p.given, coalesce(p.shield, 0) AS shield, h.persons,
    CASE WHEN h.undone IS NULL THEN 0 ELSE 1 END AS undone
  FROM stock_handout h LEFT JOIN stock_card c ON c.id = h.card LEFT JOIN registry_open_person p ON p.id = h.person
 WHERE h.unit = :unit AND h.on_day = :on_day ORDER BY h.id DESC LIMIT :most;

-- maybe handout(id handout_id) -> unit unit_id, card card_id?, number text?, person person_id?, taken_by person_id?, persons int,
--   at instant, on_day day, undone instant?,
--   why text, prescription prescription_id?, by_name text?
SELECT h.unit, h.card, c.number, h.person, h.taken_by, h.persons, h.at, h.on_day, h.undone, h.why, h.prescription, a.name AS by_name
  FROM stock_handout h LEFT JOIN stock_card c ON c.id = h.card LEFT JOIN staff_open_account a ON a.id = h.by WHERE h.id = :id;

-- many handout_lines(id handout_id) -> name text, name_en text, kind text, measure text, quantity int
SELECT i.name, i.name_en, i.kind, i.measure, -sum(m.quantity) AS quantity
  FROM stock_moved m JOIN stock_lot l ON l.id = m.lot JOIN stock_item i ON i.id = l.item
 WHERE m.about_kind = 'handout' AND m.about = :id AND m.counters IS NULL
 GROUP BY i.id, i.name, i.name_en, i.kind, i.measure ORDER BY i.name;

-- maybe last_today(card card_id, today day) -> id handout_id, at instant
SELECT id, at FROM stock_handout WHERE card = :card AND on_day = :today AND undone IS NULL ORDER BY id DESC LIMIT 1;

-- one missed_of(card card_id, unit unit_id, today day) -> n int
SELECT count(*) AS n FROM stock_pickup WHERE card = :card AND unit = :unit AND (state = 'missed' OR state = 'booked' AND on_day < :today);

-- maybe booked_of(card card_id, unit unit_id, today day) -> id pickup_id, on_day day, minute int
SELECT id, on_day, minute FROM stock_pickup WHERE card = :card AND unit = :unit AND state = 'booked' AND on_day >= :today
  ORDER BY on_day LIMIT 1;
