-- SPDX-License-Identifier: EUPL-1.2
-- 0022-trust: spans of the diary in archives, restriction of processing, notices to members of staff.

ALTER TABLE diary_archive ADD COLUMN until INTEGER NOT NULL DEFAULT 0;        -- every line of the span is older than this instant

CREATE VIEW diary_open_archive(chain, first_seq, last_seq, until) AS
SELECT chain, first_seq, last_seq, until FROM diary_archive;

-- Where a member of staff is told that something waits; '' = nowhere but in my day.
ALTER TABLE staff_account ADD COLUMN email TEXT NOT NULL DEFAULT '';

CREATE VIEW staff_open_notice(id, name, roles, email, disabled) AS
SELECT id, name, roles, email, disabled FROM staff_account;

-- The day on which the supervisors were last reminded that nobody judged it in time.
ALTER TABLE access_glass ADD COLUMN reminded INTEGER NOT NULL DEFAULT 0;

CREATE TABLE access_restriction(                      -- GDPR article 18: the file is kept, and not used; open while lifted is NULL
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  person         INTEGER NOT NULL REFERENCES registry_person,
  request        INTEGER NOT NULL,                    -- privacy_request: what the person asked for
  ground         TEXT NOT NULL CHECK(ground IN ('accuracy', 'unlawful', 'claims', 'objection')),    -- article 18(1)(a) to (d)
  reason         BLOB NOT NULL,                       -- sealed
  since          INTEGER NOT NULL,
  by             INTEGER NOT NULL REFERENCES staff_account,
  proposer       INTEGER REFERENCES staff_account,    -- who wants it lifted ...
  proposed       INTEGER,
  told           INTEGER,                             -- day on which the person was told that it will be: article 18(3)
  lift_why       BLOB,                                -- sealed
  lifted         INTEGER,
  lifter         INTEGER REFERENCES staff_account CHECK(lifter <> proposer),      -- ... and the second who agrees
  CHECK((proposer IS NULL) = (proposed IS NULL)), CHECK((proposer IS NULL) = (told IS NULL)), CHECK((proposer IS NULL) = (lift_why IS NULL)),
  CHECK((lifted IS NULL) = (lifter IS NULL)), CHECK(lifted IS NULL OR proposer IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX access_restriction_now ON access_restriction(person) WHERE lifted IS NULL;
CREATE INDEX access_restriction_person ON access_restriction(person);

CREATE TABLE access_restricted_use(                   -- used all the same, as article 18(2) allows
  id             INTEGER PRIMARY KEY,
  restriction    INTEGER NOT NULL REFERENCES access_restriction,
  ground         TEXT NOT NULL CHECK(ground IN ('consent', 'claims', 'rights', 'public')),
  why            BLOB NOT NULL,                       -- sealed
  act            TEXT NOT NULL CHECK(act <> ''),      -- what was done, as the diary says it
  at             INTEGER NOT NULL,
  by             INTEGER NOT NULL REFERENCES staff_account
) STRICT;
CREATE INDEX access_restricted_use_of ON access_restricted_use(restriction);

-- Files that are restricted now; every list of people on which somebody acts leaves them out.
CREATE VIEW access_open_restricted(person, since) AS
SELECT person, since FROM access_restriction WHERE lifted IS NULL;

-- A message that may leave although the file is restricted: it was written as article 18(2) allows, or is about the restriction.
ALTER TABLE messages_message ADD COLUMN allowed INTEGER NOT NULL DEFAULT 0 CHECK(allowed IN (0, 1));
