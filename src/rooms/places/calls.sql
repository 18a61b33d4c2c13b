-- SPDX-License-Identifier: EUPL-1.2
-- calls.sql - the calls, and a new one with its sections.

-- many call_counts() -> id call_id, wishes int, places int, taken int
SELECT c.id, (SELECT count(*) FROM places_wish w WHERE w.call = c.id AND w.state <> 'withdrawn') AS wishes,
       (SELECT coalesce(sum(s.places), 0) FROM places_section s WHERE s.call = c.id AND s.ended IS NULL) AS places,
       (SELECT coalesce(sum(s.taken), 0) FROM places_section s WHERE s.call = c.id) AS taken
  FROM places_call c ORDER BY c.since DESC, c.id DESC LIMIT 100;

-- change add_call(programme text, words text, since day, until day, age_on day, opens instant, closes instant, preferences int, together bool,
--   complete_only bool, objection_days int, answer_days int, base text, now instant, by account_id) -> id call_id
INSERT INTO places_call(programme, words, since, until, age_on, opens, closes, preferences, together, complete_only, objection_days, answer_days, base, made, by)
VALUES(:programme, :words, :since, :until, :age_on, :opens, :closes, :preferences, :together, :complete_only, :objection_days, :answer_days, :base, :now, :by)
RETURNING id;

-- change add_section(call call_id, structure text, name text, shift int, from_months int, to_months int, places int, per int, trained int, helpers int) -> id section_id
INSERT INTO places_section(call, structure, name, shift, from_months, to_months, places, per, trained, helpers)
VALUES(:call, :structure, :name, :shift, :from_months, :to_months, :places, :per, :trained, :helpers)
RETURNING id;

-- change add_quota(section section_id, bit int, word text, places int)
INSERT INTO places_quota(section, bit, word, places) VALUES(:section, :bit, :word, :places);
