-- SPDX-License-Identifier: EUPL-1.2
-- recent.sql - whom somebody opened lately.

-- many opened_lately(reader account_id, files int, now instant, most int) -> person person_id, at instant, family text, given text, birth day?, birth_exact text
-- RE1; of the last few hundred openings, by the index diary_act_opened.
SELECT o.id AS person, x.at, n.family, n.given, o.birth, o.birth_exact
  FROM (SELECT coalesce(p.merged_into, p.id) AS root, max(d.at) AS at
          FROM (SELECT a.about, a.at FROM diary_open_act a WHERE a.account = :reader AND a.about_kind = 'person' AND a.act = 'opened file'
                 ORDER BY a.at DESC LIMIT 300) d JOIN registry_person p ON p.id = d.about
         WHERE p.shield < 2 GROUP BY coalesce(p.merged_into, p.id)) x
  JOIN registry_person o ON o.id = x.root JOIN registry_name n ON n.person = o.id AND n.shown = 1
 WHERE o.shield < 2 AND (o.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant g WHERE g.person = o.id AND g.account = :reader
       AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
 ORDER BY x.at DESC, o.id LIMIT :most;
