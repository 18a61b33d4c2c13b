-- SPDX-License-Identifier: EUPL-1.2
-- final.sql - the draw and the final list.

-- change set_seed(id call_id, seed text, seed_from text)
-- PL6: once.
UPDATE places_call SET seed = :seed, seed_from = :seed_from, row_version = row_version + 1 WHERE id = :id AND seed = '' AND stage = 'recounted';

-- change set_result(id wish_id, result section_id?, preference int, front text)
UPDATE places_wish SET result = :result, preference = :preference, front = :front WHERE id = :id;

-- change set_final(id call_id, now instant, by account_id, base text)
UPDATE places_call SET stage = 'final', final = :now, final_by = :by, base = :base, row_version = row_version + 1 WHERE id = :id AND stage = 'recounted' AND seed <> '';

-- maybe person_of(id wish_id) -> person person_id
SELECT person FROM places_wish WHERE id = :id;
