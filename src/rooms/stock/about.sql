-- SPDX-License-Identifier: EUPL-1.2
-- about.sql - what the stores know of a person.

-- many turns_of_person(person person_id, account account_id, today day, before instant, most int) -> id handout_id, at instant,
--   unit_name text, by_name text?
-- ST18: what a secret store handed out is there for who works in it.
SELECT h.id, h.at, u.name AS unit_name, a.name AS by_name
  FROM registry_open_same s JOIN stock_handout h ON h.person = s.same JOIN access_open_unit u ON u.id = h.unit
  LEFT JOIN staff_open_account a ON a.id = h.by
 WHERE s.person = :person AND h.undone IS NULL AND h.at < :before
   AND (u.secret = 0 OR EXISTS (SELECT 1 FROM access_open_work w
        WHERE w.unit = u.id AND w.account = :account AND w.since <= :today AND (w.until IS NULL OR w.until > :today)))
 ORDER BY h.at DESC, h.id DESC LIMIT :most;

-- maybe card_of(person person_id) -> id card_id, number text, given instant
SELECT c.id, c.number, c.given FROM registry_open_same s JOIN stock_card c ON c.person = s.same
 WHERE s.person = :person AND c.ended IS NULL ORDER BY c.id DESC LIMIT 1;

-- many cards_of(person person_id) -> id card_id, number text, given instant, ended instant?, allergies blob?
SELECT c.id, c.number, c.given, c.ended, c.allergies FROM registry_open_same s JOIN stock_card c ON c.person = s.same
 WHERE s.person = :person ORDER BY c.id;

-- many turn_goods(person person_id) -> handout handout_id, at instant, name text, quantity int
SELECT h.id AS handout, h.at, i.name, -sum(m.quantity) AS quantity
  FROM registry_open_same s JOIN stock_handout h ON h.person = s.same
  JOIN stock_moved m ON m.about_kind = 'handout' AND m.about = h.id AND m.counters IS NULL
  JOIN stock_lot l ON l.id = m.lot JOIN stock_item i ON i.id = l.item
 WHERE s.person = :person AND h.undone IS NULL GROUP BY h.id, h.at, i.name ORDER BY h.at DESC, h.id DESC, i.name;

-- many loans_of(person person_id) -> name text, since day, until day, returned day?, words text, said blob?
SELECT i.name, o.since, o.until, o.returned, o.words, o.said FROM registry_open_same s JOIN stock_loan o ON o.person = s.same
  JOIN stock_lot l ON l.id = o.lot JOIN stock_item i ON i.id = l.item
 WHERE s.person = :person ORDER BY o.since DESC, o.id DESC;

-- one lent_to(person person_id) -> until day?
-- What is lent and not back: the name stays until it is.
SELECT max(o.until) AS until FROM registry_open_same s JOIN stock_card c ON c.person = s.same JOIN stock_loan o ON o.card = c.id
 WHERE s.person = :person AND o.returned IS NULL;

-- change erase_turns(person person_id)
-- The figures stay, without anybody.
UPDATE stock_handout SET person = NULL, household = NULL, case_id = NULL, why = CASE WHEN why = '' THEN '' ELSE '–' END
 WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person);

-- change erase_takers(person person_id)
UPDATE stock_handout SET taken_by = NULL WHERE taken_by IN (SELECT same FROM registry_open_same WHERE person = :person);

-- change erase_cards(person person_id, now instant)
UPDATE stock_card SET allergies = NULL, ended = coalesce(ended, :now), why = 'erased', row_version = row_version + 1
 WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person);

-- change erase_tags(person person_id)
DELETE FROM stock_tag WHERE card IN (SELECT c.id FROM registry_open_same s JOIN stock_card c ON c.person = s.same WHERE s.person = :person);

-- change erase_pickups(person person_id)
DELETE FROM stock_pickup
 WHERE card IN (SELECT c.id FROM registry_open_same s JOIN stock_card c ON c.person = s.same WHERE s.person = :person);

-- change erase_loans(person person_id)
UPDATE stock_loan SET person = NULL, words = '', said = NULL WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person);

-- change erase_prescriptions(person person_id, empty blob)
UPDATE stock_prescription SET sealed = :empty, state = CASE WHEN state IN ('asked', 'checked') THEN 'dropped' ELSE state END
 WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person);
