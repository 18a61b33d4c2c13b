-- SPDX-License-Identifier: EUPL-1.2
-- near.sql - who guards, cares for or is called for somebody.

-- many near_rows(person person_id, today day) -> who person_id, kind text
SELECT DISTINCT coalesce(g.merged_into, g.id) AS who, x.kind
  FROM registry_relation x JOIN registry_person g ON g.id = x.person
 WHERE x.other IN (SELECT same FROM registry_open_same WHERE person = :person) AND g.death IS NULL
   AND x.kind IN ('guardian', 'foster', 'assistant', 'carer', 'proxy', 'contact')
   AND (x.since IS NULL OR x.since <= :today) AND (x.until IS NULL OR x.until > :today) ORDER BY who, x.kind;
