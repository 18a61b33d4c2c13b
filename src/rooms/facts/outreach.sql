-- SPDX-License-Identifier: EUPL-1.2
-- outreach.sql - households surely entitled to a programme that no case of theirs asks for or gives; AC1 and AC4 as in shifts.sql;
-- AC14: nobody is approached on whose file only storing is allowed.

-- one outreach_totals(programme text, mine bool, done bool, reader account_id, files int, special int, today day, now instant) ->
--   n int, households int, month cents
SELECT count(*) AS n, count(DISTINCT e.household) AS households, coalesce(sum(e.month_lo), 0) AS month
  FROM facts_entitled e LEFT JOIN facts_outreach o ON o.household = e.household AND o.programme = e.programme
 WHERE (:programme = '' OR e.programme = :programme) AND (:special = 1 OR e.special = 0)
   AND (:mine = 0 OR o.assigned = :reader)
   AND (CASE WHEN coalesce(o.outcome, '') IN ('', 'reached') AND (o.snooze IS NULL OR o.snooze <= :today) THEN 0 ELSE 1 END) = :done
   AND NOT EXISTS (SELECT 1 FROM casework_open_case c WHERE c.household = e.household AND c.programme = e.programme
        AND c.state IN ('draft', 'applied', 'waiting', 'complete', 'check', 'proposed', 'granted', 'objected', 'suspended'))
   AND NOT EXISTS (SELECT 1 FROM casework_open_case c JOIN registry_open_member m ON m.person = c.person WHERE m.household = e.household
        AND c.programme = e.programme AND (m.since IS NULL OR m.since <= :today) AND (m.until IS NULL OR m.until > :today)
        AND c.state IN ('draft', 'applied', 'waiting', 'complete', 'check', 'proposed', 'granted', 'objected', 'suspended'))
   AND NOT EXISTS (SELECT 1 FROM registry_open_member m JOIN registry_open_person p ON p.id = m.person
        WHERE m.household = e.household AND (m.since IS NULL OR m.since <= :today) AND (m.until IS NULL OR m.until > :today)
          AND NOT (p.shield = 0 AND :files = 1) AND NOT EXISTS (SELECT 1 FROM access_open_grant_to g WHERE g.part IN ('facts', 'file') AND g.person = p.id AND g.account = :reader
               AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
   AND NOT EXISTS (SELECT 1 FROM registry_open_member m JOIN registry_open_person p ON p.id = m.person
        JOIN access_open_restricted x ON x.person = p.id OR x.person = p.merged_into
        WHERE m.household = e.household AND (m.since IS NULL OR m.since <= :today) AND (m.until IS NULL OR m.until > :today));

-- many outreach(programme text, mine bool, done bool, reader account_id, files int, special int, today day, now instant, most int, skip int) ->
--   household household_id, programme text, month_lo cents, month_hi cents, once_lo cents, judged bool, since day, row_version int, assigned account_id?,
--   tries int, last_try instant?, snooze day?, step text, outcome text
SELECT e.household, e.programme, e.month_lo, e.month_hi, e.once_lo, e.judged, e.since, coalesce(o.row_version, 0) AS row_version, o.assigned,
       coalesce(o.tries, 0) AS tries, o.last_try, o.snooze, coalesce(o.step, '') AS step, coalesce(o.outcome, '') AS outcome
  FROM facts_entitled e LEFT JOIN facts_outreach o ON o.household = e.household AND o.programme = e.programme
 WHERE (:programme = '' OR e.programme = :programme) AND (:special = 1 OR e.special = 0)
   AND (:mine = 0 OR o.assigned = :reader)
   AND (CASE WHEN coalesce(o.outcome, '') IN ('', 'reached') AND (o.snooze IS NULL OR o.snooze <= :today) THEN 0 ELSE 1 END) = :done
   AND NOT EXISTS (SELECT 1 FROM casework_open_case c WHERE c.household = e.household AND c.programme = e.programme
        AND c.state IN ('draft', 'applied', 'waiting', 'complete', 'check', 'proposed', 'granted', 'objected', 'suspended'))
   AND NOT EXISTS (SELECT 1 FROM casework_open_case c JOIN registry_open_member m ON m.person = c.person WHERE m.household = e.household
        AND c.programme = e.programme AND (m.since IS NULL OR m.since <= :today) AND (m.until IS NULL OR m.until > :today)
        AND c.state IN ('draft', 'applied', 'waiting', 'complete', 'check', 'proposed', 'granted', 'objected', 'suspended'))
   AND NOT EXISTS (SELECT 1 FROM registry_open_member m JOIN registry_open_person p ON p.id = m.person
        WHERE m.household = e.household AND (m.since IS NULL OR m.since <= :today) AND (m.until IS NULL OR m.until > :today)
          AND NOT (p.shield = 0 AND :files = 1) AND NOT EXISTS (SELECT 1 FROM access_open_grant_to g WHERE g.part IN ('facts', 'file') AND g.person = p.id AND g.account = :reader
               AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
   AND NOT EXISTS (SELECT 1 FROM registry_open_member m JOIN registry_open_person p ON p.id = m.person
        JOIN access_open_restricted x ON x.person = p.id OR x.person = p.merged_into
        WHERE m.household = e.household AND (m.since IS NULL OR m.since <= :today) AND (m.until IS NULL OR m.until > :today))
 ORDER BY CASE WHEN o.assigned = :reader THEN 0 ELSE 1 END, e.month_lo DESC, e.once_lo DESC, e.household, e.programme LIMIT :most OFFSET :skip;

-- maybe entitled_one(household household_id, programme text) -> special bool
SELECT e.special FROM facts_entitled e WHERE e.household = :household AND e.programme = :programme;

-- change begin_outreach(household household_id, programme text)
INSERT INTO facts_outreach(household, programme, row_version) VALUES(:household, :programme, 0)
    ON CONFLICT(household, programme) DO NOTHING;

-- change set_outreach(household household_id, programme text, version int, assigned account_id?, tried int, now instant, snooze day?, step text, outcome text)
UPDATE facts_outreach SET assigned = :assigned, tries = tries + :tried, last_try = CASE WHEN :tried = 1 THEN :now ELSE last_try END, snooze = :snooze,
       step = :step, outcome = :outcome, outcome_at = CASE WHEN :outcome = '' THEN NULL ELSE :now END, row_version = row_version + 1
 WHERE household = :household AND programme = :programme AND row_version = :version;

-- maybe outreach_one(household household_id, programme text) -> assigned account_id?, row_version int, step text, outcome text, snooze day?
SELECT o.assigned, o.row_version, o.step, o.outcome, o.snooze FROM facts_outreach o WHERE o.household = :household AND o.programme = :programme;

-- many take_up(today day) -> programme text, entitled int, receive int, month cents
-- Counts for the manager: households surely entitled, and of these those with a case that was granted.
SELECT e.programme, count(*) AS entitled,
       coalesce(sum(CASE WHEN EXISTS (SELECT 1 FROM casework_open_case c
                 WHERE c.household = e.household AND c.programme = e.programme AND c.state IN ('granted', 'objected'))
              OR EXISTS (SELECT 1 FROM registry_open_member m JOIN casework_open_case c ON c.person = m.person
                 WHERE m.household = e.household AND c.programme = e.programme AND c.state IN ('granted', 'objected')
                   AND (m.since IS NULL OR m.since <= :today) AND (m.until IS NULL OR m.until > :today)) THEN 1 ELSE 0 END), 0) AS receive,
       coalesce(sum(e.month_lo), 0) AS month
  FROM facts_entitled e GROUP BY e.programme ORDER BY e.programme;
