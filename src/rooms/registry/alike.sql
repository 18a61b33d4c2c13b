-- SPDX-License-Identifier: EUPL-1.2
-- alike.sql - what is compared when two records are asked whether they are one person.  :ids is a JSON array of numbers.

-- many told_names(ids text) -> person person_id, root person_id, family text, given text, father text, mother text, sex text, birth day?, birth_exact text
--@sqlite
WITH q(id) AS MATERIALIZED (SELECT value FROM json_each(:ids))
--@postgres
WITH q(id) AS MATERIALIZED (SELECT value::bigint FROM json_array_elements_text(:ids::json))
--@end
SELECT p.id AS person, coalesce(p.merged_into, p.id) AS root, n.family, n.given, n.father, n.mother, p.sex, p.birth, p.birth_exact
  FROM q JOIN registry_person p ON p.id = q.id JOIN registry_name n ON n.person = p.id ORDER BY p.id, n.shown DESC, n.id;

-- many told_contacts(ids text) -> person person_id, value text
--@sqlite
SELECT c.person, c.value FROM json_each(:ids) q JOIN registry_contact c ON c.person = q.value WHERE c.kind <> 'email' ORDER BY c.person, c.rank, c.id;
--@postgres
SELECT c.person, c.value FROM json_array_elements_text(:ids::json) q(value) JOIN registry_contact c ON c.person = q.value::bigint WHERE c.kind <> 'email' ORDER BY c.person, c.rank, c.id;
--@end

-- many told_numbers(ids text) -> person person_id, kind text, lookup blob
--@sqlite
SELECT i.person, i.kind, i.lookup FROM json_each(:ids) q JOIN registry_identifier i ON i.person = q.value WHERE i.status <> 'wrong' ORDER BY i.person, i.id;
--@postgres
SELECT i.person, i.kind, i.lookup FROM json_array_elements_text(:ids::json) q(value) JOIN registry_identifier i ON i.person = q.value::bigint WHERE i.status <> 'wrong' ORDER BY i.person, i.id;
--@end

-- many told_homes(ids text) -> person person_id, street text, number text, postcode text
--@sqlite
SELECT a.person, a.street, a.number, a.postcode FROM json_each(:ids) q JOIN registry_address a ON a.person = q.value WHERE a.kind = 'home' ORDER BY a.person, a.since DESC, a.id DESC;
--@postgres
SELECT a.person, a.street, a.number, a.postcode FROM json_array_elements_text(:ids::json) q(value) JOIN registry_address a ON a.person = q.value::bigint WHERE a.kind = 'home' ORDER BY a.person, a.since DESC NULLS LAST, a.id DESC;
--@end

-- maybe pair_known(one person_id, other person_id) -> id pair_id, verdict text, bits int, judged_bits int, judged_as blob?
SELECT id, verdict, bits, judged_bits, judged_as FROM registry_pair WHERE one = :one AND other = :other;

-- change pair_new(one person_id, other person_id, bits int, now instant)
-- Two that are there and lead nowhere else.
INSERT INTO registry_pair(one, other, bits, found)
SELECT a.id, b.id, :bits, :now FROM registry_person a, registry_person b
 WHERE a.id = :one AND b.id = :other AND a.merged_into IS NULL AND b.merged_into IS NULL
    ON CONFLICT(one, other) DO NOTHING;

-- change pair_weigh(id pair_id, bits int)
UPDATE registry_pair SET bits = :bits WHERE id = :id;

-- change pair_again(id pair_id, bits int, now instant)
-- DU3: its verdict, note and judge stay to be read.
UPDATE registry_pair SET verdict = '', again = 1, bits = :bits, found = :now, row_version = row_version + 1 WHERE id = :id AND verdict = 'not_same';
