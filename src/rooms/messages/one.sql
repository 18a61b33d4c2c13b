-- SPDX-License-Identifier: EUPL-1.2
-- one.sql - one message as staff see it, and what they can do with it.

-- maybe message_row(id message_id) -> person person_id?, state text, why text, tries int, next instant, sent instant?, sent_by text, words blob?, about_kind text, about int
SELECT person, state, why, tries, next, sent, sent_by, sent_words AS words, about_kind, about FROM messages_message
 WHERE id = :id AND about_kind <> 'notice';

-- change again(id message_id, now instant, allowed bool)
-- Not while a sender has it in hand.
UPDATE messages_message SET state = 'waiting', next = :now, tries = 0, why = '', allowed = CASE WHEN :allowed = 1 THEN 1 ELSE allowed END
 WHERE id = :id AND state IN ('failed', 'by_hand', 'waiting') AND lease <= :now;

-- change cancel(id message_id, why text, now instant)
UPDATE messages_message SET state = 'cancelled', why = :why WHERE id = :id AND state IN ('waiting', 'failed', 'by_hand') AND lease <= :now;

-- change given(id message_id, words blob, now instant)
UPDATE messages_message SET state = 'given', sent = :now, sent_by = 'hand', sent_words = :words, why = ''
 WHERE id = :id AND state IN ('waiting', 'failed', 'by_hand') AND lease <= :now;
