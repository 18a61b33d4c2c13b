-- SPDX-License-Identifier: EUPL-1.2
-- 0028-appointments: who and what can be booked, when they are there, what an appointment needs, who has one, who waits for one.
--
-- One booking holds several resources at once, each for its time; the database refuses a second holder of the same time.  Names and words
-- are sealed: a clinic's list lies in no row that can be read.
CREATE TABLE appointments_resource(                   -- who or what can be booked: a doctor, a room, an interpreter
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  unit           INTEGER REFERENCES access_unit,      -- NULL: the town's, for every unit (interpreters)
  kind           TEXT NOT NULL CHECK(kind IN ('person', 'helper', 'room', 'device', 'interpreter', 'signing')),
  name           TEXT NOT NULL CHECK(name <> ''),
  account        INTEGER REFERENCES staff_account,    -- whose calendar it is; NULL: nobody's who signs in
  langs          TEXT NOT NULL DEFAULT '',            -- spoken besides Greek, codes with blanks between: 'ar fa'
  signs          INTEGER NOT NULL DEFAULT 0 CHECK(signs IN (0, 1)),  -- knows sign language
  signs_until    INTEGER,                             -- last day on which the training is valid; NULL: no end
  step_free      INTEGER NOT NULL DEFAULT 0 CHECK(step_free IN (0, 1)),      -- a wheelchair gets there
  closed         INTEGER NOT NULL DEFAULT 0 CHECK(closed IN (0, 1)),
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL
) STRICT;
CREATE INDEX appointments_resource_unit ON appointments_resource(unit);

CREATE TABLE appointments_hours(                      -- every week; Greek clocks
  id             INTEGER PRIMARY KEY,
  resource       INTEGER NOT NULL REFERENCES appointments_resource,
  weekday        INTEGER NOT NULL CHECK(weekday BETWEEN 0 AND 6),    -- 0 Monday
  from_minute    INTEGER NOT NULL CHECK(from_minute BETWEEN 0 AND 1439),
  to_minute      INTEGER NOT NULL,                    -- past 1440: the next morning
  since          INTEGER NOT NULL,                    -- day
  until          INTEGER,                             -- last day; NULL: no end
  holidays       INTEGER NOT NULL DEFAULT 0 CHECK(holidays IN (0, 1)),       -- also on the town's holidays
  CHECK(to_minute > from_minute AND to_minute <= from_minute + 1440), CHECK(until IS NULL OR until >= since)
) STRICT;
CREATE INDEX appointments_hours_resource ON appointments_hours(resource);

CREATE TABLE appointments_exception(                  -- one day: away, or there besides
  id             INTEGER PRIMARY KEY,
  resource       INTEGER NOT NULL REFERENCES appointments_resource,
  on_day         INTEGER NOT NULL,
  from_minute    INTEGER NOT NULL CHECK(from_minute BETWEEN 0 AND 1439),
  to_minute      INTEGER NOT NULL,
  there          INTEGER NOT NULL CHECK(there IN (0, 1)),
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CHECK(to_minute > from_minute AND to_minute <= from_minute + 1440)
) STRICT;
CREATE INDEX appointments_exception_resource ON appointments_exception(resource, on_day);

CREATE TABLE appointments_service(                    -- a kind of appointment of a unit
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  unit           INTEGER NOT NULL REFERENCES access_unit,
  subject        TEXT NOT NULL CHECK(subject <> ''),  -- subjects.h: its name in every language
  name           TEXT NOT NULL DEFAULT '',            -- the unit's own addition
  minutes        INTEGER NOT NULL CHECK(minutes BETWEEN 5 AND 480),
  notice_hours   INTEGER NOT NULL DEFAULT 2 CHECK(notice_hours BETWEEN 0 AND 720),   -- residents: so long before at the latest
  ahead_days     INTEGER NOT NULL DEFAULT 60 CHECK(ahead_days BETWEEN 1 AND 365),    -- and so far ahead at most
  online         INTEGER NOT NULL DEFAULT 0 CHECK(online IN (0, 1)),         -- residents book it themselves
  special        INTEGER NOT NULL DEFAULT 0 CHECK(special IN (0, 1)),        -- that somebody comes for it is special-category
  closed         INTEGER NOT NULL DEFAULT 0 CHECK(closed IN (0, 1)),
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL
) STRICT;
CREATE INDEX appointments_service_unit ON appointments_service(unit);

CREATE TABLE appointments_can(                        -- what an appointment needs: one of each kind of resource that stands here
  id             INTEGER PRIMARY KEY,
  service        INTEGER NOT NULL REFERENCES appointments_service,
  resource       INTEGER NOT NULL REFERENCES appointments_resource,
  UNIQUE(service, resource)
) STRICT;

-- Who can serve a service: those it names, and whoever interprets for this unit or for the whole town.
CREATE VIEW appointments_pool(service, unit, resource) AS
SELECT c.service, s.unit, c.resource FROM appointments_can c JOIN appointments_service s ON s.id = c.service JOIN appointments_resource x ON x.id = c.resource
 WHERE x.closed = 0
UNION
SELECT s.id, s.unit, x.id FROM appointments_service s JOIN appointments_resource x ON x.kind IN ('interpreter', 'signing') AND (x.unit IS NULL OR x.unit = s.unit)
 WHERE x.closed = 0;

CREATE TABLE appointments_booking(
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  service        INTEGER NOT NULL REFERENCES appointments_service,
  unit           INTEGER NOT NULL REFERENCES access_unit,
  starts         INTEGER NOT NULL,
  ends           INTEGER NOT NULL,
  state          TEXT NOT NULL DEFAULT 'booked' CHECK(state IN ('booked', 'came', 'no_show', 'cancelled')),
  person         INTEGER REFERENCES registry_person,  -- NULL: nobody has a file yet
  name           BLOB,                                -- sealed: as it was given; NULL once erased
  phone          BLOB,                                -- sealed
  words          BLOB,                                -- sealed: what it is about
  lang           TEXT NOT NULL DEFAULT '',            -- interpreter asked for; '' = none
  signing        INTEGER NOT NULL DEFAULT 0 CHECK(signing IN (0, 1)),
  step_free      INTEGER NOT NULL DEFAULT 0 CHECK(step_free IN (0, 1)),
  follow         BLOB UNIQUE,                         -- keyed hash of number and code
  form           BLOB UNIQUE,                         -- keyed hash of the form it came with: a copy books nothing
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,                    -- 0: the resident
  ended          INTEGER,                             -- when it became what it is
  ended_by       INTEGER,
  CHECK(ends > starts), CHECK((state = 'booked') = (ended IS NULL)), CHECK((ended IS NULL) = (ended_by IS NULL))
) STRICT;
CREATE INDEX appointments_booking_unit ON appointments_booking(unit, starts);
CREATE INDEX appointments_booking_person ON appointments_booking(person, starts) WHERE person IS NOT NULL;
CREATE INDEX appointments_booking_due ON appointments_booking(starts) WHERE state = 'booked';

CREATE TABLE appointments_hold(                       -- a resource, for the time of a booking
  id             INTEGER PRIMARY KEY,
  booking        INTEGER NOT NULL REFERENCES appointments_booking,
  resource       INTEGER NOT NULL REFERENCES appointments_resource,
  starts         INTEGER NOT NULL,
  ends           INTEGER NOT NULL,
  live           INTEGER NOT NULL DEFAULT 1 CHECK(live IN (0, 1)),           -- 0: cancelled or moved away
  CHECK(ends > starts)
) STRICT;
CREATE INDEX appointments_hold_booking ON appointments_hold(booking);
CREATE INDEX appointments_hold_resource ON appointments_hold(resource, starts) WHERE live = 1;
-- AP1: nobody is in two places.  A second holder's row is not written (INSERT ... ON CONFLICT DO NOTHING on either database).
--@sqlite
CREATE TRIGGER appointments_hold_apart BEFORE INSERT ON appointments_hold WHEN NEW.live = 1 BEGIN
  SELECT RAISE(IGNORE) FROM appointments_hold o WHERE o.resource = NEW.resource AND o.live = 1 AND o.starts < NEW.ends AND o.ends > NEW.starts;
END;
CREATE TRIGGER appointments_hold_fixed BEFORE UPDATE OF resource, starts, ends ON appointments_hold
  BEGIN SELECT RAISE(ABORT, 'appointments_hold: a hold is never moved, another is made'); END;
CREATE TRIGGER appointments_hold_again BEFORE UPDATE OF live ON appointments_hold WHEN NEW.live = 1 AND OLD.live = 0 BEGIN
  SELECT RAISE(ABORT, 'appointments_hold: taken') FROM appointments_hold o
   WHERE o.resource = NEW.resource AND o.live = 1 AND o.id <> NEW.id AND o.starts < NEW.ends AND o.ends > NEW.starts;
END;
--@postgres
ALTER TABLE appointments_hold ADD CONSTRAINT appointments_hold_apart EXCLUDE USING gist (resource WITH =, int8range(starts, ends) WITH &&) WHERE (live = 1);
--@end

CREATE TABLE appointments_wait(                       -- who waits for an earlier time, and what was offered
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  service        INTEGER NOT NULL REFERENCES appointments_service,
  person         INTEGER REFERENCES registry_person,
  name           BLOB,                                -- sealed
  phone          BLOB,                                -- sealed
  lang           TEXT NOT NULL DEFAULT '',
  signing        INTEGER NOT NULL DEFAULT 0 CHECK(signing IN (0, 1)),
  step_free      INTEGER NOT NULL DEFAULT 0 CHECK(step_free IN (0, 1)),
  until          INTEGER NOT NULL,                    -- last day that helps
  state          TEXT NOT NULL DEFAULT 'waiting' CHECK(state IN ('waiting', 'offered', 'taken', 'gone')),
  booking        INTEGER UNIQUE REFERENCES appointments_booking,     -- what is kept for them
  answer_by      INTEGER,                             -- instant: then it goes to the next
  passed         INTEGER NOT NULL DEFAULT 0,          -- offers that were not answered
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CHECK((state IN ('offered', 'taken')) = (booking IS NOT NULL)), CHECK((state = 'offered') = (answer_by IS NOT NULL))
) STRICT;
CREATE INDEX appointments_wait_service ON appointments_wait(service, id) WHERE state = 'waiting';
CREATE INDEX appointments_wait_answer ON appointments_wait(answer_by) WHERE state = 'offered';
CREATE INDEX appointments_wait_person ON appointments_wait(person) WHERE person IS NOT NULL;

-- Windows.
CREATE VIEW appointments_open_booking(id, unit, service, person, starts, ends, state) AS
SELECT b.id, b.unit, b.service, b.person, b.starts, b.ends, b.state FROM appointments_booking b JOIN access_unit u ON u.id = b.unit WHERE u.secret = 0;
