-- SPDX-License-Identifier: EUPL-1.2
-- inside.sql - calls, sections and wishes, found.

-- maybe call_of(id call_id) -> row_version int, programme text, words text, since day, until day, age_on day, opens instant, closes instant,
--   preferences int, together bool, complete_only bool, objection_days int, answer_days int, stage text, provisional instant?,
--   provisional_by account_id?, objections day?, seed text, seed_from text, final instant?, final_by account_id?, book text, base text
SELECT row_version, programme, words, since, until, age_on, opens, closes, preferences, together, complete_only, objection_days, answer_days, stage,
       provisional, provisional_by, objections, seed, seed_from, final, final_by, book, base
  FROM places_call WHERE id = :id;

-- many sections_of(call call_id) -> id section_id, row_version int, structure text, name text, shift int, from_months int, to_months int, places int, per int,
--   trained int, helpers int, staffed int, taken int, ended day?, why text
SELECT id, row_version, structure, name, shift, from_months, to_months, places, per, trained, helpers, coalesce(staffed, -1) AS staffed, taken, ended, why
  FROM places_section WHERE call = :call ORDER BY id;

-- maybe section_of(id section_id) -> row_version int, call call_id, structure text, name text, shift int, from_months int, to_months int, places int, per int,
--   trained int, helpers int, staffed int, taken int, ended day?, why text
SELECT row_version, call, structure, name, shift, from_months, to_months, places, per, trained, helpers, coalesce(staffed, -1) AS staffed, taken, ended, why
  FROM places_section WHERE id = :id;

-- maybe wish_of(id wish_id) -> row_version int, call call_id, filed case_id, person person_id, home household_id?, code text, together bool, state text,
--   out_why text, late bool, settled bool, waits bool, counted instant?, points int, points_most int, draw int, reserves int, parts text, reasons blob?,
--   position int, result section_id?, preference int, front text
SELECT row_version, call, filed, person, home, code, together, state, out_why, late, settled, waits, counted, coalesce(points, -1) AS points,
       coalesce(points_most, -1) AS points_most, draw, reserves, parts,
       reasons, coalesce(position, 0) AS position, result, coalesce(preference, 0) AS preference, front
  FROM places_wish WHERE id = :id;

-- many prefs_of(wish wish_id) -> rank int, structure text, shift int
SELECT rank, structure, shift FROM places_pref WHERE wish = :wish ORDER BY rank;

-- maybe account_name(account account_id) -> name text
SELECT name FROM staff_open_account WHERE id = :account;

-- maybe unit_of_structure(structure text) -> id unit_id, secret bool
SELECT id, secret FROM access_open_unit WHERE structure = :structure AND closed = 0 ORDER BY id LIMIT 1;
