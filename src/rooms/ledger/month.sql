-- SPDX-License-Identifier: EUPL-1.2
-- month.sql - what a unit delivered in a span of days: sums, the lines behind a sum, and a person's year.

-- many totals(unit unit_id, since day, until day) -> kind text, service text, quantity int, worth cents, people int
-- L4; people: different persons, a merged record counted with the one it was merged into; nobody whose lines were all countered.
-- Who was erased is counted as one of each year (schema/0026).
SELECT t.kind, t.service, sum(t.quantity) AS quantity, sum(t.worth) AS worth,
       sum(CASE WHEN (t.person IS NOT NULL OR t.unnamed IS NOT NULL) AND t.quantity > 0 THEN 1 ELSE 0 END) AS people
  FROM (SELECT l.kind, l.service, coalesce(p.merged_into, l.person) AS person, l.unnamed, sum(l.quantity) AS quantity, sum(l.worth) AS worth
          FROM ledger_line l LEFT JOIN registry_open_person p ON p.id = l.person
         WHERE l.unit = :unit AND l.on_day >= :since AND l.on_day < :until
         GROUP BY l.kind, l.service, coalesce(p.merged_into, l.person), l.unnamed) t
 GROUP BY t.kind, t.service
 ORDER BY t.kind, t.service;

-- many lines(unit unit_id, since day, until day, kind text, service text, after line_id, reader account_id, files int, today day,
--   now instant, most int) ->
--   id line_id, on_day day, noted instant, by_name text, person person_id?, family text?, given text?, knows bool, cases bool,
--   quantity int, worth cents, counters line_id?, why text, filed case_id?, protocol_year int?, protocol_no int?, about_kind text, about int
-- One question for a page: knows, the reader may see who it is (AC1, AC16); cases, and what they asked for.
-- Of a unit that says something of people's health, whom a line is about, and the record that says so, is known to who works there.
SELECT l.id, l.on_day, l.noted, coalesce(a.name, '') AS by_name, l.person, p.family, p.given,
       CASE WHEN p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM registry_open_same s JOIN access_open_grant g ON g.person = s.same
             WHERE s.person = coalesce(p.merged_into, p.id) AND g.account = :reader AND g.starts <= :now
               AND (g.ends IS NULL OR g.ends > :now)) THEN 1 ELSE 0 END AS knows,
       CASE WHEN p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM registry_open_same s JOIN access_open_grant_to g ON g.person = s.same
             WHERE g.part IN ('casework', 'file') AND s.person = coalesce(p.merged_into, p.id) AND g.account = :reader AND g.starts <= :now
               AND (g.ends IS NULL OR g.ends > :now)) THEN 1 ELSE 0 END AS cases,
       l.quantity, l.worth, l.counters, l.why, c.id AS filed, c.protocol_year, c.protocol_no, l.about_kind, l.about
  FROM (SELECT x.id, x.on_day, x.noted, x.by, x.quantity, x.worth, x.counters, x.why, x.about_kind,
               CASE WHEN o.n > 0 THEN x.person END AS person, CASE WHEN o.n > 0 THEN x.case_id END AS case_id,
               CASE WHEN o.n > 0 THEN x.about ELSE 0 END AS about
          FROM ledger_line x, (SELECT count(*) AS n FROM access_open_unit u
                 WHERE u.id = :unit AND (u.id NOT IN (SELECT unit FROM access_open_quiet) OR EXISTS (SELECT 1 FROM access_open_work w
                   WHERE w.unit = u.id AND w.account = :reader AND w.since <= :today AND (w.until IS NULL OR w.until > :today)))) o
         WHERE x.unit = :unit AND x.on_day >= :since AND x.on_day < :until AND x.kind = :kind AND x.service = :service AND x.id > :after
         ORDER BY x.id LIMIT :most) l
  LEFT JOIN staff_open_account a ON a.id = l.by LEFT JOIN casework_open_case c ON c.id = l.case_id
  LEFT JOIN registry_open_person p ON p.id = l.person
 ORDER BY l.id;

-- many open_units() -> id unit_id, name text
SELECT id, name FROM access_open_unit WHERE secret = 0 ORDER BY name, id;

-- many year_of(person person_id, since day, until day, reader account_id, own int, today day) -> kind text, service text, unit unit_id, unit_name text, quantity int, worth cents, first day, last day
-- L5: lines of a secret unit only to who works there; of one that says something of their health also in their own copy (own 1).
SELECT l.kind, l.service, coalesce(l.unit, 0) AS unit, coalesce(u.name, '') AS unit_name, sum(l.quantity) AS quantity, sum(l.worth) AS worth, min(l.on_day) AS first, max(l.on_day) AS last
  FROM ledger_line l LEFT JOIN access_open_unit u ON u.id = l.unit
 WHERE l.person IN (SELECT same FROM registry_open_same WHERE person = :person) AND l.on_day >= :since AND l.on_day < :until
   AND (coalesce(u.secret, 0) = 0 AND (:own = 1 OR coalesce(l.unit, 0) NOT IN (SELECT unit FROM access_open_quiet))
        OR EXISTS (SELECT 1 FROM access_open_work w WHERE w.unit = l.unit AND w.account = :reader
        AND w.since <= :today AND (w.until IS NULL OR w.until > :today)))
 GROUP BY l.kind, l.service, coalesce(l.unit, 0), coalesce(u.name, '')
HAVING sum(l.quantity) <> 0
 ORDER BY last DESC, l.kind, l.service;

-- many person_lines(person person_id, since day, until day, kind text, service text, unit unit_id, reader account_id, today day) ->
--   on_day day, by_name text, unit_name text, quantity int, worth cents, counters line_id?, why text,
--   filed case_id?, protocol_year int?, protocol_no int?, about_kind text, about int
-- L5, as year_of.
SELECT l.on_day, coalesce(a.name, '') AS by_name, coalesce(u.name, '') AS unit_name, l.quantity, l.worth, l.counters, l.why,
       c.id AS filed, c.protocol_year, c.protocol_no, l.about_kind, l.about
  FROM ledger_line l LEFT JOIN access_open_unit u ON u.id = l.unit LEFT JOIN staff_open_account a ON a.id = l.by
  LEFT JOIN casework_open_case c ON c.id = l.case_id
 WHERE l.person IN (SELECT same FROM registry_open_same WHERE person = :person) AND l.on_day >= :since AND l.on_day < :until
   AND l.kind = :kind AND l.service = :service AND coalesce(l.unit, 0) = :unit
   AND (coalesce(u.secret, 0) = 0 AND coalesce(l.unit, 0) NOT IN (SELECT unit FROM access_open_quiet)
        OR EXISTS (SELECT 1 FROM access_open_work w WHERE w.unit = l.unit AND w.account = :reader
        AND w.since <= :today AND (w.until IS NULL OR w.until > :today)))
 ORDER BY l.on_day DESC, l.id DESC;

-- one years_of(person person_id) -> first day?, last day?
SELECT min(l.on_day) AS first, max(l.on_day) AS last FROM ledger_line l WHERE l.person IN (SELECT same FROM registry_open_same WHERE person = :person);

-- change forget_person(person person_id, since day, until day)
-- L1: the figures of that year stay.
UPDATE ledger_line SET unnamed = (SELECT min(x.id) FROM ledger_line x
         WHERE x.person IN (SELECT same FROM registry_open_same WHERE person = :person) AND x.on_day >= :since AND x.on_day < :until), person = NULL
 WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person) AND on_day >= :since AND on_day < :until;

-- many last_received(person person_id) -> service text, last day
SELECT l.service, max(l.on_day) AS last FROM ledger_line l WHERE l.person IN (SELECT same FROM registry_open_same WHERE person = :person) GROUP BY l.service ORDER BY l.service;
