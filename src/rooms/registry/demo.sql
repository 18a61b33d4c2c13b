-- SPDX-License-Identifier: EUPL-1.2
-- demo.sql - for the demonstration.

-- one anybody() -> n int
SELECT count(*) AS n FROM registry_person;

-- change made_need(person person_id, kind text, words text, since day, now instant, by account_id)
INSERT INTO registry_need(person, kind, words, since, made, by) VALUES(:person, :kind, :words, :since, :now, :by);
