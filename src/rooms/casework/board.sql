-- SPDX-License-Identifier: EUPL-1.2
-- board.sql - one sitting: who came, its list, its votes, its end.

-- maybe board_row(id board_id, reader account_id, files int, now instant) -> row_version int, body text, sits day, begins instant, place text, seats int, quorum int,
--   chair boardmember_id?, secretary text, act_year int?, act_no int?, closed instant?, closed_by account_id?, called_off instant?, off_why text
-- CW13
SELECT b.row_version, b.body, b.sits, b.begins, b.place, b.seats, b.quorum, b.chair, b.secretary, b.act_year, b.act_no, b.closed, b.closed_by, b.called_off, b.off_why
  FROM casework_board b
 WHERE b.id = :id
   AND NOT EXISTS (SELECT 1 FROM casework_agenda a JOIN casework_case c ON c.id = a.filed JOIN registry_open_person p ON p.id = c.person
        WHERE a.board = b.id AND NOT (p.shield = 0 AND :files = 1) AND NOT EXISTS (SELECT 1 FROM access_open_grant_to g WHERE g.part IN ('casework', 'file') AND g.person = p.id
          AND g.account = :reader AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)));

-- maybe board_act(id board_id) -> body text, sits day, act_year int?, act_no int?
-- For letters and audit, whoever reads.
SELECT body, sits, act_year, act_no FROM casework_board WHERE id = :id;

-- many sat_of(board board_id, body text, sits day, over bool) -> id boardmember_id, name text, part text, account account_id?, came bool
-- Whose name stood on that day; of a sitting that is over, who was written down.
SELECT m.id, m.name, m.part, m.account, coalesce(s.came, 0) AS came
  FROM casework_boardmember m LEFT JOIN casework_sat s ON s.board = :board AND s.boardmember = m.id
 WHERE m.body = :body AND (s.id IS NOT NULL OR :over = 0 AND m.since <= :sits AND (m.until IS NULL OR m.until > :sits))
 ORDER BY CASE m.part WHEN 'chair' THEN 1 WHEN 'vice' THEN 2 WHEN 'regular' THEN 3 ELSE 4 END, m.name, m.id;

-- many agenda_of(board board_id) -> id agenda_id, row_version int, filed case_id, objection objection_id?, place int, proposed text, motion text, outcome text,
--   words blob?, open bool, programme text, person person_id, shield int, family text?, given text?, protocol_year int?, protocol_no int?, opened instant, state text,
--   proposer account_id?, since day?, until day?, proposal_words text?, proposal_said blob?, judged bool, decision decision_id?, decided_year int?, decided_no int?, decided_by account_id?,
--   decision_proposer account_id?, answer_year int?, answer_no int?, objection_words text?, objection_said blob?, objection_open bool
SELECT a.id, a.row_version, a.filed, a.objection, a.place, a.proposed, a.motion, a.outcome, a.words, a.open, c.programme, c.person, p.shield, p.family, p.given,
       c.protocol_year, c.protocol_no, c.opened, c.state, w.by AS proposer, w.since, w.until, w.words AS proposal_words, w.said AS proposal_said, coalesce(w.judged, 0) AS judged,
       d.id AS decision, d.year AS decided_year, d.number AS decided_no, d.decided_by, d.proposed_by AS decision_proposer,
       o.year AS answer_year, o.number AS answer_no, o.words AS objection_words, o.said AS objection_said, CASE WHEN o.outcome = '' THEN 1 ELSE 0 END AS objection_open
  FROM casework_agenda a JOIN casework_case c ON c.id = a.filed JOIN registry_open_person p ON p.id = c.person
       LEFT JOIN casework_proposal w ON w.filed = c.id AND w.back IS NULL
       LEFT JOIN casework_decision d ON d.filed = c.id LEFT JOIN casework_objection o ON o.id = a.objection
 WHERE a.board = :board ORDER BY a.place;

-- many ballots_of(board board_id) -> agenda agenda_id, boardmember boardmember_id, vote text, reason text
SELECT v.agenda, v.boardmember, v.vote, v.reason FROM casework_ballot v JOIN casework_agenda a ON a.id = v.agenda WHERE a.board = :board;

-- maybe board_of_item(id agenda_id) -> board board_id
SELECT board FROM casework_agenda WHERE id = :id;

-- maybe sitting_of_case(filed case_id) -> board board_id, begins instant
SELECT b.id AS board, b.begins FROM casework_agenda a JOIN casework_board b ON b.id = a.board WHERE a.filed = :filed AND a.open = 1;

-- maybe item_for(filed case_id) -> programme text, state text, proposed text, objection objection_id?, shield int
-- What can be put to a board now: a proposal, or an objection that nobody answered yet.
SELECT c.programme, c.state, coalesce(w.outcome, '') AS proposed, o.id AS objection, p.shield
  FROM casework_case c JOIN registry_open_person p ON p.id = c.person LEFT JOIN casework_proposal w ON w.filed = c.id AND w.back IS NULL
       LEFT JOIN casework_decision d ON d.filed = c.id LEFT JOIN casework_objection o ON o.decision = d.id AND o.outcome = ''
 WHERE c.id = :filed AND c.state IN ('proposed', 'objected');

-- change add_item(board board_id, filed case_id, objection objection_id?, proposed text, motion text) -> id agenda_id
-- CW10: the database itself knows no case on two open sittings.
INSERT INTO casework_agenda(board, filed, objection, place, proposed, motion)
SELECT :board, :filed, :objection, (SELECT coalesce(max(x.place), 0) + 1 FROM casework_agenda x WHERE x.board = :board), :proposed, :motion
 WHERE 1 = 1
    ON CONFLICT DO NOTHING
RETURNING id;

-- change drop_ballots_of_item(id agenda_id)
DELETE FROM casework_ballot WHERE agenda = :id;

-- change drop_item(id agenda_id)
DELETE FROM casework_agenda WHERE id = :id AND open = 1;

-- change drop_open_ballots(filed case_id)
DELETE FROM casework_ballot WHERE agenda IN (SELECT id FROM casework_agenda WHERE filed = :filed AND open = 1);

-- change drop_open_item(filed case_id)
DELETE FROM casework_agenda WHERE filed = :filed AND open = 1;

-- change set_board(id board_id, version int, sits day, begins instant, place text, chair boardmember_id?, secretary text)
UPDATE casework_board SET sits = :sits, begins = :begins, place = :place, chair = :chair, secretary = :secretary, row_version = row_version + 1
 WHERE id = :id AND row_version = :version AND closed IS NULL AND called_off IS NULL;

-- change set_came(board board_id, boardmember boardmember_id, came bool)
INSERT INTO casework_sat(board, boardmember, came) VALUES(:board, :boardmember, :came)
    ON CONFLICT(board, boardmember) DO UPDATE SET came = excluded.came;

-- change drop_absent_ballots(board board_id)
-- Who was not there did not vote.
DELETE FROM casework_ballot WHERE agenda IN (SELECT id FROM casework_agenda WHERE board = :board AND open = 1)
   AND boardmember NOT IN (SELECT s.boardmember FROM casework_sat s WHERE s.board = :board AND s.came = 1);

-- change set_ballot(agenda agenda_id, boardmember boardmember_id, vote text, reason text)
INSERT INTO casework_ballot(agenda, boardmember, vote, reason) VALUES(:agenda, :boardmember, :vote, :reason)
    ON CONFLICT(agenda, boardmember) DO UPDATE SET vote = excluded.vote, reason = excluded.reason;

-- change set_item(id agenda_id, version int, motion text, words blob?)
UPDATE casework_agenda SET motion = :motion, words = :words, row_version = row_version + 1 WHERE id = :id AND row_version = :version AND open = 1;

-- change end_item(id agenda_id, outcome text)
UPDATE casework_agenda SET outcome = :outcome, open = 0, row_version = row_version + 1 WHERE id = :id AND open = 1;

-- change close_board(id board_id, version int, act_year int, act_no int, now instant, by account_id)
-- CW10, CW12: one of many who close it at once.
UPDATE casework_board SET closed = :now, closed_by = :by, act_year = :act_year, act_no = :act_no, row_version = row_version + 1
 WHERE id = :id AND row_version = :version AND closed IS NULL AND called_off IS NULL AND begins <= :now;

-- change call_off(id board_id, now instant, why text)
UPDATE casework_board SET called_off = :now, off_why = :why, row_version = row_version + 1 WHERE id = :id AND closed IS NULL AND called_off IS NULL;
