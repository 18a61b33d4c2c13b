-- SPDX-License-Identifier: EUPL-1.2
-- demo.sql - who publishes in the demonstration.

-- maybe demo_publisher(keys int) -> id account_id, name text, roles int
SELECT id, name, roles FROM staff_open_worker WHERE disabled = 0 AND (roles & :keys) <> 0 ORDER BY id LIMIT 1;
