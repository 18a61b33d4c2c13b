# SPDX-License-Identifier: EUPL-1.2
# permissions.t - every page as nobody and as each role: it opens exactly for those whom its .may names.
. tests/lib.sh
"$O/pronoia" pages > $dir/pages
check() { python3 tests/walk.py permissions "$1" < $dir/pages > $dir/page 2> $dir/err && test ! -s $dir/page; }   # role
t 'nobody'                  'nobody; check nobody'
t 'the adviser'             'as A advise; check advise'
t 'the programme officer'   'as O rules; check rules'
t 'the administrator'       'as D staff; check staff'
t 'the auditor'             'as U diary; check diary'
t 'reception'               'as R receive; check receive'
t 'the keeper'              'as K keep; check keep'
t 'who decides'             'as M decide; check decide'
t 'who supervises'          'as S supervise; check supervise'
t 'who guards privacy'      'as P privacy; check privacy'
t 'who opens files'         'as F files; check files'
b() { if [ "${DB:-sqlite}" = postgres ]; then echo "'\\x$1'"; else echo "x'$1'"; fi; }
sql "INSERT INTO resident_identity(id, lookup, said, code, waits, made, seen) VALUES (1, $(b 01), $(b 00), '000001', 'unknown', 1, 1)"
t 'a resident at home'      'nobody; export PRONOIA_OWN=1; check own'
done_testing
