# SPDX-License-Identifier: EUPL-1.2
# referrals.t - a referral from draft to outcome, inside and outside; consent, links, silence.  2031-03-03 is a Monday.
. tests/lib.sh
. tests/post.sh
at 2031-03-03T09:00
sql "INSERT INTO staff_account(id, name, sign_in, password_hash, created) VALUES (1, 'Μαρία', 'maria', '!', 1), (2, 'Κώστας', 'kostas', '!', 1)"
sql "INSERT INTO access_unit(id, name, structure) VALUES (1, 'Κοινωνικό Παντοπωλείο', 'grocery')"
sql "INSERT INTO access_work(id, unit, account, since) VALUES (1, 1, 2, 1)"
sql "INSERT INTO referrals_body(id, name, email, phone, made, made_by) VALUES (1, 'Φορέας Δοκιμή', 'foreas@example.gr', '2410 000 099', 1, 1)"
person 1 ar; contact 1 mobile "694 000 0001" 2
person 2 el 1
fact() { sql "INSERT INTO facts_fact(id, person, variable, known_from, source, evidence, by, value) VALUES ($1, $2, '$3', 1, 'household', 'declared', 1, '$4')"; }
maria()  { as Μαρία advise,files; export PRONOIA_STAFF=1; }
kostas() { as Κώστας keep; export PRONOIA_STAFF=2; }
body()   { nobody; unset PRONOIA_STAFF; }
new()    { maria; POST /referrals/new person=1 "to=$1" part=need p-identity=1 "need=τρόφιμα για το παιδί" "$@"; }
last()   { sql "SELECT max(id) FROM referrals_referral"; }
state()  { test "$(sql "SELECT state FROM referrals_referral WHERE id = ${2:-$(last)}")" = "$1"; }
agree()  { maria; POST /referrals/consent id=$(last) form=paper "witness=φάκελος 7" until=31/12/2031; }
send()   { maria; POST /referrals/send id=$(last); }
do_()    { POST /referrals/answer id=$(last) do=$1 "words=${2:-}" "day=${3:-}" "hour=${4:-}"; }
link()   { outbox; decoded mail "${1:-1}" | grep -o '/r/[A-Za-z0-9_-]*' | head -1; }
by_link() { body; POST "$l" do=$1 "words=${2:-}" "day=${3:-}" "hour=${4:-}"; }
fresh()  { outbox; plan ok; new b1 && agree && send && l=$(link) && test -n "$l"; }
post_office; plan ok

t 'a draft shows what would be told, nothing else' 'new u1 && status 303 && GET "/referrals/referral?id=$(last)" && see "τρόφιμα για το παιδί" && see "Δοκιμαστική1" && notsee "694 000"'
t 'the need lies sealed'                       'test "$(sql "SELECT count(*) FROM referrals_referral WHERE length(need) > 50")" = 1'
t 'a draft is not in the inbox, and not its business' 'kostas; GET /referrals/inbox && notsee "Δοκιμαστική1" && GET "/referrals/referral?id=$(last)" && status 404'
t 'RF3: sent to a unit'                        'send && status 303 && state sent && send && status 409'
t 'the unit answers from its inbox with one button' 'kostas; GET /referrals/inbox && see "Δοκιμαστική1" && see "value=\"accepted\"" && GET "/person?id=1" && status 404; do_ accepted && status 303 && state accepted'
t 'RF7: then it may open the file, until the end' 'kostas; test "$(sql "SELECT count(*) FROM access_grant WHERE unit = 1 AND about_kind = '"'referral'"' AND ends IS NULL")" = 1 && GET "/person?id=1" && status 200'
t 'an appointment needs a day to come'         'do_ appointment "" 1/3/2031 10:00 && status 422 && see "value=\"1/3/2031\"" && do_ appointment "γραφείο 2" 10/3/2031 10:30 && state appointment'
t 'no-show, another appointment, came, outcome' 'do_ no_show && do_ appointment "" 12/3/2031 09:00 && do_ attended && do_ done && status 422 && do_ done "πήρε κάρτα" && state done && GET "/referrals/referral?id=$(last)"; maria; GET "/referrals/referral?id=$(last)" && see "πήρε κάρτα" && see "Κώστας"'
t 'RF7: and the file is closed to it again'    'at 2031-03-03T09:01; kostas; GET "/person?id=1" && status 404'
t 'RF1: to a body without consent nothing goes' 'plan ok; new b1 && said=$(sql "SELECT count(*) FROM diary_act WHERE act = '"'sent a referral about'"'") && send && status 409 && state draft && outbox && took mail 0 && test "$(sql "SELECT count(*) FROM diary_act WHERE act = '"'sent a referral about'"'")" = $said'
t 'RF1: a consent needs a witness and an end; what was typed stays'  'POST /referrals/consent id=$(last) form=oral until=31/12/2031 && status 422 && see "value=\"31/12/2031\"" && POST /referrals/consent id=$(last) form=oral witness=x until=1/1/2030 && status 422 && count referrals_agreement 0'
t 'RF1: a consent to less does not cover more'  'agree && status 303 && r=$(last) && new b1 p-contact=1 && send && status 409 && state draft'
t 'RF1: one that covers is enough, also for the next' 'POST /referrals/send id=$r && status 303 && new b1 && send && status 303'
t 'RF1: one that is over is none'              'new b1; at 2032-01-01T09:00; send && status 409; at 2031-03-03T09:02'
t 'the e-mail names nobody, only the link'     'fresh && decoded mail 1 > $dir/page && see "To: foreas@example.gr" && notsee "Δοκιμαστική1" && notsee "τρόφιμα"'
letter() { GET "/messages/letter?id=$1" && status 200 && sed "1,/^$/d" $dir/page > $dir/letter.pdf && pdftotext $dir/letter.pdf - | tr "\n" " " > $dir/page; }
t 'RF4, ME9: staff read no link: not before it leaves, not on paper' 'plan ok; new b1 && send && status 303 && m=$(sql "SELECT max(id) FROM messages_message WHERE about_kind = '"'referral'"'") && GET "/messages/message?id=$m" && status 200 && see "απαντήστε εδώ" && see "…" && notsee /r/ && letter $m && see "απαντήστε εδώ" && see "τηλεφωνικά ή στο γραφείο μας" && notsee /r/'
t 'RF4, ME9: the body does; and what staff read afterwards has none' 'outbox && took mail 1 && decoded mail 1 > $dir/page && see /r/ && GET "/messages/message?id=$m" && see foreas@example.gr && see "απαντήστε εδώ" && notsee /r/'
fresh
t 'RF4: the token is kept nowhere'             'h=$(echo "$l" | cut -d/ -f3); sql "SELECT * FROM referrals_link" > $dir/page; notsee "$h"'
t 'RF5: opening the link shows nothing and changes nothing' 'body; GET "$l" && status 200 && notsee "τρόφιμα" && state sent'
t 'a button does; the body is named in the diary' 'by_link open && status 200 && see "τρόφιμα για το παιδί" && see "Δοκιμαστική1" && notsee "694 000" && state seen && test "$(sql "SELECT who FROM diary_act WHERE act = '"'referral: seen'"'")" = "Φορέας Δοκιμή"'
t 'a refusal without a reason is asked for it, what was chosen stays' 'by_link refused && status 422 && state seen'
t 'RF4: one answer by a link; the next comes by e-mail' 'plan ok; by_link accepted && status 200 && state accepted && by_link attended && status 410 && state accepted && l2=$(link) && test -n "$l2" && l=$l2 && by_link appointment "" 20/3/2031 11:00 && status 200 && state appointment'
restrict() { sql "INSERT INTO access_restriction(id, person, request, ground, reason, since, by) VALUES (1, 1, 1, 'accuracy', $b, $1, 1)"; }
b="x'00'"; [ "${DB:-sqlite}" = sqlite ] || b="'x'"
t 'AC14: sent before the file was restricted: the body reads it no more' 'fresh; restrict 1930294950; at 2031-03-03T09:03; by_link open && status 410 && notsee "τρόφιμα" && state sent'
t 'AC14: and gets no new link; its answer is stored' 'plan ok; by_link again; outbox; took mail 0 && by_link accepted && status 200 && notsee "τρόφιμα" && state accepted'
t 'AC14: sent since, as the law allows: it is read'  'sql "DELETE FROM access_restriction"; at 2031-03-03T09:04; fresh; restrict 1930000000; by_link open && status 200 && see "τρόφιμα" && sql "DELETE FROM access_restriction"'
at 2031-03-03T09:02
t 'RF4: a forged link is unknown'              'body; GET /r/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA && status 404 && GET /r/abc && status 404 && POST /r/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA do=accepted && status 404'
t 'RF4: an expired one says so; a new one goes to the body, not to who asks' 'fresh; at 2031-03-17T09:03; body; GET "$l" && status 410 && by_link accepted && status 410 && state sent && plan ok && by_link again && status 200 && notsee /r/A && l=$(link) && test -n "$l" && by_link open && status 200; at 2031-03-03T09:02'
t 'RF4: asking again and again sends one'      'fresh; plan ok; by_link again; by_link again; outbox; took mail 0'
t 'RF4: withdrawing ends the link and what waits to be sent' 'at 2031-03-03T09:20; plan ok; new b1 && agree && send; maria; POST /referrals/withdraw id=$(last) && status 422; POST /referrals/withdraw id=$(last) "words=άλλαξε γνώμη" && status 303 && outbox && took mail 0 && state withdrawn'
t 'RF4: a withdrawn one cannot be answered'    'fresh; maria; POST /referrals/withdraw id=$(last) words=x && by_link accepted && status 410 && state withdrawn && plan ok && by_link again && outbox && took mail 0'
t 'RF1: taking the consent back ends what is under way' 'fresh; c=$(sql "SELECT consent FROM referrals_referral WHERE id = $(last)"); maria; POST /referrals/revoke consent=$c && status 303 && state withdrawn && by_link open && status 410 && notsee "τρόφιμα"'
t 'RF2: frozen: what changes later is not told' 'fresh; sql "UPDATE registry_name SET given = '"'Άλλη'"' WHERE person = 1"; by_link open && see "Δοκιμαστική1 Μαρία" && notsee "Άλλη"'
fact 1 1 disability_pct 67
t 'RF2: a special fact is not offered without the right, not even asked for by name' 'maria; GET "/referrals/new?person=1" && notsee "fact:disability_pct" && new b1 p-fact:disability_pct=1 special=1 && status 303 && test "$(sql "SELECT parts FROM referrals_referral WHERE id = $(last)")" = ",need,identity,"'
t 'RF2: with the right it needs a tick of its own' 'as Μαρία advise,files,special; GET "/referrals/new?person=1" && see "p-fact:disability_pct" && POST /referrals/new person=1 to=b1 part=need p-fact:disability_pct=1 need=x && status 422 && POST /referrals/new person=1 to=b1 part=need p-fact:disability_pct=1 special=1 need=x && status 303 && agree && maria && POST /referrals/send id=$(last) && status 403 && state draft'
t 'RF2: told to the body, hidden from colleagues without the right' 'outbox; plan ok; as Μαρία advise,files,special; POST /referrals/send id=$(last) && status 303 && l=$(link) && by_link open && see 67 && maria && GET "/referrals/referral?id=$(last)" && status 200 && notsee "<dd>67" && as Μαρία advise,files,special && GET "/referrals/referral?id=$(last)" && see "<dd>67"'
t 'RF3: fifty accept at once: one counts'      'new u1 && send; kostas; fifty /referrals/answer id=$(last) do=accepted; see "1 x 303, 49 x 409" && count "referrals_move WHERE referral = $(last) AND state = '"'accepted'"'" 1 && count "access_grant WHERE about_kind = '"'referral'"' AND about = $(last)" 1'
t 'RF4: fifty answer by one link at once: one counts' 'fresh; body; fifty "$l" do=accepted; see "1 x 200, 49 x 410" && count "referrals_move WHERE referral = $(last) AND state = '"'accepted'"'" 1'
t 'RF3: accept and withdraw at once: one of them' 'for k in 1 2 3; do new u1 && send; f=$(last); kostas; "$program" request POST /referrals/answer id=$f do=refused words=x > $dir/a 2>&1 & a=$!; maria; "$program" request POST /referrals/withdraw id=$f words=y > $dir/b 2>&1 & wait $a $!; test "$(cat $dir/a $dir/b | grep -c "^Status: 303")" = 1 && count "referrals_move WHERE referral = $f AND state IN ('"'refused', 'withdrawn'"')" 1 || exit 1; done'
t 'RF6: silent for a week: on the list'        'at 2031-04-01T09:00; fresh; at 2031-04-07T09:01; maria; GET "/referrals?list=silent" && notsee "referral?id=$(last)\"" ; at 2031-04-08T09:01; GET "/referrals?list=silent" && see "referral?id=$(last)\""'
t 'RF6: reminded after 5, 10 and 20 days, each once' 'sql "UPDATE referrals_referral SET reminded = 3 WHERE id <> $(last)"; plan ok; at 2031-04-05T09:00; "$program" chores; outbox; took mail 0 && at 2031-04-06T09:00 && "$program" chores && "$program" chores && outbox && took mail 1 && at 2031-04-11T10:00 && "$program" chores && outbox && took mail 2 && at 2031-04-22T10:00 && "$program" chores && "$program" chores && outbox && took mail 3 && l=$(link 3) && by_link open && status 200'
t 'AC1: a shielded file cannot be referred by who may not open it' 'maria; POST /referrals/new person=2 to=u1 part=need need=x && status 404 && GET "/referrals/new?person=2" && status 404'
t 'AC1: of the household it tells only whom one may see: no age, no part, not that there is somebody' 'sql "INSERT INTO registry_household(id, made, made_by) VALUES (1, 1, 1); INSERT INTO registry_member(household, person, role, made, by) VALUES (1, 1, '"'head'"', 1, 1), (1, 2, '"'spouse'"', 1, 1)"; maria; GET "/referrals/new?person=1" && status 200 && notsee p-household && sql "UPDATE registry_person SET shield = 0 WHERE id = 2" && GET "/referrals/new?person=1" && see p-household && sql "UPDATE registry_person SET shield = 1 WHERE id = 2"'
t 'a target that is not there is asked for, what was typed stays' 'POST /referrals/new person=1 to=u99 part=need "need=το κείμενο" && status 422 && see "το κείμενο"'
t 'the slip is in the language of the person'  'GET "/referrals/slip?id=$(last)" && status 200 && sed "1,/^$/d" $dir/page > $dir/slip.pdf && pdftotext $dir/slip.pdf - > $dir/page && see "Φορέας Δοκιμή" && see "R-$(last)"'
t 'the panel and the timeline of the person'   'GET "/person?id=1" && see "Φορέας Δοκιμή" && see "/referrals/new?person=1"'
sql "INSERT INTO staff_account(id, name, sign_in, password_hash, created) VALUES (3, 'Νίκος', 'nikos', '!', 1); INSERT INTO access_unit(id, name, kind) VALUES (7, 'Οικοτροφείο Δοκιμή', 'rehab_hostel'); INSERT INTO access_work(id, unit, account, since) VALUES (9, 7, 2, 1)"
nikos()  { as Νίκος advise,files; export PRONOIA_STAFF=3; }
t 'RF8: to a unit that says something of health: who wrote it reads it' 'new u7 && send && status 303; r=$(last); GET "/person?id=1" && see "Οικοτροφείο Δοκιμή" && GET /referrals && see "Οικοτροφείο Δοκιμή" && GET "/referrals/referral?id=$r" && status 200'
t 'RF8: nobody else of the desk: not in the file, not in the list, not by number' 'nikos; GET "/person?id=1" && status 200 && see "Φορέας Δοκιμή" && notsee Οικοτροφείο && GET /referrals && see "Φορέας Δοκιμή" && notsee Οικοτροφείο && GET "/referrals/referral?id=$r" && status 404 && cp $dir/page $dir/there && GET "/referrals/referral?id=99999" && status 404 && POST /referrals/withdraw id=$r words=x && status 404 && GET "/referrals/slip?id=$r" && status 404'
t 'RF8: the unit does, and the own copy has it'  'kostas; GET /referrals/inbox && see "referral?id=$r\"" && GET "/referrals/referral?id=$r" && status 200; as Νίκος privacy,files; export PRONOIA_STAFF=3; GET "/privacy/copy?id=1" && status 200 && see "Οικοτροφείο Δοκιμή"'
maria
t 'no step of the POSTs leaves a trace: draft, consent, sending' 'at 2031-05-05T09:00; torture POST /referrals/new person=1 to=b1 part=need need=x && sql "UPDATE referrals_agreement SET revoked = 5"; new b1; torture POST /referrals/consent id=$(last) form=paper witness=x until=31/12/2031 && agree && torture POST /referrals/send id=$(last)'
t 'nor withdrawing, taking back, a body'       'plan ok; send; torture POST /referrals/withdraw id=$(last) words=x && torture POST /referrals/revoke consent=$(sql "SELECT consent FROM referrals_referral WHERE id = $(last)") && torture POST /referrals/bodies "name=Νέος" email=neos@example.gr'
t 'nor an answer by link or by a unit'         'l=$(link); body; torture POST "$l" do=open && torture POST "$l" do=accepted && torture POST "$l" do=again; new u1 && send; kostas; torture POST /referrals/answer id=$(last) do=accepted'
t 'what is typed of a referral is kept, and forgotten when it is written' 'maria; POST /staff/draft "draft=/referrals/new 1" to=u1 p-contact=1 "need=μισή φράση" && status 204 && GET "/referrals/new?person=1" && see "draft=use" && notsee "μισή φράση" && GET "/referrals/new?person=1&draft=use" && see ">μισή φράση</textarea>" && see "value=\"u1\" selected" && see "name=\"p-contact\" value=\"1\" checked" && new u1 "draft=/referrals/new 1" && status 303 && count staff_draft 0'
done_testing
