# SPDX-License-Identifier: EUPL-1.2
# accounts.t - the administrator's pages, invitations, the command line.
. tests/lib.sh
. tests/staff.sh
account 1 ada $STAFF; account 2 boris $DIARY
sign_in ada
link() { grep -o "/invitation/[A-Za-z0-9_-]*" $dir/page | head -1; }

t 'all accounts are listed'                   'GET /staff && status 200 && see "Name of boris" && see Ελεγκτής'
t 'a new account has a link and no password'  'POST /staff/new "name=Κλειώ Νέα" sign_in=Klio adviser=1 && status 200 && l=$(link) && test -n "$l" && test "$(sql "SELECT password_hash FROM staff_account WHERE sign_in = '"'klio'"'")" = "!"'
t 'its roles are those ticked'                'test "$(sql "SELECT roles FROM staff_account WHERE sign_in = '"'klio'"'")" = $ADVISE'
t 'a taken name is refused'                   'POST /staff/new name=X sign_in=BORIS auditor=1 && status 422 && count staff_account 3'
t 'a name with blanks too'                    'POST /staff/new name=X "sign_in=a b" && status 422 && POST /staff/new name=X sign_in= && status 422'
t 'what is typed is escaped'                  'POST /staff/new "name=<b>x" "sign_in=<i>y z" && see "&lt;b&gt;x" && notsee "<b>x"'
t 'S7: the link asks its owner for a password' 'stranger; GET "$l" && status 200 && see "Κλειώ Νέα"'
t 'a bad password is refused'                 'POST "$l" new=short && status 422'
t 'no step of accepting that fails leaves a trace' 'torture POST "$l" "new=the blue bicycle"'
t 'S7: it works once'                         'POST "$l" "new=the blue bicycle" && status 303 && POST "$l" "new=the red bicycle" && status 404 && sign_in klio "the blue bicycle"'
t 'S7: fifty take one link at once: one password' 'stranger; sign_in ada; POST /staff/new name=Eva sign_in=eva adviser=1 && e=$(link) && stranger && fifty "$e" "new=the green bicycle %"; see "1 x 303, 49 x 404" && w=$(basename $(grep -l "^Status: 303" $dir/r[0-9]*) | tr -d r) && sign_in eva "the green bicycle $w"; stranger; sign_in ada; sql "DELETE FROM staff_session WHERE account = (SELECT id FROM staff_account WHERE sign_in = '"'eva'"')"'
t 'S7: a newer link voids the older; seven days are the end' 'stranger; sign_in ada; POST /staff/invite id=2 && a=$(link) && POST /staff/invite id=2 && b=$(link) && GET "$a" && status 404 && GET "$b" && status 200 && at 2031-03-08T10:00 && GET "$b" && status 404; at 2031-03-01T09:00'
t 'S7: a password set by a link ends earlier sessions' 'stranger; sign_in boris && his=$PRONOIA_COOKIE && stranger && POST "$b" "new=yellow umbrella" && PRONOIA_COOKIE=$his && GET /me && status 403'
t 'roles change and are written down'         'stranger; sign_in ada; POST /staff/account id=2 row_version=1 "name=Boris B" officer=1 auditor=1 && status 303 && test "$(sql "SELECT roles FROM staff_account WHERE id = 2")" = 40 && count "diary_act WHERE act = '"'changed an account: roles 32 to 40'"'" 1'
t 'S6: the last administrator stays one'      'POST /staff/account id=1 name=Ada auditor=1 && status 409 && POST /staff/disable id=1 to=1 && status 409 && GET /staff && status 200'
t 'S4: switching off ends the sessions'       'stranger; sign_in klio "the blue bicycle"; hers=$PRONOIA_COOKIE; k=$(sql "SELECT id FROM staff_account WHERE sign_in = '"'klio'"'"); stranger; sign_in ada; POST /staff/disable id=$k to=1 && status 303 && PRONOIA_COOKIE=$hers && GET /me && status 403'
t 'an account that is not there is said so'   'stranger; sign_in ada; GET "/staff/account?id=99" && status 404 && POST /staff/account id=99 name=x && status 404 && POST /staff/invite id=99 && status 404'
t 'looking at an account is an act'           'GET "/staff/account?id=2" && status 200 && test "$(sql "SELECT count(*) FROM diary_act WHERE act = '"'looked at an account'"' AND about = 2")" = 1'
t 'no step of making one that fails leaves a trace' 'torture POST /staff/new name=Zoe sign_in=zoe adviser=1'
t 'nor of changing'                           'torture POST /staff/account id=2 row_version=2 name=Boris adviser=1'
t 'nor of inviting'                           'torture POST /staff/invite id=2'
t 'nor of switching off'                      'torture POST /staff/disable id=2 to=1'
t 'nor of removing a second step'             'sql "UPDATE staff_account SET totp_secret = password_hash WHERE id = 0"; if [ "${DB:-sqlite}" = postgres ]; then sql "UPDATE staff_account SET totp_secret = decode('"'00'"', '"'hex'"') WHERE id = 2"; else sql "UPDATE staff_account SET totp_secret = x'"'00'"' WHERE id = 2"; fi; torture POST /staff/second-step id=2 && POST /staff/second-step id=2 && status 303'
t 'the command line makes the first administrator' '"$O/pronoia" staff add "Νίκος Δοκιμή" --role administrator,auditor --sign-in nikos > $dir/page && see /invitation/ && test "$(sql "SELECT roles FROM staff_account WHERE sign_in = '"'nikos'"'")" = 48'
t 'it knows its roles'                        '! "$O/pronoia" staff add X --role king > $dir/page 2>&1 && see administrator'
t 'S9: a demo never mixes with real accounts' '! "$O/pronoia" demo > $dir/page 2>&1 && see "accounts of its own"'
done_testing
