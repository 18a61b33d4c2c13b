-- SPDX-License-Identifier: EUPL-1.2
-- member.sql - one member: what they did, what they received, how they left; work outside.

-- many labour_of(membership membership_id, most int) -> id labour_id, day day, kind text, minutes int, undone instant?, why text,
--   customer text?
SELECT l.id, l.day, l.kind, l.minutes, l.undone, l.why, o.customer
  FROM cooperative_labour l LEFT JOIN cooperative_order o ON o.id = l.ord WHERE l.membership = :membership ORDER BY l.day DESC,
      l.id DESC LIMIT :most;

-- many payouts_of(membership membership_id) -> id payout_id, month day, minutes int, amount cents, counters payout_id?, why text
SELECT p.id, t.month, p.minutes, p.amount, p.counters, p.why FROM cooperative_payout p JOIN cooperative_term t ON t.id = p.term
 WHERE p.membership = :membership ORDER BY t.month DESC, p.id DESC;

-- one worked_after(membership membership_id, until day) -> n int, last day?
SELECT count(*) AS n, max(day) AS last FROM cooperative_labour WHERE membership = :membership AND day >= :until AND undone IS NULL;

-- change leave_coop(id membership_id, until day, reason text, why blob?, by account_id, version int)
UPDATE cooperative_membership SET until = :until, reason = :reason, why = :why, ended_by = :by, row_version = row_version + 1
 WHERE id = :id AND until IS NULL AND row_version = :version;

-- change set_member(id membership_id, kind text, share cents, version int)
UPDATE cooperative_membership SET kind = :kind, share = :share, row_version = row_version + 1 WHERE id = :id AND until IS NULL
       AND row_version = :version;

-- maybe stay_seen(stay stay_id, reader account_id, today day) -> unit_name text, since day, until day?
SELECT u.name AS unit_name, s.since, s.until
  FROM stays_open_stay s JOIN access_open_unit u ON u.id = s.unit
  JOIN access_open_work w ON w.unit = s.unit AND w.account = :reader AND w.since <= :today AND (w.until IS NULL OR w.until > :today)
 WHERE s.id = :stay;
