-- SPDX-License-Identifier: EUPL-1.2
-- list.sql - publishing a list, and reading it.

-- change publish_lines(call call_id, list text)
-- PL5: as it stands now; whoever withdrew is not on it.
INSERT INTO places_listed(call, list, wish, code, position, points, parts, out_why, draw, reserves, result, preference)
SELECT w.call, :list, w.id, w.code, CASE WHEN w.state = 'in' THEN w.position END, coalesce(w.points, 0), w.parts, w.out_why, w.draw, w.reserves, w.result, w.preference
  FROM places_wish w WHERE w.call = :call AND w.state <> 'withdrawn';

-- change set_provisional(id call_id, now instant, by account_id, objections day, base text)
UPDATE places_call SET stage = 'provisional', provisional = :now, provisional_by = :by, objections = :objections, base = :base, row_version = row_version + 1
 WHERE id = :id AND stage = 'counted';

-- many published() -> id call_id
SELECT id FROM places_call WHERE provisional IS NOT NULL OR stage = 'open' ORDER BY since DESC, id DESC LIMIT 60;

-- many listed(call call_id, list text, skip int, most int) -> code text, position int, points int, parts text, out_why text, draw int, preference int,
--   structure text?, name text?, shift int
SELECT l.code, coalesce(l.position, 0) AS position, l.points, l.parts, l.out_why, l.draw, coalesce(l.preference, 0) AS preference, x.structure, x.name,
       coalesce(x.shift, 0) AS shift
  FROM places_listed l LEFT JOIN places_section x ON x.id = l.result
 WHERE l.call = :call AND l.list = :list ORDER BY l.position NULLS LAST, l.code LIMIT :most OFFSET :skip;

-- maybe listed_code(call call_id, list text, code text) -> code text, position int, points int, parts text, out_why text, draw int, reserves int, preference int,
--   structure text?, name text?, shift int
SELECT l.code, coalesce(l.position, 0) AS position, l.points, l.parts, l.out_why, l.draw, l.reserves, coalesce(l.preference, 0) AS preference, x.structure, x.name,
       coalesce(x.shift, 0) AS shift
  FROM places_listed l LEFT JOIN places_section x ON x.id = l.result WHERE l.call = :call AND l.list = :list AND l.code = :code;

-- one above(call call_id, list text, points int, position int) -> more int, equal int
SELECT count(*) FILTER (WHERE points > :points) AS more, count(*) FILTER (WHERE points = :points AND position < :position) AS equal
  FROM places_listed WHERE call = :call AND list = :list AND position IS NOT NULL;

-- many cuts(call call_id, list text) -> section section_id, structure text, name text, shift int, places int, given int, least int
-- The fewest points with which somebody got in without a place kept for them.
SELECT x.id AS section, x.structure, x.name, x.shift, x.places, count(l.id) AS given, coalesce(min(CASE WHEN l.reserves = 0 THEN l.points END), -1) AS least
  FROM places_section x LEFT JOIN places_listed l ON l.result = x.id AND l.list = :list
 WHERE x.call = :call GROUP BY x.id, x.structure, x.name, x.shift, x.places ORDER BY x.id;

-- one listed_count(call call_id, list text) -> n int, ranked int
SELECT count(*) AS n, count(position) AS ranked FROM places_listed WHERE call = :call AND list = :list;
