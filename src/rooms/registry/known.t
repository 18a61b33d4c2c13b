# SPDX-License-Identifier: EUPL-1.2
# known.t - a person's page asks first which rooms know the person (schema/0043): the one thing that a room has, in whichever of its tables, is
# shown, on the page of the timeline to which its time belongs.
. tests/lib.sh
. tests/people.sh
export PRONOIA_LANG=en
case ${DB:-sqlite} in postgres) x="'\\x00'" ;; *) x="x'00'" ;; esac
tried=''
rows() { sql "INSERT INTO $1($2) VALUES($3)" || exit 1; tried="$tried $1"; }
worker 1 Anna; worker 2 Boris
i=11; while [ $i -le 39 ]; do person $i "Doe$i" Eleni 4000; i=$((i + 1)); done
rows access_unit 'id, name, kind' "749, 'Unit-Of-One', 'office'"; rows access_work 'id, unit, account, since' '705, 749, 1, 1'
rows care_plan 'id, person, worker, starts, review, made, by' '831, 11, 1, 1, 30000, 1900000000, 1'
rows care_group 'id, kind, title, at, made, by' "81, 'job', 'Letters-And-Interviews', 1900000000, 1900000000, 1"
rows care_attended 'id, session, person' '82, 81, 12'
rows care_handover 'id, account, taker, words, at, by' "83, 1, 2, $x, 1900000000, 2"
rows care_handed 'id, handover, kind, about, person' "84, 83, 'task', 1, 13"
rows aid_payee 'id, person, lookup, ending, country, made, by' "841, 14, $x, '0695', 'GR', 1900000000, 1"
rows stock_card 'id, number, person, given, by' "838, '8380000001', 15, 1900000000, 1"
rows stock_handout 'id, unit, person, persons, on_day, at, by' '839, 749, 16, 1, 21990, 1900000000, 1'
rows stays_stay 'id, unit, person, code, cycle, origin, since, due, made, by' "835, 749, 17, 'C1', 'regulation', 'street', 22300, 22900, 1900000000, 1"
rows appointments_service 'id, unit, subject, minutes, special, made, by' "802, 749, 'lawyer', 30, 0, 1, 1"
rows appointments_booking 'id, service, unit, starts, ends, person, made, by' '836, 802, 749, 1900000000, 1900001800, 18, 1900000000, 1'
rows referrals_referral 'id, person, unit, parts, need, told, state, since, made, made_by' "837, 19, 749, ',identity,', $x, $x, 'sent', 1900000000, 1900000000, 1"
rows events_course 'id, unit, kind, audience, places, online, groups, state, made, by' "650, 749, 'new_mothers', 'mothers', 20, 1, 1, 'open', 1, 1"
rows events_signup 'id, course, number, person, state, made, by' "842, 650, 1, 20, 'registered', 1900000000, 1"
rows care_note 'id, person, kind, level, at, words, made, by' "851, 23, 'telephone', 'team', 1900000000, $x, 1900000000, 1"
rows care_task 'id, person, words, made, by' "852, 24, $x, 1900000000, 1"
rows care_assessment 'id, person, day, made, by' '853, 25, 22000, 1900000000, 1'
rows care_alert 'id, person, kind, words, disclosed, since, review, made, by' "854, 26, 'danger', $x, 1, 1, 30000, 1, 1"
rows casework_case 'id, programme, person, spell, state, protocol_year, protocol_no, origin, opened, made, by' "855, 'one-off-aid', 39, 1, 'granted', 2030, 855, 'clerk', 1, 1, 1"
rows casework_case 'id, programme, person, spell, state, protocol_year, protocol_no, origin, opened, made, by' "856, 'nursery-place', 39, 1, 'applied', 2030, 856, 'clerk', 1, 1, 1"
rows casework_case 'id, programme, person, spell, state, protocol_year, protocol_no, origin, opened, made, by' "857, 'summer-camp', 39, 1, 'applied', 2030, 857, 'clerk', 1, 1, 1"
rows aid_award 'id, filed, programme, person, family_kind, family, code, ground, cents, times, first, level, state, made, by' "833, 855, 'one-off-aid', 27, 'person', 27, 'a', 'illness', 100, 1, 22341, 'clerk', 'granted', 1, 1"
rows places_call 'id, programme, since, until, age_on, opens, closes, preferences, together, complete_only, objection_days, answer_days, made, by' "858, 'nursery-place', 22500, 22800, 22500, 1, 2, 3, 0, 0, 5, 5, 1, 1"
rows places_section 'id, call, structure, name, from_months, to_months, places' "859, 858, 'x', 'x', 0, 0, 5"
rows places_wish 'id, call, filed, person, code, made, by' "860, 858, 856, 28, 'W-OF-28', 1900000000, 1"
rows places_wish 'id, call, filed, person, code, made, by' "861, 858, 857, 38, 'W-OF-38', 1900000000, 1"
rows places_seat 'id, wish, section, person, preference, state, offered, answer_by, since, until, by' "862, 861, 859, 29, 1, 'offered', 1900000000, 1990000000, 22500, 22800, 1"
rows cooperative_membership 'id, unit, person, kind, share, since, made, by' "863, 749, 30, 'supporter', 0, 22000, 1, 1"
rows certificates_seal 'id, certificate, sealed, own, made, until, by' "864, $x, $x, 1, 1, 2, 1"
rows certificates_issued 'id, kind, person, number, seal, digest, sealed, lang, purpose, words, since, until, issued, by' "865, 'presence', 31, 'NUMBER-OF-31', 864, $x, $x, 'el', '', '', 22300, 22900, 1900000000, 1"
rows ledger_line 'id, on_day, noted, unit, kind, person, quantity, about_kind, about' "866, 22300, 1, 749, 'meal', 32, 3, 'handout', 1"
rows messages_message 'id, person, text, params, channel, due, state, next, sent, sent_by, made, made_by' "867, 33, 'casework.renewal_message', $x, 'best', 1, 'sent', 1, 1900000000, 'hand', 1, 1"
rows resident_identity 'id, lookup, said, code, person, how, linked, made, seen' "868, $x, $x, 'C868', 34, 'number', 1, 1, 1900000000"
rows diary_hidden 'id, at, who, account, act, about_kind, about, reads, person' "869, 1930000000, 'Boris', 2, 'opened file', 'person', 35, 1, 35"
rows appointments_booking 'id, service, unit, starts, ends, person, state, made, by' "837, 802, 749, 1999999999, 2000001799, 36, 'booked', 1900000000, 1"
sql "INSERT INTO diary_act(id, at, who, account, act, about_kind, about, reads) VALUES (870, 1930000000, 'Boris', 2, 'opened an appointment', 'booking', 837, 1)"
rows access_unit 'id, name, kind' "750, 'Unit-Of-Two', 'office'"; rows access_work 'id, unit, account, since' '706, 750, 2, 1'
sql "UPDATE registry_person SET merged_into = 21 WHERE id = 15"
at 2031-03-03T09:00
be 1 advise,files,receive,keep,decide,supervise
# The first look at each: what the reader does themselves is not yet in the diary.
page() { GET "/person?id=$1" && status 200; }
lines() { GET "/person?id=$1&before=$2" && status 200 && sed -n "/id=\"timeline\"/,\$p" "$dir/page"; }
# Of what happened at 1900000000: on the page that ends a second later, not on the one before.
dated() { lines "$1" 1900000001 | grep -qF -- "$2" && ! lines "$1" 1900000000 | grep -qF -- "$2"; }
t 'of whom no room has anything: no line of theirs'   'page 22 && notsee Unit-Of && notsee 0695 && notsee Letters-And && notsee 8380000001 && notsee Boris && notsee "href=\"/care/note?" && notsee "/case?id" && notsee "Last signed in"'
t 'a note'                                            'page 23 && see "/care/note?id=851" && dated 23 "/care/note?id=851"'
t 'a task'                                            'page 24 && see "/task?id=852"'
t 'a plan'                                            'page 11 && see "2052" && dated 11 "/care/plan?person=11"'
t 'an assessment'                                     'page 25 && see "/care/assessment?id=853" && dated 25 "/care/assessment?id=853"'
t 'an alert'                                          'page 26 && see "/care/alert?id=854"'
t 'a group they were in'                              'page 12 && see Letters-And-Interviews && dated 12 Letters-And-Interviews'
t 'what was handed over'                              'page 13 && dated 13 Boris'
t 'money'                                             'page 27 && see "/case?id=855#aid"'
t 'an account for payments'                           'page 14 && see 0695'
t 'a card of a record that was merged into theirs'    'page 21 && see 8380000001'
t 'what a store gave'                                 'page 16 && see Unit-Of-One && dated 16 Unit-Of-One'
t 'a stay'                                            'page 17 && see Unit-Of-One && dated 17 Unit-Of-One'
t 'who looked at an appointment'                      'page 36 && see Unit-Of-Two'
t 'an appointment, a past one and one that lies ahead' 'page 18 && see Unit-Of-One && dated 18 Unit-Of-One && page 36 && see Unit-Of-One && ! lines 36 2100000000 | grep -q Unit-Of-One'
t 'a referral'                                        'page 19 && see Unit-Of-One && dated 19 Unit-Of-One'
t 'a course'                                          'page 20 && see Unit-Of-One && dated 20 Unit-Of-One'
t 'a place that is wished for'                        'page 28 && see W-OF-28 && dated 28 "/places/wish?id=860"'
t 'a place that is offered'                           'page 29 && see "/places/wish?id=861" && dated 29 "/places/wish?id=861"'
t 'the cooperative'                                   'page 30 && see "/cooperative/member?id=863"'
t 'a certificate'                                     'page 31 && see NUMBER-OF-31 && dated 31 NUMBER-OF-31'
t 'what was delivered'                                'page 32 && see Unit-Of-One'
t 'a message'                                         'page 33 && see "/messages/message?id=867" && dated 33 "/messages/message?id=867"'
t 'somebody signed in at home'                        'page 34 && see "Last signed in"'
t 'a look that only the sealed diary has'             'page 35 && see Unit-Of-Two'
t 'every table that the windows name was tried alone' 'for table in $(grep -o "FROM [a-z_]*" schema/0043-known.sql | cut -c6- | sort -u); do case " $tried " in *" $table "*) ;; *) echo "$table" ;; esac; done > $dir/page; test ! -s $dir/page && test "$(grep -o "FROM [a-z_]*" schema/0043-known.sql | sort -u | wc -l)" = 22'
done_testing
