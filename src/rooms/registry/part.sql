-- SPDX-License-Identifier: EUPL-1.2
-- part.sql - some members of a household leave it together.

-- many living(household household_id, today day) -> id member_id, person person_id, family text?, given text?, role text, part text, since day?, until day?
SELECT m.id, m.person, n.family, n.given, m.role, m.part, m.since, m.until
  FROM registry_member m JOIN registry_person p ON p.id = m.person LEFT JOIN registry_name n ON n.person = p.id AND n.shown = 1
 WHERE m.household = :household AND (m.until IS NULL OR m.until > :today)
 ORDER BY CASE WHEN m.role = 'head' THEN 0 ELSE 1 END, coalesce(p.birth, 99999999), m.id;

-- maybe home(id household_id) -> id household_id
SELECT id FROM registry_household WHERE id = :id;

-- change leave(id member_id, until day)
UPDATE registry_member SET until = :until, row_version = row_version + 1 WHERE id = :id;

-- change arrive(household household_id, person person_id, part text, role text, since day, until day?, now instant, by account_id)
INSERT INTO registry_member(household, person, part, role, since, until, made, by)
VALUES(:household, :person, :part, :role, :since, :until, :now, :by);

-- many in_the_way(household household_id, person person_id, since day) -> id member_id
SELECT id FROM registry_member WHERE household = :household AND person = :person AND (until IS NULL OR until > :since);

-- change found(now instant, by account_id) -> id household_id
INSERT INTO registry_household(made, made_by) VALUES(:now, :by)
RETURNING id;
