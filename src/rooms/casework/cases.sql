-- SPDX-License-Identifier: EUPL-1.2
-- cases.sql - a case, found; its numbers; a new one.

-- maybe case_row(id case_id) -> row_version int, programme text, person person_id, household household_id?, spell int, state text,
--   unit unit_id?, worker account_id?, protocol_year int?, protocol_no int?, origin text, opened instant, paper_no text, lang text, ends day?, sent sent_id?,
--   renews case_id?
SELECT row_version, programme, person, household, spell, state, unit, worker, protocol_year, protocol_no, origin, opened, paper_no, lang, ends, sent, renews
  FROM casework_case WHERE id = :id;

-- many open_cases(person person_id, household household_id?, programme text) -> id case_id, whose person_id
-- CW1: the applications that are open already, of this person or of the household.  Here and below what is of the one or of the other is
-- found by both indexes: for "person IN (SELECT ...) OR household = ..." PostgreSQL reads the whole table.
SELECT id, person AS whose FROM casework_case
 WHERE programme = :programme AND state IN ('draft', 'applied', 'waiting', 'complete', 'check', 'proposed')
   AND id IN (SELECT c.id FROM casework_case c WHERE c.household = :household
               UNION ALL SELECT c.id FROM casework_case c JOIN registry_open_same s ON s.same = c.person WHERE s.person = :person)
 ORDER BY id;

-- change set_apart(id case_id)
-- CW21: who applies for the household and may not see this one takes its place.
UPDATE casework_case SET household = NULL WHERE id = :id;

-- change put_back(id case_id, household household_id)
-- CW21: CW1 holds for it again.
UPDATE casework_case SET household = :household WHERE id = :id AND household IS NULL;

-- many spells_before(person person_id, household household_id?, programme text) -> id case_id, state text, whose person_id
SELECT id, state, person AS whose FROM casework_case
 WHERE programme = :programme
   AND id IN (SELECT c.id FROM casework_case c WHERE c.household = :household
               UNION ALL SELECT c.id FROM casework_case c JOIN registry_open_same s ON s.same = c.person WHERE s.person = :person)
 ORDER BY id DESC;

-- change take_number(kind text, year int) -> last int
-- CW2: inside the transaction that uses it; whoever is undone gives it back.
INSERT INTO casework_series(kind, year, last) VALUES(:kind, :year, 1)
    ON CONFLICT(kind, year) DO UPDATE SET last = casework_series.last + 1
RETURNING last;

-- change add_case(programme text, person person_id, household household_id?, spell int, unit unit_id?, worker account_id?, year int, no int,
--   origin text, opened instant, paper_no text, lang text, answers blob?, follow blob?, now instant, by account_id, renews case_id?, sent sent_id?) -> id case_id
INSERT INTO casework_case(programme, person, household, spell, state, unit, worker, protocol_year, protocol_no, origin, opened, paper_no,
                          lang, answers, follow, made, by, renews, sent)
VALUES(:programme, :person, :household, :spell, 'applied', :unit, :worker, :year, :no, :origin, :opened, :paper_no,
       :lang, :answers, :follow, :now, :by, :renews, :sent)
RETURNING id;

-- maybe unit_of(structure text) -> id unit_id
SELECT id FROM access_open_unit WHERE structure = :structure AND secret = 0 AND closed = 0 ORDER BY id LIMIT 1;

-- change add_step(filed case_id, now instant, by account_id, was text, state text, said blob?, code text)
INSERT INTO casework_step(filed, at, by, was, state, said, code) VALUES(:filed, :now, :by, :was, :state, :said, :code);

-- change set_state(id case_id, was text, state text)
UPDATE casework_case SET state = :state, row_version = row_version + 1 WHERE id = :id AND state = :was;

-- many own_cases(root person_id) -> id case_id
-- Those that they themselves handed in, or that were handed in for them.
SELECT c.id FROM casework_case c
 WHERE c.person IN (SELECT p.id FROM registry_open_person p WHERE p.id = :root OR p.merged_into = :root) AND c.state <> 'draft'
 ORDER BY c.opened DESC, c.id DESC LIMIT 50;
