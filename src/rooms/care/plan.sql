-- SPDX-License-Identifier: EUPL-1.2
-- plan.sql - plans, goals, steps.

-- maybe plan_of(person person_id) -> id plan_id, starts day, review day, agreed text, agreed_on day?, worker account_id, name text?, row_version int
SELECT l.id, l.starts, l.review, l.agreed, l.agreed_on, l.worker, a.name, l.row_version
  FROM care_plan l LEFT JOIN staff_open_account a ON a.id = l.worker
 WHERE l.person IN (SELECT s.same FROM registry_open_same s WHERE s.person = :person) AND l.ended IS NULL ORDER BY l.id LIMIT 1;

-- many old_plans(person person_id) -> id plan_id, starts day, ended day?, outcome text
SELECT l.id, l.starts, l.ended, l.outcome FROM care_plan l
 WHERE l.person IN (SELECT s.same FROM registry_open_same s WHERE s.person = :person) AND l.ended IS NOT NULL ORDER BY l.ended DESC, l.id DESC;

-- many goals(plan plan_id) -> id goal_id, words blob, state text
SELECT id, words, state FROM care_goal WHERE plan = :plan ORDER BY id;

-- many steps(goal goal_id) -> id plan_step_id, words blob, who text, named text, due day?, state text, why blob?
SELECT id, words, who, named, due, state, why FROM care_plan_step WHERE goal = :goal ORDER BY id;

-- change begin_plan(person person_id, worker account_id, unit unit_id?, today day, review day, now instant) -> id plan_id
INSERT INTO care_plan(person, worker, unit, starts, review, made, by) VALUES(:person, :worker, :unit, :today, :review, :now, :worker)
    ON CONFLICT(person) WHERE ended IS NULL DO NOTHING
RETURNING id;

-- change add_goal(plan plan_id, words blob, now instant, by account_id)
INSERT INTO care_goal(plan, words, made, by) VALUES(:plan, :words, :now, :by);

-- change add_step(plan plan_id, goal goal_id, words blob, who text, named text, due day?, now instant, by account_id)
INSERT INTO care_plan_step(goal, words, who, named, due, made, by)
SELECT g.id, :words, :who, :named, :due, :now, :by FROM care_goal g WHERE g.id = :goal AND g.plan = :plan AND g.state = 'open';

-- change mark_step(plan plan_id, step plan_step_id, state text, why blob?, now instant, by account_id)
UPDATE care_plan_step SET state = :state, why = :why, changed = :now, changed_by = :by, row_version = row_version + 1
 WHERE id = :step AND state = 'open' AND goal IN (SELECT g.id FROM care_goal g WHERE g.plan = :plan);

-- change end_goal(plan plan_id, goal goal_id, state text)
UPDATE care_goal SET state = :state, row_version = row_version + 1 WHERE id = :goal AND plan = :plan AND state = 'open';

-- change review_plan(id plan_id, review day, version int)
UPDATE care_plan SET review = :review, row_version = row_version + 1 WHERE id = :id AND ended IS NULL AND row_version = :version;

-- change agree_plan(id plan_id, how text, today day)
UPDATE care_plan SET agreed = :how, agreed_on = :today, row_version = row_version + 1 WHERE id = :id AND ended IS NULL;

-- change end_plan(id plan_id, today day, outcome text, why blob?)
UPDATE care_plan SET ended = :today, outcome = :outcome, why = :why, row_version = row_version + 1 WHERE id = :id AND ended IS NULL;
