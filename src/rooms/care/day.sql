-- SPDX-License-Identifier: EUPL-1.2
-- day.sql - whom the reader covers; plans and alerts to be looked at again.

-- many covers_now(reader account_id, today day) -> account account_id, name text?, until day
SELECT c.account, a.name, c.until FROM care_cover c LEFT JOIN staff_open_account a ON a.id = c.account
 WHERE c.cover = :reader AND c.since <= :today AND c.until > :today ORDER BY c.id;

-- many reviews(reader account_id, files int, now instant, today day, until day, team bool) -> kind text, id int, person person_id, family text?, given text?,
--   due day, worker text?
-- Of mine and of whom I cover; of an alert: who wrote it.  team: of whoever works where I work.
SELECT x.kind, x.id, x.person, p.family, p.given, x.due, a.name AS worker
  FROM (SELECT 'plan' AS kind, l.id, l.person, l.review AS due, l.worker AS account FROM care_plan l WHERE l.ended IS NULL AND l.review <= :until
         UNION ALL
        SELECT 'alert' AS kind, t.id, t.person, t.review AS due, t.by AS account FROM care_alert t WHERE t.ended IS NULL AND t.review <= :until) x
       JOIN registry_open_person p ON p.id = x.person LEFT JOIN staff_open_account a ON a.id = x.account
 WHERE (p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant_to g WHERE g.part IN ('care', 'file') AND g.person = p.id AND g.account = :reader AND g.starts <= :now
        AND (g.ends IS NULL OR g.ends > :now)))
   AND (x.account = :reader
        OR x.account IN (SELECT c.account FROM care_cover c WHERE c.cover = :reader AND c.since <= :today AND c.until > :today)
        OR :team = 1 AND x.account IN (SELECT o.account FROM access_open_work w JOIN access_open_work o ON o.unit = w.unit
             WHERE w.account = :reader AND w.since <= :today AND (w.until IS NULL OR w.until > :today)
               AND o.since <= :today AND (o.until IS NULL OR o.until > :today)))
 ORDER BY x.due, x.kind, x.id LIMIT 100;
