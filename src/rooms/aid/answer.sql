-- SPDX-License-Identifier: EUPL-1.2
-- answer.sql - files from the bank: taken once, matched with what was sent.

-- maybe answer_by_hash(hash blob) -> id answer_id, made instant, who text
SELECT a.id, a.made, w.name AS who FROM aid_answer a JOIN staff_open_worker w ON w.id = a.by WHERE a.hash = :hash;

-- change add_answer(hash blob, format text, message text, entries int, now instant, by account_id) -> id answer_id
INSERT INTO aid_answer(hash, format, message, entries, made, by) VALUES(:hash, :format, :message, :entries, :now, :by)
RETURNING id;

-- change add_heard(answer answer_id, place int, ref text, amount cents, says text, reason text, payment payment_id?, outcome text)
INSERT INTO aid_heard(answer, place, ref, cents, says, reason, payment, outcome) VALUES(:answer, :place, :ref, :amount, :says, :reason, :payment, :outcome);

-- maybe payment_by_ref(ref text) -> id payment_id, instalment instalment_id, amount cents, state text, filed case_id, person person_id, shield int, worker account_id?, unit unit_id?,
--   due day, held cents, budget budget_id?, award_state text, programme text, family_kind text, family int
SELECT p.id, p.instalment, p.cents AS amount, p.state, a.filed, y.person, q.shield, c.worker, c.unit, i.due, i.cents AS held, i.budget, a.state AS award_state,
       a.programme, a.family_kind, a.family
  FROM aid_payment p JOIN aid_payee y ON y.id = p.payee JOIN aid_instalment i ON i.id = p.instalment JOIN aid_award a ON a.id = i.award
       JOIN casework_open_case c ON c.id = a.filed JOIN registry_open_person q ON q.id = y.person
 WHERE p.ref = :ref;

-- many refs_of_message(message text) -> ref text
SELECT p.ref FROM aid_payment p JOIN aid_run r ON r.id = p.run WHERE r.message = :message ORDER BY p.id;

-- change set_payment(id payment_id, was text, state text, reason text)
UPDATE aid_payment SET state = :state, reason = :reason WHERE id = :id AND state = :was;

-- change set_instalment(id instalment_id, state text)
UPDATE aid_instalment SET state = :state WHERE id = :id;

-- many answers(most int) -> id answer_id, format text, message text, entries int, made instant, who text, odd int
SELECT a.id, a.format, a.message, a.entries, a.made, w.name AS who,
       (SELECT count(*) FROM aid_heard h WHERE h.answer = a.id AND h.outcome IN ('unknown', 'amount', 'unsent')) AS odd
  FROM aid_answer a JOIN staff_open_worker w ON w.id = a.by ORDER BY a.id DESC LIMIT :most;

-- maybe answer_of(id answer_id) -> format text, message text, made instant
SELECT format, message, made FROM aid_answer WHERE id = :id;

-- many heard_in(answer answer_id) -> ref text, amount cents, says text, reason text, outcome text, run run_id?, person person_id?
SELECT h.ref, h.cents AS amount, h.says, h.reason, h.outcome, p.run, y.person
  FROM aid_heard h LEFT JOIN aid_payment p ON p.id = h.payment LEFT JOIN aid_payee y ON y.id = p.payee
 WHERE h.answer = :answer ORDER BY CASE WHEN h.outcome IN ('unknown', 'amount', 'unsent') THEN 0 WHEN h.says = 'returned' THEN 1 ELSE 2 END, h.place;
