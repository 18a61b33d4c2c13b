# SPDX-License-Identifier: EUPL-1.2
# follow.t - a resident follows an application with its number and code: CW14, CW15, FO1 to FO5.
. tests/lib.sh
. tests/people.sh
at 2031-03-03T09:00
export PRONOIA_LANG=en PRONOIA_PEER=one PRONOIA_FILES=$dir/files
ids_from_one casework_case casework_paper casework_consent casework_sent casework_file registry_person registry_household
worker 1 Anna; worker 2 Boris; worker 3 Clio
jar()   { PRONOIA_COOKIE=$(sed -n 's/^Set-Cookie: \([^;]*\);.*/\1/p' "$dir/page" | paste -sd';' | sed 's/;/; /g'); export PRONOIA_COOKIE; }
state() { grep -o 'name="state" value="[^"]*"' "$dir/page" | head -1 | cut -d'"' -f4; }
code()  { grep -o 'class="bigcode"><bdi dir="ltr">[^<]*' "$dir/page" | sed 's/.*>//'; }
step()  { test "$(sql "SELECT state FROM casework_case WHERE id = $1")" = "$2"; }
clerk() { be 1 advise,files; }
chief() { be 2 decide,files; }
send()  { GET "/follow/case?n=2031/1"; csrf=$(grep -o 'name="csrf" value="[^"]*' $dir/page | head -1 | sed 's/.*"//'); python3 tests/papers.py $1 ${2:-1} "$csrf" n=${3:-2031/1} > $dir/body && POST /follow/paper --body $dir/body --type "multipart/form-data; boundary=xxBOUNDARYxx"; }
kept()  { count casework_file "$1" && test "$(ls $dir/files 2> /dev/null | wc -l)" = "$1"; }
bare()  { sed -n '/^<!doctype/,$p' "$dir/page" | sed 's/name="csrf" value="[^"]*"//'; }
wait_()  { sql "UPDATE entitlements_try SET n = 0"; }

# A couple and their child, sent as a browser sends it.
python3 tests/talk.py tests/people/newborn.json --set income_6m=0 --set income_year=0 --set property_value=0 --set vehicles_expense=0 --set deposits=0 > "$dir/page" 2> "$dir/err"; s=$(state)
POST /apply/send "state=$s" true=yes agree=yes c.guaranteed-income.-1=yes c.weakness-certificate.-1=yes given.0=Eleni family.0=Papa given.1=Dimitris given.2=Vrefos phone=6900000001; jar
GET /apply/sent; c=$(code); cp $dir/page $dir/sent
slip=$(sed -n '/<h3>/,$p' $dir/sent | grep -o '<strong><bdi dir="ltr">[^<]*' | head -1 | sed 's/.*>//')

# ---- CW15: the door
unset PRONOIA_COOKIE
t 'the door asks both'                               'GET /follow && status 200 && see "name=\"number\"" && see "name=\"code\"" && see "2031/123" && ! GET /follow/case || location /follow'
t 'number and code open it; neither stands in an address' 'POST /follow number=2031/1 "code=$c" && status 303 && location /follow/case && jar && GET /follow/case && status 200 && see "Guaranteed minimum income" && see "We have it" && see "2031/1" && grep -qi "^cache-control: no-store" $dir/page'
t 'as people type them: the other way round, small, with blanks, with Arabic digits' 'POST /follow "number=1 / 2031" "code=$(echo $c | tr "A-Z-" "a-z ")" && status 303 && POST /follow "number=٢٠٣١/٢" "code=$c" && status 303 && POST /follow "number=2031-2" "code=$c" && status 303'
t 'BC2: a cookie planted beforehand is not taken over: who types number and code gets one of their own' 'planted=$PRONOIA_COOKIE && GET /follow/case && see "2031/1" && POST /follow number=2031/2 "code=$c" && status 303 && jar && case $PRONOIA_COOKIE in *pronoia-follow=?*) ;; *) false ;; esac && test "$PRONOIA_COOKIE" != "$planted" && GET /follow/case && see "Certificate of financial weakness" && notsee "${planted#*=}"; rc=$?; PRONOIA_COOKIE=$planted; test $rc = 0'
t 'what cannot be a number, a slip of the pen'       'POST /follow number=abc "code=$c" && status 422 && see "is a year and a number" && see "value=\"abc\"" && POST /follow number=2031/1/3 "code=$c" && status 422 && POST /follow number=2031/1 code=7K4-Q2M && status 422 && see "A letter is not right"'
w=222-222-222-222
t 'CW15: an unknown number and a wrong code: the same bytes, after the same statements' 'unset PRONOIA_COOKIE; PRONOIA_STATEMENTS=$dir/s1 POST /follow number=2031/1 code=$w && status 404 && bare | sed "s#2031/1\"#N#" > $dir/a && PRONOIA_STATEMENTS=$dir/s2 POST /follow number=2031/7 code=$w && status 404 && bare | sed "s#2031/7\"#N#" > $dir/b && cmp $dir/a $dir/b && cmp $dir/s1 $dir/s2 && grep -q "found no application" $dir/a'
t 'CW15: the code of one opens no other'             'wait_; POST /apply/send "state=x" true=yes; sql "INSERT INTO casework_case(id, programme, person, spell, state, protocol_year, protocol_no, origin, opened, made, by) SELECT 99, '"'kapi'"', min(id), 1, '"'applied'"', 2031, 99, '"'clerk'"', 1, 1, 1 FROM registry_person"; POST /follow number=2031/99 "code=$c" && status 404'
t 'the diary knows of tries, without the code'       'test "$(sql "SELECT count(*) FROM diary_act WHERE act = '"'tried to follow an application'"'")" -ge 3 && ! contents | grep -qF "$c"'
t 'FO2: a cookie of another house, a cut one'        'PRONOIA_COOKIE=pronoia-follow=AAAA GET /follow/case && location /follow && POST /follow number=2031/1 "code=$c" && jar && PRONOIA_KEY=$dir/other GET /follow/case && location /follow && PRONOIA_COOKIE=$(echo $PRONOIA_COOKIE | cut -c1-60) GET /follow/case && location /follow'
t 'FO2: after an hour it is closed'                  'at 2031-03-03T10:01; GET /follow/case && location /follow; at 2031-03-03T09:00; GET /follow/case && status 200'
t 'Finish: the cookie and the pages are gone'        'GET /follow/closed && status 200 && grep -qi "^clear-site-data" $dir/page && grep -q "^Set-Cookie: pronoia-follow=;" $dir/page'
t 'rate: twenty tries an hour, then even the right code waits; another place does not' 'export PRONOIA_PEER=guess; sql "INSERT INTO entitlements_try(peer, span, n) VALUES ('"'follow:guess'"', 536193, 20)"; POST /follow number=2031/1 "code=$c" && status 429 && see "too many tries" && grep -qi "^retry-after" $dir/page && export PRONOIA_PEER=two && POST /follow number=2031/1 "code=$c" && status 303'
t 'FO3: an invisible file is answered as an unknown number' 'wait_; keep_database; sql "UPDATE registry_person SET shield = 2 WHERE id = (SELECT person FROM casework_sent)"; POST /follow number=2031/1 "code=$c" && status 404 && bare | sed "s#2031/1\"#N#" | sed "s#value=\"$c\"#C#" > $dir/a; POST /follow number=2031/7 "code=$c" && bare | sed "s#2031/7\"#N#" | sed "s#value=\"$c\"#C#" > $dir/b && cmp $dir/a $dir/b && GET /follow/case && location /follow; back_to_kept'
t 'FO4: linked to somebody of another name: the page still says what was sent' 'keep_database; person 800 Alithinou Sofia 9000; sql "UPDATE registry_person SET merged_into = 800 WHERE id = (SELECT person FROM casework_sent)"; GET /follow/case && status 200 && see "Papa Eleni" && notsee Alithinou; back_to_kept'

# ---- what is seen
t 'what is missing, of whom, and where one gets it'  'GET "/follow/case?n=2031/1" && see "Identity card or passport" && see "Papa Dimitris" && see "Missing" && see "We have not yet seen who you are" && see "The consent is missing: <bdi>Papa Dimitris</bdi>"'
t 'time in plain words: it counts when nothing is missing' 'see "counts from the day when nothing is missing"'
t 'both that were sent together are there'           'see "n=2031%2F2" && GET "/follow/case?n=2031%2F2" && see "Certificate of financial weakness"'
t 'another number than one’s own leads to the door'  'GET "/follow/case?n=2031/99" && status 303 && location /follow'

# ---- papers
t 'FO5: without the cookie nothing is kept'          'cookie=$PRONOIA_COOKIE; unset PRONOIA_COOKIE; GET /follow; csrf=$(grep -o "name=\"csrf\" value=\"[^\"]*" $dir/page | head -1 | sed "s/.*\"//"); python3 tests/papers.py png 1 "$csrf" n=2031/1 > $dir/body; POST /follow/paper --body $dir/body --type "multipart/form-data; boundary=xxBOUNDARYxx" && status 303 && location /follow && kept 0; PRONOIA_COOKIE=$cookie && export PRONOIA_COOKIE'
t 'a photo of a paper is received'                   'send png 1 && status 303 && location "/follow/case?n=2031%2F1&done=paper#papers" && kept 1 && test "$(sql "SELECT state, by FROM casework_paper WHERE id = 1")" = "received|0" && GET "/follow/case?n=2031/1&done=paper" && see "We got the paper" && see "Received"'
t 'CW8: what is no paper is refused in words, and not kept' 'send script 2 && status 422 && see "active content" && kept 1 && send html 2 && status 422 && see "what is in it counts" && kept 1'
t 'a paper of another case, a number nobody has'     'sql "INSERT INTO casework_paper(id, filed, paper, person, state, asked, changed, by) SELECT 77, 99, '"'id_card'"', min(id), '"'asked'"', 1, 1, 1 FROM registry_person"; send png 77 && status 409 && kept 1; send png 5000 && status 409 && kept 1'
t 'no step of taking one leaves a row'               'GET "/follow/case?n=2031/1"; csrf=$(grep -o "name=\"csrf\" value=\"[^\"]*" $dir/page | head -1 | sed "s/.*\"//"); python3 tests/papers.py pdf 3 "$csrf" n=2031/1 > $dir/body; torture POST /follow/paper --body $dir/body --type "multipart/form-data; boundary=xxBOUNDARYxx"; ls $dir/files | grep -v "$(sql "SELECT stored FROM casework_file")" | while read -r f; do rm $dir/files/$f; done'
t 'four copies of one, then it is enough'            'for k in 1 2 3; do send pdf 1; status 303 || break; done; kept 4 && send pdf 1 && status 409 && see "many copies" && kept 4'
t 'a clerk says no, with why: the resident reads it' 'clerk; POST /case/paper id=1 do=refused "why=the number cannot be read"; nobody; GET "/follow/case?n=2031/1" && see "Not accepted" && see "the number cannot be read" && ! contents | grep -q "cannot be read"'
t 'CW20: what an older version wrote beside a paper is read' 'keep_database; sql "UPDATE casework_paper SET said = NULL, why = '"'Older words'"' WHERE id = 1" && GET "/follow/case?n=2031/1" && see "Older words"; back_to_kept'
t 'FO8: whom staff put into the household is told back by the given name alone; of the resident'"'"'s own words all' 'keep_database; person 801 Mystiki Ioanna 4000; sql "INSERT INTO casework_paper(id, filed, paper, person, state, asked, changed, by) VALUES (801, 1, '"'id_card'"', 801, '"'asked'"', 1, 1, 1)"; sql "INSERT INTO casework_consent(id, filed, person, by) VALUES (801, 1, 801, 1)"; GET "/follow/case?n=2031/1" && status 200 && see "<bdi>Ioanna</bdi>" && see "missing: <bdi>Ioanna</bdi>" && notsee Mystiki && see "Papa Dimitris" && PRONOIA_LANG=uk GET "/follow/case?n=2031/1" && notsee Mystiki; back_to_kept'
t 'FO7: whose file was shielded since has no slip there either' 'keep_database; GET "/follow/case?n=2031/1"; see "$slip" && sql "UPDATE registry_person SET shield = 1 WHERE id = (SELECT person FROM casework_consent WHERE given IS NULL)" && GET "/follow/case?n=2031/1" && notsee "Papa Dimitris" && notsee "$slip"; back_to_kept'

# ---- consent by the slip
t 'a slip: number and words lead to what is asked'   'unset PRONOIA_COOKIE; GET /consent && status 200 && POST /consent number=2031/1 "code=$slip" && status 303 && link=$(sed -n "s/^Location: //p" $dir/page) && GET "$link" && status 200 && see "Papa Dimitris" && see "I agree"'
t 'the applicant’s code is no slip, a wrong one neither' 'POST /consent number=2031/1 "code=$c" && status 404 && see "found no slip" && POST /consent number=2031/2 "code=$slip" && status 404 && POST /consent number=x code=$slip && status 422'
t 'the other adult agrees by themselves'             'POST "$link" answer=yes && status 200 && see "was recorded" && test "$(sql "SELECT count(*) FROM casework_consent WHERE given IS NULL")" = 0 && POST /consent number=2031/1 "code=$slip" && status 404'

# ---- CW14: who sent it
PRONOIA_COOKIE=$cookie; export PRONOIA_COOKIE
t 'staff see which came online and whom nobody has checked' 'clerk; GET "/cases?unchecked=1" && see "2031/1" && see "identity not checked" && notsee "2031/99" && GET "/case?id=1" && see "nobody has seen an identity paper" && see "Papa Eleni"'
t 'CW14: with every paper and consent it is still not complete' 'for p in $(sql "SELECT id FROM casework_paper WHERE filed = 1 AND state IN ('"'asked', 'refused'"')"); do POST /case/paper id=$p do=seen; done; POST /case/move id=1 to=complete && status 422 && see "Nobody has checked" && step 1 applied'
t 'a check names its paper'                          'POST /case/identity id=1 paper=smile && status 422 && count "casework_sent WHERE checked IS NULL" 1'
t 'no step of checking leaves a trace'               'torture POST /case/identity id=1 paper=permit'
t 'identity checked: once for all that was sent together; the person is confirmed' 'POST /case/identity id=1 paper=permit && status 303 && test "$(sql "SELECT paper, checked_by FROM casework_sent")" = "permit|1" && test "$(sql "SELECT confirmed FROM registry_person WHERE id = (SELECT person FROM casework_sent)")" = 1 && GET "/case?id=2" && see "Residence permit, Anna" && GET "/cases?unchecked=1" && notsee "2031/2"'
t 'a second check changes nothing'                   'POST /case/identity id=2 paper=passport && status 303 && test "$(sql "SELECT paper FROM casework_sent")" = permit'
t 'what waits only for a paper from afar is complete when it comes' 'POST /case/move id=2 to=waiting; for p in $(sql "SELECT id FROM casework_paper WHERE filed = 2 AND state = '"'asked'"' ORDER BY id" | sed "\$d"); do POST /case/paper id=$p do=seen; done; last=$(sql "SELECT id FROM casework_paper WHERE filed = 2 AND state = '"'asked'"'"); nobody; GET "/follow/case?n=2031/2" && see "waiting for what is missing" && see "bring what is missing by" && send pdf $last 2031/2 && status 303 && step 2 complete && test "$(sql "SELECT by FROM casework_step WHERE filed = 2 AND state = '"'complete'"'")" = 0'

# ---- taking it back
t 'taking it back wants a tick'                      'POST /follow/withdraw n=2031/2 && status 422 && see "Tick the box first" && step 2 complete'
t 'no step of taking it back leaves a trace'         'torture POST /follow/withdraw n=2031/2 sure=yes'
t 'taken back by the resident, with its clocks'      'POST /follow/withdraw n=2031/2 sure=yes && status 303 && step 2 withdrawn && test "$(sql "SELECT by, code FROM casework_step WHERE filed = 2 AND state = '"'withdrawn'"'")" = "0|wish" && count "casework_clock WHERE filed = 2 AND ended IS NULL" 0 && GET "/follow/case?n=2031/2&done=withdrawn" && see "was taken back"'
t 'twice is told'                                    'POST /follow/withdraw n=2031/2 sure=sure && status 409 && see "moved on"'
t 'nothing more is taken for it'                     'send pdf $last 2031/2 && status 409 && see "moved on"'

# ---- the decision
t 'before it is decided there is nothing to read or to object to' 'GET "/follow/letter?n=2031/1" && status 404; POST /follow/object n=2031/1 words=x && status 409'
t 'decided'                                          'clerk; POST /case/move id=1 to=complete && POST /case/propose id=1 outcome=refused "words=the papers contradict each other" && chief && POST /case/decide id=1 && step 1 refused; nobody'
t 'the resident sees it, and reads the letter'       'GET "/follow/case?n=2031/1" && see "It was not granted" && see "The decision as a letter" && see "You may object until" && GET "/follow/letter?n=2031/1" && status 200 && see "%PDF" && grep -qai "^cache-control: no-store" $dir/page && test "$(sql "SELECT count(*) FROM diary_act WHERE act = '"'read a decision'"' AND about = 1 AND who = '"''"'")" = 1'
t 'CW14: not while nobody knows who sent it'         'keep_database; sql "UPDATE casework_sent SET checked = NULL, checked_by = NULL, paper = '"''"'"; GET "/follow/case?n=2031/1" && notsee "/follow/letter" && GET "/follow/letter?n=2031/1" && status 404; back_to_kept'
t 'an objection without words, one that is too long' 'POST /follow/object n=2031/1 "words=  " && status 422 && see "Nothing was sent" && POST /follow/object n=2031/1 words=$(printf %04001d 0) && status 422 && see "too long" && step 1 refused'
t 'no step of objecting leaves a trace'              'torture POST /follow/object n=2031/1 "words=They fit together."'
t 'too late is told, with the day'                   'at 2031-05-30T09:00; wait_; POST /follow number=2031/1 "code=$c"; jar; POST /follow/object n=2031/1 words=x && status 409 && see "passed on" && step 1 refused; GET "/follow/case?n=2031/1" && notsee "name=\"words\"" && see "passed on"; at 2031-03-04T09:00; PRONOIA_COOKIE=; POST /follow number=2031/1 "code=$c"; jar'
t 'in time it is an objection of the resident'       'POST /follow/object n=2031/1 "words=They fit together." && status 303 && step 1 objected && test "$(sql "SELECT words, late, by FROM casework_objection")" = "|0|0" && ! contents | grep -q "They fit together" && GET "/follow/case?n=2031/1&done=objected" && see "We are examining your objection" && see "answer to the objection by"'

t 'the answer is a letter too; there is no second objection from here' 'be 3 decide,files; GET "/case?id=1" && see "They fit together." && POST /case/objection/answer id=1 outcome=rejected "reasons=they do not fit" && status 303; nobody; GET "/follow/case?n=2031/1" && see "answer to your objection" && notsee "name=\"words\"" && GET "/follow/answer?n=2031/1&o=$(sql "SELECT id FROM casework_objection")" && status 200 && see "%PDF" && GET "/follow/answer?n=2031/2&o=$(sql "SELECT id FROM casework_objection")" && status 404; POST /follow/object n=2031/1 words=again && status 409'

# ---- a new code
t 'a lost code: a clerk gives a new one, shown once; the old one is dead' 'clerk; POST /case/code id=1 && status 200 && new=$(code) && test -n "$new" && GET "/case?id=1" && notsee "$new"; nobody; PRONOIA_COOKIE=; wait_; POST /follow number=2031/1 "code=$c" && status 404 && POST /follow number=2031/1 "code=$new" && status 303'
t 'also for a case made at the desk'                 'clerk; POST /case/code id=99 && new=$(code); nobody; POST /follow number=2031/99 "code=$new" && status 303 && jar && GET /follow/case && status 200 && see "2031/99"'
t 'staff’s pages are not opened by it'               'GET "/case?id=1" && status 403; POST /case/identity id=1 paper=permit && status 403'
done_testing
