-- SPDX-License-Identifier: EUPL-1.2
-- works.sql - lines of the technical programme and what they have on a day (WK1, WK2).

-- many projects_at(year int, at day) -> id project_id, code text, title text, area text, state text, contractor text, starts day?, ends day?, lat int, lon int,
--   budget cents, access cents, kind text, reason text, since day, contracted cents, contracted_access cents, paid cents, paid_access cents
SELECT p.id, p.code, p.title, p.area, p.state, p.contractor, p.starts, p.ends, p.lat, p.lon, a.budget, a.access, a.kind, a.reason, a.since,
       (SELECT coalesce(sum(b.cents), 0) FROM works_bill b WHERE b.project = p.id AND b.kind = 'contract' AND b.day <= :at) AS contracted,
       (SELECT coalesce(sum(b.access), 0) FROM works_bill b WHERE b.project = p.id AND b.kind = 'contract' AND b.day <= :at) AS contracted_access,
       (SELECT coalesce(sum(b.cents), 0) FROM works_bill b WHERE b.project = p.id AND b.kind = 'payment' AND b.day <= :at) AS paid,
       (SELECT coalesce(sum(b.access), 0) FROM works_bill b WHERE b.project = p.id AND b.kind = 'payment' AND b.day <= :at) AS paid_access
  FROM works_project p JOIN works_approval a ON a.id =
       (SELECT x.id FROM works_approval x WHERE x.project = p.id AND x.since <= :at ORDER BY x.since DESC, x.id DESC LIMIT 1)
 WHERE p.year = :year ORDER BY p.code, p.id;

-- maybe project(id project_id) -> year int, code text, title text, area text, about text, state text, contractor text, starts day?, ends day?, lat int, lon int,
--   row_version int, since day, budget cents, access cents, kind text, reason text
SELECT p.year, p.code, p.title, p.area, p.about, p.state, p.contractor, p.starts, p.ends, p.lat, p.lon, p.row_version, a.since, a.budget, a.access, a.kind, a.reason
  FROM works_project p JOIN works_approval a ON a.id =
       (SELECT x.id FROM works_approval x WHERE x.project = p.id ORDER BY x.since DESC, x.id DESC LIMIT 1)
 WHERE p.id = :id;

-- one billed(project project_id) -> contracted cents, contracted_access cents, paid cents, paid_access cents
SELECT coalesce(sum(CASE WHEN kind = 'contract' THEN cents ELSE 0 END), 0) AS contracted, coalesce(sum(CASE WHEN kind = 'contract' THEN access ELSE 0 END), 0) AS contracted_access,
       coalesce(sum(CASE WHEN kind = 'payment' THEN cents ELSE 0 END), 0) AS paid, coalesce(sum(CASE WHEN kind = 'payment' THEN access ELSE 0 END), 0) AS paid_access
  FROM works_bill WHERE project = :project;

-- maybe project_of_code(year int, code text) -> id project_id
SELECT id FROM works_project WHERE year = :year AND code = :code;

-- many approvals_of_year(year int) -> project project_id, code text, title text, since day, budget cents, access cents, kind text, ground text, made instant, who text
-- In the order in which they hold.
SELECT a.project, p.code, p.title, a.since, a.budget, a.access, a.kind, a.ground, a.made, w.name AS who
  FROM works_approval a JOIN works_project p ON p.id = a.project JOIN staff_open_worker w ON w.id = a.by
 WHERE p.year = :year ORDER BY a.since, a.id;

-- many approvals(project project_id) -> since day, budget cents, access cents, kind text, reason text, ground text, made instant, who text
SELECT a.since, a.budget, a.access, a.kind, a.reason, a.ground, a.made, w.name AS who
  FROM works_approval a JOIN staff_open_worker w ON w.id = a.by WHERE a.project = :project ORDER BY a.since DESC, a.id DESC;

-- many bills(project project_id) -> kind text, day day, amount cents, access cents, words text, who text
SELECT b.kind, b.day, b.cents AS amount, b.access, b.words, w.name AS who
  FROM works_bill b JOIN staff_open_worker w ON w.id = b.by WHERE b.project = :project ORDER BY b.day, b.id;

-- many years_at(at day) -> year int
-- Of which something was approved until then.
SELECT p.year FROM works_project p WHERE EXISTS (SELECT 1 FROM works_approval x WHERE x.project = p.id AND x.since <= :at) GROUP BY p.year ORDER BY p.year;

-- change add_project(year int, code text, title text, area text, about text, state text, contractor text, starts day?, ends day?, lat int, lon int, now instant, by account_id) -> id project_id
INSERT INTO works_project(year, code, title, area, about, state, contractor, starts, ends, lat, lon, made, by)
VALUES(:year, :code, :title, :area, :about, :state, :contractor, :starts, :ends, :lat, :lon, :now, coalesce(:by, 0))
    ON CONFLICT(year, code) DO NOTHING
RETURNING id;

-- change change_project(id project_id, title text, area text, about text, state text, contractor text, starts day?, ends day?, lat int, lon int, version int)
UPDATE works_project SET title = :title, area = :area, about = :about, state = :state, contractor = :contractor, starts = :starts, ends = :ends, lat = :lat, lon = :lon,
       row_version = row_version + 1
 WHERE id = :id AND row_version = :version;

-- change touch_project(id project_id, version int)
-- WK5: what is written about a line is written by one at a time.
UPDATE works_project SET row_version = row_version + 1 WHERE id = :id AND row_version = :version;

-- change add_approval(project project_id, since day, budget cents, access cents, kind text, reason text, ground text, now instant, by account_id)
INSERT INTO works_approval(project, since, budget, access, kind, reason, ground, made, by) VALUES(:project, :since, :budget, :access, :kind, :reason, :ground, :now, coalesce(:by, 0));

-- change add_bill(project project_id, kind text, on_day day, amount cents, access cents, words text, now instant, by account_id)
INSERT INTO works_bill(project, kind, day, cents, access, words, made, by) VALUES(:project, :kind, :on_day, :amount, :access, :words, :now, coalesce(:by, 0));

-- many pictures(project project_id) -> id picture_id, phase text, words text, taken day?
SELECT id, phase, words, taken FROM works_picture WHERE project = :project AND removed IS NULL ORDER BY CASE phase WHEN 'before' THEN 0 ELSE 1 END, id;

-- many pictured(year int) -> project project_id, befores int, afters int
SELECT i.project, sum(CASE WHEN i.phase = 'before' THEN 1 ELSE 0 END) AS befores, sum(CASE WHEN i.phase = 'after' THEN 1 ELSE 0 END) AS afters
  FROM works_picture i JOIN works_project p ON p.id = i.project WHERE p.year = :year AND i.removed IS NULL GROUP BY i.project ORDER BY i.project;
