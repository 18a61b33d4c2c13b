# SPDX-License-Identifier: EUPL-1.2
# online.t - a resident applies from the results, without an account: CW16, ON1 to ON5.
. tests/lib.sh
. tests/people.sh
at 2026-11-22T09:00
export PRONOIA_LANG=en PRONOIA_PEER=one
nobody
ids_from_one casework_case casework_paper casework_consent casework_sent
state() { grep -o 'name="state" value="[^"]*"' "$dir/page" | head -1 | cut -d'"' -f4; }
jar()   { PRONOIA_COOKIE=$(sed -n 's/^Set-Cookie: \([^;]*\);.*/\1/p' "$dir/page" | paste -sd';' | sed 's/;/; /g'); export PRONOIA_COOKIE; }
code()  { grep -o 'class="bigcode"><bdi dir="ltr">[^<]*' "$dir/page" | sed 's/.*>//'; }
nothing() { count registry_person 1 && count casework_case 0 && count casework_sent 0 && count facts_fact 0; }
worker 1 Anna
person 900 Mousterianou Eleni 8129                      # who applies: known already; what a clerk saves is compared with others
be 1 advise,files; POST /person/edit id=900 row_version=1 birth=4/4/1992 sex=f; nobody
python3 tests/talk.py tests/people/newborn.json --set income_6m=0 --set income_year=0 --set property_value=0 --set vehicles_expense=0 --set deposits=0 > "$dir/page" 2> "$dir/err"; s=$(state)
POST /check/talk "state=$s" do=same; cp "$dir/page" "$dir/results"
who='given.0=Eleni family.0=Mousterianou given.1=Dimitris given.2=Vrefos phone=6900000001'

t 'the results offer what the town takes online, and nothing else' 'grep -q "name=\"for\" value=\"guaranteed-income\"" $dir/results && ! grep -q "name=\"for\" value=\"child-benefit\"" $dir/results && ! grep -q "name=\"for\" value=\"womens-counselling\"" $dir/results'
t 'one press leads to the form; the one pressed is ticked' 'POST /apply "state=$s" for=guaranteed-income && status 200 && see "name=\"c.guaranteed-income.-1\" value=\"yes\" checked" && see "Child, under 1 year" && see "1 January 1990"'
t 'ON1: nothing is kept by looking'             'nothing'
t 'a page typed by hand, a forged state'        'GET /apply && location /check && POST /apply state=forged && status 422 && see "could not read your answers" && POST /apply/send state=forged true=yes && status 422 && nothing'
t 'everything that is wrong is said at once, and what was typed stays' 'POST /apply "state=$s" do=check "given.0=Ελένη" phone=12 && status 422 && see "Choose at least one" && see "href=\"#given.1\"" && see "5 to 15 digits" && see "value=\"Ελένη\"" && see "value=\"12\""'
t 'a name of three hundred letters'             'POST /apply "state=$s" do=check c.guaranteed-income.-1=yes given.0=$(printf %0300d 0 | tr 0 a) $who && status 422 && see "300 letters"'
t 'no way to be reached must be said'           'POST /apply "state=$s" do=check c.guaranteed-income.-1=yes phone= $who && status 422 && see "tick that you have neither" && POST /apply "state=$s" do=check c.guaranteed-income.-1=yes given.0=E given.1=D given.2=V neither=yes && status 200'
t 'the check: for what, who, one list of papers, what goes along, what is agreed to' 'POST /apply "state=$s" do=check c.guaranteed-income.-1=yes c.social-grocery.-1=yes $who && status 200 && see "Check before you send" && see "Social grocery" && see "Mousterianou Dimitris" && see "Identity card" && see "Your consent" && see "I agree" && see "What I write is true" && see "answers that go with it"'
t 'one list: a paper that both ask for stands once' 'grep -q "tax_note" programmes/guaranteed-income/programme.yaml && grep -q "tax_note" programmes/social-grocery/programme.yaml && test "$(grep -c "<li>Tax note" $dir/page)" = 1'
t 'ON3: a wrong AMKA is explained and not refused' 'POST /apply "state=$s" do=check c.guaranteed-income.-1=yes $who amka.0=04049212346 afm.0=123456789 && status 200 && see "A number needs a look" && see "does not fit the other eight" && see "does not fit the other ten" && see "name=\"amka.0\" value=\"04049212346\""'
long='090000045 (της μητέρας μου, που μένει στη Λάρισα)'
too_long() { field=$1; shift; POST "$@" "state=$s" c.guaranteed-income.-1=yes $who "$field=$long" && status 422 && see "href=\"#$field\"" && see "at most 40 characters" && see "value=\"$long\"" && nothing; }
t 'RG2: a number with a remark that does not fit is said at its field and stays: nothing of it is dropped silently' 'too_long afm.0 /apply do=check && too_long amka.1 /apply do=check && too_long afm.0 /apply/send true=yes agree=yes'
t 'RG2: it is said in the words of who reads' 'POST /apply "state=$s" do=check lang=uk c.guaranteed-income.-1=yes $who "afm.0=$long" && status 422 && see "щонайбільше 40 знаків"'
t 'the language changes on the way and nothing is lost' 'POST /apply "state=$s" do=check lang=ar c.guaranteed-income.-1=yes $who && see "dir=\"rtl\"" && see "value=\"Dimitris\""'
t 'back to change something: it stands as typed' 'POST /apply "state=$s" do=edit c.guaranteed-income.-1=yes $who email=e@example.gr && status 200 && see "value=\"e@example.gr\"" && see "value=\"Vrefos\"" && see "name=\"c.guaranteed-income.-1\" value=\"yes\" checked"'
t 'without the tick it is not sent; what was typed stays' 'POST /apply/send "state=$s" c.guaranteed-income.-1=yes $who && status 422 && see "is not sent" && see "value=\"Dimitris\"" && nothing'
t 'what is not offered is not applied for'      'POST /apply/send "state=$s" true=yes c.child-benefit.2=yes c.womens-counselling.0=yes $who && status 422 && see "Choose at least one" && nothing'
t 'W6: not from another page’s form'            'POST /apply/send csrf=x "state=$s" true=yes c.guaranteed-income.-1=yes $who && status 403 && nothing'
t 'no step of sending that fails leaves a trace' 'torture POST /apply/send "state=$s" true=yes agree=yes c.guaranteed-income.-1=yes c.social-grocery.-1=yes $who afm.0=090000045 amka.0=04049212346'

t 'sent: an application each, with its number'  'POST /apply/send "state=$s" true=yes agree=yes c.guaranteed-income.-1=yes c.social-grocery.-1=yes $who afm.0=090000045 amka.0=04049212346 email=e@example.gr speak=sq && status 303 && location /apply/sent && jar && test "$(sql "SELECT programme, state, protocol_year, protocol_no, origin, lang, made, by, sent FROM casework_case ORDER BY id")" = "guaranteed-income|applied|2026|1|online|sq|1795338000|0|1
social-grocery|applied|2026|2|online|sq|1795338000|0|1"'
t 'the receipt: numbers, code, who must bring what; stored nowhere' 'GET /apply/sent && status 200 && see "2026/1" && see "2026/2" && c=$(code) && test "$(echo $c | tr -d - | wc -c)" = 13 && see "identity card" && see "/follow" && grep -qi "^cache-control: no-store" $dir/page'
t 'people as they say they are: by nobody, not confirmed, in their roles' 'test "$(sql "SELECT p.made_by, p.confirmed, p.sex, p.birth, p.lang, m.role FROM registry_person p JOIN registry_member m ON m.person = p.id WHERE p.id <> 900 ORDER BY p.id")" = "0|0|f|8129|sq|head
0|0|m|7305|sq|spouse
0|0|m|20736|sq|child" && me=$(sql "SELECT person FROM casework_sent")'
t 'reached by neutral words only'               'test "$(sql "SELECT kind, value, messages FROM registry_contact ORDER BY id")" = "mobile|6900000001|1
email|e@example.gr|1"'
t 'RG2: the odd number is kept, sealed, with why' 'test "$(sql "SELECT kind, ending, status, odd FROM registry_identifier ORDER BY id")" = "afm|0045|declared|
amka|2346|declared|check" && ! contents | grep -q 04049212346'
t 'ON2: what the two ask about is known as declared, by the household; nothing else is' 'test "$(sql "SELECT count(*) FROM facts_fact WHERE variable = '"'income_6m'"' AND evidence = '"'declared'"' AND source = '"'household'"'")" = 1 && count "facts_fact WHERE evidence <> '"'declared'"' OR by <> 0" 0 && count "facts_fact WHERE variable IN ('"'heating_fuel', 'dementia', 'children_ever'"')" 0'
t 'ON2: nor anything that says or hints at violence' 'count "facts_fact WHERE variable IN ('"'violence', 'transitional_hostel'"')" 0'
t 'the papers of both, asked of whom they are about' 'test "$(sql "SELECT count(*) FROM casework_paper WHERE filed = 1 AND paper = '"'id_card'"'")" = 2 && test "$(sql "SELECT count(*) FROM casework_paper WHERE filed = 2")" -gt 0'
t 'CW4: the sender agreed; the other adult is asked, the child is not' 'test "$(sql "SELECT person - $me, how, CASE WHEN given IS NULL THEN 0 ELSE 1 END, CASE WHEN link IS NULL THEN 0 ELSE 1 END FROM casework_consent WHERE filed = 1 ORDER BY person")" = "0|link|1|0
1||0|1"'
t 'ON5: the code stands nowhere'                '! contents | grep -qF "$c"'
t 'the diary knows, of nobody signed in'        'test "$(sql "SELECT count(*) FROM diary_act WHERE act = '"'opened an application'"' AND who = '"''"'")" = 2'

t 'CW16: the same form again finds what it made' 'POST /apply/send "state=$s" true=yes agree=yes c.guaranteed-income.-1=yes c.social-grocery.-1=yes $who && status 303 && location "/apply/sent?was=1" && jar && GET "/apply/sent?was=1" && see "No second one" && test "$(code)" = "$c" && count casework_case 2 && count registry_person 4'
t 'ON4: from another browser too, and however it was changed' 'PRONOIA_COOKIE=form=BBBBBBBBBBBBBBBBBBBBBB POST /apply/send "state=$s" true=yes c.soup-kitchen.-1=yes $who given.0=X && location "/apply/sent?was=1" && count casework_case 2'
t 'but who supervises sees the pair'            'be 1 supervise,files; GET /people/duplicates && status 200 && see "one=900&amp;other=$me"; nobody'
t 'joined, the case stays, and is the joined one’s' 'be 1 supervise,advise,files; POST /people/pair one=900 other=$me verdict=same keep=900 row_version=1 && status 303 && GET "/case?id=1" && see "2026/1" && GET "/person?id=900" && see "Guaranteed minimum income" && nobody && GET /follow/case && status 200 && see "2026/1" && see "Mousterianou Eleni"; nobody'
t 'a receipt without the cookie leads to the door' 'unset PRONOIA_COOKIE; GET /apply/sent && status 303 && location /follow'
t 'too often from one place'                    'export PRONOIA_PEER=many; sql "INSERT INTO entitlements_try(peer, span, n) VALUES ('"'apply:many'"', 498705, 20)"; python3 tests/talk.py tests/people/newborn.json > $dir/page 2> $dir/err; s=$(state); POST /apply/send "state=$s" true=yes c.one-off-aid.-1=yes c.soup-kitchen.-1=yes c.weakness-certificate.-1=yes c.nursery-place.2=yes $who && status 429 && see "too many tries" && see "value=\"Vrefos\"" && count casework_case 2'
done_testing
