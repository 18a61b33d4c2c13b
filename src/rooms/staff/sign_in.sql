-- SPDX-License-Identifier: EUPL-1.2
-- sign_in.sql - accounts as signing in sees them.

-- maybe account_by_name(sign_in text) -> id account_id, name text, password_hash text, totp_secret blob?,
--   totp_last_step int, roles int, disabled bool
SELECT id, name, password_hash, totp_secret, totp_last_step, roles, disabled
  FROM staff_account WHERE sign_in = :sign_in;

-- maybe account_by_id(id account_id) -> name text, sign_in text, password_hash text, totp_secret blob?,
--   totp_last_step int, roles int, disabled bool
SELECT name, sign_in, password_hash, totp_secret, totp_last_step, roles, disabled
  FROM staff_account WHERE id = :id;

-- change use_step(id account_id, step int)
-- S3: the row is changed only by a step later than the last one used, so of two visits with one code one wins.
UPDATE staff_account SET totp_last_step = :step WHERE id = :id AND totp_last_step < :step;

-- change use_recovery(account account_id, code blob, now instant)
UPDATE staff_recovery SET used = :now WHERE account = :account AND code_hash = :code AND used IS NULL;
