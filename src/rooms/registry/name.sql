-- SPDX-License-Identifier: EUPL-1.2
-- name.sql - spellings of a name.

-- maybe name(id name_id) -> person person_id, kind text, family text, given text, father text, mother text, shown bool, row_version int
SELECT person, kind, family, given, father, mother, shown, row_version FROM registry_name WHERE id = :id;

-- many names(person person_id) -> id name_id, kind text, family text, given text, shown bool
SELECT id, kind, family, given, shown FROM registry_name WHERE person = :person
 ORDER BY shown DESC, CASE kind WHEN 'official' THEN 0 WHEN 'native' THEN 1 WHEN 'latin' THEN 2 WHEN 'former' THEN 3 ELSE 4 END, id;

-- change add_spelling(person person_id, kind text, family text, given text, father text, mother text, shown bool, now instant, by account_id)
INSERT INTO registry_name(person, kind, family, given, father, mother, shown, made, by)
VALUES(:person, :kind, :family, :given, :father, :mother, :shown, :now, :by);

-- change set_name(id name_id, version int, kind text, family text, given text, father text, mother text, shown bool)
UPDATE registry_name SET kind = :kind, family = :family, given = :given, father = :father, mother = :mother, shown = :shown, row_version = row_version + 1
 WHERE id = :id AND row_version = :version;

-- change show_none(person person_id)
UPDATE registry_name SET shown = 0 WHERE person = :person AND shown = 1;

-- change show_name(id name_id)
UPDATE registry_name SET shown = 1 WHERE id = :id;

-- change remove_name(id name_id)
DELETE FROM registry_name WHERE id = :id;
