-- SPDX-License-Identifier: EUPL-1.2
-- demo.sql - for the demonstration.

-- one any_case() -> n int
SELECT count(*) AS n FROM casework_case;

-- many demo_children(after day, most int) -> id person_id
-- The family that comes to the desk with everything still to do has applied for nothing.
SELECT p.id FROM registry_open_person p WHERE p.birth > :after AND p.birth_exact = 'day' AND p.shield = 0 AND p.merged_into IS NULL AND coalesce(p.family, '') <> 'Χότζα' ORDER BY p.id LIMIT :most;

-- change demo_papers(filed case_id, now instant, by account_id)
UPDATE casework_paper SET state = 'accepted', seen = 1, changed = :now, by = :by WHERE filed = :filed AND state = 'asked';
