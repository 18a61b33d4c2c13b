-- SPDX-License-Identifier: EUPL-1.2
-- about.sql - what places knows of a person, and what waits.

-- many wishes_of(person person_id) -> id wish_id, call call_id, code text, state text, out_why text, position int, made instant, points int, counted instant?,
--   seat text?, structure text?, name text?, shift int, until day?
SELECT w.id, w.call, w.code, w.state, w.out_why, coalesce(w.position, 0) AS position, w.made, coalesce(w.points, 0) AS points, w.counted,
       s.state AS seat, x.structure, x.name, coalesce(x.shift, 0) AS shift, s.until
  FROM places_wish w LEFT JOIN places_seat s ON s.wish = w.id AND s.state IN ('offered', 'held') LEFT JOIN places_section x ON x.id = s.section
 WHERE w.person IN (SELECT same FROM registry_open_same WHERE person = :person) ORDER BY w.id DESC, s.id DESC;

-- many happened(person person_id, before instant, most int) -> at instant, wish wish_id, call call_id, what text, by account_id?
SELECT e.at, e.wish, e.call, e.what, e.by FROM (
  SELECT w.made AS at, w.id AS wish, w.call, 'applied' AS what, w.by FROM places_wish w
   WHERE w.person IN (SELECT same FROM registry_open_same WHERE person = :person)
  UNION ALL
  SELECT coalesce(s.answered, s.offered) AS at, s.wish, x.call, s.state AS what, coalesce(s.answered_by, s.by) AS by
    FROM places_seat s JOIN places_section x ON x.id = s.section
   WHERE s.person IN (SELECT same FROM registry_open_same WHERE person = :person)) e
 WHERE e.at < :before ORDER BY e.at DESC LIMIT :most;

-- many ends_of(person person_id) -> programme text, until day
-- Until when a place or its call lasted: what the law makes us keep is counted from there.
SELECT c.programme, max(c.until) AS until FROM places_wish w JOIN places_call c ON c.id = w.call
 WHERE w.person IN (SELECT same FROM registry_open_same WHERE person = :person) GROUP BY c.programme ORDER BY c.programme;

-- change forget_presences(person person_id)
DELETE FROM places_presence WHERE seat IN (SELECT id FROM places_seat WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person));

-- change forget_escorts(person person_id)
DELETE FROM places_escort WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person);

-- change forget_cautions(person person_id)
DELETE FROM places_caution WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person);

-- change forget_protests(person person_id, empty blob)
UPDATE places_protest SET words = :empty, reasons = CASE WHEN reasons IS NULL THEN NULL ELSE :empty END
 WHERE wish IN (SELECT id FROM places_wish WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person));

-- change forget_wishes(person person_id)
UPDATE places_wish SET reasons = NULL, own = NULL, home = NULL, parts = '' WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person);

-- change forget_fees(person person_id)
UPDATE places_fee SET why = NULL, words = '' WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person);

-- many calls_waiting(now instant, today day) -> id call_id, protests int
-- What somebody must do: count, publish, draw, answer.
SELECT c.id, (SELECT count(*) FROM places_protest o JOIN places_wish w ON w.id = o.wish WHERE w.call = c.id AND o.outcome = '') AS protests FROM places_call c
 WHERE c.stage = 'open' AND c.closes <= :now OR c.stage IN ('counted', 'recounted') OR c.stage = 'provisional' AND (c.objections < :today
    OR EXISTS (SELECT 1 FROM places_protest o JOIN places_wish w ON w.id = o.wish WHERE w.call = c.id AND o.outcome = ''))
 ORDER BY c.closes LIMIT 20;
