# SPDX-License-Identifier: EUPL-1.2
# glewlwyd.t - signing in with a real OpenID Connect provider, Debian's glewlwyd: S11, S12, S13 of room.md.
# The provider believes the real clock, and so does this test.
. tests/lib.sh
. tests/staff.sh
. tests/provider.sh
command -v glewlwyd > /dev/null || { echo "1..0 # SKIP glewlwyd is not installed (tools/packages.txt)"; exit 0; }
unset PRONOIA_NOW
account 2 anna $ADVISE; account 3 boris $ADVISE
real() {    # SIGNATURE: one that signs so, and settings that name it
    there=$dir/there-$1; mkdir -p "$there"; mkfifo "$there/life"
    python3 tests/glewlwyd.py "$there" "$1" < "$there/life" > "$there/issuer" 2> "$there/err" & exec 7> "$there/life"
    for _ in $(seq 300); do [ ! -s "$there/issuer" ] || break; sleep 0.1; done
    read -r issuer < "$there/issuer" || { cat "$there/err"; return 1; }
    export PRONOIA_PROVIDERS="$dir/providers.yaml" client=pronoia
    (umask 077; printf 'base: http://localhost:9280\nstaff:\n  name: glewlwyd\n  issuer: %s\n  client: pronoia\n  secret: secret-of-letters\n  seconds: 10\n' "$issuer" > "$PRONOIA_PROVIDERS")
}
through() { python3 tests/glewlwyd.py --through "$1" "${who:-anna}" 2> "$dir/through" | sed 's,^http://localhost:[0-9]*,,'; }
subject() { sed -n 's/.*class="code"><bdi dir="ltr">\([^<]*\)<.*/\1/p' "$dir/page" | head -1; }
acts() { test "$(sql "SELECT count(*) FROM diary_act WHERE act = '$1'")" = "$2"; }

t 'a provider of our own begins'                'real rsa'
t 'it is found by its issuer alone'             'GET /sign-in/with && status 303 && header Location | grep -q "^${issuer%/oidc}/oidc/auth?.*code_challenge_method=S256"'
t 'the whole flow: who is linked to nobody stays outside, and is told what to say' 'stranger; come; status 403 && hers=$(subject) && test -n "$hers" && count staff_session 0'
t 'an administrator links that name'            'as ada staff; POST /staff/link id=2 "subject=$hers" && status 303'
nobody
t 'then she is in'                              'stranger; come && status 303 && jar && GET /me && status 200 && see "Name of anna" && acts "came from the provider" 1'
t 'S12: pressing the button again does nothing' 'press; status 422 && count staff_session 1'
t 'S12: a code that was used is refused by the provider' 'old=$code; stranger; go && code=$old && press; status 422 && see "δεν δέχτηκε" && count staff_session 1'
t 'PKCE: a code without the verifier it began with is refused' 'stranger; go && stolen=$code && stranger && go && code=$stolen && press; status 422 && see "δεν δέχτηκε" && count staff_session 1'
t 'another one there is another one here'       'stranger; who=boris come; status 403 && other=$(subject) && test -n "$other" && test "$other" != "$hers"'
t 'a client of theirs that does not know the secret' 'stranger; sed -i "s/secret-of-letters/guess/" $PRONOIA_PROVIDERS; come; status 422 && see "δεν δέχτηκε" && sed -i "s/guess/secret-of-letters/" $PRONOIA_PROVIDERS'
t 'no step of coming back that fails leaves a trace, but for the code, which is used up' 'stranger; go && contents > $dir/before && keep_database && for k in 1 2 3 5 8 13 21 34; do fails_at $k POST /sign-in/back "code=$code" "state=$state"; rc=$?; case $rc in 0) ;; 1) break ;; *) exit 1;; esac; done'
exec 7>&-
t 'a provider that is gone keeps nobody from the password' 'sql "DELETE FROM staff_throttle"; stranger; i=0; while kill -0 "$(pgrep -f "glewlwyd -c $there" | head -1)" 2> /dev/null && [ $i -lt 50 ]; do i=$((i + 1)); sleep 0.1; done; GET /sign-in/with && status 503 && see "δεν απαντά" && sign_in anna'
t 'one that signs with a curve (ES256)'         'real ecdsa && stranger && come; status 403 && test -n "$(subject)"'
done_testing
