# SPDX-License-Identifier: EUPL-1.2
# race.t - many programs at one database: one wins what only one can have, everybody gets an answer, nothing is done twice.
. tests/lib.sh
as maria staff
many='1 2 3 4 5 6 7 8 9 10 11 12'
answers() { cat "$dir"/r* 2> /dev/null | sed -n 's/^Status: //p' | sort | uniq -c | awk '{ printf "%s%s x %s", s, $1, $2; s = ", " } END { print "" }'; }
race() {    # FIELDS with @ for the number of the racer
    rm -f "$dir"/r[0-9]*
    for i in $many; do "$program" request POST /staff/new name="P$i" sign_in="$(echo "$1" | sed "s/@/$i/")" MAY_ADVISE=1 > "$dir/r$i" 2>&1 & done
    wait
    { answers; sed -n "s/^Fault/Fault/p" "$dir"/r[0-9]*; } > "$dir/page"
}
t 'twelve want one name: one gets it, eleven are told'  'race eleni && see "1 x 200, 11 x 422" && test "$(sql "SELECT count(*) FROM staff_account WHERE sign_in = '"'eleni'"'")" = 1'
t 'and the diary knows of one'                          'count diary_act 1'
t 'twelve want twelve names: all get theirs'            'race "p@" && see "12 x 200" && count staff_account 13 && count diary_act 13'
done_testing
