-- SPDX-License-Identifier: EUPL-1.2
-- sight.sql - may this reader open this file?

-- many file_of(person person_id, reader account_id, now instant) -> records int, shield int, restricted bool, root person_id, known bool, part text, special bool
-- A merged record and those merged into it are one file: the strictest shield of them counts, and a grant for any of them opens it.
-- One line for each part that grants of the reader open (AC16); "": none, or of a purpose that opens no part.  The same in each: what the
-- file is.  Also of nobody, with no records: one line.
WITH file(root) AS (SELECT coalesce(p.merged_into, p.id) FROM registry_open_person p WHERE p.id = :person),
  record(id, shield) AS MATERIALIZED (SELECT p.id, p.shield FROM registry_open_person p WHERE p.id = (SELECT root FROM file) OR p.merged_into = (SELECT root FROM file))
SELECT f.records, f.shield, f.restricted, coalesce((SELECT root FROM file), :person) AS root, coalesce(g.known, 0) AS known, coalesce(g.part, '') AS part,
       coalesce(g.special, 0) AS special
  FROM (SELECT count(*) AS records, coalesce(max(p.shield), 0) AS shield,
               CASE WHEN EXISTS (SELECT 1 FROM access_restriction x WHERE x.lifted IS NULL AND x.person IN (SELECT z.id FROM record z)) THEN 1 ELSE 0 END AS restricted
          FROM record p) f
  LEFT JOIN (SELECT 1 AS known, o.part, max(a.special) AS special
               FROM access_grant a LEFT JOIN access_opens o ON o.purpose = a.purpose
              WHERE a.person IN (SELECT y.id FROM record y)
                AND a.starts <= :now AND (a.ends IS NULL OR a.ends > :now)
                AND (a.account = :reader OR EXISTS (SELECT 1 FROM access_work w WHERE w.unit = a.unit AND w.account = :reader
                     AND w.since * 86400 <= :now AND (w.until IS NULL OR w.until * 86400 > :now)))
              GROUP BY o.part) g ON 1 = 1;

-- change give(person person_id, unit unit_id?, account account_id?, purpose text, special bool, now instant, ends instant?, kind text, about int)
INSERT INTO access_grant(person, unit, account, purpose, special, starts, ends, about_kind, about)
VALUES(:person, :unit, :account, :purpose, :special, :now, :ends, :kind, :about);

-- change take(kind text, about int, now instant)
-- What is taken in the second in which it was given holds for that second.
UPDATE access_grant SET ends = CASE WHEN starts < :now THEN :now ELSE starts + 1 END
 WHERE about_kind = :kind AND about = :about AND (ends IS NULL OR ends > :now AND ends > starts + 1);

-- maybe keeper(person person_id, now instant) -> unit unit_id?, account account_id?
SELECT g.unit, g.account FROM registry_open_same s JOIN access_grant g ON g.person = s.same
 WHERE s.person = :person AND g.purpose <> 'glass' AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)
   AND (EXISTS (SELECT 1 FROM access_unit u WHERE u.id = g.unit AND u.closed = 0) OR EXISTS (SELECT 1 FROM staff_open_worker a WHERE a.id = g.account AND a.disabled = 0))
 ORDER BY CASE WHEN EXISTS (SELECT 1 FROM access_opens o WHERE o.purpose = g.purpose AND o.part = 'file') THEN 0 ELSE 1 END,
       CASE WHEN g.unit IS NULL THEN 1 ELSE 0 END, g.id LIMIT 1;

-- many works_in(reader account_id, today day) -> unit unit_id, name text, structure text, kind text, secret bool
SELECT w.unit, u.name, u.structure, u.kind, u.secret FROM access_work w JOIN access_unit u ON u.id = w.unit
 WHERE w.account = :reader AND w.since <= :today AND (w.until IS NULL OR w.until > :today) AND u.closed = 0
 ORDER BY w.unit;

-- many opens_of(person person_id, reader account_id, now instant) -> purpose text, part text, id int
-- What the reader's grants of this file are for, and what each opens.
SELECT DISTINCT a.purpose, o.part, o.id FROM registry_open_same s JOIN access_grant a ON a.person = s.same JOIN access_opens o ON o.purpose = a.purpose
 WHERE s.person = :person AND a.starts <= :now AND (a.ends IS NULL OR a.ends > :now)
   AND (a.account = :reader OR EXISTS (SELECT 1 FROM access_work w WHERE w.unit = a.unit AND w.account = :reader
        AND w.since * 86400 <= :now AND (w.until IS NULL OR w.until * 86400 > :now)))
 ORDER BY a.purpose, o.id;
