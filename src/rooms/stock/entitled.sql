-- SPDX-License-Identifier: EUPL-1.2
-- entitled.sql - cards, and the decisions behind them.

-- maybe card_by_number(number text) -> id card_id, person person_id, allergies blob?, ended instant?, why text
SELECT id, person, allergies, ended, why FROM stock_card WHERE number = :number;

-- maybe card_by_id(id card_id) -> number text, person person_id, allergies blob?, ended instant?, why text
SELECT number, person, allergies, ended, why FROM stock_card WHERE id = :id;

-- one sees(person person_id, reader account_id, now instant) -> granted int
SELECT count(*) AS granted FROM access_open_grant g WHERE g.person = :person AND g.account = :reader AND g.starts <= :now
  AND (g.ends IS NULL OR g.ends > :now);

-- maybe grounds(programme text, person person_id, today day) -> filed case_id, household household_id?, since day?, until day?, state text
-- What was granted to the person, or to a household in which they live today: in force first, then what held longest.
SELECT filed, household, since, until, state FROM (
  SELECT d.filed, d.household, d.since, d.until, d.state FROM casework_open_decision d
   WHERE d.person IN (SELECT same FROM registry_open_same WHERE person = :person) AND d.programme = :programme AND d.outcome = 'granted'
  UNION ALL
  SELECT d.filed, d.household, d.since, d.until, d.state
    FROM registry_open_same s JOIN registry_open_member m ON m.person = s.same JOIN casework_open_decision d ON d.household = m.household
   WHERE s.person = :person AND (m.since IS NULL OR m.since <= :today) AND (m.until IS NULL OR m.until > :today)
     AND d.programme = :programme AND d.outcome = 'granted') g
 ORDER BY CASE WHEN state IN ('granted', 'objected') AND (since IS NULL OR since <= :today) AND (until IS NULL
   OR until > :today) THEN 0 ELSE 1 END,
          coalesce(until, 9999999) DESC, filed DESC
 LIMIT 1;

-- one size_of(household household_id, today day) -> persons int
SELECT count(DISTINCT coalesce(p.merged_into, p.id)) AS persons FROM registry_open_member m JOIN registry_open_person p ON p.id = m.person
 WHERE m.household = :household AND (m.since IS NULL OR m.since <= :today) AND (m.until IS NULL OR m.until > :today) AND p.death IS NULL;

-- many pickers(person person_id, household household_id?, today day, grown day, reader account_id, now instant) ->
--   id person_id, family text?, given text?, proxy bool
-- Those of age in the household, and the proxies and guardians of the holder or of somebody in it; a shielded one only by a grant.
SELECT x.id, x.family, x.given, max(x.proxy) AS proxy FROM (
  SELECT p.id, p.family, p.given, 0 AS proxy, p.shield FROM registry_open_member m JOIN registry_open_person p ON p.id = m.person
   WHERE m.household = :household AND (m.since IS NULL OR m.since <= :today) AND (m.until IS NULL OR m.until > :today)
     AND p.death IS NULL AND p.merged_into IS NULL AND (p.birth IS NULL OR p.birth <= :grown)
  UNION ALL
  SELECT p.id, p.family, p.given, 1 AS proxy, p.shield FROM registry_open_relation a JOIN registry_open_person p ON p.id = a.person
   WHERE a.kind IN ('proxy', 'guardian', 'assistant') AND (a.since IS NULL OR a.since <= :today) AND (a.until IS NULL OR a.until > :today)
     AND p.death IS NULL AND p.merged_into IS NULL
     AND (a.other = :person OR a.other IN (SELECT m.person FROM registry_open_member m WHERE m.household = :household
          AND (m.since IS NULL OR m.since <= :today) AND (m.until IS NULL OR m.until > :today)))) x
 WHERE x.id <> :person AND (x.shield = 0 OR EXISTS (SELECT 1 FROM access_open_grant g WHERE g.person = x.id AND g.account = :reader
   AND g.starts <= :now
       AND (g.ends IS NULL OR g.ends > :now)))
 GROUP BY x.id, x.family, x.given
 ORDER BY x.family, x.given, x.id LIMIT 40;
