# SPDX-License-Identifier: EUPL-1.2
# messages.t - the outbox against a real SMTP conversation and a gateway stand-in.  2031-03-03 is a Monday.
. tests/lib.sh
. tests/post.sh
at 2031-03-03T09:00
person 1 el; contact 1 email maria@example.gr 2
person 2 ar; contact 2 mobile "694 000 0002" 2
person 3 uk; contact 3 mobile "694 000 0003" 1
person 4 el
person 5 en 1; contact 5 email five@example.gr 2
as maria advise,files
post_office
write() { POST /messages/new person=$1 what=${2:-call} "day=${3:-}" channel=${4:-best} once=${5:-}; }
state() { test "$(sql "SELECT state FROM messages_message WHERE id = (SELECT max(id) FROM messages_message)")" = "$1"; }
last() { sql "SELECT max(id) FROM messages_message"; }

t 'ME1: nothing leaves before its commit'      'PRONOIA_FAIL_AT=12 write 1; status 500 && count messages_message 0 && outbox && grep -q "^0 sent" $dir/out'
t 'ME1: no step that fails leaves a trace'     'torture POST /messages/new person=1 what=call once=x && count messages_message 0'
t 'what is refused was not written, and the diary does not say so' 'write 1 papers 1/1/2001; status 422 && count messages_message 0 && count "diary_act WHERE act = '"'wrote to a person'"'" 0'
t 'an e-mail in Greek, from the town'          'plan ok; write 1 come 10/3/2031 && status 303 && outbox && grep -q "^1 sent" $dir/out && took mail 1 && decoded mail 1 > $dir/page && see "To: maria@example.gr" && see "Παρακαλούμε περάστε από εμάς στις 10 Μαρτίου 2031." && see "Δήμος Λαρισαίων" && see "Subject: Μήνυμα για εσάς" && see "Auto-Submitted: auto-generated"'
t 'it is marked, with its way and time'        'state sent && test "$(sql "SELECT sent_by FROM messages_message WHERE id = $(last)")" = email && GET "/messages/message?id=$(last)" && see "maria@example.gr" && see "10 Μαρτίου 2031"'
t 'a text message in Arabic'                   'plan ok; write 2 call && outbox && took sms 1 && python3 -c "import json,sys; m=json.load(open(sys.argv[1])); assert m[\"to\"]==\"+306940000002\" and m[\"from\"]==\"DIMOS\" and m[\"body\"].startswith(\"يرجى الاتصال\") and m[\"label\"].startswith(\"pronoia.\"), m" $office/sms.1'
t 'ME2: a shared telephone gets neutral words, in its language' 'plan ok; write 3 papers 10/3/2031 && outbox && python3 -c "import json,sys; m=json.load(open(sys.argv[1])); assert \"повідомлення\" in m[\"body\"] and \"документи\" not in m[\"body\"] and \"2410 000 000\" in m[\"body\"], m" $office/sms.1'
sql "INSERT INTO staff_account(id, name, sign_in, password_hash, created) VALUES (1, 'M', 'm', '!', 1)"
sql "INSERT INTO access_grant(id, person, account, purpose, starts, about_kind, about) VALUES (1, 5, 1, 'case', 1, 'case', 1)"
t 'ME2: so does a shielded file'               'plan ok; write 5 papers 10/3/2031 && status 303 && outbox && decoded mail 1 > $dir/page && see "there is a message for you" && notsee papers'
t 'ME5: without a contact it waits to be given by hand' 'write 4 call && outbox && grep -q "1 to be given by hand" $dir/out && state by_hand && GET "/messages?state=by_hand" && see "Δοκιμαστική4" && see "Δεν υπάρχει τηλέφωνο ή e-mail"'
t 'ME5: and can be printed'                    'GET "/messages/letter?id=$(last)" && sed "1,/^$/d" $dir/page > $dir/letter.pdf && pdftotext $dir/letter.pdf - | tr "\n" " " > $dir/page && see "Δοκιμαστική4" && see "Παρακαλούμε καλέστε μας"'
t 'ME5: given by hand, once'                   'POST /messages/given id=$(last) && status 303 && state given && POST /messages/given id=$(last) && status 303 && count "diary_act WHERE act = '"'gave a message by hand'"'" 1'
t 'greylisting: it is tried again after a minute' 'plan grey ok; write 1 && outbox && grep -q "1 later" $dir/out && took mail 0 && outbox && grep -q "^0 sent" $dir/out && at 2031-03-03T09:01:30 && outbox && grep -q "^1 sent" $dir/out && took mail 1'
t 'ME4: each try has the same Message-ID'      'plan drop ok; write 1 && outbox && grep -q "1 later" $dir/out && at 2031-03-03T09:03 && outbox && took mail 1 && decoded mail 1 | grep "^Message-ID: <pronoia\.$(last)\.[0-9a-f]*@example.gr>"'
t '550 is for good: it stands on the page with the reason' 'plan 550; write 1 && outbox && grep -q "1 failed" $dir/out && state failed && GET "/messages?state=failed" && see "the server answered 550"'
t 'a full mailbox too'                         'plan full; write 1 && outbox && state failed'
t 'tried again by hand, it leaves'             'plan ok; POST /messages/again id=$(last) && status 303 && outbox && state sent'
t 'a slow server holds us no longer than the settings say' 'plan slow; write 1 && waits 1 && outbox; waits 30; state waiting && POST /messages/cancel id=$(last) "why=δοκιμή" && status 303 && state cancelled'
t 'a refused sign-in of ours is no fault of the message' 'plan ok; settings "server: smtp://localhost:1
  plain: true"; write 1 && outbox && state waiting; settings "server: smtp://localhost:$smtp
  plain: true"; POST /messages/cancel id=$(last) why=x'
t 'ME6: cancelling asks for a reason and keeps what was typed' 'plan ok; at 2031-03-03T23:00; write 1; POST /messages/cancel id=$(last) why= && status 422 && see "Γράψτε γιατί" && state waiting && POST /messages/cancel id=$(last) "why=Ήρθε ήδη" && state cancelled && POST /messages/cancel id=$(last) "why=x" && status 303 && test "$(sql "SELECT why FROM messages_message WHERE id = $(last)")" = "Ήρθε ήδη"'
t 'what has left cannot be cancelled'          'at 2031-03-03T09:05; write 1 && outbox && POST /messages/cancel id=$(last) why=x && status 409 && state sent'
t 'ME7: at night it waits for nine in the morning' 'at 2031-03-03T19:30; write 1 && outbox && state waiting && at 2031-03-04T06:59 && outbox && state waiting && at 2031-03-04T07:00 && outbox && state sent'
t 'ME7: a lane that comes back at night waits' 'at 2031-03-04T18:59; write 1 && at 2031-03-04T20:00 && outbox && state waiting && at 2031-03-05T07:00 && outbox && state sent'
t 'ME7: nor on Clean Monday; 24 February 2031'  'at 2031-02-24T09:00; write 1 && outbox && state waiting && at 2031-02-25T07:00 && outbox && state sent'
t 'ME7: the night the clocks change'           'at 2031-03-29T19:30; write 1 && at 2031-03-31T05:59 && outbox && state waiting && at 2031-03-31T06:00 && outbox && state sent'
t 'ME6: a form sent twice is one message'      'at 2031-03-05T09:00; b=$(sql "SELECT count(*) FROM messages_message"); write 1 call "" best abc && write 1 call "" best abc && status 303 && count messages_message $((b + 1))'
t '429: as long as the gateway asks'           'plan 429 ok; outbox; write 2 && outbox && grep -q "1 later" $dir/out && at 2031-03-05T10:59 && outbox && took sms 0 && at 2031-03-05T11:01 && outbox && took sms 1'
t '500 is tried again'                         'plan 500 ok; write 2 && outbox && state waiting && at 2031-03-05T11:03 && outbox && state sent'
t 'a number refused is for good'               'plan 400; write 2 && outbox && state failed && test "$(sql "SELECT why FROM messages_message WHERE id = $(last)")" = "the gateway refused it: 400 400005000"'
t 'so is a status Failed'                      'plan failed; write 2 && outbox && state failed'
t 'a pass that ended is fetched anew, once'    'plan stale ok; write 2 && outbox && state sent && test "$(grep -c oauth $office/heard)" = 2'
t 'an answer that does not come is tried again' 'plan slow; write 2 && waits 1 && outbox; waits 30; state waiting && POST /messages/cancel id=$(last) why=x'
t 'too late is told'                           'write 1 && sql "UPDATE messages_message SET ends = 1 WHERE id = $(last)" && outbox && state failed && GET "/messages/message?id=$(last)" && see "Πέρασε ο χρόνος"'
t 'tried for two days, then told'              'plan grey; write 1 && sql "UPDATE messages_message SET tries = 16 WHERE id = $(last)" && outbox && state failed'
t 'ME4: killed between sending and marking: sent again after its lease, recognisable' 'plan kill ok; write 1; "$program" outbox & echo $! > $office/pid; wait $!; took mail 1 && state waiting && outbox && grep -q "^0 sent" $dir/out && at 2031-03-05T11:30 && outbox && took mail 2 && test "$(decoded mail 1 | grep ^Message-ID)" = "$(decoded mail 2 | grep ^Message-ID)" && state sent'
t 'ME4: the same for a text message, by its label' 'plan kill ok; write 2; "$program" outbox & echo $! > $office/pid; wait $!; took sms 1 && at 2031-03-05T12:00 && outbox && took sms 2 && test "$(cat $office/sms.1)" = "$(cat $office/sms.2)"'
t 'ME8: a file one may not open is unknown'    'sql "DELETE FROM access_grant"; m=$(sql "SELECT id FROM messages_message WHERE person = 5"); GET /messages && notsee "Δοκιμαστική5" && GET "/messages/message?id=$m" && status 404 && POST /messages/again id=$m && status 404 && POST /messages/new person=5 what=call && status 404'
t 'ME8: nothing readable lies in the database' 'test "$(sql "SELECT count(*) FROM messages_message WHERE length(params) < 42")" = 0'
t 'an impossible day keeps what was typed'     'write 1 come 31/2/2031 && status 422 && see "value=\"31/2/2031\"" && write 1 come 1/1/2030 && status 422'
t 'no step of the POSTs leaves a trace'        'at 2031-03-05T20:00; write 1; torture POST /messages/again id=$(last) && torture POST /messages/given id=$(last) && torture POST /messages/cancel id=$(last) why=x'
t 'the settings are private'                   'chmod 644 $PRONOIA_POST; ! outbox && grep -q "chmod 600" $dir/out; chmod 600 $PRONOIA_POST'
t 'ME5: with nothing set up all is kept, to be given by hand' 'unset PRONOIA_POST; at 2031-03-06T09:00; outbox; state by_hand && GET "/messages/message?id=$(last)" && see "δεν έχει ρυθμιστεί"'
done_testing
