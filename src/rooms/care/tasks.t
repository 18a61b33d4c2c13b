# SPDX-License-Identifier: EUPL-1.2
# tasks.t - tasks: mine, my unit's, done, put off, repeated; whose file one may not open is not there.
. tests/lib.sh
. tests/staff.sh
ADVISER=68
account 1 ada $ADVISER; account 2 boris $ADVISER; account 3 rena 128
sql "INSERT INTO access_unit(id, name) VALUES (1, 'Κέντρο Κοινότητας')"
sql "INSERT INTO access_work(id, unit, account, since) VALUES (1, 1, 1, 1), (2, 1, 2, 1)"
sql "INSERT INTO registry_person(id, made, made_by, shield) VALUES (1, 1, 1, 0), (2, 1, 1, 1)"
sql "INSERT INTO registry_name(id, person, kind, family, given, shown, made, by) VALUES (1, 1, 'official', 'Δοκιμίου', 'Άννα', 1, 1, 1), (2, 2, 'official', 'Κρυφού', 'Εύα', 1, 1, 1)"
last() { sql "SELECT max(id) FROM care_task"; }
sign_in ada

t 'an empty list says so'                     'GET /tasks && status 200 && see "Καμία εκκρεμότητα"'
t 'a task needs words'                        'POST /task/new who=a1 words= && status 422 && see "Γράψτε λίγα λόγια" && count care_task 0'
t 'a day that is none is refused, what was typed is kept' 'POST /task/new who=a1 "words=Να πάρω την ΚΕΠΑ" due=31/2/2031 && status 422 && see "Να πάρω την ΚΕΠΑ" && see "Δεν είναι ημερομηνία" && count care_task 0'
t 'a task about somebody is on my list'       'POST /task/new who=a1 "words=Τηλέφωνο για <b>ΚΕΠΑ" due=5/3/2031 person=1 && status 303 && GET /tasks && see "Τηλέφωνο για &lt;b&gt;ΚΕΠΑ" && see "Δοκιμίου Άννα"'
t 'CA2: its words are sealed'                 'a=$(last); contents > $dir/all; ! grep -q "Τηλέφωνο για" $dir/all'
t 'an unknown assignee is refused'            'POST /task/new who=a99 words=x && status 422 && POST /task/new who=zz words=x && status 422 && count care_task 1'
t 'nobody assigns in the name of a file they may not open' 'POST /task/new who=a1 words=x person=2 && status 404 && count care_task 1'
t 'a task for the unit is on its workers lists' 'POST /task/new who=u1 "words=Ό,τι αφορά όλους" && POST /task/new who= "words=Όποιος προλάβει" && stranger && sign_in boris && GET /tasks && see "Ό,τι αφορά όλους" && see "Όποιος προλάβει" && notsee "Τηλέφωνο για"'
t 'not on the list of somebody elsewhere'     'stranger; sign_in rena && GET /tasks && notsee "Ό,τι αφορά όλους" && notsee "Όποιος προλάβει"'
t 'AC1: without the key to files a task about a file is not there' 'sql "UPDATE care_task SET account = 3 WHERE id = $a"; GET /tasks && status 200 && notsee "Τηλέφωνο για" && GET "/task?id=$a" && status 404 && POST /task/do id=$a do=done && status 404; found=$?; sql "UPDATE care_task SET account = 1 WHERE id = $a"; test $found = 0'
# 2 is a secret unit in which none of them works, 3 one whose name says something of people's health.
sql "INSERT INTO access_unit(id, name, kind, secret) VALUES (2, 'Καταφύγιο', 'womens_shelter', 1), (3, 'Μετά την απεξάρτηση', 'rehab_hostel', 0)"
t 'a secret unit is no assignee, as one that there is not' 'stranger; sign_in ada; for u in 2 99; do POST /task/new who=u$u words=x; sed "/csrf/d" $dir/page > $dir/u$u; done; status 422 && cmp $dir/u2 $dir/u99 && test "$(sql "SELECT count(*) FROM care_task WHERE unit = 2")" = 0'
t 'CA10: a task of such a unit is not on the page of a file, nor there by its number, for who does not work there' 'sql "INSERT INTO care_task(id, text, room, about_kind, about, person, unit, made, by) VALUES (902, '"'reception.task_nobody', 'stays', 'stay', 2, 1, 2, 1, 2), (903, 'reception.task_nobody', 'stays', 'stay', 3, 1, 3"', 1, 2)"; GET "/person?id=1" && status 200 && notsee "/task?id=902" && notsee "/task?id=903" && notsee Καταφύγιο && notsee απεξάρτηση && GET "/task?id=902" && status 404 && GET "/task?id=903" && status 404 && POST /task/do id=903 do=done && status 404 && sql "INSERT INTO access_work(id, unit, account, since) VALUES (903, 3, 1, 1)" && GET "/person?id=1" && see "/task?id=903" && see απεξάρτηση && notsee "/task?id=902" && GET "/task?id=903" && status 200'
# CA9: ada and boris work in 1, rena and zoe nowhere of these; sofia in the shelter and in 1
account 4 zoe $((ADVISER + 3072)); account 5 sofia $ADVISER
sql "INSERT INTO access_work(id, unit, account, since) VALUES (951, 2, 5, 1), (952, 1, 5, 1)"
one() { sql "SELECT id FROM care_task ORDER BY id DESC LIMIT 1"; }
shut() { GET "/task?id=$1" && status 404 && POST /task/do id=$1 do=take && status 404 && POST /task/do id=$1 do=done && status 404 && POST /task id=$1 row_version=1 who=a3 words=x && status 404 && test "$(sql "SELECT account, state, row_version FROM care_task WHERE id = $1")" = "${2:-}|open|1"; }
stranger; sign_in sofia; POST /task/new who=u2 "words=Η Ροδιά έρχεται"; w=$(one)
t 'CA9: a task about nobody is its unit’s: not by number, not to take, close, rewrite' 'GET "/task?id=$w" && see "Ροδιά" && stranger && sign_in rena && shut $w'
t 'CA10: of a secret unit, nor for a supervisor; of another, a supervisor looks' 'stranger; sign_in zoe; shut $w && GET "/task?id=$(sql "SELECT id FROM care_task WHERE unit = 1")" && status 200 && stranger && sign_in rena && shut "$(sql "SELECT id FROM care_task WHERE unit = 1")"'
t 'CA9: given to nobody, everybody reads it' 'stranger; sign_in rena; GET "/task?id=$(sql "SELECT id FROM care_task WHERE unit IS NULL AND account IS NULL")" && see "Όποιος προλάβει"'
t 'CA10: taken by one of the shelter it stays the shelter’s: a colleague of elsewhere reads it neither in the list nor by number' 'stranger; sign_in sofia; POST /task/do id=$w do=take && status 303 && GET /tasks && see "Ροδιά" && stranger && sign_in ada && GET "/tasks?whose=team" && status 200 && notsee "Ροδιά" && GET "/task?id=$w" && status 404'
POST /task/new who=a2 "words=Για τον Μπόρις"; v=$(one)
t 'CA9: what is given to a colleague is read beside them; what a colleague has of elsewhere is not' 'sql "UPDATE care_task SET by = 4 WHERE id = $v"; GET "/tasks?whose=team" && see "Για τον Μπόρις" && GET "/task?id=$v" && status 200 && sql "UPDATE care_task SET account = 5 WHERE id = $v"; GET "/tasks?whose=team" && notsee "Για τον Μπόρις" && GET "/task?id=$v" && status 404'
sql "DELETE FROM care_task WHERE id IN ($v, $w); DELETE FROM access_work WHERE id IN (951, 952)"
sql "DELETE FROM care_task WHERE id IN (902, 903); DELETE FROM access_work WHERE id = 903"; stranger; sign_in rena
t 'who takes it has it alone'                 'stranger; sign_in boris; u=$(sql "SELECT id FROM care_task WHERE unit = 1"); POST /task/do id=$u do=take && status 303 && test "$(sql "SELECT account FROM care_task WHERE id = $u")" = 2 && POST /task/do id=$u do=take && status 409'
t 'done is done once'                         'POST /task/do id=$u do=done && status 303 && POST /task/do id=$u do=dropped && status 409 && test "$(sql "SELECT state FROM care_task WHERE id = $u")" = done'
t 'put off, it is off the list until then'    'stranger; sign_in ada; POST /task/do id=$a do=tomorrow && status 303 && GET /tasks && status 200 && notsee "Τηλέφωνο για" && GET "/tasks?later=1" && see "Τηλέφωνο για" && at 2031-03-02T09:00 && stranger && sign_in ada && GET /tasks && status 200 && see "Τηλέφωνο για"; at 2031-03-01T09:00; found=$?; stranger; sign_in ada && test $found = 0'
t 'nothing else can be done with it'          'POST /task/do id=$a do=burn && status 422'
t 'CA7: what repeats comes once more, in the future' 'POST /task/new who=a1 "words=Κάθε μήνα" due=31/1/2031 repeat=month && m=$(last) && POST /task/do id=$m do=done && status 303 && test "$(sql "SELECT count(*) FROM care_task WHERE after = $m AND state = '"'open'"'")" = 1 && test "$(sql "SELECT due FROM care_task WHERE after = $m")" = 22369'
t 'without a day nothing can repeat'          'POST /task/new who=a1 words=x repeat=week && status 422 && see "χρειάζεται ημερομηνία"'
t 'two change one task: the second chooses'   'POST /task id=$a row_version=1 who=a1 words=Άλλα && status 409 && see Άλλα && see "Τηλέφωνο για"'
t 'with the version it had it is changed'     'v=$(sql "SELECT row_version FROM care_task WHERE id = $a"); POST /task id=$a row_version=$v who=a2 words=Άλλα due=7/3/2031 && status 303 && test "$(sql "SELECT account FROM care_task WHERE id = $a")" = 2'
t 'finished with what came of it'             'POST /task id=$a do=done "outcome=Το πήρε" && status 303 && GET "/task?id=$a" && see "Το πήρε" && notsee "<form method=\"post\" action=\"/task\""'
t 'a closed one is not changed'               'POST /task id=$a row_version=9 who=a1 words=x && status 409'
t 'a number that is none'                     'GET "/task?id=99" && status 404 && POST /task/do id=99 do=done && status 404'
t 'no step of making one that fails leaves a trace' 'torture POST /task/new who=a1 words=x due=9/3/2031'
POST /task/new who=a1 "words=Ξανά" due=9/3/2031 repeat=week; m=$(last)
t 'nor of changing'                           'torture POST /task id=$m row_version=1 who=a2 words=y'
t 'nor of finishing one that repeats'         'torture POST /task/do id=$m do=done'
t 'nor of putting off'                        'torture POST /task/do id=$m do=week'
done_testing
