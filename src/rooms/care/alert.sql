-- SPDX-License-Identifier: EUPL-1.2
-- alert.sql - alerts of a person.

-- many alerts_of(person person_id) -> id alert_id, kind text, special bool, words blob, review day, by account_id
SELECT a.id, a.kind, a.special, a.words, a.review, a.by FROM registry_open_same s JOIN care_alert a ON a.person = s.same
 WHERE s.person = :person AND a.ended IS NULL ORDER BY a.since DESC, a.id DESC;

-- change add_alert(person person_id, kind text, special bool, words blob, disclosed bool, why_not blob?, today day, review day, unit unit_id?, now instant,
--   by account_id) -> id alert_id
INSERT INTO care_alert(person, kind, special, words, disclosed, why_not, since, review, unit, made, by)
VALUES(:person, :kind, :special, :words, :disclosed, :why_not, :today, :review, :unit, :now, :by)
RETURNING id;

-- maybe alert(id alert_id) -> person person_id, kind text, special bool, words blob, disclosed bool, why_not blob?, since day, review day, ended day?,
--   end_why blob?, by account_id, writer text?, row_version int
SELECT l.person, l.kind, l.special, l.words, l.disclosed, l.why_not, l.since, l.review, l.ended, l.end_why, l.by, a.name AS writer, l.row_version
  FROM care_alert l LEFT JOIN staff_open_account a ON a.id = l.by WHERE l.id = :id;

-- change review_alert(id alert_id, words blob, review day, version int)
UPDATE care_alert SET words = :words, review = :review, row_version = row_version + 1 WHERE id = :id AND ended IS NULL AND row_version = :version;

-- change end_alert(id alert_id, today day, why blob, by account_id)
UPDATE care_alert SET ended = :today, end_why = :why, ended_by = :by, row_version = row_version + 1 WHERE id = :id AND ended IS NULL;
