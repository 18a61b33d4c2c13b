-- SPDX-License-Identifier: EUPL-1.2
-- archive.sql - spans of the diary that were moved into files.

-- maybe archived(chain text) -> seq int, hash blob
SELECT last_seq AS seq, hash FROM diary_archive WHERE chain = :chain ORDER BY last_seq DESC LIMIT 1;

-- one first_here() -> open int, hidden int
-- The first sealed line that the database still holds; 0 = none.
SELECT (SELECT coalesce(min(seq), 0) FROM diary_act WHERE seq IS NOT NULL) AS open, (SELECT coalesce(min(seq), 0) FROM diary_hidden WHERE seq IS NOT NULL) AS hidden;

-- maybe archived_before(chain text, first int) -> seq int, hash blob
-- Where what is still here begins: a span of which lines are left counts as gone.
SELECT last_seq AS seq, hash FROM diary_archive WHERE chain = :chain AND last_seq >= :first - 1 ORDER BY last_seq LIMIT 1;

-- maybe archive_ending(chain text, seq int) -> first_seq int, hash blob, sha256 text
SELECT first_seq, hash, sha256 FROM diary_archive WHERE chain = :chain AND last_seq = :seq;

-- many archives(chain text) -> first_seq int, last_seq int, file text, sha256 text, until instant, at instant
SELECT first_seq, last_seq, file, sha256, until, at FROM diary_archive WHERE chain = :chain ORDER BY last_seq;

-- one young(before instant) -> open int, hidden int
-- The first sealed line that is not older; 0 = all are.
SELECT (SELECT coalesce(min(seq), 0) FROM diary_act WHERE seq IS NOT NULL AND at >= :before) AS open,
       (SELECT coalesce(min(seq), 0) FROM diary_hidden WHERE seq IS NOT NULL AND at >= :before) AS hidden;

-- change add_archive(chain text, first int, last int, hash blob, file text, sha text, now instant, until instant)
INSERT INTO diary_archive(chain, first_seq, last_seq, hash, file, sha256, at, until) VALUES(:chain, :first, :last, :hash, :file, :sha, :now, :until);

-- change drop_acts(after int, last int)
DELETE FROM diary_act WHERE seq > :after AND seq <= :last;

-- change drop_hidden(after int, last int)
DELETE FROM diary_hidden WHERE seq > :after AND seq <= :last;
