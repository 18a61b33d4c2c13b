-- SPDX-License-Identifier: EUPL-1.2
-- attended.sql - how own hours at the counter ended.

-- one kept(unit unit_id, since day, until day, today day) -> came int, missed int
-- Of units that are not secret, or of the one that its own team asks for; unit 0: all.  Still booked on a later day: nobody came.
SELECT coalesce(sum(CASE WHEN k.state = 'came' THEN 1 ELSE 0 END), 0) AS came,
       coalesce(sum(CASE WHEN k.state = 'missed' OR k.state = 'booked' AND k.on_day < :today THEN 1 ELSE 0 END), 0) AS missed
  FROM stock_pickup k JOIN access_open_unit u ON u.id = k.unit AND (u.secret = 0 OR k.unit = :unit)
 WHERE k.on_day >= :since AND k.on_day < :until AND (:unit = 0 OR k.unit = :unit);
