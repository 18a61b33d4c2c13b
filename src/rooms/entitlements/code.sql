-- SPDX-License-Identifier: EUPL-1.2
-- Answers kept under a code (A7).  Neither the code nor the key is anywhere in the database.

-- change keep_code(lookup blob, sealed blob, now instant, expires instant) -> id code_id
-- The same page sent twice has the same code, so it keeps one row.
INSERT INTO entitlements_code(lookup, sealed, made, expires)
VALUES (:lookup, :sealed, :now, :expires)
    ON CONFLICT(lookup) DO UPDATE SET sealed = excluded.sealed, expires = excluded.expires
RETURNING id;

-- change forget_codes(now instant)
DELETE FROM entitlements_code WHERE expires <= :now;

-- maybe kept_code(lookup blob, now instant) -> id code_id, sealed blob
SELECT id, sealed FROM entitlements_code WHERE lookup = :lookup AND expires > :now;

-- change opened_code(id code_id)
UPDATE entitlements_code SET opened_count = opened_count + 1 WHERE id = :id;

-- maybe tries(peer text, span int) -> n int
SELECT n FROM entitlements_try WHERE peer = :peer AND span = :span;

-- change count_try(peer text, span int)
INSERT INTO entitlements_try(peer, span, n) VALUES (:peer, :span, 1)
    ON CONFLICT(peer, span) DO UPDATE SET n = entitlements_try.n + 1;

-- change forget_tries(span int)
-- Other hours, before and (under a clock that was wrong) after.
DELETE FROM entitlements_try WHERE span <> :span;
