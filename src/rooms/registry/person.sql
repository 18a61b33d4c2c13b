-- SPDX-License-Identifier: EUPL-1.2
-- person.sql - everything the registry shows of a person.  :person is the root; records merged into it are read with it.

-- many person_names(person person_id) -> id name_id, of person_id, kind text, family text, given text, father text, mother text, shown bool
SELECT x.id, x.person AS of, x.kind, x.family, x.given, x.father, x.mother, x.shown FROM registry_name x
 WHERE x.person IN (SELECT same FROM registry_open_same WHERE person = :person)
 ORDER BY x.shown DESC, CASE x.kind WHEN 'official' THEN 0 WHEN 'native' THEN 1 WHEN 'latin' THEN 2 WHEN 'former' THEN 3 ELSE 4 END, x.id;

-- many person_numbers(person person_id) -> id identifier_id, kind text, ending text, issuer text, status text, odd text, since day?, until day?,
--   next_kind text?, next_ending text?
SELECT x.id, x.kind, x.ending, x.issuer, x.status, x.odd, x.since, x.until, s.kind AS next_kind, s.ending AS next_ending
  FROM registry_identifier x LEFT JOIN registry_identifier s ON s.id = x.successor
 WHERE x.person IN (SELECT same FROM registry_open_same WHERE person = :person)
 ORDER BY x.id;

-- many person_contacts(person person_id) -> id contact_id, kind text, value text, whose text, messages int, since day?, until day?
SELECT x.id, x.kind, x.value, x.whose, x.messages, x.since, x.until FROM registry_contact x
 WHERE x.person IN (SELECT same FROM registry_open_same WHERE person = :person)
 ORDER BY x.rank, x.id;

-- many person_addresses(person person_id) -> id address_id, kind text, homeless text, street text, number text, floor text, bell text, postcode text,
--   place text, area text, care_of text, since day?, until day?
SELECT x.id, x.kind, x.homeless, x.street, x.number, x.floor, x.bell, x.postcode, x.place, x.area, x.care_of, x.since, x.until FROM registry_address x
 WHERE x.person IN (SELECT same FROM registry_open_same WHERE person = :person)
 ORDER BY x.kind, coalesce(x.since, -99999999) DESC, x.id;

-- many person_needs(person person_id) -> id need_id, kind text, words text, since day?, until day?
SELECT x.id, x.kind, x.words, x.since, x.until FROM registry_need x
 WHERE x.person IN (SELECT same FROM registry_open_same WHERE person = :person)
 ORDER BY x.id;

-- many person_homes(person person_id) -> household household_id, part text, since day?, until day?
SELECT x.household, x.part, x.since, x.until FROM registry_member x
 WHERE x.person IN (SELECT same FROM registry_open_same WHERE person = :person)
 ORDER BY x.part, coalesce(x.since, -99999999) DESC, x.id;

-- many person_relations(person person_id) -> id relation_id, is_from bool, other person_id, shield int, family text?, given text?, kind text, paper text, scope text,
--   since day?, until day?
SELECT x.id, 1 AS is_from, x.other, p.shield, n.family, n.given, x.kind, x.paper, x.scope, x.since, x.until
  FROM registry_relation x JOIN registry_person p ON p.id = x.other LEFT JOIN registry_name n ON n.person = x.other AND n.shown = 1
 WHERE x.person IN (SELECT same FROM registry_open_same WHERE person = :person)
 UNION ALL
SELECT x.id, 0, x.person, p.shield, n.family, n.given, x.kind, x.paper, x.scope, x.since, x.until
  FROM registry_relation x JOIN registry_person p ON p.id = x.person LEFT JOIN registry_name n ON n.person = x.person AND n.shown = 1
 WHERE x.other IN (SELECT same FROM registry_open_same WHERE person = :person)
 ORDER BY 2, 1;

-- maybe person_rest(person person_id) -> confirmed bool, note text
SELECT confirmed, note FROM registry_person WHERE id = :person;
