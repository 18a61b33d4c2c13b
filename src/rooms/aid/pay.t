# SPDX-License-Identifier: EUPL-1.2
# pay.t - accounts and payment files: checked, sealed, made once, released by another, delivered (AI5 to AI8, AI10).
. tests/lib.sh
. tests/people.sh
export PRONOIA_LANG=en
ids_from_one aid_run aid_payment aid_payee ledger_line
worker 1 Anna; worker 2 Boris; worker 3 Clio
person 11 Παπαδοπούλου Ελένη 4000; person 12 Νικολάου Πέτρος 4000; person 13 Demo Third 4000; person 14 Demo Fourth 4000; person 15 Demo Fifth 4000
at 2031-03-03T09:00         # a Monday; 3 March is day 22341
clerk() { be 1 advise,files; }
cashier() { be 2 pay,files; }
chief() { be 3 decide,files; }
# An award that was granted: CASE PERSON CENTS TIMES [PROGRAMME]
granted() {
    sql "INSERT INTO casework_case(id, programme, person, spell, state, protocol_year, protocol_no, origin, opened, made, by) VALUES ($1, '${5:-one-off-aid}', $2, 1, 'granted', 2031, $1, 'clerk', 1929000000, 1929000000, 1);
         INSERT INTO aid_award(id, filed, programme, person, family_kind, family, code, ground, cents, times, first, level, state, made, by) VALUES ($1, $1, '${5:-one-off-aid}', $2, 'person', $2, 'a', 'illness', $3, $4, 22341, 'director', 'granted', 1929000000, 1)"
    k=1; while [ $k -le $4 ]; do sql "INSERT INTO aid_instalment(id, award, number, due, cents, budget) VALUES ($1$k, $1, $k, 22341 + 30 * ($k - 1), $3, 1)"; k=$((k + 1)); done
}
sql "INSERT INTO aid_budget(id, year, code, credit, bound) VALUES (1, 2031, 'a', 1000000, 500000)"
granted 1 11 15050 1; granted 2 12 30000 3; granted 3 13 10000 1; granted 4 14 20000 1; granted 5 15 5000 2 housing-and-work
payee() { POST /aid/payee "$@"; }

# ---- accounts.  The examples are those of the SWIFT IBAN registry.
clerk
t 'a digit that is wrong'                             'payee person=11 row_version=0 "iban=GR16 0110 1250 0000 0001 2300 696" && status 422 && see "does not check out" && see "value=\"GR16" && count aid_payee 0'
t 'too short; no country; another world; a sign'      'payee person=11 row_version=0 iban=GR16011012500000000123006 && status 422 && see "has 27 signs; here are 25" && payee person=11 row_version=0 iban=1234 && status 422 && payee person=11 row_version=0 iban=TR330006100519786457841326 && status 422 && see "European payments area" && payee person=11 row_version=0 "iban=GR16;" && status 422 && payee person=11 row_version=0 iban= && status 422'
t 'AI10: kept sealed, shown by its last four'         'payee person=11 row_version=0 "iban=gr16 0110 1250 0000 0001 2300 695" && status 303 && GET "/aid/payee?person=11" && see "GR•••• 0695" && notsee 0110125'
t 'it is nowhere in plain words'                      'contents > $dir/all; ! grep -q 0110125 $dir/all'
t 'a Greek may be paid in Germany: regulation 260/2012' 'payee person=12 row_version=0 iban=DE89370400440532013000 "holder=Πέτρος ΝΙΚΟΛΑΟΥ" && status 303 && test "$(sql "SELECT country, other FROM aid_payee WHERE person = 12")" = "DE|"'
t 'somebody else'"'"'s account wants a reason'        'payee person=13 row_version=0 iban=BE68539007547034 "holder=Other Person" && status 422 && see "choose why" && payee person=13 row_version=0 iban=BE68539007547034 "holder=Other Person" other=guardian && status 303 && GET "/aid/payee?person=13" && see "Parent or guardian: Other Person" && contents | grep "^aid_payee" > $dir/all && ! grep -q guardian $dir/all'
t 'AI10: why it is somebody else'"'"'s, as an older version wrote it, is read' 'keep_database; sql "UPDATE aid_payee SET whose = NULL, other = '"'joint'"' WHERE person = 13" && GET "/aid/payee?person=13" && see "Joint account: Other Person"; back_to_kept'
t 'the same account of two people is said'            'payee person=14 row_version=0 iban=BE68539007547034 && status 303 && location "/aid/payee?person=14&shared=1" && GET "/aid/payee?person=14&shared=1" && see "1 other person"'
t 'AC1: whose file the reader may not open is not counted' 'keep_database; sql "UPDATE registry_person SET shield = 2 WHERE id = 13"; payee person=15 row_version=0 iban=BE68539007547034 && status 303 && location "/aid/payee?person=15&shared=1" && sql "UPDATE registry_person SET shield = 2 WHERE id = 14" && payee person=15 row_version=1 iban=BE68539007547034 && status 303 && location "/aid/payee?person=15" && sql "INSERT INTO access_grant(id, person, account, purpose, starts, about_kind, about) VALUES (90, 14, $PRONOIA_STAFF, '"'case'"', 1, '"'person'"', 14)" && payee person=15 row_version=1 iban=BE68539007547034 && status 303 && location "/aid/payee?person=15&shared=1"; back_to_kept'
t 'changed: the old one is kept with its end'         'payee person=14 row_version=1 iban=NO9386011117947 && status 303 && count "aid_payee WHERE person = 14" 2 && payee person=14 row_version=9 iban=NO9386011117947 && status 409'
t 'no step of it leaves a trace'                      'torture POST /aid/payee person=15 row_version=0 iban=SE4550000000058398257466'

# ---- AI5: what can be paid
cashier
t 'AI5: four are ready; one has no account yet'         'GET /aid && status 200 && see "€750.50" && see "Νικολάου Πέτρος" && see "There is no account" && see "<span class=\"tag warn\">1</span>"'
t 'a reader without the files reads no names'         'be 2 pay; GET /aid && status 200 && notsee Νικολάου && see "A file that you do not open"; cashier'
t 'a day that has passed, a Sunday, too far'          'POST /aid/run/make pays=1/3/2031 && status 422 && POST /aid/run/make pays=9/3/2031 && status 422 && POST /aid/run/make pays=1/6/2031 && status 422 && count aid_run 0'
t 'no step of making a file leaves a trace'           'torture POST /aid/run/make pays=4/3/2031'
t 'AI6: a file of four'                               'POST /aid/run/make pays=4/3/2031 && location "/aid/run?id=1" && test "$(sql "SELECT year, number, payments, cents, pays FROM aid_run")" = "2031|1|4|75050|22342"'
t 'AI6: asked for again: nothing is left'             'POST /aid/run/make pays=5/3/2031 && status 409 && see "Nothing is left" && count aid_run 1'
t 'AI6: the database refuses a second payment'        '! sql "INSERT INTO aid_payment(run, instalment, payee, cents, ref) VALUES (1, 11, 1, 1, '"'x'"')" 2> /dev/null'
t 'an account in a file does not change under it'     'clerk; payee person=11 row_version=1 iban=NO9386011117947 && status 409 && see "has not left"; cashier'
t 'it is not handed out before it is released'        'GET "/aid/run/file?id=1" && status 409'

# ---- AI7
t 'AI7: who made it does not release it'              'POST /aid/run/release id=1 row_version=1 && status 403 && see "somebody else releases it" && ! sql "UPDATE aid_run SET released = 1, released_by = 2" 2> /dev/null && GET "/aid/run?id=1" && notsee "Release the file"'
t 'nor an adviser'                                    'clerk; POST /aid/run/release id=1 row_version=1 && status 403; POST /aid/run/make pays=4/3/2031 && status 403'
t 'a case that was suspended since is found'          'chief; sql "UPDATE aid_award SET state = '"'suspended'"' WHERE id = 3"; POST /aid/run/release id=1 row_version=1 && status 409 && see "1 payment may no longer be made" && count ledger_line 0; sql "UPDATE aid_award SET state = '"'granted'"' WHERE id = 3"'
t 'no step of releasing leaves a trace'               'torture POST /aid/run/release id=1 row_version=1'
t 'AI8: released by another: each euro is delivered'  'POST /aid/run/release id=1 row_version=1 && status 303 && test "$(sql "SELECT count(*), sum(worth), min(on_day), count(DISTINCT case_id) FROM ledger_line WHERE kind = '"'money'"'")" = "4|75050|22342|4" && count "aid_instalment WHERE state = '"'sent'"'" 4'
t 'once'                                              'POST /aid/run/release id=1 row_version=2 && status 409 && POST /aid/run/off id=1 row_version=2 why=x && status 409 && ! sql "UPDATE aid_run SET cents = 1" 2> /dev/null'
t 'the file, with Latin letters and its sums'         'GET "/aid/run/file?id=1" && status 200 && sed "1,/^\$/d" $dir/page > $dir/f.xml && mv $dir/f.xml $dir/page && see "<CtrlSum>750.50</CtrlSum>" && see "<Nm>Papadopoulou Eleni</Nm>" && see "<Nm>Other Person</Nm>" && see "<IBAN>DE89370400440532013000</IBAN>" && ! LC_ALL=C grep -q "[^ -~]" $dir/page && cp $dir/page $dir/03.xml'
t 'its hash is the one that was kept'                 'GET "/aid/run?id=1" && see "$(sha256sum < $dir/03.xml | cut -d" " -f1)"'
schemas=${PRONOIA_TEST_DATA:-../shared/data}/payments
if [ -d $schemas ] && command -v xmllint > /dev/null; then
    t 'it is what the official schema says'           'xmllint --noout --nonet --schema $schemas/pain.001.001.03.xsd $dir/03.xml'
else skip 'it is what the official schema says' 'no schemas here'; fi

# ---- recurring, called off
clerk; payee person=15 row_version=0 iban=SE4550000000058398257466
t 'AI5: what has obligations waits until they are seen' 'cashier; GET /aid && see "Obligations not checked" && POST /aid/run/make pays=4/3/2031 && status 409'
sql "UPDATE aid_instalment SET kept = 1, kept_by = 1 WHERE id = 51"
t 'called off: its payment is free for the next file' 'cashier; POST /aid/run/make pays=4/3/2031 && location "/aid/run?id=2" && POST /aid/run/off id=2 row_version=1 && status 422 && POST /aid/run/off id=2 row_version=1 "why=wrong day" && status 303 && POST /aid/run/make pays=5/3/2031 && location "/aid/run?id=3" && test "$(sql "SELECT state FROM aid_payment ORDER BY id DESC LIMIT 2")" = "in
off"'
t 'a month later the second instalment is due'        'at 2031-04-02T09:00; GET /aid && see "Νικολάου Πέτρος" && notsee Παπαδοπούλου; POST /aid/run/make pays=2/4/2031 && status 303 && test "$(sql "SELECT payments, cents FROM aid_run ORDER BY id DESC LIMIT 1")" = "1|30000"'
at 2031-05-05T09:00; third() { GET /aid; POST /aid/run/make pays=6/5/2031; }
home() { sql "INSERT INTO registry_address(person, kind, since, until, made, by) VALUES (12, 'home', $1, $2, 1, 1)"; }
t 'recurring aid stops while it is suspended'         'sql "UPDATE aid_award SET state = '"'suspended'"' WHERE id = 2"; third; status 409; sql "UPDATE aid_award SET state = '"'granted'"' WHERE id = 2"'
t 'and when its person has died'                      'sql "UPDATE registry_person SET death = 22395 WHERE id = 12"; GET /aid && see "Has died" && third; status 409 && sql "UPDATE registry_person SET death = NULL WHERE id = 12"'
t 'and when they left the town: the home ended, and there is no other' 'home 20000 22390; GET /aid && see "Left their address" && third; status 409'
t 'until they have one again'                         'home 22391 NULL; third; status 303 && test "$(sql "SELECT payments, cents FROM aid_run ORDER BY id DESC LIMIT 1")" = "1|30000"'
t 'who died after the file was made is found before it leaves' 'f=$(sql "SELECT max(id) FROM aid_run"); sql "UPDATE registry_person SET death = 22404 WHERE id = 12"; chief; be 3 pay,files; POST /aid/run/release id=$f row_version=1; status 409 && see "1 payment may no longer be made" && sql "UPDATE registry_person SET death = NULL WHERE id = 12"'
t 'a file whose day has passed is not released'       'chief; at 2031-04-10T09:00; POST /aid/run/release id=3 row_version=1 && status 409 && see "has passed"'
t 'a file that is not there'                          'GET "/aid/run?id=99" && status 404 && POST /aid/run/release id=99 row_version=1 && status 404 && GET "/aid/run/file?id=99" && status 404'
done_testing
