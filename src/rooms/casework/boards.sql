-- SPDX-License-Identifier: EUPL-1.2
-- boards.sql - sittings that the reader may see (CW13), and what waits for one.

-- many sittings(body text, before instant, most int, reader account_id, files int, now instant) -> id board_id, body text, begins instant, place text,
--   act_year int?, act_no int?, closed instant?, called_off instant?, n int, voted int
-- CW13: a sitting is there for whom every file on its list is open.
SELECT b.id, b.body, b.begins, b.place, b.act_year, b.act_no, b.closed, b.called_off,
       (SELECT count(*) FROM casework_agenda a WHERE a.board = b.id) AS n,
       (SELECT count(DISTINCT v.agenda) FROM casework_ballot v JOIN casework_agenda a ON a.id = v.agenda WHERE a.board = b.id) AS voted
  FROM casework_board b
 WHERE (:body = '' OR b.body = :body) AND b.begins < :before
   AND NOT EXISTS (SELECT 1 FROM casework_agenda a JOIN casework_case c ON c.id = a.filed JOIN registry_open_person p ON p.id = c.person
        WHERE a.board = b.id AND NOT (p.shield = 0 AND :files = 1) AND NOT EXISTS (SELECT 1 FROM access_open_grant_to g WHERE g.part IN ('casework', 'file') AND g.person = p.id
          AND g.account = :reader AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
 ORDER BY CASE WHEN b.closed IS NULL AND b.called_off IS NULL THEN 0 ELSE 1 END, b.begins DESC, b.id DESC LIMIT :most;

-- many waiting_for_board(body text, programmes text, objections text, reader account_id, files int, now instant, most int) -> id case_id, programme text,
--   family text?, given text?, protocol_year int?, protocol_no int?, state text, proposed text, opened instant, due day?
-- Programmes with a blank before and behind each.  A case that stands on an open sitting waits no more (CW10); the amount of
-- an award says whether a board decides it (CW18).
SELECT c.id, c.programme, p.family, p.given, c.protocol_year, c.protocol_no, c.state, coalesce(w.outcome, '') AS proposed, c.opened,
       (SELECT min(k.due) FROM casework_clock k WHERE k.filed = c.id AND k.ended IS NULL AND k.kind IN ('answer', 'objection_answer')) AS due
  FROM casework_case c JOIN registry_open_person p ON p.id = c.person LEFT JOIN casework_proposal w ON w.filed = c.id AND w.back IS NULL
       LEFT JOIN aid_open_award m ON m.filed = c.id AND m.state = 'proposed'
 WHERE (c.state = 'proposed' AND (m.level = :body OR m.level IS NULL AND :programmes LIKE '% ' || c.programme || ' %') OR c.state = 'objected' AND (m.level = :body OR m.level IS NULL AND :objections LIKE '% ' || c.programme || ' %'))
   AND NOT EXISTS (SELECT 1 FROM casework_agenda a WHERE a.filed = c.id AND a.open = 1)
   AND (p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant_to g WHERE g.part IN ('casework', 'file') AND g.person = p.id AND g.account = :reader
        AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
 ORDER BY c.opened, c.id LIMIT :most;

-- change add_board(body text, sits day, begins instant, place text, seats int, quorum int, chair boardmember_id?, now instant, by account_id) -> id board_id
INSERT INTO casework_board(body, sits, begins, place, seats, quorum, chair, made, by)
VALUES(:body, :sits, :begins, :place, :seats, :quorum, :chair, :now, :by)
RETURNING id;

-- many boardmembers(body text, today day) -> id boardmember_id, row_version int, name text, part text, account account_id?, since day, until day?, now_in bool
SELECT id, row_version, name, part, account, since, until, CASE WHEN since <= :today AND (until IS NULL OR until > :today) THEN 1 ELSE 0 END AS now_in
  FROM casework_boardmember WHERE body = :body
 ORDER BY 8 DESC, CASE part WHEN 'chair' THEN 1 WHEN 'vice' THEN 2 WHEN 'regular' THEN 3 ELSE 4 END, name, id;

-- change add_boardmember(body text, name text, part text, account account_id?, since day, now instant, by account_id) -> id boardmember_id
INSERT INTO casework_boardmember(body, name, part, account, since, made, by) VALUES(:body, :name, :part, :account, :since, :now, :by)
RETURNING id;

-- change end_boardmember(id boardmember_id, version int, until day)
UPDATE casework_boardmember SET until = :until, row_version = row_version + 1 WHERE id = :id AND row_version = :version AND until IS NULL AND since < :until;

-- maybe boardmember(id boardmember_id) -> body text
SELECT body FROM casework_boardmember WHERE id = :id;

-- many accounts_open() -> id account_id, name text
SELECT id, name FROM staff_open_worker WHERE disabled = 0 ORDER BY name, id;
