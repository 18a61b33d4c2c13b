-- SPDX-License-Identifier: EUPL-1.2
-- pickups.sql - hours of one's own at the counter.

-- many booked_between(unit unit_id, since day, until day) -> on_day day, minute int, n int
SELECT on_day, minute, count(*) AS n FROM stock_pickup WHERE unit = :unit AND on_day >= :since AND on_day < :until
  AND state <> 'cancelled' GROUP BY on_day, minute;

-- one places_at(unit unit_id, on_day day, minute int) -> n int, highest int
SELECT count(*) AS n, coalesce(max(place), 0) AS highest FROM stock_pickup WHERE unit = :unit AND on_day = :on_day AND minute = :minute
  AND state <> 'cancelled';

-- one place_free(unit unit_id, on_day day, minute int) -> place int
-- The smallest place that nobody has at that hour.
SELECT coalesce(min(f.place), 1) AS place FROM (
  SELECT 1 AS place
  UNION ALL SELECT p.place + 1 FROM stock_pickup p WHERE p.unit = :unit AND p.on_day = :on_day AND p.minute = :minute
    AND p.state <> 'cancelled') f
 WHERE NOT EXISTS (SELECT 1 FROM stock_pickup x WHERE x.unit = :unit AND x.on_day = :on_day AND x.minute = :minute AND x.place = f.place
   AND x.state <> 'cancelled');

-- maybe waits_for(unit unit_id, card card_id) -> id pickup_id, on_day day, minute int
SELECT id, on_day, minute FROM stock_pickup WHERE unit = :unit AND card = :card AND state = 'booked';

-- change add_pickup(unit unit_id, card card_id, on_day day, minute int, place int, now instant, by account_id) -> id pickup_id
INSERT INTO stock_pickup(unit, card, on_day, minute, place, made, by) VALUES(:unit, :card, :on_day, :minute, :place, :now,
    :by) RETURNING id;

-- change set_pickup(id pickup_id, unit unit_id, state text)
UPDATE stock_pickup SET state = :state WHERE id = :id AND unit = :unit AND state = 'booked';

-- change missed_before(unit unit_id, today day)
UPDATE stock_pickup SET state = 'missed' WHERE unit = :unit AND on_day < :today AND state = 'booked';

-- many pickups_on(unit unit_id, on_day day, reader account_id, now instant) -> id pickup_id, minute int, state text, card card_id,
--   number text, family text?, given text?,
--   seen bool
SELECT k.id, k.minute, k.state, k.card, c.number, p.family, p.given,
       CASE WHEN p.shield = 0 OR EXISTS (SELECT 1 FROM access_open_grant g WHERE g.person = p.id AND g.account = :reader
         AND g.starts <= :now
            AND (g.ends IS NULL OR g.ends > :now)) THEN 1 ELSE 0 END AS seen
  FROM stock_pickup k JOIN stock_card c ON c.id = k.card JOIN registry_open_person p ON p.id = c.person
 WHERE k.unit = :unit AND k.on_day = :on_day AND k.state <> 'cancelled' ORDER BY k.minute, k.place;

-- one not_come(unit unit_id, today day) -> n int
SELECT count(*) AS n FROM stock_pickup WHERE unit = :unit AND on_day < :today AND state = 'booked';
