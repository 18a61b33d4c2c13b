-- SPDX-License-Identifier: EUPL-1.2
-- 0005-registry: people, their names, numbers, contacts, addresses, needs; households and relations.
--
-- A dated row holds from the day `since` (NULL: since before we know) up to, not including, the day `until` (NULL: still).
-- The database itself forbids that two rows of one thing overlap: on PostgreSQL an exclusion constraint, on SQLite triggers.
-- `row_version` goes up with every change of a row: two people at one form (web/conflict.h).
-- `by` is the staff account that wrote a row (0: the program, or the resident).
--@postgres
CREATE EXTENSION IF NOT EXISTS btree_gist;
--@end

CREATE TABLE registry_person(
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  sex            TEXT NOT NULL DEFAULT '' CHECK(sex IN ('', 'f', 'm', 'x')),
  birth          INTEGER,                             -- day; of a partial date its first possible day
  birth_exact    TEXT NOT NULL DEFAULT 'unknown' CHECK(birth_exact IN ('day', 'month', 'year', 'presumed', 'unknown')),
  death          INTEGER,
  lang           TEXT NOT NULL DEFAULT '',            -- language to be written and spoken to in, BCP 47; '' = not asked
  shield         INTEGER NOT NULL DEFAULT 0 CHECK(shield IN (0, 1, 2)),   -- 0 open, 1 restricted, 2 invisible (access room)
  merged_into    INTEGER REFERENCES registry_person CHECK(merged_into <> id),   -- a link, never a copy: un-merge takes it away
  confirmed      INTEGER NOT NULL DEFAULT 0,          -- 0: written down before anybody showed a paper
  note           TEXT NOT NULL DEFAULT '',
  made           INTEGER NOT NULL,
  made_by        INTEGER NOT NULL
) STRICT;
CREATE INDEX registry_person_merged ON registry_person(merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE registry_name(                           -- every spelling somebody is known by
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  person         INTEGER NOT NULL REFERENCES registry_person,
  kind           TEXT NOT NULL CHECK(kind IN ('official', 'latin', 'native', 'alias', 'former')),
  family         TEXT NOT NULL DEFAULT '',
  given          TEXT NOT NULL DEFAULT '',
  father         TEXT NOT NULL DEFAULT '',
  mother         TEXT NOT NULL DEFAULT '',
  shown          INTEGER NOT NULL DEFAULT 0 CHECK(shown IN (0, 1)),       -- the one on lists and letters
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CHECK(family <> '' OR given <> '')
) STRICT;
CREATE INDEX registry_name_person ON registry_name(person);
CREATE UNIQUE INDEX registry_name_shown ON registry_name(person) WHERE shown = 1;

CREATE TABLE registry_identifier(                     -- numbers; sealed, found by keyed hash
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  person         INTEGER NOT NULL REFERENCES registry_person,
  kind           TEXT NOT NULL CHECK(kind IN ('afm', 'amka', 'paaypa', 'personal', 'permit', 'asylum', 'identity_card', 'passport', 'other')),
  sealed         BLOB NOT NULL,
  lookup         BLOB NOT NULL,                       -- keyed hash of the kind and the number as compared
  ending         TEXT NOT NULL DEFAULT '',            -- its last characters, to tell two apart on a list
  issuer         TEXT NOT NULL DEFAULT '',
  status         TEXT NOT NULL DEFAULT 'declared' CHECK(status IN ('declared', 'seen', 'replaced', 'expired', 'wrong', 'lost')),
  odd            TEXT NOT NULL DEFAULT '',            -- why its check digits do not fit; never a reason to refuse it
  since          INTEGER,
  until          INTEGER,                             -- the first day on which it no longer holds (a permit's expiry + 1)
  successor      INTEGER REFERENCES registry_identifier,
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CHECK(until > since)
) STRICT;
CREATE INDEX registry_identifier_person ON registry_identifier(person);
CREATE INDEX registry_identifier_lookup ON registry_identifier(lookup);
CREATE UNIQUE INDEX registry_identifier_once ON registry_identifier(person, kind, lookup) WHERE until IS NULL;
CREATE INDEX registry_identifier_until ON registry_identifier(until) WHERE until IS NOT NULL;

CREATE TABLE registry_contact(                        -- how to reach somebody; never who somebody is
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  person         INTEGER NOT NULL REFERENCES registry_person,
  kind           TEXT NOT NULL CHECK(kind IN ('mobile', 'phone', 'email', 'via')),   -- via: through somebody else
  value          TEXT NOT NULL CHECK(value <> ''),
  compared       TEXT NOT NULL,                       -- digits of the number, or the address folded
  whose          TEXT NOT NULL DEFAULT '',            -- '' their own; else in words: the neighbour's, shared with the wife
  messages       INTEGER NOT NULL DEFAULT 0 CHECK(messages IN (0, 1, 2)), -- 0 none, 1 neutral words only, 2 any
  rank           INTEGER NOT NULL DEFAULT 1,          -- 1 is tried first
  since          INTEGER,
  until          INTEGER,
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CHECK(until > since)
) STRICT;
CREATE INDEX registry_contact_person ON registry_contact(person);
CREATE UNIQUE INDEX registry_contact_once ON registry_contact(person, kind, compared) WHERE until IS NULL;
CREATE INDEX registry_contact_compared ON registry_contact(compared);

CREATE TABLE registry_address(
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  person         INTEGER NOT NULL REFERENCES registry_person,
  kind           TEXT NOT NULL CHECK(kind IN ('home', 'post')),
  homeless       TEXT NOT NULL DEFAULT '' CHECK(homeless IN ('', 'street', 'shelter', 'unsuitable', 'guest')),   -- lives without an own home
  street         TEXT NOT NULL DEFAULT '', number TEXT NOT NULL DEFAULT '', floor TEXT NOT NULL DEFAULT '', bell TEXT NOT NULL DEFAULT '',
  postcode       TEXT NOT NULL DEFAULT '', place TEXT NOT NULL DEFAULT '', area TEXT NOT NULL DEFAULT '',     -- area: the town's neighbourhood
  care_of        TEXT NOT NULL DEFAULT '',            -- post: the structure or person that keeps letters
  since          INTEGER,
  until          INTEGER,
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CHECK(until > since)
) STRICT;
CREATE INDEX registry_address_person ON registry_address(person);
--@sqlite
CREATE TRIGGER registry_address_apart_new AFTER INSERT ON registry_address BEGIN
  SELECT RAISE(ABORT, 'registry_address_apart') FROM registry_address o
   WHERE o.person = NEW.person AND o.kind = NEW.kind AND o.id <> NEW.id
     AND coalesce(o.since, -9e15) < coalesce(NEW.until, 9e15) AND coalesce(NEW.since, -9e15) < coalesce(o.until, 9e15);
END;
CREATE TRIGGER registry_address_apart_change AFTER UPDATE ON registry_address BEGIN
  SELECT RAISE(ABORT, 'registry_address_apart') FROM registry_address o
   WHERE o.person = NEW.person AND o.kind = NEW.kind AND o.id <> NEW.id
     AND coalesce(o.since, -9e15) < coalesce(NEW.until, 9e15) AND coalesce(NEW.since, -9e15) < coalesce(o.until, 9e15);
END;
--@postgres
ALTER TABLE registry_address ADD CONSTRAINT registry_address_apart EXCLUDE USING gist (person WITH =, kind WITH =, int8range(since, until) WITH &&);
--@end

CREATE TABLE registry_need(                           -- what a visit or a letter must be prepared for
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  person         INTEGER NOT NULL REFERENCES registry_person,
  kind           TEXT NOT NULL CHECK(kind IN ('interpreter', 'sign_language', 'wheelchair', 'large_print', 'blind', 'hard_of_hearing',
                                              'reads_with_help', 'companion', 'home_visit', 'other')),
  words          TEXT NOT NULL DEFAULT '',            -- the interpreter's language, or what is needed
  since          INTEGER,
  until          INTEGER,
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CHECK(until > since)
) STRICT;
CREATE INDEX registry_need_person ON registry_need(person);
--@sqlite
CREATE TRIGGER registry_need_apart_new AFTER INSERT ON registry_need BEGIN
  SELECT RAISE(ABORT, 'registry_need_apart') FROM registry_need o
   WHERE o.person = NEW.person AND o.kind = NEW.kind AND o.id <> NEW.id
     AND coalesce(o.since, -9e15) < coalesce(NEW.until, 9e15) AND coalesce(NEW.since, -9e15) < coalesce(o.until, 9e15);
END;
CREATE TRIGGER registry_need_apart_change AFTER UPDATE ON registry_need BEGIN
  SELECT RAISE(ABORT, 'registry_need_apart') FROM registry_need o
   WHERE o.person = NEW.person AND o.kind = NEW.kind AND o.id <> NEW.id
     AND coalesce(o.since, -9e15) < coalesce(NEW.until, 9e15) AND coalesce(NEW.since, -9e15) < coalesce(o.until, 9e15);
END;
--@postgres
ALTER TABLE registry_need ADD CONSTRAINT registry_need_apart EXCLUDE USING gist (person WITH =, kind WITH =, int8range(since, until) WITH &&);
--@end

CREATE TABLE registry_household(
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  note           TEXT NOT NULL DEFAULT '',
  made           INTEGER NOT NULL,
  made_by        INTEGER NOT NULL
) STRICT;

CREATE TABLE registry_member(                         -- who lives with whom, when
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  household      INTEGER NOT NULL REFERENCES registry_household,
  person         INTEGER NOT NULL REFERENCES registry_person,
  part           TEXT NOT NULL DEFAULT 'main' CHECK(part IN ('main', 'shared')),   -- shared: a child of two homes
  role           TEXT NOT NULL CHECK(role IN ('head', 'spouse', 'partner', 'child', 'parent', 'grandparent', 'grandchild', 'sibling',
                                              'relative', 'guest', 'other')),      -- as seen from the head
  since          INTEGER,
  until          INTEGER,
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CHECK(until > since)
) STRICT;
CREATE INDEX registry_member_household ON registry_member(household);
CREATE INDEX registry_member_person ON registry_member(person);
--@sqlite
CREATE TRIGGER registry_member_apart_new AFTER INSERT ON registry_member BEGIN
  SELECT RAISE(ABORT, 'registry_member_apart') FROM registry_member o
   WHERE o.person = NEW.person AND o.id <> NEW.id AND o.part = 'main' AND NEW.part = 'main'
     AND coalesce(o.since, -9e15) < coalesce(NEW.until, 9e15) AND coalesce(NEW.since, -9e15) < coalesce(o.until, 9e15);
END;
CREATE TRIGGER registry_member_apart_change AFTER UPDATE ON registry_member BEGIN
  SELECT RAISE(ABORT, 'registry_member_apart') FROM registry_member o
   WHERE o.person = NEW.person AND o.id <> NEW.id AND o.part = 'main' AND NEW.part = 'main'
     AND coalesce(o.since, -9e15) < coalesce(NEW.until, 9e15) AND coalesce(NEW.since, -9e15) < coalesce(o.until, 9e15);
END;
CREATE TRIGGER registry_member_twice_new AFTER INSERT ON registry_member BEGIN
  SELECT RAISE(ABORT, 'registry_member_twice') FROM registry_member o
   WHERE o.person = NEW.person AND o.household = NEW.household AND o.id <> NEW.id
     AND coalesce(o.since, -9e15) < coalesce(NEW.until, 9e15) AND coalesce(NEW.since, -9e15) < coalesce(o.until, 9e15);
END;
CREATE TRIGGER registry_member_twice_change AFTER UPDATE ON registry_member BEGIN
  SELECT RAISE(ABORT, 'registry_member_twice') FROM registry_member o
   WHERE o.person = NEW.person AND o.household = NEW.household AND o.id <> NEW.id
     AND coalesce(o.since, -9e15) < coalesce(NEW.until, 9e15) AND coalesce(NEW.since, -9e15) < coalesce(o.until, 9e15);
END;
--@postgres
ALTER TABLE registry_member ADD CONSTRAINT registry_member_twice EXCLUDE USING gist (person WITH =, household WITH =, int8range(since, until) WITH &&);
ALTER TABLE registry_member ADD CONSTRAINT registry_member_apart EXCLUDE USING gist (person WITH =, int8range(since, until) WITH &&) WHERE (part = 'main');
--@end

CREATE TABLE registry_relation(                       -- person is <kind> of other: parent, guardian, proxy
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  person         INTEGER NOT NULL REFERENCES registry_person,
  other          INTEGER NOT NULL REFERENCES registry_person,
  kind           TEXT NOT NULL CHECK(kind IN ('parent', 'spouse', 'partner', 'sibling', 'grandparent', 'guardian', 'foster', 'assistant',
                                              'proxy', 'carer', 'contact')),
  paper          TEXT NOT NULL DEFAULT '',            -- the decision or power of attorney it stands on
  scope          TEXT NOT NULL DEFAULT '',            -- a proxy: what for
  since          INTEGER,
  until          INTEGER,
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CHECK(person <> other), CHECK(until > since)
) STRICT;
CREATE INDEX registry_relation_person ON registry_relation(person);
CREATE INDEX registry_relation_other ON registry_relation(other);
--@sqlite
CREATE TRIGGER registry_relation_apart_new AFTER INSERT ON registry_relation BEGIN
  SELECT RAISE(ABORT, 'registry_relation_apart') FROM registry_relation o
   WHERE o.person = NEW.person AND o.other = NEW.other AND o.kind = NEW.kind AND o.id <> NEW.id
     AND coalesce(o.since, -9e15) < coalesce(NEW.until, 9e15) AND coalesce(NEW.since, -9e15) < coalesce(o.until, 9e15);
END;
CREATE TRIGGER registry_relation_apart_change AFTER UPDATE ON registry_relation BEGIN
  SELECT RAISE(ABORT, 'registry_relation_apart') FROM registry_relation o
   WHERE o.person = NEW.person AND o.other = NEW.other AND o.kind = NEW.kind AND o.id <> NEW.id
     AND coalesce(o.since, -9e15) < coalesce(NEW.until, 9e15) AND coalesce(NEW.since, -9e15) < coalesce(o.until, 9e15);
END;
--@postgres
ALTER TABLE registry_relation ADD CONSTRAINT registry_relation_apart EXCLUDE USING gist (person WITH =, other WITH =, kind WITH =, int8range(since, until) WITH &&);
--@end

-- The name behind a row's `by`.
CREATE VIEW staff_open_account(id, name) AS
SELECT id, name FROM staff_account;

-- Finding people whose names are spelt differently (src/match/keys.h).  registry_word are the sounds of all words of names and
-- streets; registry_word_key leads from a misspelt one to them; registry_key leads to people: by a word, by two words together, by
-- how two words begin, by telephone, address, birth.  All of it follows from the names (registry_keys_write).
CREATE TABLE registry_word(
--@sqlite
  sound          TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TABLE registry_word_key(key INTEGER NOT NULL, sound TEXT NOT NULL, PRIMARY KEY(key, sound)) STRICT, WITHOUT ROWID;
--@postgres
  sound          TEXT COLLATE "C" PRIMARY KEY
);
CREATE TABLE registry_word_key(key INTEGER NOT NULL, sound TEXT COLLATE "C" NOT NULL, PRIMARY KEY(key, sound));
--@end
--@sqlite
CREATE TABLE registry_key(key INTEGER NOT NULL, born INTEGER NOT NULL, person INTEGER NOT NULL REFERENCES registry_person,
  PRIMARY KEY(key, born, person)) STRICT, WITHOUT ROWID;              -- born: 19850312 or 0
--@postgres
CREATE TABLE registry_key(key INTEGER NOT NULL, born INTEGER NOT NULL, person INTEGER NOT NULL REFERENCES registry_person,
  PRIMARY KEY(key, born, person));                                    -- born: 19850312 or 0
--@end
CREATE TABLE registry_keys(                           -- which of them are somebody's, so that they can be taken away again
  person         INTEGER PRIMARY KEY REFERENCES registry_person,
  born           INTEGER NOT NULL,
  keys           TEXT NOT NULL                        -- a JSON array of numbers
) STRICT;

-- Two records that may be one person: seen at writing; a verdict stays for good.
CREATE TABLE registry_pair(
  id             INTEGER PRIMARY KEY,
  one            INTEGER NOT NULL REFERENCES registry_person,
  other          INTEGER NOT NULL REFERENCES registry_person,
  bits           INTEGER NOT NULL,                    -- the evidence for it (src/match/compare.h)
  found          INTEGER NOT NULL,
  verdict        TEXT NOT NULL DEFAULT '' CHECK(verdict IN ('', 'same', 'not_same', 'unsure')),
  note           TEXT NOT NULL DEFAULT '',
  judged         INTEGER,
  judged_by      INTEGER,
  row_version    INTEGER NOT NULL DEFAULT 1,
  CHECK(one < other), UNIQUE(one, other)
) STRICT;
CREATE INDEX registry_pair_open ON registry_pair(verdict, bits);
CREATE INDEX registry_pair_other ON registry_pair(other);

-- RG4: who was merged into whom, link by link.  registry_person.merged_into is the end of the chain of links not taken away.
CREATE TABLE registry_merge(
  id             INTEGER PRIMARY KEY,
  person         INTEGER NOT NULL REFERENCES registry_person,
  target         INTEGER NOT NULL REFERENCES registry_person,
  why            TEXT NOT NULL DEFAULT '',
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  undone         INTEGER,
  undone_by      INTEGER,
  undone_why     TEXT NOT NULL DEFAULT '',
  CHECK(person <> target)
) STRICT;
CREATE UNIQUE INDEX registry_merge_one ON registry_merge(person) WHERE undone IS NULL;
CREATE INDEX registry_merge_target ON registry_merge(target);

-- Windows.  A merged record is read together with the one it was merged into: everything of a person is
--   ... WHERE x.person IN (SELECT same FROM registry_open_same WHERE person = :person)
CREATE VIEW registry_open_same(person, same) AS
SELECT id, id FROM registry_person
 UNION ALL
SELECT merged_into, id FROM registry_person WHERE merged_into IS NOT NULL;

CREATE VIEW registry_open_person(id, family, given, father, mother, sex, birth, birth_exact, death, lang, shield, merged_into) AS
SELECT p.id, n.family, n.given, n.father, n.mother, p.sex, p.birth, p.birth_exact, p.death, p.lang, p.shield, p.merged_into
  FROM registry_person p LEFT JOIN registry_name n ON n.person = p.id AND n.shown = 1;

CREATE VIEW registry_open_member(household, person, part, role, since, until) AS
SELECT household, person, part, role, since, until FROM registry_member;

CREATE VIEW registry_open_relation(person, other, kind, since, until) AS
SELECT person, other, kind, since, until FROM registry_relation;

CREATE VIEW registry_open_contact(person, kind, value, messages, rank, since, until) AS
SELECT person, kind, value, messages, rank, since, until FROM registry_contact;

CREATE VIEW registry_open_address(person, kind, homeless, street, number, postcode, place, area, care_of, since, until) AS
SELECT person, kind, homeless, street, number, postcode, place, area, care_of, since, until FROM registry_address;

CREATE VIEW registry_open_need(person, kind, words, since, until) AS
SELECT person, kind, words, since, until FROM registry_need;
