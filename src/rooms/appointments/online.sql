-- SPDX-License-Identifier: EUPL-1.2
-- online.sql - what residents may book.

-- many online_services() -> id service_id, unit int, unit_name text, structure text, subject text, name text, minutes int
SELECT s.id, s.unit, u.name AS unit_name, u.structure, s.subject, s.name, s.minutes
  FROM appointments_service s JOIN access_open_unit u ON u.id = s.unit
 WHERE s.online = 1 AND s.closed = 0 AND u.secret = 0 AND u.closed = 0 ORDER BY u.name, u.id, s.subject, s.name, s.id;
