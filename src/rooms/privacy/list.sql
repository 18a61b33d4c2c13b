-- SPDX-License-Identifier: EUPL-1.2
-- list.sql - retention: the list of files that nothing makes us keep.

-- maybe walk() -> month int, person int
SELECT month, person FROM privacy_walk WHERE id = 1;

-- change set_walk(month int, person int)
INSERT INTO privacy_walk(id, month, person) VALUES(1, :month, :person) ON CONFLICT(id) DO UPDATE SET month = excluded.month, person = excluded.person;

-- many next_files(after int, most int) -> id person_id
SELECT p.id FROM registry_open_person p WHERE p.id > :after AND p.merged_into IS NULL
   AND NOT EXISTS (SELECT 1 FROM privacy_gone g WHERE g.person = p.id) AND NOT EXISTS (SELECT 1 FROM privacy_due d WHERE d.person = p.id AND d.state IN ('listed', 'proposed', 'held'))
 ORDER BY p.id LIMIT :most;

-- change add_due(person person_id, due day, today day)
INSERT INTO privacy_due(person, due, listed) VALUES(:person, :due, :today);

-- many due_list(reader account_id, now instant, today day) -> id int, person person_id, due day, listed day, state text, held_until day?, reason text, by account_id?,
--   by_name text?
-- A shielded file is on the list of those alone who may open it; one that is held comes back after its day.
SELECT d.id, d.person, d.due, d.listed, d.state, d.held_until, d.reason, d.by, a.name AS by_name
  FROM privacy_due d JOIN registry_open_person p ON p.id = d.person LEFT JOIN staff_open_account a ON a.id = d.by
 WHERE d.state IN ('listed', 'proposed', 'held')
   AND (p.shield = 0 OR EXISTS (SELECT 1 FROM access_open_grant_to g WHERE g.part IN ('privacy', 'file') AND g.person = p.id AND g.account = :reader AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
 ORDER BY CASE WHEN d.state = 'held' AND d.held_until > :today THEN 1 ELSE 0 END, d.due, d.id LIMIT 200;

-- maybe due_line(id int) -> person person_id, state text, by account_id?, shield int
SELECT d.person, d.state, d.by, p.shield FROM privacy_due d JOIN registry_open_person p ON p.id = d.person WHERE d.id = :id AND d.state IN ('listed', 'proposed', 'held');

-- change set_due(id int, state text, held_until day?, reason text, by account_id, now instant)
UPDATE privacy_due SET state = :state, held_until = :held_until, reason = :reason, by = :by, at = :now WHERE id = :id;

-- change set_due_done(id int, state text, approver account_id, now instant)
UPDATE privacy_due SET state = :state, approver = :approver, at = :now WHERE id = :id;
