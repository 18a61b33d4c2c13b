-- SPDX-License-Identifier: EUPL-1.2
-- 0033-purposes: what a grant opens is what its purpose needs (GDPR article 5(1)(b), (c)); kinds of newer rooms that belong to a file.

-- Which parts of a file a purpose needs.  A part is a room; 'name' is who it is and how to reach them, and every purpose has it; 'file' is
-- all of it.  What a unit itself did for somebody (a referral it was sent, its own card, place, appointment) its room shows by its own
-- rule and needs no part.  A room that is named nowhere here is open to whole-file purposes only.
CREATE TABLE access_opens(
  id             INTEGER PRIMARY KEY,
  purpose        TEXT NOT NULL,
  part           TEXT NOT NULL,
  UNIQUE(purpose, part)
) STRICT;
INSERT INTO access_opens(id, purpose, part) VALUES
  (1, 'case', 'file'),                                -- who decides a case and who works with the household
  (2, 'care', 'file'),
  (3, 'glass', 'file'),                               -- an emergency, judged afterwards
  (4, 'review', 'file'),                              -- supervision; requests of the person about their data
  (5, 'referral', 'name'),                            -- what is told stands in the referral itself
  (6, 'stay', 'name'), (7, 'stay', 'registry'), (8, 'stay', 'care'), (9, 'stay', 'stays'),   -- relatives, papers, alerts and plan of who sleeps there
  (10, 'list', 'name'), (11, 'list', 'registry'), (12, 'list', 'places');                    -- parents and guardians, applications for places

-- A place in a structure is no care at home.
UPDATE access_grant SET purpose = 'list' WHERE purpose = 'care' AND about_kind = 'seat';

-- As access_open_grant (0006), of the grants that open a part.  A list of what a room keeps says: part IN ('<room>', 'file').
--@sqlite
CREATE VIEW access_open_grant_to(part, account, person, special, purpose, starts, ends) AS
SELECT o.part, coalesce(g.account, w.account), g.person, g.special, g.purpose, max(g.starts, coalesce(w.since * 86400, g.starts)),
       CASE WHEN w.until IS NULL THEN g.ends WHEN g.ends IS NULL THEN w.until * 86400 ELSE min(g.ends, w.until * 86400) END
  FROM access_grant g JOIN access_opens o ON o.purpose = g.purpose LEFT JOIN access_work w ON w.unit = g.unit;
--@postgres
CREATE VIEW access_open_grant_to(part, account, person, special, purpose, starts, ends) AS
SELECT o.part, coalesce(g.account, w.account), g.person, g.special, g.purpose, greatest(g.starts, coalesce(w.since * 86400, g.starts)),
       CASE WHEN w.until IS NULL THEN g.ends WHEN g.ends IS NULL THEN w.until * 86400 ELSE least(g.ends, w.until * 86400) END
  FROM access_grant g JOIN access_opens o ON o.purpose = g.purpose LEFT JOIN access_work w ON w.unit = g.unit;
--@end

-- Kinds that acts of newer rooms are about (0027: access_open_invisible).
DROP VIEW access_open_invisible;
DROP VIEW stock_open_invisible;
DROP VIEW places_open_invisible;

CREATE VIEW stock_open_invisible(kind, about, person, root) AS
SELECT 'card', c.id, v.person, v.root FROM stock_card c JOIN registry_open_invisible v ON v.about = c.person
UNION ALL SELECT 'handout', h.id, v.person, v.root FROM stock_handout h JOIN registry_open_invisible v ON v.about = h.person
UNION ALL SELECT 'pickup', k.id, v.person, v.root FROM stock_pickup k JOIN stock_card c ON c.id = k.card JOIN registry_open_invisible v ON v.about = c.person
UNION ALL SELECT 'prescription', p.id, v.person, v.root FROM stock_prescription p JOIN registry_open_invisible v ON v.about = p.person
UNION ALL SELECT 'loan', l.id, v.person, v.root FROM stock_loan l JOIN registry_open_invisible v ON v.about = l.person;

CREATE VIEW places_open_invisible(kind, about, person, root) AS
SELECT 'wish', w.id, v.person, v.root FROM places_wish w JOIN registry_open_invisible v ON v.about = w.person
UNION ALL SELECT 'seat', s.id, v.person, v.root FROM places_seat s JOIN registry_open_invisible v ON v.about = s.person
UNION ALL SELECT 'presence', d.id, v.person, v.root FROM places_presence d JOIN places_seat s ON s.id = d.seat JOIN registry_open_invisible v ON v.about = s.person
UNION ALL SELECT 'fee', f.id, v.person, v.root FROM places_fee f JOIN registry_open_invisible v ON v.about = f.person;

CREATE VIEW appointments_open_invisible(kind, about, person, root) AS
SELECT 'booking', b.id, v.person, v.root FROM appointments_booking b JOIN registry_open_invisible v ON v.about = b.person
UNION ALL SELECT 'wait', w.id, v.person, v.root FROM appointments_wait w JOIN registry_open_invisible v ON v.about = w.person;

CREATE VIEW stays_open_invisible(kind, about, person, root) AS
SELECT 'stay', s.id, v.person, v.root FROM stays_stay s JOIN registry_open_invisible v ON v.about = s.person;

CREATE VIEW resident_open_invisible(kind, about, person, root) AS
SELECT 'resident', i.id, v.person, v.root FROM resident_identity i JOIN registry_open_invisible v ON v.about = i.person;

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
UNION ALL SELECT 'glass', g.id, v.person, v.root FROM access_glass g JOIN registry_open_invisible v ON v.about = g.person;

-- What somebody wrote of a case, in an objection and as reasons is sealed: it may speak of health.  Older rows keep their words in the clear
-- column and are read from there.
ALTER TABLE casework_step ADD COLUMN said BLOB;
ALTER TABLE casework_proposal ADD COLUMN said BLOB;
ALTER TABLE casework_objection ADD COLUMN said BLOB;
ALTER TABLE casework_objection ADD COLUMN answer BLOB;
--@sqlite
DROP TRIGGER casework_step_kept;
CREATE TRIGGER casework_step_kept BEFORE UPDATE ON casework_step
 WHEN NEW.why <> '' OR NEW.said IS NOT NULL OR NEW.id <> OLD.id OR NEW.filed <> OLD.filed OR NEW.at <> OLD.at OR NEW.by <> OLD.by OR NEW.was <> OLD.was
   OR NEW.state <> OLD.state OR NEW.code <> OLD.code
BEGIN
  SELECT RAISE(ABORT, 'casework_step_kept');
END;
--@postgres
DROP TRIGGER casework_step_kept ON casework_step;
CREATE TRIGGER casework_step_kept BEFORE UPDATE ON casework_step FOR EACH ROW
  WHEN (NEW.why <> '' OR NEW.said IS NOT NULL OR NEW.id <> OLD.id OR NEW.filed <> OLD.filed OR NEW.at <> OLD.at OR NEW.by <> OLD.by OR NEW.was <> OLD.was
        OR NEW.state <> OLD.state OR NEW.code <> OLD.code)
  EXECUTE FUNCTION casework_kept();
--@end
