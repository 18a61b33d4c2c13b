-- SPDX-License-Identifier: EUPL-1.2
-- esf.sql - who has a home on a day, where, and of whom it is said that it is not their own.

-- many homes_on(at day) -> person person_id, homeless int, place text, area text
-- An address for letters says nothing of a home.
SELECT a.person, CASE WHEN a.homeless <> '' THEN 1 ELSE 0 END AS homeless, a.place, a.area
  FROM registry_open_address a
 WHERE a.kind = 'home' AND (a.since IS NULL OR a.since <= :at) AND (a.until IS NULL OR a.until > :at)
 ORDER BY a.person;
