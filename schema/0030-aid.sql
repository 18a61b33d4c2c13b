-- SPDX-License-Identifier: EUPL-1.2
-- 0030-aid: money for people: awards on decided cases, their instalments, budget lines, payees, payment files, answers of the bank.
--
-- Which kinds of aid there are, their ceilings, grounds and who decides which amount is data of the town (aid.yaml).

CREATE TABLE aid_budget(                                -- a line of a year's budget
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  year           INTEGER NOT NULL CHECK(year BETWEEN 2000 AND 2199),
  code           TEXT NOT NULL CHECK(code <> ''),
  credit         INTEGER NOT NULL CHECK(credit >= 0),             -- cents that the council gave it
  bound          INTEGER NOT NULL DEFAULT 0 CHECK(bound >= 0),    -- cents that awards hold; what is left is never below zero
  UNIQUE(year, code),
  CHECK(bound <= credit)
) STRICT;

CREATE TABLE aid_credit(                              -- what gave or took credit; never changed
  id             INTEGER PRIMARY KEY,
  budget         INTEGER NOT NULL REFERENCES aid_budget,
  at             INTEGER NOT NULL,
  by             INTEGER NOT NULL REFERENCES staff_account,
  cents          INTEGER NOT NULL CHECK(cents <> 0),
  ground         TEXT NOT NULL CHECK(ground <> '')    -- the council's decision
) STRICT;
CREATE INDEX aid_credit_line ON aid_credit(budget, id);

CREATE TABLE aid_share(                               -- what a family holds of a kind in a year
  id             INTEGER PRIMARY KEY,
  programme      TEXT NOT NULL,
  year           INTEGER NOT NULL,
  family_kind    TEXT NOT NULL CHECK(family_kind IN ('household', 'person')),
  family         INTEGER NOT NULL,
  most           INTEGER NOT NULL CHECK(most > 0),
  held           INTEGER NOT NULL CHECK(held >= 0),
  UNIQUE(programme, year, family_kind, family),
  CHECK(held <= most)
) STRICT;

CREATE TABLE aid_award(                               -- the money of a case: proposed with it, paid when it is granted
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  filed          INTEGER NOT NULL REFERENCES casework_case,
  programme      TEXT NOT NULL,
  person         INTEGER NOT NULL REFERENCES registry_person,
  family_kind    TEXT NOT NULL CHECK(family_kind IN ('household', 'person')),
  family         INTEGER NOT NULL,
  code           TEXT NOT NULL CHECK(code <> ''),     -- of the budget lines that bear it
  ground         TEXT NOT NULL CHECK(ground <> ''),
  evidence       BLOB,                                -- sealed; NULL: taken away (retention)
  cents          INTEGER NOT NULL CHECK(cents > 0),   -- each time
  times          INTEGER NOT NULL CHECK(times BETWEEN 1 AND 60),
  first          INTEGER NOT NULL,                    -- day
  level          TEXT NOT NULL CHECK(level <> ''),    -- clerk, director, mayor, or a board's id: fixed when it was proposed
  state          TEXT NOT NULL DEFAULT 'proposed' CHECK(state IN ('proposed', 'granted', 'suspended', 'stopped', 'refused')),
  why            TEXT NOT NULL DEFAULT '',            -- suspended or stopped
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL REFERENCES staff_account
) STRICT;
CREATE UNIQUE INDEX aid_award_live ON aid_award(filed) WHERE state IN ('proposed', 'granted', 'suspended');
CREATE INDEX aid_award_person ON aid_award(person);
CREATE INDEX aid_award_state ON aid_award(state, id);
CREATE INDEX aid_award_filed ON aid_award(filed);

CREATE TABLE aid_instalment(                                 -- an instalment
  id             INTEGER PRIMARY KEY,
  award          INTEGER NOT NULL REFERENCES aid_award,
  number         INTEGER NOT NULL,
  due            INTEGER NOT NULL,                    -- day
  cents          INTEGER NOT NULL CHECK(cents > 0),
  budget         INTEGER REFERENCES aid_budget,         -- NULL: the budget of its year is not open yet
  state          TEXT NOT NULL DEFAULT 'waits' CHECK(state IN ('waits', 'sent', 'paid', 'returned', 'dropped')),
  kept           INTEGER,                             -- when its obligations were seen to be kept
  kept_by        INTEGER REFERENCES staff_account,
  UNIQUE(award, number),
  CHECK((kept IS NULL) = (kept_by IS NULL)),
  CHECK(budget IS NOT NULL OR state IN ('waits', 'dropped'))
) STRICT;
CREATE INDEX aid_instalment_state ON aid_instalment(state, due);
CREATE INDEX aid_instalment_budget ON aid_instalment(budget);

CREATE TABLE aid_payee(                               -- where a person is paid
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  person         INTEGER NOT NULL REFERENCES registry_person,
  holder         BLOB,                                -- sealed: whose account; NULL: taken away
  iban           BLOB,                                -- sealed
  lookup         BLOB NOT NULL,                       -- keyed hash
  ending         TEXT NOT NULL,                       -- last four
  country        TEXT NOT NULL,
  other          TEXT NOT NULL DEFAULT '',            -- why it is not the person's own; '' = it is
  until          INTEGER,                             -- instant; NULL: now
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL REFERENCES staff_account
) STRICT;
CREATE UNIQUE INDEX aid_payee_now ON aid_payee(person) WHERE until IS NULL;
CREATE INDEX aid_payee_person ON aid_payee(person);
CREATE INDEX aid_payee_lookup ON aid_payee(lookup);

CREATE TABLE aid_run(                                 -- a payment file
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  year           INTEGER NOT NULL,
  number         INTEGER NOT NULL,
  format         TEXT NOT NULL CHECK(format IN ('pain.001.001.03', 'pain.001.001.09')),
  message        TEXT NOT NULL UNIQUE,                -- MsgId, as the bank sees it
  pays           INTEGER NOT NULL,                    -- day of execution that is asked for
  payments       INTEGER NOT NULL CHECK(payments > 0),
  cents          INTEGER NOT NULL CHECK(cents > 0),
  hash           BLOB NOT NULL UNIQUE,                -- SHA-256 of the file
  file           BLOB,                                -- sealed
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL REFERENCES staff_account,
  released       INTEGER,
  released_by    INTEGER REFERENCES staff_account,
  off            INTEGER,                             -- called off before it was released
  off_by         INTEGER REFERENCES staff_account,
  off_why        TEXT NOT NULL DEFAULT '',
  UNIQUE(year, number),
  CHECK((released IS NULL) = (released_by IS NULL)),
  CHECK((off IS NULL) = (off_by IS NULL)),
  CHECK(off IS NULL OR released IS NULL),
  CHECK(released_by <> by)                            -- four eyes
) STRICT;

CREATE TABLE aid_payment(
  id             INTEGER PRIMARY KEY,
  run            INTEGER NOT NULL REFERENCES aid_run,
  instalment     INTEGER NOT NULL REFERENCES aid_instalment,
  payee          INTEGER NOT NULL REFERENCES aid_payee,
  cents          INTEGER NOT NULL CHECK(cents > 0),
  ref            TEXT NOT NULL UNIQUE,                -- EndToEndId
  state          TEXT NOT NULL DEFAULT 'in' CHECK(state IN ('in', 'sent', 'paid', 'returned', 'off')),
  reason         TEXT NOT NULL DEFAULT ''             -- the bank's code of a return
) STRICT;
CREATE UNIQUE INDEX aid_payment_once ON aid_payment(instalment) WHERE state IN ('in', 'sent', 'paid');
CREATE INDEX aid_payment_run ON aid_payment(run, id);
CREATE INDEX aid_payment_due ON aid_payment(instalment);

CREATE TABLE aid_answer(                              -- a file that came from the bank
  id             INTEGER PRIMARY KEY,
  hash           BLOB NOT NULL UNIQUE,                -- the same file twice is one
  format         TEXT NOT NULL,
  message        TEXT NOT NULL,
  entries        INTEGER NOT NULL,
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL REFERENCES staff_account
) STRICT;

CREATE TABLE aid_heard(                               -- what it says of one payment
  id             INTEGER PRIMARY KEY,
  answer         INTEGER NOT NULL REFERENCES aid_answer,
  place          INTEGER NOT NULL,
  ref            TEXT NOT NULL,
  cents          INTEGER NOT NULL,
  says           TEXT NOT NULL CHECK(says IN ('paid', 'returned')),
  reason         TEXT NOT NULL DEFAULT '',
  payment        INTEGER REFERENCES aid_payment,      -- NULL: not one of ours
  outcome        TEXT NOT NULL CHECK(outcome IN ('taken', 'known', 'unknown', 'amount', 'unsent')),
  UNIQUE(answer, place)
) STRICT;
CREATE INDEX aid_heard_payment ON aid_heard(payment);

--@sqlite
CREATE TRIGGER aid_credit_kept BEFORE UPDATE ON aid_credit BEGIN SELECT RAISE(ABORT, 'aid_credit_kept'); END;
CREATE TRIGGER aid_credit_stays BEFORE DELETE ON aid_credit BEGIN SELECT RAISE(ABORT, 'aid_credit_kept'); END;
-- A file, once made, says what it said; it is released or called off, once.
CREATE TRIGGER aid_run_kept BEFORE UPDATE ON aid_run
 WHEN OLD.released IS NOT NULL AND NEW.file IS NOT NULL OR OLD.off IS NOT NULL AND NEW.file IS NOT NULL OR NEW.hash <> OLD.hash OR NEW.cents <> OLD.cents
   OR NEW.payments <> OLD.payments OR NEW.message <> OLD.message OR NEW.by <> OLD.by OR NEW.pays <> OLD.pays
BEGIN SELECT RAISE(ABORT, 'aid_run_kept'); END;
--@postgres
CREATE FUNCTION aid_kept() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN RAISE EXCEPTION '%_kept', TG_TABLE_NAME; END $f$;
CREATE TRIGGER aid_credit_kept BEFORE UPDATE OR DELETE ON aid_credit FOR EACH ROW EXECUTE FUNCTION aid_kept();
CREATE TRIGGER aid_run_kept BEFORE UPDATE ON aid_run FOR EACH ROW
  WHEN ((OLD.released IS NOT NULL OR OLD.off IS NOT NULL) AND NEW.file IS NOT NULL OR NEW.hash <> OLD.hash OR NEW.cents <> OLD.cents
        OR NEW.payments <> OLD.payments OR NEW.message <> OLD.message OR NEW.by <> OLD.by OR NEW.pays <> OLD.pays)
  EXECUTE FUNCTION aid_kept();
--@end

-- Who decides the case of an award, and what it says: for casework.
CREATE VIEW aid_open_award(id, filed, level, state, cents, times, first) AS
SELECT id, filed, level, state, cents, times, first FROM aid_award;
