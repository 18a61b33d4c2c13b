-- SPDX-License-Identifier: EUPL-1.2
-- 0032-stays: units in which people stay: rooms and beds, who sleeps where, the clock of a stay, its nights, papers, leave, visitors,
-- the log between shifts; and Housing and Work, whose places are beds too: a place is what one household at a time may have.
--
-- A stay, and what a bed is used for, hold from the day `since` up to, not including, the day `until`: since and until on one day is
-- no night.  The database itself forbids two guests in one bed at a time, and a guest in a bed that is out of order.
-- What somebody wrote about a guest is sealed (`words`, `why`).

CREATE TABLE stays_room(
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  unit           INTEGER NOT NULL REFERENCES access_unit,
  name           TEXT NOT NULL CHECK(name <> ''),
  whom           TEXT NOT NULL DEFAULT 'any' CHECK(whom IN ('any', 'f', 'm', 'family')),
  step_free      INTEGER NOT NULL DEFAULT 0 CHECK(step_free IN (0, 1)),
  UNIQUE(unit, name)
) STRICT;

CREATE TABLE stays_bed(
  id             INTEGER PRIMARY KEY,
  room           INTEGER NOT NULL REFERENCES stays_room,
  name           TEXT NOT NULL CHECK(name <> ''),
  closed         INTEGER NOT NULL DEFAULT 0 CHECK(closed IN (0, 1)),      -- given up: nobody is put here any more
  UNIQUE(room, name)
) STRICT;

CREATE TABLE stays_stay(
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  unit           INTEGER NOT NULL REFERENCES access_unit,
  person         INTEGER NOT NULL REFERENCES registry_person,
  code           TEXT NOT NULL CHECK(code <> ''),     -- what a guest is called on the lists of a secret unit
  cycle          TEXT NOT NULL CHECK(cycle <> ''),    -- of the town's stays.yaml: how long one may stay
  origin         TEXT NOT NULL CHECK(origin IN ('referral', 'street', 'service', 'centre', 'line', 'police', 'hospital', 'other')),
  referral       INTEGER REFERENCES referrals_referral,
  along          INTEGER REFERENCES stays_stay CHECK(along <> id),        -- a child came along with this guest
  persons        INTEGER NOT NULL DEFAULT 1 CHECK(persons BETWEEN 1 AND 20),    -- Housing and Work: of the household
  since          INTEGER NOT NULL,                    -- day
  due            INTEGER NOT NULL,                    -- day on which the clock of the stay has run out
  until          INTEGER,                             -- day on which they left
  destination    TEXT NOT NULL DEFAULT '' CHECK(destination IN ('', 'own_home', 'family', 'programme', 'other_unit', 'hospital', 'nursing', 'abroad',
                                                                'street', 'unknown', 'died')),
  why            BLOB,
  follow         INTEGER,                             -- day on which it is asked how they are
  follow_state   TEXT NOT NULL DEFAULT '' CHECK(follow_state IN ('', 'housed', 'unstable', 'returned', 'not_found')),
  follow_words   BLOB,
  followed       INTEGER,
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  ended_by       INTEGER,
  UNIQUE(unit, code),
  CHECK(until >= since), CHECK(due > since), CHECK((until IS NULL) = (destination = '')), CHECK((until IS NULL) = (ended_by IS NULL)),
  CHECK((followed IS NULL) = (follow_state = ''))
) STRICT;
CREATE INDEX stays_stay_unit ON stays_stay(unit, until, due);
CREATE INDEX stays_stay_person ON stays_stay(person);
--@sqlite
CREATE TRIGGER stays_stay_apart_new AFTER INSERT ON stays_stay BEGIN
  SELECT RAISE(ABORT, 'stays_stay_apart') FROM stays_stay o WHERE o.unit = NEW.unit AND o.person = NEW.person AND o.id <> NEW.id
     AND o.since < coalesce(o.until, 9e15) AND NEW.since < coalesce(NEW.until, 9e15)
     AND o.since < coalesce(NEW.until, 9e15) AND NEW.since < coalesce(o.until, 9e15);
END;
CREATE TRIGGER stays_stay_apart_change AFTER UPDATE ON stays_stay BEGIN
  SELECT RAISE(ABORT, 'stays_stay_apart') FROM stays_stay o WHERE o.unit = NEW.unit AND o.person = NEW.person AND o.id <> NEW.id
     AND o.since < coalesce(o.until, 9e15) AND NEW.since < coalesce(NEW.until, 9e15)
     AND o.since < coalesce(NEW.until, 9e15) AND NEW.since < coalesce(o.until, 9e15);
END;
--@postgres
ALTER TABLE stays_stay ADD CONSTRAINT stays_stay_apart EXCLUDE USING gist (unit WITH =, person WITH =, int8range(since, until) WITH &&);
--@end

CREATE TABLE stays_bedding(                           -- what a bed is used for: a guest sleeps in it, or it is out of order (stay NULL)
  id             INTEGER PRIMARY KEY,
  bed            INTEGER NOT NULL REFERENCES stays_bed,
  stay           INTEGER REFERENCES stays_stay,
  since          INTEGER NOT NULL,
  until          INTEGER,
  why            TEXT NOT NULL DEFAULT '',            -- out of order: what is wrong with it
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CHECK(until >= since), CHECK((stay IS NULL) = (why <> ''))
) STRICT;
CREATE INDEX stays_bedding_bed ON stays_bedding(bed, until);
CREATE INDEX stays_bedding_stay ON stays_bedding(stay);
CREATE UNIQUE INDEX stays_bedding_one ON stays_bedding(stay) WHERE until IS NULL AND stay IS NOT NULL;     -- a guest has one bed
--@sqlite
CREATE TRIGGER stays_bedding_apart_new AFTER INSERT ON stays_bedding BEGIN
  SELECT RAISE(ABORT, 'stays_bedding_apart') FROM stays_bedding o WHERE o.bed = NEW.bed AND o.id <> NEW.id
     AND o.since < coalesce(o.until, 9e15) AND NEW.since < coalesce(NEW.until, 9e15)
     AND o.since < coalesce(NEW.until, 9e15) AND NEW.since < coalesce(o.until, 9e15);
END;
CREATE TRIGGER stays_bedding_apart_change AFTER UPDATE ON stays_bedding BEGIN
  SELECT RAISE(ABORT, 'stays_bedding_apart') FROM stays_bedding o WHERE o.bed = NEW.bed AND o.id <> NEW.id
     AND o.since < coalesce(o.until, 9e15) AND NEW.since < coalesce(NEW.until, 9e15)
     AND o.since < coalesce(NEW.until, 9e15) AND NEW.since < coalesce(o.until, 9e15);
END;
--@postgres
ALTER TABLE stays_bedding ADD CONSTRAINT stays_bedding_apart EXCLUDE USING gist (bed WITH =, int8range(since, until) WITH &&);
--@end

CREATE TABLE stays_brought(                           -- a paper or test that the unit asks for
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  stay           INTEGER NOT NULL REFERENCES stays_stay,
  paper          TEXT NOT NULL CHECK(paper <> ''),    -- text stays.paper_<paper>
  state          TEXT NOT NULL DEFAULT 'asked' CHECK(state IN ('asked', 'seen', 'waived')),
  needed         INTEGER NOT NULL,                    -- day by which it must be there
  good_until     INTEGER,                             -- day from which it no longer counts
  why            BLOB,                                -- waived: sealed
  changed        INTEGER,
  by             INTEGER,
  UNIQUE(stay, paper), CHECK((state = 'waived') = (why IS NOT NULL)), CHECK((state = 'asked') = (by IS NULL))
) STRICT;

CREATE TABLE stays_longer(                            -- more time than the clock gives: asked for by one, decided by another
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  stay           INTEGER NOT NULL REFERENCES stays_stay,
  was            INTEGER NOT NULL,                    -- day
  until          INTEGER NOT NULL,                    -- day
  why            BLOB NOT NULL,
  state          TEXT NOT NULL DEFAULT 'asked' CHECK(state IN ('asked', 'granted', 'refused')),
  number         TEXT NOT NULL DEFAULT '',            -- of the decision
  asked          INTEGER NOT NULL,
  asked_by       INTEGER NOT NULL,
  decided        INTEGER,
  decided_by     INTEGER CHECK(decided_by <> asked_by),
  CHECK(until > was), CHECK((state = 'asked') = (decided_by IS NULL)), CHECK(state <> 'granted' OR number <> '')
) STRICT;
CREATE UNIQUE INDEX stays_longer_open ON stays_longer(stay) WHERE state = 'asked';
CREATE INDEX stays_longer_stay ON stays_longer(stay);

CREATE TABLE stays_night(                             -- the nightly list: one line for a guest and night; who was here is a delivery
  id             INTEGER PRIMARY KEY,
  stay           INTEGER NOT NULL REFERENCES stays_stay,
  night          INTEGER NOT NULL,                    -- the Greek day on which it began
  state          TEXT NOT NULL CHECK(state IN ('here', 'out', 'leave')),
  at             INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  UNIQUE(stay, night)
) STRICT;

CREATE TABLE stays_leave(                             -- nights away that the unit agreed to; the bed is kept
  id             INTEGER PRIMARY KEY,
  stay           INTEGER NOT NULL REFERENCES stays_stay,
  since          INTEGER NOT NULL,
  until          INTEGER NOT NULL,
  words          BLOB,
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CHECK(until > since)
) STRICT;
CREATE INDEX stays_leave_stay ON stays_leave(stay, until);

CREATE TABLE stays_caller(                            -- somebody visited a guest
  id             INTEGER PRIMARY KEY,
  stay           INTEGER NOT NULL REFERENCES stays_stay,
  came           INTEGER NOT NULL,                    -- instant
  gone           INTEGER,
  words          BLOB NOT NULL,                       -- who
  by             INTEGER NOT NULL,
  CHECK(gone >= came)
) STRICT;
CREATE INDEX stays_caller_stay ON stays_caller(stay, came);

CREATE TABLE stays_log(                               -- what one shift tells the next
  id             INTEGER PRIMARY KEY,
  unit           INTEGER NOT NULL REFERENCES access_unit,
  day            INTEGER NOT NULL,                    -- the Greek day on which the shift began
  shift          TEXT NOT NULL,                       -- text stays.shift_<shift>; '' = the unit has no shifts
  stay           INTEGER REFERENCES stays_stay,       -- about this guest
  heavy          INTEGER NOT NULL DEFAULT 0 CHECK(heavy IN (0, 1)),       -- must be read
  words          BLOB NOT NULL,
  at             INTEGER NOT NULL,
  by             INTEGER NOT NULL
) STRICT;
CREATE INDEX stays_log_unit ON stays_log(unit, at);
CREATE INDEX stays_log_stay ON stays_log(stay) WHERE stay IS NOT NULL;

CREATE TABLE stays_relief(                            -- who took a shift over, having read what the one before wrote
  id             INTEGER PRIMARY KEY,
  unit           INTEGER NOT NULL REFERENCES access_unit,
  day            INTEGER NOT NULL,
  shift          TEXT NOT NULL,
  read_to        INTEGER REFERENCES stays_log,        -- the last entry there was
  at             INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  UNIQUE(unit, day, shift, by)
) STRICT;

-- Housing and Work.
CREATE TABLE stays_lease(                             -- the home that is rented
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  stay           INTEGER NOT NULL REFERENCES stays_stay,
  words          BLOB NOT NULL,                       -- where, from whom
  rent           INTEGER NOT NULL CHECK(rent > 0),    -- cents a month
  since          INTEGER NOT NULL,
  until          INTEGER,
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CHECK(until > since)
) STRICT;
--@sqlite
CREATE TRIGGER stays_lease_apart_new AFTER INSERT ON stays_lease BEGIN
  SELECT RAISE(ABORT, 'stays_lease_apart') FROM stays_lease o WHERE o.stay = NEW.stay AND o.id <> NEW.id
     AND o.since < coalesce(NEW.until, 9e15) AND NEW.since < coalesce(o.until, 9e15);
END;
CREATE TRIGGER stays_lease_apart_change AFTER UPDATE ON stays_lease BEGIN
  SELECT RAISE(ABORT, 'stays_lease_apart') FROM stays_lease o WHERE o.stay = NEW.stay AND o.id <> NEW.id
     AND o.since < coalesce(NEW.until, 9e15) AND NEW.since < coalesce(o.until, 9e15);
END;
--@postgres
ALTER TABLE stays_lease ADD CONSTRAINT stays_lease_apart EXCLUDE USING gist (stay WITH =, int8range(since, until) WITH &&);
--@end
CREATE INDEX stays_lease_stay ON stays_lease(stay);

CREATE TABLE stays_month(                             -- the rent of a month: paid when what was agreed was done, held when not
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  stay           INTEGER NOT NULL REFERENCES stays_stay,
  month          INTEGER NOT NULL,                    -- its first day
  rent           INTEGER NOT NULL CHECK(rent > 0),
  duties         TEXT NOT NULL DEFAULT ',',           -- those that were met, each between commas: ",receipt,talk,"
  state          TEXT NOT NULL CHECK(state IN ('paid', 'held')),
  why            BLOB,                                -- held, or paid although something was not met: sealed
  changed        INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  UNIQUE(stay, month)
) STRICT;

CREATE TABLE stays_job(
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  stay           INTEGER NOT NULL REFERENCES stays_stay,
  kind           TEXT NOT NULL CHECK(kind IN ('subsidised', 'employed', 'own_business', 'training')),
  words          BLOB NOT NULL,                       -- where, as what
  since          INTEGER NOT NULL,
  until          INTEGER,
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CHECK(until > since)
) STRICT;
CREATE INDEX stays_job_stay ON stays_job(stay);

CREATE TABLE stays_talk(                              -- counselling
  id             INTEGER PRIMARY KEY,
  stay           INTEGER NOT NULL REFERENCES stays_stay,
  day            INTEGER NOT NULL,
  kind           TEXT NOT NULL CHECK(kind IN ('work', 'social', 'psychological', 'legal', 'debts')),
  minutes        INTEGER NOT NULL CHECK(minutes BETWEEN 5 AND 480),
  words          BLOB,
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL
) STRICT;
CREATE INDEX stays_talk_stay ON stays_talk(stay, day);

-- Windows.  A unit to which somebody was referred takes them in.
CREATE VIEW referrals_open_coming(id, person, unit, state, since) AS
SELECT id, person, unit, state, since FROM referrals_referral WHERE unit IS NOT NULL AND state IN ('seen', 'accepted', 'appointment', 'attended');
