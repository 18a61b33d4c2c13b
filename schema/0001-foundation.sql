-- SPDX-License-Identifier: EUPL-1.2
-- 0001-foundation: staff and their sessions, answers kept under a code, the diary of acts.
--
-- A table belongs to the room named by the first word of its name; other rooms look in through
-- <room>_open_* views only.  Instants are seconds since 1970 UTC, days are days since 1970, bool is 0/1.
-- Written in SQLite's words; PostgreSQL reads INTEGER as BIGINT (a primary key as identity), BLOB as BYTEA
-- and no STRICT (host/db_migrate.c).

CREATE TABLE staff_account(
  id             INTEGER PRIMARY KEY,
  name           TEXT NOT NULL CHECK(name <> ''),
  sign_in        TEXT NOT NULL UNIQUE CHECK(sign_in <> ''),
  password_hash  TEXT NOT NULL,
  totp_secret    BLOB,                                -- sealed; NULL = no second factor yet
  totp_last_step INTEGER NOT NULL DEFAULT 0,          -- a step is used once
  roles          INTEGER NOT NULL DEFAULT 0,          -- set of enum may
  failed         INTEGER NOT NULL DEFAULT 0,
  failed_since   INTEGER,
  created        INTEGER NOT NULL,
  disabled       INTEGER NOT NULL DEFAULT 0 CHECK(disabled IN (0, 1)),
  lang           TEXT NOT NULL DEFAULT 'el'
) STRICT;

CREATE TABLE staff_recovery(                          -- one-time codes for a lost telephone
  id             INTEGER PRIMARY KEY,
  account        INTEGER NOT NULL REFERENCES staff_account,
  code_hash      BLOB NOT NULL UNIQUE,
  used           INTEGER                              -- when
) STRICT;
CREATE INDEX staff_recovery_account ON staff_recovery(account);

CREATE TABLE staff_session(
  id             INTEGER PRIMARY KEY,
  token_hash     BLOB NOT NULL UNIQUE,                -- the cookie itself is kept nowhere
  account        INTEGER NOT NULL REFERENCES staff_account,
  csrf           BLOB NOT NULL,
  created        INTEGER NOT NULL,
  seen           INTEGER NOT NULL,
  ends           INTEGER NOT NULL,
  draft          BLOB                                 -- sealed: the conversation at the desk
) STRICT;
CREATE INDEX staff_session_account ON staff_session(account);
CREATE INDEX staff_session_ends ON staff_session(ends);

CREATE TABLE entitlements_code(                       -- a resident's answers, kept under a short code
  id             INTEGER PRIMARY KEY,
  lookup         BLOB NOT NULL UNIQUE,                -- keyed hash of the code; the code is kept nowhere
  sealed         BLOB NOT NULL,
  made           INTEGER NOT NULL,
  expires        INTEGER NOT NULL,
  opened_count   INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX entitlements_code_expires ON entitlements_code(expires);

CREATE TABLE entitlements_try(                        -- rate limits: tries by a peer in a window of time
  id             INTEGER PRIMARY KEY,
  peer           TEXT NOT NULL,                       -- keyed hash of the address, never the address
  span           INTEGER NOT NULL,                    -- number of the window
  n              INTEGER NOT NULL,
  UNIQUE(peer, span)
) STRICT;
CREATE INDEX entitlements_try_span ON entitlements_try(span);

CREATE TABLE diary_act(                               -- who did what, when; never updated
  id             INTEGER PRIMARY KEY,
  at             INTEGER NOT NULL,
  who            TEXT NOT NULL,                       -- '' for a resident
  account        INTEGER,                             -- no reference: the diary outlives the account
  act            TEXT NOT NULL CHECK(act <> ''),
  about_kind     TEXT NOT NULL,
  about          INTEGER NOT NULL
) STRICT;
CREATE INDEX diary_act_about ON diary_act(about_kind, about);
CREATE INDEX diary_act_at ON diary_act(at);
