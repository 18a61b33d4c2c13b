-- SPDX-License-Identifier: EUPL-1.2
-- aid.sql - awards: what they hold of credit and ceiling, their instalments.

-- maybe budget_of(year int, code text) -> id budget_id, credit cents, bound cents
SELECT id, credit, bound FROM aid_budget WHERE year = :year AND code = :code;

-- change hold_credit(id budget_id, amount cents)
-- AI1
UPDATE aid_budget SET bound = bound + :amount, row_version = row_version + 1 WHERE id = :id AND bound + :amount <= credit;

-- change free_credit(id budget_id, amount cents)
UPDATE aid_budget SET bound = bound - :amount, row_version = row_version + 1 WHERE id = :id;

-- maybe share_of(programme text, year int, family_kind text, family int) -> held cents, most cents
SELECT held, most FROM aid_share WHERE programme = :programme AND year = :year AND family_kind = :family_kind AND family = :family;

-- change hold_share(programme text, year int, family_kind text, family int, most cents, amount cents)
-- AI2: a ceiling that the town changed holds from the next award on.
INSERT INTO aid_share(programme, year, family_kind, family, most, held) VALUES(:programme, :year, :family_kind, :family, :most, :amount)
    ON CONFLICT(programme, year, family_kind, family) DO UPDATE SET held = aid_share.held + excluded.held, most = excluded.most
 WHERE aid_share.held + excluded.held <= excluded.most;

-- change free_share(programme text, year int, family_kind text, family int, amount cents)
UPDATE aid_share SET held = held - :amount WHERE programme = :programme AND year = :year AND family_kind = :family_kind AND family = :family;

-- change add_award(filed case_id, programme text, person person_id, family_kind text, family int, code text, ground text, evidence blob, amount cents,
--   times int, first day, level text, now instant, by account_id) -> id award_id
-- Nothing: somebody proposed one meanwhile.
INSERT INTO aid_award(filed, programme, person, family_kind, family, code, ground, evidence, cents, times, first, level, made, by)
VALUES(:filed, :programme, :person, :family_kind, :family, :code, :ground, :evidence, :amount, :times, :first, :level, :now, :by)
    ON CONFLICT DO NOTHING
RETURNING id;

-- change add_instalment(award award_id, number int, due day, amount cents, budget budget_id?)
INSERT INTO aid_instalment(award, number, due, cents, budget) VALUES(:award, :number, :due, :amount, :budget);

-- maybe award_of(filed case_id) -> id award_id, row_version int, programme text, person person_id, family_kind text, family int, code text, ground text,
--   evidence blob?, amount cents, times int, first day, level text, state text, made instant, by account_id
-- The one that lives; else the last.
SELECT id, row_version, programme, person, family_kind, family, code, ground, evidence, cents AS amount, times, first, level, state, made, by
  FROM aid_award WHERE filed = :filed
 ORDER BY CASE WHEN state IN ('proposed', 'granted', 'suspended') THEN 0 ELSE 1 END, id DESC LIMIT 1;

-- change set_award_state(id award_id, was text, state text)
UPDATE aid_award SET state = :state, row_version = row_version + 1 WHERE id = :id AND state = :was;

-- many instalments(award award_id) -> id instalment_id, number int, due day, amount cents, budget budget_id?, state text, kept instant?, reason text?
SELECT i.id, i.number, i.due, i.cents AS amount, i.budget, i.state, i.kept,
       (SELECT p.reason FROM aid_payment p WHERE p.instalment = i.id AND p.state = 'returned' ORDER BY p.id DESC LIMIT 1) AS reason
  FROM aid_instalment i WHERE i.award = :award ORDER BY i.number;

-- change drop_instalment(id instalment_id)
UPDATE aid_instalment SET state = 'dropped' WHERE id = :id AND state IN ('waits', 'returned');

-- maybe instalment(id instalment_id) -> award award_id, filed case_id, number int, due day, amount cents, state text, kept instant?, award_state text, programme text
SELECT i.award, a.filed, i.number, i.due, i.cents AS amount, i.state, i.kept, a.state AS award_state, a.programme
  FROM aid_instalment i JOIN aid_award a ON a.id = i.award WHERE i.id = :id;

-- change keep_instalment(id instalment_id, now instant, by account_id)
UPDATE aid_instalment SET kept = :now, kept_by = :by WHERE id = :id AND kept IS NULL AND state IN ('waits', 'returned');

-- one upheld_of(filed case_id) -> n int
SELECT count(*) AS n FROM casework_open_upheld WHERE filed = :filed;

-- maybe upheld_as(filed case_id) -> year int?, number int?, at instant?
SELECT year, number, at FROM casework_open_upheld WHERE filed = :filed;
