-- SPDX-License-Identifier: EUPL-1.2
-- provider.sql - accounts that sign in with a provider.

-- maybe linked(issuer text, subject text) -> account account_id
SELECT account FROM staff_provided WHERE issuer = :issuer AND subject = :subject;

-- change add_link(account account_id, issuer text, subject text, now instant)
-- Neither a second name of an account nor a second account of a name.
INSERT INTO staff_provided(account, issuer, subject, made) VALUES(:account, :issuer, :subject, :now)
    ON CONFLICT DO NOTHING;

-- maybe was_used(state blob) -> id return_id
SELECT id FROM staff_return WHERE state = :state;

-- change use_return(state blob, now instant)
INSERT INTO staff_return(state, at) VALUES(:state, :now)
    ON CONFLICT(state) DO NOTHING;

-- change clear_old_returns(before instant)
DELETE FROM staff_return WHERE at < :before;
