# SPDX-License-Identifier: EUPL-1.2
# race.t - many clerks record the same fact at once: one stands, everybody else is told; nothing is lost, nothing overlaps.
. tests/lib.sh
at 2026-11-22T09:00
sql "INSERT INTO registry_person(id, sex, birth, birth_exact, made, made_by) VALUES(5, 'f', 7365, 'day', 1, 0)"
sql "INSERT INTO registry_name(person, kind, family, given, shown, made, by) VALUES(5, 'official', 'Παράδειγμα', 'Ελένη', 1, 1, 0)"
sql "INSERT INTO registry_household(id, made, made_by) VALUES(3, 1, 0)"
sql "INSERT INTO registry_member(household, person, role, made, by) VALUES(3, 5, 'head', 1, 0)"
sql "INSERT INTO facts_entitled(household, programme, month_lo, month_hi, once_lo, judged, special, since) VALUES(3, 'child-benefit', 14000, 14000, 0, 0, 0, 20700)"
as Δέσποινα advise,files
answers() { cat "$dir"/r[0-9]* 2> /dev/null | sed -n 's/^Status: //p' | sort | uniq -c | awk '{ printf "%s%s x %s", s, $1, $2; s = ", " } END { print "" }'; }
race() {    # PATH FIELDS with @ for the number of the racer
    rm -f "$dir"/r[0-9]*
    for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
        # shellcheck disable=SC2046
        "$program" request POST $(echo "$*" | sed "s/@/$i/g") > "$dir/r$i" 2>&1 &
    done
    wait
    { answers; sed -n "s/^Fault/Fault/p" "$dir"/r[0-9]*; } > "$dir/page"
}
t 'twelve write twelve rents: one stands, eleven see it' 'race /facts/one household=3 fact=rent_monthly value=2@0 row_version=0 evidence=declared source=household && see "1 x 303, 11 x 409" && count facts_fact 1'
t 'twelve write the same: it is written once, and nobody is refused' 'race /facts/one household=3 fact=home value=rent row_version=0 evidence=declared source=household && see "12 x 303" && count "facts_fact WHERE variable = '"'home'"'" 1'
t 'twelve facts of one household: all stand, one mark' 'race /facts/one household=3 fact=tuition value=@ row_version=0 evidence=declared source=household since=@/1/2020 until=@/1/2020; stood=$(sql "SELECT count(*) FROM facts_fact WHERE variable = '"'tuition'"'"); see "$stood x 303" && count "facts_dirty" 1'
t 'twelve work on one entitlement: one stands'  'race /outreach household=3 programme=child-benefit row_version=0 outcome=not_wanted step=@ && see "1 x 303, 11 x 409" && count facts_outreach 1'
done_testing
