-- SPDX-License-Identifier: EUPL-1.2
-- shields.sql - shields whose review has come.

-- many shields_to_review(reader account_id, soon day, now instant, most int) -> person person_id, level int, reason blob, review day?, at instant, by account_id
-- Among the files that a grant opens to the reader: to the others they do not exist.
SELECT s.person, s.level, s.reason, s.review, s.at, s.by FROM access_shield s WHERE s.replaced = 0 AND s.level > 0 AND s.review <= :soon
   AND EXISTS (SELECT 1 FROM access_open_grant_to g WHERE g.part IN ('access', 'file') AND g.person = s.person AND g.account = :reader AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now))
 ORDER BY s.review, s.person LIMIT :most;

-- one shields_due(reader account_id, today day, now instant) -> n int
SELECT count(*) AS n FROM access_shield s WHERE s.replaced = 0 AND s.level > 0 AND s.review <= :today
   AND EXISTS (SELECT 1 FROM access_open_grant_to g WHERE g.part IN ('access', 'file') AND g.person = s.person AND g.account = :reader AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now));
