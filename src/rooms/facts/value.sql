-- SPDX-License-Identifier: EUPL-1.2
-- value.sql - who wrote it.

-- maybe account_named(id account_id) -> name text
SELECT name FROM staff_open_account WHERE id = :id;
