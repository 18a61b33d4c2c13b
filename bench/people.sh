#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# people.sh DATABASE PEOPLE - fills a migrated database with people in households of three, by SQL alone; a file, or postgresql://...
#
# Everybody has two spellings, two numbers, a telephone, an address and the one before, a home; one in four a need, a child its
# parent; one in ten has sixty ended telephones more, so that the timeline has a second page.  Every household has three facts, two
# entitlements and an application of its head that went three steps; everybody was twice at reception, a
# thousandth of them on each day, and their file was opened twice.
db=$1 people=$2
case $db in
    postgres*) tidy='VACUUM ANALYZE'                       # as autovacuum does within minutes
        numbers="SELECT setval(pg_get_serial_sequence(t, 'id'), 10000000) FROM unnest(ARRAY['registry_person', 'registry_household', 'casework_case']) t;"
        run() { psql -qX -v ON_ERROR_STOP=1 "$db"; }
        series() { echo "WITH n(i) AS (SELECT generate_series(1, $1))"; }
        blob="decode(repeat('00', 60), 'hex')"; lookup() { echo "convert_to(lpad(($1)::text, 32, '0'), 'UTF8')"; } ;;
    *) numbers='' tidy=ANALYZE
        run() { /usr/bin/python3 -c 'import sqlite3, sys
db = sqlite3.connect(sys.argv[1]); db.executescript("PRAGMA synchronous = OFF; PRAGMA cache_size = -200000;" + sys.stdin.read())' "$db"; }
        series() { echo "WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n WHERE i < $1)"; }
        blob='zeroblob(60)'; lookup() { echo "CAST(printf('%032d', $1) AS BLOB)"; } ;;
esac
all=$(series "$people"); homes=$(series $(((people + 2) / 3)))
run <<S
BEGIN;
INSERT INTO registry_person(id, sex, birth, birth_exact, lang, confirmed, made, made_by)
  $all SELECT i, CASE WHEN i % 2 = 0 THEN 'f' ELSE 'm' END, 20000 - i * 7 % 29000, 'day', 'el', 1, 1700000000 + i % 50000000, 1 FROM n;
INSERT INTO registry_name(person, kind, family, given, father, shown, made, by)
  $all SELECT i, 'official', 'Επώνυμο ' || i % 7919, 'Όνομα ' || i % 307, 'Πατρώνυμο', 1, 1700000000 + i % 50000000, 1 FROM n;
INSERT INTO registry_name(person, kind, family, given, shown, made, by)
  $all SELECT i, 'latin', 'Eponymo ' || i % 7919, 'Onoma ' || i % 307, 0, 1700000000 + i % 50000000, 1 FROM n;
INSERT INTO registry_identifier(person, kind, sealed, lookup, ending, status, made, by)
  $all SELECT i, 'afm', $blob, $(lookup 'i * 2'), '1234', 'seen', 1700000000 + i % 50000000, 1 FROM n;
INSERT INTO registry_identifier(person, kind, sealed, lookup, ending, status, since, until, made, by)
  $all SELECT i, CASE WHEN i % 3 = 0 THEN 'permit' ELSE 'amka' END, $blob, $(lookup 'i * 2 + 1'), '5678', 'seen', 20000, CASE WHEN i % 3 = 0 THEN 22000 END,
       1700000000 + i % 50000000, 1 FROM n;
INSERT INTO registry_contact(person, kind, value, compared, messages, since, made, by)
  $all SELECT i, 'mobile', '69' || 10000000 + i, '69' || 10000000 + i, 1, 20000, 1700000000 + i % 50000000, 1 FROM n;
INSERT INTO registry_contact(person, kind, value, compared, since, until, made, by)
  $all, k(j) AS ($(case $db in postgres*) echo 'SELECT generate_series(1, 60)' ;; *) echo 'VALUES(1) UNION ALL SELECT j + 1 FROM k WHERE j < 60' ;; esac))
  SELECT i * 10, 'phone', '24' || 10000000 + i * 60 + j, '24' || 10000000 + i * 60 + j, 15000 + j, 15001 + j, 1690000000 + j * 100000, 1 FROM n CROSS JOIN k WHERE i <= $people / 10;
INSERT INTO registry_address(person, kind, street, number, postcode, place, since, until, made, by)
  $all SELECT i, 'home', 'Οδός ' || i % 900, i % 120, '41222', 'Λάρισα', 18000, 20000, 1690000000, 1 FROM n;
INSERT INTO registry_address(person, kind, street, number, postcode, place, since, made, by)
  $all SELECT i, 'home', 'Οδός ' || i % 901, i % 121, '41222', 'Λάρισα', 20000, 1700000000 + i % 50000000, 1 FROM n;
INSERT INTO registry_need(person, kind, since, made, by)
  $all SELECT i, 'interpreter', 20000, 1700000000 + i % 50000000, 1 FROM n WHERE i % 4 = 0;
INSERT INTO registry_household(id, made, made_by) $homes SELECT i, 1700000000, 1 FROM n;
INSERT INTO registry_member(household, person, part, role, since, made, by)
  $all SELECT (i + 2) / 3, i, 'main', CASE i % 3 WHEN 1 THEN 'head' WHEN 2 THEN 'spouse' ELSE 'child' END, 20000, 1700000000 + i % 50000000, 1 FROM n;
INSERT INTO registry_relation(person, other, kind, since, made, by)
  $all SELECT i - 2, i, 'parent', 20000, 1700000000 + i % 50000000, 1 FROM n WHERE i % 3 = 0;
INSERT INTO staff_account(id, name, sign_in, password_hash, created) VALUES(1, 'Υπάλληλος', 'clerk', '!', 1);
INSERT INTO access_unit(id, name) VALUES(1, 'Κέντρο Κοινότητας');
INSERT INTO access_work(unit, account, since) VALUES(1, 1, 1);
INSERT INTO facts_fact(household, variable, value, since, known_from, source, evidence, by)
  $homes SELECT i, 'rent', CAST(20000 + i % 30000 AS TEXT), 20000, 1750000000 + i % 5000000, 'household', 'declared', 1 FROM n
  UNION ALL SELECT i, 'savings', CAST(i % 9000 AS TEXT), 20000, 1750000000 + i % 5000000, 'household', 'declared', 1 FROM n
  UNION ALL SELECT i, 'region', 'larissa', 20000, 1750000000 + i % 5000000, 'paper', 'paper', 1 FROM n;
INSERT INTO facts_entitled(household, programme, month_lo, month_hi, once_lo, judged, special, since)
  $homes SELECT i, 'guaranteed-income', 20000, 20000, 0, 0, 0, 20500 FROM n UNION ALL SELECT i, 'kapi', 0, 0, 0, 0, 0, 20500 FROM n;
INSERT INTO casework_case(id, programme, person, spell, state, unit, worker, protocol_year, protocol_no, origin, opened, made, by)
  $homes SELECT i, 'kapi', i * 3 - 2, 1, 'waiting', 1, 1, 2025, i, 'clerk', 1751000000 + i % 5000000, 1751000000 + i % 5000000, 1 FROM n WHERE i * 3 - 2 <= $people;
INSERT INTO casework_step(filed, at, by, was, state)
  SELECT id, opened, 1, '', 'applied' FROM casework_case UNION ALL SELECT id, opened + 90000, 1, 'applied', 'complete' FROM casework_case
  UNION ALL SELECT id, opened + 190000, 1, 'complete', 'waiting' FROM casework_case;
INSERT INTO reception_visit(place, day, number, at, turn, class, purpose, person, state, called, called_last, calls, worker, ended, by)
  $all, k(j) AS (VALUES(0), (1)) SELECT 1, 19000 + i % 1000 + 1000 * j, 1 + i / 1000, 1 + (19000 + i % 1000 + 1000 * j) * 86400, 1, 'none', 'benefit', i, 'served', 2, 2, 1, 1, 3, 1
  FROM n CROSS JOIN k ORDER BY 2, 3;
INSERT INTO diary_act(at, who, account, roles, reads, act, about_kind, about)
  $all, k(j) AS (VALUES(0), (1)) SELECT 1751000000 + j * 1000 + i % 5000000, 'Υπάλληλος', 1, 8, 1, 'opened file', 'person', i FROM n CROSS JOIN k;
$numbers
COMMIT;
$tidy;
S
