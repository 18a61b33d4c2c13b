-- SPDX-License-Identifier: EUPL-1.2
-- hand_over.sql - what goes to whom.

-- many tasks_to_move(origin account_id, taker account_id, now instant) -> id task_id, person person_id?, goes bool
-- CA8: what is about a shielded file goes only to whom a grant names.
SELECT t.id, t.person, CASE WHEN t.person IS NULL OR p.shield = 0 OR EXISTS (SELECT 1 FROM access_open_grant g WHERE g.person = p.id AND g.account = :taker
       AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)) THEN 1 ELSE 0 END AS goes
  FROM care_task t LEFT JOIN registry_open_person p ON p.id = t.person
 WHERE t.state = 'open' AND t.account = :origin ORDER BY t.id;

-- many plans_to_move(origin account_id, taker account_id, now instant) -> id plan_id, person person_id, goes bool
SELECT l.id, l.person, CASE WHEN p.shield = 0 OR EXISTS (SELECT 1 FROM access_open_grant_to g WHERE g.part IN ('care', 'file') AND g.person = p.id AND g.account = :taker
       AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)) THEN 1 ELSE 0 END AS goes
  FROM care_plan l JOIN registry_open_person p ON p.id = l.person
 WHERE l.ended IS NULL AND l.worker = :origin ORDER BY l.id;

-- change move_task(id task_id, origin account_id, taker account_id)
UPDATE care_task SET account = :taker, row_version = row_version + 1 WHERE id = :id AND account = :origin AND state = 'open';

-- change move_plan(id plan_id, origin account_id, taker account_id)
UPDATE care_plan SET worker = :taker, row_version = row_version + 1 WHERE id = :id AND worker = :origin AND ended IS NULL;

-- change add_handover(origin account_id, taker account_id, words blob, now instant, by account_id) -> id handover_id
INSERT INTO care_handover(account, taker, words, at, by) VALUES(:origin, :taker, :words, :now, :by)
RETURNING id;

-- change add_handed(handover handover_id, kind text, about int, person person_id?)
INSERT INTO care_handed(handover, kind, about, person) VALUES(:handover, :kind, :about, :person);

-- change add_cover(origin account_id, taker account_id, since day, until day, now instant, by account_id)
INSERT INTO care_cover(account, cover, since, until, made, by) VALUES(:origin, :taker, :since, :until, :now, :by);

-- many past_handovers(reader account_id, all_of_them bool) -> at instant, from_name text?, to_name text?, words blob, n int
SELECT h.at, f.name AS from_name, t.name AS to_name, h.words, (SELECT count(*) FROM care_handed x WHERE x.handover = h.id) AS n
  FROM care_handover h LEFT JOIN staff_open_account f ON f.id = h.account LEFT JOIN staff_open_account t ON t.id = h.taker
 WHERE h.account = :reader OR h.taker = :reader OR :all_of_them = 1 ORDER BY h.at DESC, h.id DESC LIMIT 20;
