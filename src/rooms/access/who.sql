-- SPDX-License-Identifier: EUPL-1.2
-- who.sql - who may open one file and why; its shield.

-- many grants_of(root person_id, now instant, reader account_id, today day) -> id grant_id, unit unit_id?, unit_name text?, account account_id?, account_name text?,
--   purpose text, special bool, starts instant, ends instant?, holds bool
-- A unit that is secret, or whose name says something of people's health, is named to who works in it.
SELECT g.id, g.unit, CASE WHEN u.secret = 0 AND u.id NOT IN (SELECT unit FROM access_open_quiet) OR EXISTS (SELECT 1 FROM access_work w
           WHERE w.unit = u.id AND w.account = :reader AND w.since <= :today AND (w.until IS NULL OR w.until > :today)) THEN u.name END AS unit_name, g.account, a.name AS account_name, g.purpose, g.special, g.starts, g.ends,
       CASE WHEN g.ends IS NULL OR g.ends > :now THEN 1 ELSE 0 END AS holds
  FROM access_grant g LEFT JOIN access_unit u ON u.id = g.unit LEFT JOIN staff_open_worker a ON a.id = g.account
 WHERE g.person IN (SELECT p.id FROM registry_open_person p WHERE p.id = :root OR p.merged_into = :root)
 ORDER BY holds DESC, g.starts DESC, g.id DESC LIMIT 200;

-- one granted_to(root person_id, unit unit_id?, account account_id?, now instant) -> n int
SELECT count(*) AS n FROM access_grant g WHERE g.person = :root AND (g.unit = :unit OR g.account = :account) AND g.purpose = 'review'
   AND (g.ends IS NULL OR g.ends > :now);

-- change end_grant(id grant_id, root person_id, now instant)
UPDATE access_grant SET ends = CASE WHEN starts < :now THEN :now ELSE starts + 1 END
 WHERE id = :id AND (ends IS NULL OR ends > :now)
   AND person IN (SELECT p.id FROM registry_open_person p WHERE p.id = :root OR p.merged_into = :root);

-- change end_glass_grants(root person_id, now instant)
UPDATE access_grant SET ends = CASE WHEN starts < :now THEN :now ELSE starts + 1 END
 WHERE purpose = 'glass' AND ends > :now AND person IN (SELECT p.id FROM registry_open_person p WHERE p.id = :root OR p.merged_into = :root);

-- one remaining(root person_id, but grant_id, now instant) -> n int
-- Grants that would hold without this one; broken glass is none (AC5).
SELECT count(*) AS n FROM access_grant g WHERE g.id <> :but AND g.purpose <> 'glass' AND (g.ends IS NULL OR g.ends > :now)
   AND g.person IN (SELECT p.id FROM registry_open_person p WHERE p.id = :root OR p.merged_into = :root);

-- one units_holding(root person_id, now instant) -> n int
SELECT count(*) AS n FROM access_grant g WHERE g.unit IS NOT NULL AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)
   AND g.person IN (SELECT p.id FROM registry_open_person p WHERE p.id = :root OR p.merged_into = :root);

-- maybe shield_now(person person_id) -> id shield_id, level int, reason blob, review day?, at instant, by account_id
SELECT id, level, reason, review, at, by FROM access_shield WHERE person = :person AND replaced = 0;

-- change replace_shield(person person_id)
-- Of the whole file: after a merge each record may have one.
UPDATE access_shield SET replaced = 1 WHERE replaced = 0
   AND person IN (SELECT p.id FROM registry_open_person p WHERE p.id = :person OR p.merged_into = :person);

-- change add_shield(person person_id, level int, reason blob, review day?, now instant, by account_id) -> id shield_id
INSERT INTO access_shield(person, level, reason, review, at, by) VALUES(:person, :level, :reason, :review, :now, :by) RETURNING id;

-- one file_shield(root person_id) -> shield int
SELECT coalesce(max(p.shield), 0) AS shield FROM registry_open_person p WHERE p.id = :root OR p.merged_into = :root;

-- many opens(purpose text) -> part text
SELECT part FROM access_opens WHERE purpose = :purpose ORDER BY id;
