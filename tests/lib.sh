# shellcheck shell=sh
# SPDX-License-Identifier: EUPL-1.2
# lib.sh - the words a test is written in.  TAP on stdout; run by prove, from the top of the tree.
#
#   . tests/lib.sh                      a database of its own: SQLite, or PostgreSQL with DB=postgres
#   sql "INSERT ..."                    on either database; rows come as a|b|c.  INSERT with ids below 1000
#   as maria advise,rules    nobody     who asks, with which permissions: advise rules staff diary
#   at 2031-03-02T09:00                 the clock (UTC)
#   GET /path   POST /path name=value   the answer is in $dir/page
#   status 200   see TEXT   notsee TEXT   count TABLE N   location PATH
#   waits 1                             how many seconds the program waits for the servers that the test stands in for
#   torture POST /path name=value       every risky step fails in turn; nothing may be left behind
#   fifty /path name=value              fifty POSTs at once, % is the racer's number, 100 to 149; then: see "1 x 303, 49 x 409"
#   t 'what holds' 'commands'           one line of TAP
#   ids_from_one registry_person ...    the next row's id is 1 on either database (PostgreSQL otherwise begins at 1001)
#   done_testing
O=${O:-build}; n=0; program=$O/pronoia asks=$O/sql
[ -z "${PRONOIA_WARM:-}" ] || program=$O/ask             # answers from a process that has read the rules: tests/warm.c
dir=$(mktemp -d)
trap 'drop_database; rm -rf "$dir"' EXIT
export PRONOIA_NOW=2031-03-01T09:00 PRONOIA_KEY="$dir/key" LC_ALL=C.UTF-8

# Both kinds start from a copy of an empty, migrated database, made once for each schema.
schema=$(cat schema/*.sql | cksum | cut -d' ' -f1)
if [ "${DB:-sqlite}" = postgres ]; then
    name=t$(basename "$dir" | tr 'A-Z.' 'a-z_')_$$
    template=empty_$schema
    cluster=$(tests/postgres.sh url postgres)
    copy_database() { "$asks" "$cluster" "CREATE DATABASE $2 TEMPLATE $1 STRATEGY FILE_COPY"; }
    remove_database() { "$asks" "$cluster" "DROP DATABASE IF EXISTS $1 WITH (FORCE)"; }
    drop_database() { remove_database "$name"; remove_database "${name}_kept"; }
    keep_database() { remove_database "${name}_kept"; copy_database "$name" "${name}_kept"; }
    # shellcheck disable=SC2319  # of the command before the call
    back_to_kept() { _so_far=$?; remove_database "$name"; copy_database "${name}_kept" "$name"; return $_so_far; }
    make_template() {   # under a lock: tests run side by side
        (   flock 9
            [ -n "$("$asks" "$cluster" "SELECT 1 FROM pg_database WHERE datname = '$template'")" ] && exit 0
            remove_database making; "$asks" "$cluster" 'CREATE DATABASE making'
            PRONOIA_DB=$(tests/postgres.sh url making) "$O/pronoia" migrate && "$asks" "$cluster" "ALTER DATABASE making RENAME TO $template"
        ) 9> "$O/template.lock"
    }
    PRONOIA_DB=$(tests/postgres.sh url "$name")
    make_template && copy_database "$template" "$name"
else
    PRONOIA_DB=$dir/db
    drop_database() { :; }
    keep_database() { rm -f "$dir"/kept*; "$asks" "$PRONOIA_DB" --copy "$dir/kept"; }
    # shellcheck disable=SC2319  # of the command before the call
    back_to_kept() { _so_far=$?; rm -f "$PRONOIA_DB"*; cp "$dir/kept" "$PRONOIA_DB"; return $_so_far; }
    (   flock 9
        [ -f "$O/empty_$schema.db" ] && exit 0
        rm -f "$O/making.db"*
        PRONOIA_DB=$O/making.db "$O/pronoia" migrate && mv "$O/making.db" "$O/empty_$schema.db"
    ) 9> "$O/template.lock"
    cp "$O/empty_$schema.db" "$PRONOIA_DB"
fi
# shellcheck disable=SC2181
[ $? = 0 ] || { echo "Bail out! no database"; exit 1; }
export PRONOIA_DB

sql()      { "$asks" "$PRONOIA_DB" "$1"; }
contents() { "$asks" "$PRONOIA_DB" --dump; }
ids_from_one() { [ "${DB:-sqlite}" != postgres ] || for table in "$@"; do sql "ALTER TABLE $table ALTER COLUMN id RESTART WITH 1"; done; }
# Who asks, and when: what was found before stays found or not found, so that a test may end with them.
as()     { _so_far=$?; export PRONOIA_WHO="$1" PRONOIA_KEYS="signed-in,$2"; return $_so_far; }
nobody() { _so_far=$?; unset PRONOIA_WHO PRONOIA_KEYS; return $_so_far; }
at()     { _so_far=$?; export PRONOIA_NOW="$1"; return $_so_far; }
waits()  { _so_far=$?; sed -i "s/^  seconds: .*/  seconds: $1/" "${PRONOIA_PROVIDERS:-$PRONOIA_POST}"; return $_so_far; }
GET()    { "$program" request GET "$@" > "$dir/page" 2> "$dir/err"; }
POST()   { "$program" request POST "$@" > "$dir/page" 2> "$dir/err"; }
status() { grep -q "^Status: $1\$" "$dir/page"; }
location() { grep -qxF "Location: $1" "$dir/page"; }
see()    { grep -qF -- "$1" "$dir/page"; }
notsee() { ! see "$1"; }
count()  { test "$(sql "SELECT count(*) FROM $1")" = "$2"; }

fifty() {   # eight at a time keep the machine busy
    rm -f "$dir"/r[0-9]*
    # shellcheck disable=SC2016  # the shell of each racer reads them
    seq 100 149 | xargs -P 8 -I% sh -c '"$0" request POST "$@" > '"$dir"'/r% 2>&1' "$program" "$@"
    cat "$dir"/r[0-9]* | sed -n 's/^Status: //p' | sort | uniq -c | awk '{ printf "%s%s x %s", s, $1, $2; s = ", " } END { print "" }' > "$dir/page"
}

_holds() { eval "$1"; }        # a "return" among the words ends them, not t
t() {
    n=$((n + 1))
    if _holds "$2"; then echo "ok $n - $1"; else echo "not ok $n - $1"; sed 's/^/# /' "$dir/page" "$dir/err" 2> /dev/null | head -60; fi
}
skip() { n=$((n + 1)); echo "ok $n - $1 # SKIP $2"; }
done_testing() { echo "1..$n"; }

# TORTURE=all tries every step (./test full); else the first ones, ever wider apart after that, and the last ones, where what is
# written is kept; TORTURE=few only some (under sanitizers, where each try is slow).  TORTURE_MEMORY=yes also fails each time memory is taken: thorough, and on a long page a thousand times longer.
# After each failure the database must hold what it held; a try in which nothing fails must still work.
fails_at() {    # STEP METHOD PATH...: 0 it failed and left no trace, 1 there is no such step (the visit was answered), 2 it is broken
    step=$1; shift
    PRONOIA_FAIL_AT=$step PRONOIA_FAIL_MEMORY=${TORTURE_MEMORY:-no} "$program" request "$@" > "$dir/page" 2> "$dir/err"; rc=$?
    [ $rc = 77 ] && { back_to_kept; return 1; }
    tried=$((tried + 1))
    { [ $rc = 0 ] && status 500; } || { echo "# step $step: rc $rc"; return 2; }
    contents | cmp -s - "$dir/before" || { echo "# step $step left a trace"; contents | diff "$dir/before" - | sed 's/^/# /'; return 2; }
}
torture() {
    contents > "$dir/before"; keep_database; k=1 low=0 tried=0 wide=3
    case ${TORTURE:-} in all) wide=1000000 ;; few) wide=1 ;; esac
    while fails_at $k "$@"; rc=$?; [ $rc = 0 ]; do low=$k k=$((k + 1 + k / wide)); done
    while [ $rc -lt 2 ] && [ $((k - low)) -gt 1 ]; do
        middle=$(((low + k) / 2))
        fails_at $middle "$@"; rc=$?
        if [ $rc = 0 ]; then low=$middle; else k=$middle; fi
    done
    [ $rc -lt 2 ] || return 1
    back_to_kept                                # also the numbers that PostgreSQL does not give back
    echo "# $tried of $low steps failed, none left a trace"
    [ $low -gt 0 ]
}
