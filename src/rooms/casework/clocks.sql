-- SPDX-License-Identifier: EUPL-1.2
-- clocks.sql - time limits of a case: CW9.

-- change add_clock(filed case_id, kind text, starts day, due day, law text)
INSERT INTO casework_clock(filed, kind, starts, due, law) VALUES(:filed, :kind, :starts, :due, :law)
    ON CONFLICT DO NOTHING;

-- change end_clock(filed case_id, kind text, today day, why text)
UPDATE casework_clock SET ended = :today, why = :why WHERE filed = :filed AND ended IS NULL AND (:kind = '' OR kind = :kind);

-- many running_clocks(filed case_id) -> kind text, starts day, due day, law text
SELECT kind, starts, due, law FROM casework_clock WHERE filed = :filed AND ended IS NULL ORDER BY due, kind;

-- many all_clocks(filed case_id) -> kind text, starts day, due day, ended day?, why text, law text
SELECT kind, starts, due, ended, why, law FROM casework_clock WHERE filed = :filed ORDER BY id;
