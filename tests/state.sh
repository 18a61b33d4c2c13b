# shellcheck shell=sh disable=SC2154
# SPDX-License-Identifier: EUPL-1.2
# state.sh - words for tests of signing in with the state; after lib.sh and staff.sh.
#
#   state                           a server of this test's own (tests/state.py); PRONOIA_PROVIDERS names it for residents and for staff
#   taxpayer USER AFM FAMILY GIVEN FATHER MOTHER YEAR      somebody who has codes there
#   state_does WORD ...             how it misbehaves; none = well
#   went USER [no]                  leaves, signs in there (no: does not allow it), comes back: the page with the button is in $dir/page
#   enter [NAME=VALUE ...]          presses the button;   at_home USER   went and enter, the cookies are kept
#   heard N PATTERN                 it was asked so many times
state() {
    there=$dir/state; mkdir -p "$there"; mkfifo "$dir/state.life"
    printf 'http://localhost:9280/my-file/back\nhttp://localhost:9280/sign-in/back\n' > "$there/back"
    python3 tests/state.py "$there" < "$dir/state.life" > "$dir/state.port" 2> "$dir/state.err" &
    exec 6> "$dir/state.life"               # it lives while this end is open
    while [ ! -s "$dir/state.port" ]; do sleep 0.05; done
    read -r port < "$dir/state.port"
    export PRONOIA_PROVIDERS="$dir/providers.yaml"
    (umask 077; cat > "$PRONOIA_PROVIDERS" <<S
base: http://localhost:9280
staff:
  name: Δημόσιοι υπάλληλοι
  server: http://127.0.0.1:$port/oauth2servergov
  client: TOWN123
  secret: a secret & more
  seconds: 30
resident:
  server: http://127.0.0.1:$port/oauth2server
  client: TOWN123
  secret: a secret & more
  seconds: 30
S
    )
}
taxpayer() { echo "$1|$2|$3|$4|$5|$6|$7" >> "$there/people"; }
state_does() { echo "$@" > "$there/plan"; : > "$there/heard"; }
heard()   { test "$(grep -c "$2" "$there/heard")" = "$1"; }
header()  { sed -n "s/^$1: //p" "$dir/page" | head -1; }
# The cookies of an answer join those of the browser; one that is taken away goes.
more_cookies() {
    PRONOIA_COOKIE=$(printf '%s; %s' "${PRONOIA_COOKIE:-}" "$(sed -n 's/^Set-Cookie: \([^;]*\);.*/\1/p' "$dir/page" | paste -sd';' | sed 's/;/; /g')" | tr ';' '\n' | sed 's/^ *//; /^$/d' |
        awk -F= '{ v[$1] = $0; if (!($1 in at)) { at[$1] = ++n; name[n] = $1 } } END { for (i = 1; i <= n; i++) { split(v[name[i]], p, "="); if (p[2] != "") printf "%s%s", (k++ ? "; " : ""), v[name[i]] } }')
    export PRONOIA_COOKIE
}
went() {
    GET "${leave:-/my-file/with}" && status 303 || return 1
    more_cookies
    back=$(python3 tests/state.py --through "$(header Location)" "$@" 2> "$dir/through" | sed 's,^http://localhost:[0-9]*,,')
    [ -n "$back" ] || return 1
    GET "$back"; code=$(field code); state=$(field state); next=$(field next)
}
# with more fields, when a test has some
# shellcheck disable=SC2120
enter()   { POST "${where:-/my-file/back}" "code=$code" "state=$state" "next=${next:-}" "$@"; }
at_home() { went "$1" && enter && status 303 && more_cookies; }
