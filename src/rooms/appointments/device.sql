-- SPDX-License-Identifier: EUPL-1.2
-- device.sql - the equipment register.

-- many devices(unit unit_id) -> id device_id, name text, serial text, place text, every_days int, check_due day, broken text, resource resource_id?,
--   calendar text?, row_version int
SELECT d.id, d.name, d.serial, d.place, d.every_days, d.check_due, d.broken, d.resource, x.name AS calendar, d.row_version
  FROM appointments_device d LEFT JOIN appointments_resource x ON x.id = d.resource WHERE d.unit = :unit AND d.closed = 0 ORDER BY d.check_due, d.name, d.id;

-- maybe device(id device_id) -> unit unit_id, name text, every_days int, check_due day, broken text, resource resource_id?, closed bool, row_version int
SELECT unit, name, every_days, check_due, broken, resource, closed, row_version FROM appointments_device WHERE id = :id;

-- change add_device(unit unit_id, name text, serial text, place text, every_days int, check_due day, resource resource_id?, now instant,
--   by account_id) -> id device_id
INSERT INTO appointments_device(unit, name, serial, place, every_days, check_due, resource, made, by)
VALUES(:unit, :name, :serial, :place, :every_days, :check_due, :resource, :now, :by)
RETURNING id;

-- many device_calendars(unit unit_id) -> id resource_id, name text
SELECT id, name FROM appointments_resource WHERE unit = :unit AND kind IN ('device', 'room') AND closed = 0 ORDER BY kind, name, id;

-- many device_hits(resource resource_id, since instant, until instant) -> booking booking_id, starts instant, person person_id?
SELECT h.booking, h.starts, b.person FROM appointments_hold h JOIN appointments_booking b ON b.id = h.booking
 WHERE h.resource = :resource AND h.live = 1 AND b.state = 'booked' AND h.starts > :since AND h.starts < :until ORDER BY h.starts;

-- change set_device(id device_id, check_due day, broken text, closed bool, version int)
UPDATE appointments_device SET check_due = :check_due, broken = :broken, closed = :closed, row_version = row_version + 1 WHERE id = :id AND row_version = :version;

-- change add_checked(device device_id, what text, words text, on_day day, now instant, by account_id)
INSERT INTO appointments_inspected(device, what, words, on_day, made, by) VALUES(:device, :what, :words, :on_day, :now, :by);

-- many devices_due(account account_id, today day, until day) -> id device_id, name text, unit int, check_due day, broken text
SELECT d.id, d.name, d.unit, d.check_due, d.broken
  FROM access_open_work w JOIN appointments_device d ON d.unit = w.unit
 WHERE w.account = :account AND w.since <= :today AND (w.until IS NULL OR w.until > :today) AND d.closed = 0 AND (d.check_due <= :until OR d.broken <> '')
 ORDER BY d.check_due, d.id LIMIT 50;

-- many unmarked(account account_id, today day, now instant, since instant) -> id booking_id, subject text, service_name text, starts instant
-- Whose time has passed and nobody has said whether they came.
SELECT b.id, s.subject, s.name AS service_name, b.starts
  FROM access_open_work w JOIN appointments_booking b ON b.unit = w.unit JOIN appointments_service s ON s.id = b.service
 WHERE w.account = :account AND w.since <= :today AND (w.until IS NULL OR w.until > :today) AND b.state = 'booked' AND b.starts >= :since AND b.ends <= :now
 ORDER BY b.starts, b.id LIMIT 50;
