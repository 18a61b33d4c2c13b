-- SPDX-License-Identifier: EUPL-1.2
-- 0016-import: which line of which file became which person, so that a file read twice arrives once.

CREATE TABLE registry_arrival(
  id             INTEGER PRIMARY KEY,
  batch          BLOB NOT NULL,                       -- SHA-256 of the file
  line           INTEGER NOT NULL,
  person         INTEGER NOT NULL REFERENCES registry_person,
  household      INTEGER REFERENCES registry_household,
  reference      TEXT NOT NULL DEFAULT '',            -- the number that the other system has for them
  at             INTEGER NOT NULL,
  UNIQUE(batch, line)
) STRICT;
CREATE INDEX registry_arrival_person ON registry_arrival(person);
CREATE INDEX registry_arrival_reference ON registry_arrival(reference) WHERE reference <> '';
