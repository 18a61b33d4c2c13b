-- SPDX-License-Identifier: EUPL-1.2
-- section.sql - one section: its places, its crew, who is in it, who waits for it.

-- change set_section(id section_id, version int, places int, ended day?, why text)
UPDATE places_section SET places = :places, ended = :ended, why = :why, row_version = row_version + 1 WHERE id = :id AND row_version = :version AND taken <= :places;

-- change set_staffed(id section_id, staffed int)
UPDATE places_section SET staffed = CASE WHEN :staffed < 0 THEN NULL ELSE :staffed END WHERE id = :id;

-- one crew_now(section section_id, today day) -> trained int, helpers int, recorded int
SELECT count(*) FILTER (WHERE part = 'trained' AND since <= :today AND (until IS NULL OR until > :today)) AS trained,
       count(*) FILTER (WHERE part = 'helper' AND since <= :today AND (until IS NULL OR until > :today)) AS helpers, count(*) AS recorded
  FROM places_crew WHERE section = :section;

-- many crew_of(section section_id) -> id crew_id, row_version int, name text, part text, since day, until day?
SELECT id, row_version, name, part, since, until FROM places_crew WHERE section = :section ORDER BY until NULLS FIRST, part DESC, name, id;

-- change add_crew(section section_id, name text, part text, since day, until day?, now instant, by account_id)
INSERT INTO places_crew(section, name, part, since, until, made, by) VALUES(:section, :name, :part, :since, :until, :now, :by);

-- change end_crew(id crew_id, version int, until day)
UPDATE places_crew SET until = :until, row_version = row_version + 1 WHERE id = :id AND row_version = :version AND since < :until;

-- change drop_crew(id crew_id, version int)
DELETE FROM places_crew WHERE id = :id AND row_version = :version;

-- maybe crew_at(id crew_id) -> section section_id, since day
SELECT section, since FROM places_crew WHERE id = :id;

-- many crew_turns(today day) -> id section_id
-- Sections with a staff rule whose staff are written down: whoever began or left since may not be counted yet.
SELECT x.id FROM places_section x JOIN places_call c ON c.id = x.call
 WHERE x.per > 0 AND c.until > :today AND EXISTS (SELECT 1 FROM places_crew w WHERE w.section = x.id) ORDER BY x.id;

-- many in_section(section section_id, reader account_id, files int, now instant) -> id seat_id, wish wish_id, person person_id, state text, since day, code text,
--   family text?, given text?
SELECT s.id, s.wish, s.person, s.state, s.since, w.code,
       CASE WHEN p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant g WHERE g.person = p.id AND g.account = :reader
            AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)) THEN p.family END AS family,
       CASE WHEN p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant g WHERE g.person = p.id AND g.account = :reader
            AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)) THEN p.given END AS given
  FROM places_seat s JOIN places_wish w ON w.id = s.wish LEFT JOIN registry_open_person p ON p.id = s.person
 WHERE s.section = :section AND s.state IN ('offered', 'held') ORDER BY s.state DESC, p.family, p.given, s.id;

-- many waiting_for_it(call call_id, section section_id, structure text, shift int, reader account_id, files int, now instant, most int) -> id wish_id, code text,
--   position int, points int, rank int, birth day?, seen bool
SELECT w.id, w.code, coalesce(w.position, 0) AS position, coalesce(w.points, 0) AS points, f.rank, p.birth,
       p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant g WHERE g.person = p.id AND g.account = :reader
            AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)) AS seen
  FROM places_wish w JOIN places_pref f ON f.wish = w.id AND f.structure = :structure AND (f.shift = 0 OR f.shift = :shift)
  LEFT JOIN registry_open_person p ON p.id = w.person
 WHERE w.call = :call AND w.state = 'in' AND w.waits = 1
   AND NOT EXISTS (SELECT 1 FROM places_seat s WHERE s.wish = w.id AND (s.state = 'offered' OR s.state = 'held' AND s.preference <= f.rank
        OR s.section = :section AND s.state IN ('declined', 'expired', 'ended')))
 ORDER BY w.position NULLS LAST, w.id LIMIT :most;
