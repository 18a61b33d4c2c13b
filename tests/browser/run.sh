#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# run.sh - the pages as people meet them: a real server, a real browser.  TAP on standard output.
#
#   tests/browser/run.sh                 everything
#   tests/browser/run.sh pages           only one part: pages, journeys, online, family, home, staff, desk, registry, drafts, referrals,
#                                        daily, hurried, stays, rows, keepers, acceptance
#   URL=http://localhost:8080 ...        a server that already runs, with its demo data
#   SHOTS=var/shots ...                  pictures of every page into that folder
#
# Without Node 18, npm's three libraries or Chromium it says so and is skipped; with CI=1 that is a failure.
cd "$(dirname "$0")/../.." || exit 1
here=$PWD

# lacking WHAT: skipped, or failed where somebody counts on it.
lacking() {
    echo 1..1
    if [ "${CI:-}" = 1 ]; then echo "not ok 1 - browser tests: $1"; exit 1; fi
    echo "ok 1 - browser tests # SKIP $1"
    exit 0
}

command -v node >/dev/null || lacking "node is not installed (apt-get install nodejs npm)"
[ "$(node -p 'process.versions.node.split(".")[0]')" -ge 18 ] || lacking "node $(node --version) is older than 18"
chromium=${CHROMIUM:-$(command -v chromium || command -v chromium-browser)}
[ -n "$chromium" ] || lacking "chromium is not installed (apt-get install chromium)"
if [ ! -d tests/browser/node_modules/playwright-core ]; then
    command -v npm >/dev/null || lacking "npm is not installed (apt-get install npm)"
    echo "# fetching playwright-core, axe-core and html-validate (npm ci)"
    (cd tests/browser && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 PUPPETEER_SKIP_DOWNLOAD=1 npm ci --silent --no-audit --no-fund) >&2 ||
        lacking "npm could not fetch the libraries (is there a network?)"
fi

# Everything: who only reads beside those who write, each with a server and a demonstration of its own.
if [ $# = 0 ] && [ -z "${URL:-}" ]; then
    reads=$(mktemp) || exit 1
    # The reader is started where it is waited for: no shell waits for its neighbour's child.
    { sh "$0" pages staff > "$reads" 2>&1 & reader=$!
      sh "$0" journeys online family home desk drafts registry referrals daily hurried stays rows keepers acceptance 2>&1; rc=$?
      wait "$reader" || rc=1
      cat "$reads"; rm "$reads"; echo "ended $rc"; } |
        awk '/^(not )?ok [0-9]/ { match($0, /[0-9]+/); $0 = substr($0, 1, RSTART - 1) ++n substr($0, RSTART + RLENGTH) }
             /^1\.\.[0-9]+$/ { next }  /^ended / { rc = $2; next }  { print }  END { print "1.." n; exit rc }'
    exit
fi

work=$(mktemp -d) || exit 1
server=''
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; exec 6>&-; wait 2>/dev/null; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

if [ -z "${URL:-}" ]; then
    binary=$here/${O:-build}/pronoia
    [ -x "$binary" ] || lacking "$binary is not built (make)"
    port=${PORT:-$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')}
    export PRONOIA_SHARE="$here" PRONOIA_DB="$work/pronoia.db" PRONOIA_TOWN="${PRONOIA_TOWN:-larissa}" PRONOIA_KEY="$work/key" PRONOIA_DEMO=1
    if ! { "$binary" migrate && "$binary" demo; } >"$work/demo" 2>&1; then
        echo "1..1"; echo "not ok 1 - pronoia demo"; sed 's/^/# /' "$work/demo"; exit 1
    fi
    URL=http://127.0.0.1:$port
    export PRONOIA_BINARY="$binary"
    # The state's server, where residents sign in: it lives while descriptor 6 is open.
    mkdir "$work/state"; mkfifo "$work/life"
    echo "$URL/my-file/back" >"$work/state/back"
    printf 'eleni|160074103|ΠΑΡΑΔΕΙΓΜΑ|ΕΛΕΝΗ|ΙΩΑΝΝΗΣ|ΑΝΝΑ|1992\nolha|112233449|ΔΕΙΓΜΑ|ΕΛΕΝΗ|ΙΒΑΝ|ΙΡΙΝΑ|1992\n' >"$work/state/people"
    printf 'taras|123456783|SHEVCHENKO|TARAS|PETRO|MARIA|1992\n' >>"$work/state/people"
    python3 tests/state.py "$work/state" <"$work/life" >"$work/state.port" 2>"$work/state.err" &
    exec 6>"$work/life"
    until [ -s "$work/state.port" ]; do sleep 0.1; done
    (umask 077; printf 'base: %s\nresident:\n  server: http://127.0.0.1:%s/oauth2server\n  client: TOWN123\n  secret: a secret & more\n' \
        "$URL" "$(cat "$work/state.port")" >"$work/providers.yaml")
    export STATE=1
    "$binary" serve --port "$port" --providers "$work/providers.yaml" >"$work/serve" 2>&1 6>&- &
    server=$!
    export DEMO_SAID="$work/demo"
    n=0
    until node -e 'fetch(process.argv[1]).then(r=>process.exit(r.ok?0:1),()=>process.exit(1))' "$URL/healthz"; do
        n=$((n + 1))
        if [ $n -gt 40 ] || ! kill -0 "$server" 2>/dev/null; then
            echo "1..1"; echo "not ok 1 - the server starts"; sed 's/^/# /' "$work/serve"; exit 1
        fi
        sleep 0.25
    done
fi
export URL CHROMIUM="$chromium" SHOTS="${SHOTS:-}"
node tests/browser/main.js "$@"
