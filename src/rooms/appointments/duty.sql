-- SPDX-License-Identifier: EUPL-1.2
-- duty.sql - the rota.

-- many duties(unit unit_id, since instant, until instant) -> id duty_id, kind text, starts instant, ends instant, resource resource_id, name text
SELECT d.id, d.kind, d.starts, d.ends, d.resource, x.name
  FROM appointments_duty d JOIN appointments_resource x ON x.id = d.resource
 WHERE d.unit = :unit AND d.starts < :until AND d.starts > :since - 93600 AND d.ends > :since ORDER BY d.starts, d.kind, d.id;

-- many duty_people(unit unit_id) -> id resource_id, name text
SELECT id, name FROM appointments_resource WHERE unit = :unit AND kind IN ('person', 'helper') AND closed = 0 ORDER BY name, id;

-- change add_duty(unit unit_id, resource resource_id, kind text, starts instant, ends instant, now instant, by account_id) -> id duty_id
-- AP10: who is on duty then already gives no row.
INSERT INTO appointments_duty(unit, resource, kind, starts, ends, made, by) VALUES(:unit, :resource, :kind, :starts, :ends, :now, :by) ON CONFLICT DO NOTHING RETURNING id;

-- maybe duty_clash(resource resource_id, starts instant, ends instant) -> starts instant, ends instant
SELECT starts, ends FROM appointments_duty WHERE resource = :resource AND starts < :ends AND ends > :starts ORDER BY starts LIMIT 1;

-- change remove_duty(id duty_id, unit unit_id)
DELETE FROM appointments_duty WHERE id = :id AND unit = :unit;
