# SPDX-License-Identifier: EUPL-1.2
# clinic.t - reminders, the waiting list, the clinic's own notes, the rota over the nights the clocks change, calendars for other
# programs, equipment (AP8, AP10, AP11, AW1 to AW3, AF1 to AF3).
. tests/lib.sh
. tests/people.sh
ids_from_one appointments_booking appointments_wait appointments_duty appointments_device appointments_feed
worker 1 Αθηνά; worker 2 Βασίλης; worker 3 Γιάννης; worker 4 Δήμητρα
person 11 Παπαδοπούλου Ελένη 7000
sql "INSERT INTO access_unit(id, name, structure, secret, kind) VALUES (1, 'Οδοντιατρείο', '', 0, 'dental'), (2, 'Κέντρο', '', 0, '')"
sql "INSERT INTO access_work(id, unit, account, since) VALUES (1, 1, 1, 100), (2, 2, 2, 100), (3, 1, 3, 100)"
sql "INSERT INTO appointments_service(id, unit, subject, minutes, online, special, made, by) VALUES (1, 1, 'dentist', 60, 1, 1, 1, 1), (2, 2, 'lawyer', 60, 1, 0, 1, 1)"
sql "INSERT INTO appointments_resource(id, unit, kind, name, made, by) VALUES (1, 1, 'person', 'Dentist', 1, 1), (2, 2, 'person', 'Lawyer', 1, 1), (3, 1, 'person', 'Second', 1, 1)"
sql "INSERT INTO appointments_can(service, resource) VALUES (1, 1), (2, 2)"
for w in 0 1 2 3 4; do for x in 1 2; do sql "INSERT INTO appointments_hours(resource, weekday, from_minute, to_minute, since) VALUES ($x, $w, 540, 600, 1)"; done; done
export PRONOIA_LANG=en
at 2031-03-03T08:00                                 # a Monday
when() { date -u -d "$1T$2:00+02:00" +%s; }
tue=$(when 2031-03-04 09:00) wed=$(when 2031-03-05 09:00) thu=$(when 2031-03-06 09:00)

# ---- reminders
be 2 advise,files
t 'a booking with a file is remembered the day before, in words that say nothing of it' 'POST /appointments/new service=1 person=11 at=$wed && status 303 && test "$(sql "SELECT text, due, ends, state FROM messages_message")" = "appointments.reminder|$((wed - 86400))|$wed|waiting"'
be 1 keep,special
t 'moved: the old reminder is taken back, another stands' 'POST /appointments/move id=1 row_version=1 at=$thu && status 303 && test "$(sql "SELECT state, due FROM messages_message ORDER BY id")" = "cancelled|$((wed - 86400))
waiting|$((thu - 86400))"'
t 'somebody without a file gets none'               'POST /appointments/new service=1 name=Guest at=$wed && status 303 && count messages_message 2'
t 'a code for who booked by telephone, shown once'  'POST /appointments/code id=1 && status 200 && code=$(grep -o "[2-9A-Z]\{3\}-[2-9A-Z]\{3\}-[2-9A-Z]\{3\}-[2-9A-Z]\{3\}" $dir/page | head -1) && test -n "$code" && GET "/appointments/one?id=1" && notsee "$code"'
jar() { PRONOIA_COOKIE=$(sed -n 's/^Set-Cookie: \([^;]*\);.*/\1/p' "$dir/page" | paste -sd';' | sed 's/;/; /g'); export PRONOIA_COOKIE; }
nobody
t 'the resident opens it, and takes it along'       'POST /book/mine number=1 "code=$code" && status 303 && jar && GET /book/calendar && status 200 && see "DTSTART;TZID=Europe/Athens:20310306T090000" && see "SUMMARY:Appointment" && notsee Dentist && notsee Παπαδοπούλου'
unset PRONOIA_COOKIE

# ---- AP8, AP11
be 2 advise,files
t 'AP8: on the person’s page the social desk sees the lawyer, not the dentist' 'POST /appointments/new service=2 person=11 at=$tue && status 303 && GET "/person?id=11" && status 200 && see Lawyer && notsee Dentist && notsee Οδοντιατρείο'
t 'AP8: nor what a unit gives whose name says something of health' 'sql "UPDATE access_unit SET kind = '"'rehab_hostel'"' WHERE id = 2; UPDATE access_work SET account = 4 WHERE id = 2"; GET "/person?id=11" && status 200 && notsee Lawyer; sql "UPDATE access_work SET account = 2 WHERE id = 2"; GET "/person?id=11" && see Lawyer && sql "UPDATE access_unit SET kind = '"''"' WHERE id = 2"'
be 1 special,files
t 'the clinic sees its own'                         'POST /appointments/written id=1 "words=root canal, lower left" && status 303 && GET "/appointments/written?id=1" && see "root canal" && ! contents | grep -q "root canal"'
t 'an empty note is refused'                        'POST /appointments/written id=1 "words= " && status 422 && count appointments_written 1'
t 'no step of writing one leaves a trace'           'torture POST /appointments/written id=1 words=again'
t 'AP11: not the social desk, whatever it may open' 'be 2 advise,files,special,decide,supervise; GET "/appointments/written?id=1" && status 404 && POST /appointments/written id=1 words=x && status 404 && notsee "root canal"'
t 'AP11: not the secretary of the same clinic'      'be 3 keep; GET "/appointments/written?id=1" && status 403 && GET "/appointments/one?id=1" && notsee "/appointments/written"'
sql "INSERT INTO care_note(id, person, kind, level, special, at, words, made, by) VALUES (1, 11, 'note', 'team', 0, 1, '\\x00', 1, 2)" 2> /dev/null || sql "INSERT INTO care_note(id, person, kind, level, special, at, words, made, by) VALUES (1, 11, 'note', 'team', 0, 1, x'00', 1, 2)"
t 'and back: the clinic reads no note of the social desk' 'be 1 keep,special; GET "/care/note?id=1" && status 403 && GET "/care/note/new?person=11" && status 403'

# ---- the waiting list: Tuesday, Wednesday and Thursday are taken
POST /appointments/new service=1 name=Full at=$tue
t 'who waits, until when'                           'POST /appointments/waiting unit=1 service=1 name=Waits person=11 until=6/3/2031 && status 422; be 1 keep,special,files; POST /appointments/waiting unit=1 service=1 name=Waits person=11 until=6/3/2031 && status 303 && POST /appointments/waiting unit=1 service=1 name=Second until=6/3/2031 && status 303'
t 'a day that has passed, a service of another unit' 'POST /appointments/waiting unit=1 service=1 name=x until=1/3/2031 && status 422 && POST /appointments/waiting unit=1 service=2 name=x until=6/3/2031 && status 422 && count appointments_wait 2'
chores() { "$program" chores > "$dir/chores" 2>&1; }
t 'nothing is free: nothing is offered'             'chores; count "appointments_wait WHERE state = '"'offered'"'" 0'
full=$(sql "SELECT max(id) FROM appointments_booking")
t 'AW1: what falls free is kept for the first, and told to them' 'POST /appointments/state id=$full do=cancelled row_version=1 && chores; test "$(sql "SELECT w.id, b.starts FROM appointments_wait w JOIN appointments_booking b ON b.id = w.booking WHERE w.state = '"'offered'"'")" = "1|$tue" && test "$(sql "SELECT text FROM messages_message ORDER BY id DESC LIMIT 1")" = appointments.offer_message && POST /appointments/new service=1 name=Thief at=$tue && status 409'
t 'AW2: not answered, it goes to the next'          'at 2031-03-04T04:30; chores; chores; test "$(sql "SELECT id, state FROM appointments_wait ORDER BY id")" = "1|waiting
2|waiting"; at 2031-03-03T08:00'
sql "UPDATE appointments_booking SET state = 'cancelled', ended = 1, ended_by = 1 WHERE starts = $wed"; sql "UPDATE appointments_hold SET live = 0 WHERE starts = $wed"
t 'the second time to who waits longest again, and taken' 'chores; w=$(sql "SELECT min(id) FROM appointments_wait WHERE state = '"'offered'"'"); POST /appointments/answer id=$w do=take && status 303 && test "$(sql "SELECT state FROM appointments_wait WHERE id = $w")" = taken'
t 'AW3: taken twice is told'                        'POST /appointments/answer id=$w do=take && status 409'
t 'of another unit it is not there'                 'be 2 keep; POST /appointments/answer id=2 do=drop && status 404'
be 1 keep,special

# ---- the rota: 25/26 October 2031 has 25 hours, 29/30 March 23
t 'AP10: a night over the change of clocks is nine hours long, or seven' 'POST /appointments/duty unit=1 resource=1 kind=duty day=25/10/2031 from=22:00 to=6:00 && status 303 && POST /appointments/duty unit=1 resource=1 kind=call day=29/3/2031 from=22:00 to=6:00 && status 303 && test "$(sql "SELECT ends - starts FROM appointments_duty ORDER BY id")" = "32400
25200" && GET "/appointments/duty?unit=1&day=25/10/2031" && see "9 hours" && see "the clocks change" && GET "/appointments/duty?unit=1&day=29/3/2031" && see "7 hours"'
t 'hours that the clocks skip are refused, and kept' 'was=$(sql "SELECT count(*) FROM appointments_duty"); POST /appointments/duty unit=1 resource=1 kind=duty day=30/3/2031 from=03:10 to=03:50 && status 422 && see "clocks go forward" && see "value=\"03:10\"" && see "value=\"03:50\"" && count appointments_duty $was'
t 'AP10: nobody is on duty twice at a time'         'POST /appointments/duty unit=1 resource=1 kind=call day=26/10/2031 from=5:00 to=9:00 && status 409 && see "already has a shift" && POST /appointments/duty unit=1 resource=3 kind=call day=26/10/2031 from=5:00 to=9:00 && status 303 && count appointments_duty 3'
t 'nor for the database itself'                     'sql "INSERT INTO appointments_duty(id, unit, resource, kind, starts, ends, made, by) SELECT 900, 1, 1, '"'duty'"', starts + 60, ends, 1, 1 FROM appointments_duty WHERE id = 1" 2> "$dir/err"; count appointments_duty 3'
t 'a whole day and night, and which hours nobody covers' 'POST /appointments/duty unit=1 resource=1 kind=duty day=4/3/2031 from=8:00 to=8:00 && status 303 && GET "/appointments/duty?unit=1&day=4/3/2031" && see "24 hours" && see "Hours that nobody covers" && see "Wednesday 5 March 2031, 08:00"'
t 'a day with a line break in it makes no header' 'POST /appointments/duty unit=1 remove=99999 "day=x
X-Evil: y"; status 303 && ! grep -q "^X-Evil" $dir/page && ! grep -q "Evil" $dir/page'
t 'who works elsewhere puts nobody on it'           'be 2 keep; POST /appointments/duty unit=1 resource=1 kind=duty day=5/3/2031 from=8 to=9 && status 404; be 1 keep,special; POST /appointments/duty unit=1 resource=2 kind=duty day=5/3/2031 from=8 to=9 && status 422 && count appointments_duty 4'
duty() { POST /appointments/duty unit=1 resource=3 kind=duty from=8 to=9 "$@"; }
t 'AD5: every Monday for four weeks is put on the rota at once; what was typed stays for the next' 'duty day=10/3/2031 weeks=4 && status 303 && count appointments_duty 8 && grep -q "^Location: .*resource=3&kind=duty&from=8:00&to=9:00" $dir/page && GET "/appointments/duty?unit=1&day=31/3/2031" && see "Monday 31 March 2031, 08:00"'
t 'AD5: whole or not at all; from one to twenty-six' 'duty day=17/2/2031 weeks=5 && status 409 && for x in 0 27 -1 x; do duty day=11/3/2031 weeks=$x; status 422 || { echo "# $x"; break; }; done; status 422 && see "1 to 26" && count appointments_duty 8'

# ---- calendars for other programs
t 'a link is shown once; the database has its hash' 'POST /appointments/feed id=1 && status 200 && token=$(grep -o "calendar/[A-Za-z0-9_-]*\.ics" $dir/page | head -1) && test ${#token} -gt 40 && GET "/appointments/feed?id=1" && notsee "$token" && ! contents | grep -q "$token"'
nobody
t 'AF2: another program reads the times, with summer time, and no name' 'GET "/$token" && status 200 && notsee Guest && notsee Παπαδοπούλου && notsee Dentist && sed "1,/^$/d" $dir/page > $dir/feed.ics && /usr/bin/python3 - $dir/feed.ics <<PY
import sys, icalendar, datetime
c = icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read())
events = [e for e in c.walk("VEVENT")]
tz = [z for z in c.walk("VTIMEZONE")]
assert len(tz) == 1 and str(tz[0]["TZID"]) == "Europe/Athens", tz
zone = tz[0].to_tz()
utc = lambda d: (zone.localize(d.replace(tzinfo=None)) if "Athens" in str(getattr(d.tzinfo, "zone", "") or d.tzinfo) else d).astimezone(datetime.timezone.utc)
spans = {(int(utc(e["DTSTART"].dt).timestamp()), int(utc(e["DTEND"].dt).timestamp())) for e in events}
assert ($thu, $thu + 3600) in spans, spans
night = [(a, b) for a, b in spans if b - a == 32400]
assert night == [($(date -u -d 2031-10-25T19:00Z +%s), $(date -u -d 2031-10-26T04:00Z +%s))], (night, spans)
assert {str(e["SUMMARY"]) for e in events} == {"Appointment", "On duty", "On call"}, events
PY'
t 'AF1: a wrong one is not there'                   'GET /calendar/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics && status 404 && GET /calendar/ && status 404'
t 'revoked, it is not there either'                 'be 1 keep; POST /appointments/feed id=1 revoke=1 && status 303; nobody; GET "/$token" && status 404'
t 'who works elsewhere makes none'                  'be 2 keep; POST /appointments/feed id=1 && status 404 && count appointments_feed 1'
t 'AF3: of a secret unit none leaves'               'be 1 keep; POST /appointments/feed id=1; token=$(grep -o "calendar/[A-Za-z0-9_-]*\.ics" $dir/page | head -1); sql "UPDATE access_unit SET secret = 1 WHERE id = 1"; nobody; GET "/$token" && status 404; rc=$?; sql "UPDATE access_unit SET secret = 0 WHERE id = 1"; test $rc = 0'
# An interpreter whom all units share, booked by a secret one and by the clinic on the same day.
sql "INSERT INTO access_unit(id, name, secret) VALUES (9, 'Kryfo', 1); INSERT INTO appointments_service(id, unit, subject, minutes, made, by) VALUES (9, 9, 'lawyer', 60, 1, 1); INSERT INTO appointments_resource(id, unit, kind, name, langs, made, by) VALUES (9, NULL, 'interpreter', 'Shared', 'ar', 1, 1); INSERT INTO appointments_exception(id, resource, on_day, from_minute, to_minute, there, made, by) VALUES (9, 9, 22344, 0, 1440, 0, 1, 1)"
for x in 991:9:32400 992:1:39600; do b=${x%%:*} u=${x#*:}; s=$((22344 * 86400 + ${u#*:})); u=${u%:*}; sql "INSERT INTO appointments_booking(id, service, unit, starts, ends, made, by) VALUES ($b, $u, $u, $s, $s + 3600, 1, 1); INSERT INTO appointments_hold(id, booking, resource, starts, ends) VALUES ($b, $b, 9, $s, $s + 3600)"; done
t 'AF3: nor, with a calendar that all share, what a secret unit booked' 'be 1 keep,decide; POST /appointments/feed id=9 && status 200; token=$(grep -o "calendar/[A-Za-z0-9_-]*\.ics" $dir/page | head -1); nobody; GET "/$token" && status 200 && see b992- && notsee b991-'
t 'nor is it named to others where it stands in an absence' 'be 1 keep; GET "/appointments/resource?id=9" && see "one?id=992" && notsee "one?id=991" && sql "INSERT INTO access_work(id, unit, account, since) VALUES (9, 9, 1, 100)" && GET "/appointments/resource?id=9" && see "one?id=991"; rc=$?; sql "DELETE FROM access_work WHERE id = 9"; test $rc = 0'

# ---- equipment
be 1 keep,special
t 'a device, its place and its next check'          'POST /appointments/devices unit=1 name=Autoclave serial=A-1 place=Surgery due=10/3/2031 every=30 && status 303 && GET "/appointments/devices?unit=1" && see Autoclave && see "10 March 2031"'
t 'a check every 0 days, a day that is none'        'POST /appointments/devices unit=1 name=x due=10/3/2031 every=0 && status 422 && POST /appointments/devices unit=1 name=x due=31/2/2031 every=9 && status 422 && count appointments_device 1'
t 'what is due stands in my day'                    'GET /day && see Autoclave && see "Appointments and equipment"'
t 'out of order wants to know why'                  'POST /appointments/device id=1 do=broken row_version=1 && status 422 && POST /appointments/device id=1 do=broken words=leaks row_version=1 && status 303 && GET /day && see leaks'
t 'two said something at once: one is told, of the device'  'POST /appointments/device id=1 do=mended row_version=1 && status 409 && see "The device has changed"'
t 'mended and checked: next in thirty days'         'POST /appointments/device id=1 do=mended row_version=2 && POST /appointments/device id=1 do=checked row_version=3 && status 303 && GET "/appointments/devices?unit=1" && see "2 April 2031" && GET /day && notsee Autoclave && count appointments_inspected 3'
t 'who works elsewhere has no such device'          'be 2 keep; POST /appointments/device id=1 do=checked row_version=4 && status 404'

done_testing
