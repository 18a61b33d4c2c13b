-- SPDX-License-Identifier: EUPL-1.2
-- retention.sql - case work about a person: how long it is kept, and its end.

-- one work_of(person person_id) -> n int, open int, last instant, ended day?
SELECT count(*) AS n, count(CASE WHEN w.open = 1 THEN 1 END) AS open, coalesce(max(w.at), 0) AS last, max(w.ended) AS ended
  FROM (SELECT x.person, x.at, 0 AS open, NULL AS ended FROM care_note x
         UNION ALL SELECT x.person, x.made, 0, x.day FROM care_assessment x
         UNION ALL SELECT x.person, x.made, CASE WHEN x.ended IS NULL THEN 1 ELSE 0 END, x.ended FROM care_plan x
         UNION ALL SELECT x.person, x.made, CASE WHEN x.ended IS NULL THEN 1 ELSE 0 END, x.ended FROM care_alert x
         UNION ALL SELECT x.person, coalesce(x.closed, x.made), CASE WHEN x.closed IS NULL THEN 1 ELSE 0 END, NULL FROM care_task x WHERE x.person IS NOT NULL
         UNION ALL SELECT x.person, g.at, 0, NULL FROM care_attended x JOIN care_group g ON g.id = x.session) w
 WHERE w.person IN (SELECT same FROM registry_open_same WHERE person = :person);

-- change erase_was(person person_id)
DELETE FROM care_note_was WHERE note IN (SELECT x.id FROM care_note x WHERE x.person IN (SELECT same FROM registry_open_same WHERE person = :person));

-- change erase_notes(person person_id)
DELETE FROM care_note WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person);

-- change erase_areas(person person_id)
DELETE FROM care_area WHERE assessment IN (SELECT x.id FROM care_assessment x WHERE x.person IN (SELECT same FROM registry_open_same WHERE person = :person));

-- change erase_assessments(person person_id)
DELETE FROM care_assessment WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person);

-- change erase_plan_steps(person person_id)
DELETE FROM care_plan_step WHERE goal IN (SELECT g.id FROM care_goal g JOIN care_plan x ON x.id = g.plan WHERE x.person IN (SELECT same FROM registry_open_same WHERE person = :person));

-- change erase_goals(person person_id)
DELETE FROM care_goal WHERE plan IN (SELECT x.id FROM care_plan x WHERE x.person IN (SELECT same FROM registry_open_same WHERE person = :person));

-- change erase_plans(person person_id)
DELETE FROM care_plan WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person);

-- change erase_alerts(person person_id)
DELETE FROM care_alert WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person);

-- change erase_tasks(person person_id)
DELETE FROM care_task WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person);

-- change let_go_handed(person person_id)
-- That work was handed over stays.
UPDATE care_handed SET person = NULL WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person);

-- change count_unnamed(person person_id)
-- The session stays as well attended as it was.
UPDATE care_group SET unnamed = unnamed + (SELECT count(*) FROM care_attended x WHERE x.session = care_group.id AND x.person IN (SELECT same FROM registry_open_same WHERE person = :person))
 WHERE id IN (SELECT x.session FROM care_attended x WHERE x.person IN (SELECT same FROM registry_open_same WHERE person = :person));

-- change erase_attended(person person_id)
DELETE FROM care_attended WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person);
