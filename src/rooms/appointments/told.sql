-- SPDX-License-Identifier: EUPL-1.2
-- told.sql - what a report says of the rota and the equipment (AP13).  Of units that are not secret, or of the one that its own team asks
-- for; unit 0: all.

-- many rotas(unit unit_id, until instant) -> unit unit_id, name text, first instant
SELECT d.unit, u.name, min(d.starts) AS first
  FROM appointments_duty d JOIN access_open_unit u ON u.id = d.unit AND (u.secret = 0 OR d.unit = :unit)
 WHERE d.starts < :until AND (:unit = 0 OR d.unit = :unit) GROUP BY d.unit, u.name ORDER BY u.name, d.unit;

-- many shifts_of(unit unit_id, since instant, until instant) -> kind text, starts instant, ends instant
-- No shift is longer than 26 hours.
SELECT kind, starts, ends FROM appointments_duty
 WHERE unit = :unit AND starts < :until AND starts > :since - 93600 AND ends > :since ORDER BY starts, id;

-- many equipment(unit unit_id, since instant, until instant, last day) -> name text, works int, broken int, overdue int, checked int
-- As it stood before `until`.  When a device was due before its first check is not kept.
WITH had(id, unit, down, due) AS (
  SELECT d.id, d.unit,
         coalesce((SELECT CASE WHEN i.what = 'broken' THEN 1 ELSE 0 END FROM appointments_inspected i
                    WHERE i.device = d.id AND i.what IN ('broken', 'mended') AND i.made < :until ORDER BY i.id DESC LIMIT 1), 0),
         coalesce((SELECT i.on_day + d.every_days FROM appointments_inspected i
                    WHERE i.device = d.id AND i.what = 'checked' AND i.made < :until ORDER BY i.id DESC LIMIT 1),
                  CASE WHEN EXISTS (SELECT 1 FROM appointments_inspected i WHERE i.device = d.id AND i.what = 'checked') THEN NULL ELSE d.check_due END)
    FROM appointments_device d
   WHERE (:unit = 0 OR d.unit = :unit) AND d.made < :until
     AND NOT EXISTS (SELECT 1 FROM appointments_inspected i WHERE i.device = d.id AND i.what = 'closed' AND i.made < :until))
SELECT u.name, sum(CASE WHEN h.down = 0 THEN 1 ELSE 0 END) AS works, sum(CASE WHEN h.down = 1 THEN 1 ELSE 0 END) AS broken,
       sum(CASE WHEN h.due < :last THEN 1 ELSE 0 END) AS overdue,
       (SELECT count(*) FROM appointments_inspected i JOIN appointments_device d ON d.id = i.device
         WHERE d.unit = u.id AND i.what = 'checked' AND i.made >= :since AND i.made < :until) AS checked
  FROM had h JOIN access_open_unit u ON u.id = h.unit AND (u.secret = 0 OR h.unit = :unit)
 GROUP BY u.id, u.name ORDER BY u.name, u.id;
