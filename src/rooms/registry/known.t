# SPDX-License-Identifier: EUPL-1.2
# known.t - a person's page asks first which rooms know the person (schema/0043): the one thing that a room has, in whichever of its tables, is shown.
. tests/lib.sh
. tests/people.sh
export PRONOIA_LANG=en
case ${DB:-sqlite} in postgres) x="'\\x00'" ;; *) x="x'00'" ;; esac
rows() { sql "INSERT INTO $1($2) VALUES($3)" || exit 1; }
worker 1 Anna; worker 2 Boris
for i in 11 12 13 14 15 16 17 18 19 20 21 22; do person $i "Doe$i" Eleni 4000; done
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
sql "UPDATE registry_person SET merged_into = 21 WHERE id = 15"
at 2031-03-03T09:00
be 1 advise,files,receive,keep,decide,supervise
page() { GET "/person?id=$1" && status 200; }
t 'of whom no room has anything: no line of theirs'   'page 22 && notsee Unit-Of-One && notsee 0695 && notsee Letters-And && notsee 8380000001 && notsee Boris'
t 'a plan'                                            'page 11 && see "2052"'
t 'a group they were in'                              'page 12 && see Letters-And-Interviews'
t 'what was handed over'                              'page 13 && sed -n "/id=\"timeline\"/,\$p" $dir/page | grep -q Boris'
t 'an account for payments'                           'page 14 && see 0695'
t 'a card of a record that was merged into theirs'    'page 21 && see 8380000001'
t 'what a store gave'                                 'page 16 && see Unit-Of-One'
t 'a stay'                                            'page 17 && see Unit-Of-One'
t 'an appointment'                                    'page 18 && see Unit-Of-One'
t 'a referral'                                        'page 19 && see Unit-Of-One'
t 'a course'                                          'page 20 && see Unit-Of-One'
done_testing
