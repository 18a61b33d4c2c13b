-- SPDX-License-Identifier: EUPL-1.2
-- wish.sql - one application: protests, withdrawal.

-- many protests_of(wish wish_id) -> id protest_id, handed_in instant, late bool, words blob, by account_id, outcome text, reasons blob?, answered instant?, answered_by account_id?
SELECT id, handed_in, late, words, by, outcome, reasons, answered, answered_by FROM places_protest WHERE wish = :wish ORDER BY id;

-- change add_protest(wish wish_id, handed_in instant, late bool, words blob, by account_id) -> id protest_id
INSERT INTO places_protest(wish, handed_in, late, words, by) VALUES(:wish, :handed_in, :late, :words, :by)
    ON CONFLICT (wish) WHERE outcome = '' DO NOTHING
RETURNING id;

-- change answer_protest(id protest_id, outcome text, reasons blob, now instant, by account_id)
UPDATE places_protest SET outcome = :outcome, reasons = :reasons, answered = :now, answered_by = :by WHERE id = :id AND outcome = '';

-- change withdraw(id wish_id)
UPDATE places_wish SET state = 'withdrawn', waits = 0, position = NULL, row_version = row_version + 1 WHERE id = :id AND state <> 'withdrawn';

-- many listed_as(wish wish_id) -> list text, position int, points int, out_why text
SELECT list, coalesce(position, 0) AS position, points, out_why FROM places_listed WHERE wish = :wish ORDER BY id;

-- maybe protest_of(id protest_id) -> wish wish_id
SELECT wish FROM places_protest WHERE id = :id;
