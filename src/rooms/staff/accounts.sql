-- SPDX-License-Identifier: EUPL-1.2
-- accounts.sql - accounts as the administrator sees them.

-- many accounts() -> id account_id, name text, sign_in text, roles int, disabled bool, second_step bool, invited bool,
--   created instant
SELECT a.id, a.name, a.sign_in, a.roles, a.disabled, CASE WHEN a.totp_secret IS NULL THEN 0 ELSE 1 END AS second_step,
       CASE WHEN a.password_hash = '!' AND NOT EXISTS (SELECT 1 FROM staff_provided l WHERE l.account = a.id) THEN 1 ELSE 0 END AS invited, a.created
  FROM staff_account a ORDER BY a.disabled, a.name, a.id;

-- maybe account(id account_id) -> name text, sign_in text, roles int, disabled bool, second_step bool, invited bool,
--   created instant, row_version int, own_password bool
SELECT a.name, a.sign_in, a.roles, a.disabled, CASE WHEN a.totp_secret IS NULL THEN 0 ELSE 1 END AS second_step,
       CASE WHEN a.password_hash = '!' AND NOT EXISTS (SELECT 1 FROM staff_provided l WHERE l.account = a.id) THEN 1 ELSE 0 END AS invited, a.created, a.row_version,
       CASE WHEN a.password_hash = '!' THEN 0 ELSE 1 END AS own_password
  FROM staff_account a WHERE a.id = :id;

-- change add_account(name text, sign_in text, hash text, roles int, now instant) -> id account_id
INSERT INTO staff_account(name, sign_in, password_hash, roles, created)
VALUES(:name, :sign_in, :hash, :roles, :now)
    ON CONFLICT(sign_in) DO NOTHING
RETURNING id;

-- change set_roles(id account_id, name text, roles int, version int)
UPDATE staff_account SET name = :name, roles = :roles, row_version = row_version + 1 WHERE id = :id AND row_version = :version;

-- change set_disabled(id account_id, disabled bool)
UPDATE staff_account SET disabled = :disabled WHERE id = :id AND disabled <> :disabled;

-- change end_account_sessions(account account_id)
DELETE FROM staff_session WHERE account = :account;

-- change drop_second_step(id account_id)
UPDATE staff_account SET totp_secret = NULL WHERE id = :id AND totp_secret IS NOT NULL;

-- change drop_account_recovery(account account_id)
DELETE FROM staff_recovery WHERE account = :account;

-- one other_administrators(id account_id, administrator int) -> n int
-- S6: somebody must remain who can open accounts; an invited one who never came does not count.
SELECT count(*) AS n FROM staff_account
 WHERE id <> :id AND disabled = 0 AND (roles & :administrator) <> 0
   AND (password_hash <> '!' OR EXISTS (SELECT 1 FROM staff_provided l WHERE l.account = staff_account.id));

-- change add_invitation(account account_id, token blob, now instant, expires instant) -> id invitation_id
INSERT INTO staff_invitation(account, token_hash, made, expires) VALUES(:account, :token, :now, :expires)
RETURNING id;

-- change void_invitations(account account_id, now instant)
UPDATE staff_invitation SET used = :now WHERE account = :account AND used IS NULL;

-- one how_many() -> demo int, others int
-- A demo account says so in its name.
SELECT count(CASE WHEN name LIKE '%(demo)' THEN 1 END) AS demo, count(CASE WHEN name LIKE '%(demo)' THEN NULL ELSE 1 END) AS others
  FROM staff_account;

-- maybe active_account(sign_in text) -> id account_id
SELECT id FROM staff_account WHERE sign_in = :sign_in AND disabled = 0;
