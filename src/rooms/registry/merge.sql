-- SPDX-License-Identifier: EUPL-1.2
-- merge.sql - a link between two records of one person, and taking it away again.

-- maybe link_of(id merge_id) -> person person_id, target person_id, why text, made instant
SELECT person, target, why, made FROM registry_merge WHERE id = :id AND undone IS NULL;

-- change add_link(person person_id, target person_id, why text, now instant, by account_id) -> id merge_id
-- Only two records that are not linked yet: a circle cannot be made, whoever comes second finds nothing to do.
INSERT INTO registry_merge(person, target, why, made, by)
SELECT p.id, t.id, :why, :now, :by FROM registry_person p, registry_person t
 WHERE p.id = :person AND t.id = :target AND p.id <> t.id AND p.merged_into IS NULL AND t.merged_into IS NULL
RETURNING id;

-- change lead_to(person person_id, target person_id)
UPDATE registry_person SET merged_into = :target WHERE id = :person OR merged_into = :person;

-- change end_link(id merge_id, why text, now instant, by account_id)
UPDATE registry_merge SET undone = :now, undone_by = :by, undone_why = :why WHERE id = :id AND undone IS NULL;

-- change lead_nowhere(person person_id)
UPDATE registry_person SET merged_into = NULL WHERE id = :person;

-- change lead_back(person person_id)
-- What was linked to it before stays with it.
WITH RECURSIVE under(id) AS (
  SELECT person FROM registry_merge WHERE target = :person AND undone IS NULL
   UNION SELECT m.person FROM registry_merge m JOIN under u ON m.target = u.id WHERE m.undone IS NULL)
UPDATE registry_person SET merged_into = :person WHERE id IN (SELECT id FROM under);

-- many links_of(root person_id) -> id merge_id, person person_id, target person_id, family text?, given text?, why text, made instant
SELECT m.id, m.person, m.target, n.family, n.given, m.why, m.made
  FROM registry_merge m JOIN registry_person p ON p.id = m.person LEFT JOIN registry_name n ON n.person = p.id AND n.shown = 1
 WHERE m.undone IS NULL AND p.merged_into = :root ORDER BY m.id DESC;

-- one held(person person_id) -> names int, numbers int, contacts int, addresses int, homes int, relations int, needs int
SELECT (SELECT count(*) FROM registry_name WHERE person = :person) AS names, (SELECT count(*) FROM registry_identifier WHERE person = :person) AS numbers,
       (SELECT count(*) FROM registry_contact WHERE person = :person) AS contacts, (SELECT count(*) FROM registry_address WHERE person = :person) AS addresses,
       (SELECT count(*) FROM registry_member WHERE person = :person) AS homes,
       (SELECT count(*) FROM registry_relation WHERE person = :person OR other = :person) AS relations,
       (SELECT count(*) FROM registry_need WHERE person = :person) AS needs;

-- many all_names(person person_id) -> kind text, family text, given text
SELECT kind, family, given FROM registry_name WHERE person = :person ORDER BY shown DESC, id;

-- many all_numbers(person person_id) -> kind text, ending text
SELECT kind, ending FROM registry_identifier WHERE person = :person ORDER BY id;

-- many all_contacts(person person_id) -> value text
SELECT value FROM registry_contact WHERE person = :person ORDER BY rank, id;

-- many all_homes(person person_id) -> street text, number text, place text
SELECT street, number, place FROM registry_address WHERE person = :person AND kind = 'home' ORDER BY id DESC;

-- one together(one person_id, other person_id) -> homes int, relations int
-- Two who live in one home or are related are seldom one person.
SELECT (SELECT count(*) FROM registry_member a JOIN registry_member b ON b.household = a.household WHERE a.person = :one AND b.person = :other) AS homes,
       (SELECT count(*) FROM registry_relation WHERE person = :one AND other = :other OR person = :other AND other = :one) AS relations;

-- maybe pair(one person_id, other person_id) -> id pair_id, verdict text, note text, again bool, judged instant?, judge text?, row_version int
SELECT x.id, x.verdict, x.note, x.again, x.judged, s.name AS judge, x.row_version
  FROM registry_pair x LEFT JOIN staff_open_account s ON s.id = x.judged_by WHERE x.one = :one AND x.other = :other;

-- change judge_new(one person_id, other person_id, verdict text, note text, bits int, as blob, now instant, by account_id)
INSERT INTO registry_pair(one, other, bits, found, verdict, note, judged, judged_by, judged_bits, judged_as)
VALUES(:one, :other, :bits, :now, :verdict, :note, :now, :by, :bits, :as)
    ON CONFLICT(one, other) DO NOTHING;

-- change judge(id pair_id, version int, verdict text, note text, bits int, as blob, now instant, by account_id)
UPDATE registry_pair SET verdict = :verdict, note = :note, judged = :now, judged_by = :by, bits = :bits, judged_bits = :bits, judged_as = :as, again = 0,
       row_version = row_version + 1
 WHERE id = :id AND row_version = :version;
