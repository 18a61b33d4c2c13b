-- SPDX-License-Identifier: EUPL-1.2
-- lines.sql - the measured page's one query, and the report that keeps the slow lane busy.

-- many lines(first int) -> id act_id, at instant, who text, what text, about_kind text, about int
SELECT id, at, who, act AS what, about_kind, about FROM diary_act WHERE id >= :first ORDER BY id LIMIT 60

-- one report(size int) -> total int
WITH RECURSIVE counting(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counting WHERE n < :size)
SELECT count(*) AS total FROM counting WHERE n % 7 <> 3
