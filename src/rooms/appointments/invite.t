# SPDX-License-Identifier: EUPL-1.2
# invite.t - an appointment as an invitation in an e-mail (AP12, ME10): read from what the mail server got, by tests/ical_read.py.
# 2031-03-03 is a Monday; clocks change on 30 March and, back, on 26 October.
. tests/lib.sh
. tests/people.sh
. tests/post.sh
ids_from_one appointments_booking appointments_wait messages_message
worker 1 Athina
sql "INSERT INTO access_unit(id, name, structure, secret, kind) VALUES (1, 'Οδοντιατρείο', '', 0, 'dental'), (2, 'Ξενώνας', '', 1, 'womens_shelter')"
sql "INSERT INTO access_work(id, unit, account, since) VALUES (1, 1, 1, 100), (2, 2, 1, 100)"
sql "INSERT INTO appointments_service(id, unit, subject, minutes, ahead_days, online, special, made, by) VALUES (1, 1, 'dentist', 30, 365, 1, 1, 1, 1), (2, 2, 'counselling', 30, 365, 0, 1, 1, 1)"
sql "INSERT INTO appointments_resource(id, unit, kind, name, made, by) VALUES (1, 1, 'person', 'Dr Tooth', 1, 1), (2, 2, 'person', 'Counsellor', 1, 1)"
sql "INSERT INTO appointments_can(service, resource) VALUES (1, 1), (2, 2)"
for w in 0 1 2 3 4 5 6; do sql "INSERT INTO appointments_hours(resource, weekday, from_minute, to_minute, since, holidays) VALUES (1, $w, 0, 1440, 1, 1), (2, $w, 0, 1440, 1, 1)"; done
person 11 en; contact 11 email maria@example.gr 2
person 12 el; person 13 el; contact 13 email nikos@example.gr 1; person 14 el 1; contact 14 email shield@example.gr 2
post_office; plan ok
at 2031-03-03T08:00
be 1 keep,special,advise,files
export PRONOIA_LANG=en
utc() { date -u -d "$1Z" +%s; }
book() { POST /appointments/new service=${3:-1} person=$1 at=$(utc $2) && status 303; }
move() { POST /appointments/move id=$1 at=$(utc $2) row_version=$(version $1) && status 303; }
cancel() { POST /appointments/state id=$1 do=cancelled row_version=$(version $1) && status 303; }
version() { sql "SELECT row_version FROM appointments_booking WHERE id = $1"; }
last() { sql "SELECT max(id) FROM appointments_booking"; }
invitation() { python3 tests/ical_read.py "$office/mail.$1" > "$dir/page"; }
is() { sed -n "s/^$1 //p" "$dir/page"; }
invited() { count "messages_message WHERE about_kind = 'invitation'" "$1"; }

# ---- booked, moved, cancelled
t 'no step of booking leaves a trace'           'torture POST /appointments/new service=1 person=11 at=$(utc 2031-03-10T08:00) && invited 0'
t 'AP12: booked: a REQUEST, from the sending address to theirs' 'book 11 2031-03-10T08:00 && outbox && took mail 1 && invitation 1 && test "$(is METHOD)" = REQUEST && test "$(is ORGANIZER)" = mailto:kentro@example.gr && test "$(is ATTENDEE)" = mailto:maria@example.gr && test "$(is STATUS)" = CONFIRMED'
uid=$(is UID) sequence=$(is SEQUENCE)
t 'at its hour, half an hour long'              'test "$(is DTSTART) $(is DTEND)" = "20310310T080000Z 20310310T083000Z"'
t 'ME10: neutral: no unit, no dentist, no place' 'test "$(is SUMMARY)" = Appointment && test "$(is ALL)" = "ATTENDEE CLASS DTEND DTSTAMP DTSTART ORGANIZER SEQUENCE STATUS SUMMARY UID" && is CN | grep -q "Municipality" && decoded mail 1 > $dir/page && see "appointment with the municipality, 10 March 2031, 10:00" && ! grep -qi "dent\|tooth\|Οδοντ" $dir/page'
t 'no step of moving leaves a trace'            'torture POST /appointments/move id=1 at=$(utc 2031-03-31T07:00) row_version=1 && invited 1'
t 'moved behind the change of clocks: the same UID, a higher SEQUENCE' 'plan ok; move 1 2031-03-31T07:00 && outbox && took mail 1 && invitation 1 && test "$(is METHOD)" = REQUEST && test "$(is UID)" = "$uid" && test "$(is SEQUENCE)" -gt "$sequence" && test "$(is DTSTART)" = 20310331T070000Z && sequence=$(is SEQUENCE) && decoded mail 1 > $dir/page && see "has changed: 31 March 2031, 10:00"'
t 'a second later it moves again: it grows again' 'plan ok; move 1 2031-03-31T08:00 && outbox && invitation 1 && test "$(is SEQUENCE)" -gt "$sequence" && sequence=$(is SEQUENCE)'
t 'no step of cancelling leaves a trace'        'torture POST /appointments/state id=1 do=cancelled row_version=$(version 1) && invited 3'
t 'cancelled: METHOD:CANCEL, of the same, higher again' 'plan ok; cancel 1 && outbox && took mail 1 && invitation 1 && test "$(is METHOD) $(is STATUS) $(is UID)" = "CANCEL CANCELLED $uid" && test "$(is SEQUENCE)" -gt "$sequence" && decoded mail 1 > $dir/page && see "is cancelled"'

t 'moved to the hour at which it is: nobody is told of a change' 'plan ok; book 11 2031-03-11T08:00 && b=$(last) && outbox && plan ok && move $b 2031-03-11T08:00 && outbox && took mail 0 && test "$(version $b)" = 1'

# ---- what has not left
t 'moved before it left: only the last time leaves' 'plan ok; book 11 2031-03-12T08:00 && move $(last) 2031-03-13T08:00 && outbox && took mail 1 && invitation 1 && test "$(is DTSTART)" = 20310313T080000Z && decoded mail 1 > $dir/page && see "You have an appointment"'
t 'cancelled before it left: nobody hears of it' 'plan ok; book 11 2031-03-14T08:00 && cancel $(last) && outbox && took mail 0'
t 'taken back while a sender had it in hand: it may have left, so its end is told' 'plan ok; book 11 2031-03-14T08:00 && sql "UPDATE messages_message SET lease = 1930000000, lease_by = 7 WHERE about_kind = '"'invitation'"' AND about = $(last)" && cancel $(last) && outbox && took mail 1 && invitation 1 && test "$(is METHOD)" = CANCEL'
t 'who came is told nothing'                    'plan ok; sql "UPDATE appointments_booking SET starts = 1930291200 - 600 WHERE id = 2"; POST /appointments/state id=2 do=came row_version=$(version 2) && status 303 && outbox && took mail 0'

# ---- whom
before=$(sql "SELECT count(*) FROM messages_message WHERE about_kind = 'invitation'")
t 'AP12: a secret unit never sends one'         'book 11 2031-03-17T08:00 2 && cancel $(last) && invited $before'
t 'no e-mail, neutral words only: none'         'book 12 2031-03-17T08:00 && book 13 2031-03-17T09:00 && invited $before'
sql "INSERT INTO access_grant(id, person, account, purpose, starts, about_kind, about) VALUES (1, 14, 1, 'case', 1, 'case', 1)"
t 'a shielded file: none'                       'book 14 2031-03-17T10:00 && invited $before'
t 'ME2: the contact became a neutral one before it left: no invitation' 'plan ok; book 11 2031-03-18T08:00 && sql "UPDATE registry_contact SET messages = 1 WHERE person = 11" && outbox && took mail 1 && ! invitation 1 && see "no invitation"; sql "UPDATE registry_contact SET messages = 2 WHERE person = 11"'
t 'without a file: none; attached to a file: theirs' 'plan ok; POST /appointments/new service=1 name=Eleni at=$(utc 2031-03-19T08:00) && status 303 && outbox && took mail 0 && POST /appointments/attach id=$(last) person=11 row_version=1 && status 303 && outbox && took mail 1 && invitation 1 && test "$(is METHOD)" = REQUEST'

# ---- another file than the first: AP12
person 15 en; contact 15 email anna@example.gr 2; person 16 el
sql "INSERT INTO registry_person(id, merged_into, lang, made, made_by) VALUES (17, 11, 'en', 1, 1)"
attach() { POST /appointments/attach id=$1 person=$2 row_version=$(version $1) && status 303; }
to_whom() { for i in $(seq 1 $(find "$office" -name 'mail.*' | wc -l)); do invitation $i && echo "$(is ATTENDEE | sed 's/mailto://; s/@.*//') $(is METHOD)"; done | sort | paste -sd' '; }
t 'the first hears of the end, the other of the beginning; of the same name, higher' 'plan ok; book 11 2031-03-20T08:00 && b=$(last) && outbox && invitation 1 && uid=$(is UID) sequence=$(is SEQUENCE) && plan ok && attach $b 15 && outbox && took mail 2 && test "$(to_whom)" = "anna REQUEST maria CANCEL" && invitation 1 && test "$(is UID)" = "$uid" && test "$(is SEQUENCE)" -gt "$sequence"'
t 'the other is not told that something has changed' 'for i in 1 2; do decoded mail $i; done > $dir/page && see "You have an appointment" && see "is cancelled" && notsee "has changed"'
t 'an end that has not left yet is not taken back when the other moves it' 'plan ok; book 11 2031-03-21T08:00 && b=$(last) && outbox && plan ok && attach $b 15 && move $b 2031-03-21T09:00 && outbox && test "$(to_whom)" = "anna REQUEST maria CANCEL"'
t 'back with the first: theirs again, and the other hears of the end' 'plan ok; attach $b 11 && outbox && test "$(to_whom)" = "anna CANCEL maria REQUEST" && for i in 1 2; do decoded mail $i; done > $dir/page && see "You have an appointment" && notsee "has changed"'
t 'to somebody who gets none: the first hears of the end all the same, and nobody of the end of it' 'plan ok; attach $b 16 && outbox && test "$(to_whom)" = "maria CANCEL" && plan ok && cancel $b && outbox && took mail 0'
t 'what had not left: nobody hears of the first' 'plan ok; book 11 2031-03-24T08:00 && attach $(last) 15 && outbox && test "$(to_whom)" = "anna REQUEST"'
t 'the same person, and a record that was merged into theirs: nothing has changed' 'plan ok; book 11 2031-03-24T09:00 && b=$(last) && outbox && plan ok && attach $b 11 && attach $b 17 && outbox && took mail 0 && test "$(version $b)" = 1'
t 'no step of attaching leaves a trace'         'torture POST /appointments/attach id=$b person=15 row_version=1'
reminders() { sql "SELECT person FROM messages_message WHERE about_kind = 'booking' AND about = $1 AND state = 'waiting' AND text = 'appointments.reminder'" | paste -sd" "; }
t 'the reminder goes over to the other'          'attach $b 16 && test "$(reminders $b)" = 16'
t 'moved away and back to its hour: a reminder still stands' 'move $b 2031-03-25T08:00 && move $b 2031-03-24T09:00 && test "$(reminders $b)" = 16'
t 'ME2: an address that was taken off hears nothing more, today’s does' 'plan ok; book 11 2031-03-26T08:00 && b=$(last) && outbox && plan ok && sql "UPDATE registry_contact SET value = '"'new@example.gr', compared = 'new@example.gr'"' WHERE person = 11" && cancel $b && outbox && test "$(to_whom)" = "new CANCEL"; sql "UPDATE registry_contact SET value = '"'maria@example.gr', compared = 'maria@example.gr'"' WHERE person = 11"'

# ---- an offer of the waiting list
sql "INSERT INTO appointments_wait(id, service, person, until, made, by) VALUES (1, 1, 11, 22352, 1, 1)"
t 'AW1: an offer is no appointment yet, and its end none' 'plan ok; b=$(sql "SELECT count(*) FROM messages_message WHERE about_kind = '"'invitation'"'"); "$program" chores > "$dir/chores" 2>&1; test "$(sql "SELECT state FROM appointments_wait WHERE id = 1")" = offered && invited $b && POST /appointments/answer id=1 do=decline && status 303 && invited $b'
sql "INSERT INTO appointments_wait(id, service, person, until, made, by) VALUES (2, 1, 11, 22352, 1, 1)"
t 'taken, it is'                                '"$program" chores > "$dir/chores" 2>&1; invited $b && POST /appointments/answer id=2 do=take && status 303 && invited $((b + 1))'

# ---- the night on which the clocks go back: before, in both of the hours that are called three, after
at 2031-10-20T08:00
for hour in 2031-10-25T23:30 2031-10-26T00:30 2031-10-26T01:30 2031-10-26T02:00; do
    t "IC1: $hour UTC is that hour for who reads it" 'plan ok; book 11 $hour && outbox && took mail 1 && invitation 1 && test "$(is DTSTART)" = "$(date -u -d "${hour}Z" +%Y%m%dT%H%M00Z)"'
done

# ---- the same on the resident's own page
t 'a file for their calendar: of the same name and number' 'plan ok; book 11 2031-10-28T08:00 && b=$(last) && outbox && invitation 1 && uid=$(is UID) sequence=$(is SEQUENCE) && POST /appointments/code id=$b && code=$(grep -o "[2-9A-Z]\{3\}-[2-9A-Z]\{3\}-[2-9A-Z]\{3\}-[2-9A-Z]\{3\}" $dir/page | head -1) && nobody && POST /book/mine number=$b code=$code && status 303 && PRONOIA_COOKIE=$(sed -n "s/^Set-Cookie: \([^;]*\);.*/\1/p" $dir/page | paste -sd";") && export PRONOIA_COOKIE && GET /book/mine && see /book/calendar && GET /book/calendar && see "text/calendar" && tr -d "\r" < $dir/page > $dir/ics && grep -qx "UID:$uid" $dir/ics && grep -qx "SEQUENCE:$sequence" $dir/ics && grep -qx "METHOD:PUBLISH" $dir/ics'
done_testing
