-- SPDX-License-Identifier: EUPL-1.2
-- members.sql - who belongs to the cooperative, and who did.

-- many members(unit unit_id, reader account_id, month day, next day, now instant) -> id membership_id, kind text, share cents, since day,
--   until day?, reason text,
--   family text?, given text?, minutes int
SELECT m.id, m.kind, m.share, m.since, m.until, m.reason, q.family, q.given,
       (SELECT coalesce(sum(l.minutes), 0) FROM cooperative_labour l WHERE l.membership = m.id AND l.day >= :month AND l.day < :next
           AND l.undone IS NULL) AS minutes
  FROM cooperative_membership m LEFT JOIN registry_open_person p ON p.id = m.person
  LEFT JOIN registry_open_person q ON q.id = coalesce(p.merged_into, p.id) AND (q.shield = 0 OR EXISTS (SELECT 1 FROM access_open_grant g
       WHERE g.person IN (q.id, p.id) AND g.account = :reader AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
 WHERE m.unit = :unit
 ORDER BY CASE WHEN m.until IS NULL THEN 0 ELSE 1 END, q.family, q.given, m.id;

-- one member_already(unit unit_id, person person_id, since day) -> n int
-- CO2: one who is a member on that day or after it.
SELECT count(*) AS n FROM cooperative_membership WHERE unit = :unit AND (until IS NULL OR until > :since)
   AND person IN (SELECT same FROM registry_open_same WHERE person = :person);

-- maybe hostel_stay(person person_id, reader account_id, today day) -> id stay_id, unit_name text, since day, until day?
-- The newest stay in a hostel after rehabilitation in which the reader works too.
SELECT s.id, u.name AS unit_name, s.since, s.until
  FROM stays_open_stay s JOIN access_open_unit u ON u.id = s.unit AND u.kind = 'rehab_hostel'
  JOIN access_open_work w ON w.unit = s.unit AND w.account = :reader AND w.since <= :today AND (w.until IS NULL OR w.until > :today)
 WHERE s.person IN (SELECT same FROM registry_open_same WHERE person = :person)
 ORDER BY s.since DESC, s.id DESC LIMIT 1;

-- change join(unit unit_id, person person_id, kind text, share cents, stay stay_id?, since day, now instant,
--   by account_id) -> id membership_id
INSERT INTO cooperative_membership(unit, person, kind, share, stay, since, made, by) VALUES(:unit, :person, :kind, :share, :stay, :since,
       :now, :by) RETURNING id;
