-- SPDX-License-Identifier: EUPL-1.2
-- contact.sql - how to reach somebody (RG3: never who somebody is).

-- maybe contact(id contact_id) -> person person_id, kind text, value text, compared text, whose text, messages int, rank int, since day?, until day?, row_version int
SELECT person, kind, value, compared, whose, messages, rank, since, until, row_version FROM registry_contact WHERE id = :id;

-- many contact_clashes(person person_id, kind text, compared text, but contact_id?, since day?, until day?) ->
--   id contact_id, value text, since day?, until day?
SELECT id, value, since, until FROM registry_contact
 WHERE person = :person AND kind = :kind AND compared = :compared AND (:but IS NULL OR id <> :but)
   AND (:until IS NULL OR since IS NULL OR since < :until) AND (:since IS NULL OR until IS NULL OR until > :since)
 ORDER BY id;

-- one contact_rank(person person_id) -> rank int
SELECT coalesce(max(rank), 0) + 1 AS rank FROM registry_contact WHERE person = :person;

-- change add_contact(person person_id, kind text, value text, compared text, whose text, messages int, rank int, since day?, until day?, now instant, by account_id)
INSERT INTO registry_contact(person, kind, value, compared, whose, messages, rank, since, until, made, by)
VALUES(:person, :kind, :value, :compared, :whose, :messages, :rank, :since, :until, :now, :by);

-- change set_contact(id contact_id, version int, kind text, value text, compared text, whose text, messages int, rank int, since day?, until day?)
UPDATE registry_contact SET kind = :kind, value = :value, compared = :compared, whose = :whose, messages = :messages, rank = :rank,
       since = :since, until = :until, row_version = row_version + 1
 WHERE id = :id AND row_version = :version;

-- change end_contact(id contact_id, until day)
UPDATE registry_contact SET until = :until, row_version = row_version + 1 WHERE id = :id;

-- change remove_contact(id contact_id)
DELETE FROM registry_contact WHERE id = :id;
