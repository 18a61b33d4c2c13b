-- SPDX-License-Identifier: EUPL-1.2
-- 0002-staff: slowing down who guesses, invitations, and answers of the desk that outlive a session.

CREATE TABLE staff_throttle(                               -- failed sign-ins by a place and a name typed there
  id             INTEGER PRIMARY KEY,
  place          BLOB NOT NULL UNIQUE,                -- keyed hash of peer and name, of a known device, or of a peer alone
  n              INTEGER NOT NULL,
  last           INTEGER NOT NULL
) STRICT;
CREATE INDEX staff_throttle_last ON staff_throttle(last);

CREATE TABLE staff_invitation(                        -- a one-time link with which one sets one's own password
  id             INTEGER PRIMARY KEY,
  account        INTEGER NOT NULL REFERENCES staff_account,
  token_hash     BLOB NOT NULL UNIQUE,
  made           INTEGER NOT NULL,
  expires        INTEGER NOT NULL,
  used           INTEGER                              -- when
) STRICT;
CREATE INDEX staff_invitation_account ON staff_invitation(account);
