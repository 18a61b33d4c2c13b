-- SPDX-License-Identifier: EUPL-1.2
-- 0015-privacy: why a file is shielded, broken glass, unusual reading; the requests of the people themselves, and retention.

CREATE VIEW staff_open_worker(id, name, sign_in, roles, disabled) AS
SELECT id, name, sign_in, roles, disabled FROM staff_account;

CREATE TABLE access_shield(                           -- why a file is not open to all; the newest row counts, level 0 lifts it
  id             INTEGER PRIMARY KEY,
  person         INTEGER NOT NULL REFERENCES registry_person,
  level          INTEGER NOT NULL CHECK(level IN (0, 1, 2)),
  reason         BLOB NOT NULL,                       -- sealed
  review         INTEGER,                             -- day on which somebody asks whether it is still needed
  at             INTEGER NOT NULL,
  by             INTEGER NOT NULL REFERENCES staff_account,
  replaced       INTEGER NOT NULL DEFAULT 0 CHECK(replaced IN (0, 1)),
  CHECK((level = 0) = (review IS NULL))
) STRICT;
CREATE UNIQUE INDEX access_shield_now ON access_shield(person) WHERE replaced = 0;
CREATE INDEX access_shield_review ON access_shield(review) WHERE replaced = 0;

CREATE TABLE access_glass(                            -- a file opened in an emergency by somebody it is not open to
  id             INTEGER PRIMARY KEY,
  person         INTEGER NOT NULL REFERENCES registry_person,
  account        INTEGER NOT NULL REFERENCES staff_account,
  known_by       TEXT NOT NULL CHECK(known_by <> ''), -- which number of the person they knew: 'file', 'afm', ...
  reason         BLOB NOT NULL,                       -- sealed
  at             INTEGER NOT NULL,
  ends           INTEGER NOT NULL,
  review         INTEGER NOT NULL,                    -- day by which a supervisor has looked at it
  verdict        TEXT NOT NULL DEFAULT '' CHECK(verdict IN ('', 'needed', 'not_needed', 'wrong')),
  words          TEXT NOT NULL DEFAULT '',
  reviewed       INTEGER,
  reviewer       INTEGER REFERENCES staff_account CHECK(reviewer <> account),
  CHECK((verdict = '') = (reviewed IS NULL)), CHECK(ends > at)
) STRICT;
CREATE INDEX access_glass_person ON access_glass(person);
CREATE INDEX access_glass_account ON access_glass(account, at);
CREATE INDEX access_glass_open ON access_glass(review) WHERE verdict = '';

CREATE TABLE access_miss(                             -- numbers tried at the glass that open nothing, by account and hour
  id             INTEGER PRIMARY KEY,
  account        INTEGER NOT NULL REFERENCES staff_account,
  hour           INTEGER NOT NULL,
  n              INTEGER NOT NULL,
  UNIQUE(account, hour)
) STRICT;

CREATE TABLE access_setting(                          -- what the town set otherwise (rooms/access/setting.c has what holds else)
  id             INTEGER PRIMARY KEY,
  word           TEXT NOT NULL UNIQUE,
  value          INTEGER NOT NULL,
  at             INTEGER NOT NULL,
  by             INTEGER NOT NULL
) STRICT;

-- Unusual reading.  Counted from the sealed diary in its order, each line once.
CREATE TABLE access_counted(                          -- how far
  id             INTEGER PRIMARY KEY CHECK(id = 1),
  seq            INTEGER NOT NULL
) STRICT;
CREATE TABLE access_reading(                          -- looks at files by account and hour (Greek day and hour)
  id             INTEGER PRIMARY KEY,
  account        INTEGER NOT NULL,
  day            INTEGER NOT NULL,
  hour           INTEGER NOT NULL CHECK(hour BETWEEN 0 AND 23),
  views          INTEGER NOT NULL DEFAULT 0,
  missed         INTEGER NOT NULL DEFAULT 0,          -- asked for a file that is shielded from them
  UNIQUE(account, day, hour)
) STRICT;
CREATE TABLE access_reading_file(                     -- which files, so that each counts once a day
  id             INTEGER PRIMARY KEY,
  account        INTEGER NOT NULL,
  day            INTEGER NOT NULL,
  person         INTEGER NOT NULL,
  caseless       INTEGER NOT NULL CHECK(caseless IN (0, 1)),      -- nothing of theirs gave a reason then
  kin            INTEGER NOT NULL CHECK(kin IN (0, 1)),           -- bears the reader's own family name
  UNIQUE(account, day, person)
) STRICT;
CREATE INDEX access_reading_file_day ON access_reading_file(day);
CREATE TABLE access_flag(                             -- what a supervisor is asked to look at
  id             INTEGER PRIMARY KEY,
  account        INTEGER NOT NULL,
  day            INTEGER NOT NULL,
  kind           TEXT NOT NULL CHECK(kind IN ('views', 'files', 'caseless', 'missed', 'kin', 'hours', 'glass')),
  n              INTEGER NOT NULL,
  most           INTEGER NOT NULL,                    -- the limit that held
  made           INTEGER NOT NULL,
  verdict        TEXT NOT NULL DEFAULT '' CHECK(verdict IN ('', 'explained', 'talked', 'reported')),
  words          TEXT NOT NULL DEFAULT '',
  reviewed       INTEGER,
  reviewer       INTEGER REFERENCES staff_account CHECK(reviewer <> account),
  UNIQUE(account, day, kind)
) STRICT;
CREATE INDEX access_flag_open ON access_flag(day) WHERE verdict = '';

-- Requests of the people themselves: GDPR articles 15 to 21.
CREATE TABLE privacy_request(
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  person         INTEGER NOT NULL REFERENCES registry_person,
  kind           TEXT NOT NULL CHECK(kind IN ('access', 'correct', 'export', 'restrict', 'object', 'erase')),
  received       INTEGER NOT NULL,                    -- day
  channel        TEXT NOT NULL CHECK(channel IN ('desk', 'letter', 'email', 'phone')),
  identity       TEXT NOT NULL DEFAULT '',            -- how it was made sure who asks; '' = not yet
  words          BLOB NOT NULL,                       -- sealed: what they ask for
  due            INTEGER NOT NULL,                    -- day: one month, article 12(3)
  longer         TEXT NOT NULL DEFAULT '',            -- why two months more; told to the person within the first month
  state          TEXT NOT NULL DEFAULT 'open' CHECK(state IN ('open', 'proposed', 'done', 'refused', 'withdrawn')),
  outcome        TEXT NOT NULL DEFAULT '',            -- what the letter says
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL REFERENCES staff_account,
  proposer       INTEGER REFERENCES staff_account,    -- erasure: a second person approves
  ended          INTEGER,
  ender          INTEGER REFERENCES staff_account CHECK(ender <> proposer),
  CHECK((ended IS NULL) = (state IN ('open', 'proposed')))
) STRICT;
CREATE INDEX privacy_request_person ON privacy_request(person);
CREATE INDEX privacy_request_due ON privacy_request(due) WHERE ended IS NULL;

CREATE TABLE privacy_gone(                            -- what remains of an erased file: that it was, and who said so
  id             INTEGER PRIMARY KEY,
  person         INTEGER NOT NULL UNIQUE,
  at             INTEGER NOT NULL,
  ground         TEXT NOT NULL CHECK(ground IN ('request', 'retention')),
  about          INTEGER NOT NULL,                    -- the request, or the line of the list
  proposer       INTEGER NOT NULL,
  approver       INTEGER NOT NULL CHECK(approver <> proposer)
) STRICT;

CREATE TABLE privacy_due(                             -- the list: nothing makes us keep this file any longer
  id             INTEGER PRIMARY KEY,
  person         INTEGER NOT NULL REFERENCES registry_person,
  due            INTEGER NOT NULL,                    -- day: the last on which a law made us keep something
  listed         INTEGER NOT NULL,                    -- day
  state          TEXT NOT NULL DEFAULT 'listed' CHECK(state IN ('listed', 'proposed', 'held', 'done', 'moot')),
  held_until     INTEGER,
  reason         TEXT NOT NULL DEFAULT '',            -- of holding it
  by             INTEGER REFERENCES staff_account,
  at             INTEGER,
  approver       INTEGER REFERENCES staff_account CHECK(approver <> by),
  CHECK(state <> 'held' OR (held_until IS NOT NULL AND reason <> ''))
) STRICT;
CREATE UNIQUE INDEX privacy_due_open ON privacy_due(person) WHERE state IN ('listed', 'proposed', 'held');

CREATE TABLE privacy_walk(                            -- how far this month's walk over all files has come
  id             INTEGER PRIMARY KEY CHECK(id = 1),
  month          INTEGER NOT NULL,                    -- months since year 0
  person         INTEGER NOT NULL
) STRICT;
