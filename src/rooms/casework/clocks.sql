-- SPDX-License-Identifier: EUPL-1.2
-- clocks.sql - time limits of a case: CW9.

-- change add_clock(filed case_id, kind text, starts day, due day, law text)
INSERT INTO casework_clock(filed, kind, starts, due, law) VALUES(:filed, :kind, :starts, :due, :law)
    ON CONFLICT DO NOTHING;

-- change end_clock(filed case_id, kind text, today day, why text)
UPDATE casework_clock SET ended = :today, why = :why WHERE filed = :filed AND ended IS NULL AND (:kind = '' OR kind = :kind);

-- many running_clocks(filed case_id) -> kind text, starts day, due day, law text
SELECT kind, starts, due, law FROM casework_clock WHERE filed = :filed AND ended IS NULL ORDER BY due, kind;

-- many all_clocks(filed case_id) -> kind text, starts day, due day, ended day?, why text, law text
SELECT kind, starts, due, ended, why, law FROM casework_clock WHERE filed = :filed ORDER BY id;

-- maybe running_clock(filed case_id, kind text) -> starts day, due day
SELECT starts, due FROM casework_clock WHERE filed = :filed AND kind = :kind AND ended IS NULL;

-- one made_longer(filed case_id, starts day) -> n int
-- Once for each run of the limit.
SELECT count(*) AS n FROM casework_clock WHERE filed = :filed AND kind = 'answer' AND starts = :starts AND why = 'longer';

-- one missing_queued(filed int) -> n int
-- The applicant is about to be told that something is missing.
SELECT count(*) AS n FROM messages_open_message
 WHERE about_kind = 'case' AND about = :filed AND text = 'casework.missing_message' AND state IN ('waiting', 'by_hand');

-- maybe last_note(filed case_id, code text) -> at instant, by account_id, why text, said blob?
SELECT at, by, why, said FROM casework_step WHERE filed = :filed AND code = :code ORDER BY id DESC LIMIT 1;

-- many renewals_due(today day, most int) -> filed case_id, ends day?, state text
-- Whose time has come, the longest waiting first.
SELECT k.filed, c.ends, c.state FROM casework_clock k JOIN casework_case c ON c.id = k.filed
 WHERE k.kind = 'renewal' AND k.ended IS NULL AND k.due <= :today ORDER BY k.due, k.id LIMIT :most;

-- one renewal_open(person person_id, household household_id?, programme text) -> n int
-- Who has applied anew needs no reminder.
SELECT count(*) AS n FROM casework_case
 WHERE programme = :programme AND state IN ('draft', 'applied', 'waiting', 'complete', 'check', 'proposed')
   AND (person IN (SELECT same FROM registry_open_same WHERE person = :person) OR household = :household);

-- maybe unit_structure(id unit_id) -> name text, structure text
SELECT name, structure FROM access_open_unit WHERE id = :id AND secret = 0;

-- many messages_about(filed int, most int) -> id message_id, text text, state text, due instant, sent instant?, sent_by text
SELECT id, text, state, due, sent, sent_by FROM messages_open_message WHERE about_kind = 'case' AND about = :filed ORDER BY id DESC LIMIT :most;

-- one renewals_told(filed case_id) -> n int
SELECT count(*) AS n FROM casework_clock WHERE filed = :filed AND kind = 'renewal' AND (ended IS NULL OR why = 'done');
