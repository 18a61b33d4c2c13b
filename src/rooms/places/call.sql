-- SPDX-License-Identifier: EUPL-1.2
-- call.sql - one call: how far it is, who applied.

-- one progress(call call_id) -> wishes int, ranked int, left_out int, uncounted int, offered int, held int, waiting int, protests int
SELECT (SELECT count(*) FROM places_wish w WHERE w.call = :call AND w.state <> 'withdrawn') AS wishes,
       (SELECT count(*) FROM places_wish w WHERE w.call = :call AND w.state = 'in') AS ranked,
       (SELECT count(*) FROM places_wish w WHERE w.call = :call AND w.state = 'out') AS left_out,
       (SELECT count(*) FROM places_wish w WHERE w.call = :call AND w.state <> 'withdrawn' AND w.counted IS NULL) AS uncounted,
       (SELECT count(*) FROM places_seat s JOIN places_section g ON g.id = s.section WHERE g.call = :call AND s.state = 'offered') AS offered,
       (SELECT count(*) FROM places_seat s JOIN places_section g ON g.id = s.section WHERE g.call = :call AND s.state = 'held') AS held,
       (SELECT count(*) FROM places_wish w WHERE w.call = :call AND w.state = 'in' AND w.waits = 1
           AND NOT EXISTS (SELECT 1 FROM places_seat s WHERE s.wish = w.id AND s.state IN ('offered', 'held'))) AS waiting,
       (SELECT count(*) FROM places_protest o JOIN places_wish w ON w.id = o.wish WHERE w.call = :call AND o.outcome = '') AS protests;

-- many wish_lines(call call_id, reader account_id, files int, now instant, state text, skip int, most int) -> id wish_id, code text, position int,
--   points int, points_most int, state text, out_why text, late bool, preference int, structure text?, name text?, shift int, family text?, given text?,
--   seat text?, protest bool
SELECT w.id, w.code, coalesce(w.position, 0) AS position, coalesce(w.points, -1) AS points, coalesce(w.points_most, -1) AS points_most, w.state, w.out_why, w.late,
       coalesce(w.preference, 0) AS preference, x.structure, x.name, coalesce(x.shift, 0) AS shift,
       CASE WHEN p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant g WHERE g.person = p.id AND g.account = :reader
            AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)) THEN p.family END AS family,
       CASE WHEN p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant g WHERE g.person = p.id AND g.account = :reader
            AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)) THEN p.given END AS given,
       (SELECT s.state FROM places_seat s WHERE s.wish = w.id ORDER BY CASE s.state WHEN 'held' THEN 0 WHEN 'offered' THEN 1 ELSE 2 END, s.id DESC LIMIT 1) AS seat,
       EXISTS (SELECT 1 FROM places_protest o WHERE o.wish = w.id AND o.outcome = '') AS protest
  FROM places_wish w LEFT JOIN places_section x ON x.id = w.result LEFT JOIN registry_open_person p ON p.id = w.person
 WHERE w.call = :call AND (:state = '' OR w.state = :state)
 ORDER BY w.position NULLS LAST, w.id LIMIT :most OFFSET :skip;

-- many first_wishes(call call_id) -> structure text, shift int, n int
SELECT f.structure, f.shift, count(*) AS n FROM places_pref f JOIN places_wish w ON w.id = f.wish
 WHERE w.call = :call AND w.state <> 'withdrawn' AND f.rank = 1 GROUP BY f.structure, f.shift;

-- change set_days(id call_id, version int, opens instant, closes instant, words text)
UPDATE places_call SET opens = :opens, closes = :closes, words = :words, row_version = row_version + 1
 WHERE id = :id AND row_version = :version AND stage = 'open';
