-- SPDX-License-Identifier: EUPL-1.2
-- fees.sql - what is owed for a month, what was paid: lines are added, never changed.

-- many to_charge(month day, next day, most int) -> wish wish_id, programme text
-- Whoever has a place in the month and no fee for it yet.
SELECT w.id AS wish, c.programme FROM places_wish w JOIN places_call c ON c.id = w.call
 WHERE EXISTS (SELECT 1 FROM places_seat s WHERE s.wish = w.id AND s.state IN ('held', 'ended') AND s.since < :next AND s.until > :month)
   AND NOT EXISTS (SELECT 1 FROM places_fee f WHERE f.wish = w.id AND f.kind = 'fee' AND f.month = :month)
 ORDER BY w.id LIMIT :most;

-- change add_fee(wish wish_id, person person_id, kind text, month day?, sum cents, on_day day, how text, words text, why blob?, book text, receipt_year int, receipt_no int,
--   now instant, by account_id) -> id fee_id
INSERT INTO places_fee(wish, person, kind, month, cents, on_day, how, words, why, book, receipt_year, receipt_no, at, by)
VALUES(:wish, :person, :kind, :month, :sum, :on_day, :how, :words, :why, :book, CASE WHEN :receipt_no > 0 THEN :receipt_year END,
       CASE WHEN :receipt_no > 0 THEN :receipt_no END, :now, :by)
RETURNING id;

-- change next_receipt(year int) -> last int
INSERT INTO places_receipts(year, last) VALUES(:year, 1) ON CONFLICT(year) DO UPDATE SET last = places_receipts.last + 1
RETURNING last;

-- many fees_of(wish wish_id) -> id fee_id, kind text, month day?, sum cents, on_day day, how text, words text, why blob?, receipt_year int, receipt_no int, by account_id
SELECT id, kind, month, cents AS sum, on_day, how, words, why, coalesce(receipt_year, 0) AS receipt_year, coalesce(receipt_no, 0) AS receipt_no, by
  FROM places_fee WHERE wish = :wish ORDER BY id;

-- maybe fee_line(id fee_id) -> wish wish_id, kind text, sum cents, on_day day, how text, receipt_year int, receipt_no int, by account_id
SELECT wish, kind, cents AS sum, on_day, how, coalesce(receipt_year, 0) AS receipt_year, coalesce(receipt_no, 0) AS receipt_no, by FROM places_fee WHERE id = :id;

-- one has_place(person person_id, programme text, month day, next day) -> n int
-- Of another programme a place is nothing to this one's fees.
SELECT count(*) AS n FROM places_seat s JOIN places_section x ON x.id = s.section JOIN places_call c ON c.id = x.call
 WHERE s.person IN (SELECT same FROM registry_open_same WHERE person = :person) AND s.state IN ('held', 'ended') AND c.programme = :programme
   AND s.since < :next AND s.until > :month;
