-- SPDX-License-Identifier: EUPL-1.2
-- 0021-registry: words leave the dictionary with their last bearer; the whole registry looked through for duplicates; what one opened
-- lately; papers that end, for the facts.

-- The sounds of a person's words, and which way of making keys made them (match/person_keys.h).
ALTER TABLE registry_keys ADD COLUMN words TEXT NOT NULL DEFAULT '[]';
ALTER TABLE registry_keys ADD COLUMN scheme INTEGER NOT NULL DEFAULT 0;
CREATE INDEX registry_keys_scheme ON registry_keys(scheme);
CREATE INDEX registry_word_key_sound ON registry_word_key(sound);

-- DU3: what a verdict was given on, so that a pair that was judged comes back only when that has changed and says more.
ALTER TABLE registry_pair ADD COLUMN judged_bits INTEGER NOT NULL DEFAULT 0;
ALTER TABLE registry_pair ADD COLUMN judged_as BLOB;            -- hash of what is compared of the two; NULL: not kept then
ALTER TABLE registry_pair ADD COLUMN again INTEGER NOT NULL DEFAULT 0 CHECK(again IN (0, 1));     -- waits although it was judged before

-- The whole registry looked through for duplicates: some people against some others at a time.
CREATE TABLE registry_pass(
  id             INTEGER PRIMARY KEY,
  asked          INTEGER NOT NULL,
  by             INTEGER NOT NULL,                    -- staff account; 0: the command line
  runs           INTEGER UNIQUE CHECK(runs = 1),      -- 1 until it is over, then NULL: one at a time
  chunk          INTEGER NOT NULL,                    -- people at once, on either side
  one_after      INTEGER NOT NULL DEFAULT 0,          -- the first side begins after this person ...
  other_after    INTEGER NOT NULL DEFAULT 0,          -- ... the other after this one
  steps          INTEGER NOT NULL,                    -- as counted when it was asked for
  done           INTEGER NOT NULL DEFAULT 0,
  pairs          INTEGER NOT NULL DEFAULT 0,          -- that were new in the queue, or came back
  ended          INTEGER
) STRICT;

-- What somebody opened lately is read from the diary.
CREATE INDEX diary_act_opened ON diary_act(account, at) WHERE about_kind = 'person' AND act = 'opened file';

-- Papers with their dates, without what is written on them; merged records as in registry_open_same.
CREATE VIEW registry_open_identifier(person, kind, status, since, until) AS
SELECT person, kind, status, since, until FROM registry_identifier;

-- FA5: a permit bears on what is known of its holder's status, a shield on who is counted.
--@sqlite
CREATE TRIGGER facts_mark_identifier AFTER INSERT ON registry_identifier WHEN NEW.kind IN ('permit', 'asylum') BEGIN
  INSERT OR IGNORE INTO facts_dirty(household, cause) SELECT m.household, 'registry' FROM registry_open_member m
   WHERE m.person IN (NEW.person, (SELECT p.merged_into FROM registry_open_person p WHERE p.id = NEW.person));
END;
CREATE TRIGGER facts_mark_identifier_change AFTER UPDATE ON registry_identifier WHEN NEW.kind IN ('permit', 'asylum') OR OLD.kind IN ('permit', 'asylum') BEGIN
  INSERT OR IGNORE INTO facts_dirty(household, cause) SELECT m.household, 'registry' FROM registry_open_member m
   WHERE m.person IN (NEW.person, (SELECT p.merged_into FROM registry_open_person p WHERE p.id = NEW.person));
END;
CREATE TRIGGER facts_mark_identifier_gone AFTER DELETE ON registry_identifier WHEN OLD.kind IN ('permit', 'asylum') BEGIN
  INSERT OR IGNORE INTO facts_dirty(household, cause) SELECT m.household, 'registry' FROM registry_open_member m
   WHERE m.person IN (OLD.person, (SELECT p.merged_into FROM registry_open_person p WHERE p.id = OLD.person));
END;
CREATE TRIGGER facts_mark_shield AFTER UPDATE OF shield ON registry_person WHEN NEW.shield <> OLD.shield BEGIN
  INSERT OR IGNORE INTO facts_dirty(household, cause) SELECT m.household, 'registry' FROM registry_open_member m WHERE m.person = NEW.id;
END;
--@postgres
CREATE FUNCTION facts_mark_identifier() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE who BIGINT := CASE WHEN TG_OP = 'DELETE' THEN OLD.person ELSE NEW.person END;
BEGIN
  INSERT INTO facts_dirty(household, cause) SELECT DISTINCT m.household, 'registry' FROM registry_open_member m
   WHERE m.person IN (who, (SELECT p.merged_into FROM registry_open_person p WHERE p.id = who)) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER facts_mark_identifier AFTER INSERT ON registry_identifier FOR EACH ROW WHEN (NEW.kind IN ('permit', 'asylum'))
  EXECUTE FUNCTION facts_mark_identifier();
CREATE TRIGGER facts_mark_identifier_change AFTER UPDATE ON registry_identifier FOR EACH ROW
  WHEN (NEW.kind IN ('permit', 'asylum') OR OLD.kind IN ('permit', 'asylum')) EXECUTE FUNCTION facts_mark_identifier();
CREATE TRIGGER facts_mark_identifier_gone AFTER DELETE ON registry_identifier FOR EACH ROW WHEN (OLD.kind IN ('permit', 'asylum'))
  EXECUTE FUNCTION facts_mark_identifier();
CREATE FUNCTION facts_mark_shield() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO facts_dirty(household, cause) SELECT DISTINCT m.household, 'registry' FROM registry_open_member m WHERE m.person = NEW.id
      ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER facts_mark_shield AFTER UPDATE OF shield ON registry_person FOR EACH ROW WHEN (NEW.shield <> OLD.shield)
  EXECUTE FUNCTION facts_mark_shield();
--@end
INSERT INTO facts_dirty(household, cause)
SELECT DISTINCT m.household, 'registry' FROM registry_open_member m JOIN registry_open_person p ON p.id = m.person
 WHERE p.shield = 2 AND m.household NOT IN (SELECT d.household FROM facts_dirty d);
