-- SPDX-License-Identifier: EUPL-1.2
-- person.sql - who a person is, for the top of the page.

-- maybe head(id person_id) -> merged_into person_id?, family text?, given text?, sex text, birth day?, birth_exact text, death day?, lang text, shield int,
--   confirmed bool, note text
SELECT p.merged_into, n.family, n.given, p.sex, p.birth, p.birth_exact, p.death, p.lang, p.shield, p.confirmed, p.note
  FROM registry_person p LEFT JOIN registry_name n ON n.person = p.id AND n.shown = 1
 WHERE p.id = :id;
