-- SPDX-License-Identifier: EUPL-1.2
-- edit.sql - what a person's own row says.

-- maybe own(id person_id) -> sex text, birth day?, birth_exact text, death day?, lang text, confirmed bool, note text, row_version int
SELECT sex, birth, birth_exact, death, lang, confirmed, note, row_version FROM registry_person WHERE id = :id;

-- change set_own(id person_id, version int, sex text, birth day?, birth_exact text, death day?, lang text, confirmed bool, note text)
UPDATE registry_person SET sex = :sex, birth = :birth, birth_exact = :birth_exact, death = :death, lang = :lang, confirmed = :confirmed, note = :note,
       row_version = row_version + 1
 WHERE id = :id AND row_version = :version;
