-- SPDX-License-Identifier: EUPL-1.2
-- household.sql - who lives with whom, now and before.

-- maybe household(id household_id) -> note text, row_version int
SELECT note, row_version FROM registry_household WHERE id = :id;

-- many everybody(household household_id) -> id member_id, person person_id, family text?, given text?, birth day?, birth_exact text, part text, role text,
--   since day?, until day?, made instant
SELECT m.id, m.person, n.family, n.given, p.birth, p.birth_exact, m.part, m.role, m.since, m.until, m.made
  FROM registry_member m JOIN registry_person p ON p.id = m.person LEFT JOIN registry_name n ON n.person = p.id AND n.shown = 1
 WHERE m.household = :household
 ORDER BY CASE WHEN m.role = 'head' THEN 0 ELSE 1 END, coalesce(p.birth, 99999999), m.id;

-- maybe membership(id member_id) -> household household_id, person person_id, part text, role text, since day?, until day?, row_version int
SELECT household, person, part, role, since, until, row_version FROM registry_member WHERE id = :id;

-- many member_clashes(person person_id, household household_id, part text, but member_id?, since day?, until day?) ->
--   id member_id, household household_id, role text, since day?, until day?
SELECT m.id, m.household, m.role, m.since, m.until FROM registry_member m
 WHERE m.person = :person AND (:but IS NULL OR m.id <> :but) AND (m.household = :household OR m.part = 'main' AND :part = 'main')
   AND (:until IS NULL OR m.since IS NULL OR m.since < :until) AND (:since IS NULL OR m.until IS NULL OR m.until > :since)
 ORDER BY m.id;

-- one heads_then(household household_id, but member_id?, since day?, until day?) -> n int
SELECT count(*) AS n FROM registry_member m
 WHERE m.household = :household AND m.role = 'head' AND (:but IS NULL OR m.id <> :but)
   AND (:until IS NULL OR m.since IS NULL OR m.since < :until) AND (:since IS NULL OR m.until IS NULL OR m.until > :since);

-- one couples_then(household household_id, but member_id?, since day?, until day?) -> n int
SELECT count(*) AS n FROM registry_member m
 WHERE m.household = :household AND m.role IN ('spouse', 'partner') AND (:but IS NULL OR m.id <> :but)
   AND (:until IS NULL OR m.since IS NULL OR m.since < :until) AND (:since IS NULL OR m.until IS NULL OR m.until > :since);

-- change add_membership(household household_id, person person_id, part text, role text, since day?, until day?, now instant, by account_id)
INSERT INTO registry_member(household, person, part, role, since, until, made, by)
VALUES(:household, :person, :part, :role, :since, :until, :now, :by);

-- change set_membership(id member_id, version int, part text, role text, since day?, until day?)
UPDATE registry_member SET part = :part, role = :role, since = :since, until = :until, row_version = row_version + 1
 WHERE id = :id AND row_version = :version;

-- change end_membership(id member_id, until day)
UPDATE registry_member SET until = :until, row_version = row_version + 1 WHERE id = :id;

-- change remove_membership(id member_id)
DELETE FROM registry_member WHERE id = :id;

-- change add_home(now instant, by account_id) -> id household_id
INSERT INTO registry_household(made, made_by) VALUES(:now, :by)
RETURNING id;
