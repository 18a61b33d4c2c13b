# SPDX-License-Identifier: EUPL-1.2
# permissions.t - every page as nobody and as each role: it opens exactly for those whom its .may names.
. tests/lib.sh
if [ "${DB:-sqlite}" = postgres ] && [ "${TORTURE:-}" != all ]; then skip 'every role at every page' 'a permission asks no database; ./test full walks here too'; done_testing; exit 0; fi
"$O/pronoia" pages > $dir/pages
bad=$dir/bad; : > $bad
probe() {    # path may: asks with the page's own verb; 403 is closed, anything else is open
    verb=GET; echo "$3" | grep -q GET || verb=POST
    "$O/pronoia" request $verb "$(echo "$1" | sed 's/\*$/x/')" > $dir/page 2> $dir/err
    if grep -q '^Status: 403' $dir/page; then echo closed; else echo open; fi
}
tab=$(printf '\t')
check() {    # role
    : > $bad
    while IFS="$tab" read -r path may verbs rest; do
        want=closed
        case ",$may," in *,anybody,*) want=open;; esac
        if [ "$1" != nobody ]; then case ",$may," in *,signed-in,*|*,$1,*) want=open;; esac; fi
        got=$(probe "$path" "$may" "$verbs")
        [ "$got" = "$want" ] || echo "$path is $got, should be $want" >> $bad
    done < $dir/pages
    cp $bad $dir/page; test ! -s $bad
}
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
done_testing
