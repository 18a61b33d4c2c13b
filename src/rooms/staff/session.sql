-- SPDX-License-Identifier: EUPL-1.2
-- session.sql - sessions.

-- maybe session_by_token(token blob, now instant) -> id session_id, account account_id, csrf blob, created instant,
--   seen instant, ends instant, name text, roles int
-- S4: a disabled account has no session, whatever the row says.
SELECT s.id, s.account, s.csrf, s.created, s.seen, s.ends, a.name, a.roles
  FROM staff_session s JOIN staff_account a ON a.id = s.account
 WHERE s.token_hash = :token AND s.ends > :now AND a.disabled = 0;

-- change add_session(token blob, account account_id, csrf blob, now instant, ends instant) -> id session_id
INSERT INTO staff_session(token_hash, account, csrf, created, seen, ends)
VALUES(:token, :account, :csrf, :now, :now, :ends)
RETURNING id;

-- change end_session(id session_id)
DELETE FROM staff_session WHERE id = :id;

-- change end_sessions(account account_id)
DELETE FROM staff_session WHERE account = :account;

-- change clear_old_sessions(now instant)
DELETE FROM staff_session WHERE ends <= :now;
