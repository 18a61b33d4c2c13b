-- SPDX-License-Identifier: EUPL-1.2
-- written.sql - the clinic's own notes.

-- many written_of(booking booking_id) -> words blob?, made instant, name text?
SELECT w.words, w.made, a.name FROM appointments_written w LEFT JOIN staff_open_account a ON a.id = w.by WHERE w.booking = :booking ORDER BY w.id;

-- change add_written(booking booking_id, words blob, now instant, by account_id) -> id written_id
INSERT INTO appointments_written(booking, words, made, by) VALUES(:booking, :words, :now, :by) RETURNING id;
