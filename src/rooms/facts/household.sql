-- SPDX-License-Identifier: EUPL-1.2
-- household.sql - what held of a household and its members on a day, as known at an instant.

-- many of_members(household household_id, at day, known instant) -> own int, known_from instant, id fact_id, member person_id, person person_id?,
--   variable text, value text?, sealed blob?, evidence text
-- Also what was written down on records merged into a member: their own comes last, and stands.
SELECT 1 AS own, f.known_from, f.id, m.person AS member, f.person, f.variable, f.value, f.sealed, f.evidence
  FROM registry_open_member m JOIN facts_fact f ON f.person = m.person
 WHERE m.household = :household AND (m.since IS NULL OR m.since <= :at) AND (m.until IS NULL OR m.until > :at)
   AND (f.since IS NULL OR f.since <= :at) AND (f.until IS NULL OR f.until > :at)
   AND f.known_from <= :known AND (f.known_to IS NULL OR f.known_to > :known)
 UNION ALL
SELECT 0 AS own, f.known_from, f.id, m.person AS member, f.person, f.variable, f.value, f.sealed, f.evidence
  FROM registry_open_member m JOIN registry_open_person p ON p.merged_into = m.person JOIN facts_fact f ON f.person = p.id
 WHERE m.household = :household AND (m.since IS NULL OR m.since <= :at) AND (m.until IS NULL OR m.until > :at)
   AND (f.since IS NULL OR f.since <= :at) AND (f.until IS NULL OR f.until > :at)
   AND f.known_from <= :known AND (f.known_to IS NULL OR f.known_to > :known)
 ORDER BY 1, 2, 3;

-- many of_person(person person_id, at day, known instant) -> known_from instant, person person_id?, variable text, value text?, sealed blob?, evidence text
SELECT f.known_from, f.person, f.variable, f.value, f.sealed, f.evidence
  FROM registry_open_same s JOIN facts_fact f ON f.person = s.same
 WHERE s.person = :person AND (f.since IS NULL OR f.since <= :at) AND (f.until IS NULL OR f.until > :at)
   AND f.known_from <= :known AND (f.known_to IS NULL OR f.known_to > :known)
 ORDER BY CASE WHEN f.person = :person THEN 1 ELSE 0 END, f.known_from, f.id;

-- many of_household(household household_id, at day, known instant) -> variable text, value text?, sealed blob?, evidence text
SELECT f.variable, f.value, f.sealed, f.evidence
  FROM facts_fact f
 WHERE f.household = :household AND (f.since IS NULL OR f.since <= :at) AND (f.until IS NULL OR f.until > :at)
   AND f.known_from <= :known AND (f.known_to IS NULL OR f.known_to > :known)
 ORDER BY f.id;

-- many homes_on(person person_id, at day) -> homeless text, area text
SELECT a.homeless, a.area FROM registry_open_same s JOIN registry_open_address a ON a.person = s.same
 WHERE s.person = :person AND a.kind = 'home'
   AND (a.since IS NULL OR a.since <= :at) AND (a.until IS NULL OR a.until > :at)
 ORDER BY CASE WHEN a.person = :person THEN 0 ELSE 1 END;

-- maybe paper_ended(person person_id, kind text, at day) -> ended day?
-- FA4: the day on which the last of their papers of a kind ended; no row while one holds, or none with an end is known.
SELECT max(i.until) AS ended FROM registry_open_same s JOIN registry_open_identifier i ON i.person = s.same
 WHERE s.person = :person AND i.kind = :kind AND i.status <> 'wrong'
HAVING count(CASE WHEN (i.until IS NULL OR i.until > :at) AND i.status IN ('declared', 'seen', 'lost') THEN 1 END) = 0 AND max(i.until) <= :at;
