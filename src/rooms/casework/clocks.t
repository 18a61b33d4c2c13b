# SPDX-License-Identifier: EUPL-1.2
# clocks.t - time limits on the page of a case and of the manager: notice of a delay, ten days more, reminders, what was sent, how long
# applications take.  Law 2690/1999, article 4.
. tests/lib.sh
. tests/people.sh
unset PRONOIA_LANG; export PRONOIA_LANG=en
ids_from_one casework_case casework_clock casework_step messages_message
worker 1 Anna; worker 2 Boris
person 11 Papadopoulou Eleni -9000; person 12 Hoxha Arta 8000; person 13 Hidden Hanna 8000
sql "UPDATE registry_person SET lang = 'sq' WHERE id = 12; UPDATE registry_person SET shield = 1 WHERE id = 13; INSERT INTO registry_contact(person, kind, value, compared, messages, made, by) VALUES (11, 'email', 'eleni@example.gr', 'eleni@example.gr', 2, 1, 1), (12, 'mobile', '6900000012', '6900000012', 1, 1, 1)"
sql "INSERT INTO access_unit(id, name, structure) VALUES (1, 'Community Centre', 'community-centre'), (2, 'Social service', '')"
clerk() { be 1 advise,files; }
chief() { be 2 decide,files; }
at 2031-03-03T09:00         # a Monday
b="x''"; [ "${DB:-sqlite}" = sqlite ] || b="''"
filed() {  # ID PROGRAMME PERSON STATE UNIT OPENED(day) [DECIDED(day)]
    sql "INSERT INTO casework_case(id, programme, person, spell, state, unit, protocol_year, protocol_no, origin, opened, made, by, lang) VALUES ($1, '$2', $3, 1, '$4', $5, 2031, $1, 'clerk', $6 * 86400 + 36000, 1, 1, '$( [ $3 = 12 ] && echo sq || echo el)');
         INSERT INTO casework_step(filed, at, by, was, state) VALUES ($1, $6 * 86400, 1, '', '$4')"
    [ -z "${7:-}" ] || sql "INSERT INTO casework_decision(filed, year, number, outcome, proposed_by, decided_by, four_eyes, at, asked, answer, book, facts, reasons, judged, mark) VALUES ($1, 2031, $1, 'granted', 1, 2, 1, $7 * 86400 + 36000, $7, 'yes', 'x', $b, $b, 0, $b)"
}
clock() { sql "INSERT INTO casework_clock(filed, kind, starts, due, law) VALUES ($1, '$2', $3, $4, 'ν. 2690/1999, άρθρο 4 παρ. 1')"; }
running() { test "$(sql "SELECT kind, starts, due FROM casework_clock WHERE filed = $1 AND ended IS NULL ORDER BY kind")" = "$2"; }

# ---- notice, and ten days more: due on 10 March (22348), notice by 5 March (22343)
filed 1 kapi 11 check 1 22298; clock 1 answer 22298 22348; clock 1 notice 22298 22343
filed 2 kapi 12 check NULL 22298; clock 2 answer 22298 22348; clock 2 notice 22298 22343
clerk
t 'the page offers it while the limit runs'          'GET "/case?id=1" && see "The answer cannot be given by" && see "Which other services"'
t 'ten days more want the other services'            'POST /case/longer id=1 && status 422 && running 1 "answer|22298|22348
notice|22298|22343"'
t 'no step of making it longer leaves a trace'       'torture POST /case/longer id=1 "why=EFKA has a part in it"'
t 'CW9: sixty days, a new row, its notice five days before, on a working day' 'POST /case/longer id=1 "why=EFKA has a part in it" && status 303 && running 1 "answer|22298|22358
notice|22298|22352" && count "casework_clock WHERE filed = 1 AND why = '"'longer'"'" 2 && test "$(sql "SELECT was, state, code, why FROM casework_step WHERE filed = 1 ORDER BY id DESC LIMIT 1")" = "check|check|longer|" && GET "/case?id=1" && see "EFKA has a part in it"'
t 'once: not a second time'                          'POST /case/longer id=1 "why=and OPEKA" && status 409 && see "made longer already" && running 1 "answer|22298|22358
notice|22298|22352"'
t 'nor when it has passed'                           'at 2031-03-12T09:00; POST /case/longer id=2 why=x && status 409; at 2031-03-03T09:00'
t 'a notice wants its reason'                        'POST /case/notice id=2 && status 422 && count "messages_message WHERE about = 2" 0'
t 'no step of the notice leaves a trace'             'torture POST /case/notice id=2 "why=the inquiry at home is still to be made"'
t 'the person is told, neutrally; the clock of the notice ends' 'POST /case/notice id=2 "why=the inquiry at home is still to be made" && status 303 && running 2 "answer|22298|22348" && test "$(sql "SELECT person, text, lang, about_kind, about FROM messages_message WHERE about = 2")" = "12|casework.notice_message|sq|case|2"'
t 'twice on one day is one message'                  'POST /case/notice id=2 "why=once more" && count "messages_message WHERE about = 2" 1'
pdf() { sed "1,/^\$/d" $dir/page > $dir/n.pdf; pdftotext $dir/n.pdf - | tr "\n" " " > $dir/page; }
t 'in writing: why, until when, who handles it, with a telephone; in both languages' 'GET "/case/notice/letter?id=2" && status 200 && pdf && see "Përgjigjja jonë vonohet" && see "Η απάντησή μας καθυστερεί" && see "once more" && see "10 Μαρτίου 2031" && see Anna && see "2410 000 000" && see "ν. 2690/1999, άρθρο 4 παρ. 2"'
t 'no letter without a notice'                       'GET "/case/notice/letter?id=1" && status 404'
t 'the case shows what was sent, and where it stands' 'GET "/case?id=2" && see "What was sent" && see "Notice of a delay" && see "/messages/message?id=" && see waiting'
t 'a limit that does not run cannot be moved'        'sql "UPDATE casework_clock SET ended = 22341, why = '"'papers'"' WHERE filed = 2 AND kind = '"'answer'"'" && POST /case/notice id=2 why=x && status 409 && POST /case/longer id=2 why=x && status 409 && GET "/case?id=2" && notsee "cannot be given by"'
t 'only who may open the file'                       'filed 3 kapi 13 check 2 22298; clock 3 answer 22298 22348; POST /case/notice id=3 why=x && status 404 && POST /case/longer id=3 why=x && status 404'

# ---- reminders
filed 4 kapi 11 granted 1 22000; clock 4 renewal 22000 22341; sql "UPDATE casework_case SET ends = 22371 WHERE id = 4"
filed 5 social-grocery 12 granted 2 22000; clock 5 renewal 22000 22341; sql "UPDATE casework_case SET ends = 22371 WHERE id = 5"
filed 6 soup-kitchen 11 suspended 2 22000; clock 6 renewal 22000 22341; sql "UPDATE casework_case SET ends = 22371 WHERE id = 6"
filed 7 parents-school 11 granted 2 22000; clock 7 renewal 22000 22342; sql "UPDATE casework_case SET ends = 22372 WHERE id = 7"
sql "DELETE FROM messages_message"
chores() { "$O/pronoia" chores > "$dir/page" 2>&1; }
at 2031-03-02T20:00         # a Sunday evening; day 22340
t 'a day before its time nobody is written to'       'chores && count messages_message 0'
t 'at its time the chore writes to who has it, once' 'at 2031-03-02T22:30; chores && chores && test "$(sql "SELECT about, person, text FROM messages_message ORDER BY about")" = "5|12|casework.renewal_message"'
t 'who has applied anew is left in peace, and so is who no longer has it' 'count "casework_clock WHERE filed IN (4, 6) AND ended IS NOT NULL AND why = '"'passed'"'" 2'
t 'its clock is done; the step says so, by nobody'   'count "casework_clock WHERE filed = 5 AND ended IS NOT NULL AND why = '"'done'"'" 1 && test "$(sql "SELECT was, state, code, by FROM casework_step WHERE filed = 5 ORDER BY id DESC LIMIT 1")" = "granted|granted|reminder|0" && at 2031-03-03T09:00 && clerk && GET "/case?id=5" && see "reminder of the renewal" && notsee "Resident"'
t 'quiet hours: it leaves at nine, not at night'     'test "$(sql "SELECT next FROM messages_message")" = 1930287600'
t 'in their language, naming no programme'           'GET "/messages/message?id=$(sql "SELECT id FROM messages_message")" && see "ka një mesazh për ju" && notsee grocery && sql "UPDATE registry_contact SET messages = 2 WHERE person = 12" && GET "/messages/message?id=$(sql "SELECT id FROM messages_message")" && see "vlen deri më 1 prill 2031" && notsee grocery'

# ---- the manager's page
for i in 20 21 22 23 24 25 26 27 28 29; do filed $i summer-camp 11 granted 2 22300 $((22300 + i)); sql "UPDATE casework_case SET person = 12 WHERE id = $i"; done
filed 30 job-counselling 12 applied NULL 22330
chief
row() { tr -d "\n" < $dir/page | grep -o "<td data-l=\"$1\">$2[^<]*</td>\(<td[^>]*>[^<]*</td>\)\{4\}" | sed "s/<[^>]*>/|/g; s/||*/|/g"; }
# Case 3, of the service too, is of a file that is not the chief's.
t 'half and nine in ten, by programme and by service' 'GET /clocks && status 200 && test "$(row Programme "Summer camp")" = "|Summer camp in the city|10|10|24 days|28 days|" && row Service "Social service" | grep -q "^|Social service|10|10|24 days|28 days|"'
t 'what nobody decided yet counts: a dash'           'tr -d "\n" < $dir/page | grep -q "<td data-l=\"Programme\">Job counselling[^<]*</td><td[^>]*>1</td><td[^>]*>0</td><td[^>]*>–</td><td[^>]*>–</td>"'
t 'a month is written as everywhere, and as one types it' '! grep -q "data-l=\"Month[^>]*>20[0-9][0-9]-" $dir/page && grep -q "data-l=\"Month[^>]*>[0-9]*/2031<" $dir/page'
t 'what is late longest comes first'                 'filed 40 kapi 12 withdrawn 1 22290; clock 40 answer 22290 22335; filed 41 kdap 11 check 1 22290; clock 41 answer 22290 22330; filed 42 kdap-amea 11 check 1 22295; clock 42 answer 22295 22345; GET /clocks && grep -o "/case?id=[0-9]*\"" $dir/page > $dir/order && head -3 $dir/order > $dir/three && test "$(cat $dir/three)" = "/case?id=41\"
/case?id=40\"
/case?id=7\"" && see "2 late, 2 due soon"'
t 'filters stay'                                     'GET "/clocks?kind=answer&programme=kdap" && see "/case?id=41\"" && notsee "/case?id=40\"" && see "value=\"answer\" selected" && see "value=\"kdap\" selected"'
t 'AC1: a file that is not mine is on no list'       'GET /clocks && notsee Hidden && notsee "/case?id=3\"" && GET "/cases?sort=due" && notsee Hidden'
t 'not for who may not'                              'clerk; GET /clocks && status 403; nobody; GET /clocks && status 403'
# a hundred and two more that are late
python3 - > $dir/many.sql <<'P'
print("INSERT INTO casework_case(id, programme, person, spell, state, protocol_year, protocol_no, origin, opened, made, by) VALUES " + ",".join(
    f"({i}, 'help-at-home', 12, {i}, 'refused', 2031, {i}, 'clerk', {i}, 1, 1)" for i in range(500, 602)) + ";")
print("INSERT INTO casework_clock(filed, kind, starts, due, law) VALUES " + ",".join(f"({i}, 'suspension', 1, {i}, 'x')" for i in range(500, 602)))
P
sql "$(cat $dir/many.sql)"
chief
t 'a hundred a page, and the filter goes along'      'GET "/clocks?kind=suspension&programme=help-at-home" && see "102 late, 0 due soon" && test "$(grep -o "/case?id=5[0-9][0-9]\"" $dir/page | wc -l)" = 100 && next=$(grep -o "/clocks[^\"]*after=[^\"]*" $dir/page | sed "s/&amp;/\&/g" | head -1) && echo "$next" | grep -q "kind=suspension&programme=help-at-home" && GET "$next" && test "$(grep -o "/case?id=60[01]\"" $dir/page | wc -l)" = 2 && notsee "rel=\"next\"" && see "To the first"'

# ---- the list of cases
t 'newest first, and a hundred a page'               'clerk; GET "/cases?state=refused" && test "$(grep -o "/case?id=[0-9]*\"" $dir/page | head -1)" = "/case?id=601\"" && next=$(grep -o "/cases[^\"]*before=[^\"]*" $dir/page | sed "s/&amp;/\&/g" | head -1) && echo "$next" | grep -q state=refused && GET "$next" && test "$(grep -o "/case?id=[0-9]*\"" $dir/page | sort -u | wc -l)" = 2'
t 'or overdue first; filters stay in the links'      'GET "/cases?sort=due" && test "$(grep -o "/case?id=[0-9]*\"" $dir/page | head -2 | tr "\n" " ")" = "/case?id=41\" /case?id=42\" " && see "aria-sort=\"ascending\"" && GET "/cases?programme=kdap&sort=due&mine=1" && see "programme=kdap&amp;mine=1" && see "name=\"sort\" value=\"due\""'
t 'the pages of the other order, too'                'GET "/cases?state=refused&sort=due" && next=$(grep -o "/cases[^\"]*before=[^\"]*" $dir/page | sed "s/&amp;/\&/g" | head -1) && echo "$next" | grep -q sort=due && GET "$next" && test "$(grep -o "/case?id=[0-9]*\"" $dir/page | sort -u | wc -l)" = 2'
t 'late only'                                        'GET "/cases?late=1" && see "/case?id=41\"" && notsee "/case?id=42\"" && see "Late only"'
t 'the sheet holds what the filter shows; no formula is begun' 'sql "UPDATE registry_name SET family = '"'=cmd'"' WHERE person = 12" && GET "/cases.csv?state=refused" && status 200 && see "\"'"'"'=cmd" && test "$(grep -c "2031/" $dir/page)" = 102'

# ---- CW25: what an applicant is told; and what belongs to another service, three working days from its receipt on Friday 28 February (22338)
sql "DELETE FROM messages_message; INSERT INTO access_grant(id, person, account, purpose, starts, about_kind, about) VALUES (90, 13, 1, 'case', 1, 'case', 700)"
told() { test "$(sql "SELECT person, text, lang, state FROM messages_message WHERE about_kind = 'case' AND about = $1 ORDER BY id")" = "$2"; }
missing='12|casework.missing_message|sq|waiting'
paper() { sql "INSERT INTO casework_file(id, person, paper, stored, type, size, digest, made, by) VALUES ($1, $3, 'statement', 'stored$1', 'application/pdf', 1, $b, 1, 1); INSERT INTO casework_paper(id, filed, paper, person, state, file, asked, changed, by) VALUES ($1, $2, 'statement', $3, 'received', $1, 1, 1, 1)"; }
filed 700 soup-kitchen 12 check NULL 22338; paper 901 700 12; paper 902 700 13
at 2031-03-03T09:00; clerk
t 'CW25: no step of it leaves a trace'               'torture POST /case/move id=700 to=waiting "why=the statement"'
t 'CW25: who waits is told, in their language, and it is quiet' 'POST /case/move id=700 to=waiting "why=the statement" && status 303 && told 700 "$missing" && GET "/messages/message?id=$(sql "SELECT id FROM messages_message WHERE about = 700")" && see "mungon ende" && see "/follow" && notsee "the statement" && notsee "oup kitchen"'
t 'the case shows that it was sent'                  'GET "/case?id=700" && see "Something is missing"'
t 'a paper refused while that has not left is no second message' 'POST /case/paper id=901 do=refused "why=it cannot be read" && status 303 && told 700 "$missing"'
t 'one refused after it has left is'                 'sql "UPDATE messages_message SET state = '"'sent'"', sent = 1 WHERE about = 700; UPDATE casework_paper SET state = '"'received'"' WHERE id = 901" && POST /case/paper id=901 do=refused "why=nor can this" && status 303 && told 700 "12|casework.missing_message|sq|sent
$missing"'
t 'FO7: of a hidden housemate’s paper the applicant is told nothing' 'sql "UPDATE messages_message SET state = '"'sent'"', sent = 1 WHERE about = 700" && POST /case/paper id=902 do=refused "why=nor can this" && status 303 && test "$(sql "SELECT state FROM casework_paper WHERE id = 902")" = refused && count "messages_message WHERE about = 700" 2'
withdrawn='12|casework.missing_message|sq|cancelled'
waits() { filed $1 $2 12 check NULL 22338; POST /case/move id=$1 to=waiting "why=the statement" && status 303 && told $1 "$missing"; }
t 'CW25: what did not leave before the case is complete is withdrawn' 'waits 710 kdap && POST /case/move id=710 to=complete && status 303 && told 710 "$withdrawn"'
t 'CW25: and when it waits again it is told again'   'POST /case/move id=710 to=check && POST /case/move id=710 to=waiting "why=another" && status 303 && told 710 "$withdrawn
$missing"'
t 'CW25: or when the case ends, also what stands to be given by hand' 'sql "UPDATE messages_message SET state = '"'by_hand'"' WHERE about = 710 AND state = '"'waiting'"'" && POST /case/move id=710 to=withdrawn "why=changed her mind" && status 303 && told 710 "$withdrawn
$withdrawn"'
t 'CW25: what has left has left'                     'waits 711 summer-camp && sql "UPDATE messages_message SET state = '"'sent'"', sent = 1 WHERE about = 711" && POST /case/move id=711 to=complete && status 303 && told 711 "12|casework.missing_message|sq|sent"'
t 'CW25: nothing else about the case is withdrawn, nor of another case' 'waits 712 help-at-home && waits 713 night-shelter && sql "INSERT INTO messages_message(id, person, lang, text, params, channel, due, about_kind, about, state, next, made, made_by) SELECT 990, person, lang, '"'casework.notice_message'"', params, channel, due, about_kind, about, state, next, made, made_by FROM messages_message WHERE about = 712" && POST /case/move id=712 to=complete && status 303 && told 712 "$withdrawn
12|casework.notice_message|sq|waiting" && told 713 "$missing"; sql "DELETE FROM messages_message WHERE about IN (710, 711, 712, 713)"'
t 'a paper refused before the case waits is not told' 'filed 701 parents-school 12 check NULL 22338; paper 903 701 12; POST /case/paper id=903 do=refused "why=it cannot be read" && status 303 && told 701 ""'
t 'another service’s: it wants a reason'             'GET "/case?id=701" && see "Does it belong to another service?" && POST /case/elsewhere id=701 && status 422 && running 701 ""'
t 'no step of noting it leaves a trace'              'torture POST /case/elsewhere id=701 "why=EFKA pays it"'
t 'noted: three working days run from its receipt'   'POST /case/elsewhere id=701 "why=EFKA pays it" && status 303 && running 701 "forward|22338|22343" && GET "/case?id=701" && see "EFKA pays it" && see "Sending on to the right service" && notsee "Does it belong to another service?"'
t 'the manager sees it run, and late'                'chief; GET "/clocks?kind=forward" && see "/case?id=701\"" && see "value=\"forward\" selected"'
t 'once'                                             'clerk; POST /case/elsewhere id=701 why=again && status 409 && running 701 "forward|22338|22343"'
t 'sent on: the clock ends, and the applicant is told, naming nothing' 'POST /case/move id=701 to=forwarded code=efka "why=EFKA pays it" && status 303 && running 701 "" && test "$(sql "SELECT starts, due, ended, why FROM casework_clock WHERE filed = 701 AND kind = '"'forward'"'")" = "22338|22343|22341|forwarded" && told 701 "12|casework.forward_message|sq|waiting" && GET "/messages/message?id=$(sql "SELECT id FROM messages_message WHERE about = 701")" && see "një shërbim tjetër" && notsee EFKA && notsee arents'
t 'what is decided here after all is ours: the clock ends' 'filed 702 social-pharmacy 12 complete NULL 22338; POST /case/elsewhere id=702 "why=OPEKA" && POST /case/move id=702 to=check && status 303 && running 702 "" && test "$(sql "SELECT why FROM casework_clock WHERE filed = 702")" = withdrawn'
t 'what cannot be sent on is not noted'              'filed 703 kdap 12 granted NULL 22338; POST /case/elsewhere id=703 why=x && status 409 && filed 704 kdap 13 check NULL 22338; sql "DELETE FROM access_grant"; POST /case/elsewhere id=704 why=x && status 404'
t 'what was typed of a delay is kept, on the page of its case' 'filed 705 social-pharmacy 11 check NULL 22298; clock 705 answer 22298 22348; POST /staff/draft "draft=/case 705-notice" "why=the inquiry" && status 204 && GET "/case?id=705" && see "draft=use" && GET "/case?id=705&draft=use" && see ">the inquiry</textarea>"'
t 'also beside what was typed in another form of that page' 'POST /staff/draft "draft=/case 705" id=705 outcome=refused "words=so far" && status 204 && GET "/case?id=705&draft=use" && see ">the inquiry</textarea>" && see ">so far</textarea>" && see "value=\"refused\" checked"'
done_testing
