-- SPDX-License-Identifier: EUPL-1.2
-- me.sql - one's own account.

-- many sessions_of(account account_id, now instant) -> id session_id, created instant, ends instant
SELECT id, created, ends FROM staff_session
 WHERE account = :account AND ends > :now ORDER BY created DESC, id DESC;

-- change end_session_of(id session_id, account account_id)
DELETE FROM staff_session WHERE id = :id AND account = :account;

-- change end_other_sessions(account account_id, keep session_id)
DELETE FROM staff_session WHERE account = :account AND id <> :keep;

-- maybe account_by_id(id account_id) -> name text, sign_in text, password_hash text, totp_secret blob?,
--   totp_last_step int, roles int, disabled bool, email text
SELECT name, sign_in, password_hash, totp_secret, totp_last_step, roles, disabled, email
  FROM staff_account WHERE id = :id;

-- change set_password(id account_id, hash text)
UPDATE staff_account SET password_hash = :hash WHERE id = :id;

-- change set_email(id account_id, email text)
UPDATE staff_account SET email = :email WHERE id = :id;

-- change set_second_step(id account_id, secret blob?, step int)
UPDATE staff_account SET totp_secret = :secret, totp_last_step = :step WHERE id = :id;

-- change drop_recovery(account account_id)
DELETE FROM staff_recovery WHERE account = :account;

-- change add_recovery(account account_id, code blob)
INSERT INTO staff_recovery(account, code_hash) VALUES(:account, :code);

-- one recovery_left(account account_id) -> n int
SELECT count(*) AS n FROM staff_recovery WHERE account = :account AND used IS NULL;
