-- SPDX-License-Identifier: EUPL-1.2
-- list.sql - the outbox as staff read it; ME8: a person's message only to who may open the person's file.  A notice to a member of staff
-- stands on their day anyhow, and is nobody else's.

-- many messages(state text, person int, reader account_id, files int, now instant, before int, most int) ->
--   id message_id, person person_id?, family text?, given text?, state text, why text, due instant, sent instant?, sent_by text, about_kind text, about int
SELECT m.id, m.person, p.family, p.given, m.state, m.why, m.next AS due, m.sent, m.sent_by, m.about_kind, m.about
  FROM messages_message m LEFT JOIN registry_open_person p ON p.id = m.person
 WHERE m.about_kind <> 'notice' AND (:state = '' OR m.state = :state) AND (:person = 0 OR m.person = :person) AND (:before = 0 OR m.id < :before)
   AND (m.person IS NULL OR p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant_to g WHERE g.part IN ('messages', 'file') AND g.person = p.id AND g.account = :reader
        AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
 ORDER BY m.id DESC LIMIT :most;

-- one stuck_of(reader account_id, files int, mine int, now instant) -> n int
-- For "my day": what I made, or (mine 0) everything I may see, that did not leave.
SELECT count(*) AS n FROM messages_message m LEFT JOIN registry_open_person p ON p.id = m.person
 WHERE m.about_kind <> 'notice' AND m.state IN ('by_hand', 'failed') AND (:mine = 0 OR m.made_by = :reader)
   AND (m.person IS NULL OR p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant_to g WHERE g.part IN ('messages', 'file') AND g.person = p.id AND g.account = :reader
        AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)));
