#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# postgres.sh - a PostgreSQL 15 cluster for tests: no port, no password, no fsync, thrown away afterwards.
#
#   tests/postgres.sh start      starts it unless it runs; prints "started" or "running"
#   tests/postgres.sh url NAME   the address of a database in it
#   tests/postgres.sh sql NAME COMMAND...     psql on that database: unaligned, | between columns
#   tests/postgres.sh crash      kills all its processes with -9 and starts it on what is left (PRONOIA_PG_DURABLE=1: with fsync)
#   tests/postgres.sh stop       stops it and removes everything
#
# PostgreSQL refuses to run as root: root starts it as the user postgres.  Each working copy has a cluster of its own.
set -u
bin=/usr/lib/postgresql/15/bin
dir=${PRONOIA_PG:-${TMPDIR:-/tmp}/pronoia-pg.$(pwd -P | cksum | cut -d' ' -f1)}

# On one line: pg_ctl hands them to a shell, where a second line would be a command of its own.
options="-c listen_addresses='' -c unix_socket_directories='$dir' -c unix_socket_permissions=0700 -c fsync=off"
options="$options -c synchronous_commit=off -c full_page_writes=off -c max_connections=100 -c shared_buffers=${PRONOIA_PG_BUFFERS:-64MB}"
options="$options -c autovacuum=off -c jit=off -c wal_level=minimal -c max_wal_senders=0 -c log_min_messages=warning"
[ -z "${PRONOIA_PG_DURABLE:-}" ] || options="$options -c fsync=on -c synchronous_commit=on -c full_page_writes=on"

unprivileged() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --clear-groups env HOME="$dir" "$@"; else "$@"; fi; }
url() { echo "postgresql:///$1?host=$dir&user=pronoia"; }
runs() { [ -d "$dir/data" ] && unprivileged "$bin/pg_ctl" -D "$dir/data" status > /dev/null 2>&1; }

run() { unprivileged "$bin/pg_ctl" -D "$dir/data" -l "$dir/server.log" -s -w -t 60 -o "$options" start > /dev/null 2>&1 < /dev/null; }

start() {
    if runs; then echo running; return; fi
    [ -x "$bin/initdb" ] || { echo "postgres.sh: PostgreSQL 15 is not installed (apt-get install postgresql-15)" >&2; return 3; }
    rm -rf "$dir" && mkdir -m 700 "$dir" || return 1
    [ "$(id -u)" != 0 ] || chown postgres: "$dir"
    cd "$dir" || return 1
    if unprivileged "$bin/initdb" -D "$dir/data" -U pronoia --auth=trust --encoding=UTF8 --locale=C --no-sync > "$dir/log" 2>&1 &&
        run
    then echo started; else cat "$dir/log" "$dir/server.log" >&2; return 1; fi
}

crash() {
    main=$(head -1 "$dir/data/postmaster.pid") || return 1
    kill -STOP "$main"                                 # nobody is born between the list and the blow: an orphan keeps the shared memory
    # shellcheck disable=SC2046
    kill -9 "$main" $(cat /proc/"$main"/task/*/children)
    while [ -d /proc/"$main" ]; do sleep 0.02; done
    if cd "$dir" && run; then return; fi
    tail -5 "$dir/server.log" >&2
    return 1
}

case ${1:-} in
    start) start ;;
    crash) crash ;;
    stop)  cd / && { ! runs || unprivileged "$bin/pg_ctl" -D "$dir/data" -s -m immediate stop; rm -rf "$dir"; } ;;
    url)   url "$2" ;;
    sql)   db=$2; shift 2; psql -X -A -t -q -F '|' -v ON_ERROR_STOP=1 -d "$(url "$db")" "$@" ;;
    *)     sed -n '4,10s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
