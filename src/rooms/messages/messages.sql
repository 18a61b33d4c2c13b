-- SPDX-License-Identifier: EUPL-1.2
-- messages.sql - putting a message into the outbox, taking it back.

-- change add(once_key text?, person person_id?, address blob?, lang text, text_id text, params blob, attachment blob?, name text,
--   channel text, neutral bool, at_once bool, allowed bool, due instant, ends instant?, kind text, about int, next instant, now instant, by int) -> id message_id
-- ME6
INSERT INTO messages_message(once_key, person, address, lang, text, params, attachment, attachment_name, channel, neutral, at_once, allowed,
                             due, ends, about_kind, about, state, next, made, made_by)
VALUES(:once_key, :person, :address, :lang, :text_id, :params, :attachment, :name, :channel, :neutral, :at_once, :allowed,
       :due, :ends, :kind, :about, 'waiting', :next, :now, :by)
    ON CONFLICT(once_key) DO NOTHING
RETURNING id;

-- one said_before(once_key text) -> id message_id
SELECT id FROM messages_message WHERE once_key = :once_key;

-- change cancel_about(kind text, about int, text_id text, why text)
-- text_id '': whatever it says.
UPDATE messages_message SET state = 'cancelled', why = :why
 WHERE about_kind = :kind AND about = :about AND (:text_id = '' OR text = :text_id) AND state IN ('waiting', 'by_hand', 'failed');

-- one stuck(kind text, about int) -> n int
SELECT count(*) AS n FROM messages_message WHERE about_kind = :kind AND about = :about AND state IN ('by_hand', 'failed');

-- change cancel_to(kind text, about int, person person_id, why text)
UPDATE messages_message SET state = 'cancelled', why = :why
 WHERE about_kind = :kind AND about = :about AND person IN (SELECT same FROM registry_open_same WHERE person = :person)
   AND state IN ('waiting', 'by_hand', 'failed');

-- maybe left_last(kind text, about int, person person_id) -> text text
-- Taken back while a sender had it in hand: it may have left all the same.
SELECT text FROM messages_message
 WHERE about_kind = :kind AND about = :about AND person IN (SELECT same FROM registry_open_same WHERE person = :person) AND (state = 'sent' OR lease > 0)
 ORDER BY id DESC LIMIT 1;

-- maybe stored(id message_id) -> person person_id?, address blob?, lang text, text text, params blob, attachment blob?, name text, channel text,
--   neutral bool, at_once bool, allowed bool, next instant, ends instant?, state text, tries int
SELECT person, address, lang, text, params, attachment, attachment_name AS name, channel, neutral, at_once, allowed, next, ends, state, tries
  FROM messages_message WHERE id = :id;
