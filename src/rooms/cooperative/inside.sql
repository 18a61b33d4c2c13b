-- SPDX-License-Identifier: EUPL-1.2
-- inside.sql - one member; a month that is held open.

-- maybe member(id membership_id, reader account_id, files int, today day, now instant) -> unit unit_id, unit_name text,
--   person person_id?, family text?, given text?,
--   opens bool, kind text, share cents, stay stay_id?, since day, until day?, reason text, why blob?, row_version int
-- CO1: only where the reader works.  The team knows its members by name; a shielded file only by its grant.
SELECT m.unit, u.name AS unit_name, coalesce(p.merged_into, m.person) AS person, q.family, q.given,
       CASE WHEN q.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant g WHERE g.person IN (q.id, p.id)
           AND g.account = :reader
            AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)) THEN 1 ELSE 0 END AS opens,
       m.kind, m.share, m.stay, m.since, m.until, m.reason, m.why, m.row_version
  FROM cooperative_membership m JOIN access_open_unit u ON u.id = m.unit
  JOIN access_open_work w ON w.unit = m.unit AND w.account = :reader AND w.since <= :today AND (w.until IS NULL OR w.until > :today)
  LEFT JOIN registry_open_person p ON p.id = m.person
  LEFT JOIN registry_open_person q ON q.id = coalesce(p.merged_into, p.id) AND (q.shield = 0 OR EXISTS (SELECT 1 FROM access_open_grant g
       WHERE g.person IN (q.id, p.id) AND g.account = :reader AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
 WHERE m.id = :id AND u.closed = 0;

-- change hold_month(unit unit_id, month day) -> id term_id
-- CO5: nothing, when it was shared out.
INSERT INTO cooperative_term(unit, month) VALUES(:unit, :month)
    ON CONFLICT(unit, month) DO UPDATE SET row_version = cooperative_term.row_version + 1 WHERE cooperative_term.state = 'open'
RETURNING id;
