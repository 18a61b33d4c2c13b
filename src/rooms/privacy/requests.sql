-- SPDX-License-Identifier: EUPL-1.2
-- requests.sql - requests of the people themselves.

-- many requests(open bool, reader account_id, now instant, files int, most int) -> id request_id, person person_id, kind text, received day, due day,
--   state text, taken bool, shield int, seen bool, ended instant?
-- Those about files that the reader may open, and the others that are not invisible without their name (PV6).  What waits by its day, what
-- was answered the latest first.
SELECT q.id, q.person, q.kind, q.received, q.due, q.state, CASE WHEN q.identity <> '' THEN 1 ELSE 0 END AS taken, p.shield,
       CASE WHEN p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant_to g WHERE g.part IN ('privacy', 'file') AND g.person = p.id AND g.account = :reader
            AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)) THEN 1 ELSE 0 END AS seen, q.ended
  FROM privacy_request q JOIN registry_open_person p ON p.id = q.person
 WHERE (:open = 1) = (q.ended IS NULL)
   AND (p.shield = 0 OR EXISTS (SELECT 1 FROM access_open_grant_to g WHERE g.part IN ('privacy', 'file') AND g.person = p.id AND g.account = :reader
        AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
 ORDER BY CASE WHEN q.ended IS NULL THEN q.due END, q.ended DESC, q.id LIMIT :most;

-- maybe request(id request_id) -> person person_id, kind text, received day, channel text, identity text, words blob, due day, longer text, state text,
--   outcome text, by account_id?, proposer account_id?, ended instant?, ender account_id?, row_version int
SELECT person, kind, received, channel, identity, words, due, longer, state, outcome, by, proposer, ended, ender, row_version
  FROM privacy_request WHERE id = :id;

-- change add_request(person person_id, kind text, received day, channel text, identity text, words blob, due day, now instant, by account_id?) -> id request_id
INSERT INTO privacy_request(person, kind, received, channel, identity, words, due, made, by)
VALUES(:person, :kind, :received, :channel, :identity, :words, :due, :now, :by) RETURNING id;

-- change set_identity(id request_id, identity text)
UPDATE privacy_request SET identity = :identity, row_version = row_version + 1 WHERE id = :id AND ended IS NULL;

-- change set_longer(id request_id, longer text, due day)
UPDATE privacy_request SET longer = :longer, due = :due, row_version = row_version + 1 WHERE id = :id AND ended IS NULL AND longer = '';

-- change set_proposed(id request_id, by account_id, outcome text)
UPDATE privacy_request SET state = 'proposed', proposer = :by, outcome = :outcome, row_version = row_version + 1 WHERE id = :id AND state = 'open';

-- change set_ended(id request_id, state text, outcome text, now instant, by account_id)
UPDATE privacy_request SET state = :state, outcome = :outcome, ended = :now, ender = :by, row_version = row_version + 1 WHERE id = :id AND ended IS NULL;

-- change set_back(id request_id)
UPDATE privacy_request SET state = 'open', proposer = NULL, row_version = row_version + 1 WHERE id = :id AND state = 'proposed';

-- one requests_wait(today day) -> open int, late int
SELECT count(*) AS open, count(CASE WHEN q.due < :today THEN 1 END) AS late FROM privacy_request q JOIN registry_open_person p ON p.id = q.person
 WHERE q.ended IS NULL AND p.shield < 1;
