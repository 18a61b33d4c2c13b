# SPDX-License-Identifier: EUPL-1.2
# pages.t - the list of pages is the list we signed: a new page, or a new permission, is looked at by a second person.
. tests/lib.sh
t 'every page, and who may open it, is in tests/pages.expected' '"$O/pronoia" pages | diff -u tests/pages.expected - > "$dir/page"'
t 'no page is closed to everybody'                              '! grep -P "\tnobody\t" tests/pages.expected'
t 'no page that writes lacks its token'                         '! grep "POST" tests/pages.expected | grep -q no-csrf'
# The search page has the field in its middle; the screen of the waiting room and the page that is left in a hurry show nothing of the desk.
as maria advise,files,receive,supervise,decide
without_search() {
    shown=0
    for path in $(grep -P '\t[^\t]*\bGET\b' tests/pages.expected | cut -f1); do
        GET "$path"; status 200 && grep -q '^Content-Type: text/html' "$dir/page" || continue
        shown=$((shown + 1))
        grep -q '<form class="find" method="get" action="/people" role="search">' "$dir/page" || echo "$path"
    done > "$dir/without"
    [ "$shown" -gt 60 ] && test "$(paste -sd' ' < "$dir/without")" = '/people /queue/screen /urgent'
}
t 'every page that the desk is shown has the search for people'  'without_search'
done_testing
