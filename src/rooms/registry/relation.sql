-- SPDX-License-Identifier: EUPL-1.2
-- relation.sql - who is what of whom: person is <kind> of other.

-- maybe relation(id relation_id) -> person person_id, other person_id, kind text, paper text, scope text, since day?, until day?, row_version int
SELECT person, other, kind, paper, scope, since, until, row_version FROM registry_relation WHERE id = :id;

-- many relation_clashes(person person_id, other person_id, kind text, but relation_id?, since day?, until day?) ->
--   id relation_id, paper text, since day?, until day?
SELECT id, paper, since, until FROM registry_relation
 WHERE person = :person AND other = :other AND kind = :kind AND (:but IS NULL OR id <> :but)
   AND (:until IS NULL OR since IS NULL OR since < :until) AND (:since IS NULL OR until IS NULL OR until > :since)
 ORDER BY id;

-- many above(person person_id, parents bool, but relation_id?, since day?, until day?) -> id person_id, by person_id
-- Everybody who guards the file :person in the span, directly or through others (or, :parents, is an ancestor), and whom each guards:
-- records that were merged count as one.
WITH RECURSIVE up(id, by) AS (
  SELECT coalesce(g.merged_into, g.id), :person
    FROM registry_person m JOIN registry_relation x ON x.other = m.id JOIN registry_person g ON g.id = x.person
   WHERE (m.id = :person OR m.merged_into = :person) AND (:but IS NULL OR x.id <> :but)
     AND (:parents = 1 AND x.kind = 'parent' OR :parents = 0 AND x.kind IN ('guardian', 'foster', 'assistant'))
     AND (:until IS NULL OR x.since IS NULL OR x.since < :until) AND (:since IS NULL OR x.until IS NULL OR x.until > :since)
   UNION
  SELECT coalesce(g.merged_into, g.id), up.id
    FROM up JOIN registry_person m ON (m.id = up.id OR m.merged_into = up.id) JOIN registry_relation x ON x.other = m.id JOIN registry_person g ON g.id = x.person
   WHERE (:but IS NULL OR x.id <> :but)
     AND (:parents = 1 AND x.kind = 'parent' OR :parents = 0 AND x.kind IN ('guardian', 'foster', 'assistant'))
     AND (:until IS NULL OR x.since IS NULL OR x.since < :until) AND (:since IS NULL OR x.until IS NULL OR x.until > :since))
SELECT id, by FROM up;

-- change add_relation(person person_id, other person_id, kind text, paper text, scope text, since day?, until day?, now instant, by account_id)
INSERT INTO registry_relation(person, other, kind, paper, scope, since, until, made, by)
VALUES(:person, :other, :kind, :paper, :scope, :since, :until, :now, :by);

-- change set_relation(id relation_id, version int, person person_id, other person_id, kind text, paper text, scope text, since day?, until day?)
UPDATE registry_relation SET person = :person, other = :other, kind = :kind, paper = :paper, scope = :scope, since = :since, until = :until,
       row_version = row_version + 1
 WHERE id = :id AND row_version = :version;

-- change end_relation(id relation_id, until day)
UPDATE registry_relation SET until = :until, row_version = row_version + 1 WHERE id = :id;

-- change remove_relation(id relation_id)
DELETE FROM registry_relation WHERE id = :id;
