-- SPDX-License-Identifier: EUPL-1.2
-- decisions.sql - what is published of the money that was given: no names, no reasons (AI11).

-- many published_awards(year int, most int, skip int) -> year int, number int, at instant, level text, amount cents, times int, programme text, code text
-- A refusal that was overturned stands under the number of the answer to the objection.
SELECT coalesce(u.year, d.year) AS year, coalesce(u.number, d.number) AS number, coalesce(u.at, d.at) AS at, a.level, a.cents AS amount, a.times,
       a.programme, a.code
  FROM aid_award a JOIN casework_open_decision d ON d.filed = a.filed JOIN registry_open_person p ON p.id = a.person
       LEFT JOIN casework_open_upheld u ON u.filed = a.filed
 WHERE a.state IN ('granted', 'suspended', 'stopped') AND (d.outcome = 'granted' OR u.number IS NOT NULL) AND coalesce(u.year, d.year) = :year
   AND p.shield < 2
 ORDER BY coalesce(u.number, d.number) DESC, a.id DESC LIMIT :most OFFSET :skip;

-- one published_sums(year int) -> n int, amount cents
SELECT count(*) AS n, coalesce(sum(a.cents * a.times), 0) AS amount
  FROM aid_award a JOIN casework_open_decision d ON d.filed = a.filed JOIN registry_open_person p ON p.id = a.person
       LEFT JOIN casework_open_upheld u ON u.filed = a.filed
 WHERE a.state IN ('granted', 'suspended', 'stopped') AND (d.outcome = 'granted' OR u.number IS NOT NULL) AND coalesce(u.year, d.year) = :year
   AND p.shield < 2;
