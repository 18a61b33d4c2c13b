# SPDX-License-Identifier: EUPL-1.2
# shields.t - AC6: a shield comes back on its day; it is kept or lifted with a reason, by whom the file is open to.
. tests/lib.sh
day() { echo $(( $(date -u -d "$1" +%s) / 86400 )); }
sql "INSERT INTO staff_account(id, name, sign_in, password_hash, roles, created) VALUES (1, 'Μαρία', 'maria', '!', 1024, 1), (2, 'Σοφία', 'sofia', '!', 1024, 1)"
sql "INSERT INTO access_unit(id, name) VALUES (7, 'Ξενώνας')"
sql "INSERT INTO registry_person(id, shield, made, made_by) VALUES (11, 1, 1, 1), (12, 2, 1, 1), (13, 1, 1, 1), (14, 0, 1, 1)"
sql "INSERT INTO registry_name(id, person, kind, family, given, shown, made, by) VALUES (11, 11, 'official', 'Πρώτου', 'Α', 1, 1, 1), (12, 12, 'official', 'Αθέατη', 'Β', 1, 1, 1), (13, 13, 'official', 'Τρίτου', 'Γ', 1, 1, 1)"
maria() { as Μαρία supervise,decide; export PRONOIA_STAFF=1; }
sofia() { as Σοφία supervise,decide; export PRONOIA_STAFF=2; }
set_up() { sql "INSERT INTO access_grant(id, person, account, purpose, starts, about_kind, about) VALUES ($1, $1, 1, 'review', 1, 'shield', $1)"; sql "INSERT INTO access_shield(id, person, level, reason, review, at, by) VALUES ($1, $1, $2, '\\x00', $(day $3), 1, 1)" 2> /dev/null || sql "INSERT INTO access_shield(id, person, level, reason, review, at, by) VALUES ($1, $1, $2, x'00', $(day $3), 1, 1)"; }
set_up 11 1 2031-02-27; set_up 12 2 2031-03-10; set_up 13 1 2031-06-01
sql "INSERT INTO access_grant(id, person, unit, purpose, starts, about_kind, about) VALUES (99, 12, 7, 'stay', 1, 'person', 12)"
now() { sql "SELECT level, review FROM access_shield WHERE person = $1 AND replaced = 0"; }
t 'those whose day has come, and those that come soon' 'maria; GET /shields && status 200 && see Πρώτου && see "ήρθε η ημέρα" && see Αθέατη && notsee Τρίτου'
t 'and on my day'                                'GET /day && see "1 προστασία φακέλου περιμένει"'
t 'AC1: nobody else sees them'                   'sofia; GET /shields && notsee Πρώτου && notsee Αθέατη && see "Καμία δεν περιμένει" && GET /day && notsee "προστασία φακέλου περιμένει" && POST /shields id=11 do=lift "reason=δεν χρειάζεται πια" && status 404'
t 'nor without the right'                        'as Μαρία advise,files; GET /shields && status 403'
t 'looking is in the diary, of the invisible one in the sealed one' 'test "$(sql "SELECT about FROM diary_act WHERE act = '"'looked at the review of a shield'"'")" = 11 && test "$(sql "SELECT person FROM diary_hidden WHERE act = '"'looked at the review of a shield'"'")" = 12'
t 'AC6: kept, with a reason and another day'     'maria; POST /shields id=11 do=keep review=1/9/2031 && status 422 && see "value=\"1/9/2031\"" && POST /shields id=11 do=keep "reason=η απειλή συνεχίζεται" && status 422 && see "η απειλή συνεχίζεται" && POST /shields id=11 do=keep "reason=η απειλή συνεχίζεται" review=1/9/2033 && status 422 && test "$(now 11)" = "1|$(day 2031-02-27)"'
t 'every step can fail'                          'torture POST /shields id=11 do=keep "reason=η απειλή συνεχίζεται" review=1/9/2031'
t 'AC6: then it is not due until that day'       'POST /shields id=11 do=keep "reason=η απειλή συνεχίζεται" review=1/9/2031 && location "/shields?saved=1" && test "$(now 11)" = "1|$(day 2031-09-01)" && GET /shields && notsee Πρώτου && test "$(sql "SELECT shield FROM registry_person WHERE id = 11")" = 1'
t 'an invisible one keeps its unit'              'POST /shields id=12 do=keep "reason=μένει στον ξενώνα" review=1/9/2031 && status 303 && test "$(now 12)" = "2|$(day 2031-09-01)"'
t 'AC5: not when no unit holds it any more'      'sql "UPDATE access_grant SET ends = 2 WHERE id = 99"; POST /shields id=12 do=keep "reason=μένει στον ξενώνα" review=1/8/2031 && status 422 && test "$(now 12)" = "2|$(day 2031-09-01)"'
at 2031-09-02T09:00
t 'lifted, it is an open file'                   'POST /shields id=11 do=lift && status 422 && POST /shields id=11 do=lift "reason=η υπόθεση έκλεισε" && status 303 && test "$(sql "SELECT shield FROM registry_person WHERE id = 11")" = 0 && test "$(now 11)" = "0|" && POST /shields id=11 do=lift "reason=η υπόθεση έκλεισε" && status 409'
t 'of linked records all are lifted'             'sql "UPDATE registry_person SET merged_into = 14 WHERE id = 13"; sql "UPDATE registry_person SET shield = 1 WHERE id = 14"; sql "INSERT INTO access_shield(id, person, level, reason, review, at, by) SELECT 900, 14, 1, reason, review, 1, 1 FROM access_shield WHERE id = 13"; POST /shields id=13 do=lift "reason=η υπόθεση έκλεισε" && status 303 && test "$(sql "SELECT max(shield) FROM registry_person WHERE id IN (13, 14)")" = 0 && test "$(sql "SELECT count(*) FROM access_shield WHERE person IN (13, 14) AND replaced = 0 AND level > 0")" = 0 && GET /shields && notsee Τρίτου'
done_testing
