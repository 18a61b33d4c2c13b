-- SPDX-License-Identifier: EUPL-1.2
-- act.sql - a line in the diary.

-- change add_act(at instant, who text, account account_id?, roles int, reads bool, act text, about_kind text, about int)
-- The diary is only ever added to; its sealer chains the rows after they are committed.
INSERT INTO diary_act(at, who, account, roles, reads, act, about_kind, about)
VALUES(:at, :who, :account, :roles, :reads, :act, :about_kind, :about);

-- change add_hidden(at instant, who text, account account_id?, roles int, reads bool, act text, about_kind text, about int, person int)
INSERT INTO diary_hidden(at, who, account, roles, reads, act, about_kind, about, person)
VALUES(:at, :who, :account, :roles, :reads, :act, :about_kind, :about, :person);
