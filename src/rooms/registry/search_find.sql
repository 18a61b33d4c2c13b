-- SPDX-License-Identifier: EUPL-1.2
-- search_find.sql - from what was typed to people.  :keys, :ids are JSON arrays of numbers, :ranges an array of arrays.

-- one words_like(keys text) -> sounds text
-- With blanks between: there can be a thousand, and a row for each costs more than finding it.
--@sqlite
SELECT coalesce(group_concat(x.sound, ' '), '') AS sounds FROM (SELECT k.sound FROM json_each(:keys) j JOIN registry_word_key k ON k.key = j.value LIMIT 1000) x;
--@postgres
SELECT coalesce(string_agg(x.sound, ' '), '') AS sounds
  FROM (SELECT k.sound FROM unnest(translate(:keys, '[]', '{}')::bigint[]) j(value) JOIN registry_word_key k ON k.key = j.value LIMIT 1000) x;
--@end

-- many words_beginning(least text, beyond text) -> sound text
SELECT sound FROM registry_word WHERE sound >= :least AND sound < :beyond ORDER BY sound LIMIT 30;

-- many people_by_keys(keys text, least int, last int) -> person person_id, key int
--@sqlite
SELECT k.person, k.key FROM json_each(:keys) j JOIN registry_key k ON k.key = j.value WHERE k.born BETWEEN :least AND :last LIMIT 50;
--@postgres
SELECT k.person, k.key FROM unnest(translate(:keys, '[]', '{}')::bigint[]) j(value)
 CROSS JOIN LATERAL (SELECT x.person, x.key FROM registry_key x WHERE x.key = j.value AND x.born BETWEEN :least AND :last LIMIT 50) k LIMIT 50;
--@end

-- many people_by_ranges(ranges text, least int, last int) -> person person_id
--@sqlite
WITH q(a, b, mask, want) AS MATERIALIZED (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'),
       json_extract(value, '$[3]') FROM json_each(:ranges))
SELECT k.person FROM q CROSS JOIN registry_key k ON k.key BETWEEN q.a AND q.b AND (k.key & q.mask) = q.want AND k.born BETWEEN :least AND :last LIMIT 50;
--@postgres
SELECT k.person FROM json_array_elements(:ranges::json) j(v)
 CROSS JOIN LATERAL (SELECT x.person FROM registry_key x WHERE x.key BETWEEN (j.v->>0)::bigint AND (j.v->>1)::bigint
        AND (x.key & (j.v->>2)::bigint) = (j.v->>3)::bigint AND x.born BETWEEN :least AND :last LIMIT 50) k LIMIT 50;
--@end

-- many people_by_number(lookup blob) -> person person_id
SELECT DISTINCT person FROM registry_identifier WHERE lookup = :lookup;

-- many people_by_mail(address text) -> person person_id
SELECT DISTINCT person FROM registry_contact WHERE compared = :address AND kind = 'email';

-- many people_seen(ids text, reader account_id, files int, now instant) -> person person_id, root person_id, family text, given text,
--   father text, mother text, shown bool, birth day?, birth_exact text
-- AC3, for the record that hit and for the one it was merged into.
--@sqlite
WITH q(id) AS MATERIALIZED (SELECT value FROM json_each(:ids))
--@postgres
WITH q(id) AS MATERIALIZED (SELECT unnest(translate(:ids, '[]', '{}')::bigint[]))
--@end
SELECT p.id AS person, coalesce(o.id, p.id) AS root, n.family, n.given, n.father, n.mother, n.shown,
       CASE WHEN o.id IS NULL THEN p.birth ELSE o.birth END AS birth, CASE WHEN o.id IS NULL THEN p.birth_exact ELSE o.birth_exact END AS birth_exact
  FROM q JOIN registry_person p ON p.id = q.id LEFT JOIN registry_person o ON o.id = p.merged_into JOIN registry_name n ON n.person = p.id
 WHERE (p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant g WHERE g.person = p.id AND g.account = :reader
        AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
   AND (o.id IS NULL OR o.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant g WHERE g.person = o.id AND g.account = :reader
        AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)));
