-- SPDX-License-Identifier: EUPL-1.2
-- demo.sql - for the demonstration.

-- one any_note() -> n int
SELECT count(*) AS n FROM care_note;

-- many demo_units(account account_id) -> id unit_id, advised bool
-- Where people are counselled, and whether this adviser works there.
SELECT u.id, CASE WHEN EXISTS (SELECT 1 FROM access_open_work w WHERE w.unit = u.id AND w.account = :account) THEN 1 ELSE 0 END AS advised
  FROM access_open_unit u
 WHERE u.kind IN ('community_centre', 'roma_branch', 'kem', 'social_service') AND u.secret = 0 AND u.closed = 0 ORDER BY u.id;

-- many demo_people(after day, before day, most int) -> id person_id
-- Born then; the family that comes to the desk with everything still to do has nothing yet.
SELECT id FROM registry_open_person WHERE birth > :after AND birth <= :before AND shield = 0 AND merged_into IS NULL AND death IS NULL
   AND coalesce(family, '') <> 'Χότζα' ORDER BY id LIMIT :most;
