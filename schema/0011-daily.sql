-- SPDX-License-Identifier: EUPL-1.2
-- 0011-daily: reception (visits and the queue) and case work (notes, assessments, plans, group sessions, alerts, tasks,
-- hand-over).
--
-- What somebody wrote about a person is sealed (`words`, `said`): the database alone tells nobody what was said.
-- A row about a person belongs to the record it was written for; a merge is followed when reading (registry_open_same).

-- ---- reception --------------------------------------------------------------------------------------------------

CREATE TABLE reception_class(                         -- the town's setting: head start of a class of the queue; no row = classes.h
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  word           TEXT NOT NULL UNIQUE CHECK(word <> ''),
  lead           INTEGER NOT NULL CHECK(lead BETWEEN 0 AND 240),     -- minutes
  changed        INTEGER NOT NULL,
  by             INTEGER NOT NULL
) STRICT;

CREATE TABLE reception_counter(                       -- ticket numbers of a day at a place: 1, 2, 3 ...
  id             INTEGER PRIMARY KEY,
  place          INTEGER NOT NULL,                    -- access_unit; 0 = the house has one reception
  day            INTEGER NOT NULL,
  last           INTEGER NOT NULL CHECK(last > 0),
  UNIQUE(place, day)
) STRICT;

CREATE TABLE reception_visit(                         -- somebody came; who it was may be said later, or never
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  place          INTEGER NOT NULL,
  day            INTEGER NOT NULL,
  number         INTEGER NOT NULL CHECK(number > 0),
  at             INTEGER NOT NULL,                    -- came
  turn           INTEGER NOT NULL,                    -- came, less the head start of the class: the queue's order
  class          TEXT NOT NULL,                       -- classes.h
  purpose        TEXT NOT NULL,                       -- purposes.h
  said           BLOB,                                -- sealed: in their words
  name           BLOB,                                -- sealed: the name they gave, before it is known who it is
  lang           TEXT NOT NULL DEFAULT '',            -- BCP 47; '' = not asked
  interpreter    INTEGER NOT NULL DEFAULT 0 CHECK(interpreter IN (0, 1)),
  signing        INTEGER NOT NULL DEFAULT 0 CHECK(signing IN (0, 1)),
  in_person      INTEGER NOT NULL DEFAULT 0 CHECK(in_person IN (0, 1)),       -- called in person: cannot see the screen
  people         INTEGER NOT NULL DEFAULT 1 CHECK(people BETWEEN 1 AND 99),
  sex            TEXT NOT NULL DEFAULT '' CHECK(sex IN ('', 'f', 'm', 'x')),
  age            TEXT NOT NULL DEFAULT '' CHECK(age IN ('', '0-17', '18-29', '30-64', '65-')),
  person         INTEGER REFERENCES registry_person,
  wanted         INTEGER REFERENCES staff_account,    -- asked for this worker
  state          TEXT NOT NULL CHECK(state IN ('waiting', 'called', 'served', 'no_show', 'nobody_in')),
  called         INTEGER,                             -- first call
  called_last    INTEGER,
  calls          INTEGER NOT NULL DEFAULT 0,
  desk           TEXT NOT NULL DEFAULT '',
  worker         INTEGER REFERENCES staff_account,    -- who called
  ended          INTEGER,
  by             INTEGER NOT NULL,
  UNIQUE(place, day, number),
  CHECK(state <> 'waiting' OR called IS NULL), CHECK((called IS NULL) = (calls = 0)),
  CHECK((ended IS NULL) = (state IN ('waiting', 'called')))
) STRICT;
CREATE INDEX reception_visit_queue ON reception_visit(place, day, turn, id) WHERE state = 'waiting';
CREATE INDEX reception_visit_called ON reception_visit(place, day, called_last) WHERE called_last IS NOT NULL;
CREATE INDEX reception_visit_person ON reception_visit(person) WHERE person IS NOT NULL;
CREATE INDEX reception_visit_unknown ON reception_visit(at) WHERE person IS NULL;

-- ---- case work --------------------------------------------------------------------------------------------------

CREATE TABLE care_group(                              -- a session for several, noted once
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  kind           TEXT NOT NULL CHECK(kind IN ('counselling', 'job', 'parents', 'information', 'activity')),
  title          TEXT NOT NULL CHECK(title <> ''),
  at             INTEGER NOT NULL,
  minutes        INTEGER NOT NULL DEFAULT 0 CHECK(minutes BETWEEN 0 AND 1440),
  unit           INTEGER REFERENCES access_unit,
  words          BLOB,                                -- sealed: what was done; about nobody by name
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL
) STRICT;

CREATE TABLE care_attended(
  id             INTEGER PRIMARY KEY,
  session        INTEGER NOT NULL REFERENCES care_group,
  person         INTEGER NOT NULL REFERENCES registry_person,
  came           INTEGER NOT NULL DEFAULT 1 CHECK(came IN (0, 1)),
  UNIQUE(session, person)
) STRICT;
CREATE INDEX care_attended_person ON care_attended(person);

CREATE TABLE care_note(
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  person         INTEGER NOT NULL REFERENCES registry_person,
  kind           TEXT NOT NULL CHECK(kind IN ('note', 'telephone', 'visit', 'counselling', 'job', 'home')),
  level          TEXT NOT NULL CHECK(level IN ('team', 'unit', 'author')),    -- who may read it
  unit           INTEGER REFERENCES access_unit,
  special        INTEGER NOT NULL DEFAULT 0 CHECK(special IN (0, 1)),         -- health, violence, origin
  at             INTEGER NOT NULL,                    -- when it happened
  minutes        INTEGER NOT NULL DEFAULT 0 CHECK(minutes BETWEEN 0 AND 1440),
  outcome        TEXT NOT NULL DEFAULT '' CHECK(outcome IN ('', 'done', 'again', 'agreed', 'hired', 'training', 'referred', 'nobody_in', 'declined')),
  words          BLOB NOT NULL,                       -- sealed
  visit          INTEGER REFERENCES reception_visit,  -- the visit it is about
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CHECK(level <> 'unit' OR unit IS NOT NULL)
) STRICT;
CREATE INDEX care_note_person ON care_note(person, at);

CREATE TABLE care_note_was(                           -- a note before it was corrected: never lost
  id             INTEGER PRIMARY KEY,
  note           INTEGER NOT NULL REFERENCES care_note,
  version        INTEGER NOT NULL,
  words          BLOB NOT NULL,                       -- sealed
  until          INTEGER NOT NULL,
  by             INTEGER NOT NULL,                    -- who corrected it
  UNIQUE(note, version)
) STRICT;

CREATE TABLE care_assessment(                         -- how somebody stands on a day, area by area
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  person         INTEGER NOT NULL REFERENCES registry_person,
  day            INTEGER NOT NULL,
  unit           INTEGER REFERENCES access_unit,
  words          BLOB,                                -- sealed: as a whole
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL
) STRICT;
CREATE INDEX care_assessment_person ON care_assessment(person, day);

CREATE TABLE care_area(
  id             INTEGER PRIMARY KEY,
  assessment     INTEGER NOT NULL REFERENCES care_assessment,
  area           TEXT NOT NULL CHECK(area <> ''),     -- areas.h
  level          INTEGER CHECK(level BETWEEN 0 AND 4),       -- 0 in crisis .. 4 no need; NULL = not spoken about
  sealed         BLOB,                                -- of a special-category area: level and words
  words          BLOB,                                -- sealed
  UNIQUE(assessment, area)
) STRICT;

CREATE TABLE care_plan(
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  person         INTEGER NOT NULL REFERENCES registry_person,
  worker         INTEGER NOT NULL REFERENCES staff_account,   -- whose plan to keep going
  unit           INTEGER REFERENCES access_unit,
  starts         INTEGER NOT NULL,                    -- day
  review         INTEGER NOT NULL,                    -- day
  agreed         TEXT NOT NULL DEFAULT '' CHECK(agreed IN ('', 'signed', 'spoken', 'refused')),
  agreed_on      INTEGER,                             -- day
  ended          INTEGER,                             -- day
  outcome        TEXT NOT NULL DEFAULT '' CHECK(outcome IN ('', 'reached', 'partly', 'stopped', 'moved', 'died')),
  why            BLOB,                                -- sealed
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CHECK((agreed = '') = (agreed_on IS NULL)), CHECK((ended IS NULL) = (outcome = '')), CHECK(review >= starts)
) STRICT;
CREATE UNIQUE INDEX care_plan_open ON care_plan(person) WHERE ended IS NULL;     -- one plan at a time
CREATE INDEX care_plan_person ON care_plan(person);
CREATE INDEX care_plan_worker ON care_plan(worker, review) WHERE ended IS NULL;

CREATE TABLE care_goal(
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  plan           INTEGER NOT NULL REFERENCES care_plan,
  words          BLOB NOT NULL,                       -- sealed
  state          TEXT NOT NULL DEFAULT 'open' CHECK(state IN ('open', 'reached', 'partly', 'dropped')),
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL
) STRICT;
CREATE INDEX care_goal_plan ON care_goal(plan);

CREATE TABLE care_plan_step(                          -- who does what, until when
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  goal           INTEGER NOT NULL REFERENCES care_goal,
  words          BLOB NOT NULL,                       -- sealed
  who            TEXT NOT NULL CHECK(who IN ('person', 'worker', 'other')),
  named          TEXT NOT NULL DEFAULT '',            -- other: which body or person
  due            INTEGER,                             -- day
  state          TEXT NOT NULL DEFAULT 'open' CHECK(state IN ('open', 'done', 'not_done')),
  why            BLOB,                                -- sealed: of not done
  changed        INTEGER,
  changed_by     INTEGER,
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CHECK((state = 'open') = (changed IS NULL)), CHECK(state <> 'not_done' OR why IS NOT NULL)
) STRICT;
CREATE INDEX care_plan_step_goal ON care_plan_step(goal);
CREATE INDEX care_plan_step_due ON care_plan_step(due) WHERE state = 'open';

CREATE TABLE care_alert(                              -- what whoever opens the file must know first
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  person         INTEGER NOT NULL REFERENCES registry_person,
  kind           TEXT NOT NULL CHECK(kind IN ('danger', 'health', 'contact', 'child', 'other')),
  special        INTEGER NOT NULL DEFAULT 0 CHECK(special IN (0, 1)),
  words          BLOB NOT NULL,                       -- sealed
  disclosed      INTEGER NOT NULL CHECK(disclosed IN (0, 1)),        -- the person was told that it stands here
  why_not        BLOB,                                -- sealed: why they were not told
  since          INTEGER NOT NULL,                    -- day
  review         INTEGER NOT NULL,                    -- day on which it must be looked at again; it stays until somebody ends it
  ended          INTEGER,                             -- day
  end_why        BLOB,                                -- sealed
  ended_by       INTEGER,
  unit           INTEGER REFERENCES access_unit,
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CHECK(review >= since), CHECK((ended IS NULL) = (ended_by IS NULL)), CHECK((ended IS NULL) = (end_why IS NULL)),
  CHECK(disclosed = 1 OR why_not IS NOT NULL)
) STRICT;
CREATE INDEX care_alert_person ON care_alert(person) WHERE ended IS NULL;
CREATE INDEX care_alert_review ON care_alert(review) WHERE ended IS NULL;

CREATE TABLE care_task(                               -- something to be done, by somebody, by a unit, or by whoever comes first
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  text           TEXT NOT NULL DEFAULT '',            -- id of a text, for what a room asks for; else ''
  value          TEXT NOT NULL DEFAULT '',            -- its {0}
  words          BLOB,                                -- sealed: what a person wrote
  person         INTEGER REFERENCES registry_person,
  room           TEXT NOT NULL DEFAULT '',            -- whose task it is: a room closes its own
  about_kind     TEXT NOT NULL DEFAULT '',
  about          INTEGER NOT NULL DEFAULT 0,
  href           TEXT NOT NULL DEFAULT '',            -- where it is done
  account        INTEGER REFERENCES staff_account,
  unit           INTEGER REFERENCES access_unit,
  due            INTEGER,                             -- day
  snooze         INTEGER,                             -- day until which it is not shown
  repeat         TEXT NOT NULL DEFAULT '' CHECK(repeat IN ('', 'week', 'fortnight', 'month', 'quarter', 'year')),
  state          TEXT NOT NULL DEFAULT 'open' CHECK(state IN ('open', 'done', 'dropped')),
  outcome        BLOB,                                -- sealed
  after          INTEGER UNIQUE REFERENCES care_task, -- the one that it repeats
  closed         INTEGER,
  closed_by      INTEGER,
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CHECK((text = '') = (words IS NOT NULL)), CHECK((state = 'open') = (closed IS NULL)), CHECK((closed IS NULL) = (closed_by IS NULL))
) STRICT;
-- A room asks for one thing once.
CREATE UNIQUE INDEX care_task_once ON care_task(room, about_kind, about, text) WHERE state = 'open' AND room <> '';
CREATE INDEX care_task_account ON care_task(account, due) WHERE state = 'open' AND account IS NOT NULL;
CREATE INDEX care_task_unit ON care_task(unit, due) WHERE state = 'open' AND account IS NULL;
CREATE INDEX care_task_person ON care_task(person) WHERE person IS NOT NULL;

CREATE TABLE care_cover(                              -- who looks after whose work, from when to when
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  account        INTEGER NOT NULL REFERENCES staff_account,   -- is away
  cover          INTEGER NOT NULL REFERENCES staff_account,
  since          INTEGER NOT NULL,
  until          INTEGER NOT NULL,
  words          BLOB,                                -- sealed
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CHECK(account <> cover), CHECK(until > since)
) STRICT;
CREATE INDEX care_cover_cover ON care_cover(cover, until);
CREATE INDEX care_cover_account ON care_cover(account, until);

CREATE TABLE care_handover(                           -- the open work of one worker went to another
  id             INTEGER PRIMARY KEY,
  account        INTEGER NOT NULL REFERENCES staff_account,
  taker          INTEGER NOT NULL REFERENCES staff_account,
  words          BLOB NOT NULL,                       -- sealed: the note
  at             INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CHECK(account <> taker)
) STRICT;

CREATE TABLE care_handed(                             -- what went along
  id             INTEGER PRIMARY KEY,
  handover       INTEGER NOT NULL REFERENCES care_handover,
  kind           TEXT NOT NULL CHECK(kind <> ''),     -- task, plan, case
  about          INTEGER NOT NULL,
  person         INTEGER REFERENCES registry_person
) STRICT;
CREATE INDEX care_handed_handover ON care_handed(handover);
CREATE INDEX care_handed_person ON care_handed(person) WHERE person IS NOT NULL;

-- Windows.
CREATE VIEW care_open_task(id, person, account, unit, room, about_kind, about, due, snooze, state) AS
SELECT id, person, account, unit, room, about_kind, about, due, snooze, state FROM care_task;

CREATE VIEW care_open_plan(id, person, worker, unit, starts, review, ended) AS
SELECT id, person, worker, unit, starts, review, ended FROM care_plan;

CREATE VIEW care_open_cover(account, cover, since, until) AS
SELECT account, cover, since, until FROM care_cover;

CREATE VIEW reception_open_visit(id, place, day, at, purpose, class, lang, interpreter, signing, people, person, state, called, ended, worker) AS
SELECT id, place, day, at, purpose, class, lang, interpreter, signing, people, person, state, called, ended, worker FROM reception_visit;
