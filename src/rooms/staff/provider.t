# SPDX-License-Identifier: EUPL-1.2
# provider.t - signing in with an OpenID Connect provider that behaves, and one that does not: S11, S12, S13 of room.md.
. tests/lib.sh
. tests/staff.sh
. tests/provider.sh
account 1 ada $STAFF; account 2 anna $ADVISE; account 3 boris $DIARY
acts() { test "$(sql "SELECT count(*) FROM diary_act WHERE act = '$1'")" = "$2"; }
t 'without settings there is no such way'      'GET /sign-in && notsee "/sign-in/with" && GET /sign-in/with && status 404 && POST /sign-in/back code=x state=y && status 422'
provider
t 'settings that others can read are refused'  'chmod 644 "$PRONOIA_PROVIDERS"; ! GET /sign-in; grep -q "chmod 600" $dir/err; chmod 600 "$PRONOIA_PROVIDERS"'
t 'the sign-in page offers it'                 'GET /sign-in && see "/sign-in/with" && see "Δοκιμαστικός πάροχος"'
t 'leaving asks with state, nonce and PKCE'    'GET /sign-in/with && status 303 && l=$(header Location) && case $l in *"response_type=code&client_id=pronoia&"*"redirect_uri=http%3A%2F%2Flocalhost%3A9280%2Fsign-in%2Fback"*"scope=openid&state="*"&nonce="*"&code_challenge="*"&code_challenge_method=S256") ;; *) false;; esac && count staff_return 0'
t 'S11: who is linked to no account stays outside, and is told what to say' 'come && status 403 && see "subject-1" && count staff_session 0 && acts "sign-in by provider refused" 2'
t 'S11: an administrator links it'             'stranger; sign_in ada; POST /staff/link id=2 subject=subject-1 && status 303 && GET "/staff/account?id=2" && see subject-1 && acts "linked an account to the provider" 1'
t 'not to two accounts, nor two to one'        'POST /staff/link id=3 subject=subject-1 && status 409 && POST /staff/link id=2 subject=subject-2 && status 409 && count staff_provided 1'
t 'an empty one is refused'                    'POST /staff/link id=3 subject= && status 422 && POST /staff/link id=99 subject=x && status 404'
t 'no step of linking that fails leaves a trace' 'torture POST /staff/link id=3 subject=subject-3'
t 'then one is in, with a new session'         'stranger; come && status 303 && location /day && mine=$PRONOIA_COOKIE && jar && GET /me && status 200 && see "Name of anna" && acts "came from the provider" 1'
t 'the session is on the list of sessions'     'count staff_session 2; GET /me && see "/me/session"'
t 'signing out everywhere ends it'             'POST /sign-out everywhere=1 && status 303 && GET /me && status 403'
t 'S12: the same return counts once'           'PRONOIA_COOKIE=$mine; press && status 422 && see "χρησιμοποιήθηκε ήδη" && count "staff_session WHERE account = 2" 0'
t 'S12: fifty times the same return, and the provider would answer each: one session' 'misbehaves again; sql "DELETE FROM staff_session"; sql "DELETE FROM staff_throttle"; stranger; go && fifty /sign-in/back "code=$code" "state=$state" "next=$next" && see "1 x 303" && count "staff_session WHERE account = 2" 1 && acts "came from the provider" 2; misbehaves; sql "DELETE FROM staff_session"; sql "DELETE FROM staff_throttle"'
t 'next leads back, and never elsewhere'       'stranger; come_to() { go "/sign-in/with?next=$1" && press; }; come_to /me && location /me && stranger && come_to //evil.example/ && location /day'
own() { echo "$1" | grep -o "pronoia=[^;]*"; }
t 'S1: a session planted before one left for the provider is not what one is in afterwards, and is dead' 'stranger; sign_in boris && planted=$PRONOIA_COOKIE && come && status 303 && jar && test "$(own "$PRONOIA_COOKIE")" != "$(own "$planted")" && GET /me && see "Name of anna" && PRONOIA_COOKIE=$planted && GET /me && status 403'
t 'S12: a code used twice at the provider is refused there' 'stranger; go && curl -s -o /dev/null -u "pronoia:a%20secret%20%26%20more" -d "grant_type=authorization_code&code=$code&redirect_uri=x" "http://127.0.0.1:$port/token"; sql "DELETE FROM staff_session"; press && status 303; old=$code; stranger; go && code=$old && sql "DELETE FROM staff_session" && press && status 422 && see "δεν δέχτηκε" && count staff_session 0'
t 'another browser’s state is refused'          'stranger; go && stranger && press && status 422 && see "δεν ανήκει" && count staff_session 0'
t 'a made-up state too, before the provider is asked' 'stranger; go && misbehaves && state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA && press && status 422 && heard 0 token && GET "/sign-in/back?code=x&state=AAAA" && status 422'
t 'after ten minutes it is too old'            'stranger; go && at 2031-03-01T09:11 && press && status 422 && see "δέκα λεπτά"; at 2031-03-01T09:00 && sql "DELETE FROM staff_throttle"'
t 'who cancels there is told so'               'stranger; GET /sign-in/with; flow_jar; s=$(header Location | sed "s/.*state=\([^&]*\).*/\1/"); GET "/sign-in/back?error=access_denied&state=$s" && status 422 && see "ακυρώθηκε"'
t 'an answer in the name of another issuer is refused' 'stranger; GET /sign-in/with; flow_jar; s=$(header Location | sed "s/.*state=\([^&]*\).*/\1/"); GET "/sign-in/back?code=code1&iss=https://evil.example&state=$s" && status 422'
sql "DELETE FROM staff_session"
outside() { misbehaves "$@"; stranger; come; status 422 && see "δεν πέρασε" && count staff_session 0 && sql "DELETE FROM staff_throttle"; }
inside()  { misbehaves "$@"; stranger; come && status 303 && sql "DELETE FROM staff_session"; }
t 'S13: a wrong nonce'                          'outside nonce && outside nononce'
t 'S13: another issuer, another client'         'outside iss && outside aud && outside azp'
t 'S13: several clients need azp'               'outside auds && inside auds-azp'
t 'S13: expired, without end, from the future'  'outside expired && outside noexp && outside future'
t 'S13: no signature, a symmetric one with the public key' 'outside none && outside hs256'
t 'S13: a changed signature, a key that is not theirs, even brought along' 'outside badsign && outside strangekey && outside strangekey borrowed'
t 'S13: a key too short, an unknown critical header' 'outside shortkey && outside crit'
t 'S13: a userinfo of somebody else'            'outside userinfo'
t 'S13: a token that names nobody'              'outside nobody'
t 'ES256 is taken'                              'inside es256'
t 'keys that changed are asked for anew'        'inside newkey'
t 'a provider that wants the secret in the form' 'inside post'
down() { misbehaves "$@"; stranger; come; status 503 && see "δεν απαντά" && count staff_session 0; }
t 'a provider that fails'                       'down down-token'
t 'one that answers without end'                'down giant-token'
t 'one that never answers'                      'waits 1; down slow-token; waits 30'
t 'one that sends us elsewhere'                 'misbehaves redirect-token; stranger; come; status 422 && heard 0 jwks && count staff_session 0'
t 'one that talks rubbish'                      'misbehaves rubbish-token; stranger; come; status 422 && count staff_session 0'
t 'no configuration, a slow one, a giant one, one of another issuer' 'for w in down giant slow rubbish; do misbehaves $w-configuration; waits 1; GET /sign-in/with && status 503 || exit 1; waits 30; done; misbehaves issuer; GET /sign-in/with && status 503'
t 'meanwhile one’s own password works'          'misbehaves down-configuration; stranger; sql "DELETE FROM staff_throttle"; sign_in anna'
misbehaves
t 'who fails again and again waits'             'stranger; sql "DELETE FROM staff_throttle"; go; state=AAAA; for i in $(seq 1 31); do press; done; press && status 429 && grep -q "^Retry-After" $dir/page && sql "DELETE FROM staff_throttle"'
t 'an account that is switched off stays outside' 'sql "UPDATE staff_account SET disabled = 1 WHERE id = 2"; stranger; come && status 403 && sql "UPDATE staff_account SET disabled = 0 WHERE id = 2"'
t 'a second step of one’s own is asked for'     'if [ "${DB:-sqlite}" = postgres ]; then x="decode('"'00','hex'"')"; else x="x'"'00'"'"; fi; sql "UPDATE staff_account SET totp_secret = $x WHERE id = 2"; stranger; come && status 200 && see "name=\"ticket\"" && count "staff_session WHERE account = 2" 0; sql "UPDATE staff_account SET totp_secret = NULL WHERE id = 2"'
t 'an invitation links, once, without a password' 'stranger; sign_in ada; POST /staff/new name=Nea sign_in=nea adviser=1; l=$(grep -o "/invitation/[A-Za-z0-9_-]*" $dir/page | head -1); stranger; echo subject-nea > $there/who; GET "$l" && see "/sign-in/with?invitation=" && go "/sign-in/with?invitation=${l#/invitation/}" && press && status 303 && jar && GET /me && see "μόνο μέσω" && notsee "name=\"old\"" && GET "$l" && status 404 && acts "linked to the provider by invitation" 1'
t 'she is no longer shown as invited'           'stranger; sign_in ada; GET /staff && notsee "προσκλ"'
t 'an invitation that is used up links nobody'  'stranger; echo subject-late > $there/who; go "/sign-in/with?invitation=${l#/invitation/}" && press && status 403 && count staff_provided 2'
t 'S6: the last administrator keeps the link'   'sql "UPDATE staff_account SET password_hash = '"'!'"' WHERE id = 1"; stranger; as ada staff; POST /staff/link id=1 subject=subject-ada && POST /staff/unlink id=1 && status 409 && count "staff_provided WHERE account = 1" 1'
t 'unlinking ends the sessions'                 'echo subject-1 > $there/who; nobody; stranger; come; as ada staff; POST /staff/unlink id=2 && status 303 && count "staff_session WHERE account = 2" 0 && acts "took an account'"''"'s link to the provider away" 1'
t 'no step of unlinking that fails leaves a trace' 'POST /staff/link id=2 subject=subject-1; torture POST /staff/unlink id=2'
t 'no step of coming back that fails leaves a trace' 'nobody; misbehaves again; stranger; go && torture POST /sign-in/back "code=$code" "state=$state"'
t 'nor of coming back by an invitation'         'as ada staff; POST /staff/new name=Nea2 sign_in=nea2 adviser=1; l=$(grep -o "/invitation/[A-Za-z0-9_-]*" $dir/page | head -1); nobody; stranger; echo subject-nea2 > $there/who; go "/sign-in/with?invitation=${l#/invitation/}" && torture POST /sign-in/back "code=$code" "state=$state"'
done_testing
