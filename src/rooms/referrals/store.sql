-- SPDX-License-Identifier: EUPL-1.2
-- store.sql - referrals as rows.

-- maybe referral(id referral_id) -> person person_id, body body_id?, unit unit_id?, consent agreement_id?, programme text, parts text, need blob, told blob?,
--   state text, since instant, appointment instant?, base text, made instant, made_by account_id, body_name text?, email text?, phone text?, lang text?, unit_name text?, quiet bool
-- quiet: to a unit that is secret, or whose name says something of people's health (RF8).
SELECT f.person, f.body, f.unit, f.consent, f.programme, f.parts, f.need, f.told, f.state, f.since, f.appointment, f.base, f.made, f.made_by,
       b.name AS body_name, b.email, b.phone, b.lang, u.name AS unit_name, CASE WHEN f.unit IN (SELECT unit FROM access_open_discreet) THEN 1 ELSE 0 END AS quiet
  FROM referrals_referral f LEFT JOIN referrals_body b ON b.id = f.body LEFT JOIN access_open_unit u ON u.id = f.unit WHERE f.id = :id;

-- change add_referral(person person_id, body body_id?, unit unit_id?, programme text, parts text, need blob, once_key text?, now instant, by int) -> id referral_id
INSERT INTO referrals_referral(person, body, unit, programme, parts, need, state, since, once_key, made, made_by)
VALUES(:person, :body, :unit, :programme, :parts, :need, 'draft', :now, :once_key, :now, :by)
    ON CONFLICT(once_key) DO NOTHING
RETURNING id;

-- one referral_of_key(once_key text) -> id referral_id
SELECT id FROM referrals_referral WHERE once_key = :once_key;

-- many units_mine(account account_id, today day) -> unit unit_id
SELECT w.unit FROM access_open_work w WHERE w.account = :account AND w.since <= :today AND (w.until IS NULL OR w.until > :today);

-- many units_open() -> id unit_id, name text, structure text
SELECT id, name, structure FROM access_open_unit WHERE closed = 0 AND secret = 0 ORDER BY name, id;

-- many bodies_open() -> id body_id, name text
SELECT id, name FROM referrals_body WHERE closed = 0 ORDER BY name, id;
