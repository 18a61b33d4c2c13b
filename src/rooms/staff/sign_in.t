# SPDX-License-Identifier: EUPL-1.2
# sign_in.t - name and password, slowing down who guesses, sessions.
. tests/lib.sh
. tests/staff.sh
account 1 anna $ADVISE; account 2 boris $DIARY; account 3 gone $ADVISE
sql "UPDATE staff_account SET disabled = 1 WHERE id = 3"
idle() { at "$1" && GET /me; }
same_words() { POST /sign-in name=anna password=wrong && status 422 && sed -n '/<h1/,$p' $dir/page | grep -v csrf | sed 's/anna/X/' > $dir/one &&
               POST /sign-in "name=$1" "password=$2" && status 422 && sed -n '/<h1/,$p' $dir/page | grep -v csrf | sed "s/$1/X/" | cmp -s - $dir/one; }

t 'the page asks for name and password'      'GET /sign-in && status 200 && see "name=\"password\"" && notsee demo-adviser'
t 'the right ones open my day'             'sign_in anna && location /day && GET /me && status 200 && see "Name of anna"'
t 'the name is forgiven its capitals'        'stranger; sign_in ANNA'
t 'a role has its own first page'            'stranger; sign_in boris && location /diary'
t 'next leads back to where one wanted to be' 'stranger; POST /sign-in name=anna "password=correct horse 12" next=/me && location /me'
t 'next never leads elsewhere'               'POST /sign-in name=anna "password=correct horse 12" next=//evil.example/ && location /day && POST /sign-in name=anna "password=correct horse 12" "next=/\\evil.example" && location /day'
t 'the cookie is for this site and not for scripts' 'grep "^Set-Cookie: pronoia=" $dir/page | grep -q "Path=/; SameSite=Lax; HttpOnly"'
t 'the token itself is kept nowhere'         'jar; v=$(echo "$PRONOIA_COOKIE" | sed "s/^pronoia=//; s/;.*//") && contents > $dir/all && ! grep -qF "$v" $dir/all'
t 'S5: an unknown name is told the same'     'stranger; same_words nobody "correct horse 12"'
t 'S5: a switched-off account is told the same' 'same_words gone "correct horse 12"'
t 'S1: a token brought along is not taken over' 'export PRONOIA_COOKIE="pronoia=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" && sign_in anna && case $PRONOIA_COOKIE in *AAAAAAAAAA*) false;; esac && export PRONOIA_COOKIE="pronoia=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" && GET /me && status 403'
t 'S1: signing in again ends the session before' 'stranger; sign_in anna && old=$PRONOIA_COOKIE && sign_in anna && new=$PRONOIA_COOKIE && PRONOIA_COOKIE=$old && GET /me && status 403 && PRONOIA_COOKIE=$new && GET /me && status 200'
own() { echo "$1" | grep -o "pronoia=[^;]*"; }
t 'S1: a session planted beforehand, alive and somebody else'"'"'s, is not what one is in afterwards, and is dead' 'stranger; sql "DELETE FROM staff_session"; sign_in boris && planted=$PRONOIA_COOKIE && sign_in anna && test -n "$(own "$planted")" && test "$(own "$PRONOIA_COOKIE")" != "$(own "$planted")" && GET /me && see "Name of anna" && PRONOIA_COOKIE=$planted && GET /me && status 403 && count "staff_session WHERE account = 2" 0'
t 'two browsers at once are two sessions'    'stranger; sql "DELETE FROM staff_session"; for i in 1 2; do "$program" request POST /sign-in name=anna "password=correct horse 12" > $dir/p$i 2>&1 & done; wait; grep -q "^Status: 303" $dir/p1 && grep -q "^Status: 303" $dir/p2 && count staff_session 2'
t 'a forged form changes nothing'            'sign_in anna && POST /sign-out csrf=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA && status 403 && GET /me && status 200'
t 'a form of another session is forged too'  'stranger; GET /sign-in && c=$(field csrf) && sign_in anna && POST /sign-out "csrf=$c" && status 403'
t 'S4: 29 minutes later one is still in'     'idle 2031-03-01T09:29 && status 200 && jar2=$(sed -n "s/^Set-Cookie: \(pronoia-seen=[^;]*\);.*/\1/p" $dir/page) && test -n "$jar2"'
t 'S4: after 31 minutes without a visit one is out' 'idle 2031-03-01T09:31 && status 403 && see "name=\"password\""'
t 'S4: a visit in between keeps one in'      'PRONOIA_COOKIE="$(echo "$PRONOIA_COOKIE" | sed "s/pronoia-seen=[^;]*/$jar2/")" && idle 2031-03-01T09:58 && status 200'
t 'S4: a mark of being seen cannot be written by hand' 'PRONOIA_COOKIE="$(echo "$PRONOIA_COOKIE" | sed "s/pronoia-seen=[^;.]*/pronoia-seen=1930298400/")" && idle 2031-03-01T10:40 && status 403'
t 'S4: twelve hours are the end'             'stranger; at 2031-03-01T09:00; sign_in anna; sql "UPDATE staff_session SET seen = 1930164000"; idle 2031-03-01T20:59 && status 200 && idle 2031-03-01T21:01 && status 403'
t 'S4: switching the account off ends it at once' 'at 2031-03-01T09:00; stranger; sign_in anna && sql "UPDATE staff_account SET disabled = 1 WHERE id = 1" && GET /me && status 403 && sql "UPDATE staff_account SET disabled = 0 WHERE id = 1"'
t 'S8: a form sent too late comes back after signing in' 'stranger; POST /desk/form do=add state=xyz "f.home=rent" && status 403 && see "kept" && k=$(field kept) && POST /sign-in name=anna "password=correct horse 12" "kept=$k" && status 200 && see "action=\"/desk/form\"" && see "name=\"f.home\" value=\"rent\"" && notsee "name=\"csrf\" value=\"\""'
t 'S8: its token is the new session’s'       'jar; c=$(field csrf); POST /sign-out "csrf=$c" && status 303'
t 'S8: a kept form cannot be made up'        'stranger; POST /sign-in name=anna "password=correct horse 12" kept=AAAA && status 303'
t 'signing out ends the session'             'stranger; sign_in anna && POST /sign-out && status 303 && GET /me && status 403'
t 'signing out everywhere ends all'          'stranger; sign_in anna && a=$PRONOIA_COOKIE && stranger; sign_in anna && POST /sign-out everywhere=1 && PRONOIA_COOKIE=$a && GET /me && status 403'
t 'a page for another role is closed'        'stranger; sign_in boris && GET /desk && status 403 && notsee "name=\"password\"" && GET /diary && status 200'
t 'no step of signing in that fails leaves a trace' 'stranger; torture POST /sign-in name=anna "password=correct horse 12"'
t 'nor one of leaving'                       'sign_in anna && torture POST /sign-out everywhere=1'
done_testing
