-- SPDX-License-Identifier: EUPL-1.2
-- ending.sql - papers that end: EN1 to EN3 of ending.c.

-- many papers_ending(since day, last day, after_until day, after identifier_id, mine bool, most int, reader account_id, files int, now instant) ->
--   id identifier_id, person person_id, family text?, given text?, kind text, until day?, told day?
-- Of living people whose files are open and used, with no other paper of the kind that holds longer (EN1); :mine: with a case of the reader's.
SELECT i.id, o.id AS person, n.family, n.given, i.kind, i.until, i.told
  FROM registry_identifier i JOIN registry_person p ON p.id = i.person JOIN registry_person o ON o.id = coalesce(p.merged_into, p.id)
  LEFT JOIN registry_name n ON n.person = o.id AND n.shown = 1
 WHERE i.until > :since AND i.until <= :last AND (i.until > :after_until OR i.until = :after_until AND i.id > :after)
   AND i.status IN ('declared', 'seen') AND i.successor IS NULL AND o.death IS NULL AND p.shield < 2 AND o.shield < 2
   AND NOT EXISTS (SELECT 1 FROM access_open_restricted x WHERE x.person IN (o.id, p.id))
   AND NOT EXISTS (SELECT 1 FROM registry_identifier y WHERE y.person IN (SELECT same FROM registry_open_same WHERE person = o.id) AND y.kind = i.kind
                      AND y.id <> i.id AND y.status IN ('declared', 'seen') AND (y.until IS NULL OR y.until > i.until))
   AND (:mine = 0 OR EXISTS (SELECT 1 FROM casework_open_case c WHERE c.worker = :reader AND c.person IN (o.id, p.id)
                                AND c.state NOT IN ('withdrawn', 'refused', 'ended', 'forwarded')))
   AND (o.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant g WHERE g.person = o.id AND g.account = :reader
        AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
 ORDER BY i.until, i.id LIMIT :most;

-- many papers_untold(today day, last day, most int) -> id identifier_id, person person_id, until day?
-- EN2: the same people, whoever looks.
SELECT i.id, o.id AS person, i.until
  FROM registry_identifier i JOIN registry_person p ON p.id = i.person JOIN registry_person o ON o.id = coalesce(p.merged_into, p.id)
 WHERE i.until > :today AND i.until <= :last AND (i.told IS NULL OR i.told <> i.until)
   AND i.status IN ('declared', 'seen') AND i.successor IS NULL AND o.death IS NULL AND p.shield < 2 AND o.shield < 2
   AND NOT EXISTS (SELECT 1 FROM access_open_restricted x WHERE x.person IN (o.id, p.id))
   AND NOT EXISTS (SELECT 1 FROM registry_identifier y WHERE y.person IN (SELECT same FROM registry_open_same WHERE person = o.id) AND y.kind = i.kind
                      AND y.id <> i.id AND y.status IN ('declared', 'seen') AND (y.until IS NULL OR y.until > i.until))
 ORDER BY i.until, i.id LIMIT :most;

-- change told_of_end(id identifier_id, until day)
UPDATE registry_identifier SET told = :until WHERE id = :id;
