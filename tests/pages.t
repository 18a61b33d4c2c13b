# SPDX-License-Identifier: EUPL-1.2
# pages.t - the list of pages is the list we signed: a new page, or a new permission, is looked at by a second person.
. tests/lib.sh
t 'every page, and who may open it, is in tests/pages.expected' '"$O/pronoia" pages | diff -u tests/pages.expected - > "$dir/page"'
t 'no page is closed to everybody'                              '! grep -P "\tnobody\t" tests/pages.expected'
t 'no page that writes lacks its token'                         '! grep "POST" tests/pages.expected | grep -q no-csrf'
done_testing
