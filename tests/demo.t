# shellcheck shell=sh disable=SC2016,SC2034
# SPDX-License-Identifier: EUPL-1.2
# demo.t - the demonstration as a whole: two programs that make it at once make one.
. tests/lib.sh
demo() { "$O/pronoia" demo > "$dir/made$1" 2> "$dir/err$1"; }
# Another program holds the file for longer than SQLite waits; PostgreSQL lets others write meanwhile.
hold() {
    [ "${DB:-sqlite}" = postgres ] || python3 - "$PRONOIA_DB" > "$dir/held" <<'P'
import sqlite3, sys, time
c = sqlite3.connect(sys.argv[1], isolation_level=None)
c.execute('BEGIN IMMEDIATE')
print('held', flush=True)
time.sleep(6)
P
}
hold & holds=$!
[ "${DB:-sqlite}" = postgres ] || until [ -s "$dir/held" ]; do sleep 0.02; done
demo 1 & first=$!
demo 2 & second=$!
t 'D3: two that make a demonstration at once both end well, also behind a third program' 'wait $first && wait $second && cmp "$dir/made1" "$dir/made2" && test -s "$dir/made1"'
wait $holds
t 'and there is one demonstration' 'accounts=$(sql "SELECT count(*) FROM staff_account"); people=$(sql "SELECT count(*) FROM registry_person"); test "$accounts" = "$(wc -l < "$dir/made1")" && demo 3 && count staff_account "$accounts" && count registry_person "$people"'
t 'D3: one account, one act of making it' 'count "diary_act WHERE act = '"'made a demo account'"'" "$accounts"'
done_testing
