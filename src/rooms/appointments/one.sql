-- SPDX-License-Identifier: EUPL-1.2
-- one.sql - one appointment at the desk.

-- change reopen_booking(id booking_id, version int)
UPDATE appointments_booking SET state = 'booked', ended = NULL, ended_by = NULL, row_version = row_version + 1
 WHERE id = :id AND state IN ('came', 'no_show') AND row_version = :version;

-- change attach_booking(id booking_id, person person_id, version int)
UPDATE appointments_booking SET person = :person, row_version = row_version + 1 WHERE id = :id AND row_version = :version;
