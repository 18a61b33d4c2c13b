-- SPDX-License-Identifier: EUPL-1.2
-- reform.sql - figures of the law with other values, counted over the households of the registry.

-- change add_reform(programme text, today day, book text, now instant, by account_id) -> id reform_id
INSERT INTO facts_reform(programme, day, book, asked, by) VALUES(:programme, :today, :book, :now, :by) RETURNING id;

-- change add_reform_figure(reform reform_id, name text, band int, was int, value int)
INSERT INTO facts_reform_figure(reform, name, band, was, value) VALUES(:reform, :name, :band, :was, :value);

-- maybe reform_of(id reform_id) -> row_version int, programme text, day day, book text, asked instant, by account_id, upto int, households int,
--   restricted int, unknown int, entitled int, gain int, lose int, enter int, leave int, before cents, after cents, ended instant?, broken bool
SELECT row_version, programme, day, book, asked, by, upto, households, restricted, unknown, entitled, gain, lose, enter, leave, before, after,
       ended, broken
  FROM facts_reform WHERE id = :id;

-- many reforms(most int) -> id reform_id, programme text, day day, asked instant, by account_id, households int, ended instant?, broken bool
SELECT id, programme, day, asked, by, households, ended, broken FROM facts_reform ORDER BY id DESC LIMIT :most;

-- one reforms_open() -> n int
SELECT count(*) AS n FROM facts_reform WHERE ended IS NULL;

-- maybe reform_next() -> id reform_id
SELECT id FROM facts_reform WHERE ended IS NULL ORDER BY id LIMIT 1;

-- many reform_figures(reform reform_id) -> name text, band int, was int, value int
SELECT name, band, was, value FROM facts_reform_figure WHERE reform = :reform ORDER BY id;

-- many reform_groups(reform reform_id) -> kind text, word text, households int, gain int, lose int, cost cents
SELECT kind, word, households, gain, lose, cost FROM facts_reform_group WHERE reform = :reform
 ORDER BY CASE kind WHEN 'children' THEN 1 WHEN 'persons' THEN 2 ELSE 3 END, word;

-- many reform_households(upto int, today day, most int) -> household household_id, restricted bool, area text?
-- restricted: of somebody in it; area: of the head's home, unless somebody's file is shielded.
SELECT x.household,
       CASE WHEN EXISTS (SELECT 1 FROM registry_open_member m JOIN registry_open_person p ON p.id = m.person
            JOIN access_open_restricted z ON z.person = coalesce(p.merged_into, p.id)
            WHERE m.household = x.household AND (m.since IS NULL OR m.since <= :today) AND (m.until IS NULL OR m.until > :today)) THEN 1 ELSE 0
            END AS restricted,
       CASE WHEN EXISTS (SELECT 1 FROM registry_open_member m JOIN registry_open_person p ON p.id = m.person
            WHERE m.household = x.household AND p.shield > 0 AND (m.until IS NULL OR m.until > :today)) THEN NULL ELSE
            (SELECT min(a.area) FROM registry_open_member m JOIN registry_open_address a ON a.person = m.person
              WHERE m.household = x.household AND m.role = 'head' AND a.kind = 'home' AND (m.until IS NULL OR m.until > :today)
                AND (a.since IS NULL OR a.since <= :today) AND (a.until IS NULL OR a.until > :today)) END AS area
  FROM (SELECT DISTINCT household FROM registry_open_member WHERE household > :upto ORDER BY household LIMIT :most) x ORDER BY x.household;

-- change move_reform(id reform_id, upto int, households int, restricted int, unknown int, entitled int, gain int, lose int, enter int, leave int,
--   before cents, after cents, ended instant?)
UPDATE facts_reform SET upto = :upto, households = households + :households, restricted = restricted + :restricted, unknown = unknown + :unknown,
       entitled = entitled + :entitled, gain = gain + :gain, lose = lose + :lose, enter = enter + :enter, leave = leave + :leave,
       before = before + :before, after = after + :after, ended = :ended, row_version = row_version + 1
 WHERE id = :id AND ended IS NULL;

-- change break_reform(id reform_id, now instant)
UPDATE facts_reform SET ended = :now, broken = 1, row_version = row_version + 1 WHERE id = :id AND ended IS NULL;

-- change add_to_group(reform reform_id, kind text, word text, households int, gain int, lose int, cost cents)
INSERT INTO facts_reform_group(reform, kind, word, households, gain, lose, cost) VALUES(:reform, :kind, :word, :households, :gain, :lose, :cost)
    ON CONFLICT(reform, kind, word) DO UPDATE SET households = facts_reform_group.households + excluded.households,
       gain = facts_reform_group.gain + excluded.gain, lose = facts_reform_group.lose + excluded.lose, cost = facts_reform_group.cost + excluded.cost;
