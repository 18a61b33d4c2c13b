-- SPDX-License-Identifier: EUPL-1.2
-- give.sql - handing out.

-- maybe item_now(id item_id) -> kind text, name text, name_en text, ration text, takes int, prescribed bool, substance substance_id?,
--   ended bool
SELECT kind, name, name_en, ration, takes, prescribed, substance,
    CASE WHEN ended IS NULL THEN 0 ELSE 1 END AS ended FROM stock_item WHERE id = :id;

-- change add_handout(unit unit_id, card card_id?, person person_id?, household household_id?, under case_id?, taken_by person_id?,
--   persons int,
--   prescription prescription_id?, today day, now instant, by account_id) -> id handout_id
INSERT INTO stock_handout(unit, card, person, household, case_id, taken_by, persons, prescription, on_day, at, by)
VALUES(:unit, :card, :person, :household, :under, :taken_by, :persons, :prescription, :today, :now, :by)
RETURNING id;

-- change undo_handout(id handout_id, now instant, why text)
UPDATE stock_handout SET undone = :now, why = :why WHERE id = :id AND undone IS NULL;

-- change pickup_came(unit unit_id, card card_id, today day)
UPDATE stock_pickup SET state = 'came' WHERE unit = :unit AND card = :card AND on_day = :today AND state = 'booked';

-- change filled_back(handout handout_id)
INSERT INTO stock_filled(handout, line, quantity) SELECT handout, line, -quantity FROM stock_filled WHERE handout = :handout AND quantity > 0;

-- change prescription_back(handout handout_id)
UPDATE stock_prescription SET state = 'checked', row_version = row_version + 1
 WHERE id = (SELECT prescription FROM stock_handout WHERE id = :handout) AND state IN ('given', 'checked');
