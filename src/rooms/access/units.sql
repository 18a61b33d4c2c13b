-- SPDX-License-Identifier: EUPL-1.2
-- units.sql - the town's desks, and who works where.

-- many units(today day, reader account_id, all bool) -> id unit_id, name text, structure text, secret bool, closed bool, people int
SELECT u.id, u.name, u.structure, u.secret, u.closed,
       (SELECT count(*) FROM access_work w WHERE w.unit = u.id AND w.since <= :today AND (w.until IS NULL OR w.until > :today)) AS people
  FROM access_unit u
 WHERE u.secret = 0 OR :all = 1 OR EXISTS (SELECT 1 FROM access_work m WHERE m.unit = u.id AND m.account = :reader AND m.since <= :today AND (m.until IS NULL OR m.until > :today))
 ORDER BY u.closed, u.name, u.id;

-- maybe unit(id unit_id) -> name text, structure text, kind text, secret bool, closed bool
SELECT name, structure, kind, secret, closed FROM access_unit WHERE id = :id;

-- one units_named(name text, but unit_id) -> n int
SELECT count(*) AS n FROM access_unit WHERE name = :name AND id <> :but;

-- change add_unit(name text, structure text, kind text, secret bool) -> id unit_id
INSERT INTO access_unit(name, structure, kind, secret) VALUES(:name, :structure, :kind, :secret) RETURNING id;

-- change set_unit(id unit_id, name text, structure text, kind text, secret bool, closed bool)
UPDATE access_unit SET name = :name, structure = :structure, kind = :kind, secret = :secret, closed = :closed WHERE id = :id;

-- many workers(unit unit_id) -> id work_id, account account_id, name text, since day, until day?
SELECT w.id, w.account, a.name, w.since, w.until FROM access_work w JOIN staff_open_worker a ON a.id = w.account
 WHERE w.unit = :unit ORDER BY CASE WHEN w.until IS NULL THEN 0 ELSE 1 END, a.name, w.since DESC;

-- one work_clashes(unit unit_id, account account_id, since day, until day?) -> n int
SELECT count(*) AS n FROM access_work WHERE unit = :unit AND account = :account AND (until IS NULL OR until > :since) AND (:until IS NULL OR since < :until);

-- change add_work(unit unit_id, account account_id, since day, until day?)
INSERT INTO access_work(unit, account, since, until) VALUES(:unit, :account, :since, :until);

-- change end_work(id work_id, unit unit_id, until day)
-- A row that has not begun yet ends a day after its beginning: it is never empty.
UPDATE access_work SET until = CASE WHEN since < :until THEN :until ELSE since + 1 END WHERE id = :id AND unit = :unit AND (until IS NULL OR until > :until);
