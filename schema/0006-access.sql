-- SPDX-License-Identifier: EUPL-1.2
-- 0006-access: units, who works where, and whose file may be opened by whom.

CREATE TABLE access_unit(                             -- a desk of the town: Community Centre, social service, a structure
  id             INTEGER PRIMARY KEY,
  name           TEXT NOT NULL CHECK(name <> ''),
  structure      TEXT NOT NULL DEFAULT '' ,           -- id of a structure in towns/<town>; '' = none
  secret         INTEGER NOT NULL DEFAULT 0 CHECK(secret IN (0, 1)),   -- never named to outsiders of the unit
  closed         INTEGER NOT NULL DEFAULT 0 CHECK(closed IN (0, 1))
) STRICT;

CREATE TABLE access_work(                             -- who works in which unit, from when to when
  id             INTEGER PRIMARY KEY,
  unit           INTEGER NOT NULL REFERENCES access_unit,
  account        INTEGER NOT NULL REFERENCES staff_account,
  since          INTEGER NOT NULL,
  until          INTEGER,
  CHECK(until > since)
) STRICT;
CREATE INDEX access_work_account ON access_work(account);
CREATE INDEX access_work_unit ON access_work(unit);
--@sqlite
CREATE TRIGGER access_work_apart_new AFTER INSERT ON access_work BEGIN
  SELECT RAISE(ABORT, 'access_work_apart') FROM access_work o
   WHERE o.unit = NEW.unit AND o.account = NEW.account AND o.id <> NEW.id
     AND coalesce(o.since, -9e15) < coalesce(NEW.until, 9e15) AND coalesce(NEW.since, -9e15) < coalesce(o.until, 9e15);
END;
CREATE TRIGGER access_work_apart_change AFTER UPDATE ON access_work BEGIN
  SELECT RAISE(ABORT, 'access_work_apart') FROM access_work o
   WHERE o.unit = NEW.unit AND o.account = NEW.account AND o.id <> NEW.id
     AND coalesce(o.since, -9e15) < coalesce(NEW.until, 9e15) AND coalesce(NEW.since, -9e15) < coalesce(o.until, 9e15);
END;
--@postgres
ALTER TABLE access_work ADD CONSTRAINT access_work_apart EXCLUDE USING gist (unit WITH =, account WITH =, int8range(since, until) WITH &&);
--@end

CREATE TABLE access_grant(                            -- a reason to open one file: a case, a referral, a broken glass
  id             INTEGER PRIMARY KEY,
  person         INTEGER NOT NULL REFERENCES registry_person,
  unit           INTEGER REFERENCES access_unit,      -- everybody who works there ...
  account        INTEGER REFERENCES staff_account,    -- ... or this one alone
  purpose        TEXT NOT NULL CHECK(purpose IN ('case', 'referral', 'stay', 'care', 'list', 'glass', 'review')),
  special        INTEGER NOT NULL DEFAULT 0 CHECK(special IN (0, 1)),  -- special-category facts too
  starts         INTEGER NOT NULL,
  ends           INTEGER,
  about_kind     TEXT NOT NULL,                       -- what it stands on: "case", 12
  about          INTEGER NOT NULL,
  CHECK((unit IS NULL) <> (account IS NULL)), CHECK(ends > starts)
) STRICT;
CREATE INDEX access_grant_person ON access_grant(person);
CREATE INDEX access_grant_unit ON access_grant(unit);
CREATE INDEX access_grant_account ON access_grant(account);

-- Whose file an account may open although it may not open every file.  An open file (shield 0) is open to all who hold
-- MAY_FILES; every list of people says
--   AND (p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant g WHERE g.person = p.id AND g.account = :reader
--        AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
-- with files and reader from access_reader(r).
-- One join, no UNION: so that a list looks up the grants of its persons and never all of the reader's.
--@sqlite
CREATE VIEW access_open_grant(account, person, special, purpose, starts, ends) AS
SELECT coalesce(g.account, w.account), g.person, g.special, g.purpose, max(g.starts, coalesce(w.since * 86400, g.starts)),
       CASE WHEN w.until IS NULL THEN g.ends WHEN g.ends IS NULL THEN w.until * 86400 ELSE min(g.ends, w.until * 86400) END
  FROM access_grant g LEFT JOIN access_work w ON w.unit = g.unit;
--@postgres
CREATE VIEW access_open_grant(account, person, special, purpose, starts, ends) AS
SELECT coalesce(g.account, w.account), g.person, g.special, g.purpose, greatest(g.starts, coalesce(w.since * 86400, g.starts)),
       CASE WHEN w.until IS NULL THEN g.ends WHEN g.ends IS NULL THEN w.until * 86400 ELSE least(g.ends, w.until * 86400) END
  FROM access_grant g LEFT JOIN access_work w ON w.unit = g.unit;
--@end

CREATE VIEW access_open_unit(id, name, structure, secret, closed) AS
SELECT id, name, structure, secret, closed FROM access_unit;

CREATE VIEW access_open_work(unit, account, since, until) AS
SELECT unit, account, since, until FROM access_work;
