-- SPDX-License-Identifier: EUPL-1.2
-- work.sql - Housing and Work: lease, rents, jobs, counselling.

-- many leases_of(stay stay_id) -> id lease_id, words blob, rent cents, since day, until day?
SELECT id, words, rent, since, until FROM stays_lease WHERE stay = :stay ORDER BY since DESC, id DESC;

-- one lease_clash(stay stay_id, since day, until day?) -> n int
SELECT count(*) AS n FROM stays_lease WHERE stay = :stay AND since < coalesce(:until, 9000000) AND :since < coalesce(until, 9000000);

-- change add_lease(stay stay_id, words blob, rent cents, since day, until day?, now instant, by account_id) -> id lease_id
INSERT INTO stays_lease(stay, words, rent, since, until, made, by) VALUES(:stay, :words, :rent, :since, :until, :now, :by) RETURNING id;

-- change end_lease(id lease_id, stay stay_id, today day)
UPDATE stays_lease SET until = :today, row_version = row_version + 1 WHERE id = :id AND stay = :stay AND since < :today AND (until IS NULL OR until > :today);

-- maybe lease_on(stay stay_id, month day, next day) -> rent cents
SELECT rent FROM stays_lease WHERE stay = :stay AND since < :next AND (until IS NULL OR until > :month) ORDER BY since DESC LIMIT 1;

-- many months_of(stay stay_id) -> id month_id, month day, rent cents, duties text, state text, why blob?
SELECT id, month, rent, duties, state, why FROM stays_month WHERE stay = :stay ORDER BY month DESC;

-- change add_month(stay stay_id, month day, rent cents, duties text, state text, why blob?, now instant, by account_id) -> id month_id
INSERT INTO stays_month(stay, month, rent, duties, state, why, changed, by) VALUES(:stay, :month, :rent, :duties, :state, :why, :now, :by)
    ON CONFLICT(stay, month) DO UPDATE SET rent = excluded.rent, duties = excluded.duties, state = excluded.state, why = excluded.why, changed = excluded.changed,
       by = excluded.by, row_version = stays_month.row_version + 1
 WHERE stays_month.state = 'held'
RETURNING id;

-- change hold_month(id month_id, stay stay_id, why blob, now instant, by account_id)
UPDATE stays_month SET state = 'held', why = :why, changed = :now, by = :by, row_version = row_version + 1 WHERE id = :id AND stay = :stay AND state = 'paid';

-- many jobs_of(stay stay_id) -> id job_id, kind text, words blob, since day, until day?
SELECT id, kind, words, since, until FROM stays_job WHERE stay = :stay ORDER BY since DESC, id DESC;

-- change add_job(stay stay_id, kind text, words blob, since day, until day?, now instant, by account_id) -> id job_id
INSERT INTO stays_job(stay, kind, words, since, until, made, by) VALUES(:stay, :kind, :words, :since, :until, :now, :by) RETURNING id;

-- many talks_of(stay stay_id, most int) -> day day, kind text, minutes int, words blob?
SELECT day, kind, minutes, words FROM stays_talk WHERE stay = :stay ORDER BY day DESC, id DESC LIMIT :most;

-- change add_talk(stay stay_id, on_day day, kind text, minutes int, words blob?, now instant, by account_id) -> id talk_id
INSERT INTO stays_talk(stay, day, kind, minutes, words, made, by) VALUES(:stay, :on_day, :kind, :minutes, :words, :now, :by) RETURNING id;

-- maybe given_under(person person_id, programme text, since day, until day) -> filed case_id
-- What was granted to the person, or to a household in which they live in these days: the last of those that hold.
SELECT d.filed FROM casework_open_decision d
 WHERE d.programme = :programme AND d.outcome = 'granted'
   AND (d.since IS NULL OR d.since < :until) AND (d.until IS NULL OR d.until > :since)
   AND (d.person IN (SELECT same FROM registry_open_same WHERE person = :person)
       OR d.household IN (SELECT m.household FROM registry_open_same s JOIN registry_open_member m ON m.person = s.same
            WHERE s.person = :person AND (m.since IS NULL OR m.since < :until) AND (m.until IS NULL OR m.until > :since)))
 ORDER BY d.filed DESC LIMIT 1;

-- maybe of_month(id month_id) -> stay stay_id
SELECT stay FROM stays_month WHERE id = :id;

-- maybe of_talk(id talk_id) -> stay stay_id
SELECT stay FROM stays_talk WHERE id = :id;
