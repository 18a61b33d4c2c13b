-- SPDX-License-Identifier: EUPL-1.2
-- wait.sql - who waits for an earlier time.

-- many wait_heads(today day) -> service service_id, lang text, signing bool, step_free bool, until day
-- Each thing that is waited for, once: how far ahead it helps anybody; whoever waits longest first.
SELECT service, lang, signing, step_free, max(until) AS until FROM appointments_wait WHERE state = 'waiting' AND until >= :today
 GROUP BY service, lang, signing, step_free ORDER BY min(passed), min(id);

-- maybe next_waiting(service service_id, lang text, signing bool, step_free bool, on_day day) -> id wait_id, service service_id, person person_id?, name blob?, phone blob?,
--   lang text, signing bool, step_free bool, until day, own bool, base text
SELECT id, service, person, name, phone, lang, signing, step_free, until, CASE WHEN follow IS NULL THEN 0 ELSE 1 END AS own, base FROM appointments_wait
 WHERE service = :service AND state = 'waiting' AND lang = :lang AND signing = :signing AND step_free = :step_free AND until >= :on_day ORDER BY passed, id LIMIT 1;

-- many unanswered(now instant, most int) -> id wait_id, booking booking_id?, passed int
SELECT id, booking, passed FROM appointments_wait WHERE state = 'offered' AND answer_by <= :now ORDER BY answer_by, id LIMIT :most;

-- many wait_passed(today day, most int) -> id wait_id
SELECT id FROM appointments_wait WHERE state = 'waiting' AND until < :today ORDER BY id LIMIT :most;

-- change offer_to(id wait_id, booking booking_id, answer_by instant)
UPDATE appointments_wait SET state = 'offered', booking = :booking, answer_by = :answer_by, row_version = row_version + 1 WHERE id = :id AND state = 'waiting';

-- change wait_again(id wait_id, state text)
UPDATE appointments_wait SET state = :state, booking = NULL, answer_by = NULL, passed = passed + 1, row_version = row_version + 1 WHERE id = :id AND state = 'offered';

-- change wait_taken(id wait_id)
UPDATE appointments_wait SET state = 'taken', answer_by = NULL, row_version = row_version + 1 WHERE id = :id AND state = 'offered';

-- change set_words(booking booking_id, words blob)
UPDATE appointments_booking SET words = :words WHERE id = :booking;

-- change wait_gone(id wait_id)
UPDATE appointments_wait SET state = 'gone', row_version = row_version + 1 WHERE id = :id AND state = 'waiting';

-- change add_wait(service service_id, person person_id?, name blob, phone blob?, lang text, signing bool, step_free bool, until day, form blob?,
--   base text, now instant, by account_id) -> id wait_id
INSERT INTO appointments_wait(service, person, name, phone, lang, signing, step_free, until, form, base, made, by)
VALUES(:service, :person, :name, :phone, :lang, :signing, :step_free, :until, :form, :base, :now, coalesce(:by, 0)) RETURNING id;

-- maybe wait_one(id wait_id) -> service service_id, unit unit_id, state text, booking booking_id?, person person_id?
SELECT w.service, s.unit, w.state, w.booking, w.person FROM appointments_wait w JOIN appointments_service s ON s.id = w.service WHERE w.id = :id;

-- maybe wait_of_form(form blob) -> id wait_id
SELECT id FROM appointments_wait WHERE form = :form;

-- maybe wait_followed(follow blob) -> id wait_id
SELECT id FROM appointments_wait WHERE follow = :follow;

-- change set_wait_follow(id wait_id, follow blob)
UPDATE appointments_wait SET follow = :follow WHERE id = :id;

-- maybe wait_own(id wait_id) -> service service_id, person person_id?, state text, booking booking_id?, starts instant?, answer_by instant?, until day, lang text,
--   signing bool, step_free bool
SELECT w.service, w.person, w.state, w.booking, b.starts, w.answer_by, w.until, w.lang, w.signing, w.step_free
  FROM appointments_wait w LEFT JOIN appointments_booking b ON b.id = w.booking WHERE w.id = :id;

-- one before_me(id wait_id, service service_id) -> n int
SELECT count(*) AS n FROM appointments_wait WHERE service = :service AND state = 'waiting' AND id < :id;

-- many waits_of_unit(unit unit_id) -> id wait_id, subject text, service_name text, person person_id?, shield int?, name blob?, phone blob?, until day, state text, starts instant?,
--   answer_by instant?, passed int
SELECT w.id, s.subject, s.name AS service_name, w.person, p.shield, w.name, w.phone, w.until, w.state, b.starts, w.answer_by, w.passed
  FROM appointments_wait w JOIN appointments_service s ON s.id = w.service LEFT JOIN registry_open_person p ON p.id = w.person
       LEFT JOIN appointments_booking b ON b.id = w.booking
 WHERE s.unit = :unit AND w.state IN ('waiting', 'offered') ORDER BY w.state, w.id;

-- many unit_services(unit unit_id) -> id service_id, subject text, name text
SELECT id, subject, name FROM appointments_service WHERE unit = :unit AND closed = 0 ORDER BY subject, name, id;
