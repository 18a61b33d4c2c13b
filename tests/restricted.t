# SPDX-License-Identifier: EUPL-1.2
# restricted.t - AC14, AC15, PV7: a file whose processing is restricted (GDPR article 18) is kept and not used, in every room that acts.
#
# `held` asks for something that uses the file: nothing happens, the form comes back with the reason; with a ground of article 18(2)
# it is done, and the use is noted.  A room that acts on people adds its POST here.
. tests/lib.sh
. tests/people.sh
export PRONOIA_LANG=en
ids_from_one casework_case casework_paper referrals_referral certificates_issued access_restriction privacy_request casework_agenda
for i in 1 2 3 4; do worker $i "Worker$i"; done
person 11 Papadopoulou Eleni -9000; person 12 Papadopoulos Nikos 4000; person 13 Georgiou Anna 5000
household 5 11 head 12 child
sql "INSERT INTO registry_contact(id, person, kind, value, compared, messages, rank, made, by) VALUES (1, 11, 'email', 'eleni@example.gr', 'eleni@example.gr', 2, 1, 1, 1)"
sql "INSERT INTO access_unit(id, name) VALUES (7, 'Grocery')"
sql "INSERT INTO facts_entitled(id, household, programme, month_lo, month_hi, once_lo, judged, special, since) VALUES (1, 5, 'heating-benefit', 100, 100, 0, 0, 0, 1)"
sql "INSERT INTO facts_shift(id, household, programme, was, now, month_was, month_now, cause, special, book, day, at) VALUES (1, 5, 'kapi', 'no', 'yes', 0, 0, 'fact', 0, '-', 1, 1)"
at 2031-03-03T09:00
clerk() { be 1 advise,files,supervise; }
chief() { be 2 decide,files; }
officer() { be 3 privacy; }
second() { be 4 privacy,supervise; }
minute() { k=$((${k:-0} + 1)); at "2031-03-03T$(printf %02d $((10 + k / 60))):$(printf %02d $((k % 60)))"; }
uses() { sql "SELECT count(*) FROM access_restricted_use"; }
rows() { sql "SELECT count(*) FROM $1"; }
held() {    # TABLE PATH FIELD...: the table does not change without a ground, and does with one
    table=$1; shift; minute; was=$(contents | grep "^${table%% *}" | cksum) used=$(uses)
    POST "$@" && status 409 && see "The file is kept and not used" && see "name=\"${2%%=*}\" value=\"${2#*=}\"" && test "$(contents | grep "^${table%% *}" | cksum)" = "$was" &&
        POST "$@" art18=claims art18_why=short && status 409 && see "at least ten letters" && test "$(contents | grep "^${table%% *}" | cksum)" = "$was" && test "$(uses)" = "$used" &&
        POST "$@" art18=claims "art18_why=for the hearing in court" && status 303 && test "$(contents | grep "^${table%% *}" | cksum)" != "$was" && test "$(uses)" = $((used + 1))
}
# Before: one case complete, one proposed, one decided with an objection, a referral and a certificate.
clerk
papers() { for p in $(sql "SELECT id FROM casework_paper WHERE filed = $1 AND state IN ('asked', 'refused')"); do POST /case/paper id=$p do=seen; done; }
for programme in kapi summer-camp help-at-home; do POST /case/apply person=11 programme=$programme; done
for c in 1 2 3; do papers $c; POST /case/move id=$c to=complete; done
for c in 2 3; do POST /case/propose id=$c outcome=granted since=1/4/2031 until=1/4/2032 words=because; done
chief; POST /case/decide id=3; POST /case/objection id=3 words=too-little
clerk; POST /referrals/new person=11 to=u7 part=need p-identity=1 need=food; POST /certificates person=11 kind=protection words=We-know-her
t 'the beginning is what it should be'       'test "$(sql "SELECT state FROM casework_case ORDER BY id" | paste -sd" ")" = "complete proposed objected" && count referrals_referral 1 && count certificates_issued 1'

t 'PV7: a request for restriction wants its ground' 'POST /privacy/new person=11 kind=restrict channel=desk received=3/3/2031 identity=card "words=the figures are wrong" && officer; POST /privacy/request id=1 do=take; POST /privacy/request id=1 do=done outcome=restricted && status 422 && see "Choose why the file is restricted" && count access_restriction 0'
t 'every step of it can fail'                'torture POST /privacy/request id=1 do=done outcome=restricted ground=accuracy'
t 'PV7: granted, the file is restricted at once' 'POST /privacy/request id=1 do=done outcome=restricted ground=accuracy && status 303 && test "$(sql "SELECT person, ground FROM access_restriction")" = "11|accuracy"'
t 'AC14: who opens it sees why, on every page about it' 'clerk; for p in "/person?id=11" "/case?id=1" "/facts?person=11" "/certificates?person=11" "/messages/new?person=11" "/care/note/new?person=11" "/opened?id=11" "/referrals/new?person=11"; do GET "$p"; see "Processing is restricted since" && see "data are wrong" || break; done; test "$p" = "/referrals/new?person=11" && see "data are wrong"'
t 'and the reason on its page'               'GET "/access/restriction?id=11" && see "the figures are wrong" && see "being checked"'
t 'nobody else'"'"'s file'                   'GET "/person?id=13" && notsee "restricted since"'

t 'AC14: casework: no application'           'clerk; held casework_case /case/apply person=11 programme=guaranteed-income'
t 'AC14: casework: nor one of the household by another member' 'held casework_case /case/apply person=12 programme=housing-benefit'
t 'AC14: casework: no step'                  'clerk; held casework_step /case/move id=4 to=waiting'
t 'AC14: casework: no proposal'              'clerk; held casework_proposal /case/propose id=1 outcome=granted since=1/4/2031 until=1/4/2032 words=because'
t 'AC14: casework: no decision'              'chief; held casework_decision /case/decide id=2'
t 'AC14: casework: no answer to an objection' 'be 3 decide,files; held casework_objection /case/objection/answer id=3 outcome=upheld reasons=right'
t 'AC14: casework: no paper is judged'        'clerk; p=$(sql "SELECT min(id) FROM casework_paper WHERE filed = 4 AND state = '"'asked'"'") && held casework_paper /case/paper id=$p do=waived why=known'
t 'AC14: casework: nobody is told of a delay' 'held casework_step /case/notice id=1 "why=the inquiry is still to be made"'
t 'AC14: casework: no limit is moved'        'held casework_clock /case/longer id=1 "why=EFKA has a part in it"'
t 'AC14: casework: nothing goes back'        'chief; held casework_proposal /case/back id=1 why=unclear'
sql "INSERT INTO casework_boardmember(id, body, name, part, since, made, by) VALUES (1, 'municipal_committee', 'Alpha', 'chair', 20000, 1, 1), (2, 'municipal_committee', 'Beta', 'vice', 20000, 1, 1);
     INSERT INTO casework_board(id, body, sits, begins, place, seats, quorum, chair, secretary, made, by) VALUES (9, 'municipal_committee', 22341, 1930000000, 'Hall', 2, 2, 1, 'Sigma', 1, 2);
     INSERT INTO casework_sat(board, boardmember, came) VALUES (9, 1, 1), (9, 2, 1);
     INSERT INTO casework_case(id, programme, person, spell, state, protocol_year, protocol_no, origin, opened, made, by) VALUES (60, 'nursery-place', 11, 1, 'proposed', 2031, 60, 'clerk', 1, 1, 1);
     INSERT INTO casework_proposal(filed, outcome, words, judged, since, until, at, by) VALUES (60, 'granted', 'ranked', 1, 22350, 22700, 1, 1)"
item() { sql "SELECT id FROM casework_agenda WHERE filed = 60"; }
t 'AC14: board: no case comes on its list'   'chief; held casework_agenda /board/add id=9 case=60'
t 'AC14: board: no vote is noted, of one or of several' 'held casework_ballot /board/ballot id=$(item) row_version=1 motion=granted v1=for && held casework_ballot /board/list id=9 do=for item=$(item)'
t 'AC14: board: nothing is decided'          'held casework_decision /board/close id=9 row_version=$(sql "SELECT row_version FROM casework_board WHERE id = 9")'
t 'AC14: desk: the household is not screened; by any of its members' 'minute; clerk; k=$(uses); for p in person=11 household=5 person=12; do GET "/entitled?$p" && status 409 && see "The file is kept and not used" && notsee "name=\"state\"" || exit 1; done; GET "/entitled?person=11&art18=claims&art18_why=for-the-hearing" && status 303; test "$(uses)" = "$k"'
t 'AC14: desk: with a ground it is, and that is noted' 'POST "/entitled?person=12" art18=claims art18_why=short && status 409 && test "$(uses)" = "$k" && POST "/entitled?person=12" art18=claims "art18_why=for the hearing in court" && status 200 && see "name=\"state\"" && test "$(uses)" = $((k + 1))'
t 'AC14: desk: nobody else is held up'       'GET "/entitled?person=13" && status 200 && see "name=\"state\""'
t 'AC14: certificates: none is given'        'clerk; held certificates_issued /certificates person=11 kind=protection "words=We know her well"'
t 'AC14: certificates: none is revoked'      'held certificates_issued /certificates/revoke id=1 why=mistaken'
t 'AC14: referrals: none is written'         'held referrals_referral /referrals/new person=11 to=u7 part=need p-identity=1 need=clothes'
t 'AC14: referrals: none is sent'            'held referrals_referral /referrals/send id=1'
t 'AC14: referrals: a unit does not begin'   'sql "INSERT INTO access_work(id, unit, account, since) VALUES (1, 7, 2, 1)" && be 2 keep && held referrals_move /referrals/answer id=1 do=accepted'
t 'AC14: outreach: she is on no list'        'clerk; GET /outreach && notsee Papadopoulou && notsee "household=5"'
t 'AC14: outreach: and is not approached'    'held facts_outreach /outreach household=5 programme=heating-benefit row_version=0 step=call tried=1'
t 'AC14: nor told of changed answers'        'held facts_shift /recheck/told id=1 channel=phone on=3/3/2031 row_version=1'
t 'AC14: messages: none is written'          'held messages_message /messages/new person=11 what=call channel=best'
t 'what a ground allowed may leave'          'test "$(sql "SELECT allowed FROM messages_message ORDER BY id DESC LIMIT 1")" = 1'
t 'AC14: care: no assessment'                'held care_assessment /care/assessment/new person=11 level_housing=1'
t 'AC14: care: no plan'                      'held care_plan /care/plan person=11 do=begin review=1/6/2031 goal=work'
t 'AC14: registry: records are not linked'   'held registry_merge /people/pair one=11 other=13 verdict=same keep=11 row_version=0'
t 'a linked record is the same file'         'GET "/messages/new?person=13" && see "restricted since"; POST /messages/new person=13 what=papers day=10/3/2031 && status 409'

was_used=$(uses)
t 'AC14: what comes in is stored'            'minute; clerk; POST /care/note/new person=11 kind=telephone level=team words=called day=3/3/2031 && status 303 && POST /person/contact person=11 kind=mobile value=6900000001 rank=2 messages=2 && status 303 && POST /case/objection id=2 words=late && status 303 && POST /task/new person=11 words=x && test "$(uses)" = $was_used'
. tests/post.sh
post_office; plan ok
t 'AC14: what the program sends by itself waits, what was allowed leaves' 'sql "DELETE FROM messages_message"; minute; POST /messages/new person=11 what=call art18=consent "art18_why=she asked for it herself" && status 303 && POST /messages/new person=11 what=come day=10/3/2031 art18=consent "art18_why=she asked for it herself" && sql "UPDATE messages_message SET allowed = 0 WHERE id = (SELECT min(id) FROM messages_message)" && outbox && took mail 1 && test "$(sql "SELECT state, why FROM messages_message ORDER BY id" | paste -sd" ")" = "by_hand|restricted sent|"'
t 'and is not given by hand either'          'm=$(sql "SELECT min(id) FROM messages_message"); GET "/messages/message?id=$m" && see "only what the law allows leaves" && held messages_message /messages/given id=$m'
t 'AC14: retention does not erase it'        'sql "INSERT INTO privacy_due(id, person, due, listed) VALUES (50, 11, 1, 1)"; second; POST /privacy/list id=50 do=propose && status 422 && sql "DELETE FROM privacy_due"'

t 'each use is noted, with its reason'       'second; GET "/access/restriction?id=11" && see "for the hearing in court" && see "For a legal claim" && see Worker1 && contents > $dir/all && ! grep -q "for the hearing" $dir/all && ! grep -q "figures are wrong" $dir/all'
t 'AC15: lifting wants a reason and that the person was told' 'POST /access/restriction/lift id=11 row_version=1 do=propose "why=the figures were checked" && status 422 && POST /access/restriction/lift id=11 row_version=1 do=propose told=3/3/2031 why=x && status 422 && POST /access/restriction/lift id=11 row_version=1 do=propose told=4/3/2031 "why=the figures were checked" && status 422 && POST /access/restriction/lift id=11 row_version=1 do=propose told=3/3/2031 "why=the figures were checked" && status 303'
t 'AC15: and a second person'                'POST /access/restriction/lift id=11 row_version=2 do=lift && status 422 && see "somebody else agrees" && officer; GET /day && see "1 restriction waits" && GET /access/restrictions && see "restriction?id=11" && POST /access/restriction/lift id=11 row_version=1 do=lift && status 422 && torture POST /access/restriction/lift id=11 row_version=2 do=lift'
t 'the first may take it back'               'POST /access/restriction/lift id=11 row_version=2 do=keep && status 303 && POST /access/restriction/lift id=11 row_version=3 do=lift && status 422 && POST /access/restriction/lift id=11 row_version=3 do=propose told=3/3/2031 "why=the figures were right" && status 303'
t 'nobody lifts it without the right'        'clerk; be 1 advise,files; POST /access/restriction/lift id=11 row_version=4 do=lift && status 403'
t 'AC15: then it is used again'              'second; POST /access/restriction/lift id=11 row_version=4 do=lift && status 303 && clerk; minute; GET "/person?id=11" && notsee "restricted since" && POST /messages/new person=11 what=call once=z && status 303'
t 'what was, stays to be read'               'GET "/access/restriction?id=11" && see "the figures were right" && see "Earlier restrictions"'
done_testing
