-- SPDX-License-Identifier: EUPL-1.2
-- 0007-facts: what is known of persons and households, in two times; what they are entitled to; who must be told and reached.
--
-- A fact holds in the world from the day `since` (NULL: since before we know) up to, not including, `until` (NULL: still), and
-- for us from the instant `known_from` up to `known_to` (NULL: still).  The database itself forbids that two facts known now of
-- one subject and variable overlap in the world (FA1), and that a fact once written is written over (FA2): a correction ends
-- what was known and adds what is known now.

CREATE TABLE facts_fact(
  id             INTEGER PRIMARY KEY,
  person         INTEGER REFERENCES registry_person,  -- whom it is about: a person ...
  household      INTEGER REFERENCES registry_household,        -- ... or a household
  variable       TEXT NOT NULL CHECK(variable <> ''), -- a name of programmes/facts.txt
  value          TEXT,                                -- as household_put_text() takes it; 'unknown' does not know, 'refused' would not say
  sealed         BLOB,                                -- the same, sealed, when the fact is a delicate one
  since          INTEGER,
  until          INTEGER,
  known_from     INTEGER NOT NULL,
  known_to       INTEGER,
  source         TEXT NOT NULL CHECK(source IN ('household', 'other_person', 'paper', 'register', 'code', 'import', 'staff')),
  said_by        TEXT NOT NULL DEFAULT '',            -- in words: the daughter on the telephone; which register
  evidence       TEXT NOT NULL CHECK(evidence IN ('declared', 'paper', 'register', 'contradicted', 'wont_say', 'doesnt_know')),
  paper          TEXT NOT NULL DEFAULT '',            -- its number and day, or where it is kept
  by             INTEGER NOT NULL,                    -- staff account; 0: the program
  ended_by       INTEGER,                             -- who ended it being known
  CHECK((person IS NULL) <> (household IS NULL)), CHECK((value IS NULL) <> (sealed IS NULL)),
  CHECK(until > since), CHECK(known_to >= known_from), CHECK((known_to IS NULL) = (ended_by IS NULL))
) STRICT;
CREATE INDEX facts_fact_person ON facts_fact(person, variable) WHERE person IS NOT NULL;
CREATE INDEX facts_fact_household ON facts_fact(household, variable) WHERE household IS NOT NULL;

CREATE TABLE facts_dirty(                             -- households whose answers may have changed; taken away as they are screened
  id             INTEGER PRIMARY KEY,
  household      INTEGER NOT NULL UNIQUE REFERENCES registry_household,
  cause          TEXT NOT NULL CHECK(cause IN ('fact', 'registry'))
) STRICT;

CREATE TABLE facts_checked(                           -- a household's last screening
  id             INTEGER PRIMARY KEY,
  household      INTEGER NOT NULL UNIQUE REFERENCES registry_household,
  day            INTEGER NOT NULL,                    -- the day asked
  book           TEXT NOT NULL,                       -- hash of the rules
  at             INTEGER NOT NULL,
  open           TEXT NOT NULL                        -- programmes that nobody can say yet, with blanks between them
) STRICT;

CREATE TABLE facts_sweep(                             -- asking the rules again for the whole town: a day, or rules, that nobody was asked under
  id             INTEGER PRIMARY KEY,
  day            INTEGER NOT NULL,
  book           TEXT NOT NULL,
  started        INTEGER NOT NULL,
  upto           INTEGER NOT NULL DEFAULT 0,          -- number of the last household that was asked
  households     INTEGER NOT NULL DEFAULT 0,
  changed        INTEGER NOT NULL DEFAULT 0,          -- answers that changed
  ended          INTEGER
) STRICT;

CREATE TABLE facts_entitled(                          -- its programmes answered yes; those in neither place are answered no
  id             INTEGER PRIMARY KEY,
  household      INTEGER NOT NULL REFERENCES registry_household,
  programme      TEXT NOT NULL,
  month_lo       INTEGER NOT NULL,                    -- cents a month, yearly ones by twelve
  month_hi       INTEGER NOT NULL,
  once_lo        INTEGER NOT NULL,                    -- cents paid once
  judged         INTEGER NOT NULL CHECK(judged IN (0, 1)),     -- only after somebody's judgement
  special        INTEGER NOT NULL CHECK(special IN (0, 1)),    -- it would be answered otherwise without special-category facts (FA6)
  since          INTEGER NOT NULL,                    -- the first day it was found
  UNIQUE(household, programme)
) STRICT;
CREATE INDEX facts_entitled_programme ON facts_entitled(programme);

CREATE TABLE facts_shift(                             -- an answer that changed: who gains, who loses, who must be told
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  household      INTEGER NOT NULL REFERENCES registry_household,
  programme      TEXT NOT NULL,
  was            TEXT NOT NULL CHECK(was IN ('no', 'yes', 'open')),
  now            TEXT NOT NULL CHECK(now IN ('no', 'yes', 'open')),
  month_was      INTEGER NOT NULL,
  month_now      INTEGER NOT NULL,
  cause          TEXT NOT NULL CHECK(cause IN ('fact', 'registry', 'rules', 'day')),
  special        INTEGER NOT NULL CHECK(special IN (0, 1)),
  book           TEXT NOT NULL,
  day            INTEGER NOT NULL,
  at             INTEGER NOT NULL,
  told           INTEGER,                             -- the day the household was told
  told_channel   TEXT NOT NULL DEFAULT '' CHECK(told_channel IN ('', 'phone', 'message', 'letter', 'desk', 'visit', 'needless')),
  told_by        INTEGER
) STRICT;
CREATE INDEX facts_shift_household ON facts_shift(household);
CREATE INDEX facts_shift_day ON facts_shift(day);
CREATE INDEX facts_shift_untold ON facts_shift(id) WHERE told IS NULL;

CREATE TABLE facts_outreach(                          -- reaching who is entitled and does not receive
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  household      INTEGER NOT NULL REFERENCES registry_household,
  programme      TEXT NOT NULL,
  assigned       INTEGER REFERENCES staff_account,
  tries          INTEGER NOT NULL DEFAULT 0,
  last_try       INTEGER,                             -- instant
  snooze         INTEGER,                             -- day on which it comes back
  step           TEXT NOT NULL DEFAULT '',            -- what is to be done next, in words
  outcome        TEXT NOT NULL DEFAULT '' CHECK(outcome IN ('', 'reached', 'not_wanted', 'applied', 'wrong')),
  outcome_at     INTEGER,
  UNIQUE(household, programme)
) STRICT;
CREATE INDEX facts_outreach_assigned ON facts_outreach(assigned) WHERE assigned IS NOT NULL;

--@sqlite
CREATE TRIGGER facts_fact_person_apart AFTER INSERT ON facts_fact WHEN NEW.person IS NOT NULL AND NEW.known_to IS NULL BEGIN
  SELECT RAISE(ABORT, 'facts_fact_apart') FROM facts_fact o
   WHERE o.person = NEW.person AND o.variable = NEW.variable AND o.known_to IS NULL AND o.id <> NEW.id
     AND coalesce(o.since, -9e15) < coalesce(NEW.until, 9e15) AND coalesce(NEW.since, -9e15) < coalesce(o.until, 9e15);
END;
CREATE TRIGGER facts_fact_household_apart AFTER INSERT ON facts_fact WHEN NEW.household IS NOT NULL AND NEW.known_to IS NULL BEGIN
  SELECT RAISE(ABORT, 'facts_fact_apart') FROM facts_fact o
   WHERE o.household = NEW.household AND o.variable = NEW.variable AND o.known_to IS NULL AND o.id <> NEW.id
     AND coalesce(o.since, -9e15) < coalesce(NEW.until, 9e15) AND coalesce(NEW.since, -9e15) < coalesce(o.until, 9e15);
END;
CREATE TRIGGER facts_fact_stands BEFORE UPDATE ON facts_fact
 WHEN OLD.known_to IS NOT NULL OR NEW.known_to IS NULL OR NEW.person IS NOT OLD.person OR NEW.household IS NOT OLD.household
   OR NEW.variable <> OLD.variable OR NEW.value IS NOT OLD.value OR NEW.sealed IS NOT OLD.sealed OR NEW.since IS NOT OLD.since
   OR NEW.until IS NOT OLD.until OR NEW.known_from <> OLD.known_from OR NEW.evidence <> OLD.evidence OR NEW.source <> OLD.source
   OR NEW.said_by <> OLD.said_by OR NEW.paper <> OLD.paper OR NEW.by <> OLD.by
BEGIN
  SELECT RAISE(ABORT, 'facts_fact_stands');
END;
-- FA5: whatever changes a fact or the registry marks the households concerned, in the same transaction.
CREATE TRIGGER facts_mark_fact AFTER INSERT ON facts_fact BEGIN
  INSERT OR IGNORE INTO facts_dirty(household, cause) SELECT NEW.household, 'fact' WHERE NEW.household IS NOT NULL;
  INSERT OR IGNORE INTO facts_dirty(household, cause)
  SELECT m.household, 'fact' FROM registry_open_member m WHERE m.person IN (NEW.person, (SELECT p.merged_into FROM registry_open_person p WHERE p.id = NEW.person));
END;
CREATE TRIGGER facts_mark_fact_ended AFTER UPDATE ON facts_fact BEGIN
  INSERT OR IGNORE INTO facts_dirty(household, cause) SELECT NEW.household, 'fact' WHERE NEW.household IS NOT NULL;
  INSERT OR IGNORE INTO facts_dirty(household, cause)
  SELECT m.household, 'fact' FROM registry_open_member m WHERE m.person IN (NEW.person, (SELECT p.merged_into FROM registry_open_person p WHERE p.id = NEW.person));
END;
CREATE TRIGGER facts_mark_member AFTER INSERT ON registry_member BEGIN
  INSERT OR IGNORE INTO facts_dirty(household, cause) VALUES(NEW.household, 'registry');
END;
CREATE TRIGGER facts_mark_member_change AFTER UPDATE ON registry_member BEGIN
  INSERT OR IGNORE INTO facts_dirty(household, cause) VALUES(NEW.household, 'registry');
  INSERT OR IGNORE INTO facts_dirty(household, cause) VALUES(OLD.household, 'registry');
END;
CREATE TRIGGER facts_mark_member_gone AFTER DELETE ON registry_member BEGIN
  INSERT OR IGNORE INTO facts_dirty(household, cause) VALUES(OLD.household, 'registry');
END;
CREATE TRIGGER facts_mark_address_gone AFTER DELETE ON registry_address WHEN OLD.kind = 'home' BEGIN
  INSERT OR IGNORE INTO facts_dirty(household, cause) SELECT m.household, 'registry' FROM registry_open_member m WHERE m.person = OLD.person;
END;
CREATE TRIGGER facts_mark_person AFTER UPDATE OF sex, birth, birth_exact, death, merged_into ON registry_person BEGIN
  INSERT OR IGNORE INTO facts_dirty(household, cause)
  SELECT m.household, 'registry' FROM registry_open_member m WHERE m.person IN (NEW.id, NEW.merged_into, OLD.merged_into);
END;
CREATE TRIGGER facts_mark_address AFTER INSERT ON registry_address WHEN NEW.kind = 'home' BEGIN
  INSERT OR IGNORE INTO facts_dirty(household, cause) SELECT m.household, 'registry' FROM registry_open_member m WHERE m.person = NEW.person;
END;
CREATE TRIGGER facts_mark_address_change AFTER UPDATE ON registry_address WHEN NEW.kind = 'home' BEGIN
  INSERT OR IGNORE INTO facts_dirty(household, cause) SELECT m.household, 'registry' FROM registry_open_member m WHERE m.person = NEW.person;
END;
--@postgres
ALTER TABLE facts_fact ADD CONSTRAINT facts_fact_person_apart EXCLUDE USING gist (person WITH =, variable WITH =, int8range(since, until) WITH &&)
  WHERE (known_to IS NULL AND person IS NOT NULL);
ALTER TABLE facts_fact ADD CONSTRAINT facts_fact_household_apart EXCLUDE USING gist (household WITH =, variable WITH =, int8range(since, until) WITH &&)
  WHERE (known_to IS NULL AND household IS NOT NULL);
CREATE FUNCTION facts_fact_stands() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'facts_fact_stands'; END $$;
CREATE TRIGGER facts_fact_stands BEFORE UPDATE ON facts_fact FOR EACH ROW
  WHEN (OLD.known_to IS NOT NULL OR NEW.known_to IS NULL OR ROW(NEW.person, NEW.household, NEW.variable, NEW.value, NEW.sealed, NEW.since,
        NEW.until, NEW.known_from, NEW.evidence, NEW.source, NEW.said_by, NEW.paper, NEW.by) IS DISTINCT FROM ROW(OLD.person, OLD.household,
        OLD.variable, OLD.value, OLD.sealed, OLD.since, OLD.until, OLD.known_from, OLD.evidence, OLD.source, OLD.said_by, OLD.paper, OLD.by))
  EXECUTE FUNCTION facts_fact_stands();
CREATE FUNCTION facts_mark_fact() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO facts_dirty(household, cause)
  SELECT DISTINCT h, 'fact' FROM (SELECT NEW.household AS h UNION SELECT m.household FROM registry_open_member m
   WHERE m.person IN (NEW.person, (SELECT p.merged_into FROM registry_open_person p WHERE p.id = NEW.person))) x WHERE h IS NOT NULL ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER facts_mark_fact AFTER INSERT OR UPDATE ON facts_fact FOR EACH ROW EXECUTE FUNCTION facts_mark_fact();
CREATE FUNCTION facts_mark_member() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP = 'DELETE' THEN
    INSERT INTO facts_dirty(household, cause) VALUES(OLD.household, 'registry') ON CONFLICT DO NOTHING;
    RETURN NULL;
  END IF;
  INSERT INTO facts_dirty(household, cause) VALUES(NEW.household, 'registry') ON CONFLICT DO NOTHING;
  IF TG_OP = 'UPDATE' AND OLD.household <> NEW.household THEN
    INSERT INTO facts_dirty(household, cause) VALUES(OLD.household, 'registry') ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER facts_mark_member AFTER INSERT OR UPDATE OR DELETE ON registry_member FOR EACH ROW EXECUTE FUNCTION facts_mark_member();
CREATE FUNCTION facts_mark_person() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO facts_dirty(household, cause) SELECT DISTINCT m.household, 'registry' FROM registry_open_member m
   WHERE m.person IN (NEW.id, NEW.merged_into, OLD.merged_into) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER facts_mark_person AFTER UPDATE OF sex, birth, birth_exact, death, merged_into ON registry_person
  FOR EACH ROW EXECUTE FUNCTION facts_mark_person();
CREATE FUNCTION facts_mark_address() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP = 'DELETE' THEN
    INSERT INTO facts_dirty(household, cause) SELECT DISTINCT m.household, 'registry' FROM registry_open_member m WHERE m.person = OLD.person
        ON CONFLICT DO NOTHING;
    RETURN NULL;
  END IF;
  IF NEW.kind = 'home' THEN
    INSERT INTO facts_dirty(household, cause) SELECT DISTINCT m.household, 'registry' FROM registry_open_member m WHERE m.person = NEW.person
        ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER facts_mark_address AFTER INSERT OR UPDATE OR DELETE ON registry_address FOR EACH ROW EXECUTE FUNCTION facts_mark_address();
--@end

-- Windows: what a household may get, for lists of other rooms (only with the readers' sieve of access, and without special = 1 but for MAY_SPECIAL).
CREATE VIEW facts_open_entitled(household, programme, month_lo, month_hi, once_lo, judged, special, since) AS
SELECT household, programme, month_lo, month_hi, once_lo, judged, special, since FROM facts_entitled;
