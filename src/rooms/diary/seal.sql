-- SPDX-License-Identifier: EUPL-1.2
-- seal.sql - the chain of the diary, and of the sealed one.

-- maybe head(chain text) -> seq int, hash blob
SELECT seq, hash FROM diary_head WHERE chain = :chain;

-- change set_head(chain text, seq int, hash blob)
INSERT INTO diary_head(chain, seq, hash) VALUES(:chain, :seq, :hash)
    ON CONFLICT(chain) DO UPDATE SET seq = excluded.seq, hash = excluded.hash;

-- one waiting() -> open int, hidden int
SELECT (SELECT count(*) FROM diary_act WHERE seq IS NULL) AS open, (SELECT count(*) FROM diary_hidden WHERE seq IS NULL) AS hidden;

-- many waiting_acts(most int) -> id act_id, at instant, who text, account account_id?, roles int, reads int, act text, about_kind text, about int
SELECT id, at, who, account, roles, reads, act, about_kind, about FROM diary_act WHERE seq IS NULL ORDER BY id LIMIT :most;

-- change seal_act(id act_id, seq int, hash blob)
UPDATE diary_act SET seq = :seq, hash = :hash WHERE id = :id;

-- many waiting_hidden(most int) -> id hidden_id, at instant, who text, account account_id?, roles int, reads int, act text, about_kind text,
--   about int, person int
SELECT id, at, who, account, roles, reads, act, about_kind, about, person FROM diary_hidden WHERE seq IS NULL ORDER BY id LIMIT :most;

-- change seal_hidden(id hidden_id, seq int, hash blob)
UPDATE diary_hidden SET seq = :seq, hash = :hash WHERE id = :id;

-- many sealed_acts(after int, most int) -> seq int?, id int, at int, who text, account int?, roles int, reads int, act text,
--   about_kind text, about int, hash blob?
SELECT seq, id, at, who, account, roles, reads, act, about_kind, about, hash FROM diary_act WHERE seq > :after ORDER BY seq LIMIT :most;

-- many sealed_hidden(after int, most int) -> seq int?, id int, at int, who text, account int?, roles int, reads int, act text,
--   about_kind text, about int, hash blob?, person int
SELECT seq, id, at, who, account, roles, reads, act, about_kind, about, hash, person FROM diary_hidden
 WHERE seq > :after ORDER BY seq LIMIT :most;

-- one notable(yesterday instant) -> n int
-- Chains that went on since their last checkpoint, which is a day old; a line that waits for its seal goes on too.
SELECT count(*) AS n
  FROM (SELECT chain FROM diary_head WHERE seq > noted_seq
        UNION SELECT 'open' FROM diary_act WHERE seq IS NULL
        UNION SELECT 'hidden' FROM diary_hidden WHERE seq IS NULL) x
 WHERE NOT EXISTS (SELECT 1 FROM diary_head h WHERE h.chain = x.chain AND h.noted > :yesterday);

-- change set_noted(chain text, seq int, now instant)
UPDATE diary_head SET noted_seq = :seq, noted = :now WHERE chain = :chain AND seq > noted_seq;
