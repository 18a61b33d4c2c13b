-- SPDX-License-Identifier: EUPL-1.2
-- new.sql - what is written with a new person.

-- change new_need(person person_id, kind text, since day, now instant, by account_id)
INSERT INTO registry_need(person, kind, since, made, by) VALUES(:person, :kind, :since, :now, :by);
