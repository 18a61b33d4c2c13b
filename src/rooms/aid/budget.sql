-- SPDX-License-Identifier: EUPL-1.2
-- budget.sql - lines of the budget, their credit, and what is bound and paid of it.

-- many budgets(year int) -> id budget_id, code text, credit cents, bound cents, paid cents, sent cents
SELECT b.id, b.code, b.credit, b.bound,
       (SELECT coalesce(sum(i.cents), 0) FROM aid_instalment i WHERE i.budget = b.id AND i.state = 'paid') AS paid,
       (SELECT coalesce(sum(i.cents), 0) FROM aid_instalment i WHERE i.budget = b.id AND i.state = 'sent') AS sent
  FROM aid_budget b WHERE b.year = :year ORDER BY b.code;

-- many changes_of(year int) -> code text, at instant, who text, amount cents, ground text
SELECT b.code, c.at, w.name AS who, c.cents AS amount, c.ground
  FROM aid_credit c JOIN aid_budget b ON b.id = c.budget JOIN staff_open_worker w ON w.id = c.by
 WHERE b.year = :year ORDER BY c.id DESC LIMIT 100;

-- change open_budget(year int, code text) -> id budget_id
INSERT INTO aid_budget(year, code, credit) VALUES(:year, :code, 0)
    ON CONFLICT(year, code) DO NOTHING
RETURNING id;

-- change change_credit(id budget_id, amount cents)
-- AI1: credit that awards hold is not taken away.
UPDATE aid_budget SET credit = credit + :amount, row_version = row_version + 1 WHERE id = :id AND credit + :amount >= bound;

-- change note_credit(budget budget_id, now instant, by account_id, amount cents, ground text)
INSERT INTO aid_credit(budget, at, by, cents, ground) VALUES(:budget, :now, :by, :amount, :ground);

-- one waits_for(since day, until day, code text) -> all_of_it cents, n int
-- Instalments of that year under awards of that code which no line bears yet.
SELECT coalesce(sum(i.cents), 0) AS all_of_it, count(*) AS n FROM aid_instalment i JOIN aid_award a ON a.id = i.award
 WHERE i.budget IS NULL AND i.state = 'waits' AND i.due >= :since AND i.due < :until AND a.code = :code;

-- change bear(budget budget_id, since day, until day, code text)
UPDATE aid_instalment SET budget = :budget WHERE budget IS NULL AND state = 'waits' AND due >= :since AND due < :until
   AND award IN (SELECT a.id FROM aid_award a WHERE a.code = :code);

-- change bind(id budget_id, amount cents)
UPDATE aid_budget SET bound = bound + :amount WHERE id = :id AND bound + :amount <= credit;
