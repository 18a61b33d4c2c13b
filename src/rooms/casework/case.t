# SPDX-License-Identifier: EUPL-1.2
# case.t - an application from the first click to the decision, its time limits, and who may do what.
. tests/lib.sh
. tests/people.sh
unset PRONOIA_LANG; export PRONOIA_LANG=en
ids_from_one casework_case casework_paper casework_consent casework_decision
worker 1 Anna; worker 2 Boris; worker 3 Clio
person 11 Papadopoulou Eleni -9000              # born 1945: old enough for the centre for older people
person 12 Papadopoulos Nikos 4000               # born 1980
person 13 Papadopoulou Maria 16000              # born 2013
household 5 11 head 12 child 13 grandchild
sql "UPDATE registry_person SET lang = 'sq' WHERE id = 11"      # is written to in Albanian; the others in Greek
clerk() { be 1 advise,files; }
chief() { be 2 decide,files; }
step() { test "$(sql "SELECT state FROM casework_case WHERE id = $1")" = "$2"; }
papers() { for p in $(sql "SELECT id FROM casework_paper WHERE filed = $1 AND state IN ('asked', 'refused')"); do POST /case/paper id=$p do=seen; done; }
consents() { for p in $(sql "SELECT id FROM casework_consent WHERE filed = $1 AND given IS NULL"); do POST /case/consent id=$p how=signed; done; }
at 2031-03-03T09:00         # a Monday
clerk

# ---- CW1, CW2: applying
# FA19, at the allowance of uninsured elderly people, who are 67 or more: in March 2031 "about 1965" is 60 to 71, "1990" is 40 or 41.
elderly() { sql "UPDATE registry_person SET birth = $1, birth_exact = '$2' WHERE id = 11"; GET "/case/new?person=11"; test "$(tr -d "\n" < $dir/page | grep -o "value=\"uninsured-elderly-allowance\".\{0,150\}" | grep -o "Not entitled\|Facts are missing" | head -1)" = "$3"; }
was=$(sql "SELECT birth FROM registry_person WHERE id = 11")
t 'FA19: what a year alone decides stands, what it does not is open' 'elderly -1825 day "Not entitled" && elderly -1825 presumed "Facts are missing" && elderly 7305 year "Not entitled" && elderly -2191 year "Facts are missing"'
sql "UPDATE registry_person SET birth = $was, birth_exact = 'day' WHERE id = 11"
t 'the likeliest programmes come first'              'GET "/case/new?person=11" && status 200 && see "Entitled" && see "value=\"kapi\""'
t 'no step of applying that fails leaves a trace'    'torture POST /case/apply person=11 programme=kapi'
t 'one click makes an application with a number'     'POST /case/apply person=11 programme=kapi && status 303 && location "/case?id=1" && GET "/case?id=1" && status 200 && see "2031/1" && see "Papadopoulou Eleni"'
t 'CW1: the second click finds the first'            'POST /case/apply person=11 programme=kapi && location "/case?id=1&was=1" && count casework_case 1'
t 'CW1: another member applies for the household: the same one' 'POST /case/apply person=12 programme=guaranteed-income && location "/case?id=2" && POST /case/apply person=11 programme=guaranteed-income && location "/case?id=2&was=1"'
t 'CW2: numbers run on'                              'test "$(sql "SELECT protocol_no FROM casework_case ORDER BY id")" = "1
2"'
t 'a programme nobody has is refused'                'POST /case/apply person=11 programme=gold && status 422 && see "Choose a programme" && count casework_case 2'
t 'who is unknown is told so'                        'POST /case/apply person=99 programme=kapi && status 404; GET "/case?id=77" && status 404'
t 'looking at a case is written down'                'GET "/case?id=1" && test "$(sql "SELECT count(*) FROM diary_act WHERE act = '"'opened case'"' AND about_kind = '"'case'"' AND about = 1")" -ge 1'
t 'a paper comes with its own day and hour'          'POST /case/apply person=13 programme=summer-camp on=24/2/2031 hour=08:15 paper_no=A-7 && status 303 && test "$(sql "SELECT opened, origin, paper_no FROM casework_case WHERE id = 3")" = "1929680100|paper|A-7"'
t 'its time limit counts from there'                 'test "$(sql "SELECT starts FROM casework_clock WHERE filed = 3 AND kind = '"'answer'"'")" = 22334'
t 'a paper from tomorrow is refused'                 'POST /case/apply person=12 programme=summer-camp on=4/3/2031 && status 422 && see "lies ahead" && count casework_case 3'
t 'a paper from before its applicant was born is refused at its day' 'POST /case/apply person=13 programme=kapi on=1/1/1900 hour=10:00 paper_no=7 && status 422 && see "not born yet" && see "href=\"#on\"" && see "value=\"1/1/1900\"" && see "value=\"10:00\"" && POST /case/apply person=13 programme=kapi on=1/1/1900 paper_no=7 old=1 && status 422 && count casework_case 3'
t 'one from more than a year back is asked about, and taken when it is confirmed' 'POST /case/apply person=12 programme=summer-camp on=1/3/2030 hour=10:00 paper_no=8 && status 422 && see "more than a year back" && see "href=\"#old\"" && see "value=\"1/3/2030\"" && count casework_case 3 && keep_database && POST /case/apply person=12 programme=summer-camp on=1/3/2030 hour=10:00 paper_no=8 old=1 && status 303 && count casework_case 4; back_to_kept'
t 'an hour without a day is asked for its day' 'POST /case/apply person=12 programme=summer-camp hour=10:30 && status 422 && see "Write the day" && see "value=\"10:30\"" && POST /case/apply person=12 programme=summer-camp paper_no=9 && status 422 && see "Write the day" && count casework_case 3'
t 'an hour that is none is told at the hour' 'POST /case/apply person=12 programme=summer-camp on=1/3/2031 hour=25:00 && status 422 && see "href=\"#hour\"" && count casework_case 3'
t 'only who may'                                     'be 9 rules; POST /case/apply person=11 programme=kapi && status 403; nobody; GET "/case?id=1" && status 403; clerk'

# ---- CW9: time limits
t 'CW9: 50 days, and a notice five days before, on a working day' 'test "$(sql "SELECT kind, starts, due FROM casework_clock WHERE filed = 1 ORDER BY kind")" = "answer|22341|22391
notice|22341|22386"'
t 'the papers of the programme are asked for, of whom they are about' 'test "$(sql "SELECT paper, person, state FROM casework_paper WHERE filed = 1 ORDER BY id")" = "id_card|11|asked
medical_cert|11|asked"'
works() { sql "INSERT INTO facts_fact(person, variable, value, known_from, source, evidence, by) VALUES($1, 'work', '$2', 1, 'staff', 'declared', 1)"; }
t 'CW26: a card of the unemployed is asked of who has no work, not of everybody who lives there' 'keep_database; works 11 pensioner && works 12 unemployed_card && works 13 student && POST /case/apply person=11 programme=social-grocery && status 303 && test "$(sql "SELECT person FROM casework_paper WHERE filed = 4 AND paper = '"'unemp_card'"'")" = 12; back_to_kept'
t 'CW26: of whom it is not known, it is asked'       'keep_database; works 11 pensioner && works 12 unemployed_card && POST /case/apply person=11 programme=social-grocery && test "$(sql "SELECT person FROM casework_paper WHERE filed = 4 AND paper = '"'unemp_card'"' ORDER BY person" | tr "\n" " ")" = "12 13 "; back_to_kept'
t 'an incomplete file cannot be called complete'     'POST /case/move id=1 to=complete && status 422 && see "2 papers are missing" && step 1 applied'
t 'waiting for papers stops the clock'               'POST /case/move id=1 to=waiting && status 303 && step 1 waiting && test "$(sql "SELECT kind, why FROM casework_clock WHERE filed = 1 AND ended IS NOT NULL ORDER BY kind")" = "answer|papers
notice|papers"'
t 'no step of judging a paper leaves a trace'         'torture POST /case/paper id=1 do=seen'
t 'a month later the last one comes'                 'at 2031-04-03T09:00; papers 1; test "$(sql "SELECT count(*) FROM casework_paper WHERE filed = 1 AND state = '"'accepted'"' AND seen = 1")" = 2'
t 'no step of going on leaves a trace'               'torture POST /case/move id=1 to=complete'
t 'CW9: complete, the 50 days begin anew'            'POST /case/move id=1 to=complete && step 1 complete && test "$(sql "SELECT starts, due FROM casework_clock WHERE filed = 1 AND kind = '"'answer'"' AND ended IS NULL")" = "22372|22422"'
t 'a time limit that ended is never written over'    '! sql "UPDATE casework_clock SET due = 1 WHERE filed = 1 AND ended IS NOT NULL" 2> /dev/null'

# ---- CW3
t 'CW3: only along the table'                        'POST /case/move id=1 to=ended code=moved why=x && status 409 && step 1 complete'
t 'CW3: every step is kept, by whom'                 'test "$(sql "SELECT was, state, by FROM casework_step WHERE filed = 1 ORDER BY id")" = "|applied|1
applied|waiting|1
waiting|complete|1"'
t 'CW20: what is written is sealed, and what an older version wrote is read' 'sql "INSERT INTO casework_step(filed, at, by, was, state, why) VALUES (1, 1, 1, '"''"', '"'applied'"', '"'Older words'"')" && GET "/case?id=1" && see "Older words"'
t 'CW3: and cannot be changed'                       '! sql "UPDATE casework_step SET why = '"'x'"' WHERE filed = 1" 2> /dev/null'

# ---- CW4
t 'CW4: every adult is asked, no child'              'test "$(sql "SELECT person FROM casework_consent WHERE filed = 2 ORDER BY person")" = "11
12"'
t 'CW4: papers alone do not make it complete'        'papers 2; POST /case/move id=2 to=complete && status 422 && see "The consent of 2 adults is missing" && step 2 applied'
t 'a link for one of them, shown once'               'POST /case/consent id=1 how=link && status 200 && link=$(grep -o "/consent/[A-Za-z0-9_-]*" $dir/page | head -1) && test -n "$link" && nobody && GET "$link" && status 200 && see "Guaranteed" && see "I agree"'
t 'no step of agreeing by it leaves a trace'          'torture POST "$link" answer=yes'
t 'who follows it agrees'                            'POST "$link" answer=yes && status 200 && see "was recorded" && test "$(sql "SELECT how FROM casework_consent WHERE id = 1")" = link'
t 'a used link is no link'                           'GET "$link" && status 404 && see "no longer holds"; POST "$link" answer=no && status 404; clerk'
t 'an old link neither'                              'POST /case/consent id=2 how=link; link=$(grep -o "/consent/[A-Za-z0-9_-]*" $dir/page | head -1); at 2031-04-20T09:00; nobody; GET "$link" && status 404; at 2031-04-03T09:00; clerk'
t 'no step of recording a consent leaves a trace'     'torture POST /case/consent id=2 how=signed'
t 'nor of making a link'                             'torture POST /case/consent id=2 how=link'
t 'CW4: with the last one it is complete'            'consents 2; POST /case/move id=2 to=complete && step 2 complete'

# ---- CW5, CW6: deciding
t 'no step of proposing leaves a trace'              'torture POST /case/propose id=1 outcome=granted since=3/4/2031 until=3/4/2032'
t 'proposed'                                         'POST /case/propose id=1 outcome=granted since=3/4/2031 until=3/4/2032 && status 303 && step 1 proposed'
t 'CW5: who proposed does not decide'                'be 1 decide,advise,files; POST /case/decide id=1 && status 403 && see "another person decides" && step 1 proposed'
t 'CW5: the database refuses it too'                 '! sql "INSERT INTO casework_decision(id, filed, year, number, outcome, proposed_by, decided_by, four_eyes, at, asked, answer, book, facts, reasons, judged, mark) VALUES (1, 1, 2031, 9, '"'granted', 1, 1, 1, 1, 1, 'yes', 'x', 'x', 'x', 0, 'x'"')" 2> /dev/null'
t 'CW5: in a town that does not ask for four eyes one person decides alone, and the decision says so' 'keep_database; be 1 decide,advise,files; export PRONOIA_TOWN=thessaloniki; POST /case/decide id=1; unset PRONOIA_TOWN; status 303 && step 1 granted && test "$(sql "SELECT proposed_by, decided_by, four_eyes FROM casework_decision")" = "1|1|0"; back_to_kept'
t 'an adviser cannot decide'                         'be 3 advise,files; POST /case/decide id=1 && status 403'
t 'sent back with the reason'                        'chief; POST /case/back id=1 && status 422; POST /case/back id=1 "why=look again" && status 303 && step 1 check'
t 'and proposed again'                               'clerk; POST /case/propose id=1 outcome=granted since=3/4/2031 until=3/4/2032 && step 1 proposed'
t 'no step of deciding leaves a trace'               'chief; torture POST /case/decide id=1'
t 'CW2: decided, with its number'                    'POST /case/decide id=1 && status 303 && step 1 granted && test "$(sql "SELECT year, number, outcome, answer, judged, proposed_by, decided_by FROM casework_decision")" = "2031|1|granted|yes|0|1|2"'
t 'twice is told, and does nothing'                  'POST /case/decide id=1 && status 409 && count casework_decision 1'
t 'CW6: the facts are not readable in the database'  'test "$(sql "SELECT count(*) FROM casework_decision WHERE CAST(facts AS TEXT) LIKE '"'%relation%'"'" 2> /dev/null || echo 0)" = 0'
t 'CW6: the rules are kept as they were'             'test "$(sql "SELECT count(*) FROM casework_rulebook b JOIN casework_rulefile f ON f.id = b.file WHERE b.path = '"'programmes/kapi/rules.txt'"'")" = 1'
t 'the decision is a letter'                         'GET "/case/letter?id=1" && status 200 && see "%PDF"'
pdf() { sed "1,/^\$/d" $dir/page > $dir/letter.pdf; pdftotext $dir/letter.pdf - | tr -s "\n " " " > $dir/page; }
t 'first in the language of its reader, behind it in Greek, which is in force' 'pdf && see "Miratim: " && see "Vendimi 2031/1 " && see " Pse " && see "Nëse nuk pajtoheni" && see "Έγκριση: " && see "Απόφαση 2031/1 " && see "Αν διαφωνείτε" && notsee Granted && case $(cat $dir/page) in *Miratim*"Έγκριση"*) ;; *) false ;; esac'
t 'it says until when one may object, and a reminder comes before it ends' 'test "$(sql "SELECT kind, due FROM casework_clock WHERE filed = 1 AND ended IS NULL ORDER BY kind")" = "objection|22404
renewal|22708"'
t 'a refusal against the rules wants its reasons'    'clerk; POST /case/propose id=2 outcome=refused && status 422 && see "Write the reasons"'
t 'with them it is marked as a judgement'            'POST /case/propose id=2 outcome=refused "words=the papers contradict each other" && chief && POST /case/decide id=2 && step 2 refused && test "$(sql "SELECT judged FROM casework_decision WHERE filed = 2")" = 1'
t 'a letter to somebody who reads Greek is in Greek alone' 'GET "/case/letter?id=2" && status 200 && pdf && see "Απόρριψη: " && see "Απόφαση 2031/2 " && see "the papers contradict each other" && notsee Vendimi && notsee Decision && test "$(grep -o "Απόφαση 2031/2" $dir/page | wc -l)" = 1'

# ---- CW7: objecting
t 'no step of objecting leaves a trace'               'torture POST /case/objection id=2 "words=the papers were right"'
t 'what is typed of it is kept, and stays when it is refused' 'clerk; POST /staff/draft "draft=/case 2-objection" id=2 "words=half a word" on=9/4/2031 && status 204 && GET "/case?id=2&draft=use" && see ">half a word</textarea>" && see "value=\"9/4/2031\"" && POST /case/objection id=2 "words=a whole word" on=31/2/2031 "draft=/case 2-objection" && status 422 && see ">a whole word</textarea>" && see "value=\"31/2/2031\"" && count staff_draft 1'
t 'an objection is recorded'                         'clerk; POST /case/objection id=2 "words=the papers were right" on=10/4/2031 && status 422; at 2031-04-14T09:00; POST /case/objection id=2 "words=the papers were right" on=10/4/2031 "draft=/case 2-objection" && status 303 && step 2 objected && count staff_draft 0'
t 'what is typed of an answer is kept, ticks too'    'be 3 decide,files; POST /staff/draft "draft=/case 2-answer" id=2 outcome=rejected "reasons=half a sentence" && status 204 && GET "/case?id=2" && see "draft=use" && notsee "half a sentence" && GET "/case?id=2&draft=use" && see ">half a sentence</textarea>" && see "value=\"rejected\" checked"'
t 'CW7: not by who decided'                          'chief; POST /case/objection/answer id=2 outcome=upheld reasons=x && status 403; be 1 decide,files; POST /case/objection/answer id=2 outcome=upheld reasons=x && status 403 && step 2 objected'
t 'CW7: the database refuses it too'                 '! sql "UPDATE casework_objection SET outcome = '"'upheld'"', answered = 1, answered_by = 2" 2> /dev/null'
t 'no step of answering leaves a trace'              'be 3 decide,files; torture POST /case/objection/answer id=2 outcome=upheld "reasons=they fit"'
t 'another person upholds it'                        'POST /case/objection/answer id=2 outcome=upheld "reasons=they fit" "draft=/case 2-answer" && status 303 && step 2 granted && count staff_draft 0'
t 'nothing is left to answer'                        'POST /case/objection/answer id=2 outcome=upheld reasons=x && status 409'

# ---- spells
t 'suspended with a coded reason'                    'clerk; POST /case/move id=1 to=suspended why=x && status 422; POST /case/move id=1 to=suspended code=absence "why=three times" && step 1 suspended'
t 'ended, and a late objection says so'              'POST /case/move id=1 to=ended code=moved "why=to Volos" && step 1 ended; at 2031-06-30T09:00; POST /case/objection id=1 words=x && status 409'
t 'who returns has a new spell, the old one stays'   'POST /case/apply person=11 programme=kapi && status 303 && test "$(sql "SELECT spell, state FROM casework_case WHERE programme = '"'kapi'"' ORDER BY id")" = "1|ended
2|applied"'
t 'shown once: papers that still count are not asked again' 'test "$(sql "SELECT count(*) FROM casework_case")" = 4 && GET "/case?id=4" && see "1: Ended"'
t 'no step of taking it back leaves a trace'          'torture POST /case/move id=4 to=withdrawn "why=changed her mind"'
t 'withdrawn'                                        'POST /case/move id=4 to=withdrawn "why=changed her mind" && step 4 withdrawn && test "$(sql "SELECT count(*) FROM casework_clock WHERE filed = 4 AND ended IS NULL")" = 0'
t 'forwarded: within three working days or late'     'POST /case/move id=3 to=forwarded code=municipality "why=lives in Volos" && step 3 forwarded && test "$(sql "SELECT count(*) FROM casework_clock WHERE filed = 3 AND kind = '"'forward'"' AND due < ended")" = 1'
done_testing
