-- SPDX-License-Identifier: EUPL-1.2
-- visit.sql - one visit: written down, changed, attached to a person.

-- change next_number(place int, today day) -> number int
-- RC3: whoever adds to the row holds it until the visit is written.
INSERT INTO reception_counter(place, day, last) VALUES(:place, :today, 1)
    ON CONFLICT(place, day) DO UPDATE SET last = reception_counter.last + 1
RETURNING last AS number;

-- change add_visit(place int, today day, number int, now instant, turn instant, class text, purpose text, said blob?, name blob?, lang text,
--   interpreter bool, signing bool, in_person bool, people int, sex text, age text, person person_id?, wanted account_id?, by account_id) -> id visit_id
INSERT INTO reception_visit(place, day, number, at, turn, class, purpose, said, name, lang, interpreter, signing, in_person, people, sex, age,
       person, wanted, state, by)
VALUES(:place, :today, :number, :now, :turn, :class, :purpose, :said, :name, :lang, :interpreter, :signing, :in_person, :people, :sex, :age,
       :person, :wanted, 'waiting', :by)
RETURNING id;

-- maybe visit(id visit_id, reader account_id, today day) -> place int, came day, number int, at instant, class text, purpose text, said blob?, name blob?, lang text,
--   interpreter bool, signing bool, in_person bool, people int, sex text, age text, person person_id?, wanted account_id?, state text,
--   called instant?, ended instant?, desk text, worker text?, row_version int
-- RC8
SELECT v.place, v.day AS came, v.number, v.at, v.class, v.purpose, v.said, v.name, v.lang, v.interpreter, v.signing, v.in_person, v.people, v.sex, v.age,
       v.person, v.wanted, v.state, v.called, v.ended, v.desk, a.name AS worker, v.row_version
  FROM reception_visit v LEFT JOIN staff_open_account a ON a.id = v.worker
 WHERE v.id = :id AND (v.place NOT IN (SELECT u.id FROM access_open_unit u WHERE u.secret = 1) OR EXISTS (SELECT 1 FROM access_open_work k WHERE k.unit = v.place
        AND k.account = :reader AND k.since <= :today AND (k.until IS NULL OR k.until > :today)));

-- change change_visit(id visit_id, turn instant, class text, purpose text, said blob?, name blob?, lang text, interpreter bool, signing bool,
--   in_person bool, people int, sex text, age text, wanted account_id?, version int, masked bool)
-- masked: what was told was not shown, and stays (RC7).
UPDATE reception_visit SET turn = :turn, class = :class, purpose = :purpose, said = CASE WHEN :masked = 1 THEN said ELSE :said END,
       name = CASE WHEN :masked = 1 THEN name ELSE :name END, lang = :lang, interpreter = :interpreter, signing = :signing,
       in_person = :in_person, people = :people, sex = :sex, age = :age, wanted = :wanted, row_version = row_version + 1
 WHERE id = :id AND row_version = :version;

-- change attach(id visit_id, person person_id)
UPDATE reception_visit SET person = :person, row_version = row_version + 1 WHERE id = :id AND person IS NULL;

-- change detach(id visit_id)
UPDATE reception_visit SET person = NULL, row_version = row_version + 1 WHERE id = :id AND person IS NOT NULL;

-- change set_aside(id visit_id, now instant, by account_id)
INSERT INTO reception_aside(visit, person, said, name, at, by) SELECT id, person, said, name, :now, :by FROM reception_visit WHERE id = :id;

-- change make_anonymous(id visit_id)
UPDATE reception_visit SET person = NULL, said = NULL, name = NULL WHERE id = :id;

-- many asides(visit visit_id) -> person person_id, said blob?, name blob?
SELECT person, said, name FROM reception_aside WHERE visit = :visit ORDER BY id;

-- many visitor_needs(person person_id, today day) -> kind text
SELECT n.kind FROM registry_open_same s JOIN registry_open_need n ON n.person = s.same
 WHERE s.person = :person AND (n.since IS NULL OR n.since <= :today) AND (n.until IS NULL OR n.until > :today);

-- many workers() -> id account_id, name text
SELECT w.id, w.name FROM staff_open_worker w WHERE w.disabled = 0 ORDER BY w.name, w.id;
