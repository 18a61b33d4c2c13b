-- SPDX-License-Identifier: EUPL-1.2
-- act.sql - a line in the diary.  What is about an invisible file is written in the sealed diary when who acts may see that file; to who
-- may not it is a number like any other, and so is the line.

-- change add_line(at instant, who text, account account_id?, roles int, reads bool, act text, about_kind text, about int)
-- Of a visit that met no invisible file: nothing is read here, so that those who write at once do not disturb each other (D4).
INSERT INTO diary_act(at, who, account, roles, reads, act, about_kind, about)
VALUES(:at, :who, :account, :roles, :reads, :act, :about_kind, :about);

-- change add_act(at instant, who text, account account_id?, roles int, reads bool, act text, about_kind text, about int)
-- The diary is only ever added to; its sealer chains the rows after they are committed.
INSERT INTO diary_act(at, who, account, roles, reads, act, about_kind, about)
SELECT :at, :who, :account, :roles, :reads, :act, :about_kind, :about
 WHERE NOT EXISTS (SELECT 1 FROM access_open_invisible i WHERE i.kind = :about_kind AND i.about = :about
       AND (:account IS NULL OR EXISTS (SELECT 1 FROM access_open_file_grant g WHERE g.root = i.root AND g.account = :account
            AND g.starts <= :at AND (g.ends IS NULL OR g.ends > :at))));

-- change add_sealed(at instant, who text, account account_id?, roles int, reads bool, act text, about_kind text, about int)
INSERT INTO diary_hidden(at, who, account, roles, reads, act, about_kind, about, person)
SELECT DISTINCT :at, :who, :account, :roles, :reads, :act, :about_kind, :about, i.person
  FROM access_open_invisible i
 WHERE i.kind = :about_kind AND i.about = :about
   AND (:account IS NULL OR EXISTS (SELECT 1 FROM access_open_file_grant g WHERE g.root = i.root AND g.account = :account
        AND g.starts <= :at AND (g.ends IS NULL OR g.ends > :at)));

-- change add_hidden(at instant, who text, account account_id?, roles int, reads bool, act text, about_kind text, about int, person int)
INSERT INTO diary_hidden(at, who, account, roles, reads, act, about_kind, about, person)
VALUES(:at, :who, :account, :roles, :reads, :act, :about_kind, :about, :person);
