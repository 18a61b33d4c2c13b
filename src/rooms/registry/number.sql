-- SPDX-License-Identifier: EUPL-1.2
-- number.sql - identifiers: sealed, found by their keyed hash.

-- maybe identifier(id identifier_id) -> person person_id, kind text, sealed blob, ending text, issuer text, status text, odd text, since day?,
--   until day?, successor identifier_id?, row_version int
SELECT person, kind, sealed, ending, issuer, status, odd, since, until, successor, row_version FROM registry_identifier WHERE id = :id;

-- many number_clashes(person person_id, kind text, lookup blob, but identifier_id?, since day?, until day?) ->
--   id identifier_id, ending text, since day?, until day?
SELECT id, ending, since, until FROM registry_identifier
 WHERE person = :person AND kind = :kind AND lookup = :lookup AND (:but IS NULL OR id <> :but)
   AND (:until IS NULL OR since IS NULL OR since < :until) AND (:since IS NULL OR until IS NULL OR until > :since)
 ORDER BY id;

-- change add_number(person person_id, kind text, sealed blob, lookup blob, ending text, issuer text, status text, odd text, since day?, until day?,
--   now instant, by account_id) -> id identifier_id
INSERT INTO registry_identifier(person, kind, sealed, lookup, ending, issuer, status, odd, since, until, made, by)
VALUES(:person, :kind, :sealed, :lookup, :ending, :issuer, :status, :odd, :since, :until, :now, :by)
RETURNING id;

-- change set_number(id identifier_id, version int, kind text, sealed blob, lookup blob, ending text, issuer text, status text, odd text,
--   since day?, until day?, successor identifier_id?)
UPDATE registry_identifier SET kind = :kind, sealed = :sealed, lookup = :lookup, ending = :ending, issuer = :issuer, status = :status, odd = :odd,
       since = :since, until = :until, successor = :successor, row_version = row_version + 1
 WHERE id = :id AND row_version = :version;

-- change end_number(id identifier_id, until day)
UPDATE registry_identifier SET until = :until, row_version = row_version + 1 WHERE id = :id;

-- change unlink_number(id identifier_id)
UPDATE registry_identifier SET successor = NULL, row_version = row_version + 1 WHERE successor = :id;

-- change remove_number(id identifier_id)
DELETE FROM registry_identifier WHERE id = :id;
