-- SPDX-License-Identifier: EUPL-1.2
-- door.sql - the doorway: who has a place here on a day, who came, who fetched them.

-- many door_sections(on_day day) -> id section_id, structure text, name text, shift int, in_call call_id, seats int, marked int
SELECT x.id, x.structure, x.name, x.shift, x.call AS in_call, count(s.id) AS seats,
       (SELECT count(*) FROM places_presence p WHERE p.section = x.id AND p.day = :on_day) AS marked
  FROM places_seat s JOIN places_section x ON x.id = s.section
 WHERE s.state = 'held' AND s.since <= :on_day AND s.until > :on_day
 GROUP BY x.id, x.structure, x.name, x.shift, x.call ORDER BY x.structure, x.shift, x.name, x.id;

-- many door_lines(section section_id, on_day day, reader account_id, files int, now instant) -> seat seat_id, person person_id, birth day?, code text, family text?,
--   given text?, presence presence_id?, state text?, arrived instant?, gone instant?, reason text?, escort escort_id?, fetched_by person_id?
SELECT s.id AS seat, s.person, p.birth, w.code,
       CASE WHEN p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant g WHERE g.person = p.id AND g.account = :reader
            AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)) THEN p.family END AS family,
       CASE WHEN p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant g WHERE g.person = p.id AND g.account = :reader
            AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)) THEN p.given END AS given,
       h.id AS presence, h.state, h.arrived, h.gone, h.reason, h.escort, h.fetched_by
  FROM places_seat s JOIN places_wish w ON w.id = s.wish LEFT JOIN registry_open_person p ON p.id = s.person
  LEFT JOIN places_presence h ON h.seat = s.id AND h.day = :on_day
 WHERE s.section = :section AND (s.state IN ('held', 'ended', 'withdrawn') AND s.since <= :on_day AND s.until > :on_day OR h.id IS NOT NULL)
 ORDER BY p.family NULLS LAST, p.given, s.id;

-- many still_here(section section_id, on_day day) -> seat seat_id, day day
-- Came on an earlier day and was never fetched.
SELECT seat, day FROM places_presence WHERE section = :section AND day < :on_day AND state = 'here' AND gone IS NULL ORDER BY day, seat;

-- maybe presence_of(seat seat_id, on_day day) -> id presence_id, state text, arrived instant?, gone instant?, reason text
SELECT id, state, arrived, gone, reason FROM places_presence WHERE seat = :seat AND day = :on_day;

-- change add_presence(seat seat_id, section section_id, on_day day, state text, arrived instant?, reason text, now instant, by account_id) -> id presence_id
INSERT INTO places_presence(seat, section, day, state, arrived, reason, made, by) VALUES(:seat, :section, :on_day, :state, :arrived, :reason, :now, :by)
ON CONFLICT(seat, day) DO NOTHING
RETURNING id;

-- change set_gone(id presence_id, gone instant, escort escort_id?, fetched_by person_id?)
UPDATE places_presence SET gone = :gone, escort = :escort, fetched_by = :fetched_by, row_version = row_version + 1
 WHERE id = :id AND state = 'here' AND gone IS NULL AND arrived <= :gone;

-- change drop_presence(id presence_id)
DELETE FROM places_presence WHERE id = :id;

-- maybe place_of(seat seat_id) -> person person_id, section section_id, structure text, name text, shift int, programme text, filed case_id, since day, until day, state text
SELECT s.person, s.section, x.structure, x.name, x.shift, c.programme, w.filed, s.since, s.until, s.state
  FROM places_seat s JOIN places_section x ON x.id = s.section JOIN places_call c ON c.id = x.call JOIN places_wish w ON w.id = s.wish WHERE s.id = :seat;

-- many escorts_of(person person_id) -> id escort_id, known person_id?, name blob, phone blob?, relation text, may bool, paper text, since day, until day?
SELECT id, known, name, phone, relation, may, paper, since, until FROM places_escort
 WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person) ORDER BY may, id;

-- change add_escort(person person_id, known person_id?, name blob, phone blob?, relation text, may bool, paper text, since day, until day?, now instant, by account_id)
INSERT INTO places_escort(person, known, name, phone, relation, may, paper, since, until, made, by)
VALUES(:person, :known, :name, :phone, :relation, :may, :paper, :since, :until, :now, :by);

-- change end_escort(id escort_id, person person_id, until day)
UPDATE places_escort SET until = CASE WHEN since < :until THEN :until ELSE since END, row_version = row_version + 1
 WHERE id = :id AND may = 1 AND person IN (SELECT same FROM registry_open_same WHERE person = :person) AND (until IS NULL OR until > :until);

-- change lift_escort(id escort_id, person person_id, until day, paper text)
-- What forbade and what lifts it stand together.
UPDATE places_escort SET until = CASE WHEN since < :until THEN :until ELSE since END, paper = paper || ' → ' || :paper, row_version = row_version + 1
 WHERE id = :id AND may = 0 AND person IN (SELECT same FROM registry_open_same WHERE person = :person) AND (until IS NULL OR until > :until);

-- many cautions_of(person person_id) -> id caution_id, kind text, words blob, since day, until day?
SELECT id, kind, words, since, until FROM places_caution WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person) ORDER BY id;

-- change add_caution(person person_id, kind text, words blob, since day, now instant, by account_id)
INSERT INTO places_caution(person, kind, words, since, made, by) VALUES(:person, :kind, :words, :since, :now, :by);

-- change end_caution(id caution_id, person person_id, until day)
UPDATE places_caution SET until = CASE WHEN since < :until THEN :until ELSE since END, row_version = row_version + 1
 WHERE id = :id AND person IN (SELECT same FROM registry_open_same WHERE person = :person) AND (until IS NULL OR until > :until);

-- many sheet_seats(section section_id, first day, next day, reader account_id, files int, now instant) -> seat seat_id, code text, family text?, given text?, since day, until day
-- Who left for a better place was here until then.
SELECT s.id AS seat, w.code,
       CASE WHEN p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant g WHERE g.person = p.id AND g.account = :reader
            AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)) THEN p.family END AS family,
       CASE WHEN p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant g WHERE g.person = p.id AND g.account = :reader
            AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)) THEN p.given END AS given, s.since, s.until
  FROM places_seat s JOIN places_wish w ON w.id = s.wish LEFT JOIN registry_open_person p ON p.id = s.person
 WHERE s.section = :section AND (s.state IN ('held', 'ended', 'withdrawn') AND s.since < :next AND s.until > :first AND s.until > s.since
    OR EXISTS (SELECT 1 FROM places_presence h WHERE h.seat = s.id AND h.section = :section AND h.day >= :first AND h.day < :next))
 ORDER BY p.family NULLS LAST, p.given, s.id;

-- many sheet_marks(section section_id, first day, next day) -> seat seat_id, day day, state text, reason text, arrived instant?, gone instant?
SELECT seat, day, state, reason, arrived, gone FROM places_presence WHERE section = :section AND day >= :first AND day < :next ORDER BY seat, day;

-- maybe of_presence(id presence_id) -> seat seat_id
SELECT seat FROM places_presence WHERE id = :id;
