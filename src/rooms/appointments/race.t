# SPDX-License-Identifier: EUPL-1.2
# race.t - two hundred residents after the last twenty times, each of which takes a dentist and a room: exactly twenty have one, the
# others are told politely and shown the next free time (AP1, AP2).  Fifty clerks put one person on the rota (AP10).
. tests/lib.sh
. tests/people.sh
ids_from_one appointments_booking
sql "INSERT INTO access_unit(id, name, structure, secret, kind) VALUES (1, 'Οδοντιατρείο', '', 0, 'dental')"
sql "INSERT INTO appointments_service(id, unit, subject, minutes, online, made, by) VALUES (1, 1, 'dentist', 15, 1, 1, 1)"
# Two dentists and two rooms, five times each on Monday morning and five on Tuesday: twenty; then one on Wednesday noon, far behind.
sql "INSERT INTO appointments_resource(id, unit, kind, name, made, by) VALUES (1, 1, 'person', 'A', 1, 1), (2, 1, 'person', 'B', 1, 1), (3, 1, 'room', 'R', 1, 1), (4, 1, 'room', 'S', 1, 1)"
sql "INSERT INTO appointments_can(service, resource) VALUES (1, 1), (1, 2), (1, 3), (1, 4)"
for w in 0 1; do for x in 1 2 3 4; do sql "INSERT INTO appointments_hours(resource, weekday, from_minute, to_minute, since) VALUES ($x, $w, 600, 675, 1)"; done; done
for x in 1 3; do sql "INSERT INTO appointments_hours(resource, weekday, from_minute, to_minute, since, until) VALUES ($x, 2, 720, 735, 1, 22345)"; done
sql "INSERT INTO appointments_exception(resource, on_day, from_minute, to_minute, there, made, by) SELECT x.id, 22341 + d.n, 0, 1440, 0, 1, 1 FROM appointments_resource x, (SELECT 8 AS n UNION SELECT 7) d"
export PRONOIA_LANG=en; nobody
at 2031-03-02T08:00
monday=$(date -u -d 2031-03-03T10:00+02:00 +%s)
# Client i wants time i mod 10; each time can be had twice (two dentists, two rooms): twenty in all.
for i in $(seq 0 199); do k=$((i % 10)); echo "$i $((monday + (k / 5) * 86400 + (k % 5) * 900))"; done > "$dir/clients"
after_them() { rm -f "$dir"/r[0-9]*; xargs -P 8 -L 1 sh -c 'PRONOIA_PEER=p$1 "$0" request POST /book/who service=1 at=$2 form=client-number-$1-of-many given=G family=F > '"$dir"'/r$1 2>&1' "$program" < "$dir/clients"; }
began=$(date +%s%N); after_them; echo "# two hundred in $((($(date +%s%N) - began) / 1000000)) ms"
statuses() { cat "$dir"/r[0-9]* | sed -n 's/^Status: //p' | sort | uniq -c | awk '{ printf "%s%s x %s", s, $1, $2; s = ", " } END { print "" }'; }
statuses > "$dir/page"; echo "# answers: $(cat "$dir/page")"
t 'twenty win, 180 are refused, none is left without an answer' 'see "20 x 303, 180 x 409"'
t 'each winner has a dentist and a room'             'count appointments_booking 20 && count "appointments_hold WHERE live = 1" 40 && test "$(sql "SELECT count(*) FROM (SELECT h.booking FROM appointments_hold h JOIN appointments_resource x ON x.id = h.resource GROUP BY h.booking HAVING count(*) = 2 AND count(DISTINCT x.kind) = 2) q")" = 20'
t 'nobody is in two places'                         'test "$(sql "SELECT count(*) FROM appointments_hold a JOIN appointments_hold b ON a.resource = b.resource AND a.id < b.id AND a.starts < b.ends AND b.starts < a.ends")" = 0'
t 'every refusal names the next free time'          'test "$(grep -l "has just been taken\|Somebody else has just taken" "$dir"/r[0-9]* | wc -l)" = 180 && test "$(grep -l "The next free time is" "$dir"/r[0-9]* | wc -l)" = 180'
t 'for who came last it is Wednesday noon'          'PRONOIA_PEER=last POST /book/who service=1 at=$monday form=one-more-client-of-many given=G family=F && status 409 && see "Wednesday 5 March 2031, 12:00"'

# ---- fifty clerks put the same doctor on the rota, each for hours that touch the others': AP10
worker 1 Keeper; sql "INSERT INTO access_work(id, unit, account, since) VALUES (1, 1, 1, 100)"
be 1 keep
seq 0 49 > "$dir/clerks"
rm -f "$dir"/r[0-9]*; xargs -P 10 -I{} sh -c '"$0" request POST /appointments/duty unit=1 resource=1 kind=duty day=10/3/2031 from=$((8 + {} % 2)) to=22 > '"$dir"'/r{} 2>&1' "$program" < "$dir/clerks"
statuses > "$dir/page"; echo "# clerks: $(cat "$dir/page")"
t 'AP10: of fifty clerks who put the same person on duty at a time one has done it' 'see "1 x 303, 49 x 409" && count appointments_duty 1'
t 'the others read of a shift, not of an appointment' 'test "$(grep -l "shift" "$dir"/r[0-9]* | wc -l)" = 49 && ! grep -l "appointment has changed" "$dir"/r[0-9]*'
done_testing
