-- SPDX-License-Identifier: EUPL-1.2
-- ledger.sql - writing a line, and the line that counters one.

-- change add_line(on_day day, now instant, by account_id?, unit unit_id?, kind text, service text, person person_id?, quantity int, worth cents,
--   under case_id?, about_kind text, about int) -> id line_id
INSERT INTO ledger_line(on_day, noted, by, unit, kind, service, person, quantity, worth, case_id, about_kind, about)
VALUES(:on_day, :now, :by, :unit, :kind, :service, :person, :quantity, :worth, :under, :about_kind, :about)
RETURNING id;

-- change counter_lines(about_kind text, about int, now instant, by account_id?, why text)
INSERT INTO ledger_line(on_day, noted, by, unit, kind, service, person, quantity, worth, case_id, about_kind, about, counters, why)
SELECT l.on_day, :now, :by, l.unit, l.kind, l.service, l.person, -l.quantity, -l.worth, l.case_id, l.about_kind, l.about, l.id, :why
  FROM ledger_line l
 WHERE l.about_kind = :about_kind AND l.about = :about AND l.counters IS NULL
   AND NOT EXISTS (SELECT 1 FROM ledger_line c WHERE c.counters = l.id);

-- many days_of(unit unit_id, kind text, about_kind text, since day, until day) -> about int, on_day day, quantity int
SELECT l.about, l.on_day, sum(l.quantity) AS quantity FROM ledger_line l
 WHERE l.unit = :unit AND l.on_day >= :since AND l.on_day < :until AND l.kind = :kind AND l.about_kind = :about_kind
 GROUP BY l.about, l.on_day HAVING sum(l.quantity) <> 0 ORDER BY l.on_day, l.about;

-- many shares_wide(since day, until day) -> person person_id?, unnamed int?, unit unit_id?, kind text, quantity int, worth cents
-- L5.  +on_day: in the order of ledger_line_share, so that nothing is sorted.
SELECT l.person, l.unnamed, l.unit, l.kind, sum(l.quantity) AS quantity, sum(l.worth) AS worth
  FROM ledger_line l
 WHERE +l.on_day >= :since AND +l.on_day < :until AND coalesce(l.unit, 0) NOT IN (SELECT u.id FROM access_open_unit u WHERE u.secret = 1)
 GROUP BY l.person, l.unnamed, l.unit, l.kind
 ORDER BY l.person, l.unnamed, l.unit, l.kind;

-- many shares_short(since day, until day) -> person person_id?, unnamed int?, unit unit_id?, kind text, quantity int, worth cents
-- L5.
SELECT l.person, l.unnamed, l.unit, l.kind, sum(l.quantity) AS quantity, sum(l.worth) AS worth
  FROM ledger_line l
 WHERE l.on_day >= :since AND l.on_day < :until AND coalesce(l.unit, 0) NOT IN (SELECT u.id FROM access_open_unit u WHERE u.secret = 1)
 GROUP BY l.person, l.unnamed, l.unit, l.kind
 ORDER BY l.person, l.unnamed, l.unit, l.kind;

-- many shares_of(unit unit_id, since day, until day) -> person person_id?, unnamed int?, kind text, quantity int, worth cents
SELECT l.person, l.unnamed, l.kind, sum(l.quantity) AS quantity, sum(l.worth) AS worth
  FROM ledger_line l
 WHERE l.unit = :unit AND l.on_day >= :since AND l.on_day < :until
 GROUP BY l.person, l.unnamed, l.kind
 ORDER BY l.person, l.unnamed, l.kind;

-- many sums_by_day(unit unit_id, since day, until day) -> on_day day, kind text, quantity int
SELECT l.on_day, l.kind, sum(l.quantity) AS quantity
  FROM ledger_line l
 WHERE l.unit = :unit AND l.on_day >= :since AND l.on_day < :until
 GROUP BY l.on_day, l.kind
 ORDER BY l.on_day, l.kind;
