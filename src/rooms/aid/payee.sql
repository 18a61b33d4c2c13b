-- SPDX-License-Identifier: EUPL-1.2
-- payee.sql - the account to which a person is paid.

-- maybe payee_of(person person_id) -> id payee_id, row_version int, holder blob?, iban blob?, ending text, country text, other text, whose blob?, made instant, by account_id
SELECT id, row_version, holder, iban, ending, country, other, whose, made, by FROM aid_payee WHERE person = :person AND until IS NULL;

-- change end_payee(person person_id, version int, now instant)
UPDATE aid_payee SET until = :now, row_version = row_version + 1 WHERE person = :person AND until IS NULL AND row_version = :version;

-- change add_payee(person person_id, holder blob, iban blob, lookup blob, ending text, country text, whose blob?, now instant, by account_id) -> id payee_id
INSERT INTO aid_payee(person, holder, iban, lookup, ending, country, whose, made, by)
VALUES(:person, :holder, :iban, :lookup, :ending, :country, :whose, :now, :by)
RETURNING id;

-- one others_paid_there(person person_id, lookup blob, reader account_id, files int, now instant) -> n int
-- Whose file the reader may not open is not counted (AC1).
SELECT count(DISTINCT y.person) AS n FROM aid_payee y JOIN registry_open_person p ON p.id = y.person
 WHERE y.lookup = :lookup AND y.until IS NULL AND y.person <> :person
   AND (p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant_to g WHERE g.part IN ('aid', 'file') AND g.person = p.id
        AND g.account = :reader AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)));

-- one payee_in_file(person person_id) -> n int
-- In a file that was not released yet: the account must not change under it.
SELECT count(*) AS n FROM aid_payment p JOIN aid_payee y ON y.id = p.payee WHERE y.person = :person AND p.state = 'in';
