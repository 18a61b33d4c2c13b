-- SPDX-License-Identifier: EUPL-1.2
-- consequence.sql - what hangs on two records that would be linked.

-- one cases_open(one person_id, other person_id) -> one int, other int, both int
SELECT (SELECT count(*) FROM casework_open_case c WHERE c.person = :one AND c.state NOT IN ('refused', 'ended', 'withdrawn', 'forwarded')) AS one,
       (SELECT count(*) FROM casework_open_case c WHERE c.person = :other AND c.state NOT IN ('refused', 'ended', 'withdrawn', 'forwarded')) AS other,
       (SELECT count(*) FROM casework_open_case c JOIN casework_open_case d ON d.programme = c.programme
         WHERE c.person = :one AND d.person = :other AND c.state NOT IN ('refused', 'ended', 'withdrawn', 'forwarded')
           AND d.state NOT IN ('refused', 'ended', 'withdrawn', 'forwarded')) AS both;

-- one others_granted(one person_id, other person_id, reader account_id, now instant) -> n int
-- Who may open only one of them today, and both afterwards.
SELECT count(*) AS n FROM (
  SELECT g.account FROM access_open_grant g WHERE g.person IN (:one, :other) AND g.account <> :reader AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)
   GROUP BY g.account HAVING count(DISTINCT g.person) = 1) x;
