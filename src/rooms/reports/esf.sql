-- SPDX-License-Identifier: EUPL-1.2
-- esf.sql - who has an address on a day, where, and of whom it is said that they have no home of their own.

-- many homes_on(at day) -> person person_id, homeless int, place text, area text
SELECT a.person, CASE WHEN a.homeless <> '' THEN 1 ELSE 0 END AS homeless, CASE WHEN a.kind = 'home' THEN a.place ELSE '' END AS place,
       CASE WHEN a.kind = 'home' THEN a.area ELSE '' END AS area
  FROM registry_open_address a
 WHERE (a.since IS NULL OR a.since <= :at) AND (a.until IS NULL OR a.until > :at)
 ORDER BY a.person;
