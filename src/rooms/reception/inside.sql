-- SPDX-License-Identifier: EUPL-1.2
-- inside.sql - the town's head starts; names of units and workers.

-- maybe lead_of(word text) -> lead int
SELECT lead FROM reception_class WHERE word = :word;

-- maybe unit_name(unit unit_id) -> name text
SELECT name FROM access_open_unit WHERE id = :unit AND secret = 0;

-- maybe worker(account account_id) -> name text
SELECT name FROM staff_open_worker WHERE id = :account AND disabled = 0;

