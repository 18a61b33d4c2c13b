# SPDX-License-Identifier: EUPL-1.2
# about.t - a person's money on their page, in their own copy, and how long the law makes us keep it.
. tests/lib.sh
. tests/people.sh
export PRONOIA_LANG=en
worker 1 Anna; worker 2 Boris; worker 4 Olga; worker 5 Paul
person 11 Doe Eleni 4000; person 12 Other Petros 4000
at 2031-03-03T09:00
sql "INSERT INTO casework_case(id, programme, person, spell, state, protocol_year, protocol_no, origin, opened, made, by) VALUES (1, 'one-off-aid', 11, 1, 'complete', 2031, 1, 'clerk', 1929000000, 1929000000, 1);
     INSERT INTO aid_budget(id, year, code, credit, bound) VALUES (1, 2031, '00.6735.001', 100000, 0)"
be 1 advise,files
POST /aid/award id=1 row_version=0 amount=150 first=5/3/2031 ground=illness code=00.6735.001 "evidence=a bill of the hospital"
POST /aid/payee person=11 row_version=0 "iban=GR16 0110 1250 0000 0001 2300 695"
t 'her page says what she was given, what was paid, and where, by the last four signs' 'GET "/person?id=11" && see "€150" && see "GR•••• 0695" && see Proposed && notsee 0110125'
t 'another one has nothing'             'GET "/person?id=12" && notsee "€150" && notsee 0695'
t 'who may not open the file sees none' 'be 2 advise; GET "/person?id=11"; notsee "€150" && notsee 0695'
be 1 advise,files; POST /privacy/new person=11 kind=access channel=desk received=3/3/2031 identity=card
q=$(sql "SELECT max(id) FROM privacy_request"); be 4 privacy; POST /privacy/request id=$q do=take
t 'her own copy: the sum, why, the words that were written, her account in full' 'GET "/privacy/copy?id=11" && status 200 && sed "1,/^\$/d" $dir/page | python3 -c "import json,sys
d = json.load(sys.stdin); a = d[\"aid\"] if \"aid\" in d else d
m = a[\"money\"][0]; assert m[\"ground\"] == \"illness\" and m[\"reasons\"] == \"a bill of the hospital\" and m[\"state\"] == \"proposed\", m
assert [x[\"iban\"] for x in a[\"accounts\"]] == [\"GR1601101250000000012300695\"], a"'
sql "UPDATE aid_award SET state = 'granted'; UPDATE casework_case SET state = 'ended' WHERE id = 1"
be 1 advise,files; POST /privacy/new person=11 kind=erase channel=desk received=3/3/2031 identity=card words=all
q=$(sql "SELECT max(id) FROM privacy_request"); be 4 privacy; POST /privacy/request id=$q do=take; POST /privacy/request id=$q do=propose outcome=gone
t 'money that was given is kept as long as the law says: nothing is erased before' 'be 5 privacy; POST /privacy/request id=$q do=take; POST /privacy/request id=$q do=approve; status 422 && test "$(sql "SELECT count(*) FROM aid_payee WHERE iban IS NOT NULL")" = 1 && test "$(sql "SELECT count(*) FROM aid_award WHERE evidence IS NOT NULL")" = 1'
done_testing
