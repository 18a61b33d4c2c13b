# SPDX-License-Identifier: EUPL-1.2
# events.t - a course is written down, residents and classes register, wait, are offered what falls free; who came is delivered (EV1 to EV10).
. tests/lib.sh
. tests/people.sh
ids_from_one events_course events_lesson events_signup events_came events_material
worker 1 Αθηνά; worker 2 Βασίλης; worker 3 Γιάννης
person 11 Παπαδοπούλου Ελένη 7000; person 12 Κρυφού Άννα 7000; person 13 Ιωάννου Μαρία 8000
sql "INSERT INTO registry_contact(person, kind, value, compared, messages, rank, made, by) VALUES (13, 'mobile', '6900000013', '6900000013', 2, 1, 1, 1)"
sql "INSERT INTO access_unit(id, name, structure, secret, kind) VALUES (1, 'Κέντρο Πρόληψης', '', 0, ''), (2, 'Μονάδα Ω', '', 1, 'womens_shelter'), (3, 'Κέντρο Κοινότητας', '', 0, '')"
sql "INSERT INTO access_work(id, unit, account, since) VALUES (1, 1, 1, 100), (2, 3, 2, 100), (3, 2, 3, 100)"
sql "INSERT INTO referrals_body(id, name, made, made_by) VALUES (5, '5ο Γυμνάσιο', 1, 1)"
export PRONOIA_LANG=en
jar() { PRONOIA_COOKIE=$(sed -n 's/^Set-Cookie: \([^;]*\);.*/\1/p' "$dir/page" | paste -sd';' | sed 's/;/; /g'); export PRONOIA_COOKIE; }
code() { grep -o '[2-9A-Z]\{3\}-[2-9A-Z]\{3\}-[2-9A-Z]\{3\}-[2-9A-Z]\{3\}' "$dir/page" | head -1; }
state() { sql "SELECT state FROM events_signup WHERE id = $1"; }
version() { sql "SELECT row_version FROM events_$1 WHERE id = $2"; }
course='kind=parents_school audience=parents speaks_codes=el percent=80 answer_hours=48 online=1 groups=1'
# Monday 3 March 2031, eleven in the morning in Greece
at 2031-03-03T09:00
be 1 keep,advise

# ---- the team writes it down
t 'a course wants a Greek title, places, days in order'  'POST /courses/edit unit=1 $course places=2 && status 422 && see "title in Greek" && POST /courses/edit unit=1 $course places=2 title_el=Α since=5/3/2031 until=4/3/2031 && status 422 && POST /courses/edit unit=1 $course places=0 title_el=Α && status 422 && count events_course 0'
t 'of a unit where one works alone'                      'POST /courses/edit unit=3 $course places=2 title_el=Α && status 404 && count events_course 0'
t 'no step of it leaves a trace'                         'torture POST /courses/edit unit=1 $course places=2 title_el=Γονείς title_ar=والدان'
t 'written down, a draft: nobody else sees it'           'POST /courses/edit unit=1 $course places=2 "title_el=Γονείς και έφηβοι" "title_en=Parents and teenagers" && status 303 && count events_title 2 && GET /events && notsee "Parents and teenagers" && GET "/events/course?id=1" && status 404'
t 'a new course whose registration would be over already' 'POST /courses/edit unit=1 $course places=2 title_el=Α until=2/3/2031 && status 422 && see "closed already" && count events_course 1'
t 'it opens with a lesson'                               'POST /courses/state id=1 do=open row_version=1 && status 422 && see "meeting first"'
t 'four Mondays; the holiday of 17 March is stepped over' 'POST /courses/lessons course=1 first=10/3/2031 from=18:00 to=20:00 weeks=4 place=Hall leader=Psychologist && status 303 && count events_lesson 4 && test "$(sql "SELECT max(starts) FROM events_lesson")" = $(date -u -d "2031-03-31T15:00Z" +%s)'
t 'an hour that is none, a day that is none, two at a time' 'POST /courses/lessons course=1 first=11/3/2031 from=25:00 to=26 && status 422 && POST /courses/lessons course=1 first=31/2/2031 from=9 to=10 && status 422 && POST /courses/lessons course=1 first=10/3/2031 from=19 to=21 && status 422 && see "at that time already" && count events_lesson 4'
skipped='first=30/3/2031 from=03:10 to=03:50 place=Attic'
t 'hours that the clocks skip are refused, and kept'     'POST /courses/lessons course=1 $skipped && status 422 && see "clocks go forward" && see "value=\"03:10\"" && see "value=\"Attic\"" && POST /courses/lessons course=1 first=23/3/2031 weeks=2 from=03:10 to=03:50 && status 422 && see "clocks go forward" && count events_lesson 4 && POST /courses/lesson id=4 row_version=1 $skipped && status 422 && see "clocks go forward" && see "value=\"03:50\""'
t 'one a week: none is written when a later one falls on another' 'POST /courses/lessons course=1 first=3/3/2031 weeks=2 from=19:00 to=21:00 && status 422 && see "at that time already" && count events_lesson 4'
t 'until midnight is until the end of that day'          'POST /courses/lesson id=4 first=31/3/2031 from=22:00 to=24:00 place=Hall row_version=1 && status 303 && test "$(sql "SELECT ends - starts FROM events_lesson WHERE id = 4")" = 7200 && POST /courses/lesson id=4 first=31/3/2031 from=24:00 to=1 row_version=2 && status 422 && POST /courses/lesson id=4 first=31/3/2031 from=18:00 to=20:00 place=Hall leader=Psychologist row_version=2 && status 303'
t 'open: on the public list, in the reader’s language'   'POST /courses/state id=1 do=open row_version=1 && status 303 && nobody && GET /events && see "Parents and teenagers" && see "Free places" && GET "/events/course?id=1" && status 200 && see "Monday 10 March 2031, 18:00" && see Hall && PRONOIA_LANG=sq GET "/events/course?id=1" && see "lang=\"el\""'
t 'two changed it: both versions are shown'              'be 1 keep,advise; POST /courses/edit id=1 $course places=2 title_el=Άλλο row_version=1 && status 409 && see "Γονείς και έφηβοι" && count events_title 2'
t 'EV6: another unit’s list is not there'                'be 2 keep,advise; GET "/courses/one?id=1" && status 404 && POST /courses/state id=1 do=over row_version=2 && status 404 && GET "/courses/door?lesson=1" && status 404 && POST /courses/came lesson=1 who=1 && status 404 && GET "/courses/edit?id=1" && status 404 && GET /courses && see "Parents and teenagers"'

# ---- residents
nobody
join() { POST /events/join course=1 form=form-of-client-$1-abcdef given=$2 family=$3 ${4:+phone=$4}; }
t 'what is missing is said, nothing is written'          'POST /events/join course=1 form=form-of-client-1-abcdef given=Eleni && status 422 && see "last name" && count events_signup 0'
t 'no step of registering leaves a trace'                'torture POST /events/join course=1 form=form-of-client-1-abcdef given=Eleni family=Papa phone=6900000001'
t 'registered: number and code, no name readable'        'join 1 Eleni Papa 6900000001 && status 303 && jar && GET "/events/mine?new=1" && see "You have a place" && ! contents | grep -q "Papa Eleni"'
first=$(code)
t 'from the same device for the same course: it says so, and registers somebody else all the same' 'GET "/events/join?course=1" && see "you have registered for this course already" && PRONOIA_COOKIE= GET "/events/join?course=1" && notsee "registered for this course already"'
t 'EO3: the same form again registers nobody and shows the same code' 'join 1 Eleni Papa && status 303 && count events_signup 1 && jar && GET /events/mine && see "$first"'
t 'the second takes the last place, the third waits'     'join 2 Maria Kosta && join 3 Amal Haddad 6900000003 && status 303 && jar && GET "/events/mine?new=1" && see "waiting list" && see "Waiting before you: 0" && test "$(sql "SELECT taken, places FROM events_course")" = "2|2"'
third=$(code); third_jar=$PRONOIA_COOKIE
t 'EV1: the database itself refuses the one too many'    '! sql "UPDATE events_signup SET state = '"'registered'"' WHERE id = 3" 2> "$dir/err" && ! sql "INSERT INTO events_signup(id, course, number, state, made, by) VALUES (90, 1, 90, '"'registered'"', 1, 1)" 2> "$dir/err" && ! sql "UPDATE events_course SET places = 1" 2> "$dir/err" && test "$(sql "SELECT taken FROM events_course")" = 2'
t 'and forgets no list'                                  '! sql "DELETE FROM events_signup" 2> "$dir/err" && count events_signup 3'
t 'EV1: nor do fewer places fit'                         'be 1 keep,advise; POST /courses/edit id=1 $course places=1 title_el=Γ row_version=2 && status 422 && see "2 places are taken"'
t 'EO1: a wrong code and a wrong number read the same'   'nobody; PRONOIA_COOKIE=; POST /events/mine number=1 code=222-222-222-222; a=$(grep -c "We found no registration" "$dir/page"); POST /events/mine number=999 code=$first; test "$a" = 1 && status 404 && see "We found no registration"'
t 'EV2, EV3: given up, the place is offered at once to who waits' 'PRONOIA_COOKIE=; POST /events/mine number=1 code=$first && jar && POST /events/answer do=cancel && status 422 && POST /events/answer do=cancel sure=yes && status 303 && test "$(state 1) $(state 3)" = "cancelled offered" && count "messages_message WHERE about_kind = '"'signup'"'" 1'
t 'EV1: an offer holds its place'                        'join 4 Late Comer && test "$(state 4)" = waiting && test "$(sql "SELECT taken FROM events_course")" = 2'
t 'taken'                                                'PRONOIA_COOKIE=$third_jar; GET /events/mine && see "It is kept until" && POST /events/answer do=take && status 303 && test "$(state 3)" = registered && POST /events/answer do=take && status 409'
t 'EV4: not answered, it goes to the next, the one who was silent to the end' 'PRONOIA_COOKIE=; join 5 Fifth One; be 1 keep,advise; POST /courses/signup/do id=2 do=cancel row_version=$(version signup 2) && status 303 && test "$(state 4) $(state 5)" = "offered waiting" && at 2031-03-05T09:30 && "$program" chores events_offer && test "$(state 4) $(state 5)" = "waiting offered" && test "$(sql "SELECT passed FROM events_signup WHERE id = 4")" = 1'
t 'EV4: silent twice, off the list'                      'at 2031-03-07T10:00; "$program" chores events_offer; test "$(state 4)" = offered && at 2031-03-09T12:30 && "$program" chores events_offer; test "$(state 4)" = gone && test "$(sql "SELECT taken FROM events_course")" = 2'
at 2031-03-03T09:00
# ---- the desk, a class
be 1 keep,advise,files
t 'from a file: its own name; once'                      'POST /courses/edit id=1 $course places=40 title_el=Γ row_version=2 && status 303 && POST /courses/register course=1 person=13 && status 303 && GET "/courses/signup?id=6" && see "Ιωάννου Μαρία" && POST /courses/register course=1 person=13 && status 409 && see "on the list already"'
t 'not from a file that the reader may not open'         'sql "UPDATE registry_person SET shield = 2 WHERE id = 12"; POST /courses/register course=1 person=12 && status 422 && count "events_signup WHERE person = 12" 0'
t 'a class: a figure, a teacher, no names'               'POST /courses/register course=1 grouped=1 body=5 seats=25 name=Teacher && status 303 && test "$(sql "SELECT seats, body FROM events_signup WHERE grouped = 1")" = "25|5" && GET "/courses/one?id=1" && see "5ο Γυμνάσιο" && see "25 people"'
t 'too many for all places, none at all, no school'      'POST /courses/register course=1 grouped=1 body=5 seats=41 name=T && status 422 && POST /courses/register course=1 grouped=1 body=5 name=T && status 422 && POST /courses/register course=1 grouped=1 seats=3 name=T && status 422 && POST /courses/register course=1 grouped=1 body=5 seats=41 name=T && see "from 1 to 40"'
t 'a second class does not fit: it waits and holds nobody up' 'POST /courses/register course=1 grouped=1 body=5 seats=20 name=Other && status 303 && test "$(sql "SELECT state FROM events_signup WHERE seats = 20")" = waiting && POST /courses/register course=1 name=Single && test "$(sql "SELECT state FROM events_signup ORDER BY id DESC LIMIT 1")" = registered'
class=$(sql "SELECT id FROM events_signup WHERE seats = 25")
comes() { POST /courses/class id=$class row_version=$(version signup $class) "name=$1" phone=6900000077 seats=$2; }
t 'another teacher comes with the class: it keeps its place' 'GET "/courses/signup?id=$class" && see "Another teacher" && comes "Other Teacher" 25 && status 303 && test "$(state $class)" = registered && GET "/courses/one?id=1" && see "Other Teacher" && notsee ">Teacher<" && ! contents | grep -q "Other Teacher"'
t 'more of it than are free, nobody, no teacher, an older page, somebody alone' 'comes T 41 && status 422 && comes T 38 && status 422 && see "do not suffice" && comes T 0 && status 422 && comes "" 25 && status 422 && POST /courses/class id=$class row_version=1 name=T seats=25 && status 409 && POST /courses/class id=6 row_version=$(version signup 6) name=T seats=2 && status 409 && test "$(sql "SELECT seats FROM events_signup WHERE id = $class")" = 25'
was=$(sql "SELECT taken FROM events_course WHERE id = 1")
t 'fewer of it: the places are free, and offered to the class that waits' 'comes Teacher 5 && status 303 && test "$(sql "SELECT state FROM events_signup WHERE seats = 20")" = offered && test "$(sql "SELECT taken FROM events_course WHERE id = 1")" = "$was"; b=$(sql "SELECT id FROM events_signup WHERE seats = 20"); POST /courses/signup/do id=$b do=cancel row_version=$(version signup $b); comes Teacher 25 && status 303'
t 'the same name twice on the list: the team sees it, whoever registers does not' 'POST /courses/register course=1 "name=Twin Anna" && POST /courses/register course=1 "name=TWIN  ánna" && GET "/courses/one?id=1" && notsee "same name twice"; POST /courses/register course=1 "name=twin anna" && GET "/courses/one?id=1" && see "same name twice"; for s in $(sql "SELECT id FROM events_signup ORDER BY id DESC LIMIT 3"); do POST /courses/signup/do id=$s do=cancel row_version=$(version signup $s); done; GET "/courses/one?id=1"; notsee "same name twice"'
t 'staff elsewhere put somebody on it and read that one alone' 'be 2 advise,files; POST /courses/register course=1 person=11 && status 303 && GET "/courses/signup?id=$(sql "SELECT max(id) FROM events_signup")" && status 200 && GET "/courses/signup?id=6" && status 404'

# ---- in the doorway
be 1 keep,advise,files
six=$(sql "SELECT number FROM events_signup WHERE id = 6")
t 'not before its day'                                   'POST /courses/came lesson=1 who=$six && status 422 && see "not taken place"'
at 2031-03-10T16:05
t 'no step of noting somebody leaves a trace'            'torture POST /courses/came lesson=1 who=$six'
t 'EV8: a number and Enter: a line of the ledger'        'POST /courses/came lesson=1 who=$six && status 303 && test "$(sql "SELECT kind, service, unit, quantity, person FROM ledger_line")" = "lesson|parents-school|1|1|13" && GET "/courses/door?lesson=1&came=$six" && see "Noted: Ιωάννου Μαρία"'
t 'twice is once'                                        'POST /courses/came lesson=1 who=$six && status 303 && count ledger_line 1'
t 'by how the name begins, without accents'              'POST /courses/came lesson=1 who=παπαδ && status 303 && count events_came 2 && POST /courses/came lesson=1 who=nobodysuch && status 422 && see "not exactly one"'
t 'a class: as many as came'                             'POST /courses/came lesson=1 signup=$(sql "SELECT id FROM events_signup WHERE seats = 25") heads=23 && status 303 && test "$(sql "SELECT quantity FROM ledger_line WHERE quantity > 1")" = 23'
t 'and counted anew: the first figure is countered'      'POST /courses/came lesson=1 signup=$(sql "SELECT id FROM events_signup WHERE seats = 25") heads=24 && status 303 && test "$(sql "SELECT sum(quantity) FROM ledger_line")" = 26'
t 'heads without a list'                                 'POST /courses/heads lesson=1 heads=7 && POST /courses/heads lesson=1 heads=5 && status 303 && test "$(sql "SELECT sum(quantity) FROM ledger_line")" = 31 && POST /courses/heads lesson=1 heads=-1 && status 422 && POST /courses/heads lesson=1 heads=9999 && status 422'
t 'noted by mistake: countered'                          'POST /courses/came lesson=1 signup=6 do=undo && status 303 && test "$(sql "SELECT sum(quantity) FROM ledger_line WHERE person = 13")" = 0 && count "events_came WHERE signup = 6" 0'
t 'my day names it'                                      'GET /day && see "/courses/door?lesson=1"'
t 'the month counts it by name'                          'GET "/ledger?unit=1" && status 200 && see "Parents"'
t 'the panel on the person’s page'                       'be 1 keep,advise,files; GET "/person?id=13" && see "/courses/signup?id=6"'

# ---- sensitive
quiet() { sql "UPDATE access_unit SET kind = '$1' WHERE id = 1"; }
t 'EV7: what a unit gives whose name says something of health shows to its team alone' 'be 2 advise,files; GET "/person?id=13" && see "Has a place" && quiet rehab_hostel && GET "/person?id=13" && status 200 && notsee "Has a place" && be 1 keep,advise,files && GET "/person?id=13" && see "Has a place" && quiet ""'
listed() { sql "SELECT count(*) FROM events_signup WHERE person = $1 AND state IN ('waiting', 'offered', 'registered')"; }
alike() { POST /courses/register course=1 person=13; location "/courses?passed=1" && POST /courses/register course=1 person=$1 && location "/courses?passed=1" && test "$(listed 13) $(listed $1)" = "1 1"; }
own() { sql "SELECT max(id) FROM events_signup"; }
for p in 24 25; do person $p Άλλος Πρόσωπο$p 8000; done
t 'EV7: who is not of the team is answered alike for who is on the list and who was not' 'be 2 advise,files; quiet rehab_hostel; alike 24 && GET "/courses?passed=1" && see "Passed on to the team" && quiet ""; rc=$?; sql "UPDATE events_course SET sensitive = 1 WHERE id = 1"; alike 25 && test $rc = 0'
t 'EV7: nor does the registration, or attaching it, tell them' 'GET "/courses/signup?id=$(own)" && status 404 && POST /courses/attach id=$(own) person=13 row_version=1 && status 404 && POST /courses/attach id=$(own) person=11 row_version=1 && status 404'
t 'EV7: its team reads it, and is told who is on the list already' 'be 1 keep,advise,files; GET "/courses/signup?id=$(own)" && status 200 && POST /courses/register course=1 person=25 && status 409'
for s in $(own) $(($(own) - 1)); do POST /courses/signup/do id=$s do=cancel row_version=$(version signup $s); done; sql "UPDATE events_course SET sensitive = 0 WHERE id = 1"
be 1 keep,advise,files
t 'EV7: a sensitive course shows in a file to its team alone' 'POST /courses/edit id=1 $course places=40 title_el=Γονείς title_en=Parents sensitive=1 row_version=$(version course 1) && GET "/person?id=13" && see "/courses/signup?id=6" && be 2 advise,files && GET "/person?id=13" && notsee "Has a place" && notsee "/courses/signup"'
# What an outsider reads of a course: everything but what changes with every answer.
body() { sed '1,/^$/d; s/name="\(form\|csrf\)" value="[^"]*"//g' "$dir/page"; }
outside() { for a in /events "/events/course?id=1" "/events/join?course=1"; do GET "$a" && status 200 && body || return 1; done; }
full() { sql "UPDATE events_course SET places = $1 WHERE id = 1"; }
seats() { sql "SELECT $1 FROM events_course WHERE id = 1"; }
# A place fewer, none left, one who waits: what is read is the same to the letter.
learns_nothing() {
    x=$(seats places)
    outside > "$dir/free" || return 1; full "$(seats taken) + 1"; outside > "$dir/one" || return 1; full "$(seats taken)"; outside > "$dir/none"; rc=$?
    full "$x"; test $rc = 0 && cmp -s "$dir/free" "$dir/one" && cmp -s "$dir/free" "$dir/none" && grep -q "$1" "$dir/free" && ! grep -q 'Free places\|>Full<\|Waiting before' "$dir/free"
}
t 'EV15: free, one place left or full: the public pages of a sensitive course read the same' 'nobody; learns_nothing "The team answers"'
t 'EV15: at other desks too'                             'be 2 advise,files; x=$(seats places); GET /courses && see "The team answers" && notsee "of 40" && GET "/courses/register?course=1" && cp "$dir/page" "$dir/was"; full "$(seats taken)"; GET /courses && see "The team answers" && notsee ">Full<" && GET "/courses/register?course=1" && notsee "Full"; rc=$?; full "$x"; be 1 keep,advise,files; GET /courses && see "of 40" && test $rc = 0'
t 'EV15: of a unit whose name says something of health as well' 'sql "UPDATE events_course SET sensitive = 0 WHERE id = 1"; quiet rehab_hostel; nobody; learns_nothing "The team answers"; rc=$?; quiet ""; GET /events && see "Free places:" && test $rc = 0; rc=$?; sql "UPDATE events_course SET sensitive = 1 WHERE id = 1"; test $rc = 0'
# Somebody registers to learn whether there is a place, and how many wait.
probe() { PRONOIA_COOKIE=; join "$1" Probe Nobody 69000001"$1" && status 303 && jar && GET "/events/mine?new=1" && body | sed 's/<strong><bdi[^<]*<[^<]*<.strong>//g' > "$2" && see "It rings you" && notsee "before you" && notsee "waiting list"; }
t 'EV15: nor does a registration of one’s own tell it: empty or full, alone or after others' 'nobody; x=$(seats places); was=$(seats taken); probe 41 "$dir/free"; full "$was"; probe 42 "$dir/none" && full "$x" && cmp -s "$dir/free" "$dir/none" && test "$(seats taken)" = "$was"; rc=$?; full "$x"; test $rc = 0'
mine=$(own); own_jar=$PRONOIA_COOKIE
t 'EV15: no clock and no place that falls free gives it' 'be 1 keep,advise,files; "$program" chores events_offer; test "$(state $mine)" = waiting && GET /day && see "Waiting to hear from you"'
t 'EV15: a telephone is wanted, so that the team can answer' 'nobody; PRONOIA_COOKIE=; join 43 No Phone && status 422 && see "mobile number"'
t 'EV15: the team gives the place, never one too many; elsewhere nobody does' 'be 2 advise,files; POST /courses/signup/do id=$mine do=give row_version=1 && status 404 && be 1 keep,advise,files && x=$(seats places) && full "$(seats taken)" && POST /courses/signup/do id=$mine do=give row_version=1 && status 409 && see "do not suffice" && full "$x" && GET "/courses/signup?id=$mine" && see "Give a place" && POST /courses/signup/do id=$mine do=give row_version=1 && status 303 && test "$(state $mine)" = registered && POST /courses/signup/do id=$mine do=give row_version=1 && status 409'
t 'EV15: who registered reads it there, and is told that there is an answer' 'count "messages_message WHERE text = '"'events.given_message'"'" 1 && nobody && PRONOIA_COOKIE=$own_jar GET /events/mine && see "Has a place"'
PRONOIA_COOKIE=
be 1 keep,advise,files
for s in $(sql "SELECT id FROM events_signup WHERE id >= $mine - 1 AND state IN ('waiting', 'registered')"); do POST /courses/signup/do id=$s do=cancel row_version=$(version signup $s); done
be 1 keep,advise,files
t 'EV7: and the ledger knows the figure'                 'be 1 keep,advise,files; POST /courses/came lesson=1 signup=6 && test "$(sql "SELECT coalesce(person, 0) FROM ledger_line ORDER BY id DESC LIMIT 1")" = 0'
t 'EV7: a shielded name stands on no list'               'sql "UPDATE events_signup SET person = 12 WHERE id = 3"; GET "/courses/one?id=1" && notsee Haddad && see "(no name)" && GET "/courses/door?lesson=1" && notsee Haddad && POST /courses/came lesson=1 who=Haddad && status 422 && PRONOIA_COOKIE=$third_jar GET /events/mine && notsee "Has a place"'
t 'EO4: a secret unit’s course is on no list'            'be 3 keep; POST /courses/edit unit=2 $course places=2 title_el=Ωμέγα && POST /courses/lessons course=2 first=20/3/2031 from=10 to=11 && POST /courses/state id=2 do=open row_version=1 && status 303 && nobody && GET /events && notsee Ωμέγα && GET "/events/course?id=2" && status 404 && GET "/events/join?course=2" && status 404 && GET /events/calendar/all.ics && notsee Ωμέγα && be 2 keep,advise && GET /courses && notsee Ωμέγα && GET "/courses/register?course=2" && status 404'

# ---- moved, called off, remembered
be 1 keep,advise
told() { sql "SELECT count(*) FROM messages_message WHERE about_kind = 'lesson' AND about = $1 AND state <> 'cancelled'"; }
t 'EV9: moved: whoever is registered is told, once'      'POST /courses/lesson id=2 first=18/3/2031 from=18:00 to=20:00 place=Hall row_version=1 && status 303 && a=$(told 2) && test "$a" -gt 1 && POST /courses/lesson id=2 first=18/3/2031 from=18:00 to=20:00 place=Hall leader=Other row_version=2 && test "$(told 2)" = "$a"'
leads() { sql "SELECT leader FROM events_lesson WHERE id = $1"; }
t 'a leader who left: the later meetings have the new one too, the earlier the old' 'POST /courses/lesson id=3 first=24/3/2031 from=18:00 to=20:00 place=Hall leader=Newcomer later=1 row_version=1 && status 303 && test "$(leads 3) $(leads 4) $(leads 1)" = "Newcomer Newcomer Psychologist"'
t 'two moved it: both versions are shown'                'POST /courses/lesson id=2 first=19/3/2031 from=18:00 to=20:00 row_version=1 && status 409 && see 18/3/2031'
t 'the day before, a reminder that does not say what'    'at 2031-03-17T16:00; "$program" chores events_remind && test "$(sql "SELECT count(*) FROM messages_message WHERE text = '"'events.reminder'"'")" -gt 1 && "$program" chores events_remind && test "$(sql "SELECT reminded IS NOT NULL FROM events_lesson WHERE id = 2")" != 0'
t 'who has no file is named to be rung'                  'GET "/courses/lesson?id=2" && see "Single"'
t 'called off wants a reason; then the reminders go back' 'POST /courses/lesson/cancel id=2 row_version=$(version lesson 2) && status 422 && POST /courses/lesson/cancel id=2 "why=The hall is closed" row_version=$(version lesson 2) && status 303 && count "messages_message WHERE about_kind = '"'lesson'"' AND about = 2 AND text = '"'events.reminder'"' AND state = '"'waiting'"'" 0 && nobody && GET "/events/course?id=1" && see "Does not take place" && see "The hall is closed"'
be 1 keep,advise
t 'one that took place is not called off'                'POST /courses/lesson/cancel id=1 why=x row_version=1 && status 422 && see "noted for this meeting"'

# ---- calendars
t 'what it is about is there in Greek where nobody translated it' 'sql "UPDATE events_title SET about = '"'Με μαία'"' WHERE lang = '"'el'"' AND course = 1"; nobody; GET "/events/course?id=1" && see "<bdi>Parents</bdi>" && see "<p lang=\"el\" dir=\"ltr\">Με μαία</p>"'
t 'EV5: the public calendar, with the change of clocks'  'nobody; GET /events/calendar/all.ics && see "BEGIN:VTIMEZONE" && see "DTSTART;TZID=Europe/Athens:20310331T180000" && notsee Kosta && see "STATUS:CANCELLED"'
t 'EF2: one’s own, by a secret link; a new code kills it' 'join 9 Ninth Guest 6900000009; jar; be 1 keep,advise; POST /courses/signup/do id=$(own) do=give row_version=$(version signup $(own)); nobody; GET /events/mine; own=$(grep -o "/events/calendar/[0-9]*-[^\"]*" "$dir/page"); test -n "$own" && PRONOIA_COOKIE= GET "$own" && see "BEGIN:VEVENT" && notsee Parents && notsee Hall && be 1 keep,advise && POST /courses/code id=$(sql "SELECT max(id) FROM events_signup") && status 200 && nobody && GET "$own" && status 404 && GET /events/calendar/1-abcdef.ics && status 404'

# ---- the end
be 1 keep,advise
t 'a course with meetings to come is not ended: nobody would be told' 'POST /courses/state id=1 do=over row_version=$(version course 1) && status 422 && see "meetings to come" && test "$(sql "SELECT state FROM events_course WHERE id = 1")" = open'
soon() { POST /courses/edit id=1 $course places=40 title_el=Γ title_en=Parents "$1" row_version=$(version course 1) && status 303; }
t 'the public page says from when one registers' 'soon since=31/3/2031 && nobody && GET "/events/course?id=1" && see "Register from" && see "31 March 2031" && notsee "/events/join" && be 1 keep,advise && soon sensitive=1 && GET "/events/course?id=1" && notsee "Register from"'
t 'EV9: the course is called off with every lesson to come' 'POST /courses/state id=1 do=cancelled row_version=$(version course 1) && status 422 && POST /courses/state id=1 do=cancelled "why=No leader" row_version=$(version course 1) && status 303 && count "events_lesson WHERE course = 1 AND state = '"'planned'"' AND starts > 1931000000" 0 && nobody && GET "/events/course?id=1" && see "No leader" && join 8 Too Late && status 409'
t 'EV14: half a year later names without a file are gone, figures stay' 'at 2031-12-03T09:00; "$program" chores events_forget; count "events_signup WHERE person IS NULL AND name IS NOT NULL AND course = 1" 0 && test "$(sql "SELECT sum(quantity) FROM ledger_line")" = 31'
# ---- what there is in each neighbourhood, and who leads it
at 2031-03-03T09:00
sql "INSERT INTO access_unit(id, name, structure, kind) VALUES (90, '3ο ΚΔΑΠ', 'kdap-3', 'kdap'), (91, '4ο ΚΔΑΠ', 'kdap-4', 'kdap');
     INSERT INTO events_course(id, unit, kind, audience, places, state, made, by) VALUES (90, 90, 'activity', 'anybody', 20, 'open', 1, 1), (91, 91, 'activity', 'seniors', 20, 'open', 1, 1);
     INSERT INTO events_title(course, lang, title) VALUES (90, 'el', 'Σκάκι'), (91, 'el', 'Χορός');
     INSERT INTO events_lesson(id, course, starts, ends, leader, made, by) VALUES (990, 90, 1931000000, 1931003600, 'Κυρία Λένα, ΚΑΠΗ', 1, 1), (991, 90, 1931600000, 1931603600, 'Νίκος, εθελοντής', 1, 1), (992, 90, 1932200000, 1932203600, 'Κυρία Λένα, ΚΑΠΗ', 1, 1), (993, 91, 1931000000, 1931003600, 'Χορευτικό', 1, 1)"
t 'each says in which neighbourhood it is and who leads it, each once' 'nobody; GET /events && status 200 && see "Activity in the neighbourhood" && see "KDAP No 3" && see "Αβέρωφ" && see "With: <bdi>Κυρία Λένα, ΚΑΠΗ, Νίκος, εθελοντής</bdi></p>" && see "<option value=\"Νεάπολη\">"'
t 'of one neighbourhood alone, with the kind' 'GET "/events?kind=activity&area=Αβέρωφ" && see "Σκάκι" && notsee "Χορός" && see "<option value=\"Αβέρωφ\" selected>" && see "name=\"kind\" value=\"activity\"" && GET "/events?area=Κάπου" && status 200 && see "nothing here now"'
done_testing
