# SPDX-License-Identifier: EUPL-1.2
# ledger.t - what was delivered: never changed, countered once, summed, and read by whom it concerns.
. tests/lib.sh
. tests/people.sh
worker 1 Μαρία; worker 2 Κώστας; worker 3 Νίκη; worker 4 Ξένια
person 11 Παπαδοπούλου Ελένη 7000; person 12 Νικολάου Πέτρος 8000
sql "INSERT INTO access_unit(id, name, secret, kind) VALUES (1, 'Παντοπωλείο', 0, 'grocery'), (2, 'Μονάδα Ω', 1, 'womens_shelter')"
sql "INSERT INTO access_work(id, unit, account, since) VALUES (1, 1, 2, 100), (2, 2, 4, 100)"
line() { sql "INSERT INTO ledger_line(id, on_day, noted, by, unit, kind, service, person, quantity, worth, about_kind, about, counters, why) VALUES ($1)"; }
# 1 March 2031 is day 22339
line "1, 22339, 1930122000, 2, 1, 'ration', 'social-grocery', 11, 1, 4500, 'handout', 1, NULL, ''"
line "2, 22345, 1930122000, 2, 1, 'ration', 'social-grocery', 12, 1, 3000, 'handout', 2, NULL, ''"
line "3, 22345, 1930122000, 2, 1, 'ration', 'social-grocery', 11, 1, 2000, 'handout', 3, NULL, ''"
line "4, 22339, 1930122000, 4, 2, 'night', '', 11, 1, 0, 'stay', 1, NULL, ''"

t 'L1: a line is not changed'                       '! sql "UPDATE ledger_line SET quantity = 5 WHERE id = 1" 2> "$dir/err" && count "ledger_line WHERE quantity = 5" 0'
t 'L1: nor given to somebody else'                  '! sql "UPDATE ledger_line SET person = 12 WHERE id = 1" 2> "$dir/err"'
t 'L1: nor removed'                                 '! sql "DELETE FROM ledger_line" 2> "$dir/err" && count ledger_line 4'
t 'L2: what counters must be its opposite'          '! line "90, 22339, 1930122000, 2, 1, '"'ration', 'social-grocery'"', 11, -2, -4500, '"'handout'"', 1, 1, '"'λάθος'"'" 2> "$dir/err"'
t 'L2: with a reason'                               '! line "90, 22339, 1930122000, 2, 1, '"'ration', 'social-grocery'"', 11, -1, -4500, '"'handout'"', 1, 1, '"''"'" 2> "$dir/err"'
t 'L2: on the same day'                             '! line "90, 22340, 1930122000, 2, 1, '"'ration', 'social-grocery'"', 11, -1, -4500, '"'handout'"', 1, 1, '"'λάθος'"'" 2> "$dir/err"'
t 'L2: then it counters, once'                      'line "91, 22339, 1930122000, 2, 1, '"'ration', 'social-grocery'"', 11, -1, -4500, '"'handout'"', 1, 1, '"'λάθος'"'" && ! line "92, 22339, 1930122000, 2, 1, '"'ration', 'social-grocery'"', 11, -1, -4500, '"'handout'"', 1, 1, '"'λάθος'"'" 2> "$dir/err"'
t 'a kind that there is not'                        '! line "93, 22339, 1930122000, 2, 1, '"'castle', ''"', 11, 1, 0, '"'x'"', 1, NULL, '"''"'" 2> "$dir/err"'

be 2 keep
t 'L4: two rations, two people, 50 euros'           'GET "/ledger?month=3/2031" && status 200 && see "Παντοπωλείο" && see "2 δέματα" && see ">2</td>" && see "50 €"'
t 'L4: the lines behind it'                         'GET "/ledger/lines?unit=1&month=3/2031&kind=ration&service=social-grocery" && status 200 && test "$(grep -c "αντιλογισμός" "$dir/page")" = 1 && see "λάθος"'
t 'a keeper who opens no files reads no names'      'notsee Παπαδοπούλου && see "χωρίς όνομα"'
be 2 keep,files
t 'who may open the file does'                      'GET "/ledger/lines?unit=1&month=3/2031&kind=ration&service=social-grocery" && see Παπαδοπούλου'
t 'a person counted once, also after a merge'       'sql "UPDATE registry_person SET merged_into = 11 WHERE id = 12" && GET "/ledger?month=3/2031" && see "2 δέματα" && see ">1</td>" && sql "UPDATE registry_person SET merged_into = NULL WHERE id = 12"'
t 'L4: the year, and its lines'                       'GET "/ledger?month=2031" && status 200 && see "2 δέματα" && see "unit=1&amp;month=2031&amp;kind=ration" && GET "/ledger/lines?unit=1&month=2031&kind=ration&service=social-grocery" && status 200 && test "$(grep -o "<td data-l=\"Ημέρα\"" "$dir/page" | wc -l)" = 4 && GET "/ledger?month=2030" && see "Δεν γράφτηκε" && GET "/ledger?month=1999" && status 422 && GET "/ledger?month=2033" && status 422'
t 'February had none'                               'GET "/ledger?month=2/2031" && status 200 && see "Δεν γράφτηκε"'
t 'a month that is none; a year that is none'       'GET "/ledger?month=13/2031" && status 422 && see "όπως 11/2026" && GET "/ledger?month=1/1900" && status 422 && GET "/ledger?month=1/2100" && status 422 && GET "/ledger?month=σήμερα" && status 422'
t 'L5: another unit is not there'                   'GET "/ledger?unit=2" && status 404 && GET "/ledger/lines?unit=2&month=3/2031&kind=night&service=" && status 404'
be 3 supervise
t 'L5: nor for who supervises all the others'       'GET /ledger && status 200 && see "Παντοπωλείο" && notsee "Μονάδα Ω" && GET "/ledger?unit=2" && status 404'
be 4 keep
t 'L5: its own team counts it'                      'GET "/ledger?month=3/2031" && see "Μονάδα Ω" && see "1 νύχτες"'
be 1 advise,files
at 2031-03-20T09:00
t 'a person'"'"'s year, without the secret unit'    'GET "/person?id=11" && status 200 && see "Τι έλαβε" && see "1 δέματα" && notsee "νύχτες" && notsee "Μονάδα Ω"'
mine() { GET "/ledger/person?person=11&kind=$1&service=$2&unit=$3"; }
t 'L4: each figure of the year leads to its lines, the counter-entry among them' 'see "/ledger/person?person=11&amp;kind=ration&amp;service=social-grocery&amp;unit=1" && mine ration social-grocery 1 && status 200 && see "Παντοπωλείο" && see "αντιλογισμός" && see "λάθος" && test "$(grep -o "<td data-l=\"Ημέρα\"" "$dir/page" | wc -l)" = 3'
t 'L5: but never to those of a secret unit, which read as what there is not' 'mine night "" 2 && status 200 && notsee "Μονάδα Ω" && see "Δεν γράφτηκε" && sed "s/unit=[23]/unit=/g;s/name=\"csrf\" value=\"[^\"]*\"//" "$dir/page" > "$dir/a" && mine night "" 3 && sed "s/unit=[23]/unit=/g;s/name=\"csrf\" value=\"[^\"]*\"//" "$dir/page" | cmp - "$dir/a"'
t 'a file that one may not open has no lines' 'be 2 advise; mine ration social-grocery 1 && status 404'
sql "INSERT INTO casework_case(id, programme, person, spell, state, protocol_year, protocol_no, origin, opened, made, by) VALUES (900, 'social-grocery', 12, 1, 'applied', 2031, 905, 'clerk', 1, 1, 1)"
sql "INSERT INTO ledger_line(id, on_day, noted, by, unit, kind, person, quantity, case_id, about_kind, about) VALUES (5, 22346, 1930122000, 2, 1, 'item', 12, 1, 900, 'handout', 909)"
pieces() { GET "/ledger/lines?unit=1&month=3/2031&kind=item&service=" && status 200 && see ">1</td>"; }
t 'L4: a line leads to the decision it was delivered under and to the record of its room' 'be 2 keep,decide,files; pieces && see "<a href=\"/case?id=900\">2031/905</a>" && see "href=\"/stock/handout?id=909\""'
t 'L4: to who opens no cases the number alone; AC1: of somebody unknown to the reader neither' 'be 2 keep,files; pieces && see "2031/905" && notsee "/case?" && be 2 keep; pieces && notsee "2031/905" && notsee "/stock/handout?"'
t 'L4: nobody is led to the record of a unit in which they do not work' 'be 3 supervise,keep,files; pieces && see "2031/905" && notsee "/stock/handout?"'
asked() { PRONOIA_STATEMENTS=$dir/asked GET "/ledger/lines?unit=1&month=3/2031&kind=$1&service=$2" && status 200 && grep -c " works_in$" "$dir/asked"; }
t 'L4: who works there is asked as often for four lines as for none' 'be 2 keep,files; four=$(asked ration social-grocery) && none=$(asked night x) && test "$four" = "$none" && test "$four" -gt 0'
# All that is asked for lines of one kind, and for the same without a person.
all_asked() { PRONOIA_STATEMENTS=$dir/asked GET "/ledger/lines?unit=1&month=5/2031&kind=$1&service=" && status 200 && grep -c . "$dir/asked"; }
people() { seq 600 639 | while read -r i; do echo "$1" | sed "s/#/$i/g"; done | paste -sd,; }
sql "INSERT INTO registry_person(id, birth, birth_exact, made, made_by) VALUES $(people "(#, 4000, 'day', 1, 1)"); INSERT INTO registry_name(id, person, kind, family, given, shown, made, by) VALUES $(people "(#, #, 'official', 'Demo', 'P#', 1, 1, 1)")"
sql "INSERT INTO casework_case(id, programme, person, spell, state, protocol_year, protocol_no, origin, opened, made, by) VALUES $(people "(#, 'kapi', #, 1, 'granted', 2031, #, 'clerk', 1, 1, 1)")"
sql "INSERT INTO ledger_line(id, on_day, noted, by, unit, kind, person, quantity, case_id, about_kind, about) VALUES $(people "(#, 22406, 1, 2, 1, 'item', #, 1, #, 'handout', #)")"
t 'L4: a page of forty people asks the database as much as an empty one' 'be 2 keep,decide,files; forty=$(all_asked item) && see "Demo P639" && see "/case?id=639" && see "/person?id=600" && none=$(all_asked night) && echo "# $forty $none" && test "$forty" = "$none" && test "$forty" -gt 2'
t 'AC1, AC16: by name one sees whom a grant opens, also after a merge; the case whom it opens for that' 'sql "UPDATE registry_person SET shield = 1 WHERE id IN (601, 602, 603); UPDATE registry_person SET merged_into = 603 WHERE id = 602; INSERT INTO access_grant(id, person, account, purpose, starts, about_kind, about) VALUES (71, 603, 2, '"'list'"', 1, '"'person'"', 603)"; be 2 keep,decide,files; all_asked item > /dev/null; notsee "Demo P601" && notsee "2031/601" && see "Demo P602" && see "Demo P603" && see "2031/602" && notsee "/case?id=602" && be 2 keep,decide && all_asked item > /dev/null && see "Demo P602" && notsee "Demo P604"'
t 'L4: from what a person received too'             'be 1 advise,files; GET "/ledger/person?person=12&kind=item&service=&unit=1" && status 200 && see "<a href=\"/case?id=900\">2031/905</a>" && notsee "/stock/handout?"'
t 'L5: of a unit whose name says something of health neither person, decision nor record is there for others' 'sql "UPDATE access_unit SET kind = '"'rehab_hostel'"' WHERE id = 1"; be 3 supervise,keep,decide,files; pieces && notsee 2031/905 && notsee Νικολάου && be 2 keep,decide,files; pieces && see 2031/905 && see Νικολάου && see "/stock/handout?"; rc=$?; sql "UPDATE access_unit SET kind = '"'grocery'"' WHERE id = 1"; test $rc = 0'
t 'who gave nothing counts nowhere'                 'be 1 keep; GET /ledger && status 200 && see "σε κάποια μονάδα"'
t 'L1: an erasure takes the person and leaves the figures' 'sql "UPDATE ledger_line SET person = NULL WHERE person = 11" && be 2 keep && GET "/ledger?month=3/2031" && see "2 δέματα"'
done_testing
