-- SPDX-License-Identifier: EUPL-1.2
-- record.sql - writing a fact: what stands, ending it, adding.

-- many standing(person person_id?, household household_id?, variable text) -> id fact_id, value text?, sealed blob?, since day?, until day?,
--   known_from instant, source text, said_by text, evidence text, paper text, by account_id
-- What is known now of one subject and variable (no merged record's).
SELECT f.id, f.value, f.sealed, f.since, f.until, f.known_from, f.source, f.said_by, f.evidence, f.paper, f.by
  FROM facts_fact f
 WHERE (f.person = :person OR f.household = :household) AND f.variable = :variable AND f.known_to IS NULL
 ORDER BY coalesce(f.since, -9000000), f.id;

-- change end_known(id fact_id, now instant, by account_id)
-- FA2: the only thing that ever changes in a fact.
UPDATE facts_fact SET known_to = CASE WHEN :now > known_from THEN :now ELSE known_from END, ended_by = :by
 WHERE id = :id AND known_to IS NULL;

-- change add_fact(person person_id?, household household_id?, variable text, value text?, sealed blob?, since day?, until day?, now instant,
--   source text, said_by text, evidence text, paper text, by account_id) -> id fact_id
INSERT INTO facts_fact(person, household, variable, value, sealed, since, until, known_from, source, said_by, evidence, paper, by)
VALUES(:person, :household, :variable, :value, :sealed, :since, :until, :now, :source, :said_by, :evidence, :paper, :by)
RETURNING id;

-- maybe registry_says(person person_id) -> sex text, birth day?
SELECT p.sex, p.birth FROM registry_open_person p WHERE p.id = :person;
