-- SPDX-License-Identifier: EUPL-1.2
-- about.sql - the cooperative on a person's page, in their own copy, and at the end of what is kept.

-- many seen_of(person person_id, reader account_id, today day) -> id membership_id, unit_name text, kind text, since day, until day?
-- CO1: only where the reader works.
SELECT m.id, u.name AS unit_name, m.kind, m.since, m.until
  FROM cooperative_membership m JOIN access_open_unit u ON u.id = m.unit
  JOIN access_open_work w ON w.unit = m.unit AND w.account = :reader AND w.since <= :today AND (w.until IS NULL OR w.until > :today)
 WHERE m.person IN (SELECT same FROM registry_open_same WHERE person = :person) ORDER BY m.since DESC, m.id DESC;

-- many own_of(person person_id) -> id membership_id, unit_name text, kind text, share cents, since day, until day?, reason text, why blob?
SELECT m.id, u.name AS unit_name, m.kind, m.share, m.since, m.until, m.reason, m.why
  FROM cooperative_membership m JOIN access_open_unit u ON u.id = m.unit
 WHERE m.person IN (SELECT same FROM registry_open_same WHERE person = :person) ORDER BY m.since, m.id;

-- many own_labour(membership membership_id) -> day day, kind text, minutes int
SELECT day, kind, minutes FROM cooperative_labour WHERE membership = :membership AND undone IS NULL ORDER BY day, id;

-- many own_income(membership membership_id) -> month day, minutes int, amount cents, why text
SELECT t.month, p.minutes, p.amount, p.why FROM cooperative_payout p JOIN cooperative_term t ON t.id = p.term
       WHERE p.membership = :membership ORDER BY t.month, p.id;

-- many own_placements(membership membership_id) -> id placement_id, kind text, employer blob, hours int, since day, until day?,
--   outcome text, words blob?
SELECT id, kind, employer, hours, since, until, outcome, words FROM cooperative_placement WHERE membership = :membership ORDER BY since, id;

-- many own_answers(placement placement_id) -> months int, asked day?, state text, words blob?
SELECT months, asked, state, words FROM cooperative_enquiry WHERE placement = :placement AND asked IS NOT NULL ORDER BY months;

-- one last_membership(person person_id) -> n int, here int, last day?
SELECT count(*) AS n, coalesce(sum(CASE WHEN until IS NULL THEN 1 ELSE 0 END), 0) AS here, max(until) AS last
  FROM cooperative_membership WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person);

-- change erase_employers(person person_id, empty blob)
UPDATE cooperative_placement SET employer = :empty, words = NULL WHERE membership IN (SELECT m.id FROM cooperative_membership m
 WHERE m.until IS NOT NULL AND m.person IN (SELECT same FROM registry_open_same WHERE person = :person));

-- change erase_answers(person person_id)
UPDATE cooperative_enquiry SET words = NULL
       WHERE placement IN (SELECT p.id FROM cooperative_placement p JOIN cooperative_membership m ON m.id = p.membership
 WHERE m.until IS NOT NULL AND m.person IN (SELECT same FROM registry_open_same WHERE person = :person));

-- change erase_membership(person person_id)
-- That somebody was a member, worked and received is kept for the figures; who it was is not.
UPDATE cooperative_membership SET person = NULL, stay = NULL, why = NULL
 WHERE until IS NOT NULL AND person IN (SELECT same FROM registry_open_same WHERE person = :person);
