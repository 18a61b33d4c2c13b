-- SPDX-License-Identifier: EUPL-1.2
-- outbox.sql - claiming, sending, marking: ME3, ME4.

-- one due_now(now instant) -> n int
SELECT count(*) AS n FROM (SELECT 1 FROM messages_message WHERE state = 'waiting' AND next <= :now AND lease <= :now LIMIT 1) d;

-- change claim(now instant, lease instant, me int) -> id message_id
-- Senders step over what another one has in hand; on SQLite there is one writer at a time.
UPDATE messages_message SET lease = :lease, lease_by = :me
 WHERE id = (SELECT id FROM messages_message WHERE state = 'waiting' AND next <= :now AND lease <= :now ORDER BY next, id LIMIT 1
--@postgres
             FOR UPDATE SKIP LOCKED
--@end
            )
   AND state = 'waiting' AND lease <= :now
RETURNING id;

-- change postpone(id message_id, me int, next instant, why text, tried int)
UPDATE messages_message SET next = :next, why = :why, tries = tries + :tried, lease = 0, lease_by = 0
 WHERE id = :id AND state = 'waiting' AND lease_by = :me;

-- change give_up(id message_id, me int, state text, why text, tried int)
UPDATE messages_message SET state = :state, why = :why, tries = tries + :tried, lease = 0, lease_by = 0
 WHERE id = :id AND state = 'waiting' AND lease_by = :me;

-- change has_left(id message_id, now instant, how text, words blob)
-- Whatever happened meanwhile: what has left has left (ME6).
UPDATE messages_message SET state = 'sent', sent = :now, sent_by = :how, sent_words = :words, why = '', tries = tries + 1, lease = 0, lease_by = 0
 WHERE id = :id;
