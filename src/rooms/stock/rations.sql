-- SPDX-License-Identifier: EUPL-1.2
-- rations.sql - what a household has had, and what is left.

-- many taken_now(household household_id?, person person_id?, kind text, today day) -> id taken_id, ration text, since day, until day,
--   most int, taken int
SELECT id, ration, since, until, most, taken FROM stock_taken
 WHERE coalesce(household, 0) = coalesce(:household, 0) AND coalesce(person, 0) = coalesce(:person, 0) AND kind = :kind AND until > :today
 ORDER BY since DESC;

-- change open_taken(household household_id?, person person_id?, kind text, ration text, since day, until day, most int) -> id taken_id
-- A household that has become smaller may have had more already: then nothing is left.
INSERT INTO stock_taken(household, person, kind, ration, since, until, most) VALUES(:household, :person, :kind, :ration, :since, :until,
    :most)
    ON CONFLICT(coalesce(household, 0), coalesce(person, 0), kind, ration, since)
    DO UPDATE SET most = CASE WHEN excluded.most > stock_taken.taken THEN excluded.most ELSE stock_taken.taken END
RETURNING id;

-- change add_took(handout handout_id, taken taken_id, quantity int)
INSERT INTO stock_took(handout, taken, quantity) VALUES(:handout, :taken, :quantity);

-- change take_took_back(handout handout_id)
INSERT INTO stock_took(handout, taken, quantity) SELECT handout, taken, -quantity FROM stock_took WHERE handout = :handout AND quantity > 0;
