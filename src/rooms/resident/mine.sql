-- SPDX-License-Identifier: EUPL-1.2
-- mine.sql - what a person sees of their own file.

-- many my_cases(root person_id) -> id case_id
-- Those that they themselves handed in, or that were handed in for them.
SELECT c.id FROM casework_open_case c
 WHERE c.person IN (SELECT p.id FROM registry_open_person p WHERE p.id = :root OR p.merged_into = :root) AND c.state <> 'draft'
 ORDER BY c.opened DESC, c.id DESC LIMIT 50;

-- one my_entries(identity identity_id, now instant) -> n int
SELECT count(*) AS n FROM resident_entry WHERE identity = :identity AND ends > :now;

-- one my_code(identity identity_id) -> code text
SELECT code FROM resident_identity WHERE id = :identity;
