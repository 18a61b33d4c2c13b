-- SPDX-License-Identifier: EUPL-1.2
-- sight.sql - may this reader open this file?

-- maybe sight(person person_id, reader account_id, files int, now instant) -> special bool
-- AC3: one row when the file may be opened.
SELECT coalesce((SELECT max(g.special) FROM access_open_grant g WHERE g.person = p.id AND g.account = :reader AND g.starts <= :now
                    AND (g.ends IS NULL OR g.ends > :now)), 0) AS special
  FROM registry_open_person p
 WHERE p.id = :person
   AND (p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant g WHERE g.person = p.id AND g.account = :reader
        AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)));

-- change give(person person_id, unit unit_id?, account account_id?, purpose text, special bool, now instant, ends instant?, kind text, about int)
INSERT INTO access_grant(person, unit, account, purpose, special, starts, ends, about_kind, about)
VALUES(:person, :unit, :account, :purpose, :special, :now, :ends, :kind, :about);

-- change take(kind text, about int, now instant)
UPDATE access_grant SET ends = CASE WHEN starts < :now THEN :now ELSE starts + 1 END
 WHERE about_kind = :kind AND about = :about AND (ends IS NULL OR ends > :now);

-- many works_in(reader account_id, today day) -> unit unit_id
SELECT w.unit FROM access_work w JOIN access_unit u ON u.id = w.unit
 WHERE w.account = :reader AND w.since <= :today AND (w.until IS NULL OR w.until > :today) AND u.closed = 0
 ORDER BY w.unit;
