-- SPDX-License-Identifier: EUPL-1.2
-- own.sql - the messages of a person, for the person.

-- many messages_for(root person_id, now instant, most int) -> id message_id, sent instant?, due instant, sent_by text
-- What is due, whether it left or not: here they read what no telephone brought them.
SELECT m.id, m.sent, m.due, m.sent_by FROM messages_message m
 WHERE m.person IN (SELECT p.id FROM registry_open_person p WHERE p.id = :root OR p.merged_into = :root) AND m.address IS NULL
   AND m.state <> 'cancelled' AND m.due <= :now
 ORDER BY coalesce(m.sent, m.due) DESC, m.id DESC LIMIT :most;
