-- SPDX-License-Identifier: EUPL-1.2
-- online.sql - forms that residents sent, and who follows them.

-- maybe sent_of(key blob) -> id sent_id
SELECT id FROM casework_sent WHERE key = :key;

-- change add_sent(key blob, now instant) -> id sent_id
-- CW16: a copy adds nothing.
INSERT INTO casework_sent(key, at) VALUES(:key, :now) ON CONFLICT(key) DO NOTHING RETURNING id;

-- change set_sender(id sent_id, person person_id)
UPDATE casework_sent SET person = :person WHERE id = :id;

-- many cases_sent(sent sent_id) -> id case_id, protocol_year int?, protocol_no int?
SELECT id, protocol_year, protocol_no FROM casework_case WHERE sent = :sent ORDER BY id;

-- maybe sender_of(id sent_id) -> person person_id?, checked instant?, checked_by account_id?, paper text
SELECT person, checked, checked_by, paper FROM casework_sent WHERE id = :id;

-- change check_sender(id sent_id, paper text, now instant, by account_id)
UPDATE casework_sent SET checked = :now, checked_by = :by, paper = :paper WHERE id = :id AND checked IS NULL;

-- maybe case_followed(follow blob) -> id case_id
SELECT id FROM casework_case WHERE follow = :follow;

-- change set_follow(id case_id, follow blob)
UPDATE casework_case SET follow = :follow, row_version = row_version + 1 WHERE id = :id;

-- one copies_sent(person person_id, paper text) -> n int
-- How many copies of one paper the residents themselves have sent that nobody has looked at.
SELECT count(*) AS n FROM casework_file WHERE person = :person AND paper = :paper AND by = 0 AND state = 'new';

-- maybe consent_of(filed case_id, person person_id) -> id consent_id
SELECT id FROM casework_consent WHERE filed = :filed AND person = :person AND given IS NULL;

-- one entered(sent sent_id, person person_id) -> n int
-- Somebody whom the resident wrote down with what they sent (FO8).
SELECT count(*) AS n FROM casework_sent s JOIN registry_open_made m ON m.made = s.at AND m.by = 0 WHERE s.id = :sent AND m.person = :person;

-- many consents_open_of(filed case_id) -> id consent_id, person person_id, refused instant?
SELECT id, person, refused FROM casework_consent WHERE filed = :filed AND given IS NULL ORDER BY id;
