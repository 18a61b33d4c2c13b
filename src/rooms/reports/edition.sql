-- SPDX-License-Identifier: EUPL-1.2
-- edition.sql - what was published, and publishing.

-- many editions() -> id edition_id, since day, until day, number int, published instant, by_name text, small int, exposed int, why text, last bool
SELECT e.id, e.since, e.until, e.number, e.published, coalesce(a.name, '') AS by_name, e.small, e.exposed, e.why,
       CASE WHEN EXISTS (SELECT 1 FROM reports_edition o WHERE o.since = e.since AND o.until = e.until AND o.number > e.number) THEN 0 ELSE 1 END AS last
  FROM reports_edition e LEFT JOIN staff_open_account a ON a.id = e.by
 ORDER BY e.since DESC, e.until DESC, e.number DESC;

-- maybe edition_of(edition edition_id) -> since day, until day, number int, published instant, small int, zeros int, exposed int, why text, digest blob
SELECT since, until, number, published, small, zeros, exposed, why, digest FROM reports_edition WHERE id = :edition;

-- maybe edition_numbered(since day, until day, number int) -> id edition_id, digest blob
SELECT id, digest FROM reports_edition WHERE since = :since AND until = :until AND number = :number;

-- one last_number(since day, until day) -> number int
SELECT coalesce(max(number), 0) AS number FROM reports_edition WHERE since = :since AND until = :until;

-- many figures_in(edition edition_id) -> part text, unit int, word text, value int, shown bool
SELECT part, unit, word, value, shown FROM reports_figure WHERE edition = :edition ORDER BY part, unit, word;

-- many figures_between(since day, until day) -> edition edition_id, since day, until day, part text, unit int, word text, value int, shown bool
SELECT f.edition, e.since, e.until, f.part, f.unit, f.word, f.value, f.shown
  FROM reports_edition e JOIN reports_figure f ON f.edition = e.id
 WHERE e.since >= :since AND e.until <= :until
 ORDER BY f.edition, f.id;

-- many unit_names() -> id unit_id, name text, structure text
SELECT id, name, structure FROM access_open_unit WHERE secret = 0 ORDER BY id;

-- change add_edition(since day, until day, number int, now instant, by account_id, small int, zeros int, exposed int, why text, digest blob) -> id edition_id
INSERT INTO reports_edition(since, until, number, published, by, small, zeros, exposed, why, digest)
VALUES(:since, :until, :number, :now, :by, :small, :zeros, :exposed, :why, :digest)
RETURNING id;

-- change add_figure_of(edition edition_id, part text, unit int, word text, value int, shown bool)
INSERT INTO reports_figure(edition, part, unit, word, value, shown) VALUES(:edition, :part, :unit, :word, :value, :shown);
