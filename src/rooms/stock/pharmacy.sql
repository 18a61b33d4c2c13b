-- SPDX-License-Identifier: EUPL-1.2
-- pharmacy.sql - prescriptions: taken in, checked by a pharmacist, filled.

-- many prescriptions(unit unit_id, since instant, most int) -> id prescription_id, state text, made instant, until day, number text,
--   person person_id, family text?, given text?, shield int
-- What waits first, then the newest.
SELECT p.id, p.state, p.made, p.until, c.number, coalesce(q.merged_into, q.id) AS person, q.family, q.given, q.shield
  FROM stock_prescription p JOIN stock_card c ON c.id = p.card JOIN registry_open_person q ON q.id = p.person
 WHERE p.unit = :unit AND (p.state IN ('asked', 'checked') OR p.made >= :since)
 ORDER BY CASE p.state WHEN 'asked' THEN 0 WHEN 'checked' THEN 1 ELSE 2 END, p.id DESC LIMIT :most;

-- maybe prescription(id prescription_id) -> unit unit_id, card card_id, person person_id, family text?, given text?, shield int,
--   sealed blob, issued day, until day, state text, made instant, checked instant?, checked_name text?, by_name text?, row_version int
SELECT p.unit, p.card, coalesce(q.merged_into, q.id) AS person, q.family, q.given, q.shield, p.sealed, p.issued, p.until, p.state, p.made,
       p.checked, k.name AS checked_name, a.name AS by_name, p.row_version
  FROM stock_prescription p JOIN registry_open_person q ON q.id = p.person LEFT JOIN staff_open_account a ON a.id = p.by
  LEFT JOIN staff_open_account k ON k.id = p.checked_by
 WHERE p.id = :id;

-- many prescribed(id prescription_id) -> id prescribed_id, substance substance_id, name text, strength text, packs int, given int
SELECT l.id, l.substance, s.name, l.strength, l.packs, l.given FROM stock_prescribed l JOIN stock_substance s ON s.id = l.substance
 WHERE l.prescription = :id ORDER BY l.id;

-- many medicines(unit unit_id, substance substance_id, last day) -> item item_id, name text, name_en text, strength text, good int,
--   expires day?
-- What the shelf has of a substance that is good for as long as the town asks for.
SELECT i.id AS item, i.name, i.name_en, i.strength, sum(h.quantity) AS good, min(l.expires) AS expires
  FROM stock_item i JOIN stock_held h ON h.item = i.id AND h.unit = :unit JOIN stock_lot l ON l.id = h.lot
 WHERE i.substance = :substance AND h.quantity > 0 AND l.recall IS NULL AND l.expires >= :last AND i.ended IS NULL
 GROUP BY i.id, i.name, i.name_en, i.strength ORDER BY i.name, i.id;

-- many in_household(person person_id, household household_id?, today day) -> id person_id, family text?, given text?, shield int
SELECT p.id, p.family, p.given, p.shield FROM registry_open_person p
 WHERE p.merged_into IS NULL AND p.death IS NULL AND (p.id = :person OR p.id IN (
   SELECT m.person FROM registry_open_member m WHERE m.household = :household AND (m.since IS NULL OR m.since <= :today)
      AND (m.until IS NULL OR m.until > :today)))
 ORDER BY CASE WHEN p.id = :person THEN 0 ELSE 1 END, p.family, p.given, p.id LIMIT 40;

-- maybe same_prescription(lookup blob) -> made instant
SELECT made FROM stock_prescription WHERE lookup = :lookup AND state NOT IN ('refused', 'dropped');

-- change add_prescription(unit unit_id, card card_id, person person_id, sealed blob, lookup blob, issued day, until day, now instant,
--   by account_id) -> id prescription_id
INSERT INTO stock_prescription(unit, card, person, sealed, lookup, issued, until, state, made, by)
VALUES(:unit, :card, :person, :sealed, :lookup, :issued, :until, 'asked', :now, :by) RETURNING id;

-- change add_prescribed(prescription prescription_id, substance substance_id, strength text, packs int)
INSERT INTO stock_prescribed(prescription, substance, strength, packs) VALUES(:prescription, :substance, :strength, :packs);

-- change check_prescription(id prescription_id, state text, now instant, by account_id)
UPDATE stock_prescription SET state = :state, checked = :now, checked_by = :by, row_version = row_version + 1
 WHERE id = :id AND state = 'asked';

-- change fill_prescription(id prescription_id, version int, state text)
UPDATE stock_prescription SET state = :state, row_version = row_version + 1 WHERE id = :id AND row_version = :version AND state = 'checked';

-- change add_filled(handout handout_id, line prescribed_id, quantity int)
INSERT INTO stock_filled(handout, line, quantity) VALUES(:handout, :line, :quantity);

-- one waits_for_check(unit unit_id) -> n int
SELECT count(*) AS n FROM stock_prescription WHERE unit = :unit AND state = 'asked';
