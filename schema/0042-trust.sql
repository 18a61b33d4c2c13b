-- SPDX-License-Identifier: EUPL-1.2
-- 0042-trust: more words are sealed; a household has one head at a time; what is looked up of other rooms for it.

-- What somebody wrote of a paper or of what came back, and why an account is somebody else's (a guardian's) may speak of health.  Older
-- rows keep their words in the clear column and are read from there.
ALTER TABLE casework_paper ADD COLUMN said BLOB;              -- sealed: why it was not accepted, or not needed
ALTER TABLE stock_loan ADD COLUMN said BLOB;                  -- sealed: how it came back
ALTER TABLE aid_payee ADD COLUMN whose BLOB;                  -- sealed: why it is not the person's own
ALTER TABLE aid_award DROP COLUMN why;                        -- nothing ever stood there: the case says why

-- RG9: one head at a time.  Where two were written at once the later stays a member.
UPDATE registry_member SET role = 'other', row_version = row_version + 1
 WHERE role = 'head' AND EXISTS (SELECT 1 FROM registry_member o WHERE o.household = registry_member.household AND o.role = 'head' AND o.id < registry_member.id
   AND coalesce(o.since, -9000000) < coalesce(registry_member.until, 9000000) AND coalesce(registry_member.since, -9000000) < coalesce(o.until, 9000000));
--@sqlite
CREATE TRIGGER registry_member_head_new AFTER INSERT ON registry_member WHEN NEW.role = 'head' BEGIN
  SELECT RAISE(ABORT, 'registry_member_head') FROM registry_member o
   WHERE o.household = NEW.household AND o.role = 'head' AND o.id <> NEW.id
     AND coalesce(o.since, -9e15) < coalesce(NEW.until, 9e15) AND coalesce(NEW.since, -9e15) < coalesce(o.until, 9e15);
END;
CREATE TRIGGER registry_member_head_change AFTER UPDATE ON registry_member WHEN NEW.role = 'head' BEGIN
  SELECT RAISE(ABORT, 'registry_member_head') FROM registry_member o
   WHERE o.household = NEW.household AND o.role = 'head' AND o.id <> NEW.id
     AND coalesce(o.since, -9e15) < coalesce(NEW.until, 9e15) AND coalesce(NEW.since, -9e15) < coalesce(o.until, 9e15);
END;
--@postgres
ALTER TABLE registry_member ADD CONSTRAINT registry_member_head EXCLUDE USING gist (household WITH =, int8range(since, until) WITH &&) WHERE (role = 'head');
--@end

-- When and by whom a record was made; 0: by the person, from afar.
CREATE VIEW registry_open_made(person, made, by) AS SELECT id, made, made_by FROM registry_person;

-- Whose an appointment is, and whether its service is a special one: for who asks who opened their file.
CREATE VIEW appointments_open_whose(booking, person, special) AS
SELECT b.id, b.person, s.special FROM appointments_booking b JOIN appointments_service s ON s.id = b.service WHERE b.person IS NOT NULL;
