-- SPDX-License-Identifier: EUPL-1.2
-- month.sql - what came in and what it cost, who worked, how it was shared out.

-- many cash_of(unit unit_id, month day, next day) -> id cash_id, day day, kind text, amount cents, words text, customer text?,
--   counters cash_id?, countered bool
SELECT c.id, c.day, c.kind, c.amount, c.words, o.customer, c.counters, CASE WHEN EXISTS (SELECT 1 FROM cooperative_cash x
       WHERE x.counters = c.id) THEN 1 ELSE 0 END AS countered
  FROM cooperative_cash c LEFT JOIN cooperative_order o ON o.id = c.ord WHERE c.unit = :unit AND c.day >= :month
      AND c.day < :next ORDER BY c.day, c.id;

-- one kept_until(unit unit_id, next day) -> came cents, shared cents, came_all cents, shared_all cents
-- Everything that came in, less what it cost, until then, and what was shared out of it; the same until today.
SELECT (SELECT coalesce(sum(c.amount), 0) FROM cooperative_cash c WHERE c.unit = :unit AND c.day < :next) AS came,
       (SELECT coalesce(sum(p.amount), 0) FROM cooperative_payout p JOIN cooperative_term t ON t.id = p.term WHERE t.unit = :unit
           AND t.month < :next) AS shared,
       (SELECT coalesce(sum(c.amount), 0) FROM cooperative_cash c WHERE c.unit = :unit) AS came_all,
       (SELECT coalesce(sum(p.amount), 0) FROM cooperative_payout p JOIN cooperative_term t ON t.id = p.term
           WHERE t.unit = :unit) AS shared_all;

-- many worked_in(unit unit_id, month day, next day, reader account_id, now instant) -> id membership_id, family text?, given text?,
--   minutes int
SELECT m.id, q.family, q.given, sum(l.minutes) AS minutes
  FROM cooperative_membership m JOIN cooperative_labour l ON l.membership = m.id AND l.day >= :month AND l.day < :next AND l.undone IS NULL
  LEFT JOIN registry_open_person p ON p.id = m.person
  LEFT JOIN registry_open_person q ON q.id = coalesce(p.merged_into, p.id) AND (q.shield = 0 OR EXISTS (SELECT 1 FROM access_open_grant g
       WHERE g.person IN (q.id, p.id) AND g.account = :reader AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
 WHERE m.unit = :unit
 GROUP BY m.id, q.family, q.given ORDER BY q.family, q.given, m.id;

-- maybe term_of(unit unit_id, month day) -> id term_id, state text, run int
SELECT id, state, run FROM cooperative_term WHERE unit = :unit AND month = :month;

-- many payouts_in(term term_id, reader account_id, now instant) -> id payout_id, membership membership_id, run int, minutes int,
--   amount cents, counters payout_id?, why text,
--   family text?, given text?
SELECT x.id, x.membership, x.run, x.minutes, x.amount, x.counters, x.why, q.family, q.given
  FROM cooperative_payout x JOIN cooperative_membership m ON m.id = x.membership LEFT JOIN registry_open_person p ON p.id = m.person
  LEFT JOIN registry_open_person q ON q.id = coalesce(p.merged_into, p.id) AND (q.shield = 0 OR EXISTS (SELECT 1 FROM access_open_grant g
       WHERE g.person IN (q.id, p.id) AND g.account = :reader AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
 WHERE x.term = :term ORDER BY x.run DESC, x.counters DESC, q.family, q.given, x.id;

-- change close_term(unit unit_id, month day)
-- CO6: one that is open.
UPDATE cooperative_term SET state = 'closed', run = run + 1, row_version = row_version + 1 WHERE unit = :unit AND month = :month
       AND state = 'open';

-- change open_term(id term_id, run int)
UPDATE cooperative_term SET state = 'open', row_version = row_version + 1 WHERE id = :id AND state = 'closed' AND run = :run;

-- change pay_out(term term_id, run int, membership membership_id, minutes int, amount cents, counters payout_id?, why text, now instant,
--   by account_id) -> id payout_id
INSERT INTO cooperative_payout(term, run, membership, minutes, amount, counters, why, made, by) VALUES(:term, :run, :membership, :minutes,
       :amount, :counters, :why, :now, :by)
RETURNING id;

-- maybe cash_one(id cash_id, unit unit_id) -> kind text, amount cents, ord order_id?, counters cash_id?, countered bool
SELECT c.kind, c.amount, c.ord, c.counters, CASE WHEN EXISTS (SELECT 1 FROM cooperative_cash x
       WHERE x.counters = c.id) THEN 1 ELSE 0 END AS countered
  FROM cooperative_cash c WHERE c.id = :id AND c.unit = :unit;

-- maybe cash_order(id order_id, unit unit_id) -> state text
SELECT state FROM cooperative_order WHERE id = :id AND unit = :unit;

-- change add_cash(unit unit_id, on_day day, kind text, amount cents, ord order_id?, words text, counters cash_id?, now instant,
--   by account_id) -> id cash_id
INSERT INTO cooperative_cash(unit, day, kind, amount, ord, words, counters, made, by) VALUES(:unit, :on_day, :kind, :amount, :ord, :words,
       :counters, :now, :by)
RETURNING id;

-- maybe of_payout(id payout_id) -> membership membership_id
SELECT membership FROM cooperative_payout WHERE id = :id;
