-- SPDX-License-Identifier: EUPL-1.2
-- 0050-discreet: a unit that is not named to whoever does not work in it, because it is secret or because its name says something of health.
CREATE VIEW access_open_discreet(unit) AS SELECT id FROM access_unit WHERE secret = 1
UNION SELECT unit FROM access_open_quiet;
