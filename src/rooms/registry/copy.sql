-- SPDX-License-Identifier: EUPL-1.2
-- copy.sql - what the registry knows of a person, for the person; and taking it away.

-- many copy_people(person person_id) -> id person_id, sex text, birth day?, birth_exact text, death day?, lang text, note text
SELECT p.id, p.sex, p.birth, p.birth_exact, p.death, p.lang, p.note FROM registry_person p
 WHERE p.id IN (SELECT same FROM registry_open_same WHERE person = :person) ORDER BY p.id;

-- many copy_names(person person_id) -> kind text, family text, given text, father text, mother text
SELECT kind, family, given, father, mother FROM registry_name
 WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person) ORDER BY id;

-- many copy_numbers(person person_id) -> kind text, sealed blob, issuer text, status text, since day?, until day?
SELECT kind, sealed, issuer, status, since, until FROM registry_identifier
 WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person) ORDER BY id;

-- many copy_contacts(person person_id) -> kind text, value text, whose text, messages int, since day?, until day?
SELECT kind, value, whose, messages, since, until FROM registry_contact
 WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person) ORDER BY id;

-- many copy_addresses(person person_id) -> kind text, homeless text, street text, number text, floor text, postcode text, place text, care_of text,
--   since day?, until day?
SELECT kind, homeless, street, number, floor, postcode, place, care_of, since, until FROM registry_address
 WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person) ORDER BY id;

-- many copy_needs(person person_id) -> kind text, words text, since day?, until day?
SELECT kind, words, since, until FROM registry_need
 WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person) ORDER BY id;

-- many copy_homes(person person_id) -> household household_id, part text, role text, since day?, until day?
SELECT household, part, role, since, until FROM registry_member
 WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person) ORDER BY id;

-- many copy_relations(person person_id) -> is_from bool, kind text, paper text, scope text, since day?, until day?
-- Who the other one is belongs to their own copy.
SELECT 1 AS is_from, kind, paper, scope, since, until FROM registry_relation
 WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person)
 UNION ALL
SELECT 0, kind, paper, scope, since, until FROM registry_relation
 WHERE other IN (SELECT same FROM registry_open_same WHERE person = :person);

-- change erase_names(person person_id)
DELETE FROM registry_name WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person);

-- change erase_links(person person_id)
UPDATE registry_identifier SET successor = NULL WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person);

-- change erase_numbers(person person_id)
DELETE FROM registry_identifier WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person);

-- change erase_contacts(person person_id)
DELETE FROM registry_contact WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person);

-- change erase_addresses(person person_id)
DELETE FROM registry_address WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person);

-- change erase_needs(person person_id)
DELETE FROM registry_need WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person);

-- change erase_homes(person person_id)
DELETE FROM registry_member WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person);

-- many erased_homes(person person_id) -> household household_id
SELECT DISTINCT household FROM registry_member WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person);

-- change erase_home_note(household household_id)
-- What is written about a household is about whoever lives in it; about nobody, when nobody does.
UPDATE registry_household SET note = '', row_version = row_version + 1
 WHERE id = :household AND NOT EXISTS (SELECT 1 FROM registry_member m WHERE m.household = :household);

-- change erase_arrivals(person person_id)
-- Which line of which file it was stays, so that the same file does not bring them back; their number over there does not.
UPDATE registry_arrival SET reference = '' WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person);

-- change erase_pairs(person person_id)
DELETE FROM registry_pair WHERE one IN (SELECT same FROM registry_open_same WHERE person = :person)
    OR other IN (SELECT same FROM registry_open_same WHERE person = :person);

-- change erase_whys(person person_id)
UPDATE registry_merge SET why = '', undone_why = '' WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person)
    OR target IN (SELECT same FROM registry_open_same WHERE person = :person);

-- change erase_relations(person person_id)
DELETE FROM registry_relation
 WHERE id IN (SELECT x.id FROM registry_relation x JOIN registry_open_same s ON s.same = x.person WHERE s.person = :person
              UNION ALL SELECT x.id FROM registry_relation x JOIN registry_open_same s ON s.same = x.other WHERE s.person = :person);

-- change erase_person(person person_id)
UPDATE registry_person SET sex = '', birth = NULL, birth_exact = 'unknown', death = NULL, lang = '', confirmed = 0, note = '', row_version = row_version + 1
 WHERE id IN (SELECT same FROM registry_open_same WHERE person = :person);
