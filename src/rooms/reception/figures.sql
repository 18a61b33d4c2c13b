-- SPDX-License-Identifier: EUPL-1.2
-- figures.sql - how long people waited; the town's head starts.

-- many waits(place int, since day, until day) -> at instant, called instant?, state text
SELECT v.at, v.called, v.state FROM reception_visit v WHERE v.place = :place AND v.day >= :since AND v.day < :until ORDER BY v.id;

-- change set_lead(word text, lead int, now instant, by account_id)
INSERT INTO reception_class(word, lead, changed, by) VALUES(:word, :lead, :now, :by)
    ON CONFLICT(word) DO UPDATE SET lead = excluded.lead, changed = excluded.changed, by = excluded.by, row_version = reception_class.row_version + 1;
