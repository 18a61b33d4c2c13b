-- SPDX-License-Identifier: EUPL-1.2
-- 0012-certificates: papers that the town gives, the seal on them, and their end.

CREATE TABLE certificates_seal(                       -- the town's certificate; the newest that holds is used
  id             INTEGER PRIMARY KEY,
  certificate    BLOB NOT NULL,                       -- X.509, DER
  sealed         BLOB NOT NULL,                       -- its private key, PKCS#8, sealed
  own            INTEGER NOT NULL CHECK(own IN (0, 1)),               -- 1: made here; 0: from an authority
  made           INTEGER NOT NULL,
  until          INTEGER NOT NULL,
  by             INTEGER NOT NULL
) STRICT;

CREATE TABLE certificates_issued(
  id             INTEGER PRIMARY KEY,
  kind           TEXT NOT NULL CHECK(kind IN ('weakness', 'protection', 'presence')),
  person         INTEGER NOT NULL REFERENCES registry_person,
  number         TEXT NOT NULL UNIQUE,                -- stands on the paper: by chance, so that no other can be guessed from it
  seal           INTEGER NOT NULL REFERENCES certificates_seal,
  digest         BLOB NOT NULL UNIQUE,                -- SHA-256 of the PDF
  sealed         BLOB NOT NULL,                       -- the PDF itself, sealed
  lang           TEXT NOT NULL,
  purpose        TEXT NOT NULL,                       -- for which use it was asked
  words          TEXT NOT NULL,                       -- what the worker attests, in their own words
  decision       INTEGER REFERENCES casework_decision, -- what it stands on; NULL = the worker's own knowledge
  since          INTEGER NOT NULL,                    -- day
  until          INTEGER NOT NULL,                    -- first day on which it no longer holds
  issued         INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  revoked        INTEGER,
  revoked_by     INTEGER,
  revoked_why    TEXT NOT NULL DEFAULT '',
  CHECK(until > since), CHECK((revoked IS NULL) = (revoked_why = '')), CHECK((revoked IS NULL) = (revoked_by IS NULL)),
  CHECK(kind <> 'weakness' OR decision IS NOT NULL)
) STRICT;
CREATE INDEX certificates_issued_person ON certificates_issued(person, issued);
