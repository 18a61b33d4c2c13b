-- SPDX-License-Identifier: EUPL-1.2
-- demo.sql - for the demonstration.

-- one any_budget() -> n int
SELECT count(*) AS n FROM aid_budget;

-- many demo_adults(before day, most int) -> id person_id
-- The family that comes to the desk with everything still to do has applied for nothing.
SELECT p.id FROM registry_open_person p WHERE p.birth < :before AND p.birth_exact = 'day' AND p.death IS NULL AND p.shield = 0 AND p.merged_into IS NULL
   AND coalesce(p.family, '') <> 'Χότζα' ORDER BY p.id DESC LIMIT :most;
