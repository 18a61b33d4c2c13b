-- SPDX-License-Identifier: EUPL-1.2
-- attended.sql - how appointments ended.

-- one kept(unit unit_id, since instant, until instant, now instant) -> came int, missed int, late int, open int
-- Of units that are not secret, or of the one that its own team asks for; unit 0: all.  Late: less than a day before it began.
SELECT coalesce(sum(CASE WHEN b.state = 'came' THEN 1 ELSE 0 END), 0) AS came,
       coalesce(sum(CASE WHEN b.state = 'no_show' THEN 1 ELSE 0 END), 0) AS missed,
       coalesce(sum(CASE WHEN b.state = 'cancelled' AND b.ended > b.starts - 86400 THEN 1 ELSE 0 END), 0) AS late,
       coalesce(sum(CASE WHEN b.state = 'booked' AND b.ends <= :now THEN 1 ELSE 0 END), 0) AS open
  FROM appointments_booking b JOIN access_open_unit u ON u.id = b.unit AND (u.secret = 0 OR b.unit = :unit)
 WHERE b.starts >= :since AND b.starts < :until AND (:unit = 0 OR b.unit = :unit);
