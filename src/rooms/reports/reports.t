# SPDX-License-Identifier: EUPL-1.2
# reports.t - what structures did: counted once, refused where there is nothing, published with small figures hidden, kept as published.
. tests/lib.sh
. tests/people.sh
worker 1 Μαρία; worker 2 Κώστας; worker 3 Νίκη; worker 4 Ξένια
ids_from_one reports_edition
at 2031-04-05T09:00
# twelve people; 11..18 women, 19..22 men, 8 years apart, the youngest a child
k=11; while [ $k -le 22 ]; do person $k "Επώνυμο$k" "Όνομα$k" $((1000 + (k - 11) * 1700)); k=$((k + 1)); done
sql "UPDATE registry_person SET sex = CASE WHEN id < 19 THEN 'f' ELSE 'm' END"
person 31 Διπλή Εγγραφή 1000; sql "UPDATE registry_person SET merged_into = 11, sex = 'f' WHERE id = 31"
person 41 Αόρατη Φιλοξενούμενη 7000; sql "UPDATE registry_person SET shield = 2, sex = 'x' WHERE id = 41"
household 5 11 head 12 spouse
sql "INSERT INTO access_unit(id, name, secret, kind) VALUES (1, 'Παντοπωλείο', 0, 'grocery'), (2, 'Μονάδα Ω', 1, 'womens_shelter'), (3, 'Φαρμακείο', 0, 'pharmacy'), (4, 'Συσσίτιο', 0, 'soup_kitchen')"
sql "INSERT INTO access_work(id, unit, account, since) VALUES (1, 1, 2, 100), (2, 2, 4, 100)"
line() { sql "INSERT INTO ledger_line(id, on_day, noted, by, unit, kind, service, person, quantity, worth, about_kind, about, counters, why) VALUES ($1)"; }
# 1 March 2031 is day 22339, 1 February 22311
k=11; while [ $k -le 22 ]; do line "$k, 22341, 1930122000, 2, 1, 'ration', 'social-grocery', $k, 1, 1000, 'handout', $k, NULL, ''"; k=$((k + 1)); done
k=11; while [ $k -le 18 ]; do line "$((k + 100)), 22342, 1930122000, 2, 4, 'meal', 'soup-kitchen', $k, 10, 0, 'handout', $k, NULL, ''"; k=$((k + 1)); done
line "201, 22343, 1930122000, 2, 3, 'medicine', '', 11, 1, 0, 'x', 1, NULL, ''"
line "202, 22343, 1930122000, 2, 3, 'medicine', '', 12, 2, 0, 'x', 2, NULL, ''"
line "203, 22343, 1930122000, 2, 1, 'ration', 'social-grocery', 31, 1, 1000, 'handout', 203, NULL, ''"
line "204, 22343, 1930122000, 2, 1, 'ration', 'social-grocery', 22, 1, 1000, 'handout', 204, NULL, ''"
line "205, 22343, 1930122000, 2, 1, 'ration', 'social-grocery', 22, -1, -1000, 'handout', 204, 204, 'λάθος'"
figure() { sed -n "s#.*>$1\(</a>\)\{0,1\}</th><td[^>]*>\([^<]*\)<.*#\2#p" "$dir/page" | head -1; }

be 3 supervise
t 'RP1: twelve people over all units, once each, a merged record with its own'  'GET "/reports?period=3/2031" && status 200 && test "$(figure Όλοι)" = 12 && test "$(figure Γυναίκες)" = 8 && test "$(figure Άνδρες)" = 4'
t 'thirteen rations of 130 euros, eighty meals, three packs'        'test "$(figure "Δέματα τροφίμων")" = 13 && see "130 €" && test "$(figure Γεύματα)" = 80 && test "$(figure Φάρμακα)" = 3'
t 'RP1: one home of two'                                            'test "$(figure Νοικοκυριά)" = 1'
t 'a line for each unit, leading to its report'                     'see "/reports?unit=3&amp;period=2031-03" && see "Φαρμακείο"'
before() { sed '1,/^$/d' "$dir/page" | sed 's/name="csrf" value="[^"]*"//; s/nonce-[^ "]*//g' | cksum; }
t 'RP2: a secret unit changes no byte of the town'                  'one=$(before) && line "301, 22341, 1930122000, 4, 2, '"'night', ''"', 41, 20, 0, '"'stay'"', 1, NULL, '"''"'" && line "302, 22341, 1930122000, 4, 2, '"'night', ''"', 11, 20, 0, '"'stay'"', 2, NULL, '"''"'" && GET "/reports?period=3/2031" && test "$(before)" = "$one" && notsee "Μονάδα Ω"'
t 'RP2: nor of the year, nor is it among the units, nor to be asked for' 'GET "/reports?period=2031" && notsee "Διανυκτερεύσεις" && notsee "Μονάδα Ω" && GET "/reports?unit=2&period=3/2031" && status 404 && GET "/reports/esf?unit=2&period=3/2031" && status 404'
be 4 keep
t 'its own team counts it'                                          'GET "/reports?period=3/2031" && see "Μονάδα Ω" && test "$(figure Διανυκτερεύσεις)" = 40'
be 2 keep
t 'RP3: a keeper counts the own unit, and comes to its lines'       'GET "/reports?period=3/2031" && see "Παντοπωλείο" && see "/ledger?unit=1&amp;month=3/2031" && notsee "Φαρμακείο"'
t 'nobody else'"'"'s'                                               'GET "/reports?unit=3&period=3/2031" && status 404 && GET "/reports/publish?period=3/2031" && status 403'
t 'RP3: the year, month by month'                                   'GET "/reports?unit=1&period=2031" && status 200 && see "period=2031-03" && see "/ledger?unit=1&amp;month=2031\"" && see "<svg" && test "$(figure 3/2031)" = 13'
worker 7 Υπογραφή
t 'RP3: nobody is led to lines that do not open: who signs to none, a keeper who signs to those of the own unit' 'be 7 sign; GET "/reports?unit=1&period=3/2031" && status 200 && see "Δέματα" && notsee "/ledger?" && be 2 keep,sign; GET "/reports?unit=3&period=3/2031" && status 200 && notsee "/ledger?" && GET "/reports?unit=1&period=3/2031" && see "/ledger?unit=1&amp;month=3/2031"'
be 3 supervise
t 'RP8: 1900 to 2100'                                               'GET "/reports?period=1900-2100" && status 422 && see "όχι για πολλά έτη μαζί"'
t 'RP8: 1900; a month to come; a year to come; no month at all'     'GET "/reports?period=1900" && status 422 && see "πριν από το 2000" && GET "/reports?period=5/2031" && status 422 && see "δεν έχει αρχίσει" && GET "/reports?period=2032" && status 422 && GET "/reports?period=13/2031" && status 422 && GET "/reports?period=χθες" && status 422'
t 'RP8: this month is shown as not over, and is not published'      'GET "/reports?period=4/2031" && status 200 && see "δεν τελείωσε" && notsee "/reports/publish" && POST /reports/publish period=2031-04 number=1 && status 422 && count reports_edition 0'
t 'RP4: a spreadsheet, CSV and a PDF of the same'                   'GET "/reports?period=3/2031&as=csv" && see "\"Όλοι\",\"Πρόσωπα\",12" && GET "/reports?period=3/2031&as=xlsx" && see "report-0-2031-03.xlsx" && GET "/reports?period=3/2031&as=pdf" && see "%PDF-"'

# ---- what was booked ---- 3 March 2031, noon: 1930305600
sql "INSERT INTO appointments_service(id, unit, subject, minutes, made, by) VALUES (1, 1, 'lawyer', 30, 1, 1), (2, 2, 'lawyer', 30, 1, 1)"
booked() { sql "INSERT INTO appointments_booking(id, service, unit, starts, ends, state, ended, ended_by, made, by) VALUES ($1, $2, $2, $3, $3 + 1800, '$4', $5, CASE WHEN $5 IS NOT NULL THEN 1 END, 1, 1)"; }
booked 1 1 1930305600 came 1930306000; booked 2 1 1930309200 came 1930310000; booked 3 1 1930312800 came 1930313000
booked 4 1 1930316400 no_show 1930318000; booked 5 1 1930320000 no_show 1930322000
booked 6 1 1930392000 cancelled 1930384800; booked 7 1 1930564800 cancelled 1930305600; booked 8 1 1930568400 booked NULL
booked 9 1 1933156800 came 1933157000; booked 10 2 1930305600 no_show 1930306000
sql "INSERT INTO stock_card(id, number, person, given, by) VALUES (50, '1234567890', 11, 1, 1)"
sql "INSERT INTO stock_pickup(id, unit, card, on_day, minute, place, state, made, by) VALUES (1, 4, 50, 22341, 600, 1, 'came', 1, 1), (2, 4, 50, 22342, 600, 1, 'missed', 1, 1), (3, 4, 50, 22343, 600, 1, 'booked', 1, 1), (4, 4, 50, 22344, 600, 1, 'cancelled', 1, 1)"
sql "INSERT INTO events_course(id, unit, kind, audience, places, state, made, by) VALUES (1, 3, 'course', 'all', 40, 'open', 1, 1)"
sql "INSERT INTO events_lesson(id, course, starts, ends, made, by) VALUES (1, 1, 1930305600, 1930309200, 1, 1), (2, 1, 1930392000, 1930395600, 1, 1)"
sql "INSERT INTO events_signup(id, course, number, state, grouped, seats, made, by) VALUES (1, 1, 1, 'registered', 0, 1, 1, 1), (2, 1, 2, 'registered', 0, 1, 1, 1), (3, 1, 3, 'registered', 1, 20, 1, 1), (4, 1, 4, 'waiting', 0, 1, 1, 1)"
sql "INSERT INTO events_came(id, lesson, signup, heads, at, by) VALUES (1, 1, 1, 1, 1, 1), (2, 1, 3, 18, 1, 1)"
ended() { tr '\n' ' ' < "$dir/page" | sed 's/<tr/\n&/g' | sed -n "s#.*>$1\(</[a-z]*>\)*</th>##p" | sed 's/<\/tr>.*//; s/<[^>]*>/ /g' | tr -s ' ' | sed 's/^ //; s/ $//'; }
t 'RP9: appointments kept, not come to, called off in the last day, not noted; of the month, RP2: without the secret unit' 'GET "/reports?period=3/2031" && test "$(ended Ραντεβού)" = "3 2 1 1"'
t 'RP9: own hours: one still booked on a later day was not come to'  'test "$(ended "Ώρες παραλαβής")" = "1 2 – 0"'
t 'RP9: of a class who stayed away; of a lesson without a note nobody, and who waits nowhere' 'test "$(ended Συναντήσεις)" = "19 3 – 22"'
t 'RP9: of a unit its own; the year too'                             'GET "/reports?unit=4&period=2031" && see "Ώρες παραλαβής" && notsee ">Ραντεβού</th>" && GET "/reports?unit=3&period=3/2031&as=csv" && see "\"Συναντήσεις\",\"Τηρήθηκαν\",19"'
t 'RP2: of a secret unit its own team alone'                         'be 4 keep; GET "/reports?unit=2&period=3/2031" && test "$(ended Ραντεβού)" = "0 1 0 0"; rc=$?; be 3 supervise; test $rc = 0'

# ---- the funder's indicators ----
fact() { sql "INSERT INTO facts_fact(person, variable, value, known_from, source, evidence, by) VALUES ($1, '$2', '$3', 1, 'household', '$4', 1)"; }
fact 11 work unemployed_card declared; fact 11 unemployed_months 14 declared; fact 12 work unemployed_no_card declared; fact 12 unemployed_months 3 declared
fact 19 work employee declared; fact 13 work refused wont_say; fact 31 status refugee declared; fact 12 status greek declared
row() { sed -n "s/.*$1 [^<]*<\/th>//p" "$dir/page" | sed 's/<[^>]*>/ /g' | tr -s ' ' | sed 's/^ //; s/ $//'; }
t 'RP5: unemployed by sex, who would not say, whom nobody asked'    'GET "/reports/esf?period=3/2031" && status 200 && test "$(row EECO01)" = "12 8 4 0 0 0 0" && test "$(row EECO02)" = "2 2 0 0 0 1 8" && test "$(row EECO05)" = "1 0 1 0 0 1 8"'
t 'long-term: more than twelve months'                              'test "$(row EECO03)" = "1 1 0 0 0 1 8"'
t 'RP1: what a merged record said is said of the person'            'test "$(row EECO13)" = "1 1 0 0 0 0 10"'
t 'RP5: what nobody was asked is nobody'"'"'s no'                   'test "$(row EECO17)" = "0 0 0 0 0 0 12" && test "$(row EECO14)" = "0 0 0 0 0 0 12"'
home() { sql "INSERT INTO registry_address(person, kind, place, area, made, by) VALUES ($1, 'home', '$2', '$3', 1, 1)"; }
home 11 ΚΟΙΛΑΔΑ ''; home 19 Λάρισα Μάνδρα; home 12 Λάρισα Κέντρο; home 13 '' ''
fact 11 foreign_origin yes declared; fact 19 foreign_origin no declared; fact 12 foreign_origin refused wont_say
fact 12 minority yes declared; fact 31 minority no declared; k=14; while [ $k -le 18 ]; do fact $k minority yes declared; k=$((k + 1)); done
GET "/reports/esf?period=3/2031"
t '14: parents born abroad; a refusal is one'                       'test "$(row EECO14)" = "1 1 0 0 0 1 9"'
t '15: who says so, a merged record with its own'                   'test "$(row EECO15)" = "6 6 0 0 0 0 5"'
t '17: by the settlement, however it is spelt; without one not asked' 'test "$(row EECO17)" = "2 1 1 0 0 0 9"'
# Of twelve: one has a merged record with another level, one would not say, one is at school, one finished school and was asked, one was not.
fact 11 education isced02 declared; fact 31 education isced58 declared; fact 12 education isced34 declared; fact 13 education refused wont_say
fact 14 education isced58 declared; fact 15 schooling secondary declared; fact 16 schooling finished declared; fact 16 education isced34 declared
fact 17 schooling finished declared; fact 19 education isced58 declared; fact 20 education isced02 declared
GET "/reports/esf?period=3/2031"
t '09 to 11: the level that staff recorded, by sex, before the school; a refusal is one, of the others nobody asked' 'test "$(row EECO09)" = "3 2 1 0 0 1 4" && test "$(row EECO10)" = "2 2 0 0 0 1 4" && test "$(row EECO11)" = "2 1 1 0 0 1 4"'
t 'codes from memory are marked'                                    'see "να επαληθευτούν" && see "hide=1"'
GET "/reports/esf?period=3/2031&hide=1&as=csv"; cells() { sed -n "s/^\"[^\"]*\",\"EECO$1[^\"]*\",\"[^\"]*\",//p" "$dir/page" | tr -d '"\r' | paste -sd' '; }
t 'RP6: for others the small figures are hidden, none that is 0'    'test "$(cells "" | tr " " "\n" | grep -c "^[1-4]$")" = 0 && test "$(cells 16)" = "0 0 0 0 0 0 …" && test "$(cells 02 | cut -d" " -f1-6)" = "… … 0 0 0 …"'
t 'RP6: the four men do not follow from the women and everybody'    'test "$(cells 01)" = "12 … … 0 0 0 0"'
t 'RP6: nor does the one who said no from the six who said yes, the five not asked and the twelve' 'test "$(cells 15)" != "6 6 0 0 0 0 5" && cells 15 | grep -q …'
t 'RP6: the page says so, and leads to all figures'                 'GET "/reports/esf?period=3/2031&hide=1" && see "κάτω από 5" && see "/reports/esf?unit=0&amp;period=2031-03\"" && see "…"'
sql "DELETE FROM registry_address"
GET "/reports/esf?period=3/2031"

# ---- publishing ----
t 'RP6: what would be published: the pharmacy'"'"'s two people and three packs are not there' 'GET "/reports/publish?period=3/2031" && status 200 && see "κάτω από 5" && see "…" && test "$(figure Γεύματα)" = "" && see "<td class=\"num\" data-l=\"Γεύματα\">80</td>"'
t 'a publication without its number is not one'                     'POST /reports/publish period=2031-03 && status 409 && count reports_edition 0'
t 'RP7: published, whole, by whom'                                  'POST /reports/publish period=2031-03 number=1 && status 303 && location "/reports/edition?id=1" && GET "/reports/edition?id=1" && see "όπως δημοσιεύθηκαν" && GET /reports/editions && see "Νίκη"'
shown() { sql "SELECT count(*) FROM reports_figure WHERE edition = $1 AND part = '$2' AND unit = $3 AND word = '$4' AND shown = $5"; }
t 'RP6: every small figure is hidden, none that is 0'               'test "$(sql "SELECT count(*) FROM reports_figure WHERE shown = 1 AND value BETWEEN 1 AND 4")" = 0 && test "$(sql "SELECT count(*) FROM reports_figure WHERE shown = 0 AND value = 0")" = 0 && test "$(shown 1 given 3 medicine 0)" = 1'
t 'RP6: and something beside it: four men do not follow from twelve people' 'test "$(shown 1 sex 0 m 0)" = 1 && test "$(shown 1 sex 0 f 0)$(shown 1 persons 0 "" 0)" != 00'
t 'RP6: the packs of the town stand beside no other unit: hidden too'      'test "$(shown 1 given 0 medicine 0)" = 1'
t 'RP2: the database takes no figure of a secret unit'              '! sql "INSERT INTO reports_figure(id, edition, part, unit, word, value, shown) VALUES (900, 1, '"'given', 2, 'night'"', 40, 1)" 2> "$dir/err"'
t 'RP7: an edition is not changed, nor its figures, nor removed'    '! sql "UPDATE reports_figure SET value = 9 WHERE id = 1" 2> "$dir/err"; ! sql "DELETE FROM reports_figure" 2> "$dir/err"; ! sql "UPDATE reports_edition SET why = 1" 2> "$dir/err"; ! sql "DELETE FROM reports_edition" 2> "$dir/err"; test "$(sql "SELECT count(*) FROM reports_edition WHERE number = 1")" = 1'
nobody; unset PRONOIA_STAFF
t 'everybody reads it, the hidden as hidden'                        'GET /figures && status 200 && see "3/2031" && see "κρυμμένο, για να μην αναγνωριστεί" && notsee "Μονάδα Ω" && see ">80</td>"'
t 'in Arabic too, and as CSV'                                       'PRONOIA_LANG=ar GET /figures && see "البلدية بالأرقام" && GET "/figures?period=2031-03&as=csv" && status 200 && see "Συσσίτιο" && see "\"…\""'
t 'a month that was not published'                                  'GET "/figures?period=2031-02" && status 404'

# ---- a correction ----
be 3 supervise
line "401, 22344, 1930222000, 2, 4, 'meal', 'soup-kitchen', 18, 2, 0, 'handout', 401, NULL, ''"
k=11; while [ $k -le 22 ]; do line "$((k + 500)), 22345, 1930222000, 2, 1, 'item', '', $k, 1, 0, 'x', $((k + 500)), NULL, ''"; k=$((k + 1)); done
t 'RP7: the first edition says what it said'                        'GET "/figures" && see ">80</td>" && notsee ">82</td>"'
t 'RP7: a second one wants its reason'                              'POST /reports/publish period=2031-03 number=2 && status 422 && see "τι άλλαξε" && count reports_edition 1'
t 'what is typed of it is kept, on the page of its month'            'POST /staff/draft "draft=/reports/publish 2031-03" period=2031-03 number=1 "why=Γράφτηκαν αρ" && status 204 && GET "/reports/publish?period=3/2031" && see "draft=use" && notsee "Γράφτηκαν αρ" && GET "/reports/publish?period=3/2031&draft=use" && see ">Γράφτηκαν αρ</textarea>" && see "name=\"number\" value=\"2\""'
t 'RP7: with its reason, and what it changed'                       'POST /reports/publish period=2031-03 number=2 why="Γράφτηκαν αργά δύο γεύματα." "draft=/reports/publish 2031-03" && status 303 && count staff_draft 0 && GET "/reports/edition?id=2" && see "Γράφτηκαν αργά" && see "όπως δημοσιεύθηκαν" && see ">82</td>"'
t 'RP6: two meals more follow from no subtraction of two editions'  'test "$(shown 2 given 4 meal 0)" = 1 && test "$(shown 2 given 0 meal 0)" = 1'
t 'a larger correction stands'                                      'test "$(shown 2 given 1 item 1)" = 1'
t 'two who publish at once: the second looks again'                 'POST /reports/publish period=2031-03 number=2 why=x && status 409 && count reports_edition 2'
t 'the public reads why'                                            'GET /figures && see "Γράφτηκαν αργά" && see "έκδοση 2"'
t 'a failure anywhere publishes nothing'                            'torture POST /reports/publish period=2031-03 number=3 why=again'

# ---- a month beside its year ----
at 2032-01-10T09:00
line "601, 22320, 1930000000, 2, 1, 'item', '', 11, 3, 0, 'x', 601, NULL, ''"
line "602, 22320, 1930000000, 2, 4, 'presence', '', 11, 30, 0, 'x', 602, NULL, ''"
year() { sql "SELECT count(*) FROM reports_figure f JOIN reports_edition e ON e.id = f.edition WHERE e.number = 1 AND e.until - e.since > 31 AND f.part = 'given' AND f.word = '$1' AND f.value = $2 AND f.shown = $3"; }
t 'RP6: the year less the month would be three things: the year hides them, of the unit and of the town' 'POST /reports/publish period=2031 number=1 && status 303 && test "$(year item 15 0)" = 2'
t 'what no month gives away stands in the year'                     'test "$(year presence 30 1)" = 2'
done_testing
