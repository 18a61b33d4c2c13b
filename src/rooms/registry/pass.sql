-- SPDX-License-Identifier: EUPL-1.2
-- pass.sql - the whole registry looked through for duplicates.

-- one everybody_n() -> n int
SELECT count(*) AS n FROM registry_person;

-- change begin_pass(chunk int, steps int, now instant, by account_id) -> id pass_id
INSERT INTO registry_pass(asked, by, runs, chunk, steps) VALUES(:now, :by, 1, :chunk, :steps)
    ON CONFLICT(runs) DO NOTHING
RETURNING id;

-- maybe last_pass() -> id pass_id, runs bool, chunk int, one_after person_id, other_after person_id, steps int, done int, pairs int, asked instant,
--   ended instant?
SELECT id, coalesce(runs, 0) AS runs, chunk, one_after, other_after, steps, done, pairs, asked, ended FROM registry_pass ORDER BY id DESC LIMIT 1;

-- many people_after(after person_id, most int) -> person person_id
SELECT id AS person FROM registry_person WHERE id > :after ORDER BY id LIMIT :most;

-- one spellings_between(least person_id, last person_id) -> n int
SELECT count(*) AS n FROM registry_name WHERE person BETWEEN :least AND :last;

-- change move_pass(id pass_id, done int, one_after person_id, other_after person_id, ended instant?)
-- PS2: the step that it stood at, once.
UPDATE registry_pass SET one_after = :one_after, other_after = :other_after, done = done + 1, ended = :ended,
       runs = CASE WHEN :ended IS NULL THEN 1 ELSE NULL END
 WHERE id = :id AND done = :done AND runs = 1;

-- change add_pairs(id pass_id, n int)
UPDATE registry_pass SET pairs = pairs + :n WHERE id = :id;
