# SPDX-License-Identifier: EUPL-1.2
# sign_in.t - residents sign in with the state (tests/state.py): RE1, RE2, RE5, RE6, RE7 of room.md, and XML that means harm.
. tests/lib.sh
. tests/staff.sh
. tests/people.sh
. tests/state.sh
account 1 anna $ADVISE
acts() { test "$(sql "SELECT count(*) FROM diary_act WHERE act = '$1'")" = "$2"; }
file() { person "$1" "$2" "$3" "$4"; }
afm()  { as anna advise,files; POST /person/number "person=$1" kind=afm "value=$2" "status=${3:-seen}" && status 303; rc=$?; nobody; return $rc; }
linked() { test "$(sql "SELECT coalesce(person, 0), how, waits FROM resident_identity ORDER BY id DESC LIMIT 1")" = "$1"; }
calm() { stranger; state_does "$@"; sql "DELETE FROM staff_throttle"; }
nothing() { count resident_entry 0 && count resident_identity 0 && count resident_begun 0; }

t 'without settings there is no such way'       'GET /my-file && status 403 && see "δεν λειτουργεί ακόμη" && GET /my-file/with && status 404 && GET /my-file/back && status 404 && POST /my-file/back code=x state=y && status 422 && GET / && notsee "/my-file"'
state
taxpayer maria 160074103 "ΠΑΠΑΔΟΠΟΥΛΟΥ" "ΜΑΡΙΑ ΕΛΕΝΗ" "ΙΩΑΝΝΗΣ" "ΑΝΝΑ" 1990
taxpayer nikos 123456783 "ΓΕΩΡΓΙΟΥ" "ΝΙΚΟΛΑΟΣ" "ΠΕΤΡΟΣ" "ΕΛΕΝΗ" 1974
taxpayer firm 099999999 "ΕΤΑΙΡΕΙΑ ΑΕ" "null" "null" "null" "null"
t 'settings that others can read are refused'   'chmod 644 "$PRONOIA_PROVIDERS" && ! GET /my-file && grep -q "chmod 600" $dir/err && chmod 600 "$PRONOIA_PROVIDERS"'
t 'every page leads there, and says what the state tells us' 'GET / && see "href=\"/my-file\"" && GET /my-file && status 403 && see "/my-file/with?next=%2Fmy-file\"" && see "Ποτέ τους κωδικούς σας" && PRONOIA_LANG=ar GET /my-file/sign-in && status 200 && see "dir=\"rtl\"" && see "TAXISnet"'
t 'RE7: leaving asks with a state of our own'    'GET /my-file/with && status 303 && l=$(header Location) && case $l in "http://127.0.0.1:$port/oauth2server/oauth/authorize?response_type=code&client_id=TOWN123&redirect_uri=http%3A%2F%2Flocalhost%3A9280%2Fmy-file%2Fback&scope=read&state="*) ;; *) false;; esac && nothing'
t 'what their server refuses at once'            'curl -s -o /dev/null -w "%{http_code}" "$(echo "$l" | sed s/TOWN123/OTHER/)" | grep -q 401 && curl -s -o /dev/null -w "%{http_code}" "$(echo "$l" | sed s/my-file/elsewhere/)" | grep -q 400'

t 'somebody who has no file here: sent to the desk, with a number' 'stranger && went maria && status 200 && see "Συνέχεια" && nothing && enter && status 303 && location /my-file && more_cookies && GET /my-file && status 200 && see "Περάστε μία φορά από κοντά" && see "ΠΑΠΑΔΟΠΟΥΛΟΥ ΜΑΡΙΑ ΕΛΕΝΗ" && linked "0||unknown" && acts "signed in online" 1'
t 'RE1: nothing of hers is readable in the database' 'contents > $dir/all && ! grep -qE "160074103|ΠΑΠΑΔΟΠΟΥΛΟΥ|ΜΑΡΙΑ|User|maria" $dir/all'
t 'signed in: kept nowhere, for this site alone' 'went maria && enter; grep "^Set-Cookie: pronoia-own=" $dir/page | grep -q "HttpOnly" && grep "^Set-Cookie: pronoia-own=" $dir/page | grep -q "SameSite=Lax" && more_cookies && GET /my-file && grep -q "^Cache-Control: no-store" $dir/page'
t 'no session of staff, and none of theirs opens it' 'GET /me && status 403 && GET /day && status 403 && as anna advise,files,supervise,decide,privacy && mine=$PRONOIA_COOKIE && stranger && GET /my-file && status 403'
nobody; export PRONOIA_COOKIE=$mine
t 'the same person again is the same one'        'count resident_identity 1 && count resident_entry 1'
t 'RE5: each time a new token; the old one is over' 'old=$PRONOIA_COOKIE && went maria && enter && more_cookies && test "$old" != "$PRONOIA_COOKIE" && count resident_entry 1 && new=$PRONOIA_COOKIE && PRONOIA_COOKIE=$old && GET /my-file && status 403 && PRONOIA_COOKIE=$new && GET /my-file && status 200'

own() { echo "$1" | grep -o "pronoia-own=[^;]*"; }
t 'RE5: a session planted beforehand, somebody else'"'"'s, is not what one is in afterwards, and is dead' 'keep_database; saved=$PRONOIA_COOKIE; stranger && at_home nikos && planted=$PRONOIA_COOKIE && went maria && enter && more_cookies && test -n "$(own "$planted")" && test "$(own "$planted")" != "$(own "$PRONOIA_COOKIE")" && GET /my-file && see ΜΑΡΙΑ && PRONOIA_COOKIE=$planted && GET /my-file && status 403; rc=$?; export PRONOIA_COOKIE=$saved; back_to_kept; test $rc = 0'
t 'RE7: the same return counts once'             'press=$PRONOIA_COOKIE && stranger && went maria && kept=$PRONOIA_COOKIE && enter && status 303 && PRONOIA_COOKIE=$kept && entries=$(sql "SELECT count(*) FROM resident_entry") && POST /my-file/back "code=$code" "state=$state" again=1 && status 422 && see "χρησιμοποιήθηκε ήδη" && count resident_entry $entries'
t 'RE7: a code used twice at their server is refused there' 'sql "DELETE FROM resident_entry" && stranger && went maria && enter && old=$code && stranger && went maria && code=$old && sql "DELETE FROM resident_entry" && enter && status 422 && see "δεν δέχτηκε" && count resident_entry 0'
t 'another browser’s return is refused, before anybody is asked' 'calm && went maria && stranger && state_does && enter && status 422 && see "δεν ανήκει" && heard 0 token && count resident_entry 0'
t 'a made-up state too'                          'calm && went maria && state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA && state_does && enter && status 422 && heard 0 token && GET "/my-file/back?code=x&state=AAAA" && status 422 && count resident_entry 0'
t 'a start of staff opens nothing here, nor the other way round' 'calm && leave=/sign-in/with went nikos && where=/my-file/back enter && status 422 && count resident_entry 0 && stranger && went nikos && where=/sign-in/back enter && status 422 && count staff_session 0'
t 'after ten minutes it is too old'              'calm && went maria && at 2031-03-01T09:11 && enter && status 422 && see "δέκα λεπτά" && count resident_entry 0'
at 2031-03-01T09:00
t 'who does not allow it there is told so'       'calm && went maria no && status 422 && see "ακυρώθηκε" && count resident_entry 0'
t 'a company has no file'                        'calm && went firm && enter && status 422 && see "φυσικού προσώπου" && count resident_entry 0'
sql "DELETE FROM resident_entry"; sql "DELETE FROM resident_identity"; sql "DELETE FROM resident_begun"
refused() { calm "$@"; went maria && enter; status 422 && see "δεν πέρασε" && nothing; }
t 'XML with an entity of its own, or from a file, or from elsewhere' 'refused xml-laughs && refused xml-file && refused xml-elsewhere && heard 0 evil'
t 'XML of another shape: root, two people, nobody, none at all' 'refused xml-root && refused xml-two && refused xml-nobody && refused xml-rubbish'
t 'a token’s answer without a token, or with two' 'refused no-token && refused twice-token && refused rubbish-token'
t 'a userinfo that does not know the token'      'refused forgets'
down() { calm "$@"; went maria && enter; status 503 && see "δεν απαντά" && nothing; }
t '2 MB of XML, a server that fails, one that never answers' 'down xml-giant && down down-token && down down-userinfo && waits 1 && down slow-token; waits 30'
t 'who fails again and again waits'              'calm; went maria; state=AAAA; for i in $(seq 31); do enter "x=$i"; done; enter && status 429 && grep -q "^Retry-After" $dir/page && nothing'
calm
t 'no step of coming back that fails leaves a trace: a stranger' 'calm again && went maria && torture POST /my-file/back "code=$code" "state=$state"'

sql "DELETE FROM staff_throttle"
file 11 "Παπαδοπούλου" "Μαρία" 7500; afm 11 160074103
t 'RE2: one file bears the number, a clerk saw it, name and year agree: it is hers' 'calm && at_home maria && linked "11|number|" && GET /my-file && status 200 && see "Οι αιτήσεις μου" && notsee "Περάστε μία φορά" && acts "linked a file to its person online" 1'
t 'no step of coming back that fails leaves a trace: one with a file' 'calm again && sql "UPDATE resident_identity SET person = NULL, how = '"''"', linked = NULL, waits = '"'unknown'"'" && went maria && torture POST /my-file/back "code=$code" "state=$state"'
desk() { calm; at_home maria && linked "0||$1" && GET /my-file && see "Περάστε μία φορά" && notsee "Οι αιτήσεις μου"; }
t 'RE2: another year of birth'                   'sql "UPDATE registry_person SET birth = 3000 WHERE id = 11" && desk differs'
sql "UPDATE registry_person SET birth = 7500 WHERE id = 11"
t 'RE2: a year that was only guessed'            'sql "UPDATE registry_person SET birth_exact = '"'presumed'"' WHERE id = 11" && desk differs'
sql "UPDATE registry_person SET birth_exact = 'day' WHERE id = 11"
t 'RE2: another first name, another family name' 'sql "UPDATE registry_name SET given = '"'Σοφία'"' WHERE id = 11" && desk differs && sql "UPDATE registry_name SET given = '"'Μαρία'"', family = '"'Γεωργίου'"' WHERE id = 11" && desk differs'
t 'RE2: in another spelling of hers it is her name' 'sql "INSERT INTO registry_name(id, person, kind, family, given, shown, made, by) VALUES (12, 11, '"'latin', 'Papadopoulou', 'Maria'"', 0, 1, 1)" && calm && at_home maria && linked "11|number|"'
sql "UPDATE registry_name SET family = 'Παπαδοπούλου' WHERE id = 11"
t 'RE2: nobody saw the paper, or it was wrong'   'sql "UPDATE registry_identifier SET status = '"'declared'"'" && desk declared && sql "UPDATE registry_identifier SET status = '"'wrong'"'" && desk unknown'
sql "UPDATE registry_identifier SET status = 'seen'"
t 'RE2: it no longer holds'                      'sql "UPDATE registry_identifier SET until = 22000" && desk declared'
sql "UPDATE registry_identifier SET until = NULL"
file 13 "Παπαδοπούλου" "Μαρία" 7500; afm 13 160074103 declared
t 'RE2: a second file with the number, even if only declared' 'desk several'
t 'RE3: two records linked as one person are one file' 'sql "UPDATE registry_person SET merged_into = 11 WHERE id = 13" && calm && at_home maria && linked "11|number|" && sql "UPDATE registry_identifier SET status = CASE WHEN person = 13 THEN '"'seen' ELSE 'declared'"' END" && calm && at_home maria && linked "13|number|" && GET /my-file && see "Οι αιτήσεις μου"'
t 'RE3: taken apart again, it is that of the record that bears the number' 'sql "UPDATE registry_person SET merged_into = NULL WHERE id = 13" && sql "UPDATE registry_identifier SET status = '"'wrong'"' WHERE person = 11" && calm && at_home maria && linked "13|number|" && sql "DELETE FROM registry_identifier WHERE person = 13" && sql "UPDATE registry_identifier SET status = '"'seen'"'" && calm && at_home maria && linked "11|number|"'
t 'RE2: somebody who has died has no file at home' 'sql "UPDATE registry_person SET death = 22000 WHERE id = 11" && GET /my-file && see "Περάστε μία φορά" && desk differs && sql "UPDATE registry_person SET death = NULL WHERE id = 11" && calm && at_home maria && linked "11|number|"'

t 'RE6: idle for twenty minutes, it is over'     'at 2031-03-01T09:18; GET /my-file && status 200 && more_cookies; at 2031-03-01T09:37; GET /my-file && status 200; at 2031-03-01T09:59; GET /my-file && status 403'
at 2031-03-01T09:00
t 'RE6: after four hours in any event'           'stranger; at_home maria; for m in 09:15 09:30 09:45 10:00 10:15 10:30 10:45 11:00 11:15 11:30 11:45 12:00 12:15 12:30 12:45; do at 2031-03-01T$m; GET /my-file; more_cookies; done; status 200 && at 2031-03-01T13:00; GET /my-file && status 403'
at 2031-03-01T09:00
t 'RE6: what was typed when it ended is given back to read' 'at 2031-03-01T14:00 && POST /my-file/ask kind=access "words=Να δω όλα όσα γράψατε" && status 403 && see "Να δω όλα όσα γράψατε" && see "αντιγράψτε τα"'
at 2031-03-01T09:00
t 'signing out ends this session, and says how to leave the state too' 'sql "DELETE FROM resident_entry" && stranger && at_home maria && POST /my-file/sign-out && status 303 && location "/my-file/sign-in?out=1" && grep -q "^Clear-Site-Data" $dir/page && count resident_entry 0 && GET "/my-file/sign-in?out=1" && see "http://127.0.0.1:$port/oauth2server/logout/TOWN123/?url=http%3A%2F%2Flocalhost%3A9280%2F" && stranger && GET /my-file && status 403'
t 'everywhere: all of them, and nobody else’s'   'stranger && at_home nikos && his=$PRONOIA_COOKIE && stranger && at_home maria && first=$PRONOIA_COOKIE && stranger && at_home maria && count resident_entry 3 && GET /my-file && see "σε 2 συσκευές" && POST /my-file/sign-out everywhere=1 && status 303 && count resident_entry 1 && PRONOIA_COOKIE=$first && GET /my-file && status 403 && PRONOIA_COOKIE=$his && GET /my-file && status 200'
t 'of one’s own at most five at once'            'for i in 1 2 3 4 5 6 7; do stranger; at_home maria; done; count "resident_entry WHERE identity = (SELECT id FROM resident_identity WHERE person = 11)" 5'
t 'no step of signing out that fails leaves a trace' 'torture POST /my-file/sign-out everywhere=1'
t 'a form of another site is refused'            'POST /my-file/sign-out csrf=AAAA && status 403 && GET /my-file && status 200'
t 'next leads to a page of one’s own, and never elsewhere' 'to() { stranger; GET "/my-file/with?next=$1"; more_cookies; leave="/my-file/with?next=$1" went maria && enter && location "$2"; }; to /my-file/opened /my-file/opened && to //evil.example/ /my-file && to /staff /my-file && to /my-file/sign-out /my-file'

t 'staff may come by the state’s server for public servants' 'calm; leave=/sign-in/with went nikos; where=/sign-in/back enter && status 403 && see "nikos" && count staff_session 0; as ada staff; POST /staff/link id=1 subject=nikos && status 303; nobody; calm; leave=/sign-in/with went nikos; where=/sign-in/back enter && status 303 && count "staff_session WHERE account = 1" 1 && grep -q "oauth2servergov/userinfo" $there/heard'
t 'RE10: who was linked to no file is forgotten after ninety days, and sessions with their end' 'at 2031-05-29T09:00 && "$program" chores resident_tidy > $dir/out 2>&1 && count resident_entry 0 && count resident_begun 0 && count resident_identity 2 && at 2031-05-31T09:00 && "$program" chores resident_tidy > $dir/out 2>&1 && count resident_identity 1 && linked "11|number|"'
done_testing
