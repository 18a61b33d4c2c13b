-- SPDX-License-Identifier: EUPL-1.2
-- 0046-apart: RG1 of numbers and contacts too: one of them stands once at a time with one person, also where it has an end.  Two people
-- may bear the same number (RG2) and have the same telephone (RG3).

-- Until now only rows without an end were kept apart.  A row within another's time goes, and what it was the successor of follows the
-- longer one; of two that only meet, the earlier ends where the later begins: on no day less is known than before.
CREATE TABLE registry_repeated(id INTEGER NOT NULL, stays INTEGER NOT NULL);
INSERT INTO registry_repeated(id, stays)
SELECT x.id, (SELECT o.id FROM registry_identifier o WHERE o.person = x.person AND o.kind = x.kind AND o.lookup = x.lookup
                 AND coalesce(o.since, -9000000) <= coalesce(x.since, -9000000) AND coalesce(o.until, 9000000) >= coalesce(x.until, 9000000)
               ORDER BY coalesce(o.since, -9000000), coalesce(o.until, 9000000) DESC, o.id LIMIT 1) FROM registry_identifier x;
DELETE FROM registry_repeated WHERE id = stays;
UPDATE registry_identifier SET successor = (SELECT r.stays FROM registry_repeated r WHERE r.id = registry_identifier.successor), row_version = row_version + 1
 WHERE successor IN (SELECT id FROM registry_repeated);
DELETE FROM registry_identifier WHERE id IN (SELECT id FROM registry_repeated);
UPDATE registry_identifier SET until = (SELECT min(o.since) FROM registry_identifier o WHERE o.person = registry_identifier.person AND o.kind = registry_identifier.kind
         AND o.lookup = registry_identifier.lookup AND o.since > coalesce(registry_identifier.since, -9000000)), row_version = row_version + 1
 WHERE EXISTS(SELECT 1 FROM registry_identifier o WHERE o.person = registry_identifier.person AND o.kind = registry_identifier.kind
         AND o.lookup = registry_identifier.lookup AND o.since > coalesce(registry_identifier.since, -9000000) AND o.since < coalesce(registry_identifier.until, 9000000));
DELETE FROM registry_repeated;
INSERT INTO registry_repeated(id, stays)
SELECT x.id, (SELECT o.id FROM registry_contact o WHERE o.person = x.person AND o.kind = x.kind AND o.compared = x.compared
                 AND coalesce(o.since, -9000000) <= coalesce(x.since, -9000000) AND coalesce(o.until, 9000000) >= coalesce(x.until, 9000000)
               ORDER BY coalesce(o.since, -9000000), coalesce(o.until, 9000000) DESC, o.id LIMIT 1) FROM registry_contact x;
DELETE FROM registry_contact WHERE id IN (SELECT id FROM registry_repeated WHERE id <> stays);
UPDATE registry_contact SET until = (SELECT min(o.since) FROM registry_contact o WHERE o.person = registry_contact.person AND o.kind = registry_contact.kind
         AND o.compared = registry_contact.compared AND o.since > coalesce(registry_contact.since, -9000000)), row_version = row_version + 1
 WHERE EXISTS(SELECT 1 FROM registry_contact o WHERE o.person = registry_contact.person AND o.kind = registry_contact.kind
         AND o.compared = registry_contact.compared AND o.since > coalesce(registry_contact.since, -9000000) AND o.since < coalesce(registry_contact.until, 9000000));
DROP TABLE registry_repeated;

DROP INDEX registry_identifier_once;
DROP INDEX registry_contact_once;
--@sqlite
CREATE TRIGGER registry_identifier_apart_new AFTER INSERT ON registry_identifier BEGIN
  SELECT RAISE(ABORT, 'registry_identifier_apart') FROM registry_identifier o
   WHERE o.person = NEW.person AND o.kind = NEW.kind AND o.lookup = NEW.lookup AND o.id <> NEW.id
     AND coalesce(o.since, -9e15) < coalesce(NEW.until, 9e15) AND coalesce(NEW.since, -9e15) < coalesce(o.until, 9e15);
END;
CREATE TRIGGER registry_identifier_apart_change AFTER UPDATE ON registry_identifier BEGIN
  SELECT RAISE(ABORT, 'registry_identifier_apart') FROM registry_identifier o
   WHERE o.person = NEW.person AND o.kind = NEW.kind AND o.lookup = NEW.lookup AND o.id <> NEW.id
     AND coalesce(o.since, -9e15) < coalesce(NEW.until, 9e15) AND coalesce(NEW.since, -9e15) < coalesce(o.until, 9e15);
END;
CREATE TRIGGER registry_contact_apart_new AFTER INSERT ON registry_contact BEGIN
  SELECT RAISE(ABORT, 'registry_contact_apart') FROM registry_contact o
   WHERE o.person = NEW.person AND o.kind = NEW.kind AND o.compared = NEW.compared AND o.id <> NEW.id
     AND coalesce(o.since, -9e15) < coalesce(NEW.until, 9e15) AND coalesce(NEW.since, -9e15) < coalesce(o.until, 9e15);
END;
CREATE TRIGGER registry_contact_apart_change AFTER UPDATE ON registry_contact BEGIN
  SELECT RAISE(ABORT, 'registry_contact_apart') FROM registry_contact o
   WHERE o.person = NEW.person AND o.kind = NEW.kind AND o.compared = NEW.compared AND o.id <> NEW.id
     AND coalesce(o.since, -9e15) < coalesce(NEW.until, 9e15) AND coalesce(NEW.since, -9e15) < coalesce(o.until, 9e15);
END;
--@postgres
ALTER TABLE registry_identifier ADD CONSTRAINT registry_identifier_apart EXCLUDE USING gist (person WITH =, kind WITH =, lookup WITH =, int8range(since, until) WITH &&);
ALTER TABLE registry_contact ADD CONSTRAINT registry_contact_apart EXCLUDE USING gist (person WITH =, kind WITH =, compared WITH =, int8range(since, until) WITH &&);
--@end
