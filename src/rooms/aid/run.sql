-- SPDX-License-Identifier: EUPL-1.2
-- run.sql - what can be paid, files for the bank, their release.

-- many payable(until day, keeps text, most int) -> id instalment_id, award award_id, filed case_id, number int, due day, amount cents, times int,
--   programme text, person person_id, payee payee_id?, holder blob?, iban blob?, ending text?, country text?, kept bool, bound bool, restricted bool, dead bool, gone bool, again bool, year int?, decision int?
-- AI5: granted, not suspended, on its day, in no file.  keeps: programmes with obligations, a blank before and behind each.
SELECT i.id, i.award, a.filed, i.number, i.due, i.cents AS amount, a.times, a.programme, coalesce(p.merged_into, p.id) AS person, y.id AS payee, y.holder, y.iban,
       y.ending, y.country, CASE WHEN i.kept IS NOT NULL OR :keeps NOT LIKE '% ' || a.programme || ' %' THEN 1 ELSE 0 END AS kept,
       CASE WHEN i.budget IS NOT NULL THEN 1 ELSE 0 END AS bound,
       CASE WHEN EXISTS (SELECT 1 FROM access_open_restricted x WHERE x.person = coalesce(p.merged_into, p.id)) THEN 1 ELSE 0 END AS restricted,
       CASE WHEN p.death IS NOT NULL OR EXISTS (SELECT 1 FROM registry_open_person z WHERE z.id = p.merged_into AND z.death IS NOT NULL) THEN 1 ELSE 0 END AS dead,
       CASE WHEN EXISTS (SELECT 1 FROM registry_open_address h WHERE h.person = coalesce(p.merged_into, p.id) AND h.kind = 'home' AND h.until <= :until)
             AND NOT EXISTS (SELECT 1 FROM registry_open_address h WHERE h.person = coalesce(p.merged_into, p.id) AND h.kind = 'home'
                             AND (h.until IS NULL OR h.until > :until)) THEN 1 ELSE 0 END AS gone,
       CASE WHEN EXISTS (SELECT 1 FROM aid_payment q WHERE q.instalment = i.id AND q.state = 'returned' AND q.payee = y.id) THEN 1 ELSE 0 END AS again,
       coalesce(u.year, d.year) AS year, coalesce(u.number, d.number) AS decision
  FROM aid_instalment i JOIN aid_award a ON a.id = i.award JOIN casework_open_case c ON c.id = a.filed JOIN registry_open_person p ON p.id = a.person
       LEFT JOIN casework_open_decision d ON d.filed = a.filed LEFT JOIN casework_open_upheld u ON u.filed = a.filed
       LEFT JOIN aid_payee y ON y.person = coalesce(p.merged_into, p.id) AND y.until IS NULL
 WHERE i.state IN ('waits', 'returned') AND i.due <= :until AND a.state = 'granted' AND c.state IN ('granted', 'objected')
   AND NOT EXISTS (SELECT 1 FROM aid_payment q WHERE q.instalment = i.id AND q.state IN ('in', 'sent', 'paid'))
 ORDER BY i.due, i.id LIMIT :most;

-- many runs(most int) -> id run_id, year int, number int, pays day, payments int, amount cents, made instant, by account_id, who text, released instant?, off instant?,
--   paid int, returned int
SELECT r.id, r.year, r.number, r.pays, r.payments, r.cents AS amount, r.made, r.by, w.name AS who, r.released, r.off,
       (SELECT count(*) FROM aid_payment p WHERE p.run = r.id AND p.state = 'paid') AS paid,
       (SELECT count(*) FROM aid_payment p WHERE p.run = r.id AND p.state = 'returned') AS returned
  FROM aid_run r JOIN staff_open_worker w ON w.id = r.by ORDER BY r.id DESC LIMIT :most;

-- one last_run(year int) -> n int
SELECT coalesce(max(number), 0) AS n FROM aid_run WHERE year = :year;

-- change add_run(year int, number int, format text, message text, pays day, payments int, amount cents, hash blob, file blob, now instant, by account_id) -> id run_id
INSERT INTO aid_run(year, number, format, message, pays, payments, cents, hash, file, made, by)
VALUES(:year, :number, :format, :message, :pays, :payments, :amount, :hash, :file, :now, :by)
    ON CONFLICT(year, number) DO NOTHING
RETURNING id;

-- change add_payment(run run_id, instalment instalment_id, payee payee_id, amount cents, ref text)
-- AI6
INSERT INTO aid_payment(run, instalment, payee, cents, ref) VALUES(:run, :instalment, :payee, :amount, :ref);

-- maybe run_of(id run_id) -> row_version int, year int, number int, format text, message text, pays day, payments int, amount cents, hash blob, file blob?,
--   made instant, by account_id, released instant?, released_by account_id?, off instant?, off_why text
SELECT row_version, year, number, format, message, pays, payments, cents AS amount, hash, file, made, by, released, released_by, off, off_why FROM aid_run WHERE id = :id;

-- many payments_of(run run_id) -> id payment_id, instalment instalment_id, filed case_id, programme text, person person_id, amount cents, ref text, state text,
--   reason text, ending text, country text, other text, whose blob?, holds bool, number int, made instant
-- holds: it may still leave (AI5).
SELECT p.id, p.instalment, a.filed, a.programme, y.person, p.cents AS amount, p.ref, p.state, p.reason, y.ending, y.country, y.other, y.whose,
       CASE WHEN a.state = 'granted' AND c.state IN ('granted', 'objected') AND y.until IS NULL AND i.state IN ('waits', 'returned')
             AND NOT EXISTS (SELECT 1 FROM access_open_restricted x WHERE x.person = y.person)
             AND NOT EXISTS (SELECT 1 FROM registry_open_person z WHERE z.id = y.person AND z.death IS NOT NULL) THEN 1 ELSE 0 END AS holds, i.number, y.made
  FROM aid_payment p JOIN aid_instalment i ON i.id = p.instalment JOIN aid_award a ON a.id = i.award JOIN aid_payee y ON y.id = p.payee
       JOIN casework_open_case c ON c.id = a.filed
 WHERE p.run = :run ORDER BY p.id;

-- change release_run(id run_id, version int, now instant, by account_id)
-- AI7
UPDATE aid_run SET released = :now, released_by = :by, row_version = row_version + 1
 WHERE id = :id AND row_version = :version AND released IS NULL AND off IS NULL AND by <> :by;

-- change call_off_run(id run_id, version int, now instant, by account_id, why text)
UPDATE aid_run SET off = :now, off_by = :by, off_why = :why, file = NULL, row_version = row_version + 1
 WHERE id = :id AND row_version = :version AND released IS NULL AND off IS NULL;

-- change payments_left(run run_id)
UPDATE aid_payment SET state = 'sent' WHERE run = :run AND state = 'in';

-- change instalments_left(run run_id)
UPDATE aid_instalment SET state = 'sent' WHERE id IN (SELECT p.instalment FROM aid_payment p WHERE p.run = :run AND p.state = 'sent');

-- change payments_off(run run_id)
UPDATE aid_payment SET state = 'off' WHERE run = :run AND state = 'in';

-- maybe worker_name(id account_id) -> name text
SELECT name FROM staff_open_worker WHERE id = :id;

-- maybe of_payment(id payment_id) -> run run_id
SELECT run FROM aid_payment WHERE id = :id;
