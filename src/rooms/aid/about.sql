-- SPDX-License-Identifier: EUPL-1.2
-- about.sql - what a person was given, and what waits at the pay desk.

-- many awards_of(person person_id) -> id award_id, filed case_id, programme text, amount cents, times int, first day, state text, made instant, ground text, evidence blob?, paid cents, last day?
SELECT a.id, a.filed, a.programme, a.cents AS amount, a.times, a.first, a.state, a.made, a.ground, a.evidence,
       (SELECT coalesce(sum(i.cents), 0) FROM aid_instalment i WHERE i.award = a.id AND i.state = 'paid') AS paid,
       (SELECT max(i.due) FROM aid_instalment i WHERE i.award = a.id) AS last
  FROM aid_award a JOIN registry_open_same s ON s.same = a.person
 WHERE s.person = :person AND a.state <> 'refused' ORDER BY a.id DESC;

-- maybe payee_shown(person person_id) -> ending text, country text
SELECT ending, country FROM aid_payee WHERE person = :person AND until IS NULL;

-- many accounts_of(person person_id) -> holder blob?, iban blob?, other text, whose blob?, made instant, until instant?
SELECT y.holder, y.iban, y.other, y.whose, y.made, y.until FROM aid_payee y JOIN registry_open_same s ON s.same = y.person
 WHERE s.person = :person AND y.iban IS NOT NULL ORDER BY y.id;

-- change forget_evidence(person person_id)
UPDATE aid_award SET evidence = NULL, row_version = row_version + 1 WHERE person IN (SELECT s.same FROM registry_open_same s WHERE s.person = :person);

-- change forget_accounts(person person_id, nothing blob, now instant)
UPDATE aid_payee SET holder = NULL, iban = NULL, lookup = :nothing, ending = '', other = '', whose = NULL, until = coalesce(until, :now), row_version = row_version + 1
 WHERE person IN (SELECT s.same FROM registry_open_same s WHERE s.person = :person);

-- one waiting_runs(me account_id) -> n int
SELECT count(*) AS n FROM aid_run WHERE released IS NULL AND off IS NULL AND by <> :me;

-- many runs_to_release(me account_id) -> id run_id, year int, number int, pays day, payments int, amount cents
SELECT id, year, number, pays, payments, cents AS amount FROM aid_run WHERE released IS NULL AND off IS NULL AND by <> :me ORDER BY pays, id LIMIT 20;
