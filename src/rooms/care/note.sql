-- SPDX-License-Identifier: EUPL-1.2
-- note.sql - notes and what they said before.

-- change add_note(person person_id, kind text, level text, unit unit_id?, special bool, at instant, minutes int, outcome text, words blob, visit visit_id?,
--   now instant, by account_id) -> id note_id
-- CA11
INSERT INTO care_note(person, kind, level, unit, special, at, minutes, outcome, words, visit, made, by)
VALUES(:person, :kind, :level, :unit, :special, :at, :minutes, :outcome, :words,
       (SELECT v.id FROM reception_open_visit v
           WHERE v.id = :visit AND v.person IN (SELECT same FROM registry_open_same WHERE person = :person)), :now, :by)
RETURNING id;

-- maybe note(id note_id) -> person person_id, kind text, level text, unit unit_id?, special bool, at instant, outcome text, words blob, made instant,
--   by account_id, writer text?, row_version int
SELECT n.person, n.kind, n.level, n.unit, n.special, n.at, n.outcome, n.words, n.made, n.by, a.name AS writer, n.row_version
  FROM care_note n LEFT JOIN staff_open_account a ON a.id = n.by WHERE n.id = :id;

-- change correct_note(id note_id, words blob, version int)
UPDATE care_note SET words = :words, row_version = row_version + 1 WHERE id = :id AND row_version = :version;

-- change keep_note(id note_id, version int, words blob, now instant, by account_id)
INSERT INTO care_note_was(note, version, words, until, by) VALUES(:id, :version, :words, :now, :by);

-- many earlier_words(id note_id) -> words blob, until instant, name text?
SELECT w.words, w.until, a.name FROM care_note_was w LEFT JOIN staff_open_account a ON a.id = w.by WHERE w.note = :id ORDER BY w.version DESC;
