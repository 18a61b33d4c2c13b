-- SPDX-License-Identifier: EUPL-1.2
-- addressee.sql - how a person is reached today: ME2.

-- maybe reached(person person_id) -> root person_id, family text?, given text?, lang text, shield int, death day?
-- The record itself, or the one it was merged into.
SELECT root.id AS root, root.family, root.given, root.lang, root.shield, root.death
  FROM registry_open_person p JOIN registry_open_person root ON root.id = coalesce(p.merged_into, p.id) WHERE p.id = :person;

-- many ways(root person_id, today day) -> kind text, value text, messages int
SELECT c.kind, c.value, c.messages FROM registry_open_contact c
 WHERE c.person IN (SELECT same FROM registry_open_same WHERE person = :root) AND c.messages > 0 AND c.kind IN ('email', 'mobile')
   AND (c.since IS NULL OR c.since <= :today) AND (c.until IS NULL OR c.until > :today)
 ORDER BY c.rank, c.kind DESC, c.value;

-- many lives(root person_id, today day) -> kind text, street text, number text, postcode text, place text, care_of text
SELECT a.kind, a.street, a.number, a.postcode, a.place, a.care_of FROM registry_open_address a
 WHERE a.person IN (SELECT same FROM registry_open_same WHERE person = :root) AND (a.since IS NULL OR a.since <= :today) AND (a.until IS NULL OR a.until > :today)
 ORDER BY a.kind DESC;
