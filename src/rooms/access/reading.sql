-- SPDX-License-Identifier: EUPL-1.2
-- reading.sql - unusual reading, counted from the sealed diary.

-- maybe counted() -> seq int
SELECT seq FROM access_counted WHERE id = 1;

-- change set_counted(seq int)
INSERT INTO access_counted(id, seq) VALUES(1, :seq) ON CONFLICT(id) DO UPDATE SET seq = excluded.seq;

-- one more_after(after int) -> n int
SELECT count(*) AS n FROM (SELECT 1 FROM diary_open_act WHERE seq > :after LIMIT 1) x;

-- many looks_after(after int, most int) -> seq int?, at instant, account account_id?, name text, reads int, act text, kind text, about int, shield int?, family text?,
--   granted bool
-- `granted`: a case, a stay, ... of theirs gave a reason for it then.
SELECT d.seq, d.at, d.account, d.who AS name, d.reads, d.act, d.about_kind AS kind, d.about, p.shield, p.family,
       CASE WHEN EXISTS (SELECT 1 FROM access_grant g WHERE g.person = d.about AND g.starts <= d.at AND (g.ends IS NULL OR g.ends > d.at)) THEN 1 ELSE 0 END AS granted
  FROM diary_open_act d LEFT JOIN registry_open_person p ON d.about_kind = 'person' AND p.id = d.about
 WHERE d.seq > :after ORDER BY d.seq LIMIT :most;

-- change count_look(account account_id, at day, hour int, views int, missed int)
INSERT INTO access_reading(account, day, hour, views, missed) VALUES(:account, :at, :hour, :views, :missed)
    ON CONFLICT(account, day, hour) DO UPDATE SET views = access_reading.views + excluded.views, missed = access_reading.missed + excluded.missed;

-- change count_file(account account_id, at day, person int, caseless bool, kin bool)
INSERT INTO access_reading_file(account, day, person, caseless, kin) VALUES(:account, :at, :person, :caseless, :kin)
    ON CONFLICT(account, day, person) DO NOTHING;

-- one day_sums(account account_id, at day, opens int, closes int) -> views int, missed int, outside int, files int, caseless int, kin int
SELECT coalesce(max(views), 0) AS views, coalesce(sum(missed), 0) AS missed, coalesce(sum(CASE WHEN hour < :opens OR hour >= :closes THEN views ELSE 0 END), 0) AS outside,
       (SELECT count(*) FROM access_reading_file f WHERE f.account = :account AND f.day = :at) AS files,
       (SELECT coalesce(sum(f.caseless), 0) FROM access_reading_file f WHERE f.account = :account AND f.day = :at) AS caseless,
       (SELECT coalesce(sum(f.kin), 0) FROM access_reading_file f WHERE f.account = :account AND f.day = :at) AS kin
  FROM access_reading WHERE account = :account AND day = :at;

-- change raise_flag(account account_id, at day, kind text, n int, most int, now instant)
INSERT INTO access_flag(account, day, kind, n, most, made) VALUES(:account, :at, :kind, :n, :most, :now)
    ON CONFLICT(account, day, kind) DO UPDATE SET n = excluded.n WHERE access_flag.verdict = '';

-- many flags(open bool, most int) -> id flag_id, account account_id, name text?, day day, kind text, n int, most int, verdict text, words text, reviewer text?
SELECT f.id, f.account, a.name, f.day, f.kind, f.n, f.most, f.verdict, f.words, b.name AS reviewer
  FROM access_flag f LEFT JOIN staff_open_worker a ON a.id = f.account LEFT JOIN staff_open_worker b ON b.id = f.reviewer
 WHERE (:open = 1) = (f.verdict = '') ORDER BY f.day DESC, f.id DESC LIMIT :most;

-- maybe flag(id flag_id) -> account account_id, verdict text
SELECT account, verdict FROM access_flag WHERE id = :id;

-- change set_flag(id flag_id, verdict text, words text, now instant, by account_id)
UPDATE access_flag SET verdict = :verdict, words = :words, reviewed = :now, reviewer = :by WHERE id = :id AND verdict = '';

-- one flags_wait(reader account_id) -> n int
SELECT count(*) AS n FROM access_flag WHERE verdict = '' AND account <> :reader;
