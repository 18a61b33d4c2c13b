-- SPDX-License-Identifier: EUPL-1.2
-- import.sql - people from a table of another system.

-- maybe arrival(batch blob, line int) -> person person_id, household household_id?
SELECT person, household FROM registry_arrival WHERE batch = :batch AND line = :line;

-- change add_arrival(batch blob, line int, person person_id, household household_id?, reference text, now instant)
INSERT INTO registry_arrival(batch, line, person, household, reference, at) VALUES(:batch, :line, :person, :household, :reference, :now);

-- many holders(lookup blob) -> person person_id
SELECT person FROM registry_identifier WHERE lookup = :lookup AND status <> 'wrong' ORDER BY person;

-- maybe referred(reference text) -> person person_id
SELECT person FROM registry_arrival WHERE reference = :reference LIMIT 1;
