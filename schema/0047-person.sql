-- SPDX-License-Identifier: EUPL-1.2
-- 0047-person: who somebody is, looked up one by one.

-- SQLite takes a view that is itself a join apart only where it stands first.  Behind a LEFT JOIN (forty statements: queues, tasks, lists
-- of guests) it first made the whole registry into a table: 12 ms of a page among 10,000 people, and a second among a million.
-- PostgreSQL takes both apart.
--@sqlite
DROP VIEW registry_open_person;
CREATE VIEW registry_open_person(id, family, given, father, mother, sex, birth, birth_exact, death, lang, shield, merged_into) AS
SELECT p.id, (SELECT n.family FROM registry_name n WHERE n.person = p.id AND n.shown = 1), (SELECT n.given FROM registry_name n WHERE n.person = p.id AND n.shown = 1),
       (SELECT n.father FROM registry_name n WHERE n.person = p.id AND n.shown = 1), (SELECT n.mother FROM registry_name n WHERE n.person = p.id AND n.shown = 1),
       p.sex, p.birth, p.birth_exact, p.death, p.lang, p.shield, p.merged_into
  FROM registry_person p;
--@end
