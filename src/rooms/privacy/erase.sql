-- SPDX-License-Identifier: EUPL-1.2
-- erase.sql - what remains of an erased file.

-- change add_gone(person person_id, now instant, ground text, about int, proposer account_id, approver account_id)
INSERT INTO privacy_gone(person, at, ground, about, proposer, approver) VALUES(:person, :now, :ground, :about, :proposer, :approver);

-- change blank_requests(person person_id, empty blob)
UPDATE privacy_request SET words = :empty, outcome = '', identity = '' WHERE person = :person;

-- one touched(person person_id) -> last instant?
SELECT max(d.at) AS last FROM diary_open_act d WHERE d.about_kind = 'person' AND d.about = :person;
