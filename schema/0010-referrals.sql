-- SPDX-License-Identifier: EUPL-1.2
-- 0010-referrals: who sends whom where, what was allowed to be told, what came of it.

CREATE TABLE referrals_body(                          -- an outside body; it has no account
  id             INTEGER PRIMARY KEY,
  name           TEXT NOT NULL CHECK(name <> ''),
  email          TEXT NOT NULL DEFAULT '',
  phone          TEXT NOT NULL DEFAULT '',
  lang           TEXT NOT NULL DEFAULT 'el',
  closed         INTEGER NOT NULL DEFAULT 0 CHECK(closed IN (0, 1)),
  made           INTEGER NOT NULL,
  made_by        INTEGER NOT NULL
) STRICT;

CREATE TABLE referrals_agreement(                       -- the person agrees that this body is told these parts
  id             INTEGER PRIMARY KEY,
  person         INTEGER NOT NULL REFERENCES registry_person,
  body           INTEGER NOT NULL REFERENCES referrals_body,
  parts          TEXT NOT NULL,                       -- words of the parts, each between commas: ",identity,need,"
  form           TEXT NOT NULL CHECK(form IN ('paper', 'oral')),
  witness        TEXT NOT NULL DEFAULT '',            -- where the paper is, or who heard it
  until          INTEGER NOT NULL,                    -- day: no longer from then on
  made           INTEGER NOT NULL,
  made_by        INTEGER NOT NULL,
  revoked        INTEGER,
  revoked_by     INTEGER
) STRICT;
CREATE INDEX referrals_agreement_person ON referrals_agreement(person, body);

CREATE TABLE referrals_referral(
  id             INTEGER PRIMARY KEY,
  person         INTEGER NOT NULL REFERENCES registry_person,
  body           INTEGER REFERENCES referrals_body,   -- to an outside body ...
  unit           INTEGER REFERENCES access_unit,      -- ... or to a unit of the town
  consent        INTEGER REFERENCES referrals_agreement,
  programme      TEXT NOT NULL DEFAULT '',
  parts          TEXT NOT NULL DEFAULT ',',
  need           BLOB NOT NULL,                       -- sealed
  told           BLOB,                                -- sealed: the parts as they were when it was sent
  state          TEXT NOT NULL CHECK(state IN ('draft', 'sent', 'seen', 'accepted', 'refused', 'appointment', 'attended', 'no_show', 'done', 'withdrawn')),
  since          INTEGER NOT NULL,                    -- of the state
  appointment    INTEGER,
  base           TEXT NOT NULL DEFAULT '',            -- where our pages are, for links in later reminders
  reminded       INTEGER NOT NULL DEFAULT 0,
  once_key       TEXT UNIQUE,
  made           INTEGER NOT NULL,
  made_by        INTEGER NOT NULL,
  CHECK((body IS NULL) <> (unit IS NULL))
) STRICT;
CREATE INDEX referrals_referral_person ON referrals_referral(person);
CREATE INDEX referrals_referral_unit ON referrals_referral(unit, state);
CREATE INDEX referrals_referral_state ON referrals_referral(state, since);

CREATE TABLE referrals_move(                          -- each state with who, when, and what they said
  id             INTEGER PRIMARY KEY,
  referral       INTEGER NOT NULL REFERENCES referrals_referral,
  at             INTEGER NOT NULL,
  state          TEXT NOT NULL,
  who            TEXT NOT NULL CHECK(who IN ('staff', 'body', 'program')),
  by             INTEGER NOT NULL,                    -- the account, for staff
  words          BLOB                                 -- sealed: reason, outcome
) STRICT;
CREATE INDEX referrals_move_referral ON referrals_move(referral);

CREATE TABLE referrals_link(                          -- what a body answers by; the token itself is kept nowhere but in the sealed message
  id             INTEGER PRIMARY KEY,
  referral       INTEGER NOT NULL REFERENCES referrals_referral,
  hash           BLOB NOT NULL UNIQUE,                -- keyed hash of the token
  made           INTEGER NOT NULL,
  expires        INTEGER NOT NULL,
  used           INTEGER,                             -- an answer was given by it
  revoked        INTEGER
) STRICT;
CREATE INDEX referrals_link_referral ON referrals_link(referral);
