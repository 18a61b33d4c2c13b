-- SPDX-License-Identifier: EUPL-1.2
-- shifts.sql - answers that changed, of households whose every member's file the reader may open (AC1), and without what hangs on
-- special-category facts unless the reader may see such (AC4).

-- one shift_totals(programme text, cause text, way text, told int, since day?, reader account_id, files int, special int, today day, now instant) ->
--   n int, households int, gained cents, lost cents
SELECT count(*) AS n, count(DISTINCT s.household) AS households,
       coalesce(sum(CASE WHEN s.month_now > s.month_was THEN s.month_now - s.month_was ELSE 0 END), 0) AS gained,
       coalesce(sum(CASE WHEN s.month_now < s.month_was THEN s.month_was - s.month_now ELSE 0 END), 0) AS lost
  FROM facts_shift s
 WHERE (:programme = '' OR s.programme = :programme) AND (:cause = '' OR s.cause = :cause) AND (:told = 1) = (s.told IS NOT NULL)
   AND (:since IS NULL OR s.day >= :since) AND (:special = 1 OR s.special = 0)
   AND (:way = '' OR :way = 'gain' AND (s.now = 'yes' AND s.was <> 'yes' OR s.month_now > s.month_was)
        OR :way = 'lose' AND (s.was = 'yes' AND s.now <> 'yes' OR s.month_now < s.month_was))
   AND NOT EXISTS (SELECT 1 FROM registry_open_member m JOIN registry_open_person p ON p.id = m.person
        WHERE m.household = s.household AND (m.since IS NULL OR m.since <= :today) AND (m.until IS NULL OR m.until > :today)
          AND NOT (p.shield = 0 AND :files = 1) AND NOT EXISTS (SELECT 1 FROM access_open_grant_to g WHERE g.part IN ('facts', 'file') AND g.person = p.id AND g.account = :reader
               AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)));

-- many shifts(programme text, cause text, way text, told int, since day?, reader account_id, files int, special int, today day, now instant,
--   most int, skip int) -> id shift_id, row_version int, household household_id, programme text, was text, is_now text, month_was cents, month_is cents,
--   cause text, day day, told day?, told_channel text
SELECT s.id, s.row_version, s.household, s.programme, s.was, s.now AS is_now, s.month_was, s.month_now AS month_is, s.cause, s.day, s.told, s.told_channel
  FROM facts_shift s
 WHERE (:programme = '' OR s.programme = :programme) AND (:cause = '' OR s.cause = :cause) AND (:told = 1) = (s.told IS NOT NULL)
   AND (:since IS NULL OR s.day >= :since) AND (:special = 1 OR s.special = 0)
   AND (:way = '' OR :way = 'gain' AND (s.now = 'yes' AND s.was <> 'yes' OR s.month_now > s.month_was)
        OR :way = 'lose' AND (s.was = 'yes' AND s.now <> 'yes' OR s.month_now < s.month_was))
   AND NOT EXISTS (SELECT 1 FROM registry_open_member m JOIN registry_open_person p ON p.id = m.person
        WHERE m.household = s.household AND (m.since IS NULL OR m.since <= :today) AND (m.until IS NULL OR m.until > :today)
          AND NOT (p.shield = 0 AND :files = 1) AND NOT EXISTS (SELECT 1 FROM access_open_grant_to g WHERE g.part IN ('facts', 'file') AND g.person = p.id AND g.account = :reader
               AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
 ORDER BY s.id DESC LIMIT :most OFFSET :skip;

-- maybe one_shift(id shift_id) -> household household_id, row_version int, special bool, told day?, told_channel text
SELECT s.household, s.row_version, s.special, s.told, s.told_channel FROM facts_shift s WHERE s.id = :id;

-- change set_told(id shift_id, version int, told day, channel text, by account_id)
UPDATE facts_shift SET told = :told, told_channel = :channel, told_by = :by, row_version = row_version + 1
 WHERE id = :id AND row_version = :version AND told IS NULL;

-- maybe sweep_now() -> day day, households int, changed int, ended instant?
SELECT w.day, w.households, w.changed, w.ended FROM facts_sweep w ORDER BY w.id DESC LIMIT 1;
