-- SPDX-License-Identifier: EUPL-1.2
-- day.sql - a unit's day.

-- many day_bookings(unit unit_id, since instant, until instant) -> id booking_id, service service_id, subject text, service_name text, starts instant, ends instant,
--   state text, person person_id?, shield int?, name blob?, lang text, signing bool, step_free bool, row_version int
SELECT b.id, b.service, s.subject, s.name AS service_name, b.starts, b.ends, b.state, b.person, p.shield, b.name, b.lang, b.signing, b.step_free, b.row_version
  FROM appointments_booking b JOIN appointments_service s ON s.id = b.service LEFT JOIN registry_open_person p ON p.id = b.person
 WHERE b.unit = :unit AND b.starts >= :since AND b.starts < :until AND b.state <> 'cancelled' ORDER BY b.starts, b.id;

-- many day_held(unit unit_id, since instant, until instant) -> booking booking_id, name text
SELECT h.booking, x.name
  FROM appointments_booking b JOIN appointments_hold h ON h.booking = b.id AND h.live = 1 JOIN appointments_resource x ON x.id = h.resource
 WHERE b.unit = :unit AND b.starts >= :since AND b.starts < :until ORDER BY h.booking, x.kind DESC, x.id;

-- many services_bookable() -> id service_id, unit unit_id, unit_name text, secret bool, subject text, name text, minutes int
SELECT s.id, s.unit, u.name AS unit_name, u.secret, s.subject, s.name, s.minutes
  FROM appointments_service s JOIN access_open_unit u ON u.id = s.unit WHERE s.closed = 0 AND u.closed = 0 ORDER BY u.name, u.id, s.subject, s.name, s.id;
