-- SPDX-License-Identifier: EUPL-1.2
-- 0018-resident: residents who sign in with the state's OAuth2, whose file is theirs, and what of it may be shown online.

CREATE TABLE resident_identity(                       -- somebody whom the state named
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  lookup         BLOB NOT NULL UNIQUE,                -- keyed hash of the AFM that the state said
  said           BLOB NOT NULL,                       -- sealed: AFM, names, year of birth, as the state said them last
  code           TEXT NOT NULL UNIQUE,                -- read aloud at the desk, so that the right one is linked; no secret
  person         INTEGER REFERENCES registry_person,  -- the record that bears the AFM, or that the desk named; NULL: not linked
  how            TEXT NOT NULL DEFAULT '' CHECK(how IN ('', 'number', 'desk')),
  linked         INTEGER,
  linked_by      INTEGER REFERENCES staff_account,    -- NULL: the program
  waits          TEXT NOT NULL DEFAULT '' CHECK(waits IN ('', 'unknown', 'declared', 'several', 'differs', 'taken', 'undone')),   -- why the desk must look
  made           INTEGER NOT NULL,
  seen           INTEGER NOT NULL,                    -- last signed in
  CHECK((person IS NULL) = (how = '')), CHECK((person IS NULL) = (linked IS NULL)), CHECK(how <> 'desk' OR linked_by IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX resident_identity_person ON resident_identity(person) WHERE person IS NOT NULL;
CREATE INDEX resident_identity_waits ON resident_identity(seen) WHERE waits <> '';

CREATE TABLE resident_entry(                          -- a session of a resident; never a member of staff's
  id             INTEGER PRIMARY KEY,
  token_hash     BLOB NOT NULL UNIQUE,                -- the cookie itself is kept nowhere
  identity       INTEGER NOT NULL REFERENCES resident_identity,
  csrf           BLOB NOT NULL,
  created        INTEGER NOT NULL,
  seen           INTEGER NOT NULL,
  ends           INTEGER NOT NULL
) STRICT;
CREATE INDEX resident_entry_identity ON resident_entry(identity);
CREATE INDEX resident_entry_ends ON resident_entry(ends);

CREATE TABLE resident_begun(                          -- who came back from the state: each start is used once
  id             INTEGER PRIMARY KEY,
  state          BLOB NOT NULL UNIQUE,                -- keyed hash
  at             INTEGER NOT NULL
) STRICT;
CREATE INDEX resident_begun_at ON resident_begun(at);

CREATE TABLE resident_online(                         -- what the desk said about showing a file online; the newest row counts
  id             INTEGER PRIMARY KEY,
  person         INTEGER NOT NULL REFERENCES registry_person,
  allowed        INTEGER NOT NULL CHECK(allowed IN (0, 1)),
  shield         INTEGER NOT NULL,                    -- the shield that the file had then: a stricter one since asks the desk anew
  reason         BLOB NOT NULL,                       -- sealed
  at             INTEGER NOT NULL,
  by             INTEGER NOT NULL REFERENCES staff_account,
  replaced       INTEGER NOT NULL DEFAULT 0 CHECK(replaced IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX resident_online_now ON resident_online(person) WHERE replaced = 0;

-- A request about one's own data may come from home: without a member of staff (by NULL).
--@sqlite
CREATE TABLE privacy_request_with_online(
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  person         INTEGER NOT NULL REFERENCES registry_person,
  kind           TEXT NOT NULL CHECK(kind IN ('access', 'correct', 'export', 'restrict', 'object', 'erase')),
  received       INTEGER NOT NULL,                    -- day
  channel        TEXT NOT NULL CHECK(channel IN ('desk', 'letter', 'email', 'phone', 'online')),
  identity       TEXT NOT NULL DEFAULT '',            -- how it was made sure who asks; '' = not yet
  words          BLOB NOT NULL,                       -- sealed: what they ask for
  due            INTEGER NOT NULL,                    -- day: one month, article 12(3)
  longer         TEXT NOT NULL DEFAULT '',            -- why two months more; told to the person within the first month
  state          TEXT NOT NULL DEFAULT 'open' CHECK(state IN ('open', 'proposed', 'done', 'refused', 'withdrawn')),
  outcome        TEXT NOT NULL DEFAULT '',            -- what the letter says
  made           INTEGER NOT NULL,
  by             INTEGER REFERENCES staff_account,    -- NULL: the person, online
  proposer       INTEGER REFERENCES staff_account,    -- erasure: a second person approves
  ended          INTEGER,
  ender          INTEGER REFERENCES staff_account CHECK(ender <> proposer),
  CHECK((ended IS NULL) = (state IN ('open', 'proposed'))), CHECK((by IS NULL) = (channel = 'online'))
) STRICT;
INSERT INTO privacy_request_with_online(id, row_version, person, kind, received, channel, identity, words, due, longer, state, outcome, made, by,
                                        proposer, ended, ender)
SELECT id, row_version, person, kind, received, channel, identity, words, due, longer, state, outcome, made, by, proposer, ended, ender
  FROM privacy_request;
DROP TABLE privacy_request;
ALTER TABLE privacy_request_with_online RENAME TO privacy_request;
CREATE INDEX privacy_request_person ON privacy_request(person);
CREATE INDEX privacy_request_due ON privacy_request(due) WHERE ended IS NULL;
--@postgres
ALTER TABLE privacy_request ALTER COLUMN by DROP NOT NULL;
ALTER TABLE privacy_request DROP CONSTRAINT privacy_request_channel_check;
ALTER TABLE privacy_request ADD CONSTRAINT privacy_request_channel_check CHECK(channel IN ('desk', 'letter', 'email', 'phone', 'online'));
ALTER TABLE privacy_request ADD CONSTRAINT privacy_request_by_check CHECK((by IS NULL) = (channel = 'online'));
--@end

