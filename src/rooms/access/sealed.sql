-- SPDX-License-Identifier: EUPL-1.2
-- sealed.sql - the sealed diary, as far as a reader may see it.

-- many sealed_lines(reader account_id, now instant, person int, since instant, until instant, skip int, most int) ->
--   id int, at instant, who text, act text, about_kind text, about int, person int, reads int
-- AC12: of the files that a grant opens to the reader; a merged record and those merged into it are one file.
SELECT DISTINCT d.id, d.at, d.who, d.act, d.about_kind, d.about, d.person, d.reads
  FROM access_open_grant g JOIN registry_open_person q ON q.id = g.person
  JOIN registry_open_person p ON p.id = coalesce(q.merged_into, q.id) OR p.merged_into = coalesce(q.merged_into, q.id)
  JOIN diary_open_hidden d ON d.person = p.id
 WHERE g.account = :reader AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)
   AND (:person = 0 OR d.person = :person) AND d.at >= :since AND d.at < :until
 ORDER BY d.at DESC, d.id DESC LIMIT :most OFFSET :skip;
