-- SPDX-License-Identifier: EUPL-1.2
-- holder.sql - whose number is it, and by which names are they known.

-- many holders(lookup blob, today day) -> record person_id, root person_id, seen bool
-- A row that a clerk marked as wrong says nothing about anybody.
SELECT i.person AS record, coalesce(p.merged_into, p.id) AS root,
       max(CASE WHEN i.status = 'seen' AND (i.since IS NULL OR i.since <= :today) AND (i.until IS NULL OR i.until > :today) THEN 1 ELSE 0 END) AS seen
  FROM registry_identifier i JOIN registry_person p ON p.id = i.person
 WHERE i.lookup = :lookup AND i.status <> 'wrong'
 GROUP BY i.person, p.merged_into, p.id ORDER BY i.person;

-- many spellings(root person_id) -> family text, given text
SELECT n.family, n.given FROM registry_name n
 WHERE n.person IN (SELECT p.id FROM registry_person p WHERE p.id = :root OR p.merged_into = :root) ORDER BY n.shown DESC, n.id;
