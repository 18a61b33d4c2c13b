-- SPDX-License-Identifier: EUPL-1.2
-- door.sql - what other rooms may know of people and households.

-- maybe person_row(id person_id) -> merged_into person_id?, family text?, given text?, father text?, mother text?, sex text,
--   birth day?, birth_exact text, death day?, lang text, shield int, row_version int
SELECT p.merged_into, n.family, n.given, n.father, n.mother, p.sex, p.birth, p.birth_exact, p.death, p.lang, p.shield, p.row_version
  FROM registry_person p LEFT JOIN registry_name n ON n.person = p.id AND n.shown = 1
 WHERE p.id = :id;

-- maybe merged(id person_id) -> merged_into person_id?
SELECT merged_into FROM registry_person WHERE id = :id;

-- many contacts_now(person person_id, today day) -> kind text, value text, whose text, messages int
SELECT c.kind, c.value, c.whose, c.messages FROM registry_contact c
 WHERE c.person IN (SELECT same FROM registry_open_same WHERE person = :person)
   AND (c.since IS NULL OR c.since <= :today) AND (c.until IS NULL OR c.until > :today)
 ORDER BY c.rank, c.id;

-- many household_on(person person_id, at day) -> household household_id
-- The root's own row comes before those of records merged into it.
SELECT m.household FROM registry_member m
 WHERE m.person IN (SELECT same FROM registry_open_same WHERE person = :person) AND m.part = 'main'
   AND (m.since IS NULL OR m.since <= :at) AND (m.until IS NULL OR m.until > :at)
 ORDER BY CASE WHEN m.person = :person THEN 0 ELSE 1 END, m.id DESC;

-- many members_on(household household_id, at day) -> person person_id, part text, role text, merged_into person_id?, family text?,
--   given text?, father text?, mother text?, sex text, birth day?, birth_exact text, death day?, lang text, shield int, row_version int
SELECT m.person, m.part, m.role, p.merged_into, n.family, n.given, n.father, n.mother, p.sex, p.birth, p.birth_exact, p.death, p.lang,
       p.shield, p.row_version
  FROM registry_member m JOIN registry_person p ON p.id = m.person LEFT JOIN registry_name n ON n.person = p.id AND n.shown = 1
 WHERE m.household = :household AND (m.since IS NULL OR m.since <= :at) AND (m.until IS NULL OR m.until > :at)
 ORDER BY CASE WHEN m.role = 'head' THEN 0 ELSE 1 END, coalesce(p.birth, 99999999), m.id;

-- change add_person(sex text, birth day?, birth_exact text, lang text, confirmed bool, now instant, by account_id) -> id person_id
INSERT INTO registry_person(sex, birth, birth_exact, lang, confirmed, made, made_by)
VALUES(:sex, :birth, :birth_exact, :lang, :confirmed, :now, :by)
RETURNING id;

-- change add_name(person person_id, kind text, family text, given text, father text, mother text, shown bool, now instant, by account_id)
INSERT INTO registry_name(person, kind, family, given, father, mother, shown, made, by)
VALUES(:person, :kind, :family, :given, :father, :mother, :shown, :now, :by);

-- change add_household(now instant, by account_id) -> id household_id
INSERT INTO registry_household(made, made_by) VALUES(:now, :by)
RETURNING id;

-- many clashes(person person_id, household household_id, part text, since day?) -> household household_id
-- Rows that a membership from :since on would overlap: another main home, or the same home twice.
SELECT m.household FROM registry_member m
 WHERE m.person = :person AND (m.household = :household OR m.part = 'main' AND :part = 'main')
   AND (:since IS NULL OR m.until IS NULL OR m.until > :since)
 ORDER BY CASE WHEN m.household = :household THEN 0 ELSE 1 END, m.id;

-- change add_member(household household_id, person person_id, part text, role text, since day?, now instant, by account_id)
INSERT INTO registry_member(household, person, part, role, since, made, by)
VALUES(:household, :person, :part, :role, :since, :now, :by);
