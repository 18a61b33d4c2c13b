-- SPDX-License-Identifier: EUPL-1.2
-- link.sql - which name at the provider is whose.

-- maybe link_now(account account_id, issuer text) -> subject text
SELECT subject FROM staff_provided WHERE account = :account AND issuer = :issuer;

-- change make_link(account account_id, issuer text, subject text, now instant)
-- Neither a second name of an account nor a second account of a name.
INSERT INTO staff_provided(account, issuer, subject, made) VALUES(:account, :issuer, :subject, :now)
    ON CONFLICT DO NOTHING;

-- change unmake_link(account account_id, issuer text)
DELETE FROM staff_provided WHERE account = :account AND issuer = :issuer;

-- change end_unlinked_sessions(account account_id)
DELETE FROM staff_session WHERE account = :account;
