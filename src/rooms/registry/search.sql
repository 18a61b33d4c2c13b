-- SPDX-License-Identifier: EUPL-1.2
-- search.sql - what a line of the search page says.

-- many lines_of(ids text, today day) -> person person_id, family text?, given text?, father text?, birth day?, birth_exact text, death day?,
--   street text?, number text?, area text?, place text?, household household_id?
--@sqlite
WITH q(id) AS MATERIALIZED (SELECT value FROM json_each(:ids))
--@postgres
WITH q(id) AS MATERIALIZED (SELECT unnest(translate(:ids, '[]', '{}')::bigint[]))
--@end
SELECT p.id AS person, n.family, n.given, n.father, p.birth, p.birth_exact, p.death,
       a.street, a.number, a.area, a.place,
       (SELECT max(m.household) FROM registry_member m WHERE m.person = p.id AND m.part = 'main'
           AND (m.since IS NULL OR m.since <= :today) AND (m.until IS NULL OR m.until > :today)) AS household
  FROM q JOIN registry_person p ON p.id = q.id LEFT JOIN registry_name n ON n.person = p.id AND n.shown = 1
  LEFT JOIN registry_address a ON a.person = p.id AND a.kind = 'home' AND (a.since IS NULL OR a.since <= :today) AND (a.until IS NULL OR a.until > :today);
