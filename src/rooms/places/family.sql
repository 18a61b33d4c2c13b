-- SPDX-License-Identifier: EUPL-1.2
-- family.sql - what a family does by itself.

-- maybe wish_of_filed(filed case_id) -> id wish_id
SELECT id FROM places_wish WHERE filed = :filed;

-- many calls_taking(programme text, now instant, today day) -> id call_id
-- One in its days before one that still takes late ones.
SELECT id FROM places_call WHERE programme = :programme AND (stage = 'open' AND opens <= :now AND closes > :now OR stage = 'final' AND until > :today)
 ORDER BY CASE WHEN stage = 'open' THEN 0 ELSE 1 END, closes DESC, id;

-- change withdraw_of(id wish_id)
UPDATE places_wish SET state = 'withdrawn', waits = 0, position = NULL, row_version = row_version + 1 WHERE id = :id AND state <> 'withdrawn';

-- many calls_open(programme text, now instant) -> id call_id
SELECT id FROM places_call WHERE programme = :programme AND stage = 'open' AND opens <= :now AND closes > :now ORDER BY closes, id;
