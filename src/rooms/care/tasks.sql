-- SPDX-License-Identifier: EUPL-1.2
-- tasks.sql - tasks as lists and on their own.

-- many tasks(reader account_id, files int, now instant, today day, whose text, advises bool, snoozed bool, closed bool, most int) ->
--   id task_id, text text, value text, words blob?, person person_id?, family text?, given text?, href text, worker text?, unit text?,
--   due day?, snooze day?, repeat text, state text, row_version int
-- AC1: a task about a file that the reader may not open is not there.
-- whose: mine (and of whom I cover, of my units, of nobody), unit, team, made, all
-- CA9, CA10: of a colleague's, not what a unit gave that is secret or whose name says something of people's health, nor what is about nobody
-- when they work in such a unit and the reader does not.
SELECT t.id, t.text, t.value, t.words, t.person, p.family, p.given, t.href, a.name AS worker, u.name AS unit, t.due, t.snooze, t.repeat,
       t.state, t.row_version
  FROM care_task t LEFT JOIN registry_open_person p ON p.id = t.person
       LEFT JOIN staff_open_account a ON a.id = t.account LEFT JOIN access_open_unit u ON u.id = t.unit
 WHERE (:closed = 0 AND t.state = 'open' OR :closed = 1 AND t.state <> 'open')
   AND (:snoozed = 1 OR t.snooze IS NULL OR t.snooze <= :today)
   AND (t.person IS NULL OR p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant g WHERE g.person = p.id
        AND g.account = :reader AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
   AND (:whose = 'all' OR :whose = 'made' AND t.by = :reader
        OR :whose = 'mine' AND (t.account = :reader
           OR t.account IN (SELECT c.account FROM care_cover c WHERE c.cover = :reader AND c.since <= :today AND c.until > :today))
        OR :whose IN ('mine', 'unit', 'team') AND t.account IS NULL
           AND (t.unit IS NULL AND :advises = 1 OR t.unit IN (SELECT w.unit FROM access_open_work w WHERE w.account = :reader
                AND w.since <= :today AND (w.until IS NULL OR w.until > :today)))
        OR :whose = 'team' AND t.account IN (SELECT o.account FROM access_open_work w JOIN access_open_work o ON o.unit = w.unit
                WHERE w.account = :reader AND w.since <= :today AND (w.until IS NULL OR w.until > :today)
                  AND o.since <= :today AND (o.until IS NULL OR o.until > :today))
           AND (t.unit IS NULL OR t.unit NOT IN (SELECT unit FROM access_open_discreet))
           AND (t.person IS NOT NULL OR t.account NOT IN (SELECT d.account FROM access_open_work d
                WHERE d.since <= :today AND (d.until IS NULL OR d.until > :today)
                    AND d.unit IN (SELECT unit FROM access_open_discreet)
                  AND d.unit NOT IN (SELECT w.unit FROM access_open_work w WHERE w.account = :reader AND w.since <= :today
                      AND (w.until IS NULL OR w.until > :today)))))
 ORDER BY CASE WHEN :closed = 1 THEN -t.closed ELSE coalesce(t.due, 9000000) END, t.id
 LIMIT :most;

-- maybe task(id task_id, reader account_id, today day) -> text text, value text, words blob?, person person_id?, room text, href text, account account_id?, unit unit_id?,
--   due day?, snooze day?, repeat text, state text, outcome blob?, closed instant?, closer text?, made instant, maker text?, row_version int,
--   mine bool, beside bool, discreet bool
-- CA9: mine: given to the reader, to whom they cover, to a unit of theirs or to nobody, or made by them; beside: to a colleague, as in the list.
-- CA10: discreet: of a unit that is secret, or whose name says something of people's health.
SELECT t.text, t.value, t.words, t.person, t.room, t.href, t.account, t.unit, t.due, t.snooze, t.repeat, t.state, t.outcome, t.closed,
       c.name AS closer, t.made, m.name AS maker, t.row_version,
       CASE WHEN t.account = :reader OR t.by = :reader OR t.account IS NULL AND t.unit IS NULL
              OR t.account IN (SELECT v.account FROM care_cover v WHERE v.cover = :reader AND v.since <= :today AND v.until > :today)
              OR t.unit IN (SELECT w.unit FROM access_open_work w WHERE w.account = :reader AND w.since <= :today
                  AND (w.until IS NULL OR w.until > :today))
            THEN 1 ELSE 0 END AS mine,
       CASE WHEN t.account IN (SELECT o.account FROM access_open_work w JOIN access_open_work o ON o.unit = w.unit
                 WHERE w.account = :reader AND w.since <= :today AND (w.until IS NULL OR w.until > :today)
                   AND o.since <= :today AND (o.until IS NULL OR o.until > :today))
             AND t.account NOT IN (SELECT d.account FROM access_open_work d
                 WHERE d.since <= :today AND (d.until IS NULL OR d.until > :today)
                     AND d.unit IN (SELECT unit FROM access_open_discreet)
                   AND d.unit NOT IN (SELECT w.unit FROM access_open_work w WHERE w.account = :reader AND w.since <= :today
                       AND (w.until IS NULL OR w.until > :today)))
            THEN 1 ELSE 0 END AS beside,
       CASE WHEN t.unit IN (SELECT unit FROM access_open_discreet)
           THEN 1 ELSE 0 END AS discreet
  FROM care_task t LEFT JOIN staff_open_account c ON c.id = t.closed_by LEFT JOIN staff_open_account m ON m.id = t.by
 WHERE t.id = :id;

-- change add_task(words blob, person person_id?, account account_id?, unit unit_id?, due day?, repeat text, after task_id?, now instant,
--   by account_id) -> id task_id
INSERT INTO care_task(words, person, account, unit, due, repeat, after, made, by)
VALUES(:words, :person, :account, :unit, :due, :repeat, :after, :now, :by)
RETURNING id;

-- CA10: what a discreet unit gives to one of the staff stays its own.

-- change change_task(id task_id, words blob?, account account_id?, unit unit_id?, due day?, snooze day?, repeat text, version int)
UPDATE care_task SET words = CASE WHEN text = '' THEN :words ELSE words END, account = :account,
       unit = coalesce(:unit, CASE WHEN :account > 0 AND unit IN (SELECT unit FROM access_open_discreet)
           THEN unit END),
       due = :due, snooze = :snooze, repeat = :repeat, row_version = row_version + 1
 WHERE id = :id AND state = 'open' AND row_version = :version;

-- change close_task(id task_id, state text, outcome blob?, now instant, by account_id)
UPDATE care_task SET state = :state, outcome = :outcome, closed = :now, closed_by = :by, row_version = row_version + 1
 WHERE id = :id AND state = 'open';

-- change snooze_task(id task_id, until day)
UPDATE care_task SET snooze = :until, row_version = row_version + 1 WHERE id = :id AND state = 'open';

-- change take_task(id task_id, account account_id)
UPDATE care_task SET account = :account, unit = CASE WHEN unit IN (SELECT unit FROM access_open_discreet)
    THEN unit END,
       row_version = row_version + 1
 WHERE id = :id AND state = 'open' AND (account IS NULL OR account <> :account);
