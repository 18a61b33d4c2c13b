-- SPDX-License-Identifier: EUPL-1.2
-- invitation.sql - invitations.

-- maybe invitation(token blob, now instant) -> id invitation_id, account account_id, name text, sign_in text
SELECT i.id, i.account, a.name, a.sign_in
  FROM staff_invitation i JOIN staff_account a ON a.id = i.account
 WHERE i.token_hash = :token AND i.used IS NULL AND i.expires > :now AND a.disabled = 0;

-- change use_invitation(id invitation_id, now instant)
UPDATE staff_invitation SET used = :now WHERE id = :id AND used IS NULL;

-- change set_first_password(id account_id, hash text)
UPDATE staff_account SET password_hash = :hash WHERE id = :id;

-- change end_invited_sessions(account account_id)
-- S7: a new password ends what the old one opened.
DELETE FROM staff_session WHERE account = :account;
