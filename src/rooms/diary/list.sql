-- SPDX-License-Identifier: EUPL-1.2
-- list.sql - the diary as the auditor reads it. An empty filter matches all.

-- many acts(who text, nobody bool, act text, kind text, about int, since instant, until instant, before int, most int) ->
--   id act_id, at instant, who text, act text, about_kind text, about int
SELECT id, at, who, act, about_kind, about
  FROM diary_act
 WHERE (:who = '' OR who = :who) AND (:nobody = 0 OR who = '')
   AND (:act = '' OR act = :act)
   AND (:kind = '' OR about_kind = :kind)
   AND (:about = 0 OR about = :about)
   AND at >= :since AND at < :until
   AND (:before = 0 OR id < :before)
 ORDER BY id DESC LIMIT :most;

-- many acts_kinds() -> act text, n int
SELECT act, count(*) AS n FROM diary_act GROUP BY act ORDER BY act;

-- many acts_people() -> who text, n int
SELECT who, count(*) AS n FROM diary_act GROUP BY who ORDER BY who;
