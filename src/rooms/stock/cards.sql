-- SPDX-License-Identifier: EUPL-1.2
-- cards.sql - whom a store serves, and their cards.

-- many entitled(programme text, unit unit_id, today day, reader account_id, now instant) -> filed case_id, person person_id, family text?,
--   given text?, seen bool,
--   household household_id?, persons int, until day?, year int, number int, card card_id?, card_number text?, tag int?
-- Decisions in force, by name; of a shielded file without a grant there is no name.
SELECT d.filed, coalesce(p.merged_into, p.id) AS person, p.family, p.given,
       CASE WHEN p.shield = 0 OR EXISTS (SELECT 1 FROM access_open_grant g WHERE g.person = p.id AND g.account = :reader
         AND g.starts <= :now
            AND (g.ends IS NULL OR g.ends > :now)) THEN 1 ELSE 0 END AS seen,
       d.household,
       (SELECT count(*) FROM registry_open_member m JOIN registry_open_person q ON q.id = m.person WHERE m.household = d.household
         AND q.death IS NULL
           AND q.merged_into IS NULL AND (m.since IS NULL OR m.since <= :today) AND (m.until IS NULL OR m.until > :today)) AS persons,
       d.until, d.year, d.number, c.id AS card, c.number AS card_number, t.number AS tag
  FROM casework_open_decision d JOIN registry_open_person p ON p.id = d.person
  LEFT JOIN stock_card c ON c.person = coalesce(p.merged_into, p.id) AND c.ended IS NULL
  LEFT JOIN stock_tag t ON t.card = c.id AND t.unit = :unit
 WHERE d.programme = :programme AND d.outcome = 'granted' AND d.state IN ('granted', 'objected')
   AND (d.since IS NULL OR d.since <= :today) AND (d.until IS NULL OR d.until > :today) AND p.death IS NULL
 ORDER BY p.family, p.given, p.id, d.filed DESC;

-- maybe card_of_person(person person_id) -> id card_id, number text
SELECT id, number FROM stock_card WHERE person = :person AND ended IS NULL;

-- maybe card(id card_id) -> number text, person person_id, allergies blob?, given instant, ended instant?, why text, row_version int,
--   by_name text?
SELECT c.number, c.person, c.allergies, c.given, c.ended, c.why, c.row_version, a.name AS by_name
  FROM stock_card c LEFT JOIN staff_open_account a ON a.id = c.by WHERE c.id = :id;

-- change add_card(number text, person person_id, allergies blob?, now instant, by account_id) -> id card_id
INSERT INTO stock_card(number, person, allergies, given, by) VALUES(:number, :person, :allergies, :now, :by) RETURNING id;

-- change end_card(id card_id, why text, now instant)
UPDATE stock_card SET ended = :now, why = :why, row_version = row_version + 1 WHERE id = :id AND ended IS NULL;

-- change set_allergies(id card_id, version int, allergies blob?)
UPDATE stock_card SET allergies = :allergies, row_version = row_version + 1 WHERE id = :id AND row_version = :version AND ended IS NULL;

-- change drop_tags(card card_id)
DELETE FROM stock_tag WHERE card = :card;

-- maybe tag_of(unit unit_id, card card_id) -> number int
SELECT number FROM stock_tag WHERE unit = :unit AND card = :card;

-- one tag_free(unit unit_id) -> number int
-- The smallest number that nobody has: 1, or one after a number that somebody has.
SELECT coalesce(min(f.number), 1) AS number FROM (
  SELECT 1 AS number
  UNION ALL SELECT t.number + 1 FROM stock_tag t WHERE t.unit = :unit) f
 WHERE NOT EXISTS (SELECT 1 FROM stock_tag x WHERE x.unit = :unit AND x.number = f.number);

-- change add_tag(unit unit_id, card card_id, number int)
INSERT INTO stock_tag(unit, card, number) VALUES(:unit, :card, :number);

-- many turns_of(card card_id, unit unit_id, most int) -> id handout_id, at instant, undone bool
SELECT id, at, CASE WHEN undone IS NULL THEN 0 ELSE 1 END AS undone FROM stock_handout WHERE card = :card AND unit = :unit
  ORDER BY id DESC LIMIT :most;
