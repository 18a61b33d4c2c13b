# SPDX-License-Identifier: EUPL-1.2
# desk.t - the desk links who signed in with their file, once a paper was seen: RE2, RE9.
. tests/lib.sh
. tests/staff.sh
. tests/people.sh
. tests/state.sh
account 1 anna $ADVISE; account 2 sofia 2048
person 11 Παπαδοπούλου Μαρία 7500; person 12 Γεωργίου Νίκος 4000; person 13 Άλλου Άννα 5000
ids_from_one resident_identity
anna()  { export PRONOIA_STAFF=1; as anna files,advise,receive; }
sofia() { export PRONOIA_STAFF=2; as sofia files,supervise; }
afm()   { POST /person/number "person=$1" kind=afm "value=$2" "status=${3:-seen}" && status 303; }
code()  { sql "SELECT code FROM resident_identity WHERE id = $1"; }
row()   { test "$(sql "SELECT coalesce(person, 0), how, waits, coalesce(linked_by, 0) FROM resident_identity WHERE id = $1")" = "$2"; }
state
taxpayer maria 160074103 "ΠΑΠΑΔΟΠΟΥΛΟΥ" "ΜΑΡΙΑ" "ΙΩΑΝΝΗΣ" "ΑΝΝΑ" 1990
taxpayer nikos 123456783 "ΓΕΩΡΓΙΟΥ" "ΝΙΚΟΛΑΟΣ" "ΠΕΤΡΟΣ" "ΕΛΕΝΗ" 1974
taxpayer olga 112233449 "ΚΟΒΑΛΕΝΚΟ" "ΟΛΓΑ" "ΙΒΑΝ" "ΙΡΙΝΑ" 1985
anna; afm 11 160074103 declared; afm 12 123456783; nobody
for u in maria nikos olga; do stranger; at_home $u; done; stranger

anna
t 'who waits, and why; those without a file apart' 'GET /residents && status 200 && see "ΠΑΠΑΔΟΠΟΥΛΟΥ ΜΑΡΙΑ" && see "κανείς δεν είδε το χαρτί του" && see "όνομα ή έτος γέννησης διαφέρουν" && see "Χωρίς φάκελο" && see "ΚΟΒΑΛΕΝΚΟ" && GET /day && see "2 κάτοικοι συνδέθηκαν"'
t 'found by the number on the screen'            'GET "/residents?code=$(code 1 | sed "s/.../& /")" && status 303 && location "/residents/one?id=1" && GET "/residents/one?id=1" && see "Παπαδοπούλου Μαρία" && see "το όνομα συμφωνεί" && see "••••4103" && notsee 160074103'
t 'a number that is nobody’s'                    'GET "/residents?code=000" && status 404 && see "Δεν υπάρχει τέτοιος αριθμός" && GET "/residents/one?id=99" && status 404 && POST /residents/link id=99 person=11 seen=1 && status 404'
v=$(sql "SELECT row_version FROM resident_identity WHERE id = 1")
t 'nobody is linked without a paper, nor with no file, nor with one that is not there' 'POST /residents/link id=1 version=$v person=11 && status 422 && see "Σημειώστε ότι είδατε" && POST /residents/link id=1 version=$v seen=1 && status 422 && POST /residents/link id=1 version=$v seen=1 other=999 && status 422 && see "value=\"999\"" && row 1 "0||declared|0"'
t 'no step of linking that fails leaves a trace' 'torture POST /residents/link id=1 version=$v person=11 seen=1'
t 'linked: she sees her file at home'            'POST /residents/link id=1 version=$v person=11 seen=1 && status 303 && row 1 "11|desk||1" && nobody && PRONOIA_OWN=1 GET /my-file && see "h-cases" && anna && GET "/person?id=11" && see "Το πρόσωπο βλέπει τον φάκελό του"'
t 'what the desk said stays, whatever the number says' 'nobody && sql "UPDATE registry_identifier SET status = '"'wrong'"' WHERE person = 11" && stranger && at_home maria && row 1 "11|desk||1" && GET /my-file && see "h-cases"'
stranger; anna
t 'of two clerks at once the second is told'     'v=$(sql "SELECT row_version FROM resident_identity WHERE id = 3") && POST /residents/link id=3 version=$v other=13 seen=1 && status 303 && POST /residents/link id=3 version=$v other=12 seen=1 && status 422 && see "Συνδέεται ήδη" && row 3 "13|desk||1"'
t 'nor two people with one file'                 'v=$(sql "SELECT row_version FROM resident_identity WHERE id = 2") && POST /residents/link id=2 version=$v other=13 seen=1 && status 422 && see "συνδέεται ήδη άλλος" && POST /residents/link id=2 version=0 person=12 seen=1 && status 409 && row 2 "0||differs|0"'
t 'nor somebody who has died'                    'sql "UPDATE registry_person SET death = 22000 WHERE id = 12" && POST /residents/link id=2 version=$v person=12 seen=1 && status 422 && see "έχει πεθάνει" && row 2 "0||differs|0" && sql "UPDATE registry_person SET death = NULL WHERE id = 12"'
sql "UPDATE registry_person SET shield = 1 WHERE id = 12"; sql "INSERT INTO access_grant(id, person, account, purpose, starts, about_kind, about) VALUES (1, 12, 2, 'care', 1, 'case', 1)"
t 'RE9: whose number is in a file that one may not open is not there' 'anna && GET /residents && notsee "ΓΕΩΡΓΙΟΥ" && GET /day && notsee "κάτοικοι συνδέθηκαν" && notsee "1 κάτοικος" && GET "/residents?code=$(code 2)" && status 404 && sed "/csrf/d; s/$(code 2)/N/" $dir/page > $dir/a && GET "/residents?code=999999" && sed "/csrf/d; s/999999/N/" $dir/page | cmp - $dir/a && GET "/residents/one?id=2" && status 404'
t 'RE9: nor a file that one may not open, as if it were no number' 'POST /residents/link id=3 version=9 other=12 seen=1; sed "/csrf/d; s/\b12\b/N/g" $dir/page > $dir/a; POST /residents/link id=3 version=9 other=77 seen=1; sed "/csrf/d; s/\b77\b/N/g" $dir/page | cmp - $dir/a'
t 'RE9: who may open it links, and still it is not shown' 'sofia && GET /residents && see "ΓΕΩΡΓΙΟΥ" && GET "/residents/one?id=2" && status 200 && POST /residents/link id=2 version=$v person=12 seen=1 && status 303 && nobody && PRONOIA_OWN=2 GET /my-file && see "Περάστε μία φορά"'
t 'erasing a file forgets who signed in for it'  'sofia && sql "UPDATE registry_person SET shield = 0" && export PRONOIA_STAFF=1 && as anna privacy,files && sql "INSERT INTO privacy_due(id, person, due, listed, state, by) VALUES (1, 13, 1, 1, '"'proposed'"', 2)" && GET /privacy/list && status 200 && POST /privacy/list id=1 do=approve; count "resident_identity WHERE id = 3" 0 && count "resident_entry WHERE identity = 3" 0'
done_testing
