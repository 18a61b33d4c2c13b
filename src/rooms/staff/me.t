# SPDX-License-Identifier: EUPL-1.2
# me.t - one's own account: sessions, password, second step.
. tests/lib.sh
. tests/staff.sh
account 1 anna $ADVISE; account 2 boris $DIARY
sign_in anna

t 'a wrong old password changes nothing'      'POST /me/password old=wrong new=anothersentence && status 422 && stranger && sign_in anna'
t 'a short password is refused'               'POST /me/password "old=correct horse 12" new=elevenchars && status 422'
t 'a simple one too'                          'POST /me/password "old=correct horse 12" new=aaaaaaaaaaaaaaaa && status 422'
t 'and one with the user name in it'          'POST /me/password "old=correct horse 12" new=annaannaanna1 && status 422'
t 'a new password ends other sessions'        'mine=$PRONOIA_COOKIE; stranger; sign_in anna; other=$PRONOIA_COOKIE; PRONOIA_COOKIE=$mine; POST /me/password "old=correct horse 12" "new=a quiet morning" && status 303 && GET /me && status 200 && PRONOIA_COOKIE=$other && GET /me && status 403'
t 'the new one opens, the old one not'        'stranger; sign_in anna "a quiet morning" && ! sign_in anna'
t 'the second step is offered with a picture and a key' 'stranger; sign_in anna "a quiet morning"; GET /me/second-step && see "<svg" && see otpauth || status 200'
key() { grep -o "[A-Z2-7]\{32\}" $dir/page | head -1; }
t 'it wants the password'                     'secret=$(key); sealed=$(field secret); POST /me/second-step "secret=$sealed" "code=$(code $secret)" old=wrong && status 422 && count staff_recovery 0'
t 'it wants the right code'                   'GET /me/second-step; secret=$(key); sealed=$(field secret); POST /me/second-step "secret=$sealed" code=000000 "old=a quiet morning" && status 422 && count staff_recovery 0'
t 'no step of setting it up that fails leaves a trace' 'torture POST /me/second-step "secret=$sealed" "code=$(code $secret)" "old=a quiet morning"'
t 'then it is on, with ten recovery codes'    'POST /me/second-step "secret=$sealed" "code=$(code $secret)" "old=a quiet morning" && status 200 && count staff_recovery 10 && recovery=$(grep -o "[A-Z2-7]\{4\}-[A-Z2-7]\{4\}-[A-Z2-7]\{4\}-[A-Z2-7]\{4\}" $dir/page | head -1) && spare=$(grep -o "[A-Z2-7]\{4\}-[A-Z2-7]\{4\}-[A-Z2-7]\{4\}-[A-Z2-7]\{4\}" $dir/page | sed -n 2p) && test -n "$spare"'
t 'the secret is not readable in the database' 'contents > $dir/all && ! grep -qF "$secret" $dir/all && ! grep -qF "$recovery" $dir/all'
first() { stranger; POST /sign-in name=anna "password=a quiet morning" && status 200 && ticket=$(field ticket) && test -n "$ticket"; }
t 'the password alone no longer opens'        'first && ! grep -q "^Set-Cookie: pronoia=" $dir/page'
t 'S3: the code of the setting-up is used'    'POST /sign-in/code "ticket=$ticket" "code=$(code $secret)" && status 422'
t 'the next code opens'                       'at 2031-03-01T09:01; POST /sign-in/code "ticket=$ticket" "code=$(code $secret)" && status 303 && jar && GET /me && status 200'
t 'S3: and not again'                         'first; POST /sign-in/code "ticket=$ticket" "code=$(code $secret)" && status 422'
own() { echo "$1" | grep -o "pronoia=[^;]*"; }
t 'S1: a session planted before the password is not what one is in after the code; between the two nothing is given' 'at 2031-03-01T09:02; stranger; sign_in boris && planted=$PRONOIA_COOKIE && POST /sign-in name=anna "password=a quiet morning" && status 200 && ticket=$(field ticket) && ! grep -q "^Set-Cookie: pronoia=" $dir/page && GET /me && see "Name of boris" && POST /sign-in/code "ticket=$ticket" "code=$(code $secret)" && status 303 && jar && test "$(own "$PRONOIA_COOKIE")" != "$(own "$planted")" && GET /me && see "Name of anna" && PRONOIA_COOKIE=$planted && GET /me && status 403'
t 'S3: two visits with one code: one wins'    'at 2031-03-01T09:03; first; c=$(code $secret); for i in 1 2; do "$program" request POST /sign-in/code "ticket=$ticket" "code=$c" > $dir/p$i 2>&1 & done; wait; test "$(grep -l "^Status: 303" $dir/p1 $dir/p2 | wc -l)" = 1'
t 'S3: a recovery code opens once'            'at 2031-03-01T09:10; first; POST /sign-in/code "ticket=$ticket" "code=$(echo $recovery | tr A-Z a-z)" && status 303 && first; POST /sign-in/code "ticket=$ticket" "code=$recovery" && status 422'
t 'a ticket lives five minutes'               'first; at 2031-03-01T09:16; POST /sign-in/code "ticket=$ticket" "code=$(code $secret)" && status 422 && see "name=\"password\""'
t 'a ticket cannot be made up'                'POST /sign-in/code ticket=AAAA code=123456 && status 422 && see "name=\"password\""'
t 'guessing codes is slowed down'             'at 2031-03-01T11:00; first; for i in 1 2 3 4 5 6; do POST /sign-in/code "ticket=$ticket" code=00000$i; done; status 429'
t 'no step of the second step that fails leaves a trace' 'at 2031-03-01T13:00; first; torture POST /sign-in/code "ticket=$ticket" "code=$(code $secret)"'
t 'one sees and ends one’s own sessions only' 'stranger; sign_in boris; sql "INSERT INTO staff_session(id, token_hash, account, csrf, created, seen, ends) SELECT 900, csrf, 1, csrf, created, seen, ends FROM staff_session WHERE account = 2"; POST /me/session session=900 && status 422 && count "staff_session WHERE id = 900" 1'
t 'no step of ending a session that fails leaves a trace' 'torture POST /me/session others=1'
t 'no step of changing the password that fails leaves a trace' 'torture POST /me/password "old=correct horse 12" "new=another quiet one"'
t 'S3: fifty sign in with one recovery code at once: one does' 'at 2031-03-02T09:00; first; k=$(sql "SELECT count(*) FROM staff_recovery WHERE used IS NULL"); fifty /sign-in/code "ticket=$ticket" "code=$spare"; see "1 x 303" && notsee " x 500" && count "staff_recovery WHERE used IS NULL" $((k - 1))'
done_testing
