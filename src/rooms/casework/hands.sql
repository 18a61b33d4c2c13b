-- SPDX-License-Identifier: EUPL-1.2
-- hands.sql - a worker's open cases go to another.

-- many cases_to_move(origin account_id, taker account_id, now instant) -> id case_id, person person_id, goes bool
SELECT c.id, c.person, CASE WHEN p.shield = 0 OR EXISTS (SELECT 1 FROM access_open_grant_to g WHERE g.part IN ('casework', 'file') AND g.person = p.id AND g.account = :taker
       AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)) THEN 1 ELSE 0 END AS goes
  FROM casework_case c JOIN registry_open_person p ON p.id = c.person
 WHERE c.worker = :origin AND c.state NOT IN ('refused', 'ended', 'withdrawn', 'forwarded') ORDER BY c.id;

-- change move_case(id case_id, origin account_id, taker account_id)
UPDATE casework_case SET worker = :taker, row_version = row_version + 1 WHERE id = :id AND worker = :origin;
