-- SPDX-License-Identifier: EUPL-1.2
-- about.sql - appointments of one person.

-- many bookings_of(person person_id, account account_id, today day, before instant, most int) -> id booking_id, unit unit_id, unit_name text, subject text, service_name text,
--   starts instant, made instant, state text, special bool, mine bool
-- AP8: of a special-category service, or of a unit that is secret or whose name says something of people's health, only who works there
-- reads; for anybody else it is not there.
SELECT b.id, b.unit, u.name AS unit_name, s.subject, s.name AS service_name, b.starts, b.made, b.state, s.special,
       CASE WHEN w.unit IS NULL THEN 0 ELSE 1 END AS mine
  FROM registry_open_same m JOIN appointments_booking b ON b.person = m.same JOIN appointments_service s ON s.id = b.service JOIN access_open_unit u ON u.id = b.unit
       LEFT JOIN (SELECT DISTINCT k.unit FROM access_open_work k WHERE k.account = :account AND k.since <= :today AND (k.until IS NULL OR k.until > :today)) w ON w.unit = b.unit
 WHERE m.person = :person AND b.starts < :before AND (w.unit IS NOT NULL OR s.special = 0 AND u.secret = 0 AND u.id NOT IN (SELECT unit FROM access_open_quiet))
 ORDER BY b.starts DESC, b.id DESC LIMIT :most;

-- many own_bookings(person person_id) -> id booking_id, unit_name text, subject text, starts instant, state text, words blob?
-- For the person's own copy: everything.
SELECT b.id, u.name AS unit_name, s.subject, b.starts, b.state, b.words
  FROM registry_open_same m JOIN appointments_booking b ON b.person = m.same JOIN appointments_service s ON s.id = b.service JOIN access_open_unit u ON u.id = b.unit
 WHERE m.person = :person ORDER BY b.starts, b.id;

-- many own_written(person person_id) -> words blob?, made instant
SELECT w.words, w.made FROM registry_open_same m JOIN appointments_booking b ON b.person = m.same JOIN appointments_written w ON w.booking = b.id
 WHERE m.person = :person ORDER BY w.id;

-- one last_kept(person person_id) -> last instant?, n int
-- What a clinic wrote is kept by law; the appointment alone is not.
SELECT max(b.starts) AS last, count(*) AS n FROM registry_open_same m JOIN appointments_booking b ON b.person = m.same JOIN appointments_written w ON w.booking = b.id
 WHERE m.person = :person;

-- change forget_bookings(person person_id)
UPDATE appointments_booking SET person = NULL, name = NULL, phone = NULL, words = NULL, follow = NULL, row_version = row_version + 1
 WHERE person IN (SELECT s.same FROM registry_open_same s WHERE s.person = :person);

-- change forget_written(person person_id)
UPDATE appointments_written SET words = NULL WHERE booking IN
 (SELECT b.id FROM registry_open_same s JOIN appointments_booking b ON b.person = s.same WHERE s.person = :person);

-- change forget_waits(person person_id)
UPDATE appointments_wait SET person = NULL, name = NULL, phone = NULL, follow = NULL WHERE person IN (SELECT s.same FROM registry_open_same s WHERE s.person = :person);
