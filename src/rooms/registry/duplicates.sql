-- SPDX-License-Identifier: EUPL-1.2
-- duplicates.sql - the queue of pairs that wait for a verdict, and those that were judged.

-- many pairs_waiting(verdict text, reader account_id, files int, now instant) -> one person_id, other person_id, bits int, note text, judged instant?, again bool
-- DU2, AC3: both files open to the reader.
SELECT x.one, x.other, x.bits, x.note, x.judged, x.again FROM registry_pair x JOIN registry_person p ON p.id = x.one JOIN registry_person o ON o.id = x.other
 WHERE x.verdict = :verdict AND p.merged_into IS NULL AND o.merged_into IS NULL
   AND (p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant_to g WHERE g.part IN ('registry', 'file') AND g.person = p.id AND g.account = :reader
        AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
   AND (o.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant_to g WHERE g.part IN ('registry', 'file') AND g.person = o.id AND g.account = :reader
        AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
 ORDER BY x.bits DESC, x.id LIMIT 100;

-- many links_made(reader account_id, files int, now instant) -> id merge_id, person person_id, root person_id, made instant
SELECT m.id, m.person, o.id AS root, m.made FROM registry_merge m JOIN registry_person p ON p.id = m.person JOIN registry_person o ON o.id = coalesce(p.merged_into, p.id)
 WHERE m.undone IS NULL
   AND (p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant_to g WHERE g.part IN ('registry', 'file') AND g.person = p.id AND g.account = :reader
        AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
   AND (o.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant_to g WHERE g.part IN ('registry', 'file') AND g.person = o.id AND g.account = :reader
        AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
 ORDER BY m.id DESC LIMIT 50;
