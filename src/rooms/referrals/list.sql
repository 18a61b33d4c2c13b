-- SPDX-License-Identifier: EUPL-1.2
-- list.sql - referrals as lists; a file that may not be opened is no row, but for the unit that a referral went to.

-- many referrals(state text, inbox bool, silent instant, reader account_id, files int, today day, now instant, before int, most int) ->
--   id referral_id, person person_id, family text?, given text?, to_name text?, parts text, state text, since instant, appointment instant?
SELECT f.id, f.person, p.family, p.given, coalesce(b.name, u.name) AS to_name, f.parts, f.state, f.since, f.appointment
  FROM referrals_referral f JOIN registry_open_person p ON p.id = f.person
  LEFT JOIN referrals_body b ON b.id = f.body LEFT JOIN access_open_unit u ON u.id = f.unit
 WHERE (:state = '' OR f.state = :state) AND (:before = 0 OR f.id < :before)
   AND (:silent = 0 OR (f.state IN ('sent', 'seen') AND f.since <= :silent))
   AND CASE WHEN :inbox = 1
            THEN f.state NOT IN ('draft', 'refused', 'done', 'withdrawn') AND f.unit IN (SELECT w.unit FROM access_open_work w
                 WHERE w.account = :reader AND w.since <= :today AND (w.until IS NULL OR w.until > :today))
            ELSE (p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant_to g WHERE g.part IN ('referrals', 'file') AND g.person = p.id AND g.account = :reader
                 AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
                 AND (f.unit IS NULL OR f.made_by = :reader OR f.unit NOT IN (SELECT unit FROM access_open_discreet)
                      OR f.state <> 'draft' AND f.unit IN (SELECT w.unit FROM access_open_work w WHERE w.account = :reader AND w.since <= :today AND (w.until IS NULL OR w.until > :today))) END
 ORDER BY f.id DESC LIMIT :most;

-- one silent_of(reader account_id, files int, mine bool, silent instant, now instant) -> n int
-- Those to a quiet unit stand on its writer's day, and in that unit's inbox.
SELECT count(*) AS n FROM referrals_referral f JOIN registry_open_person p ON p.id = f.person
 WHERE f.state IN ('sent', 'seen') AND f.since <= :silent AND (:mine = 0 OR f.made_by = :reader)
   AND (f.unit IS NULL OR f.made_by = :reader OR f.unit NOT IN (SELECT unit FROM access_open_discreet))
   AND (p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant_to g WHERE g.part IN ('referrals', 'file') AND g.person = p.id AND g.account = :reader
        AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)));

-- one inbox_of(reader account_id, today day) -> n int
SELECT count(*) AS n FROM referrals_referral f
 WHERE f.state IN ('sent', 'seen') AND f.unit IN (SELECT w.unit FROM access_open_work w
       WHERE w.account = :reader AND w.since <= :today AND (w.until IS NULL OR w.until > :today));

-- many of_person(person person_id, reader account_id, today day, before instant, most int) -> id referral_id, to_name text?, state text, since instant, made instant
-- RF8: one to a quiet unit is there for who wrote it and for that unit.
SELECT f.id, coalesce(b.name, u.name) AS to_name, f.state, f.since, f.made
  FROM referrals_referral f LEFT JOIN referrals_body b ON b.id = f.body LEFT JOIN access_open_unit u ON u.id = f.unit
 WHERE f.person IN (SELECT same FROM registry_open_same WHERE person = :person) AND f.since < :before
   AND (f.unit IS NULL OR f.made_by = :reader OR f.unit NOT IN (SELECT unit FROM access_open_discreet)
        OR f.state <> 'draft' AND f.unit IN (SELECT w.unit FROM access_open_work w WHERE w.account = :reader AND w.since <= :today AND (w.until IS NULL OR w.until > :today)))
 ORDER BY f.since DESC, f.id DESC LIMIT :most;

-- many own_referrals(person person_id) -> id referral_id, to_name text?, state text
-- For the person's own copy: everything.
SELECT f.id, coalesce(b.name, u.name) AS to_name, f.state
  FROM referrals_referral f LEFT JOIN referrals_body b ON b.id = f.body LEFT JOIN access_open_unit u ON u.id = f.unit
 WHERE f.person IN (SELECT same FROM registry_open_same WHERE person = :person) ORDER BY f.since DESC, f.id DESC;

-- change erase_moves(person person_id)
DELETE FROM referrals_move WHERE referral IN (SELECT f.id FROM referrals_referral f WHERE f.state IN ('draft', 'refused', 'done', 'withdrawn')
   AND f.person IN (SELECT same FROM registry_open_same WHERE person = :person));

-- change erase_links(person person_id)
DELETE FROM referrals_link WHERE referral IN (SELECT f.id FROM referrals_referral f WHERE f.state IN ('draft', 'refused', 'done', 'withdrawn')
   AND f.person IN (SELECT same FROM registry_open_same WHERE person = :person));

-- change erase_ended(person person_id)
DELETE FROM referrals_referral WHERE state IN ('draft', 'refused', 'done', 'withdrawn')
   AND person IN (SELECT same FROM registry_open_same WHERE person = :person);

-- change erase_consents(person person_id)
DELETE FROM referrals_agreement WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person)
   AND NOT EXISTS (SELECT 1 FROM referrals_referral f WHERE f.consent = referrals_agreement.id);

-- one under_way(person person_id) -> n int, open int, last instant?
SELECT count(*) AS n, count(CASE WHEN f.state NOT IN ('draft', 'refused', 'done', 'withdrawn') THEN 1 END) AS open,
       max(CASE WHEN f.state <> 'draft' THEN f.since END) AS last
  FROM referrals_referral f WHERE f.person IN (SELECT same FROM registry_open_same WHERE person = :person);
