# SPDX-License-Identifier: EUPL-1.2
# queue.t - a resident waits for an earlier time by themselves (AQ1 to AQ4, AW1 to AW3), is reminded (ME2), books somebody who signs (AP5);
# on call keeps nobody from being booked; a device that breaks closes its calendar (AD4).
. tests/lib.sh
. tests/people.sh
ids_from_one appointments_resource appointments_service appointments_booking appointments_hold appointments_hours appointments_wait appointments_duty appointments_device messages_message
worker 1 Athina
sql "INSERT INTO access_unit(id, name, structure, secret, kind) VALUES (1, 'Clinic', '', 0, 'clinic'), (2, 'Hidden', '', 1, 'womens_shelter')"
sql "INSERT INTO access_work(id, unit, account, since) VALUES (1, 1, 1, 100)"
sql "INSERT INTO appointments_service(id, unit, subject, minutes, online, special, made, by) VALUES (1, 1, 'dentist', 60, 1, 1, 1, 1), (2, 1, 'lawyer', 60, 1, 0, 1, 1), (3, 2, 'counselling', 60, 0, 1, 1, 1)"
sql "INSERT INTO appointments_resource(id, unit, kind, name, made, by) VALUES (1, 1, 'person', 'Dentist', 1, 1), (2, 1, 'person', 'Lawyer', 1, 1), (3, 1, 'device', 'Chair', 1, 1)"
sql "INSERT INTO appointments_can(service, resource) VALUES (1, 1), (1, 3), (2, 2)"
for w in 0 1 2 3 4; do sql "INSERT INTO appointments_hours(resource, weekday, from_minute, to_minute, since) VALUES (1, $w, 540, 600, 1), (3, $w, 480, 900, 1), (2, $w, 540, 660, 1)"; done
export PRONOIA_LANG=en PRONOIA_PEER=one
at 2031-03-03T05:00                                 # Monday, seven in the morning in Greece
when() { date -u -d "2031-03-$1T$2:00+02:00" +%s; }
jar() { PRONOIA_COOKIE=$(sed -n 's/^Set-Cookie: \([^;]*\);.*/\1/p' "$dir/page" | paste -sd';' | sed 's/;/; /g'); export PRONOIA_COOKIE; }
chores() { "$program" chores > "$dir/chores" 2>&1; }
code() { grep -o '[2-9A-Z]\{3\}-[2-9A-Z]\{3\}-[2-9A-Z]\{3\}-[2-9A-Z]\{3\}' "$dir/page" | head -1; }
state() { sql "SELECT state FROM appointments_wait WHERE id = $1"; }
be 1 keep,special
for d in 03 04 05 06 07; do POST /appointments/new service=1 name=Taken at=$(when $d 09:00); done
nobody
who='given=Eleni family=Papa phone=6900000001'

# ---- joining
t 'the free times lead to the list'                 'GET "/book/when?service=1" && see "/book/wait?service=1" && GET "/book/wait?service=1" && status 200 && see "2/4/2031"'
t 'what is missing is said at once, what was typed stays' 'POST /book/wait service=1 form=aaaaaaaaaaaaaaaaaaaaa given=Eleni until=7/3/2031 && status 422 && see "last name" && see "Write a mobile" && see "value=\"Eleni\"" && count appointments_wait 0'
t 'a day that has passed, one too far ahead, one that is none' 'POST /book/wait service=1 $who until=1/3/2031 && status 422 && POST /book/wait service=1 $who until=1/9/2031 && status 422 && POST /book/wait service=1 $who until=31/2/2031 && status 422 && see "from today to" && count appointments_wait 0'
t 'a service of a secret unit, one that there is not' 'GET "/book/wait?service=3" && status 404 && POST /book/wait service=77 $who until=7/3/2031 && status 404 && count appointments_wait 0'
t 'no step of it leaves a trace'                    'torture POST /book/wait service=1 form=aaaaaaaaaaaaaaaaaaaa1 $who until=7/3/2031'
t 'waiting: number and code, no name that can be read' 'POST /book/wait service=1 form=aaaaaaaaaaaaaaaaaaaa1 $who until=7/3/2031 && status 303 && location "/book/waiting?new=1" && jar && GET "/book/waiting?new=1" && status 200 && see "You are waiting" && see "Waiting before you" && ! contents | grep -q "$(code)"'
one=$(code)
t 'AQ1: a copy of the form adds nobody and shows the same code' 'POST /book/wait service=1 form=aaaaaaaaaaaaaaaaaaaa1 $who until=7/3/2031 && status 303 && count appointments_wait 1 && jar && GET /book/waiting && test "$(code)" = "$one"'
POST /book/wait service=1 form=bbbbbbbbbbbbbbbbbbbbb given=Maria family=Kosta phone=6900000002 until=7/3/2031; jar; GET /book/waiting; two=$(code)
t 'the second has one before them'                  'see "<dd>1</dd>" && unset PRONOIA_COOKIE'
t 'AQ2: a wrong code and a wrong number read the same' 'POST /book/waiting number=1 code=222-222-222-222 && status 404 && grep -v -i "csrf\|value=" $dir/page | grep -c "We found no appointment" > $dir/a && POST /book/waiting number=99 code=$one && status 404 && grep -v -i "csrf\|value=" $dir/page | grep -c "We found no appointment" | cmp - $dir/a'
t 'without number or code'                          'POST /book/waiting code=$one && status 422 && POST /book/waiting number=1 code=xx && status 422'

# ---- what falls free
i=0; while [ $i -lt 25 ]; do i=$((i + 1)); echo "($((900 + i)), 2, 'fa', 22352, -1, 1, 1)"; done | paste -sd, > "$dir/rows"
t 'many who wait for what is not free keep nobody else from being asked' 'sql "INSERT INTO appointments_wait(id, service, lang, until, passed, made, by) VALUES $(cat "$dir/rows")" && be 1 keep,special && POST /appointments/state id=3 do=cancelled row_version=1 && chores; nobody; test "$(state 1)" = offered'
t 'AW1: the first is asked, by a neutral message with the address' 'test "$(state 1)" = offered && test "$(state 2)" = waiting && test "$(sql "SELECT text FROM messages_message WHERE about_kind = '"'booking'"' ORDER BY id DESC LIMIT 1")" = appointments.offer_link && GET "/book/when?service=1" && notsee "5 March 2031"'
t 'with number and code they see it and until when'  'POST /book/waiting number=1 "code=$one" && status 303 && jar && GET /book/waiting && see "Wednesday 5 March 2031, 09:00" && see "answer until"'
t 'something else than yes or no'                   'POST /book/waiting do=dance && status 422 && test "$(state 1)" = offered'
t 'no step of taking it leaves a trace'             'torture POST /book/waiting do=take'
t 'AQ4: taken, it is an appointment with the same code' 'POST /book/waiting do=take && status 303 && location "/book/mine?new=1" && jar && GET /book/mine && see "Wednesday 5 March 2031, 09:00" && see "$one" && test "$(state 1)" = taken'
t 'AW3: twice is told'                              'unset PRONOIA_COOKIE; POST /book/waiting number=1 "code=$one" && jar && POST /book/waiting do=take && status 409'
be 1 keep,special; POST /appointments/state id=4 do=cancelled row_version=1; nobody; chores
at 2031-03-04T06:00
t 'AQ3: after the deadline nobody takes it'         'unset PRONOIA_COOKIE; test "$(state 2)" = offered; POST /book/waiting number=2 "code=$two" && jar && GET /book/waiting && see "You wait no longer" && POST /book/waiting do=take && status 409 && test "$(state 2)" = offered'
t 'AW2: it goes back, and they wait on'             'chores; test "$(state 2)" = offered && GET "/book/waiting" && see "A time is kept for you" && test "$(sql "SELECT passed FROM appointments_wait WHERE id = 2")" = 1'
t 'not wanted: given back, off the list, and the time is free' 'POST /book/waiting do=leave && status 303 && test "$(state 2)" = gone && unset PRONOIA_COOKIE; GET "/book/when?service=1" && see "Thursday 6 March 2031"'
sql "DELETE FROM appointments_wait WHERE lang = 'fa'"

# ---- reminders to the telephone they gave
at 2031-03-03T08:00
t 'ME2: a neutral contact is told day and hour, not what for' 'POST /book/who service=1 at=$(when 06 09:00) form=cccccccccccccccccccc given=Nikos family=Neos phone=6900000003 && status 303 && m=$(sql "SELECT max(id) FROM messages_message") && be 1 keep,special,messages,files,advise,decide,supervise && GET "/messages/message?id=$m" && see "we expect you 6 March 2031, 09:00" && notsee Dentist && notsee dentist'
t 'the companion has its words in every language a resident reads' 'for l in el ar sq uk; do awk -F"\t" -v l=$l "NR == 1 { for (i = 1; i <= NF; i++) if (\$i == l) c = i } \$1 ~ /_neutral\$/ && \$c == \"\" { exit 1 }" src/rooms/appointments/texts.tsv || exit 1; done'

# ---- T4: somebody who signs, until their training ends
be 1 keep,special
t 'the desk notes who signs, until when'            'POST /appointments/resource id=2 name=Lawyer signs=1 signs_until=4/3/2031 row_version=1 && status 303 && GET "/appointments/setup?unit=1" && see "4 March 2031"'
nobody
t 'T4: a resident without an account books who signs' 'GET "/book/when?service=2&signing=1" && see "Tuesday 4 March" && notsee "Wednesday 5 March" && POST /book/who service=2 signing=1 at=$(when 04 09:00) form=dddddddddddddddddddd given=Anna family=Kofi phone=6900000004 && status 303 && jar && GET /book/mine && see "Sign language" && test "$(sql "SELECT h.resource FROM appointments_hold h JOIN appointments_booking b ON b.id = h.booking WHERE b.signing = 1")" = 2'
t 'T4: not after it ended, also not by typing the hour' 'POST /book/who service=2 signing=1 at=$(when 05 09:00) form=eeeeeeeeeeeeeeeeeeee given=Anna family=Kofi && status 409'
unset PRONOIA_COOKIE

# ---- on call is no appointment, and none is in its way
be 1 keep,special
t 'who is on call all day is booked in their hours as ever' 'POST /appointments/duty unit=1 resource=2 kind=call day=6/3/2031 from=0 to=24 && status 303 && nobody && GET "/book/when?service=2&day=6/3/2031" && see "Thursday 6 March" && POST /book/who service=2 at=$(when 06 09:00) form=ffffffffffffffffffff given=Ina family=Mina && status 303'

# ---- AD4
be 1 keep,special
t 'a device with its calendar; one of another unit is refused' 'POST /appointments/devices unit=1 name=Chair resource=3 due=10/3/2031 every=30 && status 303 && POST /appointments/devices unit=1 name=Other resource=99 due=10/3/2031 every=30 && status 422 && count appointments_device 1'
before=$(sql "SELECT count(*) FROM messages_message")
t 'AD4: out of order: nothing can be booked with it, who has a time is told and stands on the page' 'POST /appointments/device id=1 do=broken words=leaks row_version=1 && status 303 && GET "/appointments/devices?unit=1" && see "Thursday 6 March 2031, 09:00" && test "$(sql "SELECT count(*) FROM messages_message WHERE text = '"'appointments.device_message'"'")" = 2 && nobody && GET "/book/when?service=1&day=10/3/2031" && see "no free time"'
be 1 keep,special
t 'AD4: the lawyer needs no chair'                  'nobody; GET "/book/when?service=2&day=7/3/2031" && see "Friday 7 March"'
be 1 keep,special
t 'mended: its calendar is open again'              'POST /appointments/device id=1 do=mended row_version=2 && status 303 && nobody && GET "/book/when?service=1&day=10/3/2031" && see "Monday 10 March"'

# ---- the person’s own: panel, copy, what a law keeps, what is forgotten
worker 2 Pin; worker 3 Pav
p=$(sql "SELECT person FROM appointments_booking WHERE signing = 1"); e=$(sql "SELECT person FROM appointments_wait WHERE id = 1"); eb=$(sql "SELECT booking FROM appointments_wait WHERE id = 1")
anna() { be 1 advise,files,keep,special; }
request() { anna; POST /privacy/new person=$1 kind=$2 channel=desk received=3/3/2031 identity=card words=all; q=$(sql "SELECT max(id) FROM privacy_request"); be 2 privacy; POST /privacy/request id=$q do=take; }
anna
t 'on the person’s page'                            'GET "/person?id=$p" && status 200 && see "Tuesday 4 March 2031, 09:00"'
t 'a special-category one is not on it for another desk' 'be 3 advise,files; GET "/person?id=$e" && status 200 && notsee "Wednesday 5 March 2031, 09:00" && GET "/person?id=$p" && see "Tuesday 4 March 2031, 09:00"'
t 'AP8, AC9: who opened the file: a look at a special appointment is told to who may read of those, and not to another desk' 'anna; GET "/appointments/one?id=$eb" && status 200; be 3 advise,files; GET "/opened?id=$e" && status 200 && notsee "opened an appointment"; anna; GET "/opened?id=$e" && see "opened an appointment" && GET "/opened?id=$p" && notsee "opened an appointment"'
request $p access
t 'their own copy says it'                          'GET "/privacy/copy?id=$p" && status 200 && sed "1,/^\$/d" $dir/page | python3 -c "import json,sys; d = json.load(sys.stdin); assert [a[\"subject\"] for a in d[\"appointments\"][\"appointments\"]] == [\"lawyer\"], d[\"appointments\"]"'
anna; POST /appointments/written id=$eb "words=root canal"
request $e access
t 'the clinic’s note too, and who opened their special appointment' 'GET "/privacy/copy?id=$e" && see "root canal" && see "opened an appointment"'
request $e erase
t 'L.3418/2005 art. 14: what the clinic wrote is kept twenty years' 'GET "/privacy/request?id=$q" && see "5 March 2051" && POST /privacy/request id=$q do=propose outcome=gone; be 3 privacy; POST /privacy/request id=$q do=take; POST /privacy/request id=$q do=approve && status 422 && count "appointments_written WHERE words IS NOT NULL" 1'
request $p erase
t 'without a note it goes: name, telephone, code; the hour stays' 'POST /privacy/request id=$q do=propose outcome=gone && be 3 privacy && POST /privacy/request id=$q do=take && torture POST /privacy/request id=$q do=approve && POST /privacy/request id=$q do=approve && status 303 && test "$(sql "SELECT count(*) FROM appointments_booking WHERE signing = 1 AND person IS NULL AND name IS NULL AND phone IS NULL AND follow IS NULL")" = 1'
done_testing
