-- SPDX-License-Identifier: EUPL-1.2
-- session.sql - sessions of residents.

-- maybe entry_by_token(token blob, now instant) -> id entry_id, identity identity_id, csrf blob, seen instant, ends instant
SELECT id, identity, csrf, seen, ends FROM resident_entry WHERE token_hash = :token AND ends > :now;

-- maybe identity_by_id(id identity_id) -> said blob, person person_id?
SELECT said, person FROM resident_identity WHERE id = :id;

-- change add_entry(token blob, identity identity_id, csrf blob, now instant, ends instant) -> id entry_id
INSERT INTO resident_entry(token_hash, identity, csrf, created, seen, ends) VALUES(:token, :identity, :csrf, :now, :now, :ends)
RETURNING id;

-- change end_entry(token blob)
DELETE FROM resident_entry WHERE token_hash = :token;

-- change end_entry_of(id entry_id, identity identity_id)
DELETE FROM resident_entry WHERE id = :id AND identity = :identity;

-- change end_entries(identity identity_id)
DELETE FROM resident_entry WHERE identity = :identity;

-- change end_oldest(identity identity_id, keep int)
-- Only so many at once.
DELETE FROM resident_entry WHERE identity = :identity
   AND id NOT IN (SELECT e.id FROM resident_entry e WHERE e.identity = :identity ORDER BY e.id DESC LIMIT :keep);

-- change clear_entries(now instant)
DELETE FROM resident_entry WHERE ends <= :now;
