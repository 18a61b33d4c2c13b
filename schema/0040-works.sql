-- SPDX-License-Identifier: EUPL-1.2
-- 0040-works: the technical programme of each year, what of it is for accessibility, what was contracted and paid; photos before and
-- after; obstacles that residents report.
--
-- What the council approved is never overwritten: every amendment is a row with its day, and the figures of any day can be counted again.

CREATE TABLE works_project(                           -- a line of the technical programme
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,          -- grows with everything that is written about it
  year           INTEGER NOT NULL CHECK(year BETWEEN 2000 AND 2199),
  code           TEXT NOT NULL CHECK(code <> ''),     -- of the budget
  title          TEXT NOT NULL CHECK(title <> ''),
  area           TEXT NOT NULL DEFAULT '',            -- neighbourhood
  about          TEXT NOT NULL DEFAULT '',            -- for residents
  state          TEXT NOT NULL DEFAULT 'planned' CHECK(state IN ('planned', 'contracted', 'done')),
  contractor     TEXT NOT NULL DEFAULT '',
  starts         INTEGER,                             -- day
  ends           INTEGER,                             -- day: expected, once done the day itself
  lat            INTEGER NOT NULL DEFAULT 0,          -- millionths of a degree; both 0: where it is was not said
  lon            INTEGER NOT NULL DEFAULT 0,
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  UNIQUE(year, code), CHECK(ends >= starts), CHECK((lat = 0) = (lon = 0)), CHECK(state <> 'done' OR ends IS NOT NULL)
) STRICT;

CREATE TABLE works_approval(                          -- what it has from a day on: approved first, then amended; the newest holds
  id             INTEGER PRIMARY KEY,
  project        INTEGER NOT NULL REFERENCES works_project,
  since          INTEGER NOT NULL,                    -- day of the decision
  budget         INTEGER NOT NULL CHECK(budget BETWEEN 0 AND 1000000000000),         -- cents; 0: struck from the programme
  access         INTEGER NOT NULL CHECK(access BETWEEN 0 AND budget),    -- cents of it that are for accessibility alone
  kind           TEXT NOT NULL,                       -- of accessibility: kinds.h; '' = none of it is
  reason         TEXT NOT NULL,                       -- why it counts
  ground         TEXT NOT NULL CHECK(ground <> ''),   -- the decision
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CHECK((access = 0) = (kind = '')), CHECK((kind = '') = (reason = ''))
) STRICT;
CREATE INDEX works_approval_project ON works_approval(project, since, id);

CREATE TABLE works_bill(                              -- what was contracted and what was paid; a correction is a row with less than nothing
  id             INTEGER PRIMARY KEY,
  project        INTEGER NOT NULL REFERENCES works_project,
  kind           TEXT NOT NULL CHECK(kind IN ('contract', 'payment')),
  day            INTEGER NOT NULL,
  cents          INTEGER NOT NULL CHECK(cents <> 0),
  access         INTEGER NOT NULL,                    -- cents of it for accessibility
  words          TEXT NOT NULL CHECK(words <> ''),    -- contract, order or invoice
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CHECK(cents > 0 AND access BETWEEN 0 AND cents OR cents < 0 AND access BETWEEN cents AND 0)
) STRICT;
CREATE INDEX works_bill_project ON works_bill(project, day, id);

CREATE TABLE works_picture(
  id             INTEGER PRIMARY KEY,
  project        INTEGER NOT NULL REFERENCES works_project,
  phase          TEXT NOT NULL CHECK(phase IN ('before', 'after')),
  words          TEXT NOT NULL CHECK(words <> ''),    -- what is seen on it, for who does not see it
  taken          INTEGER,                             -- day
  stored         TEXT NOT NULL,
  type           TEXT NOT NULL,
  size           INTEGER NOT NULL,
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  removed        INTEGER
) STRICT;
CREATE INDEX works_picture_project ON works_picture(project, phase, id);
CREATE INDEX works_picture_stored ON works_picture(stored);

CREATE TABLE works_obstacle(                          -- what a resident found in their way
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  place          BLOB,                                -- sealed, as what follows; NULL once forgotten
  words          BLOB,
  contact        BLOB,                                -- NULL: none was left
  lang           TEXT NOT NULL DEFAULT 'el',          -- in which it was written
  stored         TEXT,                                -- photo; NULL: none
  type           TEXT NOT NULL DEFAULT '',
  state          TEXT NOT NULL DEFAULT 'new' CHECK(state IN ('new', 'taken', 'fixed', 'refused')),
  answer         BLOB,                                -- sealed: what the resident is told
  project        INTEGER REFERENCES works_project,    -- the work that takes it away
  follow         BLOB UNIQUE,                         -- keyed hash of number and code
  form           BLOB UNIQUE,                         -- keyed hash of the form it came with: a copy reports nothing twice
  made           INTEGER NOT NULL,
  answered       INTEGER,
  by             INTEGER,                             -- who answered last
  CHECK((state = 'new') = (answered IS NULL)), CHECK(state = 'new' OR answer IS NOT NULL OR place IS NULL)
) STRICT;
CREATE INDEX works_obstacle_state ON works_obstacle(state, id);
CREATE INDEX works_obstacle_stored ON works_obstacle(stored) WHERE stored IS NOT NULL;

--@sqlite
CREATE TRIGGER works_approval_stays BEFORE UPDATE ON works_approval BEGIN SELECT RAISE(ABORT, 'works_approval: it is amended, never changed'); END;
CREATE TRIGGER works_approval_kept BEFORE DELETE ON works_approval BEGIN SELECT RAISE(ABORT, 'works_approval: it is amended, never removed'); END;
CREATE TRIGGER works_approval_order BEFORE INSERT ON works_approval WHEN NEW.since < (SELECT max(since) FROM works_approval WHERE project = NEW.project)
  BEGIN SELECT RAISE(ABORT, 'works_approval: a newer one is there'); END;
CREATE TRIGGER works_bill_stays BEFORE UPDATE ON works_bill BEGIN SELECT RAISE(ABORT, 'works_bill: it is corrected by another, never changed'); END;
CREATE TRIGGER works_bill_kept BEFORE DELETE ON works_bill BEGIN SELECT RAISE(ABORT, 'works_bill: it is corrected by another, never removed'); END;
--@postgres
CREATE FUNCTION works_stays() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN RAISE EXCEPTION '%: it is amended or corrected by another, never changed', TG_TABLE_NAME; END $f$;
CREATE TRIGGER works_approval_stays BEFORE UPDATE OR DELETE ON works_approval FOR EACH ROW EXECUTE FUNCTION works_stays();
CREATE TRIGGER works_bill_stays BEFORE UPDATE OR DELETE ON works_bill FOR EACH ROW EXECUTE FUNCTION works_stays();
CREATE FUNCTION works_in_order() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN
  IF NEW.since < (SELECT max(since) FROM works_approval WHERE project = NEW.project) THEN RAISE EXCEPTION 'works_approval: a newer one is there'; END IF;
  RETURN NEW;
END $f$;
CREATE TRIGGER works_approval_order BEFORE INSERT ON works_approval FOR EACH ROW EXECUTE FUNCTION works_in_order();
--@end
