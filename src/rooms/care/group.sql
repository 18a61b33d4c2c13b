-- SPDX-License-Identifier: EUPL-1.2
-- group.sql - group sessions and who came.

-- many groups(reader account_id, files int, now instant, today day) -> id group_id, at instant, kind text, title text, came int
-- AC1: whose file the reader may not open is not counted.  CA10: a session of a discreet unit is its team's.
SELECT g.id, g.at, g.kind, g.title,
       g.unnamed + (SELECT count(*) FROM care_attended x JOIN registry_open_person p ON p.id = x.person
         WHERE x.session = g.id AND (p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant_to o WHERE o.part IN ('care', 'file') AND o.person = p.id AND o.account = :reader
               AND o.starts <= :now AND (o.ends IS NULL OR o.ends > :now)))) AS came
  FROM care_group g
 WHERE g.unit IS NULL OR g.by = :reader OR g.unit NOT IN (SELECT unit FROM access_open_discreet)
    OR g.unit IN (SELECT w.unit FROM access_open_work w WHERE w.account = :reader AND w.since <= :today
        AND (w.until IS NULL OR w.until > :today))
 ORDER BY g.at DESC, g.id DESC LIMIT 100;

-- maybe group(id group_id, reader account_id, today day) -> kind text, title text, at instant, minutes int, unnamed int, words blob?, name text?
-- CA10
SELECT g.kind, g.title, g.at, g.minutes, g.unnamed, g.words, a.name FROM care_group g LEFT JOIN staff_open_account a ON a.id = g.by
 WHERE g.id = :id AND (g.unit IS NULL OR g.by = :reader
     OR g.unit NOT IN (SELECT unit FROM access_open_discreet)
       OR g.unit IN (SELECT w.unit FROM access_open_work w WHERE w.account = :reader AND w.since <= :today
           AND (w.until IS NULL OR w.until > :today)));

-- many attended(id group_id, reader account_id, files int, now instant) -> person person_id, family text?, given text?, shield int
-- AC1: whose file the reader may not open is not there.
SELECT x.person, p.family, p.given, p.shield FROM care_attended x JOIN registry_open_person p ON p.id = x.person
 WHERE x.session = :id AND (p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant_to g WHERE g.part IN ('care', 'file') AND g.person = p.id AND g.account = :reader
       AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
 ORDER BY p.family, p.given, x.id;

-- change add_group(kind text, title text, at instant, minutes int, unit unit_id?, words blob?, now instant, by account_id) -> id group_id
INSERT INTO care_group(kind, title, at, minutes, unit, words, made, by) VALUES(:kind, :title, :at, :minutes, :unit, :words, :now, :by)
RETURNING id;

-- change add_attended(session group_id, person person_id)
INSERT INTO care_attended(session, person) VALUES(:session, :person);
