-- SPDX-License-Identifier: EUPL-1.2
-- demo.sql - for the demonstration.

-- one any_before() -> n int
SELECT count(*) AS n FROM ledger_line WHERE about_kind = 'before';

-- many demo_units() -> id unit_id, kind text
SELECT id, kind FROM access_open_unit WHERE secret = 0 AND closed = 0 ORDER BY id;

-- maybe first_of(unit unit_id, kind text) -> day day?
SELECT min(on_day) AS day FROM ledger_line WHERE unit = :unit AND kind = :kind;

-- many demo_people(after day, before day, most int) -> id person_id
-- Born then; the family that comes to the desk with everything still to do has nothing yet.
SELECT id FROM registry_open_person WHERE birth > :after AND birth <= :before AND shield = 0 AND merged_into IS NULL AND death IS NULL
   AND coalesce(family, '') <> 'Χότζα' ORDER BY id LIMIT :most;
