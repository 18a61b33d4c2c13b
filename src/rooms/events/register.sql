-- SPDX-License-Identifier: EUPL-1.2
-- register.sql - staff put somebody, or a class, on the list of a course.

-- many bodies_open() -> id body_id, name text
SELECT id, name FROM referrals_open_body WHERE closed = 0 ORDER BY name, id;

-- maybe body_named(id body_id) -> name text
SELECT name FROM referrals_open_body WHERE id = :id AND closed = 0;

-- change change_class(id signup_id, seats int, name blob?, phone blob?, version int)
-- EV1: as many more as are free; one that waits may be as large as the course.
UPDATE events_signup SET seats = :seats, name = :name, phone = :phone, row_version = row_version + 1
 WHERE id = :id AND grouped = 1 AND row_version = :version AND state IN ('waiting', 'offered', 'registered')
   AND :seats <= (SELECT CASE WHEN events_signup.state = 'waiting' THEN c.places ELSE c.places - c.taken + events_signup.seats END
                    FROM events_course c WHERE c.id = events_signup.course);

-- change attach_signup(id signup_id, person person_id, version int)
-- Not where their file is on the list already.
UPDATE events_signup SET person = :person, row_version = row_version + 1
 WHERE id = :id AND grouped = 0 AND row_version = :version AND NOT EXISTS (SELECT 1 FROM events_signup o WHERE o.course = events_signup.course AND o.person = :person
       AND o.id <> :id AND o.state IN ('waiting', 'offered', 'registered'));
