-- SPDX-License-Identifier: EUPL-1.2
-- about.sql - case work of one person.

-- many panel_tasks(person person_id, reader account_id, today day) -> id task_id, text text, value text, words blob?, due day?, worker text?, unit text?
-- CA10: of a discreet unit's, what is its reader's own.
SELECT t.id, t.text, t.value, t.words, t.due, a.name AS worker, u.name AS unit
  FROM registry_open_same s JOIN care_task t ON t.person = s.same
       LEFT JOIN staff_open_account a ON a.id = t.account LEFT JOIN access_open_unit u ON u.id = t.unit
 WHERE s.person = :person AND t.state = 'open'
   AND (t.unit IS NULL OR t.account = :reader OR t.by = :reader
       OR t.unit NOT IN (SELECT unit FROM access_open_discreet)
        OR t.unit IN (SELECT w.unit FROM access_open_work w WHERE w.account = :reader AND w.since <= :today
            AND (w.until IS NULL OR w.until > :today))
        OR t.account IN (SELECT v.account FROM care_cover v WHERE v.cover = :reader AND v.since <= :today AND v.until > :today))
 ORDER BY coalesce(t.due, 9000000), t.id LIMIT 20;

-- maybe panel_plan(person person_id) -> review day
SELECT l.review FROM care_plan l WHERE l.person IN (SELECT s.same FROM registry_open_same s WHERE s.person = :person) AND l.ended IS NULL ORDER BY l.id LIMIT 1;

-- maybe panel_assessment(person person_id) -> id assessment_id, day day
SELECT x.id, x.day FROM care_assessment x WHERE x.person IN (SELECT s.same FROM registry_open_same s WHERE s.person = :person)
 ORDER BY x.day DESC, x.id DESC LIMIT 1;

-- many notes_of(person person_id, before instant, most int) -> id note_id, kind text, level text, unit unit_id?, special bool, at instant, words blob, by account_id,
--   name text?
SELECT n.id, n.kind, n.level, n.unit, n.special, n.at, n.words, n.by, a.name
  FROM registry_open_same s JOIN care_note n ON n.person = s.same LEFT JOIN staff_open_account a ON a.id = n.by
 WHERE s.person = :person AND n.at < :before ORDER BY n.at DESC, n.id DESC LIMIT :most;

-- many groups_of(person person_id, reader account_id, today day, before instant, most int) -> at instant, kind text, title text, name text?
-- CA10
SELECT g.at, g.kind, g.title, a.name
  FROM registry_open_same s JOIN care_attended x ON x.person = s.same JOIN care_group g ON g.id = x.session LEFT JOIN staff_open_account a ON a.id = g.by
 WHERE s.person = :person AND g.at < :before
   AND (g.unit IS NULL OR g.by = :reader
       OR g.unit NOT IN (SELECT unit FROM access_open_discreet)
        OR g.unit IN (SELECT w.unit FROM access_open_work w WHERE w.account = :reader AND w.since <= :today
            AND (w.until IS NULL OR w.until > :today)))
 ORDER BY g.at DESC, g.id DESC LIMIT :most;

-- many other_events(person person_id, before instant, most int) -> kind text, id int, at instant, name text?
SELECT e.kind, e.id, e.at, a.name
  FROM (SELECT 'assessment' AS kind, x.id, x.person, x.made AS at, x.by FROM care_assessment x
         UNION ALL SELECT 'plan' AS kind, l.id, l.person, l.made AS at, l.by FROM care_plan l
         UNION ALL SELECT 'handed' AS kind, d.id, d.person, h.at, h.by FROM care_handed d JOIN care_handover h ON h.id = d.handover) e
       JOIN registry_open_same s ON s.same = e.person LEFT JOIN staff_open_account a ON a.id = e.by
 WHERE s.person = :person AND e.at < :before ORDER BY e.at DESC, e.id DESC LIMIT :most;
