-- SPDX-License-Identifier: EUPL-1.2
-- told.sql - what a report says of the stays: each person once in each line (ST12).  Of units that are not secret, or of the one that its
-- own team asks for; unit 0: all.

-- many told(unit unit_id, since day, until day) -> what text, word text, people int
SELECT 'here' AS what, '' AS word, count(DISTINCT coalesce(p.merged_into, p.id)) AS people
  FROM stays_stay s JOIN access_open_unit u ON u.id = s.unit AND (u.secret = 0 OR s.unit = :unit)
  JOIN registry_open_person p ON p.id = s.person
 WHERE s.since < :until AND (s.until IS NULL OR s.until >= :until) AND (:unit = 0 OR s.unit = :unit)
UNION ALL
SELECT 'came', '', count(DISTINCT coalesce(p.merged_into, p.id))
  FROM stays_stay s JOIN access_open_unit u ON u.id = s.unit AND (u.secret = 0 OR s.unit = :unit)
  JOIN registry_open_person p ON p.id = s.person
 WHERE s.since >= :since AND s.since < :until AND (:unit = 0 OR s.unit = :unit)
UNION ALL
SELECT 'left', '', count(DISTINCT coalesce(p.merged_into, p.id))
  FROM stays_stay s JOIN access_open_unit u ON u.id = s.unit AND (u.secret = 0 OR s.unit = :unit)
  JOIN registry_open_person p ON p.id = s.person
 WHERE s.until >= :since AND s.until < :until AND (:unit = 0 OR s.unit = :unit)
UNION ALL
SELECT 'asked', '', count(DISTINCT coalesce(p.merged_into, p.id))
  FROM stays_stay s JOIN access_open_unit u ON u.id = s.unit AND (u.secret = 0 OR s.unit = :unit)
  JOIN registry_open_person p ON p.id = s.person
 WHERE s.followed >= :since AND s.followed < :until AND (:unit = 0 OR s.unit = :unit)
UNION ALL
SELECT 'left_to', s.destination, count(DISTINCT coalesce(p.merged_into, p.id))
  FROM stays_stay s JOIN access_open_unit u ON u.id = s.unit AND (u.secret = 0 OR s.unit = :unit)
  JOIN registry_open_person p ON p.id = s.person
 WHERE s.until >= :since AND s.until < :until AND (:unit = 0 OR s.unit = :unit)
 GROUP BY s.destination
UNION ALL
SELECT 'now', s.follow_state, count(DISTINCT coalesce(p.merged_into, p.id))
  FROM stays_stay s JOIN access_open_unit u ON u.id = s.unit AND (u.secret = 0 OR s.unit = :unit)
  JOIN registry_open_person p ON p.id = s.person
 WHERE s.followed >= :since AND s.followed < :until AND (:unit = 0 OR s.unit = :unit)
 GROUP BY s.follow_state
UNION ALL
SELECT 'job', j.kind, count(DISTINCT coalesce(p.merged_into, p.id))
  FROM stays_job j JOIN stays_stay s ON s.id = j.stay JOIN access_open_unit u ON u.id = s.unit AND (u.secret = 0 OR s.unit = :unit)
  JOIN registry_open_person p ON p.id = s.person
 WHERE j.since < :until AND (j.until IS NULL OR j.until > :since) AND (s.until IS NULL OR s.until > :since)
   AND (:unit = 0 OR s.unit = :unit)
 GROUP BY j.kind;
