-- SPDX-License-Identifier: EUPL-1.2
-- inside.sql - who works here: to whom something can be given.

-- many workers() -> id account_id, name text
SELECT w.id, w.name FROM staff_open_worker w WHERE w.disabled = 0 ORDER BY w.name, w.id;

-- many open_units(reader account_id, today day) -> id unit_id, name text
-- A secret unit is named to those who work there only.
SELECT u.id, u.name FROM access_open_unit u
 WHERE u.closed = 0 AND (u.secret = 0 OR EXISTS (SELECT 1 FROM access_open_work w WHERE w.unit = u.id AND w.account = :reader
       AND w.since <= :today AND (w.until IS NULL OR w.until > :today)))
 ORDER BY u.name, u.id;

-- maybe known(account account_id, unit unit_id, reader account_id, today day) -> n int
-- The same units as are offered: the number of a secret one is none.
SELECT 1 AS n
 WHERE (:account <> 0 AND EXISTS (SELECT 1 FROM staff_open_worker w WHERE w.id = :account AND w.disabled = 0))
    OR (:unit <> 0 AND EXISTS (SELECT 1 FROM access_open_unit u WHERE u.id = :unit AND u.closed = 0
        AND (u.secret = 0 OR EXISTS (SELECT 1 FROM access_open_work w WHERE w.unit = u.id AND w.account = :reader
             AND w.since <= :today AND (w.until IS NULL OR w.until > :today)))));

-- one discreet(unit unit_id) -> n int
SELECT count(*) AS n FROM access_open_unit WHERE id = :unit AND (secret = 1 OR id IN (SELECT unit FROM access_open_quiet));
