# SPDX-License-Identifier: EUPL-1.2
# race.t - the last places of a group, many at once (PL1); one application however often it is sent (PL2); who came is noted once (PL9).
. tests/lib.sh
. tests/people.sh
export PRONOIA_LANG=en
ids_from_one casework_case places_wish places_seat places_presence
worker 1 Anna; worker 2 Boris
i=100; while [ $i -lt 124 ]; do echo "($i, 21300, 'day', 1, 1)"; i=$((i + 1)); done | paste -sd, > "$dir/people"
i=100; while [ $i -lt 124 ]; do echo "($i, $i, 'official', 'Demo', 'P$i', 1, 1, 1)"; i=$((i + 1)); done | paste -sd, > "$dir/names"
sql "INSERT INTO registry_person(id, birth, birth_exact, made, made_by) VALUES $(cat "$dir/people"); INSERT INTO registry_name(id, person, kind, family, given, shown, made, by) VALUES $(cat "$dir/names");
 INSERT INTO access_unit(id, name, secret, kind, structure) VALUES (1, 'First', 0, 'nursery', 'nursery-1'); INSERT INTO access_work(id, unit, account, since) VALUES (1, 1, 2, 100);
 INSERT INTO places_call(id, programme, since, until, age_on, opens, closes, preferences, together, complete_only, objection_days, answer_days, stage, provisional, provisional_by, final, final_by, seed, made, by)
 VALUES (1, 'nursery-place', 22158, 22700, 22523, 1, 2, 3, 0, 0, 5, 5, 'final', 3, 1, 4, 2, 'seed', 1, 1);
 INSERT INTO places_section(id, call, structure, name, shift, from_months, to_months, places) VALUES (1, 1, 'nursery-1', 'toddlers', 0, 30, 60, 3)"
i=1; while [ $i -le 20 ]; do
    echo "INSERT INTO casework_case(id, programme, person, spell, state, protocol_year, protocol_no, origin, opened, made, by) VALUES ($((i + 500)), 'nursery-place', $((i + 99)), 1, 'applied', 2031, $i, 'clerk', 1, 1, 1);
      INSERT INTO places_wish(id, call, filed, person, code, state, waits, counted, points, made, by) VALUES ($((i + 500)), 1, $((i + 500)), $((i + 99)), 'x$i', 'in', 0, 1, 100, 1, 1)"
    i=$((i + 1))
done | paste -sd';' > "$dir/rows"
sql "$(cat "$dir/rows")"
sql "INSERT INTO casework_series(id, kind, year, last) VALUES (1, 'protocol', 2031, 20)"
at 2031-03-03T09:00
many() {   # FROM TO PATH FIELDS with % for the number of the racer: eight at a time
    from=$1 to=$2; shift 2; rm -f "$dir"/r[0-9]*
    seq "$from" "$to" | xargs -P 8 -I% sh -c '"$0" request POST "$@" > '"$dir"'/r% 2>&1' "$program" "$@"
    cat "$dir"/r[0-9]* | sed -n 's/^Status: //p' | sort | uniq -c | awk '{ printf "%s%s x %s", s, $1, $2; s = ", " } END { print "" }' > "$dir/page"
}
be 2 decide,files
t 'PL1: twenty for the last three places: three'     'many 501 520 /places/give id=% section=1 why=urgent; see "3 x 303, 17 x 409" && count "places_seat WHERE state = '"'offered'"'" 3 && test "$(sql "SELECT taken FROM places_section WHERE id = 1")" = 3'
be 1 advise,files
t 'PL2: twenty times the same application: one'      'many 1 20 /places/apply person=120 call=1 p1=nursery-1:0; see "20 x 303" && count "places_wish WHERE person = 120" 1 && count "casework_case WHERE person = 120" 1'
s=$(sql "SELECT min(id) FROM places_seat")
t 'a place taken by twenty is taken once'            'many 1 20 /places/seat id=$s do=take; see "1 x 303, 19 x 409" && count "places_seat WHERE state = '"'held'"'" 1'
sql "UPDATE places_seat SET since = 22158 WHERE id = $s"
be 2 keep,files
t 'PL9: twenty presses at the door: one line'        'many 1 20 /places/mark seat=$s do=came; see "20 x 303" && count places_presence 1 && count "ledger_line WHERE kind = '"'presence'"'" 1'
done_testing
