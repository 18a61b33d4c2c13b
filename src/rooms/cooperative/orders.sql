-- SPDX-License-Identifier: EUPL-1.2
-- orders.sql - what customers ordered, and what they paid.

-- many orders(unit unit_id, since day) -> id order_id, customer text, words text, price cents, taken day, due day?, state text,
--   paid cents, minutes int, row_version int
-- The open ones, and those since then.
SELECT o.id, o.customer, o.words, o.price, o.taken, o.due, o.state,
       (SELECT coalesce(sum(c.amount), 0) FROM cooperative_cash c WHERE c.ord = o.id) AS paid,
       (SELECT coalesce(sum(l.minutes), 0) FROM cooperative_labour l WHERE l.ord = o.id AND l.undone IS NULL) AS minutes, o.row_version
  FROM cooperative_order o WHERE o.unit = :unit AND (o.state = 'open' OR o.taken >= :since)
 ORDER BY CASE o.state WHEN 'open' THEN 0 ELSE 1 END, coalesce(o.due, 9000000), o.taken DESC, o.id DESC;

-- maybe order_here(id order_id, unit unit_id) -> customer text, state text, row_version int, paid cents
SELECT o.customer, o.state, o.row_version, (SELECT coalesce(sum(c.amount), 0) FROM cooperative_cash c WHERE c.ord = o.id) AS paid
  FROM cooperative_order o WHERE o.id = :id AND o.unit = :unit;

-- change add_order(unit unit_id, customer text, words text, price cents, taken day, due day?, now instant, by account_id) -> id order_id
INSERT INTO cooperative_order(unit, customer, words, price, taken, due, made, by) VALUES(:unit, :customer, :words, :price, :taken, :due,
       :now, :by) RETURNING id;

-- change set_order(id order_id, unit unit_id, state text, version int)
UPDATE cooperative_order SET state = :state, row_version = row_version + 1 WHERE id = :id AND unit = :unit AND row_version = :version;
