-- SPDX-License-Identifier: EUPL-1.2
-- own.sql - a person's own requests.

-- many requests_of(root person_id) -> id request_id, kind text, state text, outcome text, received day, due day, ended instant?
SELECT q.id, q.kind, q.state, q.outcome, q.received, q.due, q.ended FROM privacy_request q
 WHERE q.person IN (SELECT p.id FROM registry_open_person p WHERE p.id = :root OR p.merged_into = :root)
 ORDER BY q.received DESC, q.id DESC LIMIT 50;
