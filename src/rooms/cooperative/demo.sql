-- SPDX-License-Identifier: EUPL-1.2
-- demo.sql - what the demonstration's cooperative needs to know.

-- one any_member() -> n int
SELECT count(*) AS n FROM cooperative_membership;

-- many cooperatives() -> id unit_id, name text
SELECT id, name FROM access_open_unit WHERE kind = 'social_cooperative' AND closed = 0 ORDER BY id;

-- many from_hostels(most int) -> stay stay_id, person person_id
SELECT s.id AS stay, s.person FROM stays_open_stay s JOIN access_open_unit u ON u.id = s.unit AND u.kind = 'rehab_hostel'
       WHERE s.until IS NULL ORDER BY s.id LIMIT :most;

-- many others(born day, most int) -> id person_id
SELECT id FROM registry_open_person WHERE merged_into IS NULL AND shield = 0 AND birth IS NOT NULL AND birth < :born
   AND id NOT IN (SELECT person FROM stays_open_stay) ORDER BY id LIMIT :most;

-- change demo_member(unit unit_id, person person_id, kind text, stay stay_id?, since day, now instant, by account_id) -> id membership_id
INSERT INTO cooperative_membership(unit, person, kind, share, stay, since, made, by) VALUES(:unit, :person, :kind, 10000, :stay, :since,
       :now, :by) RETURNING id;

-- change demo_spent(membership membership_id, on_day day, minutes int)
INSERT INTO cooperative_spent(membership, day, minutes) VALUES(:membership, :on_day, :minutes);

-- change demo_labour(membership membership_id, on_day day, kind text, minutes int, ord order_id?, now instant,
--   by account_id) -> id labour_id
INSERT INTO cooperative_labour(membership, day, kind, minutes, ord, made, by) VALUES(:membership, :on_day, :kind, :minutes, :ord, :now,
       :by) RETURNING id;

-- change demo_order(unit unit_id, customer text, words text, price cents, taken day, due day?, state text, now instant,
--   by account_id) -> id order_id
INSERT INTO cooperative_order(unit, customer, words, price, taken, due, state, made, by) VALUES(:unit, :customer, :words, :price, :taken,
       :due, :state, :now, :by) RETURNING id;

-- change demo_cash(unit unit_id, on_day day, kind text, amount cents, ord order_id?, words text, now instant, by account_id)
INSERT INTO cooperative_cash(unit, day, kind, amount, ord, words, made, by) VALUES(:unit, :on_day, :kind, :amount, :ord, :words, :now, :by);

-- change demo_placement(membership membership_id, employer blob, since day, now instant, by account_id)
INSERT INTO cooperative_placement(membership, kind, employer, hours, since, made, by) VALUES(:membership, 'practice', :employer, 20,
       :since, :now, :by);
