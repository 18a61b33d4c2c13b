-- SPDX-License-Identifier: EUPL-1.2
-- desk.sql - residents who sign in, as the desk sees them.

-- many waiting(doubts bool, most int) -> id identity_id, said blob, waits text, seen instant
-- doubts: those alone whose AFM is in a file.
SELECT id, said, waits, seen FROM resident_identity WHERE waits <> '' AND (:doubts = 0 OR waits NOT IN ('unknown', 'undone'))
 ORDER BY seen DESC, id DESC LIMIT :most;

-- maybe identity_by_code(code text) -> id identity_id
SELECT id FROM resident_identity WHERE code = :code;

-- maybe identity_row(id identity_id) -> said blob, code text, person person_id?, how text, linked instant?, waits text, seen instant, row_version int
SELECT said, code, person, how, linked, waits, seen, row_version FROM resident_identity WHERE id = :id;

-- maybe identity_of_file(root person_id) -> id identity_id, said blob, how text, linked instant?, seen instant
SELECT i.id, i.said, i.how, i.linked, i.seen FROM resident_identity i
 WHERE i.person IN (SELECT p.id FROM registry_open_person p WHERE p.id = :root OR p.merged_into = :root) ORDER BY i.id LIMIT 1;

-- change link_by_desk(id identity_id, version int, person person_id, now instant, by account_id)
UPDATE resident_identity SET person = :person, how = 'desk', linked = :now, linked_by = :by, waits = '', row_version = row_version + 1
 WHERE id = :id AND row_version = :version AND person IS NULL;

-- change unlink_identity(id identity_id)
UPDATE resident_identity SET person = NULL, how = '', linked = NULL, linked_by = NULL, waits = 'undone', row_version = row_version + 1
 WHERE id = :id AND person IS NOT NULL;

-- change replace_online(root person_id)
UPDATE resident_online SET replaced = 1 WHERE replaced = 0
   AND person IN (SELECT p.id FROM registry_open_person p WHERE p.id = :root OR p.merged_into = :root);

-- change add_online(person person_id, allowed bool, shield int, reason blob, now instant, by account_id)
INSERT INTO resident_online(person, allowed, shield, reason, at, by) VALUES(:person, :allowed, :shield, :reason, :now, :by);

-- maybe online_row(root person_id) -> allowed bool, reason blob, at instant, by_name text
SELECT o.allowed, o.reason, o.at, a.name AS by_name FROM resident_online o JOIN staff_open_account a ON a.id = o.by
 WHERE o.replaced = 0 AND o.person IN (SELECT p.id FROM registry_open_person p WHERE p.id = :root OR p.merged_into = :root)
 ORDER BY o.id DESC LIMIT 1;

-- one tidy_due(now instant, before instant, strangers instant) -> n int
SELECT (SELECT count(*) FROM resident_entry WHERE ends <= :now) + (SELECT count(*) FROM resident_begun WHERE at < :before)
     + (SELECT count(*) FROM resident_identity i WHERE i.person IS NULL AND i.seen < :strangers
           AND NOT EXISTS (SELECT 1 FROM resident_entry e WHERE e.identity = i.id AND e.ends > :now)) AS n;

-- change tidy_entries(now instant)
DELETE FROM resident_entry WHERE ends <= :now;

-- change tidy_arrivals(before instant)
DELETE FROM resident_begun WHERE at < :before;

-- change tidy_strangers(strangers instant)
-- Who signed in, was linked to no file and did not come again.
DELETE FROM resident_identity WHERE person IS NULL AND seen < :strangers
   AND NOT EXISTS (SELECT 1 FROM resident_entry e WHERE e.identity = resident_identity.id);

-- change erase_online(root person_id)
DELETE FROM resident_online WHERE person IN (SELECT p.id FROM registry_open_person p WHERE p.id = :root OR p.merged_into = :root);

-- change erase_entries(root person_id)
DELETE FROM resident_entry WHERE identity IN (SELECT i.id FROM resident_identity i WHERE i.person IN
   (SELECT p.id FROM registry_open_person p WHERE p.id = :root OR p.merged_into = :root));

-- change erase_identities(root person_id)
DELETE FROM resident_identity WHERE person IN (SELECT p.id FROM registry_open_person p WHERE p.id = :root OR p.merged_into = :root);
