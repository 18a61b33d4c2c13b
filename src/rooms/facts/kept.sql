-- SPDX-License-Identifier: EUPL-1.2
-- kept.sql - what was ever known, in both times.

-- many kept_of_person(person person_id, known instant, ever bool) -> id fact_id, variable text, value text?, sealed blob?, since day?,
--   until day?, known_from instant, known_to instant?, source text, said_by text, evidence text, paper text, by account_id, ended_by account_id?
SELECT f.id, f.variable, f.value, f.sealed, f.since, f.until, f.known_from, f.known_to, f.source, f.said_by, f.evidence, f.paper, f.by, f.ended_by
  FROM registry_open_same s JOIN facts_fact f ON f.person = s.same
 WHERE s.person = :person AND (:ever = 1 OR (f.known_from <= :known AND (f.known_to IS NULL OR f.known_to > :known)))
 ORDER BY f.variable, CASE WHEN f.known_to IS NULL THEN 0 ELSE 1 END, coalesce(f.since, -9000000) DESC, f.id DESC;

-- many kept_of_household(household household_id, known instant, ever bool) -> id fact_id, variable text, value text?, sealed blob?, since day?,
--   until day?, known_from instant, known_to instant?, source text, said_by text, evidence text, paper text, by account_id, ended_by account_id?
SELECT f.id, f.variable, f.value, f.sealed, f.since, f.until, f.known_from, f.known_to, f.source, f.said_by, f.evidence, f.paper, f.by, f.ended_by
  FROM facts_fact f
 WHERE f.household = :household AND (:ever = 1 OR (f.known_from <= :known AND (f.known_to IS NULL OR f.known_to > :known)))
 ORDER BY f.variable, CASE WHEN f.known_to IS NULL THEN 0 ELSE 1 END, coalesce(f.since, -9000000) DESC, f.id DESC;

-- many lives_in(household household_id, at day) -> person person_id
SELECT m.person FROM registry_open_member m
 WHERE m.household = :household AND (m.since IS NULL OR m.since <= :at) AND (m.until IS NULL OR m.until > :at);

-- many counted(variable text, at day) -> person person_id?, value text?, sealed blob?
SELECT f.person, f.value, f.sealed FROM facts_fact f
 WHERE f.person IS NOT NULL AND f.variable = :variable AND f.known_to IS NULL
   AND (f.since IS NULL OR f.since <= :at) AND (f.until IS NULL OR f.until > :at)
 ORDER BY f.person;
