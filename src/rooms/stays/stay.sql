-- SPDX-License-Identifier: EUPL-1.2
-- stay.sql - what stands on the page of a stay, and what is done there.

-- many papers_of(stay stay_id) -> id brought_id, paper text, state text, needed day, good_until day?, why blob?
SELECT id, paper, state, needed, good_until, why FROM stays_brought WHERE stay = :stay ORDER BY id;

-- many longer_of(stay stay_id) -> id longer_id, was day, until day, why blob, state text, number text, asked_by account_id, asker text?, decider text?, asked instant
SELECT l.id, l.was, l.until, l.why, l.state, l.number, l.asked_by, a.name AS asker, d.name AS decider, l.asked
  FROM stays_longer l LEFT JOIN staff_open_account a ON a.id = l.asked_by LEFT JOIN staff_open_account d ON d.id = l.decided_by
 WHERE l.stay = :stay ORDER BY l.id;

-- many leaves_of(stay stay_id, today day) -> id leave_id, since day, until day, words blob?
SELECT id, since, until, words FROM stays_leave WHERE stay = :stay AND until > :today ORDER BY since, id;

-- many callers_of(stay stay_id, most int) -> id caller_id, came instant, gone instant?, words blob
SELECT id, came, gone, words FROM stays_caller WHERE stay = :stay ORDER BY came DESC, id DESC LIMIT :most;

-- many nights_of(stay stay_id, since day) -> night day, state text
SELECT night, state FROM stays_night WHERE stay = :stay AND night >= :since ORDER BY night;

-- many children_of(stay stay_id, reader account_id, files int, now instant) -> id stay_id, code text, family text?, given text?, until day?
-- A file that the reader may not open has no name here.
SELECT s.id, s.code, q.family, q.given, s.until FROM stays_stay s JOIN registry_open_person p ON p.id = s.person
  LEFT JOIN registry_open_person q ON q.id = coalesce(p.merged_into, p.id) AND (q.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant g
       WHERE g.person IN (q.id, p.id) AND g.account = :reader AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
 WHERE s.along = :stay ORDER BY s.id;

-- change see_paper(id brought_id, stay stay_id, good_until day?, now instant, by account_id)
UPDATE stays_brought SET state = 'seen', good_until = :good_until, why = NULL, changed = :now, by = :by, row_version = row_version + 1
 WHERE id = :id AND stay = :stay;

-- change waive_paper(id brought_id, stay stay_id, why blob, now instant, by account_id)
UPDATE stays_brought SET state = 'waived', good_until = NULL, why = :why, changed = :now, by = :by, row_version = row_version + 1
 WHERE id = :id AND stay = :stay;

-- change ask_longer(stay stay_id, was day, until day, why blob, now instant, by account_id) -> id longer_id
INSERT INTO stays_longer(stay, was, until, why, asked, asked_by) VALUES(:stay, :was, :until, :why, :now, :by) RETURNING id;

-- change decide_longer(id longer_id, stay stay_id, state text, number text, now instant, by account_id)
UPDATE stays_longer SET state = :state, number = :number, decided = :now, decided_by = :by, row_version = row_version + 1
 WHERE id = :id AND stay = :stay AND state = 'asked' AND asked_by <> :by;

-- change set_due(id stay_id, was day, until day)
UPDATE stays_stay SET due = :until, row_version = row_version + 1 WHERE id = :id AND until IS NULL AND due = :was;

-- change add_leave(stay stay_id, since day, until day, words blob?, now instant, by account_id) -> id leave_id
INSERT INTO stays_leave(stay, since, until, words, made, by) VALUES(:stay, :since, :until, :words, :now, :by) RETURNING id;

-- change end_leave(id leave_id, stay stay_id, tonight day)
-- Back earlier: the nights until now stay as they were.
UPDATE stays_leave SET until = :tonight WHERE id = :id AND stay = :stay AND since < :tonight AND until > :tonight;

-- change drop_leave(id leave_id, stay stay_id, tonight day)
-- It never began.
DELETE FROM stays_leave WHERE id = :id AND stay = :stay AND since >= :tonight;

-- change add_caller(stay stay_id, came instant, words blob, by account_id) -> id caller_id
INSERT INTO stays_caller(stay, came, words, by) VALUES(:stay, :came, :words, :by) RETURNING id;

-- change caller_gone(id caller_id, stay stay_id, now instant)
UPDATE stays_caller SET gone = :now WHERE id = :id AND stay = :stay AND gone IS NULL;

-- change get_up(stay stay_id, until day)
UPDATE stays_bedding SET until = :until WHERE stay = :stay AND until IS NULL;

-- change other_bed(stay stay_id, bed bed_id, since day)
-- Since today: the first night is still to come.
UPDATE stays_bedding SET bed = :bed WHERE stay = :stay AND until IS NULL AND since >= :since;

-- change lie_elsewhere(bed bed_id, stay stay_id, since day, now instant, by account_id)
INSERT INTO stays_bedding(bed, stay, since, made, by) VALUES(:bed, :stay, :since, :now, :by);

-- change leave_for_good(id stay_id, until day, destination text, why blob?, follow day?, by account_id, version int)
UPDATE stays_stay SET until = :until, destination = :destination, why = :why, follow = :follow, ended_by = :by, row_version = row_version + 1
 WHERE id = :id AND until IS NULL AND row_version = :version;

-- one slept_after(stay stay_id, until day) -> n int, last day?
SELECT count(*) AS n, max(night) AS last FROM stays_night WHERE stay = :stay AND night >= :until AND state = 'here';

-- one paid_after(stay stay_id, until day) -> n int
SELECT count(*) AS n FROM stays_month WHERE stay = :stay AND month >= :until AND state = 'paid';

-- change drop_longer(stay stay_id)
-- Whoever left needs no more time.
DELETE FROM stays_longer WHERE stay = :stay AND state = 'asked';

-- change follow_up(id stay_id, state text, words blob?, today day)
UPDATE stays_stay SET follow_state = :state, follow_words = :words, followed = :today, row_version = row_version + 1
 WHERE id = :id AND follow IS NOT NULL AND followed IS NULL;
