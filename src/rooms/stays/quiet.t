# SPDX-License-Identifier: EUPL-1.2
# quiet.t - a hostel after rehabilitation: that somebody stays there says something of their health (GDPR article 9).  On their page its own team alone
# reads it, and whose nights a figure of the ledger counts, and what it still does for them; the guest has it in their own copy.
. tests/lib.sh
. tests/people.sh
worker 1 Νίκος; worker 2 Ξένη; worker 3 Νίκη; worker 4 Θέμις
person 11 Παπαδόπουλος Πέτρος 0
sql "INSERT INTO access_unit(id, name, kind) VALUES (1, 'Διαμέρισμα Αίθριο', 'rehab_hostel'), (2, 'Υπνωτήριο Στέγη', 'night_shelter'); INSERT INTO access_work(id, unit, account, since) VALUES (1, 1, 1, 1), (2, 2, 2, 1)"
for u in 1 2; do sql "INSERT INTO stays_stay(id, unit, person, code, cycle, origin, since, due, until, destination, ended_by, made, by) VALUES ($u, $u, 11, 'C$u', 'regulation', 'service', 22300, 22900, 22330, 'family', 1, 1, 1)
    ; INSERT INTO ledger_line(id, on_day, noted, by, unit, kind, person, quantity, about_kind, about) VALUES ($u, 22301, 1, 1, $u, 'night', 11, 1, 'night', $u)"; done
at 2031-03-01T19:00
be 1 keep,advise,files
t 'its team reads it on the page of the guest'            'GET "/person?id=11" && see Αίθριο && see Στέγη'
be 2 advise,files,keep,decide,supervise,special,diary,privacy,receive
t 'nobody else does, whatever their role; the night shelter they read' 'GET "/person?id=11" && status 200 && notsee Αίθριο && see Στέγη'
be 3 supervise,files
t 'who counts every unit counts its nights, and reads no name' 'GET "/ledger/lines?unit=1&month=1/2031&kind=night&service=" && status 200 && notsee Παπαδόπουλος && GET "/ledger/lines?unit=2&month=1/2031&kind=night&service=" && see Παπαδόπουλος'
be 1 supervise,files
t 'its team reads whose they are'                         'GET "/ledger/lines?unit=1&month=1/2031&kind=night&service=" && see Παπαδόπουλος'
sql "INSERT INTO access_grant(id, person, unit, purpose, starts, about_kind, about) VALUES (1, 11, 1, 'stay', 1, 'stay', 1), (2, 11, 2, 'stay', 1, 'stay', 2)"
t 'who may open the file: the unit is named to its team'  'be 1 decide,files; GET "/access?id=11" && see Αίθριο && see Στέγη'
t 'and to nobody else: a unit that looks after them'      'be 2 advise,files,keep,decide,privacy; GET "/access?id=11" && status 200 && notsee Αίθριο && see Στέγη && see "όσοι εργάζονται στη μονάδα που το φροντίζει"'
be 4 privacy,files
t 'in the own copy it stands (article 15): the stay, and what was delivered' 'GET "/privacy/copy?id=11" && status 200 && test "$(grep -o "\"unit\":\"Διαμέρισμα Αίθριο\"" $dir/page | wc -l)" = 2'
t 'the question after they left names nobody, stands on the day of the team, and is nobody else’s' 'be 1 keep,advise,files; sql "UPDATE stays_stay SET until = NULL, destination = '"''"', ended_by = NULL WHERE id = 1"; POST /stays/exit id=1 row_version=1 until=1/3/2031 destination=family && status 303 && count "care_task WHERE room = '"'stays'"' AND unit = 1" 1 && count "care_task WHERE person IS NOT NULL" 0 && k=$(sql "SELECT min(id) FROM care_task") && GET "/tasks?whose=unit&later=1" && see "/task?id=$k" && be 2 advise,files,keep,decide,supervise,special && GET "/person?id=11" && status 200 && notsee "/task?id=" && GET "/task?id=$k" && status 404'
own() { be 1 keep,advise,files; GET "/person?id=11" && see Φαρμακείο && be 2 advise,files,keep,decide,supervise,special && GET "/person?id=11" && status 200 && notsee Φαρμακείο && GET "/task?id=$k" && status 404; }
t 'nor does what the team writes itself show, taken or not' 'be 1 keep,advise,files; POST /task/new who=u1 "words=Φαρμακείο" person=11 && status 303; k=$(sql "SELECT max(id) FROM care_task"); own && be 1 keep,advise,files && POST /task/do id=$k do=take && status 303 && own'
# AC1: a mother and a child, both files invisible, after their stay: who may open neither reads no name.
person 12 Αθέατη Ήρα 0; person 13 Αθέατος Ίων 20000
sql "UPDATE registry_person SET shield = 2 WHERE id IN (12, 13)"
sql "INSERT INTO stays_stay(id, unit, person, code, cycle, origin, since, due, until, destination, ended_by, along, made, by) VALUES (61, 2, 12, 'C61', 'regulation', 'service', 22300, 22900, 22330, 'family', 1, NULL, 1, 1), (62, 2, 13, 'C62', 'regulation', 'service', 22300, 22900, 22330, 'family', 1, 61, 1, 1)"
be 2 advise,files,keep,decide
t 'AC1: the page of a stay names the child no more than the parent' 'GET "/stays/stay?id=61" && status 200 && see C61 && see C62 && see "/stays/stay?id=62" && notsee Αθέατ'
sql "INSERT INTO access_grant(id, person, unit, purpose, starts, about_kind, about) VALUES (13, 13, 2, 'stay', 1, 'stay', 62)"
t 'to whom a grant opens it, it is named'                 'GET "/stays/stay?id=61" && see Αθέατος && notsee Αθέατη'
# Who stays elsewhere too
sql "INSERT INTO stays_stay(id, unit, person, code, cycle, origin, since, due, made, by) VALUES (63, 1, 11, 'C63', 'regulation', 'service', 22339, 22900, 1, 1)"
also() { GET "/stays/intake?unit=2&person=11" && status 200; }
t 'who takes somebody in does not read that they live in such a unit' 'also && see Παπαδόπουλος && notsee Αίθριο && notsee "Μένει τώρα"'
sql "INSERT INTO access_work(id, unit, account, since) VALUES (3, 1, 2, 1)"
t 'who works in both does'                                'also && see Αίθριο'
sql "DELETE FROM access_work WHERE id = 3; UPDATE access_unit SET kind = 'night_shelter' WHERE id = 1"
t 'of another unit everybody who takes them in does'      'also && see Αίθριο'
done_testing
