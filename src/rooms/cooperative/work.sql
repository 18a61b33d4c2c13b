-- SPDX-License-Identifier: EUPL-1.2
-- work.sql - who worked on a day, how long and at what.

-- many day_sheet(unit unit_id, on_day day, reader account_id, now instant) -> id membership_id, family text?, given text?, minutes int
SELECT m.id, q.family, q.given, coalesce(s.minutes, 0) AS minutes
  FROM cooperative_membership m LEFT JOIN registry_open_person p ON p.id = m.person
  LEFT JOIN registry_open_person q ON q.id = coalesce(p.merged_into, p.id) AND (q.shield = 0 OR EXISTS (SELECT 1 FROM access_open_grant g
       WHERE g.person IN (q.id, p.id) AND g.account = :reader AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
  LEFT JOIN cooperative_spent s ON s.membership = m.id AND s.day = :on_day
 WHERE m.unit = :unit AND m.since <= :on_day AND (m.until IS NULL OR m.until > :on_day)
 ORDER BY q.family, q.given, m.id;

-- many labours(unit unit_id, since day, until day, reader account_id, now instant, most int) -> id labour_id, membership membership_id,
--   day day, kind text, minutes int,
--   customer text?, family text?, given text?
SELECT l.id, l.membership, l.day, l.kind, l.minutes, o.customer, q.family, q.given
  FROM cooperative_labour l JOIN cooperative_membership m ON m.id = l.membership LEFT JOIN cooperative_order o ON o.id = l.ord
  LEFT JOIN registry_open_person p ON p.id = m.person
  LEFT JOIN registry_open_person q ON q.id = coalesce(p.merged_into, p.id) AND (q.shield = 0 OR EXISTS (SELECT 1 FROM access_open_grant g
       WHERE g.person IN (q.id, p.id) AND g.account = :reader AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
 WHERE m.unit = :unit AND l.day >= :since AND l.day < :until AND l.undone IS NULL
 ORDER BY l.day DESC, l.id DESC LIMIT :most;

-- maybe labour_one(id labour_id, unit unit_id) -> membership membership_id, day day, minutes int
SELECT l.membership, l.day, l.minutes FROM cooperative_labour l JOIN cooperative_membership m ON m.id = l.membership
 WHERE l.id = :id AND m.unit = :unit AND l.undone IS NULL;

-- change spend(membership membership_id, on_day day, minutes int) -> id spent_id
-- CO4: nothing, when the day has not so many hours left.
INSERT INTO cooperative_spent(membership, day, minutes) VALUES(:membership, :on_day, :minutes)
    ON CONFLICT(membership, day) DO UPDATE SET minutes = cooperative_spent.minutes + excluded.minutes
 WHERE cooperative_spent.minutes + excluded.minutes <= 1440
RETURNING id;

-- change unspend(membership membership_id, on_day day, minutes int)
UPDATE cooperative_spent SET minutes = minutes - :minutes WHERE membership = :membership AND day = :on_day;

-- change worked(membership membership_id, on_day day, kind text, minutes int, ord order_id?, now instant, by account_id) -> id labour_id
INSERT INTO cooperative_labour(membership, day, kind, minutes, ord, made, by) VALUES(:membership, :on_day, :kind, :minutes, :ord, :now,
       :by) RETURNING id;

-- change undo_labour(id labour_id, now instant, by account_id, why text)
UPDATE cooperative_labour SET undone = :now, undone_by = :by, why = :why WHERE id = :id AND undone IS NULL;

-- maybe of_labour(id labour_id) -> membership membership_id
SELECT membership FROM cooperative_labour WHERE id = :id;
