-- SPDX-License-Identifier: EUPL-1.2
-- demo.sql - for the demonstration.

-- one any_lot() -> n int
SELECT count(*) AS n FROM stock_lot;

-- many demo_heads(grown day, most int) -> id person_id
-- Grown-ups with an open file who head a household; the family that comes to the desk with everything still to do has nothing yet.
SELECT DISTINCT p.id FROM registry_open_person p JOIN registry_open_member m ON m.person = p.id
 WHERE m.role = 'head' AND m.until IS NULL AND p.birth < :grown AND p.shield = 0 AND p.merged_into IS NULL AND p.death IS NULL
   AND coalesce(p.family, '') <> 'Χότζα'
 ORDER BY p.id LIMIT :most;

-- change demo_barcode(id item_id, barcode text)
UPDATE stock_item SET barcode = :barcode WHERE id = :id;
