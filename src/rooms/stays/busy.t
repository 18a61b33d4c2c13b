# SPDX-License-Identifier: EUPL-1.2
# busy.t - a busy night: twelve at the door for ten beds, each press made twice, a bed that broke, the night in which the clocks change.
. tests/lib.sh
. tests/people.sh
ids_from_one stays_room stays_bed stays_stay
worker 1 Νίκος
i=100; while [ $i -lt 112 ]; do echo "($i, -9000, 'day', 1, 1)"; i=$((i + 1)); done | paste -sd, > $dir/people
i=100; while [ $i -lt 112 ]; do echo "($i, $i, 'official', 'Demo', 'P$i', 1, 1, 1)"; i=$((i + 1)); done | paste -sd, > $dir/names
sql "INSERT INTO registry_person(id, birth, birth_exact, made, made_by) VALUES $(cat $dir/people); INSERT INTO registry_name(id, person, kind, family, given, shown, made, by) VALUES $(cat $dir/names)"
sql "INSERT INTO access_unit(id, name, kind) VALUES (1, 'Υπνωτήριο', 'night_shelter'); INSERT INTO access_work(id, unit, account, since) VALUES (1, 1, 1, 1)"
sql "INSERT INTO stays_room(id, unit, name) VALUES (1, 1, 'Α')"
i=1; while [ $i -le 11 ]; do sql "INSERT INTO stays_bed(id, room, name) VALUES ($i, 1, '$i')"; i=$((i + 1)); done
be 1 keep,files
# Half past midnight on 26 October 2031; at four the clocks go back.  The night is that of the 25th, day 22577.
at 2031-10-25T21:30
come() { POST /stays/intake unit=1 origin=street cycle=regulation paper_rules_signed=1 "$@"; }
t 'a bed breaks: out of order, and no choice any more' 'POST /stays/rooms unit=1 do=out bed=11 "why=έσπασε" && status 303 && GET "/stays/intake?unit=1" && ! grep -q "option value=\"11\"" $dir/page && come person=100 bed=11 && status 422 && see "είναι εκτός λειτουργίας" && count stays_stay 0'
twice() {   # twelve people, twelve hands; the last two want beds that others want too; everybody presses twice
    rm -f "$dir"/r[0-9]*
    seq 100 111 | xargs -P 6 -I% sh -c 'b=$((% - 99)); [ $b -le 10 ] || b=$((b - 10)); for k in 1 2; do "$0" request POST /stays/intake unit=1 person=% origin=street cycle=regulation bed=$b paper_rules_signed=1 > "$1/r%.$k" 2>&1; done' "$program" "$dir"
    for k in 1 2; do cat "$dir"/r*.$k | sed -n 's/^Status: //p' | sort | uniq -c | awk '{ printf "%s%s x %s", s, $1, $2; s = ", " } END { print "" }'; done > "$dir/page"
}
t 'twelve for ten beds: ten lie down, two are told to choose another' 'twice; test "$(sed -n 1p $dir/page)" = "10 x 303, 2 x 422" && count stays_stay 10 && count "stays_bedding WHERE stay IS NOT NULL" 10 && grep -l "Διαλέξτε άλλο" $dir/r*.1 | wc -l | grep -qx 2'
t 'pressed twice it is the same stay: the first answer again, nothing more written' 'test "$(sed -n 2p $dir/page)" = "10 x 303, 2 x 422" && for x in $dir/r*.1; do test "$(grep ^Location $x)" = "$(grep ^Location ${x%.1}.2)" || return 1; done; count "access_grant WHERE about_kind = '"'stay'"'" 10 && count stays_brought 50'
out=$(sql "SELECT min(p.id) FROM registry_person p WHERE p.id BETWEEN 100 AND 111 AND NOT EXISTS (SELECT 1 FROM stays_stay s WHERE s.person = p.id)")
t 'who finds no bed: the form says that none is free' 'GET "/stays/intake?unit=1&person=$out" && status 200 && see "Δεν υπάρχει ελεύθερο κρεβάτι" && GET "/stays?unit=1" && see "10 από 11 κρεβάτια πιασμένα, 0 ελεύθερα" && see "1 εκτός λειτουργίας"'
t 'mended, one more comes in' 'POST /stays/rooms unit=1 do=mend bed=11 && status 303 && come person=$out bed=11 && status 303 && count stays_stay 11'
t 'ST4: all of them began on the evening of the 25th, sixty nights' 'test "$(sql "SELECT DISTINCT since, due FROM stays_stay")" = "22577|22637"'
s=$(sql "SELECT id FROM stays_stay WHERE person = $out"); v=$(sql "SELECT row_version FROM stays_stay WHERE id = $s")
t 'ST9: a stay that would end before it began is refused, with the day on which it began' 'POST /stays/exit id=$s row_version=$v until=24/10/2031 destination=family && status 422 && see "25 Οκτωβρίου 2031" && see "δεν μπορεί να λήξει νωρίτερα"'
press() { at $1; POST /stays/tonight unit=1 here=$s && status 303; }
t 'ST4, ST10: seen before midnight, at half past three and again an hour later: one night' 'press 2031-10-25T20:30 && press 2031-10-26T00:30 && press 2031-10-26T01:30 && test "$(sql "SELECT night, state FROM stays_night")" = "22577|here" && count ledger_line 1 && test "$(sql "SELECT on_day, quantity FROM ledger_line")" = "22577|1"'
t 'the list at breakfast is still that of the night' 'at 2031-10-26T06:00; GET "/stays/tonight?unit=1" && see "25 Οκτωβρίου 2031" && see "Απομένουν 10"'
t 'one who changes their mind in the morning leaves on the day after: one night, and the bed is free' 'at 2031-10-26T07:00; POST /stays/exit id=$s row_version=$v until=25/10/2031 destination=street && status 422 && see "κοιμήθηκε εδώ" && POST /stays/exit id=$s row_version=$v destination=street && status 303 && test "$(sql "SELECT until - since FROM stays_stay WHERE id = $s")" = 1 && GET "/stays?unit=1" && see "10 από 11 κρεβάτια πιασμένα, 1 ελεύθερα"'
done_testing
