# SPDX-License-Identifier: EUPL-1.2
# pharmacy.t - prescriptions, the pharmacist's check, expiry limits; lending; what a person's page and copy say: ST8, ST16, ST17.
. tests/lib.sh
. tests/people.sh
. tests/stock.sh
ids_from_one stock_handout stock_moved stock_prescription stock_prescribed stock_loan messages_message
worker 1 Kostas; worker 2 Nikos
person 11 Demo Eleni -9000; person 13 Demo Anna 20000; person 14 Alone Maria -9000
household 1 11 head 13 child
store 1 pharmacy 'Φαρμακείο' social-pharmacy; keeps 1 1; store 2 grocery 'Παντοπωλείο'; keeps 2 2
sql "INSERT INTO stock_substance(id, name) VALUES (1, 'Paracetamol'), (2, 'Amoxicillin')"
goods 1 medicine 'Depon 500' substance=1 'strength=500 mg' worth=120; goods 2 medicine 'Amoxil' substance=2 'strength=500 mg' prescribed=1 worth=450
goods 3 equipment 'Αμαξίδιο' worth=15000; goods 4 hygiene 'Σαπούνι'
lot 1 1 1 10 22368 D0; lot 2 1 1 5 22369 D1; lot 3 1 1 5 22500 D2; lot 4 2 1 3 22600 A1; lot 5 3 1 1 NULL INV-7; lot 6 3 2 2 NULL INV-9
granted 1 social-pharmacy 11 1; granted 2 social-grocery 14
card 1 11 1234567897; card 2 14 2000000006
be 1 keep,special
back() { rc=$?; at 2031-03-01T09:00; be 1 keep,special; return $rc; }
take() { POST /stock/pharmacy store=1 card=1234567897 "$@" person=13 "number=RX-2031-1" "doctor=Ιατρού" issued=25/2/2031 until=31/3/2031; }     # what comes first counts

t 'only who may see what is special' 'be 1 keep; GET "/stock/pharmacy?store=1"; status 403 && be 2 keep,special && GET "/stock/pharmacy?store=2"; status 404; back'
t 'the card, the household, what may be prescribed' 'GET "/stock/pharmacy?store=1&card=1234567897" && status 200 && see "Demo Anna" && see Paracetamol && GET "/stock/pharmacy?store=1&card=1234567898" && status 422'
t 'a stranger, no number, no day, unknown substance, no packs, negative, twice the same, past its last day' 'for x in person=14 number= issued=1/1/2040 until=1/1/2031 issued= s1=Unobtainium p1=0 p1=-1 p1=x "s2=Paracetamol p2=1 g2=" until=28/2/2031; do take $x s1=Paracetamol p1=2; status 422 || { echo "# $x"; break; }; done; status 422 && count stock_prescription 0'
t 'all that is wrong is named at once; how many of nothing is not lost unseen' 'take number= issued=1/1/2040 until= s1=Unobtainium p1=2 s2=Paracetamol p2=x p3=4; status 422 && see "αριθμό της συνταγής" && see "ημέρα έκδοσης" && see "τελευταία ημέρα" && see "Unobtainium" && see "Paracetamol: Οι συσκευασίες «x»" && see "Η ουσία «» δεν" && take s1=Paracetamol p1=2 p2=1; status 422 && count stock_prescription 0'
t 'taken in: sealed at rest'                  'take s1=Paracetamol p1=4 s2=Amoxicillin "g2=500 mg" p2=1 "words=παιδί 11 ετών" && status 303 && count stock_prescribed 2 && contents > $dir/all && ! grep -q "RX-2031-1\|Ιατρού\|παιδί 11" $dir/all'
t 'ST16: once'                                'take s1=Paracetamol p1=1 && status 409 && see "έχει ήδη παραληφθεί" && count stock_prescription 1'
t 'it waits for the pharmacist on their day'  'GET /day && see "Συνταγές για έλεγχο" && GET "/stock/prescription?store=1&id=1" && see "RX-2031-1" && see "Την έλεγξα" && see "Depon"'
t 'ST16: nothing is given before it is checked' 'POST /stock/prescription store=1 id=1 do=fill row_version=1 m1_1=1 && status 409 && count stock_handout 0'
t 'ST8: the counter hands out none of it'     'POST /stock/counter store=1 card=1234567897 q1=1 && status 422 && see "μόνο με έλεγχο φαρμακοποιού"'
t 'not by another store'                      'be 2 keep,special; GET "/stock/prescription?store=2&id=1"; status 404 && POST /stock/prescription store=2 id=1 do=check; status 404; back'
t 'checked, with who and when'                'POST /stock/prescription store=1 id=1 do=check && status 303 && test "$(sql "SELECT state, checked_by FROM stock_prescription WHERE id = 1")" = "checked|1" && POST /stock/prescription store=1 id=1 do=check && status 409'
t 'ST16: more than prescribed, another strength, another item: refused' 'for x in m1_1=5 m1_1=-1 m1_1=x m1_2=1 m2_1=1; do POST /stock/prescription store=1 id=1 do=fill row_version=2 $x; status 422 || { echo "# $x"; break; }; done; status 422 && count stock_handout 0'
t 'ST4: thirty days must be left: the lot that has twenty-nine stays' 'POST /stock/prescription store=1 id=1 do=fill row_version=2 m1_1=3 && status 303 && test "$(held 1 1)" = 10 && test "$(held 1 2)" = 2 && test "$(sql "SELECT given FROM stock_prescribed WHERE id = 1")" = 3 && test "$(sql "SELECT state FROM stock_prescription WHERE id = 1")" = checked'
t 'ST3: the ledger says packs, worth and decision' 'test "$(sql "SELECT kind, quantity, worth, person, case_id FROM ledger_line WHERE kind = '"'medicine'"'")" = "medicine|3|300|11|1"'
t 'two pharmacists at one prescription: the second looks again' 'POST /stock/prescription store=1 id=1 do=fill row_version=2 m1_1=1 && status 409 && test "$(held 1 2)" = 2'
t 'the rest, and it is filled'                'POST /stock/prescription store=1 id=1 do=fill row_version=3 m1_1=1 m2_2=1 && status 303 && test "$(sql "SELECT state FROM stock_prescription WHERE id = 1")" = given && POST /stock/prescription store=1 id=1 do=fill row_version=4 m1_1=1 && status 409'
t 'ST16: the database refuses more too'       '! sql "INSERT INTO stock_filled(handout, line, quantity) VALUES (1, 1, 1)" 2> /dev/null'
t 'ST8: what was in it is told to who may know alone' 'be 1 keep; GET "/stock/handout?store=1&id=1" && notsee Depon && see "Φάρμακο"; back; GET "/stock/handout?store=1&id=1" && see Depon'
t 'ST3: undone, the packs are on the shelf and the prescription can be filled again' 'POST /stock/handout store=1 id=2 why=λάθος && status 303 && test "$(held 1 2)" = 2 && test "$(sql "SELECT given FROM stock_prescribed ORDER BY id")" = "$(printf "3\n0")" && test "$(sql "SELECT state FROM stock_prescription WHERE id = 1")" = checked'
t 'a prescription past its last day is not filled' 'at 2031-04-01T09:00; POST /stock/prescription store=1 id=1 do=fill row_version=5 m1_1=1 && status 422 && see "έως 31"; back'
t 'no step that fails leaves a trace'         'torture POST /stock/prescription store=1 id=1 do=fill row_version=5 m2_2=1'
t 'a refused one may be brought again'        'POST /stock/pharmacy store=1 card=1234567897 person=11 number=RX-2 issued=25/2/2031 until=31/3/2031 s1=Paracetamol p1=1; POST /stock/prescription store=1 id=$(sql "SELECT max(id) FROM stock_prescription") do=refuse && status 303 && POST /stock/pharmacy store=1 card=1234567897 person=11 number=RX-2 issued=25/2/2031 until=31/3/2031 s1=Paracetamol p1=1 && status 303'
person 15 Kryfou Eva -9000; person 16 Filos Giannis -9000; household 2 15 head 16 spouse; granted 3 social-pharmacy 15 2; card 3 15 3000000004
sql "UPDATE registry_person SET shield = 2 WHERE id = 15; INSERT INTO registry_relation(id, person, other, kind, made, by) VALUES (1, 14, 15, 'proxy', 1, 1)"
kryfou() { POST /stock/pharmacy store=1 card=3000000004 person=$1 number=RX-3 issued=25/2/2031 until=31/3/2031 s1=Paracetamol p1=1; }
t 'ST9: of a shielded file the card, and nobody around it' 'GET "/stock/pharmacy?store=1&card=3000000004" && status 200 && see 3000000004 && notsee Filos && notsee Alone && notsee Kryfou && kryfou 16 && status 422 && notsee Filos && kryfou 15 && status 303 && x=$(sql "SELECT max(id) FROM stock_prescription") && POST /stock/prescription store=1 id=$x do=check && GET "/stock/prescription?store=1&id=$x" && status 200 && see Depon && notsee Filos && notsee Alone && notsee Kryfou'
goods 5 medicine 'Panadol 500 mg' substance=1 'strength=500 mg' worth=90; lot 7 5 1 4 22600 P1
t 'a strength that the name says stands there once' 'GET "/stock/prescription?store=1&id=$x" && see "Panadol 500 mg" && notsee "500 mg 500 mg" && see "Depon 500 500 mg"'
worker 3 Φανή; worker 4 Γεωργία; keeps 3 2; keeps 3 1; keeps 4 2
t 'a pharmacist who keeps no store finds the pharmacy in the menu, and not the grocery that comes before it' 'be 3 special; GET /day && see "href=\"/stock/pharmacy\"" && notsee "href=\"/stock\"" && GET /stock/pharmacy && status 200 && see "name=\"store\" value=\"1\""; back'
t 'who works in no pharmacy is told so'       'be 4 special; GET /stock/pharmacy && status 200 && see "Δεν εργάζεστε σήμερα σε φαρμακείο"; back'

# ---- lending
lend() { POST /stock/loans store=1 "$@" card=1234567897 lot=5 until=1/5/2031; }
t 'lending: a wrong card, nothing, another store'"'"'s, a day that has passed, too far away' 'for x in card=1234567898 lot= lot=6 lot=1 until=1/1/2031 until=1/1/2099 until=x; do lend $x; status 422 || { echo "# $x"; break; }; done; status 422 && count stock_loan 0'
t 'ST17: lent: off the shelf, in the ledger, a reminder waits' 'lend && status 303 && test "$(held 1 5)" = 0 && test "$(sql "SELECT kind, quantity, worth FROM ledger_line WHERE about_kind = '"'loan'"'")" = "item|1|100" && count "messages_message WHERE about_kind = '"'loan'"'" 1'
t 'the last one is out'                       'lend && status 422 && test "$(held 1 5)" = 0'
t 'overdue is seen'                           'at 2031-05-02T09:00; GET "/stock/loans?store=1" && see "άργησε" && see "INV-7"; back'
longer() { POST /stock/loans store=1 longer=1 "u1=$1"; }
t 'ST17: lent for longer from the list: the old reminder does not leave, a new one waits before the new day' 'GET "/stock/loans?store=1" && see "name=\"longer\" value=\"1\"" && see "name=\"u1\" value=\"31/5/2031\"" && longer 1/6/2031 && status 303 && test "$(sql "SELECT until FROM stock_loan WHERE id = 1")" = 22431 && count "messages_message WHERE about_kind = '"'loan'"' AND state = '"'waiting'"'" 1 && count "messages_message WHERE about_kind = '"'loan'"' AND state = '"'cancelled'"'" 1 && test "$(held 1 5)" = 0'
t 'not to an earlier day, the same, no day, too far; nor by another store' 'for x in 1/5/2031 1/6/2031 x "" 1/1/2099; do longer "$x"; status 422 || { echo "# $x"; break; }; done; status 422 && be 2 keep && POST /stock/loans store=2 longer=1 u1=1/7/2031 && status 404; rc=$?; be 1 keep; test $rc = 0 && test "$(sql "SELECT until FROM stock_loan WHERE id = 1")" = 22431'
t 'ST17: back, once, with its state, and the reminder does not leave' 'POST /stock/loans store=1 back=1 "w1=λείπει ένα υποπόδιο" && status 303 && test "$(held 1 5)" = 1 && POST /stock/loans store=1 back=1 && status 409 && test "$(held 1 5)" = 1 && ! contents | grep -q "λείπει ένα"'
t 'not by another store'                      'be 2 keep; POST /stock/loans store=2 back=1 && status 404; back'

# ---- a person's page, copy, erasure
t 'the person'"'"'s page has card and hand-outs, never what the medicine was' 'be 2 advise,files; GET "/person?id=11" && see "1234567897" && see "Φαρμακείο" && notsee Depon; back'
done_testing
