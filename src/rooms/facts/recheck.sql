-- SPDX-License-Identifier: EUPL-1.2
-- recheck.sql - households to be asked again, and what their answers were.

-- one marks() -> n int
SELECT count(*) AS n FROM (SELECT 1 AS x FROM facts_dirty LIMIT 1) d;

-- many take_marks(most int) -> household household_id, cause text
SELECT household, cause FROM facts_dirty ORDER BY id LIMIT :most;

-- change drop_mark(household household_id)
DELETE FROM facts_dirty WHERE household = :household;

-- maybe last_sweep() -> id sweep_id, day day, book text, upto int, households int, changed int, started instant, ended instant?
SELECT s.id, s.day, s.book, s.upto, s.households, s.changed, s.started, s.ended FROM facts_sweep s ORDER BY s.id DESC LIMIT 1;

-- change begin_sweep(today day, book text, now instant) -> id sweep_id
INSERT INTO facts_sweep(day, book, started) VALUES(:today, :book, :now)
RETURNING id;

-- change move_sweep(id sweep_id, upto int, more int, changed int, ended instant?)
UPDATE facts_sweep SET upto = :upto, households = households + :more, changed = changed + :changed, ended = :ended WHERE id = :id;

-- many next_households(upto int, most int) -> household household_id
SELECT DISTINCT m.household FROM registry_open_member m WHERE m.household > :upto ORDER BY m.household LIMIT :most;

-- maybe checked(household household_id) -> book text, day day, open text
SELECT c.book, c.day, c.open FROM facts_checked c WHERE c.household = :household;

-- change set_checked(household household_id, today day, book text, now instant, open text)
INSERT INTO facts_checked(household, day, book, at, open) VALUES(:household, :today, :book, :now, :open)
    ON CONFLICT(household) DO UPDATE SET day = excluded.day, book = excluded.book, at = excluded.at, open = excluded.open;

-- many entitled_now(household household_id) -> programme text, month_lo cents, month_hi cents, once_lo cents, special bool
SELECT e.programme, e.month_lo, e.month_hi, e.once_lo, e.special FROM facts_entitled e WHERE e.household = :household;

-- change set_entitled(household household_id, programme text, month_lo cents, month_hi cents, once_lo cents, judged bool, special bool, today day)
INSERT INTO facts_entitled(household, programme, month_lo, month_hi, once_lo, judged, special, since)
VALUES(:household, :programme, :month_lo, :month_hi, :once_lo, :judged, :special, :today)
    ON CONFLICT(household, programme) DO UPDATE SET month_lo = excluded.month_lo, month_hi = excluded.month_hi, once_lo = excluded.once_lo,
       judged = excluded.judged, special = excluded.special;

-- change drop_entitled(household household_id, programme text)
DELETE FROM facts_entitled WHERE household = :household AND programme = :programme;

-- change add_shift(household household_id, programme text, was text, is text, month_was cents, month_is cents, cause text, special bool, book text,
--   today day, now instant)
INSERT INTO facts_shift(household, programme, was, now, month_was, month_now, cause, special, book, day, at)
VALUES(:household, :programme, :was, :is, :month_was, :month_is, :cause, :special, :book, :today, :now);
