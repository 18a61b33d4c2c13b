-- SPDX-License-Identifier: EUPL-1.2
-- 0026-retention: what is counted stays countable when somebody's file is erased: a session, and what was delivered.

ALTER TABLE care_group ADD COLUMN unnamed INTEGER NOT NULL DEFAULT 0 CHECK(unnamed >= 0);      -- came, and their file is no longer kept

-- The lines of one person whose file was erased, of one calendar year, bear one number, so that a year's people can still be counted; it
-- is the id of the first of them and leads to nobody.
ALTER TABLE ledger_line ADD COLUMN unnamed INTEGER CHECK(unnamed IS NULL OR person IS NULL);
DROP VIEW ledger_open_line;
CREATE VIEW ledger_open_line(id, on_day, noted, by, unit, kind, service, person, quantity, worth, case_id, about_kind, about, counters, why, unnamed) AS
SELECT l.id, l.on_day, l.noted, l.by, l.unit, l.kind, l.service, l.person, l.quantity, l.worth, l.case_id, l.about_kind, l.about, l.counters, l.why, l.unnamed
  FROM ledger_line l LEFT JOIN access_unit u ON u.id = l.unit WHERE coalesce(u.secret, 0) = 0;
