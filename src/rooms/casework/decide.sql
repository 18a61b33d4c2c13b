-- SPDX-License-Identifier: EUPL-1.2
-- decide.sql - proposals, decisions, objections.

-- change add_proposal(filed case_id, outcome text, said blob?, judged bool, since day?, until day?, now instant, by account_id)
INSERT INTO casework_proposal(filed, outcome, said, judged, since, until, at, by)
VALUES(:filed, :outcome, :said, :judged, :since, :until, :now, :by);

-- maybe proposal_of(filed case_id) -> id proposal_id, outcome text, words text, said blob?, judged bool, since day?, until day?, at instant, by account_id
SELECT id, outcome, words, said, judged, since, until, at, by FROM casework_proposal WHERE filed = :filed AND back IS NULL;

-- change send_back(filed case_id, now instant)
UPDATE casework_proposal SET back = :now WHERE filed = :filed AND back IS NULL;

-- change add_decision(filed case_id, year int, number int, outcome text, proposed_by account_id, decided_by account_id, four_eyes bool, board board_id?,
--   now instant, asked day, since day?, until day?, answer text, book text, facts blob, reasons blob, judged bool, appeal_due day?, mark blob) -> id decision_id
INSERT INTO casework_decision(filed, year, number, outcome, proposed_by, decided_by, four_eyes, board, at, asked, since, until, answer, book,
                              facts, reasons, judged, appeal_due, mark)
VALUES(:filed, :year, :number, :outcome, :proposed_by, :decided_by, :four_eyes, :board, :now, :asked, :since, :until, :answer, :book,
       :facts, :reasons, :judged, :appeal_due, :mark)
RETURNING id;

-- maybe decision_of(filed case_id) -> id decision_id, year int, number int, outcome text, proposed_by account_id, decided_by account_id,
--   four_eyes bool, board board_id?, at instant, asked day, since day?, until day?, answer text, book text, facts blob, reasons blob, judged bool,
--   appeal_due day?, mark blob
SELECT id, year, number, outcome, proposed_by, decided_by, four_eyes, board, at, asked, since, until, answer, book, facts, reasons, judged, appeal_due, mark
  FROM casework_decision WHERE filed = :filed;

-- many decisions_since(after decision_id, most int) -> id decision_id, filed case_id
SELECT id, filed FROM casework_decision WHERE id > :after ORDER BY id LIMIT :most;

-- change set_end(id case_id, ends day?)
UPDATE casework_case SET ends = :ends WHERE id = :id;

-- many decided_for(person person_id, today day) -> filed case_id
SELECT c.id AS filed FROM casework_case c JOIN casework_decision d ON d.filed = c.id
 WHERE c.state IN ('granted', 'suspended', 'refused', 'objected') AND (d.until IS NULL OR d.until > :today)
   AND c.id IN (SELECT x.id FROM casework_case x JOIN registry_open_same s ON s.same = x.person WHERE s.person = :person
                UNION ALL SELECT x.id FROM registry_open_same s JOIN registry_open_member m ON m.person = s.same JOIN casework_case x ON x.household = m.household
                           WHERE s.person = :person AND (m.since IS NULL OR m.since <= :today) AND (m.until IS NULL OR m.until > :today))
 ORDER BY d.id DESC;

-- change add_objection(decision decision_id, handed_in instant, late bool, said blob?, by account_id) -> id objection_id
INSERT INTO casework_objection(decision, handed_in, late, words, said, by) VALUES(:decision, :handed_in, :late, '', :said, :by)
RETURNING id;

-- maybe objection_row(id objection_id) -> decision decision_id, handed_in instant, outcome text, filed case_id, year int?, number int?, letter blob?
SELECT o.decision, o.handed_in, o.outcome, d.filed, o.year, o.number, o.letter FROM casework_objection o JOIN casework_decision d ON d.id = o.decision WHERE o.id = :id;

-- many objections(decision decision_id) -> id objection_id, handed_in instant, late bool, words text, said blob?, outcome text, reasons text, answer blob?, answered instant?,
--   answered_by account_id?, number int?
SELECT id, handed_in, late, words, said, outcome, reasons, answer, answered, answered_by, number FROM casework_objection WHERE decision = :decision ORDER BY id;

-- change answer_objection(id objection_id, outcome text, answer blob?, now instant, by account_id, year int, number int, board board_id?, letter blob)
-- CW7: the database itself refuses who proposed or decided.
UPDATE casework_objection SET outcome = :outcome, answer = :answer, answered = :now, answered_by = :by, year = :year, number = :number, board = :board, letter = :letter
 WHERE id = :id AND outcome = '';
