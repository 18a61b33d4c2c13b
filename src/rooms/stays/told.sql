-- SPDX-License-Identifier: EUPL-1.2
-- told.sql - what a report says of the stays: each person once in each line (ST12).

-- many told(unit unit_id, since day, until day) -> what text, word text, people int
-- Of units that are not secret, or of the one that its own team asks for; unit 0: all.
WITH seen(id, who, since, until, destination, followed, follow_state) AS (
  SELECT s.id, coalesce(p.merged_into, p.id), s.since, s.until, s.destination, s.followed, s.follow_state
    FROM stays_stay s JOIN access_open_unit u ON u.id = s.unit AND (u.secret = 0 OR s.unit = :unit)
    JOIN registry_open_person p ON p.id = s.person
   WHERE :unit = 0 OR s.unit = :unit)
SELECT 'here' AS what, '' AS word, count(DISTINCT s.who) AS people FROM seen s WHERE s.since < :until AND (s.until IS NULL OR s.until >= :until)
UNION ALL
SELECT 'came', '', count(DISTINCT s.who) FROM seen s WHERE s.since >= :since AND s.since < :until
UNION ALL
SELECT 'left', '', count(DISTINCT s.who) FROM seen s WHERE s.until >= :since AND s.until < :until
UNION ALL
SELECT 'asked', '', count(DISTINCT s.who) FROM seen s WHERE s.followed >= :since AND s.followed < :until
UNION ALL
SELECT 'left_to', s.destination, count(DISTINCT s.who) FROM seen s WHERE s.until >= :since AND s.until < :until GROUP BY s.destination
UNION ALL
SELECT 'now', s.follow_state, count(DISTINCT s.who) FROM seen s WHERE s.followed >= :since AND s.followed < :until GROUP BY s.follow_state
UNION ALL
SELECT 'job', j.kind, count(DISTINCT s.who) FROM stays_job j JOIN seen s ON s.id = j.stay
 WHERE j.since < :until AND (j.until IS NULL OR j.until > :since) AND (s.until IS NULL OR s.until > :since)
 GROUP BY j.kind;
