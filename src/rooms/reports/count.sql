-- SPDX-License-Identifier: EUPL-1.2
-- count.sql - who is counted, and what cases and visits say.

-- many report_units() -> id unit_id, name text
SELECT id, name FROM access_open_unit WHERE secret = 0 ORDER BY name, id;

-- many counted_all() -> id person_id, sex text, birth day?
SELECT id, sex, birth FROM registry_open_counted ORDER BY id;

-- maybe counted_one(person person_id) -> sex text, birth day?
SELECT sex, birth FROM registry_open_counted WHERE id = :person;

-- many counted_merged() -> id person_id, root person_id?
SELECT id, merged_into AS root FROM registry_open_counted WHERE merged_into IS NOT NULL ORDER BY id;

-- many counted_homes(at day) -> person person_id, household household_id
SELECT m.person, m.household FROM registry_open_member m
 WHERE m.part = 'main' AND (m.since IS NULL OR m.since <= :at) AND (m.until IS NULL OR m.until > :at)
 ORDER BY m.person;

-- many counted_home(person person_id, at day) -> household household_id
SELECT m.household FROM registry_open_member m
 WHERE m.person = :person AND m.part = 'main' AND (m.since IS NULL OR m.since <= :at) AND (m.until IS NULL OR m.until > :at);

-- many answered(unit unit_id, since instant, until instant) -> programme text, outcome text, opened instant, at instant
-- Of units that are not secret, or of the one that its own team asks for; unit 0: all.
SELECT c.programme, d.outcome, c.opened, d.at
  FROM casework_open_decision d JOIN casework_open_case c ON c.id = d.filed LEFT JOIN access_open_unit u ON u.id = c.unit
 WHERE d.at >= :since AND d.at < :until AND (coalesce(u.secret, 0) = 0 OR c.unit = :unit) AND (:unit = 0 OR c.unit = :unit)
 ORDER BY c.programme, d.id;

-- many handed_in(unit unit_id, since instant, until instant) -> programme text, cases int
SELECT c.programme, count(*) AS cases
  FROM casework_open_case c LEFT JOIN access_open_unit u ON u.id = c.unit
 WHERE c.opened >= :since AND c.opened < :until AND c.state <> 'draft'
   AND (coalesce(u.secret, 0) = 0 OR c.unit = :unit) AND (:unit = 0 OR c.unit = :unit)
 GROUP BY c.programme ORDER BY c.programme;

-- many visits_to(unit unit_id, since day, until day) -> place unit_id, name text, at instant, called instant?, state text
SELECT v.place, coalesce(u.name, '') AS name, v.at, v.called, v.state
  FROM reception_open_visit v LEFT JOIN access_open_unit u ON u.id = v.place
 WHERE v.day >= :since AND v.day < :until AND (coalesce(u.secret, 0) = 0 OR v.place = :unit) AND (:unit = 0 OR v.place = :unit)
 ORDER BY v.place, v.id;

-- many cooperative_counts(unit unit_id, since day, until day) -> what text, sex text, people int
-- RP1: each person once.  Of units that are not secret, or of the one that its own team asks for; unit 0: all.
SELECT e.what, coalesce(q.sex, '') AS sex, count(DISTINCT coalesce(q.id, e.who)) AS people
  FROM cooperative_open_event e JOIN access_open_unit u ON u.id = e.unit AND (u.secret = 0 OR e.unit = :unit)
  LEFT JOIN registry_open_counted c ON c.id = e.who LEFT JOIN registry_open_counted q ON q.id = coalesce(c.merged_into, c.id)
 WHERE e.day >= :since AND e.day < :until AND (:unit = 0 OR e.unit = :unit)
 GROUP BY e.what, coalesce(q.sex, '')
UNION ALL
SELECT 'here', coalesce(q.sex, ''), count(DISTINCT coalesce(q.id, m.who))
  FROM cooperative_open_member m JOIN access_open_unit u ON u.id = m.unit AND (u.secret = 0 OR m.unit = :unit)
  LEFT JOIN registry_open_counted c ON c.id = m.who LEFT JOIN registry_open_counted q ON q.id = coalesce(c.merged_into, c.id)
 WHERE m.since < :until AND (m.until IS NULL OR m.until >= :until) AND (:unit = 0 OR m.unit = :unit)
 GROUP BY coalesce(q.sex, '');
