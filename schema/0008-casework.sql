-- SPDX-License-Identifier: EUPL-1.2
-- 0008-casework: applications, their papers, consents, decisions, objections, clocks; the files behind them.
--
-- A case is one spell of one person or household in one programme: to come back later is a new case with its own number,
-- and the old one stays as it was.  What happened stands in casework_step, which is only added to.

CREATE TABLE casework_series(                         -- numbers without a gap: taken inside the transaction that uses them
  id             INTEGER PRIMARY KEY,
  kind           TEXT NOT NULL CHECK(kind IN ('protocol', 'decision', 'act')),
  year           INTEGER NOT NULL,
  last           INTEGER NOT NULL CHECK(last > 0),
  UNIQUE(kind, year)
) STRICT;

CREATE TABLE casework_case(
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  programme      TEXT NOT NULL CHECK(programme <> ''),
  person         INTEGER NOT NULL REFERENCES registry_person,      -- who applies, or for whom
  household      INTEGER REFERENCES registry_household,            -- of a programme for households
  spell          INTEGER NOT NULL CHECK(spell > 0),   -- the how-manieth time
  state          TEXT NOT NULL CHECK(state IN ('draft', 'applied', 'waiting', 'complete', 'check', 'proposed', 'granted', 'refused',
                                               'objected', 'suspended', 'ended', 'withdrawn', 'forwarded')),
  unit           INTEGER REFERENCES access_unit,
  worker         INTEGER REFERENCES staff_account,
  protocol_year  INTEGER,                             -- NULL: a draft has no number yet
  protocol_no    INTEGER,
  origin         TEXT NOT NULL CHECK(origin IN ('clerk', 'online', 'paper')),
  opened         INTEGER NOT NULL,                    -- when it was handed in: of a paper, when the paper was
  paper_no       TEXT NOT NULL DEFAULT '',            -- number printed on the paper form: order among papers of one day
  lang           TEXT NOT NULL DEFAULT 'el',          -- language of its letters
  answers        BLOB,                                -- sealed: what was answered when it was handed in
  follow         BLOB UNIQUE,                         -- keyed hash of the code with which the resident follows it
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,                    -- account; 0 the resident
  ends           INTEGER,                             -- day: what was granted holds up to, not including
  renews         INTEGER REFERENCES casework_case,    -- the spell that this one goes on from
  CHECK((protocol_year IS NULL) = (protocol_no IS NULL)),
  CHECK(state = 'draft' OR protocol_no IS NOT NULL),
  UNIQUE(protocol_year, protocol_no)
) STRICT;
-- One open application of a person in a programme, and one of a household.
CREATE UNIQUE INDEX casework_case_open ON casework_case(person, programme)
 WHERE state IN ('draft', 'applied', 'waiting', 'complete', 'check', 'proposed');
CREATE UNIQUE INDEX casework_case_open_household ON casework_case(household, programme)
 WHERE household IS NOT NULL AND state IN ('draft', 'applied', 'waiting', 'complete', 'check', 'proposed');
CREATE INDEX casework_case_person ON casework_case(person);
CREATE INDEX casework_case_household ON casework_case(household) WHERE household IS NOT NULL;
CREATE INDEX casework_case_state ON casework_case(state, opened);
CREATE INDEX casework_case_worker ON casework_case(worker, state) WHERE worker IS NOT NULL;
CREATE INDEX casework_case_unit ON casework_case(unit, state) WHERE unit IS NOT NULL;
CREATE INDEX casework_case_opened ON casework_case(opened, id);
CREATE INDEX casework_case_ends ON casework_case(ends) WHERE ends IS NOT NULL;

CREATE TABLE casework_step(                           -- every change of a case: who, when, why
  id             INTEGER PRIMARY KEY,
  filed          INTEGER NOT NULL REFERENCES casework_case,
  at             INTEGER NOT NULL,
  by             INTEGER NOT NULL,                    -- account; 0 the resident or the program
  was            TEXT NOT NULL,
  state          TEXT NOT NULL,
  why            TEXT NOT NULL DEFAULT '',
  code           TEXT NOT NULL DEFAULT ''             -- coded reason: of an end, a suspension, a forwarding
) STRICT;
CREATE INDEX casework_step_filed ON casework_step(filed, id);

CREATE TABLE casework_clock(                          -- a time limit; stopped = ended, restarted = the next row
  id             INTEGER PRIMARY KEY,
  filed          INTEGER NOT NULL REFERENCES casework_case,
  kind           TEXT NOT NULL CHECK(kind IN ('answer', 'forward', 'notice', 'papers', 'objection', 'objection_answer', 'renewal', 'suspension')),
  starts         INTEGER NOT NULL,                    -- day
  due            INTEGER NOT NULL,                    -- last day on which it is in time
  ended          INTEGER,                             -- day
  why            TEXT NOT NULL DEFAULT '' CHECK(why IN ('', 'done', 'papers', 'forwarded', 'withdrawn', 'longer', 'passed')),
  law            TEXT NOT NULL,
  CHECK(due >= starts), CHECK((ended IS NULL) = (why = ''))
) STRICT;
CREATE UNIQUE INDEX casework_clock_runs ON casework_clock(filed, kind) WHERE ended IS NULL;
CREATE INDEX casework_clock_due ON casework_clock(due) WHERE ended IS NULL;
CREATE INDEX casework_clock_filed ON casework_clock(filed);

CREATE TABLE casework_file(                           -- a paper as it was handed in; its bytes are sealed beside the database
  id             INTEGER PRIMARY KEY,
  person         INTEGER NOT NULL REFERENCES registry_person,
  paper          TEXT NOT NULL CHECK(paper <> ''),    -- which paper: text paper.<id>
  stored         TEXT NOT NULL UNIQUE,                -- name in the store, by chance
  type           TEXT NOT NULL CHECK(type IN ('application/pdf', 'image/jpeg', 'image/png')),
  size           INTEGER NOT NULL,
  digest         BLOB NOT NULL,                       -- SHA-256 of what is stored, before sealing
  named          TEXT NOT NULL DEFAULT '',            -- as its owner called it
  state          TEXT NOT NULL DEFAULT 'new' CHECK(state IN ('new', 'accepted', 'refused')),
  until          INTEGER,                             -- first day on which it no longer counts
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL
) STRICT;
CREATE INDEX casework_file_person ON casework_file(person, paper);

CREATE TABLE casework_paper(                          -- a paper that a case needs
  id             INTEGER PRIMARY KEY,
  filed          INTEGER NOT NULL REFERENCES casework_case,
  paper          TEXT NOT NULL,
  person         INTEGER NOT NULL REFERENCES registry_person,      -- whose
  state          TEXT NOT NULL CHECK(state IN ('asked', 'received', 'accepted', 'refused', 'waived')),
  file           INTEGER REFERENCES casework_file,
  seen           INTEGER NOT NULL DEFAULT 0 CHECK(seen IN (0, 1)), -- shown at the desk, no copy kept
  asked          INTEGER NOT NULL,
  changed        INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  why            TEXT NOT NULL DEFAULT '',
  UNIQUE(filed, paper, person)
) STRICT;
CREATE INDEX casework_paper_file ON casework_paper(file) WHERE file IS NOT NULL;

CREATE TABLE casework_consent(                        -- of every adult, where the programme asks for it
  id             INTEGER PRIMARY KEY,
  filed          INTEGER NOT NULL REFERENCES casework_case,
  person         INTEGER NOT NULL REFERENCES registry_person,
  how            TEXT NOT NULL DEFAULT '' CHECK(how IN ('', 'signed', 'desk', 'link')),
  given          INTEGER,                             -- when; NULL = not yet
  refused        INTEGER,
  link           BLOB UNIQUE,                         -- keyed hash of a one-time link
  link_ends      INTEGER,
  by             INTEGER NOT NULL,
  UNIQUE(filed, person),
  CHECK(given IS NULL OR how <> '')
) STRICT;

CREATE TABLE casework_rulefile(                       -- rules as they were, so that a decision can be derived again
  id             INTEGER PRIMARY KEY,
  hash           TEXT NOT NULL UNIQUE,                -- SHA-256 of the bytes
  bytes          BLOB NOT NULL
) STRICT;
CREATE TABLE casework_rulebook(                       -- path of each file of a book
  id             INTEGER PRIMARY KEY,
  book           TEXT NOT NULL,                       -- hash of the whole book, as in a receipt
  path           TEXT NOT NULL,
  file           INTEGER NOT NULL REFERENCES casework_rulefile,
  UNIQUE(book, path)
) STRICT;

CREATE TABLE casework_proposal(                       -- what the first pair of eyes proposes
  id             INTEGER PRIMARY KEY,
  filed          INTEGER NOT NULL REFERENCES casework_case,
  outcome        TEXT NOT NULL CHECK(outcome IN ('granted', 'refused')),
  words          TEXT NOT NULL DEFAULT '',            -- the proposer's own reasons, where judgement is called for
  judged         INTEGER NOT NULL DEFAULT 0 CHECK(judged IN (0, 1)),      -- differs from what the rules say
  since          INTEGER,
  until          INTEGER,
  at             INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  back           INTEGER,                             -- sent back: when
  CHECK(until > since)
) STRICT;
CREATE UNIQUE INDEX casework_proposal_one ON casework_proposal(filed) WHERE back IS NULL;

CREATE TABLE casework_board(                          -- a sitting of the body that decides over a set of cases
  id             INTEGER PRIMARY KEY,
  body           TEXT NOT NULL CHECK(body <> ''),
  sits           INTEGER NOT NULL,                    -- day
  present        TEXT NOT NULL DEFAULT '',
  act_year       INTEGER,                             -- number of the act, given when it is closed
  act_no         INTEGER,
  closed         INTEGER,
  closed_by      INTEGER,
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  UNIQUE(act_year, act_no),
  CHECK((closed IS NULL) = (act_no IS NULL))
) STRICT;
CREATE TABLE casework_agenda(
  id             INTEGER PRIMARY KEY,
  board          INTEGER NOT NULL REFERENCES casework_board,
  filed          INTEGER NOT NULL REFERENCES casework_case,
  place          INTEGER NOT NULL,
  outcome        TEXT NOT NULL DEFAULT '' CHECK(outcome IN ('', 'granted', 'refused', 'later')),
  votes_for      INTEGER NOT NULL DEFAULT 0,
  votes_against  INTEGER NOT NULL DEFAULT 0,
  votes_white    INTEGER NOT NULL DEFAULT 0,
  words          TEXT NOT NULL DEFAULT '',
  UNIQUE(board, filed), UNIQUE(board, place)
) STRICT;
CREATE INDEX casework_agenda_filed ON casework_agenda(filed);

CREATE TABLE casework_decision(
  id             INTEGER PRIMARY KEY,
  filed          INTEGER NOT NULL REFERENCES casework_case,
  year           INTEGER NOT NULL,
  number         INTEGER NOT NULL,
  outcome        TEXT NOT NULL CHECK(outcome IN ('granted', 'refused')),
  proposed_by    INTEGER NOT NULL,
  decided_by     INTEGER NOT NULL,
  four_eyes      INTEGER NOT NULL CHECK(four_eyes IN (0, 1)),
  board          INTEGER REFERENCES casework_board,
  at             INTEGER NOT NULL,
  asked          INTEGER NOT NULL,                    -- the day the rules were asked for
  since          INTEGER,
  until          INTEGER,
  answer         TEXT NOT NULL CHECK(answer IN ('yes', 'no', 'not_known')),       -- what the rules said
  book           TEXT NOT NULL,                       -- casework_rulebook.book
  facts          BLOB NOT NULL,                       -- sealed: the receipt: engine, rules, day, facts, answers
  reasons        BLOB NOT NULL,                       -- sealed: the grounds as the letter says them, Greek and the reader's language
  judged         INTEGER NOT NULL CHECK(judged IN (0, 1)),
  appeal_due     INTEGER,                             -- last day for an objection
  mark           BLOB NOT NULL,                       -- keyed hash over all of it: a row changed by hand is found
  UNIQUE(year, number), UNIQUE(filed),
  CHECK(four_eyes = 0 OR proposed_by <> decided_by OR board IS NOT NULL),
  CHECK(until > since)
) STRICT;

CREATE TABLE casework_objection(
  id             INTEGER PRIMARY KEY,
  decision       INTEGER NOT NULL REFERENCES casework_decision,
  handed_in      INTEGER NOT NULL,                    -- instant
  late           INTEGER NOT NULL CHECK(late IN (0, 1)),
  words          TEXT NOT NULL,
  by             INTEGER NOT NULL,
  outcome        TEXT NOT NULL DEFAULT '' CHECK(outcome IN ('', 'upheld', 'rejected', 'withdrawn')),
  reasons        TEXT NOT NULL DEFAULT '',
  answered       INTEGER,
  answered_by    INTEGER,                             -- never who decided
  CHECK((outcome = '') = (answered IS NULL))
) STRICT;
CREATE UNIQUE INDEX casework_objection_one ON casework_objection(decision) WHERE outcome = '';
CREATE INDEX casework_objection_decision ON casework_objection(decision);

--@sqlite
CREATE TRIGGER casework_step_kept BEFORE UPDATE ON casework_step BEGIN
  SELECT RAISE(ABORT, 'casework_step_kept');
END;
CREATE TRIGGER casework_decision_kept BEFORE UPDATE ON casework_decision BEGIN
  SELECT RAISE(ABORT, 'casework_decision_kept');
END;
CREATE TRIGGER casework_objection_other BEFORE UPDATE ON casework_objection
WHEN NEW.outcome IN ('upheld', 'rejected') BEGIN
  SELECT RAISE(ABORT, 'casework_objection_other') FROM casework_decision d
   WHERE d.id = NEW.decision AND NEW.answered_by IN (d.decided_by, d.proposed_by);
END;
CREATE TRIGGER casework_clock_kept BEFORE UPDATE ON casework_clock WHEN OLD.ended IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'casework_clock_kept');
END;
--@postgres
CREATE FUNCTION casework_kept() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN RAISE EXCEPTION '%_kept', TG_TABLE_NAME; END $f$;
CREATE TRIGGER casework_step_kept BEFORE UPDATE ON casework_step FOR EACH ROW EXECUTE FUNCTION casework_kept();
CREATE TRIGGER casework_decision_kept BEFORE UPDATE ON casework_decision FOR EACH ROW EXECUTE FUNCTION casework_kept();
CREATE TRIGGER casework_clock_kept BEFORE UPDATE ON casework_clock FOR EACH ROW WHEN (OLD.ended IS NOT NULL) EXECUTE FUNCTION casework_kept();
CREATE FUNCTION casework_other() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN
  IF EXISTS (SELECT 1 FROM casework_decision d WHERE d.id = NEW.decision AND NEW.answered_by IN (d.decided_by, d.proposed_by)) THEN
    RAISE EXCEPTION 'casework_objection_other';
  END IF;
  RETURN NEW;
END $f$;
CREATE TRIGGER casework_objection_other BEFORE UPDATE ON casework_objection FOR EACH ROW
  WHEN (NEW.outcome IN ('upheld', 'rejected')) EXECUTE FUNCTION casework_other();
--@end

-- Windows.
CREATE VIEW casework_open_case(id, programme, person, household, spell, state, unit, worker, protocol_year, protocol_no, opened, ends, lang) AS
SELECT id, programme, person, household, spell, state, unit, worker, protocol_year, protocol_no, opened, ends, lang FROM casework_case;

CREATE VIEW casework_open_decision(id, filed, year, number, outcome, at, since, until, programme, person, household, state) AS
SELECT d.id, d.filed, d.year, d.number, d.outcome, d.at, d.since, d.until, c.programme, c.person, c.household, c.state
  FROM casework_decision d JOIN casework_case c ON c.id = d.filed;

CREATE VIEW casework_open_clock(id, filed, kind, starts, due, ended, person, unit, worker) AS
SELECT k.id, k.filed, k.kind, k.starts, k.due, k.ended, c.person, c.unit, c.worker
  FROM casework_clock k JOIN casework_case c ON c.id = k.filed;

CREATE VIEW casework_open_step(id, filed, at, by, was, state, person) AS
SELECT s.id, s.filed, s.at, s.by, s.was, s.state, c.person FROM casework_step s JOIN casework_case c ON c.id = s.filed;
