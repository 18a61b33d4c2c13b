#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# run-t.sh [FILE.t ...] - the page tests with prove, from the top of the tree.  O=build  DB=sqlite|postgres  J=2
cd "$(dirname "$0")/.." || exit 1
export O="${O:-build}" DB="${DB:-sqlite}"
# shellcheck disable=SC2046
if [ $# = 0 ]; then set -- $(find src tests -name '*.t' | sort); fi
case $O in *san) san=1 ;; *) san= ;; esac
export LSAN_OPTIONS="suppressions=$PWD/tests/lsan.supp:print_suppressions=0"
make -s O="$O" SAN=$san all "$O/scratch" "$O/sql" "$O/ask" "$O/warm" || exit 1
export PRONOIA_WARM="$PWD/$O/warm.$$"
"$O/warm" "$PRONOIA_WARM" &
if [ "$DB" = postgres ]; then
    was=$(tests/postgres.sh start) || exit 1
    [ "$was" = running ] || trap 'tests/postgres.sh stop' EXIT
fi
# Half an hour: what takes longer hangs, and says so instead of holding everybody up.
prove -v --timer --merge --nocolor -j "${J:-2}" -e 'timeout -k 5 1800 sh' "$@"
