-- SPDX-License-Identifier: EUPL-1.2
-- papers.sql - the papers a case needs, and the files behind them.

-- change ask_paper(filed case_id, paper text, person person_id, state text, file file_id?, now instant, by account_id)
INSERT INTO casework_paper(filed, paper, person, state, file, asked, changed, by)
VALUES(:filed, :paper, :person, :state, :file, :now, :now, :by)
    ON CONFLICT DO NOTHING;

-- maybe good_file(person person_id, paper text, today day) -> id file_id, state text
-- Asked once: what was handed in for another programme and still counts.
SELECT id, state FROM casework_file
 WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person) AND paper = :paper AND state <> 'refused'
   AND (until IS NULL OR until > :today)
 ORDER BY CASE WHEN state = 'accepted' THEN 0 ELSE 1 END, id DESC LIMIT 1;

-- many papers_of_case(filed case_id) -> id paper_id, paper text, person person_id, state text, seen bool, file file_id?, file_type text?,
--   file_size int?, file_until day?, changed instant, why text, said blob?
SELECT p.id, p.paper, p.person, p.state, p.seen, p.file, f.type AS file_type, f.size AS file_size, f.until AS file_until, p.changed, p.why, p.said
  FROM casework_paper p LEFT JOIN casework_file f ON f.id = p.file
 WHERE p.filed = :filed ORDER BY p.id;

-- maybe paper_row(id paper_id) -> filed case_id, paper text, person person_id, state text, file file_id?
SELECT filed, paper, person, state, file FROM casework_paper WHERE id = :id;

-- many papers_missing(filed case_id) -> person person_id
SELECT person FROM casework_paper WHERE filed = :filed AND state IN ('asked', 'refused');

-- change set_paper(id paper_id, state text, seen bool, said blob?, now instant, by account_id)
UPDATE casework_paper SET state = :state, seen = :seen, why = '', said = :said, changed = :now, by = :by WHERE id = :id AND state <> :state;

-- change put_file(id paper_id, file file_id, now instant, by account_id)
UPDATE casework_paper SET state = 'received', file = :file, seen = 0, why = '', said = NULL, changed = :now, by = :by WHERE id = :id;

-- change judge_file(id file_id, state text, until day?)
UPDATE casework_file SET state = :state, until = :until WHERE id = :id;

-- change add_file(person person_id, paper text, stored text, type text, size int, digest blob, named text, now instant, by account_id) -> id file_id
INSERT INTO casework_file(person, paper, stored, type, size, digest, named, made, by)
VALUES(:person, :paper, :stored, :type, :size, :digest, :named, :now, :by)
RETURNING id;

-- maybe file_row(id file_id) -> person person_id, paper text, stored text, type text, size int, digest blob, named text
SELECT person, paper, stored, type, size, digest, named FROM casework_file WHERE id = :id;

-- many files_named(names text) -> stored text
-- Those of a JSON array of names that a row has: web/stored.h.
--@sqlite
SELECT stored FROM casework_file WHERE stored IN (SELECT value FROM json_each(:names));
--@postgres
SELECT stored FROM casework_file WHERE stored IN (SELECT value FROM json_array_elements_text(:names::json));
--@end
