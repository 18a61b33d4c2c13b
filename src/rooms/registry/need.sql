-- SPDX-License-Identifier: EUPL-1.2
-- need.sql - what a visit or a letter must be prepared for.

-- maybe need(id need_id) -> person person_id, kind text, words text, since day?, until day?, row_version int
SELECT person, kind, words, since, until, row_version FROM registry_need WHERE id = :id;

-- many need_clashes(person person_id, kind text, but need_id?, since day?, until day?) -> id need_id, words text, since day?, until day?
SELECT id, words, since, until FROM registry_need
 WHERE person = :person AND kind = :kind AND (:but IS NULL OR id <> :but)
   AND (:until IS NULL OR since IS NULL OR since < :until) AND (:since IS NULL OR until IS NULL OR until > :since)
 ORDER BY id;

-- change add_need(person person_id, kind text, words text, since day?, until day?, now instant, by account_id)
INSERT INTO registry_need(person, kind, words, since, until, made, by) VALUES(:person, :kind, :words, :since, :until, :now, :by);

-- change set_need(id need_id, version int, kind text, words text, since day?, until day?)
UPDATE registry_need SET kind = :kind, words = :words, since = :since, until = :until, row_version = row_version + 1
 WHERE id = :id AND row_version = :version;

-- change end_need(id need_id, until day)
UPDATE registry_need SET until = :until, row_version = row_version + 1 WHERE id = :id;

-- change remove_need(id need_id)
DELETE FROM registry_need WHERE id = :id;
