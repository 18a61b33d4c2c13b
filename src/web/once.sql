-- SPDX-License-Identifier: EUPL-1.2
-- once.sql - forms that were taken.

-- change claim_once(key blob, now instant) -> id once_id
INSERT INTO staff_once(key_hash, at) VALUES(:key, :now)
    ON CONFLICT(key_hash) DO NOTHING
RETURNING id;

-- change drop_once(id once_id)
DELETE FROM staff_once WHERE id = :id;

-- change add_once_answer(id once_id, see_other text)
INSERT INTO staff_once_answer(id, see_other) VALUES(:id, :see_other);

-- maybe once_answer(key blob) -> see_other text
SELECT a.see_other FROM staff_once o JOIN staff_once_answer a ON a.id = o.id WHERE o.key_hash = :key;

-- change clear_once(before instant, most int)
-- Ids grow with time: the oldest come first, and no index on the time is needed.
DELETE FROM staff_once WHERE id IN (SELECT id FROM staff_once ORDER BY id LIMIT :most) AND at < :before;

-- change clear_once_answers()
DELETE FROM staff_once_answer WHERE id < (SELECT coalesce(min(id), 0) FROM staff_once);
