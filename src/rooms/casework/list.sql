-- SPDX-License-Identifier: EUPL-1.2
-- list.sql - lists of cases that the reader may see; an empty filter matches all.  What was granted has ended on its day (case_stands).

-- many list_cases(state text, programme text, worker account_id, unit unit_id, late bool, unchecked bool, today day, open bool, before_at instant, before case_id, most int,
--   reader account_id, files int, now instant) ->
--   id case_id, programme text, family text?, given text?, state text, protocol_year int?, protocol_no int?, opened instant, origin text, worker account_id?, unchecked bool, due day?, person person_id
SELECT c.id, c.programme, p.family, p.given, CASE WHEN c.state IN ('granted', 'suspended') AND c.ends <= :today THEN 'ended' ELSE c.state END AS state,
       c.protocol_year, c.protocol_no, c.opened, c.origin, c.worker,
       CASE WHEN c.sent IS NOT NULL AND s.checked IS NULL THEN 1 ELSE 0 END AS unchecked,
       (SELECT min(k.due) FROM casework_clock k WHERE k.filed = c.id AND k.ended IS NULL AND k.kind IN ('answer', 'papers', 'objection_answer')) AS due, c.person
  FROM casework_case c JOIN registry_open_person p ON p.id = c.person LEFT JOIN casework_sent s ON s.id = c.sent
 WHERE (:state = '' OR :state = CASE WHEN c.state IN ('granted', 'suspended') AND c.ends <= :today THEN 'ended' ELSE c.state END) AND (:programme = '' OR c.programme = :programme)
   AND (:worker = 0 OR c.worker = :worker) AND (:unit = 0 OR c.unit = :unit)
   AND (:open = 0 OR c.state IN ('draft', 'applied', 'waiting', 'complete', 'check', 'proposed', 'objected'))
   AND (:late = 0 OR EXISTS (SELECT 1 FROM casework_clock k WHERE k.filed = c.id AND k.ended IS NULL AND k.due < :today
                                AND k.kind IN ('answer', 'papers', 'objection_answer')))
   AND (:unchecked = 0 OR c.sent IS NOT NULL AND s.checked IS NULL)
   AND (c.opened < :before_at OR c.opened = :before_at AND c.id < :before)
   AND (p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant_to g WHERE g.part IN ('casework', 'file') AND g.person = p.id AND g.account = :reader
        AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
 ORDER BY c.opened DESC, c.id DESC LIMIT :most;

-- many list_due(state text, programme text, worker account_id, late bool, unchecked bool, today day, open bool, after_due day, after case_id, most int,
--   reader account_id, files int, now instant) ->
--   id case_id, programme text, family text?, given text?, state text, protocol_year int?, protocol_no int?, opened instant, origin text, worker account_id?, unchecked bool, due day?, person person_id
-- The same, what is overdue first; what has no limit last.
SELECT q.id, q.programme, q.family, q.given, q.state, q.protocol_year, q.protocol_no, q.opened, q.origin, q.worker, q.unchecked, q.due, q.person FROM (
SELECT c.id, c.programme, p.family, p.given, CASE WHEN c.state IN ('granted', 'suspended') AND c.ends <= :today THEN 'ended' ELSE c.state END AS state,
       c.protocol_year, c.protocol_no, c.opened, c.origin, c.worker,
       CASE WHEN c.sent IS NOT NULL AND s.checked IS NULL THEN 1 ELSE 0 END AS unchecked,
       (SELECT min(k.due) FROM casework_clock k WHERE k.filed = c.id AND k.ended IS NULL AND k.kind IN ('answer', 'papers', 'objection_answer')) AS due, c.person
  FROM casework_case c JOIN registry_open_person p ON p.id = c.person LEFT JOIN casework_sent s ON s.id = c.sent
 WHERE (:state = '' OR :state = CASE WHEN c.state IN ('granted', 'suspended') AND c.ends <= :today THEN 'ended' ELSE c.state END) AND (:programme = '' OR c.programme = :programme) AND (:worker = 0 OR c.worker = :worker)
   AND (:open = 0 OR c.state IN ('draft', 'applied', 'waiting', 'complete', 'check', 'proposed', 'objected'))
   AND (:late = 0 OR EXISTS (SELECT 1 FROM casework_clock k WHERE k.filed = c.id AND k.ended IS NULL AND k.due < :today
                                AND k.kind IN ('answer', 'papers', 'objection_answer')))
   AND (:unchecked = 0 OR c.sent IS NOT NULL AND s.checked IS NULL)
   AND (p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant_to g WHERE g.part IN ('casework', 'file') AND g.person = p.id AND g.account = :reader
        AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))) q
 WHERE coalesce(q.due, 9000000) > :after_due OR coalesce(q.due, 9000000) = :after_due AND q.id > :after
 ORDER BY coalesce(q.due, 9000000), q.id LIMIT :most;

-- one waiting_count(reader account_id, team bool, now instant, files int, decides bool) -> n int
SELECT count(*) AS n FROM casework_case c JOIN registry_open_person p ON p.id = c.person
 WHERE (c.worker = :reader AND c.state IN ('applied', 'complete', 'check', 'objected')
        OR :team = 1 AND c.state IN ('applied', 'complete', 'check', 'objected')
        OR :decides = 1 AND c.state = 'proposed')
   AND (p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant_to g WHERE g.part IN ('casework', 'file') AND g.person = p.id AND g.account = :reader
        AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)));

-- many waiting_for(reader account_id, team bool, now instant, files int, decides bool, most int) -> id case_id, programme text, family text?, given text?, state text, due day?
SELECT c.id, c.programme, p.family, p.given, c.state, (SELECT min(k.due) FROM casework_clock k WHERE k.filed = c.id AND k.ended IS NULL) AS due
  FROM casework_case c JOIN registry_open_person p ON p.id = c.person
 WHERE (c.worker = :reader AND c.state IN ('applied', 'complete', 'check', 'objected')
        OR :team = 1 AND c.state IN ('applied', 'complete', 'check', 'objected')
        OR :decides = 1 AND c.state = 'proposed')
   AND (p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant_to g WHERE g.part IN ('casework', 'file') AND g.person = p.id AND g.account = :reader
        AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
 ORDER BY c.opened, c.id LIMIT :most;

-- many cases_of_person(person person_id, today day) -> id case_id, programme text, state text, protocol_year int?, protocol_no int?, opened instant, ends day?, whose person_id
SELECT c.id, c.programme, CASE WHEN c.state IN ('granted', 'suspended') AND c.ends <= :today THEN 'ended' ELSE c.state END AS state,
       c.protocol_year, c.protocol_no, c.opened, c.ends, c.person AS whose
  FROM casework_case c
 WHERE c.id IN (SELECT x.id FROM casework_case x JOIN registry_open_same s ON s.same = x.person WHERE s.person = :person
                UNION ALL SELECT x.id FROM registry_open_same s JOIN registry_open_member m ON m.person = s.same JOIN casework_case x ON x.household = m.household
                           WHERE s.person = :person AND (m.since IS NULL OR m.since <= :today) AND (m.until IS NULL OR m.until > :today))
 ORDER BY c.opened DESC, c.id DESC;

-- many steps_of_person(person person_id, before instant, most int) -> filed case_id, programme text, at instant, by account_id, by_name text?, state text, why text, said blob?
SELECT s.filed, c.programme, s.at, s.by, a.name AS by_name, s.state, s.why, s.said
  FROM casework_step s JOIN casework_case c ON c.id = s.filed LEFT JOIN staff_open_account a ON a.id = s.by
 WHERE c.person IN (SELECT same FROM registry_open_same WHERE person = :person) AND s.at < :before
 ORDER BY s.at DESC, s.id DESC LIMIT :most;

-- many clock_list(kind text, programme text, until day, after_due day, after clock_id, reader account_id, files int, now instant, most int) ->
--   id clock_id, filed case_id, kind text, due day, programme text, family text?, given text?, worker account_id?, person person_id
-- An empty filter matches all; what is late longest comes first.
SELECT k.id, k.filed, k.kind, k.due, c.programme, p.family, p.given, c.worker, c.person
  FROM casework_clock k JOIN casework_case c ON c.id = k.filed JOIN registry_open_person p ON p.id = c.person
 WHERE k.ended IS NULL AND k.due <= :until AND k.kind <> 'objection' AND (:kind = '' OR k.kind = :kind) AND (:programme = '' OR c.programme = :programme)
   AND (k.due > :after_due OR k.due = :after_due AND k.id > :after)
   AND (p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant_to g WHERE g.part IN ('casework', 'file') AND g.person = p.id AND g.account = :reader
        AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
 ORDER BY k.due, k.id LIMIT :most;

-- one clock_count(kind text, programme text, today day, until day, reader account_id, files int, now instant) -> late int, soon int
SELECT count(CASE WHEN k.due < :today THEN 1 END) AS late, count(CASE WHEN k.due >= :today THEN 1 END) AS soon
  FROM casework_clock k JOIN casework_case c ON c.id = k.filed JOIN registry_open_person p ON p.id = c.person
 WHERE k.ended IS NULL AND k.due <= :until AND k.kind <> 'objection' AND (:kind = '' OR k.kind = :kind) AND (:programme = '' OR c.programme = :programme)
   AND (p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant_to g WHERE g.part IN ('casework', 'file') AND g.person = p.id AND g.account = :reader
        AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)));

-- many took(since instant, reader account_id, files int, now instant) -> opened instant, at instant?, programme text, unit unit_id?, unit_name text?
-- Every application of the months shown that the reader may open, with its decision when there is one: one that is not theirs does not even
-- count.  Counts only leave this: no person is named.
SELECT c.opened, d.at, c.programme, c.unit, u.name AS unit_name
  FROM casework_case c JOIN registry_open_person p ON p.id = c.person
  LEFT JOIN casework_decision d ON d.filed = c.id LEFT JOIN access_open_unit u ON u.id = c.unit AND u.secret = 0
 WHERE c.opened >= :since AND c.state <> 'draft' AND c.state <> 'withdrawn'
   AND (p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant_to g WHERE g.part IN ('casework', 'file') AND g.person = p.id AND g.account = :reader
        AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now))) ORDER BY c.opened;
