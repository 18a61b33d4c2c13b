-- SPDX-License-Identifier: EUPL-1.2
-- 0029-clinics: what a clinic writes, who is on duty, the calendars that leave by a secret link, and the clinic's equipment.
CREATE TABLE appointments_written(                    -- the clinic's own note; of no other desk
  id             INTEGER PRIMARY KEY,
  booking        INTEGER NOT NULL REFERENCES appointments_booking,
  words          BLOB,                                -- sealed; NULL once erased
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL
) STRICT;
CREATE INDEX appointments_written_booking ON appointments_written(booking);

CREATE TABLE appointments_duty(                       -- on call, or on the spot, from instant to instant: a night over the change of clocks is as long as it is
  id             INTEGER PRIMARY KEY,
  unit           INTEGER NOT NULL REFERENCES access_unit,
  resource       INTEGER NOT NULL REFERENCES appointments_resource,
  kind           TEXT NOT NULL CHECK(kind IN ('duty', 'call')),
  starts         INTEGER NOT NULL,
  ends           INTEGER NOT NULL,
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CHECK(ends > starts), CHECK(ends - starts <= 93600)  -- 24 hours, and the one that an autumn night gives
) STRICT;
CREATE INDEX appointments_duty_unit ON appointments_duty(unit, starts);
-- AP10: nobody is on duty twice at a time.
--@sqlite
CREATE TRIGGER appointments_duty_apart BEFORE INSERT ON appointments_duty BEGIN
  SELECT RAISE(IGNORE) FROM appointments_duty o WHERE o.resource = NEW.resource AND o.starts < NEW.ends AND o.ends > NEW.starts;
END;
CREATE TRIGGER appointments_duty_fixed BEFORE UPDATE ON appointments_duty
  BEGIN SELECT RAISE(ABORT, 'appointments_duty: a shift is removed and another made'); END;
--@postgres
ALTER TABLE appointments_duty ADD CONSTRAINT appointments_duty_apart EXCLUDE USING gist (resource WITH =, int8range(starts, ends) WITH &&);
--@end

CREATE TABLE appointments_feed(                       -- a calendar that leaves by a link: whoever has it reads times, never names
  id             INTEGER PRIMARY KEY,
  resource       INTEGER NOT NULL REFERENCES appointments_resource,
  token          BLOB NOT NULL UNIQUE,                -- keyed hash
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  revoked        INTEGER
) STRICT;
CREATE INDEX appointments_feed_resource ON appointments_feed(resource);

CREATE TABLE appointments_device(                     -- the equipment register of a clinic
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  unit           INTEGER NOT NULL REFERENCES access_unit,
  name           TEXT NOT NULL CHECK(name <> ''),
  serial         TEXT NOT NULL DEFAULT '',
  place          TEXT NOT NULL DEFAULT '',
  every_days     INTEGER NOT NULL DEFAULT 365 CHECK(every_days BETWEEN 1 AND 3650),
  check_due      INTEGER NOT NULL,                    -- day of the next calibration or maintenance
  broken         TEXT NOT NULL DEFAULT '',            -- what is wrong with it; '' = it works
  closed         INTEGER NOT NULL DEFAULT 0 CHECK(closed IN (0, 1)),
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL
) STRICT;
CREATE INDEX appointments_device_unit ON appointments_device(unit, check_due);

CREATE TABLE appointments_inspected(                    -- what was done to a device, and by whom
  id             INTEGER PRIMARY KEY,
  device         INTEGER NOT NULL REFERENCES appointments_device,
  what           TEXT NOT NULL CHECK(what IN ('checked', 'broken', 'mended', 'closed')),
  words          TEXT NOT NULL DEFAULT '',
  on_day         INTEGER NOT NULL,
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL
) STRICT;
CREATE INDEX appointments_inspected_device ON appointments_inspected(device, id);
