-- SPDX-License-Identifier: EUPL-1.2
-- parts.sql - an address to be told.

-- many homes(person person_id, today day) -> kind text, street text, number text, postcode text, place text
SELECT a.kind, a.street, a.number, a.postcode, a.place FROM registry_open_address a
 WHERE a.person IN (SELECT same FROM registry_open_same WHERE person = :person)
   AND (a.since IS NULL OR a.since <= :today) AND (a.until IS NULL OR a.until > :today) ORDER BY a.kind DESC;
