-- SPDX-License-Identifier: EUPL-1.2
-- health.sql - is the database there?

-- one probe() -> ok int
-- A question that any healthy database answers.
SELECT 1 AS ok;
