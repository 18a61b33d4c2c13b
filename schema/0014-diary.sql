-- SPDX-License-Identifier: EUPL-1.2
-- 0014-diary: the diary as a chain, and a sealed one for files that stay invisible.
--
-- A committed line gets its place in the chain (seq) and its hash, SHA-256 of the hash before it and of its own words
-- (rooms/diary/chain.h), from the one sealer, within a second.  Nothing else of a line ever changes, and it leaves only
-- with its whole span, into an archive file whose hash the chain holds.  The triggers keep mistakes out; whoever takes
-- them away is found by the chain.
ALTER TABLE diary_act ADD COLUMN roles INTEGER NOT NULL DEFAULT 0;            -- what who was allowed then: set of enum may
ALTER TABLE diary_act ADD COLUMN reads INTEGER NOT NULL DEFAULT 0;            -- 1: a look, nothing was written
ALTER TABLE diary_act ADD COLUMN seq INTEGER;
ALTER TABLE diary_act ADD COLUMN hash BLOB;
CREATE UNIQUE INDEX diary_act_seq ON diary_act(seq) WHERE seq IS NOT NULL;
CREATE INDEX diary_act_open ON diary_act(id) WHERE seq IS NULL;

CREATE TABLE diary_hidden(                            -- acts about the files that stay invisible (shield 2), and nothing else
  id             INTEGER PRIMARY KEY,
  at             INTEGER NOT NULL,
  who            TEXT NOT NULL,
  account        INTEGER,
  act            TEXT NOT NULL CHECK(act <> ''),
  about_kind     TEXT NOT NULL,
  about          INTEGER NOT NULL,
  roles          INTEGER NOT NULL DEFAULT 0,
  reads          INTEGER NOT NULL DEFAULT 0,
  person         INTEGER NOT NULL,                    -- whose file; no reference: the diary outlives it
  seq            INTEGER,
  hash           BLOB
) STRICT;
CREATE UNIQUE INDEX diary_hidden_seq ON diary_hidden(seq) WHERE seq IS NOT NULL;
CREATE INDEX diary_hidden_open ON diary_hidden(id) WHERE seq IS NULL;
CREATE INDEX diary_hidden_person ON diary_hidden(person);

CREATE TABLE diary_head(                              -- how far each chain is sealed: lines taken off its end are missed
  id             INTEGER PRIMARY KEY,
  chain          TEXT NOT NULL UNIQUE CHECK(chain IN ('open', 'hidden')),
  seq            INTEGER NOT NULL,
  hash           BLOB NOT NULL,
  noted_seq      INTEGER NOT NULL DEFAULT 0,          -- the last checkpoint written beside the key file, and when
  noted          INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE diary_archive(                           -- spans that were moved into a file
  id             INTEGER PRIMARY KEY,
  chain          TEXT NOT NULL CHECK(chain IN ('open', 'hidden')),
  first_seq      INTEGER NOT NULL,
  last_seq       INTEGER NOT NULL,
  hash           BLOB NOT NULL,                       -- of the line last_seq: what the next one follows
  file           TEXT NOT NULL,
  sha256         TEXT NOT NULL,
  at             INTEGER NOT NULL,
  UNIQUE(chain, last_seq), CHECK(last_seq >= first_seq)
) STRICT;

--@sqlite
CREATE TRIGGER diary_act_fixed BEFORE UPDATE ON diary_act
  WHEN OLD.seq IS NOT NULL OR NEW.seq IS NULL OR NEW.hash IS NULL OR NEW.id <> OLD.id OR NEW.at <> OLD.at OR NEW.who <> OLD.who
    OR NEW.account IS NOT OLD.account OR NEW.act <> OLD.act OR NEW.about_kind <> OLD.about_kind OR NEW.about <> OLD.about
    OR NEW.roles <> OLD.roles OR NEW.reads <> OLD.reads
  BEGIN SELECT RAISE(ABORT, 'diary_act: a line is never changed'); END;
CREATE TRIGGER diary_act_stays BEFORE DELETE ON diary_act
  WHEN OLD.seq IS NULL OR NOT EXISTS (SELECT 1 FROM diary_archive a WHERE a.chain = 'open' AND OLD.seq BETWEEN a.first_seq AND a.last_seq)
  BEGIN SELECT RAISE(ABORT, 'diary_act: a line is never removed'); END;
CREATE TRIGGER diary_hidden_fixed BEFORE UPDATE ON diary_hidden
  WHEN OLD.seq IS NOT NULL OR NEW.seq IS NULL OR NEW.hash IS NULL OR NEW.id <> OLD.id OR NEW.at <> OLD.at OR NEW.who <> OLD.who
    OR NEW.account IS NOT OLD.account OR NEW.act <> OLD.act OR NEW.about_kind <> OLD.about_kind OR NEW.about <> OLD.about
    OR NEW.roles <> OLD.roles OR NEW.reads <> OLD.reads OR NEW.person <> OLD.person
  BEGIN SELECT RAISE(ABORT, 'diary_hidden: a line is never changed'); END;
CREATE TRIGGER diary_hidden_stays BEFORE DELETE ON diary_hidden
  WHEN OLD.seq IS NULL OR NOT EXISTS (SELECT 1 FROM diary_archive a WHERE a.chain = 'hidden' AND OLD.seq BETWEEN a.first_seq AND a.last_seq)
  BEGIN SELECT RAISE(ABORT, 'diary_hidden: a line is never removed'); END;
CREATE TRIGGER diary_archive_fixed BEFORE UPDATE ON diary_archive BEGIN SELECT RAISE(ABORT, 'diary_archive: a line is never changed'); END;
CREATE TRIGGER diary_archive_stays BEFORE DELETE ON diary_archive BEGIN SELECT RAISE(ABORT, 'diary_archive: a line is never removed'); END;
--@postgres
CREATE FUNCTION diary_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%: a line is never %', TG_TABLE_NAME, CASE TG_OP WHEN 'UPDATE' THEN 'changed' ELSE 'removed' END;
END $$;
CREATE TRIGGER diary_act_fixed BEFORE UPDATE ON diary_act FOR EACH ROW
  WHEN (OLD.seq IS NOT NULL OR NEW.seq IS NULL OR NEW.hash IS NULL OR (NEW.id, NEW.at, NEW.who, NEW.act, NEW.about_kind, NEW.about, NEW.roles, NEW.reads)
        IS DISTINCT FROM (OLD.id, OLD.at, OLD.who, OLD.act, OLD.about_kind, OLD.about, OLD.roles, OLD.reads) OR NEW.account IS DISTINCT FROM OLD.account)
  EXECUTE FUNCTION diary_refuse();
CREATE TRIGGER diary_hidden_fixed BEFORE UPDATE ON diary_hidden FOR EACH ROW
  WHEN (OLD.seq IS NOT NULL OR NEW.seq IS NULL OR NEW.hash IS NULL OR (NEW.id, NEW.at, NEW.who, NEW.act, NEW.about_kind, NEW.about, NEW.roles, NEW.reads, NEW.person)
        IS DISTINCT FROM (OLD.id, OLD.at, OLD.who, OLD.act, OLD.about_kind, OLD.about, OLD.roles, OLD.reads, OLD.person) OR NEW.account IS DISTINCT FROM OLD.account)
  EXECUTE FUNCTION diary_refuse();
CREATE FUNCTION diary_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.seq IS NULL OR NOT EXISTS (SELECT 1 FROM diary_archive a WHERE a.chain = TG_ARGV[0] AND OLD.seq BETWEEN a.first_seq AND a.last_seq) THEN
    RAISE EXCEPTION '%: a line is never removed', TG_TABLE_NAME;
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER diary_act_stays BEFORE DELETE ON diary_act FOR EACH ROW EXECUTE FUNCTION diary_stays('open');
CREATE TRIGGER diary_hidden_stays BEFORE DELETE ON diary_hidden FOR EACH ROW EXECUTE FUNCTION diary_stays('hidden');
CREATE TRIGGER diary_act_whole BEFORE TRUNCATE ON diary_act EXECUTE FUNCTION diary_refuse();
CREATE TRIGGER diary_hidden_whole BEFORE TRUNCATE ON diary_hidden EXECUTE FUNCTION diary_refuse();
CREATE TRIGGER diary_archive_fixed BEFORE UPDATE OR DELETE ON diary_archive FOR EACH ROW EXECUTE FUNCTION diary_refuse();
CREATE TRIGGER diary_archive_whole BEFORE TRUNCATE ON diary_archive EXECUTE FUNCTION diary_refuse();
--@end

-- Who looked at what, for the rooms that tell the people concerned and for the quotas.
CREATE VIEW diary_open_act(id, at, who, account, roles, reads, act, about_kind, about, seq) AS
SELECT id, at, who, account, roles, reads, act, about_kind, about, seq FROM diary_act;

CREATE VIEW diary_open_hidden(id, at, who, account, roles, reads, act, about_kind, about, person, seq) AS
SELECT id, at, who, account, roles, reads, act, about_kind, about, person, seq FROM diary_hidden;
