-- SPDX-License-Identifier: EUPL-1.2
-- demo.sql - what the demonstration's units need to know.

-- many demo_accounts() -> id account_id, sign_in text
SELECT id, sign_in FROM staff_open_worker ORDER BY id;

-- one any_unit() -> n int
SELECT count(*) AS n FROM access_unit;
