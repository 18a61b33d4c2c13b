-- SPDX-License-Identifier: EUPL-1.2
-- demo.sql - for the demonstration.

-- one any_project() -> n int
SELECT count(*) AS n FROM works_project;
