-- SPDX-License-Identifier: EUPL-1.2
-- esf.sql - who has an address on a day, and of whom it is said that they have no home of their own.

-- many homes_on(at day) -> person person_id, homeless int
SELECT a.person, max(CASE WHEN a.homeless <> '' THEN 1 ELSE 0 END) AS homeless FROM registry_open_address a
 WHERE (a.since IS NULL OR a.since <= :at) AND (a.until IS NULL OR a.until > :at)
 GROUP BY a.person ORDER BY a.person;
