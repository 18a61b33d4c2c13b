-- SPDX-License-Identifier: EUPL-1.2
-- about.sql - the messages of a person, for the timeline, the person's own copy, and erasing.

-- many of_person(person person_id, before instant, most int) -> id message_id, sent instant?, sent_by text, words blob?
SELECT id, sent, sent_by, sent_words AS words FROM messages_message
 WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person) AND address IS NULL AND sent IS NOT NULL AND sent < :before
 ORDER BY sent DESC, id DESC LIMIT :most;

-- change erase(person person_id)
-- Also what still waits, or would have to be given by hand: nobody is left to tell.
DELETE FROM messages_message WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person);
