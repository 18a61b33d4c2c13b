-- SPDX-License-Identifier: EUPL-1.2
-- draft.sql - what staff have typed and not yet sent.

-- maybe draft(account account_id, page text, about text) -> sealed blob, updated instant
SELECT sealed, updated FROM staff_draft WHERE account = :account AND page = :page AND about = :about;

-- change keep_draft(account account_id, page text, about text, sealed blob, now instant)
INSERT INTO staff_draft(account, page, about, sealed, updated) VALUES(:account, :page, :about, :sealed, :now)
    ON CONFLICT(account, page, about) DO UPDATE SET sealed = excluded.sealed, updated = excluded.updated;

-- change drop_draft(account account_id, page text, about text)
DELETE FROM staff_draft WHERE account = :account AND page = :page AND about = :about;

-- change clear_drafts(account account_id, before instant)
DELETE FROM staff_draft WHERE account = :account AND updated < :before;
