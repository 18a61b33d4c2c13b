-- SPDX-License-Identifier: EUPL-1.2
-- notice.sql - who is told at once that something waits for a supervisor.

-- many supervisors(supervise int, account account_id, root person_id, hidden bool, today day, now instant) -> id account_id, name text, email text, near bool
-- All but whom it is about; of a hidden file only who may open it: nobody else could find what waits (AC3).  Near: works where that one works, or where the file belongs.
SELECT n.id, n.name, n.email,
       CASE WHEN EXISTS (SELECT 1 FROM access_work mine
                          WHERE mine.account = n.id AND mine.since <= :today AND (mine.until IS NULL OR mine.until > :today)
                            AND (EXISTS (SELECT 1 FROM access_work w WHERE w.unit = mine.unit AND w.account = :account AND w.since <= :today
                                         AND (w.until IS NULL OR w.until > :today))
                                 OR EXISTS (SELECT 1 FROM access_grant g WHERE g.unit = mine.unit AND g.person = :root AND g.starts <= :now
                                            AND (g.ends IS NULL OR g.ends > :now)))) THEN 1 ELSE 0 END AS near
  FROM staff_open_notice n
 WHERE n.disabled = 0 AND n.roles & :supervise <> 0 AND n.id <> :account
   AND (:hidden = 0 OR EXISTS (SELECT 1 FROM access_open_grant g WHERE g.person = :root AND g.account = n.id AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
 ORDER BY n.id;

-- many guards(keys int, account account_id) -> id account_id, name text, email text
SELECT n.id, n.name, n.email FROM staff_open_notice n WHERE n.disabled = 0 AND n.roles & :keys <> 0 AND n.id <> :account ORDER BY n.id;
