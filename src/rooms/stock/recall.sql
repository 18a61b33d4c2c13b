-- SPDX-License-Identifier: EUPL-1.2
-- recall.sql - a batch that nobody should have: where it lies, who got it, who was told.

-- many recalls(most int) -> id recall_id, name text, name_en text, batch text, at instant, ended instant?
SELECT r.id, i.name, i.name_en, r.batch, r.at, r.ended FROM stock_recall r JOIN stock_item i ON i.id = r.item
 ORDER BY CASE WHEN r.ended IS NULL THEN 0 ELSE 1 END, r.id DESC LIMIT :most;

-- maybe recall(id recall_id, reader account_id, today day) -> item item_id, name text, name_en text, batch text, why text, at instant,
--   by_name text?, ended instant?, ended_why text
-- ST18: who works in a secret store is named to who works in it.
SELECT r.item, i.name, i.name_en, r.batch, r.why, r.at,
       CASE WHEN u.secret = 0 OR EXISTS (SELECT 1 FROM access_open_work w WHERE w.unit = u.id AND w.account = :reader
            AND w.since <= :today AND (w.until IS NULL OR w.until > :today)) THEN a.name END AS by_name, r.ended, r.ended_why
  FROM stock_recall r JOIN stock_item i ON i.id = r.item JOIN access_open_unit u ON u.id = r.unit
  LEFT JOIN staff_open_account a ON a.id = r.by WHERE r.id = :id;

-- maybe recall_open(item item_id, batch text) -> id recall_id
SELECT id FROM stock_recall WHERE item = :item AND batch = :batch AND ended IS NULL;

-- one batch_known(item item_id, batch text) -> lots int
SELECT count(*) AS lots FROM stock_lot WHERE item = :item AND batch = :batch;

-- change add_recall(item item_id, batch text, why text, unit unit_id, now instant, by account_id) -> id recall_id
INSERT INTO stock_recall(item, batch, why, unit, at, by) VALUES(:item, :batch, :why, :unit, :now, :by) RETURNING id;

-- change mark_lots(item item_id, batch text, recall recall_id?)
UPDATE stock_lot SET recall = :recall WHERE item = :item AND batch = :batch;

-- change end_recall(id recall_id, now instant, by account_id, why text)
UPDATE stock_recall SET ended = :now, ended_by = :by, ended_why = :why WHERE id = :id AND ended IS NULL;

-- many recall_lies(id recall_id) -> unit unit_id, unit_name text, lot lot_id, quantity int
-- Stores where some of it still lies; a secret one is nobody's but its own.
SELECT h.unit, u.name AS unit_name, h.lot, h.quantity FROM stock_recall r JOIN stock_lot l ON l.item = r.item AND l.batch = r.batch
  JOIN stock_held h ON h.lot = l.id JOIN access_open_unit u ON u.id = h.unit
 WHERE r.id = :id AND h.quantity > 0 AND u.secret = 0 ORDER BY u.name, h.lot;

-- many recall_got(id recall_id, unit unit_id) -> card card_id, number text, person person_id, family text?, given text?, shield int,
--   on_day day, quantity int, told text?
-- ST11: who got it from this store, and has it still: handed out or lent, not taken back.
SELECT x.card, c.number, coalesce(p.merged_into, p.id) AS person, p.family, p.given, p.shield, max(x.on_day) AS on_day,
       sum(x.quantity) AS quantity,
       (SELECT min(t.how) FROM stock_told t WHERE t.recall = :id AND t.card = x.card AND t.how <> 'not_reached') AS told
  FROM (SELECT o.card, m.on_day, -m.quantity AS quantity
          FROM stock_recall r JOIN stock_lot l ON l.item = r.item AND l.batch = r.batch
          JOIN stock_moved m ON m.lot = l.id AND m.about_kind = 'handout' AND m.kind = 'given' JOIN stock_handout o ON o.id = m.about
         WHERE r.id = :id AND m.unit = :unit AND o.card IS NOT NULL
        UNION ALL
        SELECT o.card, m.on_day, -m.quantity
          FROM stock_recall r JOIN stock_lot l ON l.item = r.item AND l.batch = r.batch
          JOIN stock_moved m ON m.lot = l.id AND m.about_kind = 'loan' JOIN stock_loan o ON o.id = m.about
         WHERE r.id = :id AND m.unit = :unit) x
  JOIN stock_card c ON c.id = x.card JOIN registry_open_person p ON p.id = c.person
 GROUP BY x.card, c.number, p.merged_into, p.id, p.family, p.given, p.shield
HAVING sum(x.quantity) > 0
 ORDER BY on_day DESC, x.card;

-- many recall_holders(id recall_id, reader account_id, today day) -> card card_id, person person_id, shield int, theirs bool
-- All who got it anywhere and were sent no message yet: they are told, nobody is shown.  theirs: the reader may count them (ST18).
SELECT x.card, coalesce(p.merged_into, p.id) AS person, p.shield,
       CASE WHEN sum(CASE WHEN u.secret = 0 OR EXISTS (SELECT 1 FROM access_open_work w WHERE w.unit = u.id AND w.account = :reader
            AND w.since <= :today AND (w.until IS NULL OR w.until > :today)) THEN x.quantity ELSE 0 END) > 0 THEN 1 ELSE 0 END AS theirs
  FROM (SELECT o.card, m.unit, -m.quantity AS quantity
          FROM stock_recall r JOIN stock_lot l ON l.item = r.item AND l.batch = r.batch
          JOIN stock_moved m ON m.lot = l.id AND m.about_kind = 'handout' AND m.kind = 'given' JOIN stock_handout o ON o.id = m.about
         WHERE r.id = :id AND o.card IS NOT NULL
        UNION ALL
        SELECT o.card, m.unit, -m.quantity
          FROM stock_recall r JOIN stock_lot l ON l.item = r.item AND l.batch = r.batch
          JOIN stock_moved m ON m.lot = l.id AND m.about_kind = 'loan' JOIN stock_loan o ON o.id = m.about
         WHERE r.id = :id) x
  JOIN stock_card c ON c.id = x.card JOIN registry_open_person p ON p.id = c.person JOIN access_open_unit u ON u.id = x.unit
 WHERE p.death IS NULL AND NOT EXISTS (SELECT 1 FROM stock_told t WHERE t.recall = :id AND t.card = x.card AND t.how = 'message')
 GROUP BY x.card, p.merged_into, p.id, p.shield
HAVING sum(x.quantity) > 0
 ORDER BY x.card;

-- one recall_nameless(id recall_id, reader account_id, today day) -> n int
-- What went to somebody without a card: nobody can be told.  In a secret store that is for its own to know (ST18).
SELECT coalesce(-sum(m.quantity), 0) AS n FROM stock_recall r JOIN stock_lot l ON l.item = r.item AND l.batch = r.batch
  JOIN stock_moved m ON m.lot = l.id AND m.about_kind = 'handout' AND m.kind = 'given' JOIN stock_handout o ON o.id = m.about
  JOIN access_open_unit u ON u.id = m.unit
 WHERE r.id = :id AND o.card IS NULL
   AND (u.secret = 0 OR EXISTS (SELECT 1 FROM access_open_work w
        WHERE w.unit = u.id AND w.account = :reader AND w.since <= :today AND (w.until IS NULL OR w.until > :today)));

-- change add_told(recall recall_id, card card_id, how text, now instant, by account_id)
INSERT INTO stock_told(recall, card, how, at, by) VALUES(:recall, :card, :how, :now, :by) ON CONFLICT(recall, card, how) DO NOTHING;
