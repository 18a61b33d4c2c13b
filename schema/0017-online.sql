-- SPDX-License-Identifier: EUPL-1.2
-- 0017-online: applications that a resident sends by themselves, without an account.

CREATE TABLE casework_sent(                           -- one form as it was sent; one form may apply for several things
  id             INTEGER PRIMARY KEY,
  key            BLOB NOT NULL UNIQUE,                -- keyed hash of the form's own sealed answers: its copies find it
  at             INTEGER NOT NULL,
  person         INTEGER REFERENCES registry_person,  -- who says to have sent it; set in the transaction that writes the row
  checked        INTEGER,                             -- when somebody saw a paper that shows who it is
  checked_by     INTEGER,
  paper          TEXT NOT NULL DEFAULT '' CHECK(paper IN ('', 'identity_card', 'passport', 'permit', 'asylum', 'driving', 'known')),
  CHECK((checked IS NULL) = (paper = ''))
) STRICT;
CREATE INDEX casework_sent_person ON casework_sent(person) WHERE person IS NOT NULL;

ALTER TABLE casework_case ADD COLUMN sent INTEGER REFERENCES casework_sent;
CREATE INDEX casework_case_sent ON casework_case(sent) WHERE sent IS NOT NULL;
