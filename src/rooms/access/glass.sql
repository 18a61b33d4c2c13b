-- SPDX-License-Identifier: EUPL-1.2
-- glass.sql - a file opened in an emergency, and what a supervisor says of it.

-- change add_glass(person person_id, account account_id, known_by text, reason blob, now instant, ends instant, review day) -> id glass_id
INSERT INTO access_glass(person, account, known_by, reason, at, ends, review) VALUES(:person, :account, :known_by, :reason, :now, :ends, :review)
RETURNING id;

-- change add_miss(account account_id, hour int)
INSERT INTO access_miss(account, hour, n) VALUES(:account, :hour, 1) ON CONFLICT(account, hour) DO UPDATE SET n = access_miss.n + 1;

-- one misses(account account_id, hour int) -> n int
SELECT coalesce(sum(n), 0) AS n FROM access_miss WHERE account = :account AND hour > :hour;

-- one broken_by(account account_id, since instant) -> n int
SELECT count(*) AS n FROM access_glass WHERE account = :account AND at > :since;

-- many glasses(open bool, reader account_id, now instant, most int) -> id glass_id, person person_id, account account_id, name text?, known_by text, reason blob, at instant, ends instant,
--   review day, verdict text, words text, reviewed instant?, reviewer text?, again int
-- The latest first; `again`: how often this account broke glass in the ninety days before.  A file that became invisible since is
-- named only to whom a grant opens it (AC3).  `ends`: when it ends, or ended when somebody closed it.
SELECT x.id, x.person, x.account, a.name, x.known_by, x.reason, x.at,
       coalesce((SELECT max(t.ends) FROM access_grant t WHERE t.about_kind = 'glass' AND t.about = x.id), x.ends) AS ends,
       x.review, x.verdict, x.words, x.reviewed, b.name AS reviewer,
       (SELECT count(*) FROM access_glass y WHERE y.account = x.account AND y.at < x.at AND y.at > x.at - 90 * 86400) AS again
  FROM access_glass x LEFT JOIN staff_open_worker a ON a.id = x.account LEFT JOIN staff_open_worker b ON b.id = x.reviewer
 WHERE (:open = 1) = (x.verdict = '')
   AND (NOT EXISTS (SELECT 1 FROM registry_open_person p WHERE p.id = x.person AND p.shield = 2)
        OR EXISTS (SELECT 1 FROM access_open_grant g WHERE g.person = x.person AND g.account = :reader AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
 ORDER BY x.at DESC, x.id DESC LIMIT :most;

-- maybe glass(id glass_id, reader account_id, now instant) -> person person_id, account account_id, verdict text, ends instant
SELECT x.person, x.account, x.verdict, x.ends FROM access_glass x WHERE x.id = :id
   AND (NOT EXISTS (SELECT 1 FROM registry_open_person p WHERE p.id = x.person AND p.shield = 2)
        OR EXISTS (SELECT 1 FROM access_open_grant g WHERE g.person = x.person AND g.account = :reader AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)));

-- change set_verdict(id glass_id, verdict text, words text, now instant, by account_id)
UPDATE access_glass SET verdict = :verdict, words = :words, reviewed = :now, reviewer = :by WHERE id = :id AND verdict = '';

-- one glass_waits(reader account_id, now instant) -> n int
SELECT count(*) AS n FROM access_glass x WHERE x.verdict = '' AND x.account <> :reader
   AND (NOT EXISTS (SELECT 1 FROM registry_open_person p WHERE p.id = x.person AND p.shield = 2)
        OR EXISTS (SELECT 1 FROM access_open_grant g WHERE g.person = x.person AND g.account = :reader AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)));

-- many late_glasses(today day) -> id glass_id, person person_id, account account_id, shield int
-- Not judged in time, and nobody was reminded today.
SELECT x.id, x.person, x.account, p.shield FROM access_glass x JOIN registry_open_person p ON p.id = x.person
 WHERE x.verdict = '' AND x.review < :today AND x.reminded < :today ORDER BY x.id LIMIT 200;

-- change set_reminded(id glass_id, today day)
UPDATE access_glass SET reminded = :today WHERE id = :id AND reminded < :today;

-- one alone_waits(now instant, supervise int, reader account_id) -> n int
-- AC13: glass broken and reading flagged, of others than the reader, that no supervisor may judge: there is none but whom it is about, or none
-- who may open the file, which became invisible.
SELECT (SELECT count(*) FROM access_glass x JOIN registry_open_person p ON p.id = x.person
         WHERE x.verdict = '' AND x.account <> :reader
           AND NOT EXISTS (SELECT 1 FROM staff_open_notice n WHERE n.disabled = 0 AND n.roles & :supervise <> 0 AND n.id <> x.account
                AND (p.shield < 2 OR EXISTS (SELECT 1 FROM access_open_grant g WHERE g.person = x.person AND g.account = n.id AND g.starts <= :now
                     AND (g.ends IS NULL OR g.ends > :now)))))
     + (SELECT count(*) FROM access_flag f
         WHERE f.verdict = '' AND f.account <> :reader
           AND NOT EXISTS (SELECT 1 FROM staff_open_notice n WHERE n.disabled = 0 AND n.roles & :supervise <> 0 AND n.id <> f.account)) AS n;
