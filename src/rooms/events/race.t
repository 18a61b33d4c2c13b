# SPDX-License-Identifier: EUPL-1.2
# race.t - fifty residents at once after the last five places of a course: five have one, forty-five wait in an order, nobody is left
# without an answer (EV1, EV2); then ten give up at once, and what falls free is offered once each.
. tests/lib.sh
. tests/people.sh
ids_from_one events_signup
sql "INSERT INTO access_unit(id, name, structure, secret, kind) VALUES (1, 'Κέντρο', '', 0, '')"
sql "INSERT INTO events_course(id, unit, kind, audience, places, online, state, made, by) VALUES (1, 1, 'seminar', 'anybody', 5, 1, 'open', 1, 1)"
sql "INSERT INTO events_title(course, lang, title) VALUES (1, 'el', 'Σεμινάριο')"
at 2031-03-02T08:00
sql "INSERT INTO events_lesson(id, course, starts, ends, made, by) VALUES (1, 1, $(date -u -d 2031-03-20T10:00Z +%s), $(date -u -d 2031-03-20T12:00Z +%s), 1, 1)"
export PRONOIA_LANG=en; nobody
seq 1 50 > "$dir/clients"
statuses() { cat "$dir"/r[0-9]* | sed -n 's/^Status: //p' | sort | uniq -c | awk '{ printf "%s%s x %s", s, $1, $2; s = ", " } END { print "" }'; }
xargs -P 50 -I@ sh -c 'PRONOIA_PEER=p@ "$0" request POST /events/join course=1 form=client-number-@-of-fifty given=G family=F > '"$dir"'/r@ 2>&1' "$program" < "$dir/clients"
statuses > "$dir/page"; echo "# answers: $(cat "$dir/page")"
t 'everybody is answered, and is on the list once'     'see "50 x 303" && count events_signup 50 && test "$(sql "SELECT count(DISTINCT number) FROM events_signup")" = 50'
t 'EV1: five have a place, forty-five wait'            'test "$(sql "SELECT taken, places FROM events_course")" = "5|5" && count "events_signup WHERE state = '"'registered'"'" 5 && count "events_signup WHERE state = '"'waiting'"'" 45'
t 'the first five of the list have them'               'test "$(sql "SELECT max(number) FROM events_signup WHERE state = '"'registered'"'")" = 5'
worker 1 A; sql "INSERT INTO access_work(id, unit, account, since) VALUES (1, 1, 1, 100)"; be 1 keep
rm -f "$dir"/r[0-9]*
sql "SELECT id FROM events_signup WHERE state = 'registered'" > "$dir/leave"
xargs -P 10 -I@ sh -c '"$0" request POST /courses/signup/do id=@ do=cancel row_version=1 > '"$dir"'/r@ 2>&1; "$0" request POST /courses/signup/do id=@ do=cancel row_version=1 > '"$dir"'/r1@ 2>&1' "$program" < "$dir/leave"
statuses > "$dir/page"; echo "# answers: $(cat "$dir/page")"
t 'EV3: each gives up once'                            'see "5 x 303, 5 x 409"'
t 'EV2: five offers, in the order of the list'         'test "$(sql "SELECT taken FROM events_course")" = 5 && count "events_signup WHERE state = '"'offered'"'" 5 && test "$(sql "SELECT max(number) FROM events_signup WHERE state = '"'offered'"'")" = 10'
done_testing
