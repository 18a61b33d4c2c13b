-- SPDX-License-Identifier: EUPL-1.2
-- setup.sql - the calendars and services of a unit.

-- many resources_of_unit(unit unit_id) -> id resource_id, kind text, name text, langs text, signs bool, signs_until day?, step_free bool, closed bool, shared bool,
--   weekly int
-- Those of the whole town too: every unit may take them.
SELECT x.id, x.kind, x.name, x.langs, x.signs, x.signs_until, x.step_free, x.closed, CASE WHEN x.unit IS NULL THEN 1 ELSE 0 END AS shared,
       (SELECT count(*) FROM appointments_hours h WHERE h.resource = x.id) AS weekly
  FROM appointments_resource x WHERE x.unit = :unit OR x.unit IS NULL ORDER BY x.closed, x.kind, x.name, x.id;

-- maybe resource(id resource_id) -> unit unit_id?, kind text, name text, account account_id?, langs text, signs bool, signs_until day?, step_free bool, closed bool,
--   row_version int
SELECT unit, kind, name, account, langs, signs, signs_until, step_free, closed, row_version FROM appointments_resource WHERE id = :id;

-- change add_resource(unit unit_id?, kind text, name text, account account_id?, langs text, signs bool, signs_until day?, step_free bool, now instant,
--   by account_id) -> id resource_id
INSERT INTO appointments_resource(unit, kind, name, account, langs, signs, signs_until, step_free, made, by)
VALUES(:unit, :kind, :name, :account, :langs, :signs, :signs_until, :step_free, :now, :by) RETURNING id;

-- change change_resource(id resource_id, name text, account account_id?, langs text, signs bool, signs_until day?, step_free bool, closed bool, version int)
UPDATE appointments_resource SET name = :name, account = :account, langs = :langs, signs = :signs, signs_until = :signs_until, step_free = :step_free, closed = :closed,
       row_version = row_version + 1
 WHERE id = :id AND row_version = :version;

-- many hours_of(resource resource_id) -> id hours_id, weekday int, from_minute int, to_minute int, since day, until day?, holidays bool
SELECT id, weekday, from_minute, to_minute, since, until, holidays FROM appointments_hours WHERE resource = :resource ORDER BY weekday, from_minute, id;

-- change add_hours(resource resource_id, weekday int, from_minute int, to_minute int, since day, until day?, holidays bool)
INSERT INTO appointments_hours(resource, weekday, from_minute, to_minute, since, until, holidays)
VALUES(:resource, :weekday, :from_minute, :to_minute, :since, :until, :holidays);

-- change remove_hours(id hours_id, resource resource_id)
DELETE FROM appointments_hours WHERE id = :id AND resource = :resource;

-- many exceptions_of(resource resource_id, since day) -> id exception_id, on_day day, from_minute int, to_minute int, there bool
SELECT id, on_day, from_minute, to_minute, there FROM appointments_exception WHERE resource = :resource AND on_day >= :since ORDER BY on_day, from_minute, id;

-- change add_exception(resource resource_id, on_day day, from_minute int, to_minute int, there bool, now instant, by account_id)
INSERT INTO appointments_exception(resource, on_day, from_minute, to_minute, there, made, by) VALUES(:resource, :on_day, :from_minute, :to_minute, :there, :now, :by);

-- change remove_exception(id exception_id, resource resource_id)
DELETE FROM appointments_exception WHERE id = :id AND resource = :resource;

-- many held_in(resource resource_id, reader account_id, today day, since instant, until instant) -> booking booking_id, starts instant, ends instant
-- What a secret unit booked of a calendar that all units share is there for who works in it.
SELECT h.booking, h.starts, h.ends FROM appointments_hold h JOIN appointments_booking b ON b.id = h.booking JOIN access_open_unit u ON u.id = b.unit
 WHERE h.resource = :resource AND h.live = 1 AND b.state = 'booked' AND h.starts < :until AND h.ends > :since
   AND (u.secret = 0 OR EXISTS (SELECT 1 FROM access_open_work w
        WHERE w.unit = u.id AND w.account = :reader AND w.since <= :today AND (w.until IS NULL OR w.until > :today)))
 ORDER BY h.starts;

-- many services_of_unit(unit unit_id) -> id service_id, subject text, name text, minutes int, online bool, closed bool, served int
SELECT s.id, s.subject, s.name, s.minutes, s.online, s.closed, (SELECT count(*) FROM appointments_can c WHERE c.service = s.id) AS served
  FROM appointments_service s WHERE s.unit = :unit ORDER BY s.closed, s.subject, s.name, s.id;

-- change add_service(unit unit_id, subject text, name text, minutes int, notice_hours int, ahead_days int, online bool, special bool, now instant, by account_id) -> id service_id
INSERT INTO appointments_service(unit, subject, name, minutes, notice_hours, ahead_days, online, special, made, by)
VALUES(:unit, :subject, :name, :minutes, :notice_hours, :ahead_days, :online, :special, :now, :by) RETURNING id;

-- change change_service(id service_id, name text, minutes int, notice_hours int, ahead_days int, online bool, special bool, closed bool, version int)
UPDATE appointments_service SET name = :name, minutes = :minutes, notice_hours = :notice_hours, ahead_days = :ahead_days, online = :online, special = :special,
       closed = :closed, row_version = row_version + 1
 WHERE id = :id AND row_version = :version;

-- many can_of(service service_id) -> resource resource_id
SELECT resource FROM appointments_can WHERE service = :service;

-- change drop_can(service service_id)
DELETE FROM appointments_can WHERE service = :service;

-- change add_can(service service_id, resource resource_id)
INSERT INTO appointments_can(service, resource) VALUES(:service, :resource) ON CONFLICT DO NOTHING;

-- many accounts() -> id account_id, name text
SELECT id, name FROM staff_open_worker WHERE disabled = 0 ORDER BY name, id;
