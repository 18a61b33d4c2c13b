-- SPDX-License-Identifier: EUPL-1.2
-- 0019-board: a board decides over a set of cases.
--
-- Which bodies there are is data of the town (town.yaml); their members, sittings, lists and votes are rows.  What a sitting decided
-- is never changed: the triggers at the end refuse it; what was written about a person alone may be taken away (retention).

CREATE TABLE casework_boardmember(
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  body           TEXT NOT NULL CHECK(body <> ''),
  name           TEXT NOT NULL CHECK(name <> ''),
  part           TEXT NOT NULL CHECK(part IN ('chair', 'vice', 'regular', 'alternate')),
  account        INTEGER REFERENCES staff_account,    -- who also works here does not vote on what they proposed
  since          INTEGER NOT NULL,
  until          INTEGER,
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CHECK(until > since)
) STRICT;
CREATE INDEX casework_boardmember_body ON casework_boardmember(body, since);

-- The first page of a sitting.  Nothing is decided before it began.
ALTER TABLE casework_board DROP COLUMN present;
ALTER TABLE casework_board ADD COLUMN row_version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE casework_board ADD COLUMN begins INTEGER NOT NULL DEFAULT 0 CHECK(closed IS NULL OR closed >= begins);       -- instant
ALTER TABLE casework_board ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE casework_board ADD COLUMN seats INTEGER NOT NULL DEFAULT 1;           -- of the body on that day
ALTER TABLE casework_board ADD COLUMN quorum INTEGER NOT NULL DEFAULT 1;
ALTER TABLE casework_board ADD COLUMN chair INTEGER REFERENCES casework_boardmember;
ALTER TABLE casework_board ADD COLUMN secretary TEXT NOT NULL DEFAULT '';
ALTER TABLE casework_board ADD COLUMN called_off INTEGER;                         -- instant
ALTER TABLE casework_board ADD COLUMN off_why TEXT NOT NULL DEFAULT '';
CREATE INDEX casework_board_sits ON casework_board(sits);

CREATE TABLE casework_sat(                            -- who was there
  id             INTEGER PRIMARY KEY,
  board          INTEGER NOT NULL REFERENCES casework_board,
  boardmember    INTEGER NOT NULL REFERENCES casework_boardmember,
  came           INTEGER NOT NULL CHECK(came IN (0, 1)),
  UNIQUE(board, boardmember)
) STRICT;

DROP TABLE casework_agenda;
CREATE TABLE casework_agenda(                         -- a case put to a sitting: the application, or an objection to its decision
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  board          INTEGER NOT NULL REFERENCES casework_board,
  filed          INTEGER NOT NULL REFERENCES casework_case,
  objection      INTEGER REFERENCES casework_objection,
  place          INTEGER NOT NULL,
  proposed       TEXT NOT NULL DEFAULT '' CHECK(proposed IN ('', 'granted', 'refused')),  -- what was proposed to it
  motion         TEXT NOT NULL DEFAULT '' CHECK(motion IN ('', 'granted', 'refused', 'upheld', 'rejected', 'back')),      -- what is voted on
  outcome        TEXT NOT NULL DEFAULT '' CHECK(outcome IN ('', 'granted', 'refused', 'upheld', 'rejected', 'back', 'lost', 'off')),
  words          BLOB,                                -- sealed: the note, the board's reasons
  open           INTEGER NOT NULL DEFAULT 1 CHECK(open IN (0, 1)),
  UNIQUE(board, filed), UNIQUE(board, place),
  CHECK((outcome = '') = (open = 1))
) STRICT;
CREATE INDEX casework_agenda_filed ON casework_agenda(filed);
CREATE UNIQUE INDEX casework_agenda_once ON casework_agenda(filed) WHERE open = 1;        -- a case stands on one open sitting

CREATE TABLE casework_ballot(
  id             INTEGER PRIMARY KEY,
  agenda         INTEGER NOT NULL REFERENCES casework_agenda,
  boardmember    INTEGER NOT NULL REFERENCES casework_boardmember,
  vote           TEXT NOT NULL CHECK(vote IN ('for', 'against', 'blank', 'out', 'away')),  -- out: must not take part; away: had left
  reason         TEXT NOT NULL DEFAULT '' CHECK(reason IN ('', 'interest', 'kin', 'bond', 'proposed')),
  UNIQUE(agenda, boardmember),
  CHECK((vote = 'out') = (reason <> ''))
) STRICT;

-- The answer to an objection is an act of its own: with a number of the decisions' series, and a letter.
ALTER TABLE casework_objection ADD COLUMN year INTEGER;
ALTER TABLE casework_objection ADD COLUMN number INTEGER;
ALTER TABLE casework_objection ADD COLUMN board INTEGER REFERENCES casework_board;
ALTER TABLE casework_objection ADD COLUMN letter BLOB;                            -- sealed: as it was written then
CREATE UNIQUE INDEX casework_objection_number ON casework_objection(year, number) WHERE number IS NOT NULL;

--@sqlite
CREATE TRIGGER casework_board_kept BEFORE UPDATE ON casework_board WHEN OLD.closed IS NOT NULL OR OLD.called_off IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'casework_board_kept');
END;
CREATE TRIGGER casework_board_stays BEFORE DELETE ON casework_board WHEN OLD.closed IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'casework_board_kept');
END;
CREATE TRIGGER casework_sat_kept BEFORE UPDATE ON casework_sat BEGIN
  SELECT RAISE(ABORT, 'casework_sat_kept') FROM casework_board b WHERE b.id = OLD.board AND (b.closed IS NOT NULL OR b.called_off IS NOT NULL);
END;
CREATE TRIGGER casework_sat_new BEFORE INSERT ON casework_sat BEGIN
  SELECT RAISE(ABORT, 'casework_sat_kept') FROM casework_board b WHERE b.id = NEW.board AND (b.closed IS NOT NULL OR b.called_off IS NOT NULL);
END;
CREATE TRIGGER casework_sat_stays BEFORE DELETE ON casework_sat BEGIN
  SELECT RAISE(ABORT, 'casework_sat_kept') FROM casework_board b WHERE b.id = OLD.board AND (b.closed IS NOT NULL OR b.called_off IS NOT NULL);
END;
CREATE TRIGGER casework_agenda_new BEFORE INSERT ON casework_agenda BEGIN
  SELECT RAISE(ABORT, 'casework_agenda_kept') FROM casework_board b WHERE b.id = NEW.board AND (b.closed IS NOT NULL OR b.called_off IS NOT NULL);
END;
CREATE TRIGGER casework_agenda_kept BEFORE UPDATE ON casework_agenda
 WHEN OLD.open = 0 AND (NEW.words IS NOT NULL OR NEW.board <> OLD.board OR NEW.filed <> OLD.filed OR NEW.objection IS NOT OLD.objection OR NEW.place <> OLD.place
   OR NEW.proposed <> OLD.proposed OR NEW.motion <> OLD.motion OR NEW.outcome <> OLD.outcome OR NEW.open <> 0)
BEGIN
  SELECT RAISE(ABORT, 'casework_agenda_kept');
END;
CREATE TRIGGER casework_agenda_stays BEFORE DELETE ON casework_agenda WHEN OLD.open = 0 BEGIN
  SELECT RAISE(ABORT, 'casework_agenda_kept');
END;
CREATE TRIGGER casework_ballot_new BEFORE INSERT ON casework_ballot BEGIN
  SELECT RAISE(ABORT, 'casework_ballot_kept') FROM casework_agenda a WHERE a.id = NEW.agenda AND a.open = 0;
END;
CREATE TRIGGER casework_ballot_kept BEFORE UPDATE ON casework_ballot BEGIN
  SELECT RAISE(ABORT, 'casework_ballot_kept') FROM casework_agenda a WHERE a.id = OLD.agenda AND a.open = 0;
END;
CREATE TRIGGER casework_ballot_stays BEFORE DELETE ON casework_ballot BEGIN
  SELECT RAISE(ABORT, 'casework_ballot_kept') FROM casework_agenda a WHERE a.id = OLD.agenda AND a.open = 0;
END;
-- Where the town wants four eyes, who signs for a board is not who proposed.
CREATE TRIGGER casework_decision_eyes BEFORE INSERT ON casework_decision WHEN NEW.four_eyes = 1 AND NEW.proposed_by = NEW.decided_by BEGIN
  SELECT RAISE(ABORT, 'casework_decision_eyes');
END;
--@postgres
CREATE FUNCTION casework_board_over() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN RAISE EXCEPTION '%_kept', TG_TABLE_NAME; END $f$;
CREATE TRIGGER casework_board_kept BEFORE UPDATE ON casework_board FOR EACH ROW
  WHEN (OLD.closed IS NOT NULL OR OLD.called_off IS NOT NULL) EXECUTE FUNCTION casework_board_over();
CREATE TRIGGER casework_board_stays BEFORE DELETE ON casework_board FOR EACH ROW WHEN (OLD.closed IS NOT NULL) EXECUTE FUNCTION casework_board_over();
CREATE FUNCTION casework_of_board() RETURNS trigger LANGUAGE plpgsql AS $f$
DECLARE at int8;
BEGIN
  IF TG_OP = 'DELETE' THEN at := OLD.board; ELSE at := NEW.board; END IF;
  IF EXISTS (SELECT 1 FROM casework_board b WHERE b.id = at AND (b.closed IS NOT NULL OR b.called_off IS NOT NULL)) THEN
    RAISE EXCEPTION '%_kept', TG_TABLE_NAME;
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $f$;
CREATE TRIGGER casework_sat_kept BEFORE INSERT OR UPDATE OR DELETE ON casework_sat FOR EACH ROW EXECUTE FUNCTION casework_of_board();
CREATE TRIGGER casework_agenda_new BEFORE INSERT ON casework_agenda FOR EACH ROW EXECUTE FUNCTION casework_of_board();
CREATE TRIGGER casework_agenda_kept BEFORE UPDATE ON casework_agenda FOR EACH ROW
  WHEN (OLD.open = 0 AND (NEW.words IS NOT NULL OR NEW.board <> OLD.board OR NEW.filed <> OLD.filed OR NEW.objection IS DISTINCT FROM OLD.objection
        OR NEW.place <> OLD.place OR NEW.proposed <> OLD.proposed OR NEW.motion <> OLD.motion OR NEW.outcome <> OLD.outcome OR NEW.open <> 0))
  EXECUTE FUNCTION casework_board_over();
CREATE TRIGGER casework_agenda_stays BEFORE DELETE ON casework_agenda FOR EACH ROW WHEN (OLD.open = 0) EXECUTE FUNCTION casework_board_over();
CREATE FUNCTION casework_of_agenda() RETURNS trigger LANGUAGE plpgsql AS $f$
DECLARE at int8;
BEGIN
  IF TG_OP = 'DELETE' THEN at := OLD.agenda; ELSE at := NEW.agenda; END IF;
  IF EXISTS (SELECT 1 FROM casework_agenda a WHERE a.id = at AND a.open = 0) THEN RAISE EXCEPTION 'casework_ballot_kept'; END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $f$;
CREATE TRIGGER casework_ballot_kept BEFORE INSERT OR UPDATE OR DELETE ON casework_ballot FOR EACH ROW EXECUTE FUNCTION casework_of_agenda();
CREATE FUNCTION casework_eyes() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN RAISE EXCEPTION 'casework_decision_eyes'; END $f$;
CREATE TRIGGER casework_decision_eyes BEFORE INSERT ON casework_decision FOR EACH ROW
  WHEN (NEW.four_eyes = 1 AND NEW.proposed_by = NEW.decided_by) EXECUTE FUNCTION casework_eyes();
--@end

-- Retention: what somebody wrote, and what a decision was derived from, may be taken away; that it was taken, when, by whom, for how
-- long stays (law 4624/2019; the numbers of a year have no gap).  Nothing else of these rows ever changes.
--@sqlite
DROP TRIGGER casework_step_kept;
CREATE TRIGGER casework_step_kept BEFORE UPDATE ON casework_step
 WHEN NEW.why <> '' OR NEW.id <> OLD.id OR NEW.filed <> OLD.filed OR NEW.at <> OLD.at OR NEW.by <> OLD.by OR NEW.was <> OLD.was OR NEW.state <> OLD.state
   OR NEW.code <> OLD.code
BEGIN
  SELECT RAISE(ABORT, 'casework_step_kept');
END;
DROP TRIGGER casework_decision_kept;
CREATE TRIGGER casework_decision_kept BEFORE UPDATE ON casework_decision
 WHEN length(NEW.facts) > 0 OR length(NEW.reasons) > 0 OR NEW.id <> OLD.id OR NEW.filed <> OLD.filed OR NEW.year <> OLD.year OR NEW.number <> OLD.number
   OR NEW.outcome <> OLD.outcome OR NEW.proposed_by <> OLD.proposed_by OR NEW.decided_by <> OLD.decided_by OR NEW.four_eyes <> OLD.four_eyes
   OR NEW.board IS NOT OLD.board OR NEW.at <> OLD.at OR NEW.asked <> OLD.asked OR NEW.since IS NOT OLD.since OR NEW.until IS NOT OLD.until
   OR NEW.answer <> OLD.answer OR NEW.book <> OLD.book OR NEW.judged <> OLD.judged OR NEW.appeal_due IS NOT OLD.appeal_due OR NEW.mark <> OLD.mark
BEGIN
  SELECT RAISE(ABORT, 'casework_decision_kept');
END;
--@postgres
DROP TRIGGER casework_step_kept ON casework_step;
CREATE TRIGGER casework_step_kept BEFORE UPDATE ON casework_step FOR EACH ROW
  WHEN (NEW.why <> '' OR NEW.id <> OLD.id OR NEW.filed <> OLD.filed OR NEW.at <> OLD.at OR NEW.by <> OLD.by OR NEW.was <> OLD.was OR NEW.state <> OLD.state
        OR NEW.code <> OLD.code)
  EXECUTE FUNCTION casework_kept();
DROP TRIGGER casework_decision_kept ON casework_decision;
CREATE TRIGGER casework_decision_kept BEFORE UPDATE ON casework_decision FOR EACH ROW
  WHEN (length(NEW.facts) > 0 OR length(NEW.reasons) > 0 OR NEW.id <> OLD.id OR NEW.filed <> OLD.filed OR NEW.year <> OLD.year OR NEW.number <> OLD.number
   OR NEW.outcome <> OLD.outcome OR NEW.proposed_by <> OLD.proposed_by OR NEW.decided_by <> OLD.decided_by OR NEW.four_eyes <> OLD.four_eyes
   OR NEW.board IS DISTINCT FROM OLD.board OR NEW.at <> OLD.at OR NEW.asked <> OLD.asked OR NEW.since IS DISTINCT FROM OLD.since
   OR NEW.until IS DISTINCT FROM OLD.until OR NEW.answer <> OLD.answer OR NEW.book <> OLD.book OR NEW.judged <> OLD.judged
   OR NEW.appeal_due IS DISTINCT FROM OLD.appeal_due OR NEW.mark <> OLD.mark)
  EXECUTE FUNCTION casework_kept();
--@end

CREATE VIEW privacy_open_gone(person, at, ground) AS
SELECT person, at, ground FROM privacy_gone;

-- What was written to whom about something: for that room's own page.
CREATE VIEW messages_open_message(id, person, about_kind, about, text, state, why, due, sent, sent_by, made) AS
SELECT id, person, about_kind, about, text, state, why, due, sent, sent_by, made FROM messages_message;
