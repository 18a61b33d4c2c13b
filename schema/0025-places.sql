-- SPDX-License-Identifier: EUPL-1.2
-- 0025-places: calls for places, their groups, applications with ranked wishes, lists, objections, offers and places held; staff of the
-- groups; who may fetch whom, what the doorway must know, attendance; fees.
--
-- A group is never over-full: the database counts its seats itself (places_section.taken) and refuses the one too many, whoever writes it.
-- What was published stays as it was published.

CREATE TABLE places_call(                             -- places of one programme for one period
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  programme      TEXT NOT NULL CHECK(programme <> ''),
  words          TEXT NOT NULL DEFAULT '',            -- what is told beside it: the decision of the council
  since          INTEGER NOT NULL,                    -- day on which the places begin
  until          INTEGER NOT NULL,                    -- first day on which they have ended
  age_on         INTEGER NOT NULL,                    -- day on which ages are measured
  opens          INTEGER NOT NULL,                    -- instant
  closes         INTEGER NOT NULL,                    -- instant: the first that is too late
  preferences    INTEGER NOT NULL CHECK(preferences BETWEEN 1 AND 20),
  together       INTEGER NOT NULL CHECK(together IN (0, 1)),
  complete_only  INTEGER NOT NULL CHECK(complete_only IN (0, 1)),      -- a file with papers missing is not ranked
  objection_days INTEGER NOT NULL CHECK(objection_days BETWEEN 0 AND 60),       -- working days
  answer_days    INTEGER NOT NULL CHECK(answer_days BETWEEN 1 AND 60),          -- working days
  stage          TEXT NOT NULL DEFAULT 'open' CHECK(stage IN ('open', 'counting', 'counted', 'provisional', 'recounting', 'recounted', 'final', 'ended')),
  provisional    INTEGER,                             -- when the provisional list was published, by whom
  provisional_by INTEGER,
  objections     INTEGER,                             -- last day for an objection to it
  seed           TEXT NOT NULL DEFAULT '',            -- of the public draw; '' = not drawn yet
  seed_from      TEXT NOT NULL DEFAULT '',            -- where and when it was drawn
  final          INTEGER,
  final_by       INTEGER,
  book           TEXT NOT NULL DEFAULT '',            -- hash of the rules the last count was made with
  base           TEXT NOT NULL DEFAULT '',            -- where our pages are, for links in messages
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CHECK(until > since), CHECK(closes > opens),
  CHECK((provisional IS NULL) = (provisional_by IS NULL)), CHECK((final IS NULL) = (final_by IS NULL))
) STRICT;
CREATE INDEX places_call_programme ON places_call(programme, since);

CREATE TABLE places_section(                            -- a group of a structure in one shift, as the call has it
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  call           INTEGER NOT NULL REFERENCES places_call,
  structure      TEXT NOT NULL CHECK(structure <> ''),       -- id in towns/<town>/structures.yaml
  name           TEXT NOT NULL CHECK(name <> ''),     -- id of the group there
  shift          INTEGER NOT NULL DEFAULT 0 CHECK(shift BETWEEN 0 AND 9),
  from_months    INTEGER NOT NULL,
  to_months      INTEGER NOT NULL,                    -- not included; 0 = no limit
  places         INTEGER NOT NULL CHECK(places BETWEEN 0 AND 2000),
  per            INTEGER NOT NULL DEFAULT 0,          -- so many trained staff and helpers for so many places begun; 0 = no rule
  trained        INTEGER NOT NULL DEFAULT 0,
  helpers        INTEGER NOT NULL DEFAULT 0,
  staffed        INTEGER,                             -- places that today's staff suffice for; NULL = no rule, or nobody recorded yet
  taken          INTEGER NOT NULL DEFAULT 0,          -- seats offered or held; kept by the triggers below
  ended          INTEGER,                             -- first day on which the group is no more
  why            TEXT NOT NULL DEFAULT '',
  UNIQUE(call, structure, name, shift),
  CONSTRAINT places_section_full CHECK(taken BETWEEN 0 AND places)
) STRICT;
CREATE INDEX places_section_structure ON places_section(structure);

CREATE TABLE places_quota(                          -- places of a group that are kept for some
  id             INTEGER PRIMARY KEY,
  section            INTEGER NOT NULL REFERENCES places_section,
  bit            INTEGER NOT NULL CHECK(bit BETWEEN 0 AND 3),          -- its place in the town's rules
  word           TEXT NOT NULL,
  places         INTEGER NOT NULL CHECK(places >= 0),
  UNIQUE(section, bit)
) STRICT;

CREATE TABLE places_wish(                             -- an application in a call: a case, and what is wished for
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  call           INTEGER NOT NULL REFERENCES places_call,
  filed          INTEGER NOT NULL UNIQUE REFERENCES casework_case,
  person         INTEGER NOT NULL REFERENCES registry_person,          -- for whom
  home           INTEGER REFERENCES registry_household,                -- with whom they live: brothers and sisters, fees
  code           TEXT NOT NULL CHECK(code <> ''),     -- on the lists instead of the name
  own            BLOB UNIQUE,                         -- keyed hash of the code with which the family sees its own
  together       INTEGER NOT NULL DEFAULT 0 CHECK(together IN (0, 1)),
  state          TEXT NOT NULL DEFAULT 'in' CHECK(state IN ('in', 'out', 'withdrawn')),
  out_why        TEXT NOT NULL DEFAULT '',            -- coded: papers, age, rules, ended
  late           INTEGER NOT NULL DEFAULT 0 CHECK(late IN (0, 1)),     -- handed in after the call closed: behind all others
  told           TEXT NOT NULL DEFAULT '',            -- the list that the family was told of
  settled        INTEGER NOT NULL DEFAULT 0 CHECK(settled IN (0, 1)),  -- the final list was told to its case
  waits          INTEGER NOT NULL DEFAULT 1 CHECK(waits IN (0, 1)),    -- wants to be asked when a place falls free
  counted        INTEGER,                             -- when the points were counted; NULL = to be counted (again)
  points         INTEGER,                             -- hundredths; what is not known yet counts for nothing
  points_most    INTEGER,                             -- what they could come to
  tie1           INTEGER NOT NULL DEFAULT 0,          -- the smaller first
  tie2           INTEGER NOT NULL DEFAULT 0,
  tie3           INTEGER NOT NULL DEFAULT 0,
  draw           INTEGER NOT NULL DEFAULT 0,
  reserves       INTEGER NOT NULL DEFAULT 0,
  parts          TEXT NOT NULL DEFAULT '',            -- "local_points=4000 income_points=2400": what may stand on a public list
  reasons        BLOB,                                -- sealed: every part with its reasons, for the family and the clerk
  position       INTEGER,                             -- on the list last made
  result         INTEGER REFERENCES places_section,     -- what the allocation gave
  preference     INTEGER,                             -- which of the wishes that is
  front          TEXT NOT NULL DEFAULT '',            -- the structure that the second step put first
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  UNIQUE(call, code), UNIQUE(call, person)
) STRICT;
CREATE INDEX places_wish_person ON places_wish(person);
CREATE INDEX places_wish_call ON places_wish(call, state, counted);

CREATE TABLE places_pref(                             -- the same structure and shift only once
  id             INTEGER PRIMARY KEY,
  wish           INTEGER NOT NULL REFERENCES places_wish,
  rank           INTEGER NOT NULL CHECK(rank BETWEEN 1 AND 20),
  structure      TEXT NOT NULL,
  shift          INTEGER NOT NULL DEFAULT 0,          -- 0 = any
  UNIQUE(wish, rank), UNIQUE(wish, structure, shift)
) STRICT;

CREATE TABLE places_listed(                           -- a published list, line by line
  id             INTEGER PRIMARY KEY,
  call           INTEGER NOT NULL REFERENCES places_call,
  list           TEXT NOT NULL CHECK(list IN ('provisional', 'final')),
  wish           INTEGER NOT NULL REFERENCES places_wish,
  code           TEXT NOT NULL,
  position       INTEGER,                             -- NULL: not ranked
  points         INTEGER NOT NULL,
  parts          TEXT NOT NULL,
  out_why        TEXT NOT NULL DEFAULT '',
  draw           INTEGER NOT NULL DEFAULT 0,
  reserves       INTEGER NOT NULL DEFAULT 0,
  result         INTEGER REFERENCES places_section,
  preference     INTEGER,
  UNIQUE(list, wish)
) STRICT;
CREATE INDEX places_listed_call ON places_listed(call, list, position);

CREATE TABLE places_protest(                        -- to the provisional list, in the same case
  id             INTEGER PRIMARY KEY,
  wish           INTEGER NOT NULL REFERENCES places_wish,
  handed_in      INTEGER NOT NULL,
  late           INTEGER NOT NULL CHECK(late IN (0, 1)),
  words          BLOB NOT NULL,                       -- sealed
  by             INTEGER NOT NULL,
  outcome        TEXT NOT NULL DEFAULT '' CHECK(outcome IN ('', 'upheld', 'rejected')),
  reasons        BLOB,                                -- sealed
  answered       INTEGER,
  answered_by    INTEGER,                             -- never who published the list
  CHECK((outcome = '') = (answered IS NULL)), CHECK((outcome = '') = (reasons IS NULL)), CHECK((answered IS NULL) = (answered_by IS NULL))
) STRICT;
CREATE UNIQUE INDEX places_protest_one ON places_protest(wish) WHERE outcome = '';
CREATE INDEX places_protest_wish ON places_protest(wish);

CREATE TABLE places_seat(                             -- a place in a group: offered, held, over
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  wish           INTEGER NOT NULL REFERENCES places_wish,
  section            INTEGER NOT NULL REFERENCES places_section,
  person         INTEGER NOT NULL REFERENCES registry_person,
  preference     INTEGER NOT NULL,                    -- which of the wishes
  state          TEXT NOT NULL CHECK(state IN ('offered', 'held', 'declined', 'expired', 'withdrawn', 'ended')),
  offered        INTEGER NOT NULL,
  answer_by      INTEGER NOT NULL,                    -- instant: the first that is too late
  answered       INTEGER,
  answered_by    INTEGER,                             -- account; 0 the family by its link
  link           BLOB UNIQUE,                         -- keyed hash of the link in the message
  told           INTEGER NOT NULL DEFAULT 0 CHECK(told IN (0, 1)),
  since          INTEGER NOT NULL,                    -- day
  until          INTEGER NOT NULL,                    -- first day without it
  code           TEXT NOT NULL DEFAULT '',            -- coded reason of an end
  why            TEXT NOT NULL DEFAULT '',
  by             INTEGER NOT NULL,
  CHECK(until >= since), CHECK((answered IS NULL) = (answered_by IS NULL))
) STRICT;
CREATE UNIQUE INDEX places_seat_held ON places_seat(wish) WHERE state = 'held';
CREATE UNIQUE INDEX places_seat_offered ON places_seat(wish) WHERE state = 'offered';
CREATE INDEX places_seat_group ON places_seat(section, state);
CREATE INDEX places_seat_person ON places_seat(person);
CREATE INDEX places_seat_wish ON places_seat(wish);
CREATE INDEX places_seat_answer ON places_seat(answer_by) WHERE state = 'offered';
CREATE INDEX places_seat_until ON places_seat(until) WHERE state = 'held';

--@sqlite
CREATE TRIGGER places_seat_new AFTER INSERT ON places_seat WHEN NEW.state IN ('offered', 'held') BEGIN
  SELECT RAISE(ABORT, 'places_section_full') FROM places_section g
   WHERE g.id = NEW.section AND (g.ended IS NOT NULL OR g.taken >= min(g.places, coalesce(g.staffed, g.places)));
  UPDATE places_section SET taken = taken + 1 WHERE id = NEW.section;
END;
CREATE TRIGGER places_seat_back AFTER UPDATE OF state ON places_seat WHEN OLD.state NOT IN ('offered', 'held') AND NEW.state IN ('offered', 'held') BEGIN
  SELECT RAISE(ABORT, 'places_seat_back: a place that was given back is offered anew');
END;
CREATE TRIGGER places_seat_free AFTER UPDATE OF state ON places_seat WHEN OLD.state IN ('offered', 'held') AND NEW.state NOT IN ('offered', 'held') BEGIN
  UPDATE places_section SET taken = taken - 1 WHERE id = NEW.section;
END;
CREATE TRIGGER places_seat_gone AFTER DELETE ON places_seat WHEN OLD.state IN ('offered', 'held') BEGIN
  UPDATE places_section SET taken = taken - 1 WHERE id = OLD.section;
END;
CREATE TRIGGER places_seat_fixed BEFORE UPDATE OF section, wish ON places_seat WHEN NEW.section <> OLD.section OR NEW.wish <> OLD.wish BEGIN
  SELECT RAISE(ABORT, 'places_seat_fixed');
END;
CREATE TRIGGER places_listed_kept BEFORE UPDATE ON places_listed BEGIN SELECT RAISE(ABORT, 'places_listed_kept'); END;
CREATE TRIGGER places_protest_other BEFORE UPDATE ON places_protest WHEN NEW.answered_by IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'places_protest_other') FROM places_wish w JOIN places_call c ON c.id = w.call
   WHERE w.id = NEW.wish AND c.provisional_by = NEW.answered_by;
END;
--@postgres
CREATE FUNCTION places_seat_counted() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.section <> OLD.section OR NEW.wish <> OLD.wish) THEN RAISE EXCEPTION 'places_seat_fixed'; END IF;
  IF TG_OP = 'UPDATE' AND OLD.state NOT IN ('offered', 'held') AND NEW.state IN ('offered', 'held') THEN
    RAISE EXCEPTION 'places_seat_back: a place that was given back is offered anew';
  END IF;
  IF TG_OP = 'INSERT' AND NEW.state IN ('offered', 'held') THEN
    UPDATE places_section SET taken = taken + 1 WHERE id = NEW.section AND ended IS NULL AND taken < least(places, coalesce(staffed, places));
    IF NOT FOUND THEN RAISE EXCEPTION 'places_section_full'; END IF;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.state IN ('offered', 'held') AND NEW.state NOT IN ('offered', 'held') THEN
    UPDATE places_section SET taken = taken - 1 WHERE id = NEW.section;
  END IF;
  IF TG_OP = 'DELETE' AND OLD.state IN ('offered', 'held') THEN UPDATE places_section SET taken = taken - 1 WHERE id = OLD.section; END IF;
  RETURN NULL;
END $f$;
CREATE TRIGGER places_seat_counted AFTER INSERT OR UPDATE OR DELETE ON places_seat FOR EACH ROW EXECUTE FUNCTION places_seat_counted();
CREATE FUNCTION places_listed_kept() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN RAISE EXCEPTION 'places_listed_kept'; END $f$;
CREATE TRIGGER places_listed_kept BEFORE UPDATE ON places_listed FOR EACH ROW EXECUTE FUNCTION places_listed_kept();
CREATE FUNCTION places_protest_other() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN
  IF EXISTS (SELECT 1 FROM places_wish w JOIN places_call c ON c.id = w.call WHERE w.id = NEW.wish AND c.provisional_by = NEW.answered_by) THEN
    RAISE EXCEPTION 'places_protest_other';
  END IF;
  RETURN NEW;
END $f$;
CREATE TRIGGER places_protest_other BEFORE UPDATE ON places_protest FOR EACH ROW WHEN (NEW.answered_by IS NOT NULL) EXECUTE FUNCTION places_protest_other();
--@end

CREATE TABLE places_crew(                            -- who works in a group, from when to when
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  section            INTEGER NOT NULL REFERENCES places_section,
  name           TEXT NOT NULL CHECK(name <> ''),
  part           TEXT NOT NULL CHECK(part IN ('trained', 'helper')),
  since          INTEGER NOT NULL,
  until          INTEGER,                             -- first day without them
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CHECK(until > since)
) STRICT;
CREATE INDEX places_crew_group ON places_crew(section);
CREATE INDEX places_crew_until ON places_crew(until) WHERE until IS NOT NULL;

CREATE TABLE places_escort(                           -- who may, and who must not, fetch a child
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  person         INTEGER NOT NULL REFERENCES registry_person,          -- the child
  known          INTEGER REFERENCES registry_person,  -- who it is, when the registry knows them
  name           BLOB NOT NULL,                       -- sealed
  phone          BLOB,                                -- sealed
  relation       TEXT NOT NULL DEFAULT '',            -- a word of the registry's relations, or other
  may            INTEGER NOT NULL CHECK(may IN (0, 1)),       -- 0: must not, by the paper named
  paper          TEXT NOT NULL DEFAULT '',
  since          INTEGER NOT NULL,
  until          INTEGER,
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CHECK(until >= since)
) STRICT;
CREATE INDEX places_escort_person ON places_escort(person);

CREATE TABLE places_caution(                             -- what the doorway must know of somebody's health, and what to do
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  person         INTEGER NOT NULL REFERENCES registry_person,
  kind           TEXT NOT NULL CHECK(kind IN ('allergy', 'medicine', 'condition', 'diet', 'other')),
  words          BLOB NOT NULL,                       -- sealed
  since          INTEGER NOT NULL,
  until          INTEGER,
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CHECK(until >= since)
) STRICT;
CREATE INDEX places_caution_person ON places_caution(person);

CREATE TABLE places_presence(                              -- one seat on one day
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  seat           INTEGER NOT NULL REFERENCES places_seat,
  section            INTEGER NOT NULL REFERENCES places_section,
  day            INTEGER NOT NULL,                    -- Greek day on which the shift began
  state          TEXT NOT NULL CHECK(state IN ('here', 'away')),
  arrived        INTEGER,
  gone           INTEGER,
  escort         INTEGER REFERENCES places_escort,    -- who fetched them ...
  fetched_by     INTEGER REFERENCES registry_person,  -- ... or which parent or guardian of the registry
  reason         TEXT NOT NULL DEFAULT '' CHECK(reason IN ('', 'ill', 'family', 'travel', 'weather', 'appointment', 'other', 'unknown')),
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  UNIQUE(seat, day),
  CHECK((state = 'here') = (arrived IS NOT NULL)), CHECK((state = 'away') = (reason <> '')), CHECK(gone >= arrived),
  CHECK(escort IS NULL OR gone IS NOT NULL), CHECK(fetched_by IS NULL OR gone IS NOT NULL)
) STRICT;
CREATE INDEX places_presence_group ON places_presence(section, day);

CREATE TABLE places_receipts(                           -- numbers of receipts, without a gap
  id             INTEGER PRIMARY KEY,
  year           INTEGER NOT NULL UNIQUE,
  last           INTEGER NOT NULL CHECK(last > 0)
) STRICT;

-- What is owed and what was paid: lines are added, never changed.  What is owed is positive.
CREATE TABLE places_fee(
  id             INTEGER PRIMARY KEY,
  wish           INTEGER NOT NULL REFERENCES places_wish,              -- for whose place
  person         INTEGER NOT NULL REFERENCES registry_person,          -- the child
  kind           TEXT NOT NULL CHECK(kind IN ('fee', 'correction', 'payment', 'refund')),
  month          INTEGER,                             -- first day of the month that a fee is for
  cents          INTEGER NOT NULL CHECK(cents <> 0 OR kind = 'fee'),
  on_day         INTEGER NOT NULL,
  how            TEXT NOT NULL DEFAULT '' CHECK(how IN ('', 'cash', 'card', 'bank')),
  words          TEXT NOT NULL DEFAULT '',
  why            BLOB,                                -- sealed: how the fee follows from the scale
  book           TEXT NOT NULL DEFAULT '',            -- hash of the rules
  counters       INTEGER UNIQUE REFERENCES places_fee,
  receipt_year   INTEGER,
  receipt_no     INTEGER,
  at             INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  UNIQUE(receipt_year, receipt_no),
  CHECK((receipt_year IS NULL) = (receipt_no IS NULL)), CHECK((kind = 'payment') = (receipt_no IS NOT NULL)),
  CHECK((month IS NOT NULL) OR kind IN ('payment', 'refund', 'correction')), CHECK(kind <> 'fee' OR cents >= 0), CHECK(kind <> 'payment' OR cents < 0)
) STRICT;
CREATE UNIQUE INDEX places_fee_month ON places_fee(wish, month) WHERE kind = 'fee';
CREATE INDEX places_fee_wish ON places_fee(wish, on_day);
CREATE INDEX places_fee_person ON places_fee(person);
--@sqlite
CREATE TRIGGER places_fee_kept BEFORE UPDATE OF id, wish, kind, month, cents, on_day, how, counters, receipt_year, receipt_no, at, by ON places_fee BEGIN
  SELECT RAISE(ABORT, 'places_fee_kept');
END;
--@postgres
CREATE FUNCTION places_fee_kept() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN RAISE EXCEPTION 'places_fee_kept'; END $f$;
CREATE TRIGGER places_fee_kept BEFORE UPDATE OF id, wish, kind, month, cents, on_day, how, counters, receipt_year, receipt_no, at, by ON places_fee
  FOR EACH ROW EXECUTE FUNCTION places_fee_kept();
--@end

-- Windows.
CREATE VIEW places_open_seat(id, wish, call, programme, section, structure, name, shift, person, state, since, until) AS
SELECT s.id, s.wish, g.call, c.programme, s.section, g.structure, g.name, g.shift, s.person, s.state, s.since, s.until
  FROM places_seat s JOIN places_section g ON g.id = s.section JOIN places_call c ON c.id = g.call;

CREATE VIEW places_open_section(id, call, programme, structure, name, shift, places, staffed, taken, ended, since, until) AS
SELECT g.id, g.call, c.programme, g.structure, g.name, g.shift, g.places, g.staffed, g.taken, g.ended, c.since, c.until
  FROM places_section g JOIN places_call c ON c.id = g.call;

CREATE VIEW places_open_wish(id, call, programme, filed, person, state, since, until) AS
SELECT w.id, w.call, c.programme, w.filed, w.person, w.state, c.since, c.until
  FROM places_wish w JOIN places_call c ON c.id = w.call;
