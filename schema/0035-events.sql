-- SPDX-License-Identifier: EUPL-1.2
-- 0035-events: courses and events, who comes to them, who waits, who was there, what they said before and after.
--
-- A course is never over-full: the database counts its seats itself (events_course.taken) and refuses the one too many, whoever writes it.
CREATE TABLE events_course(
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  unit           INTEGER NOT NULL REFERENCES access_unit,
  kind           TEXT NOT NULL CHECK(kind <> ''),     -- kinds.h: parents_school, prevention ...
  audience       TEXT NOT NULL CHECK(audience <> ''), -- kinds.h: for whom
  speaks         TEXT NOT NULL DEFAULT 'el',          -- in which languages, codes with blanks between
  places         INTEGER NOT NULL CHECK(places BETWEEN 1 AND 5000),
  taken          INTEGER NOT NULL DEFAULT 0,          -- seats offered or registered; kept by the triggers below
  since          INTEGER,                             -- day from which one registers; NULL: at once
  until          INTEGER,                             -- last day on which one registers; NULL: as long as a lesson is to come
  percent        INTEGER NOT NULL DEFAULT 80 CHECK(percent BETWEEN 1 AND 100),       -- of the lessons, for a certificate
  answer_hours   INTEGER NOT NULL DEFAULT 48 CHECK(answer_hours BETWEEN 1 AND 336),  -- so long an offer stands
  online         INTEGER NOT NULL DEFAULT 0 CHECK(online IN (0, 1)),         -- residents register themselves
  groups         INTEGER NOT NULL DEFAULT 0 CHECK(groups IN (0, 1)),         -- whole classes come
  sensitive      INTEGER NOT NULL DEFAULT 0 CHECK(sensitive IN (0, 1)),      -- that somebody comes is for its team alone
  state          TEXT NOT NULL DEFAULT 'draft' CHECK(state IN ('draft', 'open', 'over', 'cancelled')),
  why            TEXT NOT NULL DEFAULT '',            -- it was cancelled
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CONSTRAINT events_course_full CHECK(taken BETWEEN 0 AND places), CHECK(until >= since), CHECK((state = 'cancelled') = (why <> ''))
) STRICT;
CREATE INDEX events_course_unit ON events_course(unit, state);

CREATE TABLE events_title(                            -- what it is called and what it is about, in one language
  id             INTEGER PRIMARY KEY,
  course         INTEGER NOT NULL REFERENCES events_course,
  lang           TEXT NOT NULL,
  title          TEXT NOT NULL CHECK(title <> ''),
  about          TEXT NOT NULL DEFAULT '',
  UNIQUE(course, lang)
) STRICT;

CREATE TABLE events_lesson(                           -- one meeting of it
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  course         INTEGER NOT NULL REFERENCES events_course,
  starts         INTEGER NOT NULL,
  ends           INTEGER NOT NULL,
  place          TEXT NOT NULL DEFAULT '',            -- room and address
  leader         TEXT NOT NULL DEFAULT '',
  state          TEXT NOT NULL DEFAULT 'planned' CHECK(state IN ('planned', 'cancelled')),
  why            TEXT NOT NULL DEFAULT '',
  heads          INTEGER NOT NULL DEFAULT 0 CHECK(heads BETWEEN 0 AND 5000), -- came and stand on no list: counted
  reminded       INTEGER,                             -- when those registered were
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CHECK(ends > starts), CHECK(ends - starts <= 93600), CHECK((state = 'cancelled') = (why <> ''))
) STRICT;
CREATE INDEX events_lesson_course ON events_lesson(course, starts);
CREATE INDEX events_lesson_starts ON events_lesson(starts) WHERE state = 'planned';

CREATE TABLE events_signup(                           -- somebody, or a class with its teacher, who registered or waits
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  course         INTEGER NOT NULL REFERENCES events_course,
  number         INTEGER NOT NULL,                    -- on the list of the course: what is typed at the door
  grouped        INTEGER NOT NULL DEFAULT 0 CHECK(grouped IN (0, 1)),        -- a class: a figure and a teacher, no names of pupils
  person         INTEGER REFERENCES registry_person,  -- NULL: a class, or nobody has a file yet
  body           INTEGER REFERENCES referrals_body,   -- the school or body that brings the class
  seats          INTEGER NOT NULL DEFAULT 1 CHECK(seats BETWEEN 1 AND 500),
  name           BLOB,                                -- sealed: who comes, or the teacher; NULL once erased
  phone          BLOB,                                -- sealed
  class          BLOB,                                -- sealed: school and class, as it was written
  words          BLOB,                                -- sealed: what the team should know
  state          TEXT NOT NULL CHECK(state IN ('waiting', 'offered', 'registered', 'cancelled', 'gone')),
  answer_by      INTEGER,                             -- instant: then the offer goes to the next
  passed         INTEGER NOT NULL DEFAULT 0,          -- offers that were not answered
  follow         BLOB UNIQUE,                         -- keyed hash of number and code
  form           BLOB UNIQUE,                         -- keyed hash of the form it came with: a copy registers nobody twice
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,                    -- 0: the resident
  ended          INTEGER,
  ended_by       INTEGER,
  UNIQUE(course, number), CHECK((state = 'offered') = (answer_by IS NOT NULL)), CHECK(grouped = 1 OR seats = 1 AND body IS NULL), CHECK(grouped = 0 OR person IS NULL),
  CHECK((state IN ('cancelled', 'gone')) = (ended IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX events_signup_once ON events_signup(course, person) WHERE person IS NOT NULL AND state IN ('waiting', 'offered', 'registered');
CREATE INDEX events_signup_person ON events_signup(person) WHERE person IS NOT NULL;
CREATE INDEX events_signup_body ON events_signup(body) WHERE body IS NOT NULL;
CREATE INDEX events_signup_waits ON events_signup(course, passed, id) WHERE state = 'waiting';
CREATE INDEX events_signup_answer ON events_signup(answer_by) WHERE state = 'offered';

--@sqlite
CREATE TRIGGER events_signup_new AFTER INSERT ON events_signup WHEN NEW.state IN ('offered', 'registered') BEGIN
  UPDATE events_course SET taken = taken + NEW.seats WHERE id = NEW.course;
END;
CREATE TRIGGER events_signup_change AFTER UPDATE OF state, seats ON events_signup BEGIN
  UPDATE events_course SET taken = taken - CASE WHEN OLD.state IN ('offered', 'registered') THEN OLD.seats ELSE 0 END
                                         + CASE WHEN NEW.state IN ('offered', 'registered') THEN NEW.seats ELSE 0 END WHERE id = NEW.course;
END;
CREATE TRIGGER events_signup_fixed BEFORE UPDATE OF course ON events_signup WHEN NEW.course <> OLD.course
  BEGIN SELECT RAISE(ABORT, 'events_signup: it stays on its course'); END;
CREATE TRIGGER events_signup_stays BEFORE DELETE ON events_signup BEGIN SELECT RAISE(ABORT, 'events_signup: it ends, it is not removed'); END;
--@postgres
CREATE FUNCTION events_signup_counted() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'events_signup: it ends, it is not removed'; END IF;
  IF TG_OP = 'UPDATE' AND NEW.course <> OLD.course THEN RAISE EXCEPTION 'events_signup: it stays on its course'; END IF;
  IF TG_OP = 'UPDATE' AND NEW.state = OLD.state AND NEW.seats = OLD.seats THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' AND OLD.state IN ('offered', 'registered') THEN UPDATE events_course SET taken = taken - OLD.seats WHERE id = OLD.course; END IF;
  IF NEW.state IN ('offered', 'registered') THEN UPDATE events_course SET taken = taken + NEW.seats WHERE id = NEW.course; END IF;
  RETURN NEW;
END $f$;
CREATE TRIGGER events_signup_counted AFTER INSERT OR UPDATE OR DELETE ON events_signup FOR EACH ROW EXECUTE FUNCTION events_signup_counted();
--@end

CREATE TABLE events_came(                             -- who was at a lesson
  id             INTEGER PRIMARY KEY,
  lesson         INTEGER NOT NULL REFERENCES events_lesson,
  signup         INTEGER NOT NULL REFERENCES events_signup,
  heads          INTEGER NOT NULL CHECK(heads BETWEEN 1 AND 500),            -- of a class: how many
  at             INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  UNIQUE(lesson, signup)
) STRICT;
CREATE INDEX events_came_signup ON events_came(signup);

CREATE TABLE events_material(                         -- slides, leaflets: to save
  id             INTEGER PRIMARY KEY,
  course         INTEGER NOT NULL REFERENCES events_course,
  title          TEXT NOT NULL CHECK(title <> ''),
  open           INTEGER NOT NULL DEFAULT 0 CHECK(open IN (0, 1)),           -- 1: for anybody, 0: for those registered
  stored         TEXT NOT NULL,
  type           TEXT NOT NULL,
  size           INTEGER NOT NULL,
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  removed        INTEGER
) STRICT;
CREATE INDEX events_material_course ON events_material(course);
CREATE INDEX events_material_stored ON events_material(stored);

CREATE TABLE events_question(                         -- of the questionnaire of a course
  id             INTEGER PRIMARY KEY,
  course         INTEGER NOT NULL REFERENCES events_course,
  phase          TEXT NOT NULL CHECK(phase IN ('before', 'after', 'both')),
  kind           TEXT NOT NULL CHECK(kind IN ('scale', 'yes_no')),
  word           TEXT NOT NULL DEFAULT '',            -- kinds.h: a question in every language; '' = the team's own
  own            TEXT NOT NULL DEFAULT '',
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CHECK((word = '') <> (own = '')), UNIQUE(course, word, own)
) STRICT;

CREATE TABLE events_slip(                             -- a slip with a code on it, handed to anybody: it knows no name and no number of a list
  id             INTEGER PRIMARY KEY,
  course         INTEGER NOT NULL REFERENCES events_course,
  code           BLOB NOT NULL UNIQUE                 -- keyed hash
) STRICT;
CREATE INDEX events_slip_course ON events_slip(course);

CREATE TABLE events_reply(
  id             INTEGER PRIMARY KEY,
  slip           INTEGER NOT NULL REFERENCES events_slip,
  question       INTEGER NOT NULL REFERENCES events_question,
  phase          TEXT NOT NULL CHECK(phase IN ('before', 'after')),
  value          INTEGER NOT NULL CHECK(value BETWEEN 0 AND 5),
  UNIQUE(slip, question, phase)
) STRICT;
CREATE INDEX events_reply_question ON events_reply(question, phase);

-- Schools and bodies are those that people are referred to.
CREATE VIEW referrals_open_body(id, name, closed) AS SELECT id, name, closed FROM referrals_body;

-- What is done with a list on which somebody invisible stands, by who sees them, is for the sealed diary (schema/0027).
CREATE VIEW events_open_invisible(kind, about, person, root) AS
SELECT 'signup', s.id, v.person, v.root FROM events_signup s JOIN registry_open_invisible v ON v.about = s.person
UNION ALL SELECT 'course', s.course, v.person, v.root FROM events_signup s JOIN registry_open_invisible v ON v.about = s.person
UNION ALL SELECT 'lesson', l.id, v.person, v.root FROM events_lesson l JOIN events_signup s ON s.course = l.course JOIN registry_open_invisible v ON v.about = s.person;

-- A certificate of attendance is one more kind.
--@sqlite
DROP VIEW access_open_invisible;
DROP VIEW certificates_open_invisible;
CREATE TABLE certificates_issued_more(
  id             INTEGER PRIMARY KEY,
  kind           TEXT NOT NULL CHECK(kind IN ('weakness', 'protection', 'presence', 'attendance')),
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
INSERT INTO certificates_issued_more(id, kind, person, number, seal, digest, sealed, lang, purpose, words, decision, since, until, issued, by, revoked, revoked_by, revoked_why)
SELECT id, kind, person, number, seal, digest, sealed, lang, purpose, words, decision, since, until, issued, by, revoked, revoked_by, revoked_why FROM certificates_issued;
DROP TABLE certificates_issued;
ALTER TABLE certificates_issued_more RENAME TO certificates_issued;
CREATE INDEX certificates_issued_person ON certificates_issued(person, issued);
CREATE VIEW certificates_open_invisible(kind, about, person, root) AS
SELECT 'certificate', i.id, v.person, v.root FROM certificates_issued i JOIN registry_open_invisible v ON v.about = i.person;
--@postgres
ALTER TABLE certificates_issued DROP CONSTRAINT certificates_issued_kind_check;
ALTER TABLE certificates_issued ADD CONSTRAINT certificates_issued_kind_check CHECK(kind IN ('weakness', 'protection', 'presence', 'attendance'));
DROP VIEW access_open_invisible;
--@end
CREATE VIEW access_open_invisible(kind, about, person, root) AS
SELECT kind, about, person, root FROM registry_open_invisible
UNION ALL SELECT kind, about, person, root FROM registry_open_invisible_home
UNION ALL SELECT kind, about, person, root FROM casework_open_invisible
UNION ALL SELECT kind, about, person, root FROM certificates_open_invisible
UNION ALL SELECT kind, about, person, root FROM referrals_open_invisible
UNION ALL SELECT kind, about, person, root FROM messages_open_invisible
UNION ALL SELECT kind, about, person, root FROM reception_open_invisible
UNION ALL SELECT kind, about, person, root FROM care_open_invisible
UNION ALL SELECT kind, about, person, root FROM stock_open_invisible
UNION ALL SELECT kind, about, person, root FROM places_open_invisible
UNION ALL SELECT kind, about, person, root FROM appointments_open_invisible
UNION ALL SELECT kind, about, person, root FROM stays_open_invisible
UNION ALL SELECT kind, about, person, root FROM resident_open_invisible
UNION ALL SELECT kind, about, person, root FROM events_open_invisible
UNION ALL SELECT 'glass', g.id, v.person, v.root FROM access_glass g JOIN registry_open_invisible v ON v.about = g.person;
