# SPDX-License-Identifier: EUPL-1.2
# race.t - twelve at once: one bed takes one guest (ST2), one guest one stay (ST3).
. tests/lib.sh
. tests/people.sh
ids_from_one stays_room stays_bed stays_stay
worker 1 Νίκος
i=100; while [ $i -lt 112 ]; do echo "($i, -9000, 'day', 1, 1)"; i=$((i + 1)); done | paste -sd, > $dir/people
i=100; while [ $i -lt 112 ]; do echo "($i, $i, 'official', 'Demo', 'P$i', 1, 1, 1)"; i=$((i + 1)); done | paste -sd, > $dir/names
sql "INSERT INTO registry_person(id, birth, birth_exact, made, made_by) VALUES $(cat $dir/people); INSERT INTO registry_name(id, person, kind, family, given, shown, made, by) VALUES $(cat $dir/names)"
sql "INSERT INTO access_unit(id, name, kind) VALUES (1, 'Υπνωτήριο', 'night_shelter')"
sql "INSERT INTO access_work(id, unit, account, since) VALUES (1, 1, 1, 1)"
sql "INSERT INTO stays_room(id, unit, name) VALUES (1, 1, 'Α')"
i=1; while [ $i -lt 14 ]; do sql "INSERT INTO stays_bed(id, room, name) VALUES ($i, 1, '$i')"; i=$((i + 1)); done
at 2031-03-01T19:00
be 1 keep,files
twelve() {   # PATH FIELDS with % for the number of the racer
    rm -f "$dir"/r[0-9]*
    seq 100 111 | xargs -P 6 -I% sh -c 'b=$((% - 98)); a=$(echo "$*" | sed "s/@/$b/"); "$0" request POST $a > '"$dir"'/r% 2>&1' "$program" "$@"
    cat "$dir"/r[0-9]* | sed -n 's/^Status: //p' | sort | uniq -c | awk '{ printf "%s%s x %s", s, $1, $2; s = ", " } END { print "" }' > "$dir/page"
}
t 'ST2: twelve guests want one bed: one lies in it' 'twelve /stays/intake unit=1 person=% origin=street cycle=regulation bed=1 paper_rules_signed=1; see "1 x 303, 11 x 422" && count stays_stay 1 && count "stays_bedding WHERE bed = 1" 1 && count access_grant 1'
t 'ST3: one guest is taken in twelve times, each to another bed: once' 'sql "DELETE FROM stays_brought; DELETE FROM stays_bedding; DELETE FROM stays_stay"; twelve /stays/intake unit=1 person=105 origin=street cycle=regulation bed=@ paper_rules_signed=1; see "1 x 303, 11 x 422" && count stays_stay 1 && count stays_bedding 1'
done_testing
