-- SPDX-License-Identifier: EUPL-1.2
-- person.sql - everything the registry shows of one record, in few questions: on PostgreSQL each costs a tenth of a millisecond
-- before it begins.  The page asks for the person, and again for each record merged into it.

-- maybe head(id person_id) -> merged_into person_id?, family text?, given text?, sex text, birth day?, birth_exact text, death day?, lang text, shield int,
--   confirmed bool, note text, merged int
SELECT p.merged_into, n.family, n.given, p.sex, p.birth, p.birth_exact, p.death, p.lang, p.shield, p.confirmed, p.note,
       (SELECT count(*) FROM registry_person m WHERE m.merged_into = p.id) AS merged
  FROM registry_person p LEFT JOIN registry_name n ON n.person = p.id AND n.shown = 1
 WHERE p.id = :id;

-- many merged_into_it(person person_id) -> id person_id
SELECT id FROM registry_person WHERE merged_into = :person ORDER BY id;

-- many parts_of(person person_id) -> part text, id int, kind text, a text, b text, c text, d text, e text, f text, g text, n int, other int,
--   since day?, until day?
--   part            id          kind      a        b       c         d         e          f            g        n                other
--   home            household   part
--   relation        relation    kind      paper    scope   family    given                                      1 from, 2 to;    the other person
--                                                                                                              + 10 * shield
--   number          identifier  kind      ending   issuer  status    odd       next kind  next ending
--   contact         contact     kind      value    whose                                                        messages
--   address         address     kind      homeless street  number    postcode  place      area         care of
--   need            need        kind      words
--   spelling        name        kind      family   given   father    mother                                     shown
SELECT part, id, kind, a, b, c, d, e, f, g, n, other, since, until FROM (
  SELECT 'home' AS part, household AS id, part AS kind, '' AS a, '' AS b, '' AS c, '' AS d, '' AS e, '' AS f, '' AS g, 0 AS n, 0 AS other, since, until,
         coalesce(-since, 99999999) AS rank FROM registry_member WHERE person = :person
   UNION ALL
  SELECT 'relation', x.id, x.kind, x.paper, x.scope, coalesce(n.family, ''), coalesce(n.given, ''), '', '', '', 1 + 10 * p.shield, x.other, x.since, x.until, 1
    FROM registry_relation x JOIN registry_person p ON p.id = x.other LEFT JOIN registry_name n ON n.person = x.other AND n.shown = 1 WHERE x.person = :person
   UNION ALL
  SELECT 'relation', x.id, x.kind, x.paper, x.scope, coalesce(n.family, ''), coalesce(n.given, ''), '', '', '', 2 + 10 * p.shield, x.person, x.since, x.until, 0
    FROM registry_relation x JOIN registry_person p ON p.id = x.person LEFT JOIN registry_name n ON n.person = x.person AND n.shown = 1 WHERE x.other = :person
   UNION ALL
  SELECT 'number', x.id, x.kind, x.ending, x.issuer, x.status, x.odd, coalesce(s.kind, ''), coalesce(s.ending, ''), '', 0, 0, x.since, x.until, 0
    FROM registry_identifier x LEFT JOIN registry_identifier s ON s.id = x.successor WHERE x.person = :person
   UNION ALL
  SELECT 'contact', id, kind, value, whose, '', '', '', '', '', messages, 0, since, until, rank FROM registry_contact WHERE person = :person
   UNION ALL
  SELECT 'address', id, kind, homeless, street, number, postcode, place, area, care_of, 0, 0, since, until, coalesce(-since, 99999999)
    FROM registry_address WHERE person = :person
   UNION ALL
  SELECT 'need', id, kind, words, '', '', '', '', '', '', 0, 0, since, until, 0 FROM registry_need WHERE person = :person
   UNION ALL
  SELECT 'spelling', id, kind, family, given, father, mother, '', '', '', shown, 0, NULL, NULL,
         CASE WHEN shown = 1 THEN 0 WHEN kind = 'official' THEN 1 WHEN kind = 'native' THEN 2 WHEN kind = 'latin' THEN 3 WHEN kind = 'former' THEN 4 ELSE 5 END
    FROM registry_name WHERE person = :person) x
 ORDER BY part, rank, id;
