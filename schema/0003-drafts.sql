-- SPDX-License-Identifier: EUPL-1.2
-- 0003-drafts: what staff have typed and not yet sent, forms that are taken once, versions of an account.

CREATE TABLE staff_draft(
  id             INTEGER PRIMARY KEY,
  account        INTEGER NOT NULL REFERENCES staff_account,
  page           TEXT NOT NULL CHECK(page <> ''),     -- path of the page whose form it is
  about          TEXT NOT NULL,                       -- what the form is about ("7"); '' = something new
  sealed         BLOB NOT NULL,                       -- the fields, sealed for this account, page and about
  updated        INTEGER NOT NULL,
  UNIQUE(account, page, about)
) STRICT;
CREATE INDEX staff_draft_updated ON staff_draft(updated);

CREATE TABLE staff_once(                              -- forms that were taken; a copy of one is not taken again
  id             INTEGER PRIMARY KEY,
  key_hash       BLOB NOT NULL UNIQUE,                -- keyed hash of who, form token, path and fields
  at             INTEGER NOT NULL
) STRICT;

CREATE TABLE staff_once_answer(                       -- beside it, so that both are only ever inserted: see web/once.c
  id             INTEGER PRIMARY KEY,                 -- of staff_once
  see_other      TEXT NOT NULL
) STRICT;

ALTER TABLE staff_account ADD COLUMN row_version INTEGER NOT NULL DEFAULT 1;
