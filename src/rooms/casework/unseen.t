# SPDX-License-Identifier: EUPL-1.2
# unseen.t - a shielded housemate whom the clerk may not see is not there (CW21), is not lost (CW23), and who decides otherwise than the rules
# says why (CW22).
#
# The figures: the social tariff B is for an income of up to 9,000 EUR of one adult and 4,500 more for each further one (FACTS E); the centre for
# older people is from 60 on.  The law of the guaranteed income asks every adult of the household (FACTS A).
. tests/lib.sh
. tests/people.sh
unset PRONOIA_LANG; export PRONOIA_LANG=en
worker 1 Anna; worker 2 Boris; worker 3 Vera; worker 4 Dora
person 11 Papadopoulou Eleni -9000; person 12 Papadopoulos Nikos 4000; person 14 Kryfi Hanna 4000
household 5 11 head; household 6 12 head
b="x'00'"; [ "${DB:-sqlite}" = sqlite ] || b="'\\x00'"
clerk() { be 1 advise,files; }
chief() { be 2 decide,files; }
vera()  { be 3 advise; }                        # of the shelter
dora()  { be 4 advise,decide,files; }           # may open her file
sql "INSERT INTO access_unit(id, name, kind, secret) VALUES (21, 'Refuge', 'womens_shelter', 1), (22, 'After-Rehab', 'rehab_hostel', 0); INSERT INTO access_work(id, unit, account, since) VALUES (21, 21, 3, 1)"
sql "INSERT INTO access_grant(id, person, unit, account, purpose, starts, about_kind, about) VALUES (31, 14, 21, NULL, 'stay', 1, 'stay', 1), (32, 14, NULL, 4, 'glass', 1, 'glass', 1)"
spell() {   # ID PROGRAMME PERSON HOUSEHOLD STATE ENDS [UNIT]
    sql "INSERT INTO casework_case(id, programme, person, household, spell, state, protocol_year, protocol_no, origin, opened, ends, unit, made, by) VALUES ($1, '$2', $3, $4, 1, '$5', 2030, $1, 'clerk', 1929000000, $6, ${7:-NULL}, 1, 1);
         INSERT INTO casework_step(filed, at, by, was, state) VALUES ($1, 1929000000, 1, '', '$5')"
}
fact() { sql "INSERT INTO facts_fact(id, $2, variable, value, known_from, source, evidence, by) VALUES ($1, $3, '$4', '$5', 1, 'household', 'declared', 1)"; }
step() { test "$(sql "SELECT state FROM casework_case WHERE id = $1")" = "$2"; }
tasks() { sql "SELECT person, value, coalesce(unit, 0), coalesce(account, 0) FROM care_task WHERE room = 'casework' AND text = 'casework.task_$1' AND state = 'open'"; }
bare() { sed 's/name="csrf" value="[^"]*"//g' "$dir/page"; }
spell 1 kapi 11 NULL check NULL; spell 2 kapi 11 NULL ended 22000; spell 3 electricity-tariff-b 11 5 check NULL
fact 1 household 5 home rent; fact 2 household 5 income_year 12000; fact 3 household 5 property_value 0; fact 4 household 5 electricity_in_name yes; fact 5 household 5 home_mechanical_support no; fact 6 person 11 disability_pct 0; fact 7 person 11 marital single
at 2031-03-03T09:00         # a Monday
keep_database

# ---- CW22: somebody of 85 may come to the centre for older people, somebody of 20 may not
young() { sql "UPDATE registry_person SET birth = ${1:-15000} WHERE id = 11"; }
t 'CW22: blanks are no reason'               'clerk && POST /case/propose id=1 outcome=refused "words=  " && status 422 && see "Write the reasons" && step 1 check'
t 'CW22: as the rules say it needs none'     'POST /case/propose id=1 outcome=granted since=3/3/2031 && status 303 && step 1 proposed && chief && GET "/case?id=1" && see "I decide as proposed" && notsee "id=\"dw\""'
t 'CW22: when they deny it since, whoever decides says why' 'young; GET "/case?id=1" && see "id=\"dw\"" && see "The rules now say otherwise" && POST /case/decide id=1 && status 422 && see "Write the reasons" && POST /case/decide id=1 "words= " && status 422 && step 1 proposed && count "casework_decision WHERE filed = 1" 0'
t 'CW22: and when they do not know any more' 'young NULL; POST /case/decide id=1 && status 422 && step 1 proposed'
young
t 'what is typed of a decision is kept'      'POST /staff/draft "draft=/case 1-decide" id=1 "words=she was he" && status 204 && GET "/case?id=1" && see "draft=use" && notsee "she was he" && GET "/case?id=1&draft=use" && see ">she was he</textarea>"'
t 'CW22: with the reason it is decided, as a judgement, and the letter has it' 'POST /case/decide id=1 "words=she was here for years" "draft=/case 1-decide" && status 303 && step 1 granted && count staff_draft 0 && test "$(sql "SELECT judged, answer FROM casework_decision WHERE filed = 1")" = "1|no" && GET "/case/letter?id=1" && sed "1,/^\r*\$/d" $dir/page > $dir/l.pdf && pdftotext $dir/l.pdf $dir/page && see "she was here for years"'
back_to_kept
t 'CW22: or it goes back'                    'clerk && POST /case/propose id=1 outcome=granted since=3/3/2031 "words=as ever" && young && chief && POST /case/decide id=1 && status 422 && POST /case/back id=1 "why=look at the age" && status 303 && step 1 check'
t 'CW22: what was judged once has its reason' 'clerk && POST /case/propose id=1 outcome=granted since=3/3/2031 "words=known for years" && status 303 && chief && GET "/case?id=1" && notsee "id=\"dw\"" && POST /case/decide id=1 && status 303 && step 1 granted'
back_to_kept

# ---- CW23: with her the limit is 13,500 EUR, without her 9,000: 12,000 is too much
lives_in() { sql "INSERT INTO registry_member(household, person, role, made, by) VALUES (5, 14, 'relative', 1, 1); UPDATE registry_person SET shield = $1 WHERE id = 14"; }
seen() { clerk; for p in "/case?id=3" "/person?id=11" "/cases" "/case/new?person=11" "/tasks?whose=made" "/tasks" "/day"; do GET "$p"; bare; done > "$1"; chief; { GET /clocks; bare; } >> "$1"; clerk; }
t 'without her the rules deny it, and nobody is told anything' 'clerk && POST /case/propose id=3 outcome=refused && status 303 && test -z "$(tasks unseen)"'
back_to_kept; clerk; POST /case/propose id=3 outcome=refused; seen $dir/without; back_to_kept; lives_in 2
t 'CW23: with her it would be another answer: the shelter is told, the clerk reads the same bytes' 'clerk && POST /case/propose id=3 outcome=refused && status 303 && test "$(tasks unseen)" = "14|2030/3|21|0" && seen $dir/with && cmp $dir/without $dir/with'
t 'CW23: the shelter has it on its list'     'vera && GET /tasks && see "Application 2030/3" && see Kryfi && chief && GET /tasks && notsee "2030/3" && GET /day/team && notsee "Application 2030/3"'
t 'CW23: decided all the same it is one task' 'chief && POST /case/decide id=3 && status 303 && step 3 refused && test "$(tasks unseen)" = "14|2030/3|21|0"'
back_to_kept; lives_in 2
t 'CW23: who decides and did not know her is told as little as who proposed' 'clerk && POST /case/propose id=3 outcome=refused; sql "UPDATE care_task SET state = '"'done'"', closed = 1, closed_by = 3"; chief && POST /case/decide id=3 && status 303 && test "$(tasks unseen)" = "14|2030/3|21|0"'
back_to_kept; lives_in 2
t 'CW23: where she does not count nobody is disturbed' 'clerk && POST /case/propose id=1 outcome=granted since=3/3/2031 && status 303 && test -z "$(tasks unseen)"'
sql "INSERT INTO access_restriction(id, person, request, ground, reason, since, by) VALUES (1, 14, 1, 'accuracy', $b, 1, 1); UPDATE casework_case SET state = 'check' WHERE id = 1; DELETE FROM casework_proposal"
t 'CW23, AC14: of her whose data is restricted nothing is worked out: it is told' 'POST /case/propose id=1 outcome=granted since=3/3/2031 && status 303 && test "$(tasks unseen)" = "14|2030/1|21|0"'
back_to_kept; lives_in 1; sql "UPDATE access_grant SET ends = 2; INSERT INTO access_grant(id, person, account, purpose, starts, about_kind, about) VALUES (33, 14, 4, 'review', 1, 'shield', 1)"
t 'CW23: of a restricted file that no unit keeps, whoever may open it' 'clerk && POST /case/propose id=3 outcome=refused && test "$(tasks unseen)" = "14|2030/3|0|4" && dora && GET /tasks && see "Application 2030/3"'

# ---- CW4, CW21, CW22: the law asks every adult
back_to_kept; lives_in 2
sql "INSERT INTO casework_consent(id, filed, person, how, given, by) VALUES (61, 3, 11, 'desk', 1, 1), (62, 3, 14, '', NULL, 1); INSERT INTO casework_paper(id, filed, paper, person, state, asked, changed, by) VALUES (63, 3, 'id_card', 14, 'asked', 1, 1, 1)"
keep_database
t 'her consent and her paper are nothing that the clerk lacks' 'clerk && POST /case/propose id=3 outcome=refused && status 303 && chief && GET "/case?id=3" && notsee "is missing" && see "I decide as proposed" && test "$(tasks unseen)" = "14|2030/3|21|0"'
t 'CW22: who may see her reads what is missing, and does not decide' 'dora && GET "/case?id=3" && see "1 paper is missing" && notsee "/case/decide" && see "/case/back" && POST /case/decide id=3 && status 422 && see "1 paper is missing" && step 3 proposed'
t 'CW22: nor without her consent'            'before=$(sql "SELECT count(*) FROM diary_act"); POST /case/paper id=63 do=seen && status 303 && POST /case/decide id=3 && status 422 && see "The consent of 1 adult is missing" && step 3 proposed'
t 'AC3: what is done with her paper and her consent stands in the sealed diary' 'POST /case/consent id=62 how=desk && status 303 && test "$(sql "SELECT count(*) FROM diary_act WHERE act LIKE '"'judged a paper%' OR act LIKE 'recorded a consent%'"'")" = 0 && test "$(sql "SELECT count(*) FROM diary_hidden WHERE person = 14 AND (act LIKE '"'judged a paper%' OR act LIKE 'recorded a consent%'"')")" = 2'
t 'CW22: with them the rules say otherwise to who sees her, and want a reason' 'POST /case/decide id=3 && status 422 && see "Write the reasons" && POST /case/decide id=3 "words=the supply is not theirs" && status 303 && step 3 refused'

# ---- CW21: nothing moves because of her
back_to_kept
sql "UPDATE casework_case SET state = 'waiting' WHERE id = 3; DELETE FROM casework_paper"
link() { dora; POST /case/consent id=$1 how=link; link=$(grep -o "/consent/[A-Za-z0-9_-]*" $dir/page | head -1); nobody; }
keep_database
t 'CW21: her answer by her link moves nothing, and no line of the open diary says it' 'link 62; POST "$link" answer=yes && status 200 && count "casework_consent WHERE given IS NOT NULL" 2 && step 3 waiting && count "casework_step WHERE filed = 3" 1 && test "$(sql "SELECT count(*) FROM diary_act WHERE act = '"'recorded a consent'"'")" = 0 && test "$(sql "SELECT count(*) FROM diary_hidden WHERE person = 14 AND act = '"'recorded a consent'"'")" = 1'
back_to_kept
t 'CW21: the last one that the clerk waited for does' 'sql "UPDATE casework_consent SET given = NULL, how = '"''"' WHERE id = 61"; link 61; POST "$link" answer=yes && status 200 && step 3 complete'

# ---- CW21: nor among cases
back_to_kept; sql "UPDATE casework_case SET state = 'check' WHERE id = 3"; keep_database
lists() { clerk; for p in "/case?id=3" "/person?id=11" "/cases" "/cases?mine=1" "/cases.csv" "/clocks" "/case/new?person=11" "/day"; do GET "$p"; bare; done > "$1"; chief; { GET /clocks; bare; } >> "$1"; clerk; }
lists $dir/alone; spell 41 electricity-tariff-b 14 5 granted 22700; spell 42 social-grocery 14 5 applied NULL
t 'CW21: what she asked for, for the household, is in no list of who may not see her' 'lists $dir/with && cmp $dir/alone $dir/with'
t 'who may see her has it there'             'dora && GET "/person?id=11" && see "/case?id=41" && GET "/case?id=3" && see "/case?id=41" && GET "/case/new?person=11" && see "There is an application already"'
t 'FO7: nor in the copy that goes home, whoever gives it out' 'be 4 privacy,files && GET "/privacy/copy?id=11" && status 200 && sed "1,/^\r*\$/d" $dir/page | python3 -c "import json, sys; d = json.load(sys.stdin); assert sorted(c[\"number\"] for c in d[\"cases\"][\"cases\"]) == [1, 2, 3]" && notsee Kryfi'
t 'CW21: hers is no spell before this one'   'clerk && sql "UPDATE casework_case SET state = '"'ended'"' WHERE id = 3"; POST /case/apply person=11 programme=electricity-tariff-b && status 303 && test "$(sql "SELECT spell, coalesce(renews, 0) FROM casework_case WHERE id = (SELECT max(id) FROM casework_case)")" = "2|0"'
# what the clerk is answered and then sees; case 42 is hers, and of something else where she has not asked for this
asks() { clerk; POST /case/apply person=11 programme=social-grocery; bare > "$1"; got=$(sed -n 's/^Location: //p' "$dir/page"); for p in "$got" "/case/new?person=11"; do GET "$p"; bare; done >> "$1"; POST /case/apply person=11 programme=social-grocery; bare >> "$1"; }
both() { back_to_kept; lives_in $1; spell 42 kapi 14 NULL applied NULL; asks $dir/alone; lists $dir/alone_after; back_to_kept; lives_in $1; spell 42 social-grocery 14 5 applied NULL; asks $dir/with; lists $dir/with_after; cmp $dir/alone $dir/with && cmp $dir/alone_after $dir/with_after; }
back_to_kept; sql "DELETE FROM registry_member WHERE person = 14"; keep_database
t 'CW21, CW1: what hers is open for is asked for as if it were not: restricted' 'both 1 && grep -q "^Status: 303" $dir/with && ! grep -q Kryfi $dir/with'
t 'CW21, CW1: and invisible'                 'both 2 && grep -q "^Status: 303" $dir/with && ! grep -q Kryfi $dir/with && ! grep -q "case?id=42" $dir/with'
t 'CW21: whoever may see hers is told, once; both are open' 'test "$(tasks asked)" = "14|2030/42|21|0" && test "$(sql "SELECT person, state, spell, coalesce(renews, 0) FROM casework_case WHERE programme = '"'social-grocery'"' ORDER BY id" | paste -sd" ")" = "14|applied|1|0 11|applied|1|0"'
t 'AC3: no line of the open diary is about hers' 'count "diary_act WHERE about_kind = '"'case'"' AND about = 42" 0 && count "diary_act WHERE about_kind = '"'person'"' AND about = 14" 0'
new=$(sql "SELECT max(id) FROM casework_case")
t 'who may see both sees on each that the other is there' 'dora && GET "/case?id=$new" && see "/case?id=42" && GET "/case?id=42" && see "/case?id=$new" && POST /case/apply person=11 programme=social-grocery && location "/case?id=$new&was=1"'
back_to_kept; lives_in 2; spell 42 social-grocery 14 5 applied NULL; clerk
t 'CW1: fifty of them are one all the same'  'fifty /case/apply person=11 programme=social-grocery; see "50 x 303" && count "casework_case WHERE programme = '"'social-grocery'"'" 2 && test "$(tasks asked)" = "14|2030/42|21|0"'
back_to_kept

# ---- a unit that is secret, or whose name says something of people's health, is not the case's to name
t 'the unit of a case is named when it may be' 'back_to_kept; spell 51 kapi 12 NULL applied NULL 21; spell 52 kapi 12 NULL ended 22000 22; sql "INSERT INTO access_unit(id, name) VALUES (23, '"'Plain-Office'"')"; spell 53 kapi 12 NULL ended 22001 23; clerk && GET "/case?id=51" && status 200 && notsee Refuge && GET "/case?id=52" && notsee After-Rehab && GET "/case?id=53" && see Plain-Office'

# ---- what fails leaves no trace (and what was kept is from here on what was then)
back_to_kept; lives_in 2; spell 42 social-grocery 14 5 applied NULL; clerk
t 'no step of applying beside hers leaves a trace' 'torture POST /case/apply person=11 programme=social-grocery'
clerk; POST /case/propose id=1 outcome=granted since=3/3/2031; young; chief
t 'nor of deciding against the rules'        'torture POST /case/decide id=1 "words=she was here for years"'
clerk; POST /case/propose id=3 outcome=refused "words=not theirs"; chief
t 'nor of deciding where she would have counted' 'torture POST /case/decide id=3'
# ---- put back in its household (what was kept is hers, open)
clerk; POST /case/apply person=11 programme=social-grocery; new=$(sql "SELECT max(id) FROM casework_case")
home() { sql "SELECT coalesce(household, 0) FROM casework_case WHERE id = $1"; }
t 'CW21: while the other is open it stays apart, and who decides reads why' 'dora && GET "/case?id=42" && see "does not count as its household" && notsee "/case/household" && POST /case/household id=42 && status 409 && see "2031/1" && test "$(home 42)" = 0'
t 'CW21: who proposes alone does not put it back, nor who may not see it' 'be 4 advise,files; GET "/case?id=42" && notsee "/case/household" && POST /case/household id=42 && status 403 && chief && POST /case/household id=42 && status 404 && test "$(home 42)" = 0'
sql "UPDATE casework_case SET state = 'withdrawn' WHERE id = $new"; keep_database
t 'CW21: with the other closed it is the household'"'"'s again, by one action, and the history says so' 'dora && GET "/case?id=42" && see "action=\"/case/household\"" && POST /case/household id=42 && status 303 && test "$(home 42)" = 5 && GET "/case?id=42" && see "the household’s again" && notsee "/case/household" && count "casework_step WHERE filed = 42 AND code = '"'rejoined'"'" 1 && count "diary_act WHERE about_kind = '"'case'"' AND about = 42" 0 && POST /case/household id=42 x=2 && status 409'
t 'CW21: fifty put it back once'             'back_to_kept; dora; fifty /case/household id=42 x=%; see "1 x 303, 49 x 409" && test "$(home 42)" = 5 && count "casework_step WHERE filed = 42 AND code = '"'rejoined'"'" 1'
t 'CW21: CW1 holds for it again'             'POST /case/apply person=11 programme=social-grocery && location "/case?id=42&was=1"'
t 'CW21: one that the reader may not see makes room again, and is told of' 'back_to_kept; sql "UPDATE casework_case SET state = '"'applied'"' WHERE id = $new; UPDATE registry_person SET shield = 2 WHERE id = 11; DELETE FROM care_task; INSERT INTO access_grant(id, person, account, purpose, starts, about_kind, about) VALUES (77, 11, 1, '"'review'"', 1, '"'shield'"', 1)"; dora && GET "/case?id=42" && notsee "2031/1" && POST /case/household id=42 && status 303 && test "$(home 42) $(home $new)" = "5 0" && test "$(tasks asked)" = "11|2031/1|0|1"'
t 'CW21: no step of it leaves a trace'       'sql "UPDATE casework_case SET household = NULL WHERE id = 42"; torture POST /case/household id=42'
done_testing
