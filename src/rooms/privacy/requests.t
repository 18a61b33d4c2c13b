# SPDX-License-Identifier: EUPL-1.2
# requests.t - PV1 to PV6: requests of the people, their clocks, copies, erasing; the list of files no longer needed.
. tests/lib.sh
sql "INSERT INTO staff_account(id, name, sign_in, password_hash, roles, created) VALUES (1, 'Άννα', 'anna', '!', 68, 1), (2, 'Πηνελόπη', 'pin', '!', 4096, 1), (3, 'Παύλος', 'pav', '!', 4096, 1)"
sql "INSERT INTO registry_person(id, made, made_by) VALUES (11, 1, 1), (12, 1, 1)"
sql "UPDATE registry_person SET shield = 1 WHERE id = 12"
sql "INSERT INTO registry_name(id, person, kind, family, given, shown, made, by) VALUES (11, 11, 'official', 'Παπαδάκη', 'Ελένη', 1, 1, 1), (12, 12, 'official', 'Κρυφού', 'Μαρία', 1, 1, 1)"
anna() { as Άννα advise,files; export PRONOIA_STAFF=1; }
pin()  { as Πηνελόπη privacy; export PRONOIA_STAFF=2; }
pav()  { as Παύλος privacy; export PRONOIA_STAFF=3; }
due()  { test "$(sql "SELECT due FROM privacy_request WHERE id = $q")" = "$(( $(date -u -d "$1" +%s) / 86400 ))"; }

t 'any desk writes a request down'               'anna; GET "/privacy/new?person=11" && status 200 && see Παπαδάκη && torture POST /privacy/new person=11 kind=access channel=desk received=31/1/2031 words=όλα && POST /privacy/new person=11 kind=access channel=desk received=31/1/2031 words=ζητά-τα-πάντα && status 303'
q=$(sql "SELECT id FROM privacy_request")
t 'PV1: a month by the calendar, from receipt'   'due 2031-02-28'
t 'its words are not readable in the database'   'contents > $dir/all; ! grep -q "ζητά-τα-πάντα" $dir/all'
t 'not without a kind, nor from the future'      'POST /privacy/new person=11 channel=desk received=31/1/2031 && status 422 && POST /privacy/new person=11 kind=erase channel=desk received=31/12/2031 && status 422 && count privacy_request 1 && count "diary_act WHERE act = '"'wrote down a privacy request'"'" 1'
t 'the officer sees it, late'                    'pin; GET /privacy/requests && see "request?id=$q" && see εκπρόθεσμο && notsee Παπαδάκη'
t 'PV6: and takes it over to open the file'      'GET "/privacy/request?id=$q" && see Ανάληψη && notsee Παπαδάκη && POST /privacy/request id=$q do=take && status 303 && GET "/privacy/request?id=$q" && see Παπαδάκη && see "ζητά-τα-πάντα"'
t 'PV2: no answer before it is known who asks'   'POST /privacy/request id=$q do=done outcome=ορίστε && status 422 && see "value=\"identity\"" && test "$(sql "SELECT state FROM privacy_request")" = open'
t 'PV2: it is noted how that was made sure'      'torture POST /privacy/request id=$q do=identity "identity=έδειξε ταυτότητα" && POST /privacy/request id=$q do=identity "identity=έδειξε ταυτότητα" && status 303'
t 'more time only within the first month'        'POST /privacy/request id=$q do=longer "longer=πολλά έγγραφα" && status 422 && due 2031-02-28 && at 2031-02-28T09:00 && POST /privacy/request id=$q do=take && status 303 && POST /privacy/request id=$q do=longer "longer=πολλά έγγραφα" && status 303 && due 2031-04-30 && POST /privacy/request id=$q do=longer longer=again && status 422; at 2031-03-01T09:00'
t 'the copy holds what the rooms know, and who looked' 'GET "/privacy/copy?id=11" && status 200 && sed "1,/^\$/d" $dir/page | python3 -c "import json,sys; d = json.load(sys.stdin); assert d[\"file\"] == 11 and \"Παπαδάκη\" in json.dumps(d[\"registry\"], ensure_ascii=False) and d[\"access\"][\"opened\"]"'
t 'and as a PDF'                                 'GET "/privacy/copy?id=11&as=pdf" && status 200 && see "application/pdf" && see "%PDF"'
t 'it is answered, and access ends'              'at 2031-03-01T10:00; POST /privacy/request id=$q do=done outcome=ορίστε && location "/privacy/requests?saved=1" && at 2031-03-01T10:01; GET "/privacy/copy?id=11" && status 404; at 2031-03-01T09:00'
letter() { GET "/privacy/letter?id=$1" && status 200 && sed "1,/^\r*\$/d" $dir/page > $dir/l.pdf && pdftotext $dir/l.pdf $dir/page; }
printed() { count "diary_act WHERE act = 'printed the answer to a privacy request' AND about_kind = 'person' AND about = 11 AND account = $1" $2; }
at 2031-03-01T10:01
t 'PV9: its letter is opened and printed all the same, with the view in the diary' 'GET /privacy/requests && see "/privacy/letter?id=$q" && notsee Παπαδάκη && letter $q && see ορίστε && see Παπαδάκη && printed 2 1'
t 'PV9: by whoever sees requests, and by nobody else' 'pav && letter $q && printed 3 1 && anna && GET "/privacy/letter?id=$q" && status 403; pin'
t 'PV9: the letter, not the file'                'GET /privacy/requests && notsee "request?id=$q" && GET "/privacy/request?id=$q" && status 404 && POST /privacy/request id=$q do=take && status 404 && GET "/person?id=11" && ! status 200 && notsee Παπαδάκη && GET "/opened?id=11" && ! status 200'
t 'PV9: for ninety days'                         'at 2031-05-30T09:59 && letter $q && at 2031-05-30T10:01 && GET "/privacy/letter?id=$q" && status 404 && GET /privacy/requests && notsee "letter?id=$q"; at 2031-03-01T10:01'
t 'PV9, PV6: not of a file that was shielded since: as of an unknown number' 'sql "UPDATE registry_person SET shield = 1 WHERE id = 11"; GET "/privacy/letter?id=$q"; sql "UPDATE registry_person SET shield = 0 WHERE id = 11"; status 404 && sed "/csrf/d; s/id=$q\b/id=N/g" $dir/page > $dir/a && GET "/privacy/letter?id=78" && sed "/csrf/d; s/id=78\b/id=N/g" $dir/page | cmp - $dir/a'
t 'what is not answered has no letter to who may not see the file' 'sql "INSERT INTO privacy_request(id, person, kind, received, channel, words, due, made, by) SELECT 76, 11, kind, received, channel, words, due, made, by FROM privacy_request WHERE id = $q"; GET "/privacy/letter?id=76" && status 404; sql "DELETE FROM privacy_request WHERE id = 76"'
at 2031-03-01T09:00
t 'PV6: a restricted file is not offered'        'sql "INSERT INTO privacy_request(id, person, kind, received, channel, words, due, made, by) SELECT 77, 12, kind, received, channel, words, due, made, by FROM privacy_request WHERE id = $q"; GET /privacy/requests && notsee "request?id=77" && GET "/privacy/request?id=77" && status 404 && sed "/csrf/d; s/\b77\b/N/g" $dir/page > $dir/a && GET "/privacy/request?id=78" && sed "/csrf/d; s/\b78\b/N/g" $dir/page | cmp - $dir/a && POST /privacy/request id=77 do=take && status 404'

ask() { anna; POST /privacy/new person=11 "kind=$1" channel=desk received=1/3/2031 "identity=έδειξε ταυτότητα" "words=$2"; status 303 && q=$(sql "SELECT max(id) FROM privacy_request WHERE person = 11") && pin && POST /privacy/request id=$q do=take && status 303; }
answered() { test "$(sql "SELECT kind, state, outcome FROM privacy_request WHERE id = $q")" = "$1|done|$2"; }
at 2031-03-01T11:00
t 'PV1: a correction: the desk mends what is wrong, and the answer says so' 'ask correct "γράφομαι Παπαδάκι" && GET "/privacy/request?id=$q" && see "γράφομαι Παπαδάκι" && see "Διόρθωση" && anna && POST /person/name id=11 row_version=1 kind=official family=Παπαδάκι given=Ελένη shown=1 && status 303 && pin && GET "/privacy/copy?id=11" && see Παπαδάκι && notsee Παπαδάκη && POST /privacy/request id=$q do=done "outcome=Το επώνυμο διορθώθηκε." && status 303 && answered correct "Το επώνυμο διορθώθηκε."'
t 'PV1: data to take along: a file that programs read, and the answer' 'at 2031-03-01T12:00; ask export "για τον Δήμο Τυρνάβου" && GET "/privacy/copy?id=11" && status 200 && see "Content-Type: application/json" && sed "1,/^\$/d" $dir/page | python3 -c "import json,sys; d = json.load(sys.stdin); assert d[\"file\"] == 11 and \"Παπαδάκι\" in json.dumps(d[\"registry\"], ensure_ascii=False)" && POST /privacy/request id=$q do=done "outcome=Σας δώσαμε το αρχείο." && status 303 && answered export "Σας δώσαμε το αρχείο."'
sql "UPDATE registry_name SET family = 'Παπαδάκη' WHERE id = 11"

at 2031-03-02T09:00
anna; POST /privacy/new person=11 kind=erase channel=letter received=1/3/2031 "identity=έδειξε ταυτότητα"
q=$(sql "SELECT max(id) FROM privacy_request WHERE person = 11")
pin; POST /privacy/request id=$q do=take
t 'PV3: erasing shows what must be kept'         'GET "/privacy/request?id=$q" && see "Τι σημαίνει η διαγραφή"'
t 'PV3: it takes two people'                     'POST /privacy/request id=$q do=done outcome=x && status 422 && POST /privacy/request id=$q do=propose "outcome=Τα στοιχεία σας σβήστηκαν." && status 303 && POST /privacy/request id=$q do=approve && status 422 && see "δεύτερο πρόσωπο" && count privacy_gone 0'
pav; POST /privacy/request id=$q do=take
t 'PV4: one transaction over all rooms'          'torture POST /privacy/request id=$q do=approve'
t 'PV4: fifty approve at once: erased once'      'keep_database; fifty /privacy/request id=$q do=approve; see "1 x 303, 49 x 4" && count "privacy_gone WHERE person = 11" 1 && count "diary_act WHERE act = '"'erased a file'"'" 1; back_to_kept'
t 'PV4: the second one erases; a stone remains'  'POST /privacy/request id=$q do=approve && status 303 && test "$(sql "SELECT person, ground, proposer, approver FROM privacy_gone")" = "11|request|2|3" && contents > $dir/all && ! grep -q Παπαδάκη $dir/all'
t 'PV9: who was erased is told so, without their name' 'letter $q && see "Διαγραφή" && notsee Παπαδάκη'
t 'the diary keeps numbers only'                 'test "$(sql "SELECT act, about FROM diary_act WHERE act = '"'erased a file'"'")" = "erased a file|11"'

sql "INSERT INTO registry_person(id, made, made_by) VALUES (13, 1, 1)"
sql "INSERT INTO diary_act(id, at, who, account, act, about_kind, about) VALUES (900, 1000000000, 'x', 1, 'opened file', 'person', 13)"
"$program" chores
t 'PV5: the walk lists, and erases nothing'      'test "$(sql "SELECT person, state FROM privacy_due")" = "13|listed" && test "$(sql "SELECT due FROM privacy_due")" = "$(( $(date -u -d 2006-09-09 +%s) / 86400 ))"'
t 'PV5: once a month'                            '"$program" chores; count privacy_due 1'
l=$(sql "SELECT id FROM privacy_due")
t 'PV5: two people approve'                      'pin; GET /privacy/list && see "value=\"$l\"" && POST /privacy/list id=$l do=approve && status 422 && torture POST /privacy/list id=$l do=propose && POST /privacy/list id=$l do=propose && status 303 && POST /privacy/list id=$l do=approve && status 422'
t 'PV5: or hold it, with a reason'               'POST /privacy/list id=$l do=hold && status 422 && POST /privacy/list id=$l do=hold "reason=εκκρεμεί δίκη" until=1/1/2032 && status 303 && GET /privacy/list && see "εκκρεμεί δίκη"'
t 'PV5: approved by the second it is gone'       'POST /privacy/list id=$l do=propose && pav && torture POST /privacy/list id=$l do=approve && POST /privacy/list id=$l do=approve && status 303 && test "$(sql "SELECT ground FROM privacy_gone WHERE person = 13")" = retention && GET /privacy/list && notsee "value=\"$l\""'
t 'what is typed of an answer is kept, and forgotten when it is given' 'at 2031-03-01T09:00; anna; POST /privacy/new person=11 kind=access channel=desk received=28/2/2031 && status 303; q=$(sql "SELECT max(id) FROM privacy_request"); pin; POST /privacy/request id=$q do=take && POST /privacy/request id=$q do=identity identity=δελτίο && POST /staff/draft "draft=/privacy/request $q" "outcome=μισή φράση" && status 204 && GET "/privacy/request?id=$q" && see "draft=use" && notsee "μισή φράση" && GET "/privacy/request?id=$q&draft=use" && see ">μισή φράση</textarea>" && POST /privacy/request id=$q do=done outcome=ορίστε "draft=/privacy/request $q" && status 303 && count staff_draft 0'
done_testing
