-- SPDX-License-Identifier: EUPL-1.2
-- search.sql - the calendars of whoever can serve a service.

-- many pool(service service_id) -> id resource_id, kind text, langs text, signs bool, signs_until day?, step_free bool, broken bool
-- AD4: what stands but is out of order is needed, and not free.
SELECT x.id, x.kind, x.langs, x.signs, x.signs_until, x.step_free,
       CASE WHEN EXISTS (SELECT 1 FROM appointments_device d WHERE d.resource = x.id AND d.broken <> '' AND d.closed = 0) THEN 1 ELSE 0 END AS broken
  FROM appointments_pool p JOIN appointments_resource x ON x.id = p.resource WHERE p.service = :service ORDER BY x.id;

-- many pool_hours(service service_id) -> resource resource_id, weekday int, from_minute int, to_minute int, since day, until day?, holidays bool
SELECT h.resource, h.weekday, h.from_minute, h.to_minute, h.since, h.until, h.holidays
  FROM appointments_pool p JOIN appointments_hours h ON h.resource = p.resource WHERE p.service = :service ORDER BY h.resource, h.id;

-- many pool_exceptions(service service_id, since day, until day) -> resource resource_id, on_day day, from_minute int, to_minute int, there bool
SELECT e.resource, e.on_day, e.from_minute, e.to_minute, e.there
  FROM appointments_pool p JOIN appointments_exception e ON e.resource = p.resource
 WHERE p.service = :service AND e.on_day BETWEEN :since AND :until ORDER BY e.resource, e.id;

-- many pool_taken(service service_id, since instant, until instant, but int) -> resource resource_id, starts instant, ends instant
SELECT h.resource, h.starts, h.ends
  FROM appointments_pool p JOIN appointments_hold h ON h.resource = p.resource AND h.live = 1
 WHERE p.service = :service AND h.starts BETWEEN :since AND :until AND h.booking <> :but ORDER BY h.resource, h.starts;
