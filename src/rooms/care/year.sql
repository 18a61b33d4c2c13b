-- SPDX-License-Identifier: EUPL-1.2
-- year.sql - what a report says of case work: each person once in each line (CA13).

-- many told(unit unit_id, since day, until day, from instant, to instant) -> what text, word text, people int
-- Of units that are not secret, or of the one that its own team asks for; unit 0: all, and what was done in no unit.
WITH counted(id) AS (SELECT u.id FROM access_open_unit u WHERE (u.secret = 0 OR u.id = :unit) AND (:unit = 0 OR u.id = :unit)),
note(who, kind, outcome) AS (
  SELECT coalesce(p.merged_into, p.id), n.kind, n.outcome FROM care_note n JOIN registry_open_person p ON p.id = n.person
   WHERE n.at >= :from AND n.at < :to AND (n.unit IN (SELECT id FROM counted) OR n.unit IS NULL AND :unit = 0)),
came(who, kind) AS (
  SELECT coalesce(p.merged_into, p.id), g.kind FROM care_group g JOIN care_attended a ON a.session = g.id AND a.came = 1 JOIN registry_open_person p ON p.id = a.person
   WHERE g.at >= :from AND g.at < :to AND (g.unit IN (SELECT id FROM counted) OR g.unit IS NULL AND :unit = 0)),
talk(who, kind) AS (
  SELECT who, kind FROM note WHERE kind IN ('counselling', 'job') AND outcome NOT IN ('nobody_in', 'declined')
  UNION SELECT who, kind FROM came WHERE kind IN ('counselling', 'job')),
plan(who, starts, ended, outcome) AS (
  SELECT coalesce(p.merged_into, p.id), l.starts, l.ended, l.outcome FROM care_plan l JOIN registry_open_person p ON p.id = l.person
   WHERE l.unit IN (SELECT id FROM counted) OR l.unit IS NULL AND :unit = 0)
SELECT 'talk' AS what, kind AS word, count(DISTINCT who) AS people FROM talk GROUP BY kind
UNION ALL SELECT 'group', '', count(DISTINCT who) FROM came
UNION ALL SELECT 'outcome', outcome, count(DISTINCT who) FROM note WHERE outcome IN ('hired', 'training') GROUP BY outcome
UNION ALL SELECT 'begun', '', count(DISTINCT who) FROM plan WHERE starts >= :since AND starts < :until
UNION ALL SELECT 'open', '', count(DISTINCT who) FROM plan WHERE starts < :until AND (ended IS NULL OR ended >= :until)
UNION ALL SELECT 'ended', outcome, count(DISTINCT who) FROM plan WHERE ended >= :since AND ended < :until GROUP BY outcome;
