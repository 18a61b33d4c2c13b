-- SPDX-License-Identifier: EUPL-1.2
-- store.sql - services, bookings and what they hold.

-- maybe service(id service_id) -> unit unit_id, unit_name text, structure text, secret bool, shut bool, subject text, name text, minutes int,
--   notice_hours int, ahead_days int, online bool, special bool, closed bool, row_version int
SELECT s.unit, u.name AS unit_name, u.structure, u.secret, u.closed AS shut, s.subject, s.name, s.minutes, s.notice_hours, s.ahead_days, s.online, s.special,
       s.closed, s.row_version
  FROM appointments_service s JOIN access_open_unit u ON u.id = s.unit WHERE s.id = :id;

-- maybe booking(id booking_id) -> service service_id, unit unit_id, starts instant, ends instant, state text, person person_id?, name blob?, phone blob?, words blob?,
--   lang text, signing bool, step_free bool, made instant, by account_id, ended instant?, row_version int
SELECT service, unit, starts, ends, state, person, name, phone, words, lang, signing, step_free, made, by, ended, row_version
  FROM appointments_booking WHERE id = :id;

-- maybe booking_followed(follow blob) -> id booking_id
SELECT id FROM appointments_booking WHERE follow = :follow;

-- maybe booking_of_form(form blob) -> id booking_id
SELECT id FROM appointments_booking WHERE form = :form;

-- change add_booking(service service_id, unit unit_id, starts instant, ends instant, person person_id?, name blob?, phone blob?, words blob?, lang text, signing bool,
--   step_free bool, form blob?, now instant, by account_id) -> id booking_id
INSERT INTO appointments_booking(service, unit, starts, ends, person, name, phone, words, lang, signing, step_free, form, made, by)
VALUES(:service, :unit, :starts, :ends, :person, :name, :phone, :words, :lang, :signing, :step_free, :form, :now, coalesce(:by, 0)) RETURNING id;

-- change set_follow(id booking_id, follow blob)
UPDATE appointments_booking SET follow = :follow WHERE id = :id;

-- change hold(booking booking_id, resource int, starts instant, ends instant) -> id hold_id
-- AP1: a resource that is taken gives no row.
INSERT INTO appointments_hold(booking, resource, starts, ends) VALUES(:booking, :resource, :starts, :ends) ON CONFLICT DO NOTHING RETURNING id;

-- change let_go(booking booking_id)
UPDATE appointments_hold SET live = 0 WHERE booking = :booking AND live = 1;

-- change move_booking(id booking_id, starts instant, ends instant, version int)
UPDATE appointments_booking SET starts = :starts, ends = :ends, row_version = row_version + 1 WHERE id = :id AND state = 'booked' AND row_version = :version;

-- change end_booking(id booking_id, state text, now instant, by account_id, version int)
UPDATE appointments_booking SET state = :state, ended = :now, ended_by = coalesce(:by, 0), row_version = row_version + 1
 WHERE id = :id AND state = 'booked' AND row_version = :version;

-- many held_by(booking booking_id) -> resource resource_id, kind text, name text
SELECT x.id AS resource, x.kind, x.name FROM appointments_hold h JOIN appointments_resource x ON x.id = h.resource
 WHERE h.booking = :booking AND h.live = 1 ORDER BY x.kind, x.id;
