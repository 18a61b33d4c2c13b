-- SPDX-License-Identifier: EUPL-1.2
-- parts.sql - everything the registry knows of one record, with who wrote it and when, in one question: on PostgreSQL each costs a
-- tenth of a millisecond before it begins.  Asked for the person, and again for each record merged into it.

-- many records_of(person person_id) -> id person_id, rooms int
-- The person, if it is one, and every record merged into it; with the rooms that have something of it: enum about_has (rooms/about.h) added up.
SELECT p.id,
       CASE WHEN EXISTS (SELECT 1 FROM care_open_about x WHERE x.person = p.id) THEN 1 ELSE 0 END
     + CASE WHEN EXISTS (SELECT 1 FROM aid_open_about x WHERE x.person = p.id) THEN 2 ELSE 0 END
     + CASE WHEN EXISTS (SELECT 1 FROM referrals_open_about x WHERE x.person = p.id) THEN 4 ELSE 0 END
     + CASE WHEN EXISTS (SELECT 1 FROM places_open_about x WHERE x.person = p.id) THEN 8 ELSE 0 END
     + CASE WHEN EXISTS (SELECT 1 FROM appointments_open_about x WHERE x.person = p.id) THEN 16 ELSE 0 END
     + CASE WHEN EXISTS (SELECT 1 FROM stays_open_about x WHERE x.person = p.id) THEN 32 ELSE 0 END
     + CASE WHEN EXISTS (SELECT 1 FROM stock_open_about x WHERE x.person = p.id) THEN 64 ELSE 0 END
     + CASE WHEN EXISTS (SELECT 1 FROM events_open_about x WHERE x.person = p.id) THEN 128 ELSE 0 END
     + CASE WHEN EXISTS (SELECT 1 FROM cooperative_open_about x WHERE x.person = p.id) THEN 256 ELSE 0 END
     + CASE WHEN EXISTS (SELECT 1 FROM certificates_open_about x WHERE x.person = p.id) THEN 512 ELSE 0 END
     + CASE WHEN EXISTS (SELECT 1 FROM ledger_open_about x WHERE x.person = p.id) THEN 1024 ELSE 0 END
     + CASE WHEN EXISTS (SELECT 1 FROM messages_open_about x WHERE x.person = p.id) THEN 2048 ELSE 0 END
     + CASE WHEN EXISTS (SELECT 1 FROM resident_open_about x WHERE x.person = p.id) THEN 4096 ELSE 0 END
     + CASE WHEN EXISTS (SELECT 1 FROM diary_open_hidden x WHERE x.person = p.id) THEN 8192 ELSE 0 END AS rooms
  FROM registry_person p WHERE p.id = :person OR p.merged_into = :person ORDER BY p.id;

-- many parts_of(person person_id) -> part text, id int, kind text, a text, b text, c text, d text, e text, f text, g text, n int, other int,
--   since day?, until day?,
--   made instant, by account_id?, by_name text?
--   part            id          kind      a        b       c         d         e          f            g        n                other
--   home            household   part
--   relation        relation    kind      paper    scope   family    given                                      1 from, 2 to;    the other person
--                                                                                                              + 10 * shield
--   number          identifier  kind      ending   issuer  status    odd       next kind  next ending
--   contact         contact     kind      value    whose                                                        messages
--   address         address     kind      homeless street  number    postcode  place      area         care of
--   need            need        kind      words
--   spelling        name        kind      family   given   father    mother                                     shown
--   self            person                                                                                                           death as until
SELECT x.part, x.id, x.kind, x.a, x.b, x.c, x.d, x.e, x.f, x.g, x.n, x.other, x.since, x.until, x.made, x.by, w.name AS by_name FROM (
  SELECT 'home' AS part, household AS id, part AS kind, '' AS a, '' AS b, '' AS c, '' AS d, '' AS e, '' AS f, '' AS g, 0 AS n, 0 AS other, since, until,
         coalesce(-since, 99999999) AS rank, made, by FROM registry_member WHERE person = :person
   UNION ALL
  SELECT 'relation', x.id, x.kind, x.paper, x.scope, coalesce(n.family, ''), coalesce(n.given, ''), '', '', '', 1 + 10 * p.shield, x.other, x.since, x.until, 1, x.made, x.by
    FROM registry_relation x JOIN registry_person p ON p.id = x.other LEFT JOIN registry_name n ON n.person = x.other AND n.shown = 1 WHERE x.person = :person
   UNION ALL
  SELECT 'relation', x.id, x.kind, x.paper, x.scope, coalesce(n.family, ''), coalesce(n.given, ''), '', '', '', 2 + 10 * p.shield, x.person, x.since, x.until, 0, x.made, x.by
    FROM registry_relation x JOIN registry_person p ON p.id = x.person LEFT JOIN registry_name n ON n.person = x.person AND n.shown = 1 WHERE x.other = :person
   UNION ALL
  SELECT 'number', x.id, x.kind, x.ending, x.issuer, x.status, x.odd, coalesce(s.kind, ''), coalesce(s.ending, ''), '', 0, 0, x.since, x.until, 0, x.made, x.by
    FROM registry_identifier x LEFT JOIN registry_identifier s ON s.id = x.successor WHERE x.person = :person
   UNION ALL
  SELECT 'contact', id, kind, value, whose, '', '', '', '', '', messages, 0, since, until, rank, made, by FROM registry_contact WHERE person = :person
   UNION ALL
  SELECT 'address', id, kind, homeless, street, number, postcode, place, area, care_of, 0, 0, since, until, coalesce(-since, 99999999), made, by
    FROM registry_address WHERE person = :person
   UNION ALL
  SELECT 'need', id, kind, words, '', '', '', '', '', '', 0, 0, since, until, 0, made, by FROM registry_need WHERE person = :person
   UNION ALL
  SELECT 'spelling', id, kind, family, given, father, mother, '', '', '', shown, 0, NULL, NULL,
         CASE WHEN shown = 1 THEN 0 WHEN kind = 'official' THEN 1 WHEN kind = 'native' THEN 2 WHEN kind = 'latin' THEN 3 WHEN kind = 'former' THEN 4 ELSE 5 END, made, by
    FROM registry_name WHERE person = :person
   UNION ALL
  SELECT 'self', id, '', '', '', '', '', '', '', '', 0, 0, NULL, death, 0, made, made_by FROM registry_person WHERE id = :person) x LEFT JOIN staff_open_account w ON w.id = x.by
 ORDER BY x.rank, x.id;
