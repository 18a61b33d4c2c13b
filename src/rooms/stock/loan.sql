-- SPDX-License-Identifier: EUPL-1.2
-- loan.sql - equipment that is lent and comes back.

-- many loans(unit unit_id, most int) -> id loan_id, lot lot_id, name text, name_en text, batch text, number text,
--   person person_id, family text?, given text?, shield int, since day, until day, row_version int
-- Those that are out, the longest overdue first.
SELECT o.id, o.lot, i.name, i.name_en, l.batch, c.number, coalesce(p.merged_into, p.id) AS person, p.family, p.given, p.shield, o.since,
       o.until, o.row_version
  FROM stock_loan o JOIN stock_lot l ON l.id = o.lot JOIN stock_item i ON i.id = l.item JOIN stock_card c ON c.id = o.card
  JOIN registry_open_person p ON p.id = c.person
 WHERE o.unit = :unit AND o.returned IS NULL ORDER BY o.until, o.id LIMIT :most;

-- maybe loan(id loan_id) -> unit unit_id, lot lot_id, name text, name_en text, person person_id?, shield int, until day, returned day?,
--   row_version int
SELECT o.unit, o.lot, i.name, i.name_en, coalesce(p.merged_into, p.id) AS person, coalesce(p.shield, 0) AS shield, o.until, o.returned, o.row_version
  FROM stock_loan o JOIN stock_lot l ON l.id = o.lot JOIN stock_item i ON i.id = l.item
       LEFT JOIN registry_open_person p ON p.id = o.person
 WHERE o.id = :id;

-- many to_lend(unit unit_id, today day) -> lot lot_id, name text, name_en text, batch text, quantity int, worth cents
SELECT h.lot, i.name, i.name_en, l.batch, h.quantity, l.worth
  FROM stock_held h JOIN stock_lot l ON l.id = h.lot JOIN stock_item i ON i.id = h.item
 WHERE h.unit = :unit AND h.quantity > 0 AND i.kind = 'equipment' AND i.ended IS NULL AND l.recall IS NULL
   AND (l.expires IS NULL OR l.expires >= :today) ORDER BY i.name, l.batch, h.lot;

-- change add_loan(unit unit_id, lot lot_id, card card_id, person person_id, since day, until day, now instant, by account_id) -> id loan_id
INSERT INTO stock_loan(unit, lot, card, person, since, until, at, by) VALUES(:unit, :lot, :card, :person, :since, :until, :now, :by)
RETURNING id;

-- change return_loan(id loan_id, today day, said blob?)
UPDATE stock_loan SET returned = :today, said = :said, row_version = row_version + 1 WHERE id = :id AND returned IS NULL;

-- change extend_loan(id loan_id, until day)
-- Later than it was: a second press changes nothing.
UPDATE stock_loan SET until = :until, row_version = row_version + 1 WHERE id = :id AND until < :until AND returned IS NULL;

-- maybe of_loan(id loan_id) -> unit unit_id
SELECT unit FROM stock_loan WHERE id = :id;
