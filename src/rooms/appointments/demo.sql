-- SPDX-License-Identifier: EUPL-1.2
-- demo.sql - for the demonstration.

-- one any_resource() -> n int
SELECT count(*) AS n FROM appointments_resource;

-- many demo_unit(kind text) -> id unit_id
SELECT id FROM access_open_unit WHERE kind = :kind AND secret = 0 ORDER BY id LIMIT 1;
