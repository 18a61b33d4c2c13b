-- SPDX-License-Identifier: EUPL-1.2
-- sight.sql - may this reader open this file?

-- one file_of(person person_id, reader account_id, part text, now instant) -> records int, shield int, known bool, granted bool, special bool, restricted bool, root person_id
-- A merged record and those merged into it are one file: the strictest shield of them counts, and a grant for any of them opens it.
-- known: by any grant; granted: by one whose purpose needs this part (AC16).
WITH file(root) AS (SELECT coalesce(p.merged_into, p.id) FROM registry_open_person p WHERE p.id = :person)
SELECT count(*) AS records, coalesce(max(p.shield), 0) AS shield, coalesce(max(g.known), 0) AS known, coalesce(max(g.granted), 0) AS granted, coalesce(max(g.special), 0) AS special,
       CASE WHEN EXISTS (SELECT 1 FROM access_restriction x WHERE x.lifted IS NULL
            AND x.person IN (SELECT z.id FROM registry_open_person z WHERE z.id = (SELECT root FROM file) OR z.merged_into = (SELECT root FROM file))) THEN 1 ELSE 0 END AS restricted,
       coalesce((SELECT root FROM file), :person) AS root
  FROM registry_open_person p
  LEFT JOIN (SELECT 1 AS known, max(CASE WHEN o.id IS NULL THEN 0 ELSE 1 END) AS granted, max(CASE WHEN o.id IS NULL THEN 0 ELSE a.special END) AS special
               FROM access_grant a LEFT JOIN access_opens o ON o.purpose = a.purpose AND o.part IN (:part, 'file')
              WHERE a.person IN (SELECT y.id FROM registry_open_person y WHERE y.id = (SELECT root FROM file) OR y.merged_into = (SELECT root FROM file))
                AND a.starts <= :now AND (a.ends IS NULL OR a.ends > :now)
                AND (a.account = :reader OR EXISTS (SELECT 1 FROM access_work w WHERE w.unit = a.unit AND w.account = :reader
                     AND w.since * 86400 <= :now AND (w.until IS NULL OR w.until * 86400 > :now)))
             HAVING count(*) > 0) g ON 1 = 1
 WHERE p.id = (SELECT root FROM file) OR p.merged_into = (SELECT root FROM file);

-- change give(person person_id, unit unit_id?, account account_id?, purpose text, special bool, now instant, ends instant?, kind text, about int)
INSERT INTO access_grant(person, unit, account, purpose, special, starts, ends, about_kind, about)
VALUES(:person, :unit, :account, :purpose, :special, :now, :ends, :kind, :about);

-- change take(kind text, about int, now instant)
UPDATE access_grant SET ends = CASE WHEN starts < :now THEN :now ELSE starts + 1 END
 WHERE about_kind = :kind AND about = :about AND (ends IS NULL OR ends > :now);

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
