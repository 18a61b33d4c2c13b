-- SPDX-License-Identifier: EUPL-1.2
-- 0013-sign-in: who signs in with another provider, and what of it was used.

CREATE TABLE staff_provided(                              -- an account's name at the provider; made by an administrator or an invitation
  id             INTEGER PRIMARY KEY,
  account        INTEGER NOT NULL REFERENCES staff_account,
  issuer         TEXT NOT NULL CHECK(issuer <> ''),
  subject        TEXT NOT NULL CHECK(subject <> ''),
  made           INTEGER NOT NULL,
  UNIQUE(issuer, subject),
  UNIQUE(account, issuer)
) STRICT;

CREATE TABLE staff_return(                            -- who came back from the provider: each start is used once
  id             INTEGER PRIMARY KEY,
  state          BLOB NOT NULL UNIQUE,                -- keyed hash
  at             INTEGER NOT NULL
) STRICT;
CREATE INDEX staff_return_at ON staff_return(at);
