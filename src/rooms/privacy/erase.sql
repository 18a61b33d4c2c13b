-- SPDX-License-Identifier: EUPL-1.2
-- erase.sql - what remains of an erased file.

-- change add_gone(person person_id, now instant, ground text, about int, proposer account_id, approver account_id)
INSERT INTO privacy_gone(person, at, ground, about, proposer, approver) VALUES(:person, :now, :ground, :about, :proposer, :approver);

-- change blank_requests(person person_id, empty blob)
UPDATE privacy_request SET words = :empty, outcome = '', identity = '' WHERE person = :person;

-- change blank_lines(person person_id)
-- Why it was held once may tell something about them.
UPDATE privacy_due SET reason = '' WHERE person = :person AND state IN ('done', 'moot');

-- one touched(person person_id) -> last instant?
-- Of whom the diary here knows nothing, an archive may know something: it counts as of its last day.
SELECT coalesce((SELECT max(d.at) FROM diary_open_act d WHERE d.about_kind = 'person' AND d.about = :person),
                (SELECT max(x.until) FROM diary_open_archive x WHERE x.chain = 'open')) AS last;
