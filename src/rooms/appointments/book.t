# SPDX-License-Identifier: EUPL-1.2
# book.t - a resident books, moves, cancels; staff do; nobody is in two places (AP1 to AP8).
. tests/lib.sh
. tests/people.sh
ids_from_one appointments_resource appointments_service appointments_booking appointments_hold appointments_hours
worker 1 Αθηνά; worker 2 Βασίλης; worker 3 Γιάννης
person 11 Παπαδοπούλου Ελένη 7000; person 12 Κρυφού Άννα 7000
sql "INSERT INTO access_unit(id, name, structure, secret, kind) VALUES (1, 'Οδοντιατρείο', '', 0, 'dental'), (2, 'Μονάδα Ω', '', 1, 'womens_shelter'), (3, 'Κέντρο', '', 0, '')"
sql "INSERT INTO access_work(id, unit, account, since) VALUES (1, 1, 1, 100), (2, 3, 2, 100), (3, 2, 3, 100)"
# Monday 3 March 2031, ten in the morning in Greece
at 2031-03-03T08:00
be 1 keep,special
export PRONOIA_LANG=en

# ---- set up by who works there
t 'a calendar, its hours'                           'POST /appointments/setup unit=1 do=resource kind=person name=Dentist && status 303 && POST /appointments/hours id=1 from=9 to=11:00 w0=1 w1=1 w2=1 && status 303 && count appointments_hours 3'
t 'hours that are none, no day, a kind that is none' 'POST /appointments/hours id=1 from=9 to=25:00 w0=1 && status 422 && POST /appointments/hours id=1 from=9 to=10 && status 422 && see "at least one day" && POST /appointments/setup unit=1 kind=dragon name=x && status 422 && count appointments_hours 3'
POST /appointments/setup unit=1 do=resource kind=room name=Surgery; POST /appointments/hours id=2 from=8 to=20 w0=1 w1=1 w2=1 w3=1 w4=1
t 'a kind of appointment: half an hour, dentist and room' 'POST /appointments/setup unit=1 do=service subject=dentist minutes=30 && status 303 && POST /appointments/service id=1 minutes=30 notice_hours=1 ahead_days=30 online=1 special=1 can=1 can1=1 can2=1 row_version=1 && status 303 && count appointments_can 2'
t 'two changed it: both versions are shown'         'POST /appointments/service id=1 minutes=45 notice_hours=1 ahead_days=30 can=1 row_version=1 && status 409 && see 45 && count appointments_can 2'
t 'five hundred minutes are refused'                'POST /appointments/service id=1 minutes=500 notice_hours=1 ahead_days=30 row_version=2 && status 422'
t 'a calendar of somebody who is not there is refused, what was typed is kept' 'POST /appointments/resource id=1 name=Dentistry account=999 signs=1 row_version=1 && status 422 && see "value=\"Dentistry\"" && see "name=\"signs\" value=\"1\" checked" && count "appointments_resource WHERE name = '"'Dentist'"' AND account IS NULL" 1'
t 'another unit’s calendar is not there'            'be 2 keep; GET "/appointments/resource?id=1" && status 404 && POST /appointments/hours id=1 from=9 to=10 w0=1 && status 404 && GET "/appointments/service?id=1" && status 404 && GET "/appointments/setup?unit=1" && status 404'

# ---- a resident
nobody
# Free times on the page, by their instants; FREE DAY HOUR of March 2031 in Greek winter time.
slot() { grep -o '[?&;]at=[0-9]*' "$dir/page" | sed "s/.*=//" | sed -n "${1:-1}p"; }
when() { date -u -d "2031-03-$1T$2:00+02:00" +%s; }
free() { see "at=$(when "$1" "$2")\""; }
jar() { PRONOIA_COOKIE=$(sed -n 's/^Set-Cookie: \([^;]*\);.*/\1/p' "$dir/page" | paste -sd';' | sed 's/;/; /g'); export PRONOIA_COOKIE; }
t 'what can be booked'                              'GET /book && status 200 && see Dentist && see Οδοντιατρείο'
t 'AP4: not within the hour of notice; the rest of the morning is' 'at 2031-03-03T07:00; GET "/book/when?service=1" && status 200 && see "Monday 3 March 2031" && free 03 10:00 && ! free 03 09:30'
t 'nothing beyond the horizon'                      'GET "/book/when?service=1&day=10/5/2031" && status 200 && notsee "May 2031" && notsee "April 2031" || see "2 April 2031"'
GET "/book/when?service=1"; ten=$(slot 1); half=$(slot 2)
t 'taking one: what is missing is said, nothing written' 'POST /book/who service=1 at=$ten form=aaaaaaaaaaaaaaaaaaaa1 given=Eleni && status 422 && see "last name" && count appointments_booking 0'
t 'no step of taking one leaves a trace'            'torture POST /book/who service=1 at=$ten form=aaaaaaaaaaaaaaaaaaaa1 given=Eleni family=Papa phone=6900000001'
t 'taken: number and code, two holds, no name readable' 'POST /book/who service=1 at=$ten form=aaaaaaaaaaaaaaaaaaaa1 given=Eleni family=Papa phone=6900000001 "words=my tooth" && status 303 && jar && count appointments_booking 1 && count appointments_hold 2 && GET "/book/mine?new=1" && see "Monday 3 March 2031, 10:00" && see "Keep the number" && ! contents | grep -q "my tooth"'
code=$(grep -o '[2-9A-Z]\{3\}-[2-9A-Z]\{3\}-[2-9A-Z]\{3\}-[2-9A-Z]\{3\}' "$dir/page" | head -1)
t 'AO3: the same form again books nothing and shows the same code' 'POST /book/who service=1 at=$ten form=aaaaaaaaaaaaaaaaaaaa1 given=Eleni family=Papa && status 303 && count appointments_booking 1 && jar && GET /book/mine && see "$code"'
t 'the time is gone from the list'                  'GET "/book/when?service=1" && ! free 03 10:00 && free 03 10:30'
t 'AP2: who is too late keeps what they typed and is offered the next' 'POST /book/who service=1 at=$ten form=bbbbbbbbbbbbbbbbbbbb given=Maria family=Kosta && status 409 && see "10:30" && see "value=\"$half\"" && see "value=\"Maria\"" && count appointments_booking 1'
t 'AP1: the database itself takes no second holder'  'sql "INSERT INTO appointments_booking(id, service, unit, starts, ends, made, by) VALUES (900, 1, 1, $ten, $half, 1, 1)"; sql "INSERT INTO appointments_hold(id, booking, resource, starts, ends) VALUES (900, 900, 1, $ten + 60, $half + 60)" 2> "$dir/err"; count "appointments_hold WHERE booking = 900" 0; rc=$?; sql "DELETE FROM appointments_booking WHERE id = 900"; test $rc = 0'
t 'AP1: nor by changing a hold afterwards'          'sql "INSERT INTO appointments_hold(id, booking, resource, starts, ends, live) VALUES (901, 1, 1, $ten, $half, 0)"; ! sql "UPDATE appointments_hold SET live = 1 WHERE id = 901" 2> "$dir/err"; rc=$?; sql "DELETE FROM appointments_hold WHERE id = 901"; test $rc = 0'
t 'an hour that there is not, of a service that there is not' 'POST /book/who service=1 at=12345 form=cccccccccccccccccccc given=A family=B && status 409 && GET "/book/when?service=77" && status 404 && GET "/book/who?service=1&at=99999999999999" && status 409'
t 'moved: the first time is free again'             'PRONOIA_COOKIE=; POST /book/mine number=1 code=$code && status 303 && jar && GET /book/move && see "$half" && POST /book/move at=$half && status 303 && GET "/book/mine?moved=1" && see "10:30" && GET "/book/when?service=1" && free 03 10:00 && ! free 03 10:30'
t 'moving onto what is taken changes nothing'       'be 1 keep,special; POST /appointments/new service=1 at=$ten name=Other && status 303; nobody; POST /book/move at=$ten && status 409 && see "as it was" && test "$(sql "SELECT starts FROM appointments_booking WHERE id = 1")" = $half'
t 'AO1: a wrong code and a wrong number read the same' 'PRONOIA_COOKIE=; POST /book/mine number=1 code=222-222-222-222; a=$(grep -c "We found no appointment" "$dir/page"); POST /book/mine number=999 code=$code; test "$a" = 1 && status 404 && see "We found no appointment"'
t 'cancelling wants a tick; then the time is free'  'POST /book/mine number=1 code=$code; jar; POST /book/cancel && status 422 && POST /book/cancel sure=yes && status 303 && GET /book/mine && see Cancelled && GET "/book/when?service=1" && free 03 10:30'
t 'twice is told'                                   'POST /book/cancel sure=yes && status 409'

# ---- wishes
be 1 keep,special
t 'nobody speaks Arabic: no time is offered'        'GET "/book/when?service=1&speaks=ar" && see "no free time"'
sql "INSERT INTO appointments_resource(id, unit, kind, name, langs, made, by) VALUES (30, NULL, 'interpreter', 'Interpreter', 'fa ar', 1, 1)"
sql "INSERT INTO appointments_hours(id, resource, weekday, from_minute, to_minute, since) VALUES (30, 30, 1, 600, 660, 1)"
t 'an interpreter stands beside: only when all three are free' 'GET "/book/when?service=1&speaks=ar" && see "Tuesday 4 March" && notsee "Monday 3 March" && free 04 10:00 && free 04 10:30 && ! free 04 09:30'
tue=$(slot 1)
t 'and is taken with the others'                    'POST /appointments/new service=1 at=$tue name=Amal speaks=ar && status 303 && test "$(sql "SELECT count(*) FROM appointments_hold WHERE resource = 30 AND live = 1")" = 1 && GET "/book/when?service=1&speaks=ar" && ! free 04 10:00'
t 'who speaks it serves alone'                      'sql "UPDATE appointments_resource SET langs = '"'ar'"' WHERE id = 1"; GET "/book/when?service=1&speaks=ar" && free 03 10:30; rc=$?; sql "UPDATE appointments_resource SET langs = '"''"' WHERE id = 1"'
t 'a room with steps is none for a wheelchair'      'GET "/book/when?service=1&step_free=1" && see "no free time"; sql "UPDATE appointments_resource SET step_free = 1 WHERE id = 2"; GET "/book/when?service=1&step_free=1" && free 03 10:30'
t 'AP5: sign language until the training ends, Tuesday' 'sql "UPDATE appointments_resource SET signs = 1, signs_until = 22342 WHERE id = 1"; GET "/book/when?service=1&signing=1" && see "Tuesday 4 March" && notsee "Wednesday 5 March"'

# ---- the town's calendar
t 'holidays of the town: no appointment on 25 March' 'GET "/book/when?service=1&day=24/3/2031" && see "Monday 24 March" && notsee "Tuesday 25 March" && see "Wednesday 26 March"'
t 'AP3: an absence names who stands in it'          'POST /appointments/exception id=1 there=0 first=4/3/2031 && status 303 && GET "/appointments/resource?id=1" && see "/appointments/one?id=" && see "outside of its hours" && GET "/book/when?service=1" && notsee "Tuesday 4 March"'
t 'days that run backwards, a day that is none'     'POST /appointments/exception id=1 there=0 first=4/3/2031 last=3/3/2031 && status 422 && POST /appointments/exception id=1 there=0 first=31/2/2031 && status 422 && count appointments_exception 1'

# ---- the desk
two=$(sql "SELECT min(id) FROM appointments_booking WHERE by = 1")
t 'the day of the unit, with names'                 'GET "/appointments?unit=1&day=3/3/2031" && status 200 && see Other && see Dentist && see Surgery'
t 'AD1: who works elsewhere has no such day and no such appointment' 'be 2 keep; GET "/appointments?unit=1" && status 404 && GET "/appointments/one?id=$two" && status 404 && POST /appointments/state id=$two do=came row_version=1 && status 404 && count "appointments_booking WHERE state = '"'came'"'" 0'
t 'but books there as a resident could, and reads that one' 'GET /appointments/new && see Dentist && GET "/appointments/new?service=1" && three=$(slot 1) && POST /appointments/new service=1 at=$three name=Client && status 303 && GET "/appointments/one?id=$(sql "SELECT max(id) FROM appointments_booking")" && status 200 && see Client'
be 1 keep,special
t 'came before its time is refused'                 'at 2031-03-03T05:00; POST /appointments/state id=$two do=came row_version=1 && status 422'
at 2031-03-03T08:05
t 'no step of it leaves a trace'                    'torture POST /appointments/state id=$two do=came row_version=1'
t 'AP7: came: a line of the ledger; AP8: the figure, not the person' 'POST /appointments/state id=$two do=came row_version=1 && status 303 && test "$(sql "SELECT kind, service, unit, quantity, about, coalesce(person, 0) FROM ledger_line")" = "appointment|dentist|1|1|$two|0"'
t 'AP6: once'                                       'POST /appointments/state id=$two do=no_show row_version=2 && status 409 && count ledger_line 1'
t 'clicked by mistake: open again, countered'       'POST /appointments/undo id=$two row_version=2 && status 303 && test "$(sql "SELECT sum(quantity), count(*) FROM ledger_line")" = "0|2"'
marked() { sql "SELECT state, row_version FROM appointments_booking WHERE id = $two"; }
t 'AP7: did not come: said on the day and on the appointment, nothing was delivered' 'POST /appointments/state id=$two do=no_show row_version=3 && status 303 && test "$(marked)" = "no_show|4" && GET "/appointments/one?id=$two" && see "Nobody came" && GET "/appointments?unit=1&day=3/3/2031" && see "Nobody came" && count ledger_line 2 && GET "/ledger?unit=1&month=3/2031" && see "0 appointments"'
t 'AP6: nor did they come after that, but for an undo, which counters nothing' 'POST /appointments/state id=$two do=came row_version=4 && status 409 && test "$(marked)" = "no_show|4" && count ledger_line 2 && POST /appointments/undo id=$two row_version=4 && status 303 && test "$(marked)" = "booked|5" && count ledger_line 2'
t 'AP7: nobody came to an appointment that is still to come' 'at 2031-03-03T05:00; POST /appointments/state id=$two do=no_show row_version=5 && status 422 && test "$(marked)" = "booked|5"; at 2031-03-03T08:05'
t 'a secret unit’s kinds are nobody else’s'         'be 3 keep; POST /appointments/setup unit=2 do=service subject=counselling minutes=30; POST /appointments/service id=2 minutes=30 notice_hours=0 ahead_days=30 online=1 can=1 row_version=1; test "$(sql "SELECT online FROM appointments_service WHERE id = 2")" = 0 && be 2 keep,advise && GET /appointments/new && notsee "Ω" && GET "/appointments/new?service=2" && status 404; nobody; GET "/book/when?service=2" && status 404 && GET /book && notsee "Ω"'
be 2 advise,files
t 'booked from a file: the file’s own name stands'  'GET "/appointments/new?service=1&person=11" && status 200 && POST /appointments/new service=1 person=11 at=$(slot 2) && status 303 && test "$(sql "SELECT person FROM appointments_booking ORDER BY id DESC LIMIT 1")" = 11'
t 'not from a file that the reader may not open'    'sql "UPDATE registry_person SET shield = 2 WHERE id = 12"; POST /appointments/new service=1 person=12 at=$ten && status 422; GET "/appointments/new?service=1&person=12" && notsee Κρυφού'
t 'an invisible file’s name stands on no list'      'sql "UPDATE appointments_booking SET person = 12 WHERE id = $two"; be 1 keep,special; GET "/appointments?unit=1&day=3/3/2031" && notsee Other && see "(no name)" && GET "/appointments/one?id=$two" && notsee Other'

# ---- AP3: hours that end, are taken out, a calendar that is closed; a night, and the hour that comes twice
sql "UPDATE appointments_booking SET state = 'cancelled', ended = 1, ended_by = 1 WHERE state = 'booked'"; sql "UPDATE appointments_hold SET live = 0"
be 1 keep,special
POST /appointments/setup unit=1 do=resource kind=person name=Night; nurse=$(sql "SELECT id FROM appointments_resource WHERE name = 'Night'")
t 'AP3: hours from a day to a day; what was typed wrong stands there again' 'POST /appointments/hours id=$nurse from=22 to=6 w6=1 since=1/9/2031 until=1/8/2031 && status 422 && see "value=\"22\"" && see "value=\"1/8/2031\"" && see "name=\"w6\" value=\"1\" checked" && POST /appointments/hours id=$nurse from=22 to=6 w6=1 since=1/9/2031 until=31/2/2032 && status 422 && POST /appointments/hours id=$nurse from=22 to=6 w5=1 w6=1 since=1/9/2031 until=31/12/2031 && status 303 && GET "/appointments/resource?id=$nurse" && see "1 September 2031" && see "31 December 2031"'
POST /appointments/setup unit=1 do=service subject=nurse minutes=30; night=$(sql "SELECT id FROM appointments_service WHERE subject = 'nurse'")
POST /appointments/service id=$night minutes=30 notice_hours=0 ahead_days=365 can=1 can$nurse=1 row_version=1
at 2031-10-20T08:00
for hour in 2031-10-25T23:30Z 2031-10-26T00:30Z 2031-10-26T01:30Z; do POST /appointments/new service=$night name=Nocturnal at=$(date -u -d $hour +%s); done
t 'both of the hours that are called three were booked, and stand in the night’s hours' 'count "appointments_booking WHERE service = $night" 3 && GET "/appointments/resource?id=$nurse" && status 200 && notsee "outside of its hours"'
sql "UPDATE appointments_hours SET until = 22574 WHERE resource = $nurse"
t 'AP3: hours that end before them leave them outside' 'GET "/appointments/resource?id=$nurse" && see "outside of its hours" && test "$(grep -o "/appointments/one?id=" $dir/page | wc -l)" = 3'
sql "UPDATE appointments_hours SET until = NULL WHERE resource = $nurse"
hours=$(sql "SELECT id FROM appointments_hours WHERE resource = $nurse AND weekday = 5")
t 'AP3: so do hours that are taken out' 'GET "/appointments/resource?id=$nurse" && notsee "outside of its hours" && POST /appointments/hours id=$nurse remove=$hours && status 303 && GET "/appointments/resource?id=$nurse" && see "outside of its hours"'
t 'a day on which they are there after all brings them back' 'POST /appointments/exception id=$nurse there=1 first=25/10/2031 from=22 to=6 && status 303 && GET "/appointments/resource?id=$nurse" && notsee "outside of its hours"'
t 'AP3: a closed calendar has none of its hours' 'POST /appointments/resource id=$nurse name=Night closed=1 row_version=$(sql "SELECT row_version FROM appointments_resource WHERE id = $nurse") && status 303 && GET "/appointments/resource?id=$nurse" && see "outside of its hours" && test "$(grep -o "/appointments/one?id=" $dir/page | wc -l)" = 3'

t 'AD2: the town’s own calendar is read by who keeps a unit’s, and no button of it leads nowhere' 'GET "/appointments/resource?id=30&unit=1" && status 200 && see "10:00–11:00" && notsee "action=\"/appointments/" && be 1 keep,decide && GET "/appointments/resource?id=30&unit=1" && see "action=\"/appointments/hours" && see "action=\"/appointments/exception" && see "action=\"/appointments/resource"; rc=$?; be 1 keep,special; test $rc = 0'

# ---- AP14: nursing at home
at 2031-03-03T08:05
POST /appointments/setup unit=1 do=resource kind=person name=Nurse; nurse=$(sql "SELECT id FROM appointments_resource WHERE name = 'Nurse'")
POST /appointments/hours id=$nurse from=8 to=14 w0=1 w1=1 w2=1
POST /appointments/setup unit=1 do=service subject=nurse_home minutes=60; home=$(sql "SELECT id FROM appointments_service WHERE subject = 'nurse_home'")
POST /appointments/service id=$home minutes=60 notice_hours=1 ahead_days=30 online=1 special=1 can=1 can$nurse=1 row_version=1
nobody
t 'AP14: a resident reads that they are visited at home' 'GET "/book/when?service=$home&day=10/3/2031" && see "at your home" && nine=$(slot 1) && GET "/book/who?service=$home&at=$nine" && see "at your home" && see "Your address, and what you need"'
visit() { POST /book/who service=$home at=$nine given=Anna family=Home form=home-visit-form-of-anna "$@"; }
t 'without an address nobody comes; all that was typed stands there again' 'visit "words= " && status 422 && see "Write the address of the visit" && see "value=\"Anna\"" && visit "words=Ermou 5, second floor" && status 303'
unset PRONOIA_COOKIE
be 1 keep,special
t 'nor does staff book without' 'POST /appointments/new service=$home name=Other at=$((nine + 3600)) && status 422 && see "Write the address of the visit" && POST /appointments/new service=$home name=Other words=Ermou at=$((nine + 3600)) && status 303'
v=$(sql "SELECT min(id) FROM appointments_booking WHERE service = $home")
t 'who goes there reads where' 'GET "/appointments/one?id=$v" && see "Ermou 5, second floor"'
at 2031-03-10T09:00
t 'AP14: it took place: a visit, no appointment' 'POST /appointments/state id=$v do=came row_version=1 && status 303 && test "$(sql "SELECT kind, service, coalesce(person, 0) FROM ledger_line ORDER BY id DESC LIMIT 1")" = "visit|nurse_home|0"'

# ---- AP14: a visit that fell free
at 2031-03-03T08:05
two_wait() { sql "DELETE FROM appointments_wait"; POST /appointments/waiting unit=1 service=$home name=Waiting until=12/3/2031 && "$program" chores > $dir/chores 2>&1; w=$(sql "SELECT id FROM appointments_wait WHERE state = 'offered'"); test -n "$w"; }
t 'AP14: who takes a visit that fell free is asked where, by the desk' 'two_wait && GET "/appointments/waiting?unit=1" && see "name=\"words\"" && POST /appointments/answer id=$w do=take && status 422 && see "Write the address of the visit" && POST /appointments/answer id=$w do=take "words=Ermou 7" && status 303 && GET "/appointments/one?id=$(sql "SELECT booking FROM appointments_wait WHERE id = $w")" && see "Ermou 7"'
sql "DELETE FROM appointments_wait"; nobody
t 'and by themselves' 'POST /book/wait service=$home given=Iris family=Home phone=6912345678 until=12/3/2031 form=wait-form-of-iris-home && status 303 && PRONOIA_COOKIE=$(sed -n "s/^Set-Cookie: \([^;]*\);.*/\1/p" $dir/page | paste -sd";") && export PRONOIA_COOKIE && "$program" chores > $dir/chores 2>&1; GET /book/waiting && see "Your address, and what you need" && POST /book/waiting do=take && status 422 && see "Write the address of the visit" && POST /book/waiting do=take "words=Ermou 8, bell Home" && status 303; rc=$?; unset PRONOIA_COOKIE; test $rc = 0'
be 1 keep,special
t 'who goes there reads it' 'GET "/appointments/one?id=$(sql "SELECT booking FROM appointments_wait WHERE state = '"'taken'"'")" && see "Ermou 8, bell Home"'

# ---- what was asked for is said where staff book, in words
t 'the language by its name, not by its code; sign language and a wheelchair too' 'GET "/appointments/new?service=1&at=1930305600&speaks=ar&signing=1&step_free=1" && see "العربية" && see "name=\"words\"" && GET "/appointments/new?service=1&speaks=ar" && sql "UPDATE appointments_booking SET lang = '"'ar'"' WHERE id = $v" && GET "/appointments/one?id=$v" && see "<bdi>العربية</bdi>" && GET "/appointments?unit=1&day=10/3/2031" && see "العربية"'
done_testing
