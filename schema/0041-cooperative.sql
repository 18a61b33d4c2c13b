-- SPDX-License-Identifier: EUPL-1.2
-- 0041-cooperative: a social cooperative for the inclusion of people after rehabilitation (laws 4430/2016 and 4600/2019): who belongs to it
-- and since when, what each did, what was ordered, what came in and how it was shared out, and work placements outside.
--
-- A membership holds from the day `since` up to, not including, the day `until`; one person has one at a time, the database forbids two.
-- That somebody belongs to it says something of their health: what is written about them is sealed, and only its team reads that there is one.

CREATE TABLE cooperative_membership(
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  unit           INTEGER NOT NULL REFERENCES access_unit,
  person         INTEGER REFERENCES registry_person,  -- NULL: no longer kept; the figures stay
  kind           TEXT NOT NULL CHECK(kind IN ('recovering', 'professional', 'supporter')),
  share          INTEGER NOT NULL CHECK(share >= 0),  -- cents put in
  stay           INTEGER REFERENCES stays_stay,       -- of the hostel they came from
  since          INTEGER NOT NULL,                    -- day
  until          INTEGER,                             -- day from which they are no member
  reason         TEXT NOT NULL DEFAULT '' CHECK(reason IN ('', 'work', 'training', 'wish', 'moved', 'health', 'excluded', 'died', 'other')),
  why            BLOB,
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  ended_by       INTEGER,
  CHECK(until >= since), CHECK((until IS NULL) = (reason = '')), CHECK((until IS NULL) = (ended_by IS NULL))
) STRICT;
CREATE INDEX cooperative_membership_unit ON cooperative_membership(unit, until);
CREATE INDEX cooperative_membership_person ON cooperative_membership(person);
--@sqlite
CREATE TRIGGER cooperative_membership_apart_new AFTER INSERT ON cooperative_membership BEGIN
  SELECT RAISE(ABORT, 'cooperative_membership_apart') FROM cooperative_membership o WHERE o.unit = NEW.unit AND o.person = NEW.person AND o.id <> NEW.id
     AND o.since < coalesce(o.until, 9e15) AND NEW.since < coalesce(NEW.until, 9e15)
     AND o.since < coalesce(NEW.until, 9e15) AND NEW.since < coalesce(o.until, 9e15);
END;
CREATE TRIGGER cooperative_membership_apart_change AFTER UPDATE ON cooperative_membership BEGIN
  SELECT RAISE(ABORT, 'cooperative_membership_apart') FROM cooperative_membership o WHERE o.unit = NEW.unit AND o.person = NEW.person AND o.id <> NEW.id
     AND o.since < coalesce(o.until, 9e15) AND NEW.since < coalesce(NEW.until, 9e15)
     AND o.since < coalesce(NEW.until, 9e15) AND NEW.since < coalesce(o.until, 9e15);
END;
--@postgres
ALTER TABLE cooperative_membership ADD CONSTRAINT cooperative_membership_apart
  EXCLUDE USING gist (unit WITH =, person WITH =, int8range(since, until) WITH &&);
--@end

CREATE TABLE cooperative_order(                       -- what a customer ordered
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  unit           INTEGER NOT NULL REFERENCES access_unit,
  customer       TEXT NOT NULL CHECK(customer <> ''),
  words          TEXT NOT NULL CHECK(words <> ''),
  price          INTEGER NOT NULL CHECK(price >= 0),  -- cents
  taken          INTEGER NOT NULL,                    -- day
  due            INTEGER,                             -- day by which it is promised
  state          TEXT NOT NULL DEFAULT 'open' CHECK(state IN ('open', 'done', 'dropped')),
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CHECK(due >= taken)
) STRICT;
CREATE INDEX cooperative_order_unit ON cooperative_order(unit, state, due);

CREATE TABLE cooperative_labour(                      -- a member worked
  id             INTEGER PRIMARY KEY,
  membership     INTEGER NOT NULL REFERENCES cooperative_membership,
  day            INTEGER NOT NULL,
  kind           TEXT NOT NULL CHECK(kind IN ('kitchen', 'cleaning', 'gardens', 'crafts', 'recycling', 'repairs', 'sales', 'office', 'other')),
  minutes        INTEGER NOT NULL CHECK(minutes BETWEEN 1 AND 1440),
  ord            INTEGER REFERENCES cooperative_order,
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  undone         INTEGER,
  undone_by      INTEGER,
  why            TEXT NOT NULL DEFAULT '',
  CHECK((undone IS NULL) = (undone_by IS NULL)), CHECK((undone IS NULL) = (why = ''))
) STRICT;
CREATE INDEX cooperative_labour_day ON cooperative_labour(membership, day);

CREATE TABLE cooperative_spent(                       -- a member's day: it has twenty-four hours, whatever they did in it
  id             INTEGER PRIMARY KEY,
  membership     INTEGER NOT NULL REFERENCES cooperative_membership,
  day            INTEGER NOT NULL,
  minutes        INTEGER NOT NULL CHECK(minutes BETWEEN 0 AND 1440),
  UNIQUE(membership, day)
) STRICT;

CREATE TABLE cooperative_term(                        -- a month: open, or shared out
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  unit           INTEGER NOT NULL REFERENCES access_unit,
  month          INTEGER NOT NULL,                    -- its first day
  state          TEXT NOT NULL DEFAULT 'open' CHECK(state IN ('open', 'closed')),
  run            INTEGER NOT NULL DEFAULT 0,          -- how often it was shared out
  UNIQUE(unit, month)
) STRICT;

CREATE TABLE cooperative_cash(                        -- what came in (+) and what it cost (-); a mistake is countered, never changed
  id             INTEGER PRIMARY KEY,
  unit           INTEGER NOT NULL REFERENCES access_unit,
  day            INTEGER NOT NULL,
  kind           TEXT NOT NULL CHECK(kind IN ('order', 'sale', 'grant', 'cost')),
  amount         INTEGER NOT NULL CHECK(amount <> 0), -- cents
  ord            INTEGER REFERENCES cooperative_order,
  words          TEXT NOT NULL,
  counters       INTEGER UNIQUE REFERENCES cooperative_cash,
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CHECK((kind = 'order') = (ord IS NOT NULL)), CHECK((amount < 0) = ((kind = 'cost') <> (counters IS NOT NULL)))
) STRICT;
CREATE INDEX cooperative_cash_unit ON cooperative_cash(unit, day);
CREATE INDEX cooperative_cash_ord ON cooperative_cash(ord) WHERE ord IS NOT NULL;

CREATE TABLE cooperative_payout(                      -- a member's part of a month; a mistake is countered, never changed
  id             INTEGER PRIMARY KEY,
  term           INTEGER NOT NULL REFERENCES cooperative_term,
  run            INTEGER NOT NULL CHECK(run > 0),
  membership     INTEGER NOT NULL REFERENCES cooperative_membership,
  minutes        INTEGER NOT NULL,
  amount         INTEGER NOT NULL,                    -- cents
  counters       INTEGER UNIQUE REFERENCES cooperative_payout,
  why            TEXT NOT NULL DEFAULT '',
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CHECK((counters IS NULL) = (why = '')), CHECK((amount >= 0) = (counters IS NULL) OR amount = 0)
) STRICT;
CREATE UNIQUE INDEX cooperative_payout_once ON cooperative_payout(term, run, membership) WHERE counters IS NULL;
CREATE INDEX cooperative_payout_membership ON cooperative_payout(membership);
--@sqlite
CREATE TRIGGER cooperative_cash_fixed BEFORE UPDATE ON cooperative_cash BEGIN SELECT RAISE(ABORT, 'cooperative_cash: a line is never changed'); END;
CREATE TRIGGER cooperative_cash_kept BEFORE DELETE ON cooperative_cash BEGIN SELECT RAISE(ABORT, 'cooperative_cash: a line is never removed'); END;
CREATE TRIGGER cooperative_payout_fixed BEFORE UPDATE ON cooperative_payout BEGIN SELECT RAISE(ABORT, 'cooperative_payout: a line is never changed'); END;
CREATE TRIGGER cooperative_payout_kept BEFORE DELETE ON cooperative_payout BEGIN SELECT RAISE(ABORT, 'cooperative_payout: a line is never removed'); END;
--@postgres
CREATE FUNCTION cooperative_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%: a line is never %', TG_TABLE_NAME, CASE TG_OP WHEN 'UPDATE' THEN 'changed' ELSE 'removed' END;
END $$;
CREATE TRIGGER cooperative_cash_fixed BEFORE UPDATE OR DELETE ON cooperative_cash FOR EACH ROW EXECUTE FUNCTION cooperative_fixed();
CREATE TRIGGER cooperative_payout_fixed BEFORE UPDATE OR DELETE ON cooperative_payout FOR EACH ROW EXECUTE FUNCTION cooperative_fixed();
--@end

CREATE TABLE cooperative_placement(                   -- work outside: practice, apprenticeship, a job
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  membership     INTEGER NOT NULL REFERENCES cooperative_membership,
  kind           TEXT NOT NULL CHECK(kind IN ('practice', 'apprentice', 'job')),
  employer       BLOB NOT NULL,
  hours          INTEGER NOT NULL CHECK(hours BETWEEN 1 AND 60),       -- a week
  since          INTEGER NOT NULL,
  until          INTEGER,                             -- day from which they no longer go there, or on which the employer kept them
  outcome        TEXT NOT NULL DEFAULT '' CHECK(outcome IN ('', 'kept', 'other_job', 'training', 'back', 'broken', 'none')),
  words          BLOB,
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  ended_by       INTEGER,
  CHECK(until >= since), CHECK((until IS NULL) = (outcome = '')), CHECK((until IS NULL) = (ended_by IS NULL))
) STRICT;
CREATE INDEX cooperative_placement_membership ON cooperative_placement(membership, since);
CREATE UNIQUE INDEX cooperative_placement_one ON cooperative_placement(membership) WHERE until IS NULL;

CREATE TABLE cooperative_enquiry(                     -- so many months after a placement: how are they?
  id             INTEGER PRIMARY KEY,
  placement      INTEGER NOT NULL REFERENCES cooperative_placement,
  months         INTEGER NOT NULL CHECK(months IN (3, 6)),
  due            INTEGER NOT NULL,
  asked          INTEGER,
  state          TEXT NOT NULL DEFAULT '' CHECK(state IN ('', 'work', 'training', 'no_work', 'not_found')),
  words          BLOB,
  by             INTEGER,
  UNIQUE(placement, months), CHECK((asked IS NULL) = (state = '')), CHECK((asked IS NULL) = (by IS NULL))
) STRICT;

-- Windows.  Units whose name on somebody's page would say something of their health (GDPR article 9): only who works there reads it.
CREATE VIEW access_open_quiet(unit) AS SELECT id FROM access_unit WHERE kind IN ('rehab_hostel', 'social_cooperative');

CREATE VIEW stays_open_stay(id, unit, person, since, until) AS SELECT id, unit, person, since, until FROM stays_stay;

-- What reports count: who belongs to it, and what happened on which day.  who: a person, or below 0 somebody no longer kept.
CREATE VIEW cooperative_open_member(unit, who, kind, since, until) AS
SELECT unit, coalesce(person, -id), kind, since, until FROM cooperative_membership;
CREATE VIEW cooperative_open_event(unit, who, what, day) AS
SELECT unit, coalesce(person, -id), 'joined', since FROM cooperative_membership
UNION ALL SELECT unit, coalesce(person, -id), 'left', until FROM cooperative_membership WHERE until IS NOT NULL
UNION ALL SELECT unit, coalesce(person, -id), 'left_work', until FROM cooperative_membership WHERE reason = 'work'
UNION ALL SELECT unit, coalesce(person, -id), 'left_training', until FROM cooperative_membership WHERE reason = 'training'
UNION ALL SELECT m.unit, coalesce(m.person, -m.id), 'placed', p.since FROM cooperative_placement p JOIN cooperative_membership m ON m.id = p.membership
UNION ALL SELECT m.unit, coalesce(m.person, -m.id), 'kept', p.until FROM cooperative_placement p JOIN cooperative_membership m ON m.id = p.membership
           WHERE p.outcome IN ('kept', 'other_job')
UNION ALL SELECT m.unit, coalesce(m.person, -m.id), CASE e.months WHEN 3 THEN 'asked_3' ELSE 'asked_6' END, e.asked
            FROM cooperative_enquiry e JOIN cooperative_placement p ON p.id = e.placement JOIN cooperative_membership m ON m.id = p.membership WHERE e.asked IS NOT NULL
UNION ALL SELECT m.unit, coalesce(m.person, -m.id), CASE e.months WHEN 3 THEN 'work_3' ELSE 'work_6' END, e.asked
            FROM cooperative_enquiry e JOIN cooperative_placement p ON p.id = e.placement JOIN cooperative_membership m ON m.id = p.membership WHERE e.state = 'work';

-- Kinds that acts are about (0027: access_open_invisible).
CREATE VIEW cooperative_open_invisible(kind, about, person, root) AS
SELECT 'membership', m.id, v.person, v.root FROM cooperative_membership m JOIN registry_open_invisible v ON v.about = m.person
UNION ALL SELECT 'placement', p.id, v.person, v.root FROM cooperative_placement p JOIN cooperative_membership m ON m.id = p.membership
            JOIN registry_open_invisible v ON v.about = m.person;
DROP VIEW access_open_invisible;
CREATE VIEW access_open_invisible(kind, about, person, root) AS
SELECT kind, about, person, root FROM registry_open_invisible
UNION ALL SELECT kind, about, person, root FROM registry_open_invisible_home
UNION ALL SELECT kind, about, person, root FROM casework_open_invisible
UNION ALL SELECT kind, about, person, root FROM certificates_open_invisible
UNION ALL SELECT kind, about, person, root FROM referrals_open_invisible
UNION ALL SELECT kind, about, person, root FROM messages_open_invisible
UNION ALL SELECT kind, about, person, root FROM reception_open_invisible
UNION ALL SELECT kind, about, person, root FROM care_open_invisible
UNION ALL SELECT kind, about, person, root FROM stock_open_invisible
UNION ALL SELECT kind, about, person, root FROM places_open_invisible
UNION ALL SELECT kind, about, person, root FROM appointments_open_invisible
UNION ALL SELECT kind, about, person, root FROM stays_open_invisible
UNION ALL SELECT kind, about, person, root FROM resident_open_invisible
UNION ALL SELECT kind, about, person, root FROM events_open_invisible
UNION ALL SELECT kind, about, person, root FROM cooperative_open_invisible
UNION ALL SELECT 'glass', g.id, v.person, v.root FROM access_glass g JOIN registry_open_invisible v ON v.about = g.person;
