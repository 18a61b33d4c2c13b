-- SPDX-License-Identifier: EUPL-1.2
-- coverage.sql - where those who are ranked live.

-- many wish_areas(call call_id, today day) -> wish wish_id, own text?, home text?
-- The child's own home; else that of somebody they live with.
SELECT w.id AS wish,
       (SELECT max(a.area) FROM registry_open_address a WHERE a.person = w.person AND a.kind = 'home' AND a.area <> ''
           AND (a.since IS NULL OR a.since <= :today) AND (a.until IS NULL OR a.until > :today)) AS own,
       (SELECT max(a.area) FROM registry_open_member m JOIN registry_open_address a ON a.person = m.person
         WHERE m.household = w.home AND m.part = 'main' AND (m.since IS NULL OR m.since <= :today) AND (m.until IS NULL OR m.until > :today)
           AND a.kind = 'home' AND a.area <> '' AND (a.since IS NULL OR a.since <= :today) AND (a.until IS NULL OR a.until > :today)) AS home
  FROM places_wish w WHERE w.call = :call AND w.state = 'in' AND w.late = 0 ORDER BY w.id;
