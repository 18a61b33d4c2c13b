-- SPDX-License-Identifier: EUPL-1.2
-- words.sql - accounts and units to choose from.

-- many all_accounts() -> id account_id, name text
SELECT id, name FROM staff_open_worker WHERE disabled = 0 ORDER BY name, id;

-- maybe account_name(id account_id) -> name text
SELECT name FROM staff_open_worker WHERE id = :id;

-- many all_units(reader account_id, today day, all bool) -> id unit_id, name text
SELECT u.id, u.name FROM access_unit u
 WHERE u.closed = 0 AND (u.secret = 0 OR :all = 1 OR EXISTS (SELECT 1 FROM access_work w WHERE w.unit = u.id AND w.account = :reader
       AND w.since <= :today AND (w.until IS NULL OR w.until > :today)))
 ORDER BY u.name, u.id;

-- maybe setting_of(word text) -> value int
SELECT value FROM access_setting WHERE word = :word;

-- change set_setting(word text, value int, now instant, by account_id)
INSERT INTO access_setting(word, value, at, by) VALUES(:word, :value, :now, :by)
    ON CONFLICT(word) DO UPDATE SET value = excluded.value, at = excluded.at, by = excluded.by;
