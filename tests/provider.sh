# shellcheck shell=sh disable=SC2154
# SPDX-License-Identifier: EUPL-1.2
# provider.sh - words for tests of signing in elsewhere; after lib.sh and staff.sh.
#
#   provider                        a provider of this test's own (tests/provider.py); PRONOIA_PROVIDERS names it
#   misbehaves WORD ...             how; none = well
#   go [PATH]                       leaves by PATH (/sign-in/with), through the provider, back: the page with the button is in $dir/page
#   come [NAME=VALUE ...]           go, and press the button
#   heard N PATTERN                 the provider was asked so many times
provider() {
    there=$dir/there; mkdir -p "$there"; mkfifo "$dir/provider.life"
    python3 tests/provider.py "$there" < "$dir/provider.life" > "$dir/provider.port" 2> "$dir/provider.err" &
    exec 7> "$dir/provider.life"            # it lives while this end is open
    while [ ! -s "$dir/provider.port" ]; do sleep 0.05; done
    read -r port < "$dir/provider.port"
    export PRONOIA_PROVIDERS="$dir/providers.yaml" client=pronoia
    (umask 077; cat > "$PRONOIA_PROVIDERS" <<S
base: http://localhost:9280
staff:
  name: Δοκιμαστικός πάροχος
  issuer: http://127.0.0.1:$port
  client: pronoia
  secret: a secret & more
  seconds: 30
S
    )
}
misbehaves() { echo "$@" > "$there/plan"; : > "$there/heard"; }
heard()   { test "$(grep -c "$2" "$there/heard")" = "$1"; }
header()  { sed -n "s/^$1: //p" "$dir/page" | head -1; }
unescape() { sed 's/&amp;/\&/g'; }
# The cookie of the flow joins those of the browser.
flow_jar() { PRONOIA_COOKIE="${PRONOIA_COOKIE:+$PRONOIA_COOKIE; }$(sed -n 's/^Set-Cookie: \([^;]*\);.*/\1/p' "$dir/page" | paste -sd';' | sed 's/;/; /g')"; export PRONOIA_COOKIE; }
through() { curl -s -o /dev/null -w '%{redirect_url}' "$1" | sed 's,^http://localhost:[0-9]*,,'; }
# shellcheck disable=SC2120   # a test may name where to begin
go() {
    GET "${1:-/sign-in/with}" && status 303 || return 1
    flow_jar
    back=$(through "$(header Location)")
    GET "$back" && status 200 && code=$(field code) && state=$(field state) && next=$(field next)
}
press()   { POST "${where:-/sign-in/back}" "code=$code" "state=$state" "next=$next" "$@"; }
come()    { go /sign-in/with && press "$@"; }
