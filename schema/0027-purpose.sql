-- SPDX-License-Identifier: EUPL-1.2
-- 0027-purpose: what belongs to an invisible file; which parts of a file a grant opens.

-- A file is the record that the others were linked to, with those; the strictest shield of them holds for all.
CREATE VIEW registry_open_invisible(kind, about, person, root) AS
SELECT 'person', p.id, p.id, coalesce(p.merged_into, p.id) FROM registry_person p
 WHERE p.shield = 2 OR EXISTS (SELECT 1 FROM registry_person y WHERE y.id = p.merged_into AND y.shield = 2)
    OR EXISTS (SELECT 1 FROM registry_person y WHERE y.merged_into = coalesce(p.merged_into, p.id) AND y.shield = 2);

CREATE VIEW registry_open_invisible_home(kind, about, person, root) AS
SELECT 'household', m.household, v.person, v.root FROM registry_member m JOIN registry_open_invisible v ON v.about = m.person;

CREATE VIEW casework_open_invisible(kind, about, person, root) AS
SELECT 'case', c.id, v.person, v.root FROM casework_case c JOIN registry_open_invisible v ON v.about = c.person
UNION ALL SELECT 'file', f.id, v.person, v.root FROM casework_file f JOIN registry_open_invisible v ON v.about = f.person
UNION ALL SELECT 'board', a.board, v.person, v.root FROM casework_agenda a JOIN casework_case c ON c.id = a.filed
                                                JOIN registry_open_invisible v ON v.about = c.person;

CREATE VIEW certificates_open_invisible(kind, about, person, root) AS
SELECT 'certificate', i.id, v.person, v.root FROM certificates_issued i JOIN registry_open_invisible v ON v.about = i.person;

CREATE VIEW referrals_open_invisible(kind, about, person, root) AS
SELECT 'referral', f.id, v.person, v.root FROM referrals_referral f JOIN registry_open_invisible v ON v.about = f.person
UNION ALL SELECT 'consent', c.id, v.person, v.root FROM referrals_agreement c JOIN registry_open_invisible v ON v.about = c.person;

CREATE VIEW messages_open_invisible(kind, about, person, root) AS
SELECT 'message', m.id, v.person, v.root FROM messages_message m JOIN registry_open_invisible v ON v.about = m.person;

CREATE VIEW reception_open_invisible(kind, about, person, root) AS
SELECT 'visit', w.id, v.person, v.root FROM reception_visit w JOIN registry_open_invisible v ON v.about = w.person;

CREATE VIEW care_open_invisible(kind, about, person, root) AS
SELECT 'task', t.id, v.person, v.root FROM care_task t JOIN registry_open_invisible v ON v.about = t.person
UNION ALL SELECT 'group', g.session, v.person, v.root FROM care_attended g JOIN registry_open_invisible v ON v.about = g.person;

CREATE VIEW stock_open_invisible(kind, about, person, root) AS
SELECT 'card', c.id, v.person, v.root FROM stock_card c JOIN registry_open_invisible v ON v.about = c.person
UNION ALL SELECT 'handout', h.id, v.person, v.root FROM stock_handout h JOIN registry_open_invisible v ON v.about = h.person
UNION ALL SELECT 'pickup', k.id, v.person, v.root FROM stock_pickup k JOIN stock_card c ON c.id = k.card JOIN registry_open_invisible v ON v.about = c.person;

CREATE VIEW places_open_invisible(kind, about, person, root) AS
SELECT 'wish', w.id, v.person, v.root FROM places_wish w JOIN registry_open_invisible v ON v.about = w.person
UNION ALL SELECT 'seat', s.id, v.person, v.root FROM places_seat s JOIN registry_open_invisible v ON v.about = s.person;

-- Everything that a line of the diary can be about and that belongs to an invisible file.  Who sees such a thing does so by a grant; the
-- line is then for the sealed diary (AC3).  A new kind that acts are about and that belongs to a person gets its arm in its room's view.
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
UNION ALL SELECT 'glass', g.id, v.person, v.root FROM access_glass g JOIN registry_open_invisible v ON v.about = g.person;

-- Whose file an account may open, by the file and not by the record that the grant names.
CREATE VIEW access_open_file_grant(root, account, starts, ends) AS
SELECT coalesce(p.merged_into, p.id), g.account, g.starts, g.ends FROM access_open_grant g JOIN registry_open_person p ON p.id = g.person;
