# SPDX-License-Identifier: EUPL-1.2
# outreach.t - who is entitled and does not receive: the work list, and the take-up for the manager.
. tests/lib.sh
at 2026-11-22T09:00
sql "INSERT INTO registry_person(id, sex, birth, birth_exact, made, made_by) VALUES(5, 'f', 7365, 'day', 1, 0), (8, 'f', 9000, 'day', 1, 0), (9, 'm', 5000, 'day', 1, 0)"
sql "INSERT INTO registry_name(person, kind, family, given, shown, made, by) VALUES(5, 'official', 'Παράδειγμα', 'Ελένη', 1, 1, 0), (8, 'official', 'Αόρατη', 'Άννα', 1, 1, 0), (9, 'official', 'Δείγμα', 'Πέτρος', 1, 1, 0)"
sql "INSERT INTO registry_contact(person, kind, value, compared, messages, made, by) VALUES(5, 'mobile', '6900000001', '6900000001', 1, 1, 0), (9, 'mobile', '6900000009', '6900000009', 0, 1, 0)"
sql "UPDATE registry_person SET shield = 2 WHERE id = 8"
sql "INSERT INTO registry_household(id, made, made_by) VALUES(3, 1, 0), (4, 1, 0), (5, 1, 0)"
sql "INSERT INTO registry_member(household, person, role, made, by) VALUES(3, 5, 'head', 1, 0), (4, 8, 'head', 1, 0), (5, 9, 'head', 1, 0)"
sql "INSERT INTO facts_entitled(household, programme, month_lo, month_hi, once_lo, judged, special, since) VALUES(3, 'child-benefit', 14000, 14000, 0, 0, 0, 20700), (3, 'birth-grant', 0, 0, 200000, 0, 1, 20700), (4, 'child-benefit', 77700, 77700, 0, 0, 0, 20700), (5, 'child-benefit', 7000, 7000, 0, 0, 0, 20700)"
as Δέσποινα advise,files
work() { POST /outreach household=3 programme=child-benefit row_version="$1" outcome= step= "$@"; }

t 'the list: amount, contact allowed, most first' 'GET /outreach && status 200 && see "Παράδειγμα Ελένη" && see "140 €" && see "6900000001" && see "Δείγμα Πέτρος" && see "210 €"'
t 'FA14: no contact that does not allow messages' 'notsee "6900000009" && see "δεν υπάρχει επιτρεπόμενη"'
t 'AC1: nothing of a hidden file'               'notsee "777" && notsee "Αόρατη" && POST /outreach household=4 programme=child-benefit row_version=0 outcome= && status 404'
t 'AC4: what hangs on a special fact only for who may see it' 'notsee "2.000 €" && as Υγεία advise,files,special && GET /outreach && see "2.000 €"; as Δέσποινα advise,files; POST /outreach household=3 programme=birth-grant row_version=0 outcome= && status 404'
t 'a try, a next step'                          'POST /outreach household=3 programme=child-benefit row_version=0 outcome= tried=1 "step=Ξανά το απόγευμα" && status 303 && count "facts_outreach WHERE tries = 1 AND row_version = 1" 1 && GET /outreach && see "Ξανά το απόγευμα" && see "1 προσπάθεια"'
t 'the form says what it was filled from'       'GET /outreach && see "name=\"was_step\" value=\"Ξανά το απόγευμα\""'
t 'two at once: one stands, the other sees mine, theirs and the original' 'POST /outreach household=3 programme=child-benefit row_version=0 was_step=Πρώτα "step=Δικό μου" was_outcome= outcome=wrong was_snooze= snooze=1/12/2026 tried=1 take=1 && status 409 && see "Δικό μου" && see "Ξανά το απόγευμα" && see Πρώτα && see "1/12/2026" && see "name=\"tried\" value=\"1\"" && see "name=\"take\" value=\"1\"" && count "facts_outreach WHERE outcome = '"''"' AND row_version = 1 AND tries = 1" 1'
t 'what was chosen of the two is saved'         'keep_database; POST /outreach household=3 programme=child-benefit row_version=1 "mine_step=Δικό μου" "theirs_step=Ξανά το απόγευμα" pick_step=mine mine_outcome=wrong theirs_outcome= pick_outcome=theirs outcome= mine_snooze=1/12/2026 theirs_snooze= pick_snooze=theirs tried=1 && status 303 && test "$(sql "SELECT step, outcome, tries, row_version FROM facts_outreach WHERE household = 3")" = "Δικό μου||2|2"; back_to_kept'
t 'a snooze hides it until its day'             'POST /outreach household=3 programme=child-benefit row_version=1 outcome= snooze=1/12/2026 && status 303 && GET /outreach && notsee "Παράδειγμα Ελένη" && GET "/outreach?done=1" && see "Παράδειγμα Ελένη"; at 2026-12-01T09:00; GET /outreach && see "Παράδειγμα Ελένη"; at 2026-11-22T09:00'
t 'a day that is past or does not exist'        'POST /outreach household=5 programme=child-benefit row_version=0 outcome= snooze=1/1/2020 && status 422 && POST /outreach household=5 programme=child-benefit row_version=0 outcome= snooze=31/2/2027 && status 422 && POST /outreach household=5 programme=child-benefit row_version=0 outcome=sold && status 422 && count facts_outreach 1'
t 'an outcome ends it'                          'POST /outreach household=3 programme=child-benefit row_version=2 outcome=not_wanted && status 303 && GET /outreach && notsee "Παράδειγμα Ελένη"'
t 'FA13: who applies leaves the list'           'sql "INSERT INTO casework_case(programme, household, person, state, spell, origin, opened, made, by, protocol_year, protocol_no) VALUES('"'child-benefit'"', 5, 9, '"'applied'"', 1, '"'clerk'"', 1, 1, 0, 2026, 1)" 2> $dir/page; GET /outreach && notsee "Δείγμα Πέτρος"'
t 'take-up: counts for the manager, never small ones' 'as Μαρία decide; GET /outreach/take-up && status 200 && see "κάτω από 5" && notsee "140 €" && as X advise,files && GET /outreach/take-up && status 403; as Δέσποινα advise,files'
t 'no step that fails leaves a trace'           'torture POST /outreach household=3 programme=child-benefit row_version=3 outcome=reached tried=1'
t 'not for who may not'                         'as X receive; GET /outreach && status 403; nobody; GET /outreach && status 403'
done_testing
