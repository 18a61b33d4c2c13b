-- SPDX-License-Identifier: EUPL-1.2
-- frozen.sql - what a decision stands on, kept so that it can be derived again: CW6.

-- maybe case_answers(id case_id) -> answers blob?
SELECT answers FROM casework_case WHERE id = :id AND answers IS NOT NULL;

-- one book_kept(book text) -> n int
SELECT count(*) AS n FROM casework_rulebook WHERE book = :book;

-- change keep_rulefile(hash text, bytes blob)
INSERT INTO casework_rulefile(hash, bytes) VALUES(:hash, :bytes) ON CONFLICT DO NOTHING;

-- change keep_rule(book text, path text, hash text)
INSERT INTO casework_rulebook(book, path, file) SELECT :book, :path, id FROM casework_rulefile WHERE hash = :hash
    ON CONFLICT DO NOTHING;
