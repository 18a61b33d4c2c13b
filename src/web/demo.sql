-- SPDX-License-Identifier: EUPL-1.2
-- demo.sql - the accounts of the demonstration.

-- maybe account_of(sign_in text) -> id account_id, name text, roles int
SELECT id, name, roles FROM staff_open_worker WHERE sign_in = :sign_in AND disabled = 0;
