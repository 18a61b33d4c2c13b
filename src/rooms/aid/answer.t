# SPDX-License-Identifier: EUPL-1.2
# answer.t - files of the bank: taken once, matched, refused whole; what came back is countered and becomes a task (AI8, AI9).
. tests/lib.sh
. tests/people.sh
export PRONOIA_LANG=en
ids_from_one aid_answer
worker 1 Anna; worker 2 Boris
for p in 11 12 13; do person $p "Family$p" "Given$p" 4000; done
at 2031-03-06T09:00
sql "INSERT INTO aid_budget(id, year, code, credit, bound) VALUES (1, 2031, 'a', 1000000, 30000)"
sql "INSERT INTO ledger_line(id, on_day, noted, kind, service, person, quantity, worth, about_kind, about) VALUES (1, 22342, 1930300000, 'money', 'one-off-aid', 11, 1, 10000, 'aid payment', 1), (2, 22342, 1930300000, 'money', 'one-off-aid', 12, 1, 10000, 'aid payment', 2), (3, 22342, 1930300000, 'money', 'one-off-aid', 13, 1, 10000, 'aid payment', 3)"
python3 - "$dir" <<'P'
import sys
def doc(fmt, inside): return '<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:%s">%s</Document>' % (fmt, inside)
head = '<GrpHdr><MsgId>B1</MsgId><CreDtTm>2031-03-05T10:00:00</CreDtTm></GrpHdr>'
def stmt(entries, iban='GR1601101250000000012300695'):
    return doc('camt.053.001.02', '<BkToCstmrStmt>' + head + '<Stmt><Id>S</Id><CreDtTm>2031-03-05T10:00:00</CreDtTm><Acct><Id><IBAN>' + iban + '</IBAN></Id></Acct>' + ''.join(entries) + '</Stmt></BkToCstmrStmt>')
def entry(ref, amt, back=''):
    return ('<Ntry><Amt Ccy="EUR">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Sts>BOOK</Sts><BkTxCd/><NtryDtls><TxDtls><Refs><EndToEndId>%s</EndToEndId></Refs>%s</TxDtls></NtryDtls></Ntry>'
            % (amt, 'CRDT' if back else 'DBIT', ref, '<RtrInf><Rsn><Cd>%s</Cd></Rsn></RtrInf>' % back if back else ''))
d = sys.argv[1]
def put(name, s): open(d + '/' + name, 'w').write(s)
put('one.xml', stmt([entry('P-1', '100.00'), entry('P-2', '100.00', 'AC04'), entry('P-3', '99.00'), entry('OTHER', '5.00')]))
put('later.xml', stmt([entry('P-1', '100.00', 'AC01'), entry('P-2', '100.00', 'AC04')]))
put('waits.xml', stmt([entry('P-3', '100.00', 'AC04')]))
put('stopped.xml', stmt([entry('P-3', '100.00', 'AC01')]))
put('account.xml', stmt([entry('P-3', '100.00')], 'DE89370400440532013000'))
put('bomb.xml', '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><a>&b;</a>')
put('cut.xml', stmt([entry('P-3', '100.00')])[:-20])
put('kind.xml', doc('camt.052.001.02', head))
P
for i in 1 2 3; do
    sql "INSERT INTO casework_case(id, programme, person, spell, state, protocol_year, protocol_no, origin, opened, made, by, worker) VALUES ($i, 'one-off-aid', $((i + 10)), 1, 'granted', 2031, $i, 'clerk', 1, 1, 1, 1);
         INSERT INTO aid_award(id, filed, programme, person, family_kind, family, code, ground, cents, times, first, level, state, made, by) VALUES ($i, $i, 'one-off-aid', $((i + 10)), 'person', $((i + 10)), 'a', 'illness', 10000, 1, 22341, 'director', 'granted', 1, 1);
         INSERT INTO aid_instalment(id, award, number, due, cents, budget, state) VALUES ($i, $i, 1, 22341, 10000, 1, 'sent')"
done
h() { [ "${DB:-sqlite}" = postgres ] && echo "'\\x$1'" || echo "x'$1'"; }
for i in 1 2 3; do sql "INSERT INTO aid_payee(id, person, iban, lookup, ending, country, made, by) VALUES ($i, $((i + 10)), $(h 00), $(h 0$i), '000$i', 'GR', 1, 1)"; done
sql "INSERT INTO aid_run(id, year, number, format, message, pays, payments, cents, hash, made, by, released, released_by) VALUES (1, 2031, 1, 'pain.001.001.03', 'P', 22342, 3, 30000, $(h 01), 1, 1, 2, 2)"
for i in 1 2 3; do sql "INSERT INTO aid_payment(id, run, instalment, payee, cents, ref, state) VALUES ($i, 1, $i, $i, 10000, 'P-$i', 'sent')"; done
be 2 pay,files
again() { GET /aid/answers; csrf=$(sed -n 's/.*name="csrf" value="\([^"]*\)".*/\1/p' "$dir/page" | head -1); }
again
body() { printf -- '--xxBOUNDARYxx\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n%s\r\n--xxBOUNDARYxx\r\nContent-Disposition: form-data; name="file"; filename="b.xml"\r\n\r\n%s\r\n--xxBOUNDARYxx--\r\n' "$csrf" "$(cat "$dir/$1")" > "$dir/body"; }
send() { POST /aid/answers --body "$dir/body" --type "multipart/form-data; boundary=xxBOUNDARYxx"; }
take() { body "$1"; send; }
state() { test "$(sql "SELECT p.state, i.state FROM aid_payment p JOIN aid_instalment i ON i.id = p.instalment WHERE p.id = $1")" = "$2"; }

for f in bomb cut kind account; do
    t "refused whole: $f"                             "take $f.xml && status 422 && see 'Nothing was changed' || see 'nothing was changed' && count aid_answer 0 && state 3 'sent|sent'"
done
t 'no file at all'                                    'POST /aid/answers x=1 && status 422'
t 'no step of it leaves a trace'                      'body one.xml; torture POST /aid/answers --body $dir/body --type "multipart/form-data; boundary=xxBOUNDARYxx"'
t 'taken: paid, came back, another amount, unknown'   'take one.xml && location "/aid/answer?id=1" && state 1 "paid|paid" && state 2 "returned|returned" && state 3 "sent|sent" && test "$(sql "SELECT outcome FROM aid_heard ORDER BY place")" = "taken
taken
amount
unknown"'
t 'what is not ours is listed first'                  'GET "/aid/answer?id=1" && status 200 && see OTHER && see "Unknown reference" && see "Another amount" && see "Closed account" && GET /aid/answers && see "<span class=\"tag no\">2</span>"'
t 'AI8: a return is a counter-entry, and a task'      'test "$(sql "SELECT counters, worth FROM ledger_line WHERE counters IS NOT NULL")" = "2|-10000" && count "care_task WHERE room = '"'aid'"'" 1'
t 'AI9: the same file twice is told, changes nothing' 'be 1 pay,files; again; take one.xml && status 409 && see "read already" && see Boris && count aid_answer 1 && count aid_heard 4 && count "ledger_line WHERE counters IS NOT NULL" 1; be 2 pay,files; again'
t 'paid, then sent back after all; known is known'    'take later.xml && status 303 && state 1 "returned|returned" && test "$(sql "SELECT outcome FROM aid_heard WHERE answer = 2 ORDER BY place")" = "taken
known" && count "ledger_line WHERE counters IS NOT NULL" 2'
t 'it is not paid again to the same account'          'GET /aid && see "Came back from this account" && POST /aid/run/make pays=7/3/2031 && status 409'
t 'each of them is asked to come, in words that say nothing of money' 'test "$(sql "SELECT person, text FROM messages_message WHERE about_kind = '"'aid payment'"' ORDER BY person")" = "11|aid.returned_message
12|aid.returned_message" && ! grep "^aid.returned_message" src/rooms/aid/texts.tsv | cut -f3- | grep -qiE "payment|money|bank|πληρωμ|χρήμα|τράπεζ|λογαριασμ|دفع|مال|pages|виплат|кошт"'
t 'with a new account it is paid again, and only that' 'be 1 advise,files; POST /aid/payee person=12 row_version=1 iban=DE89370400440532013000 && status 303 && be 2 pay,files && GET /aid && POST /aid/run/make pays=7/3/2031 && status 303 && test "$(sql "SELECT instalment, state, ref <> '"'P-2'"' FROM aid_payment ORDER BY id DESC LIMIT 1" | tr -d t)" = "$(sql "SELECT 2, '"'in'"', 1 = 1" | tr -d t)" && test "$(sql "SELECT payments FROM aid_run ORDER BY id DESC LIMIT 1")" = 1 && f=$(sql "SELECT max(id) FROM aid_run"); POST /aid/run/release id=$f row_version=1; status 403 && be 1 pay && POST /aid/run/release id=$f row_version=1 && status 303 && count "care_task WHERE room = '"'aid'"' AND state = '"'done'"'" 1 && count "ledger_line WHERE about_kind = '"'aid payment'"' AND counters IS NULL" 4'
over() { sql "UPDATE aid_award SET state = '$1' WHERE id = 3; UPDATE aid_instalment SET state = 'sent' WHERE id = 3; UPDATE aid_payment SET state = 'sent', reason = '' WHERE id = 3; UPDATE aid_share SET held = 10000; UPDATE aid_budget SET bound = 30000"; }
sql "INSERT INTO aid_share(programme, year, family_kind, family, most, held) VALUES ('one-off-aid', 2031, 'person', 13, 150000, 10000)"
be 2 pay,files; again
asked() { count "messages_message WHERE about_kind = 'aid payment' AND person = 13" "$1"; }
t 'AI4: what comes back to an award that is over frees credit and share' 'over stopped; take stopped.xml && status 303 && state 3 "returned|dropped" && test "$(sql "SELECT bound FROM aid_budget") $(sql "SELECT held FROM aid_share")" = "20000 0" && GET /aid && notsee Family13'
t 'AI4: nor is anybody asked for another account then; somebody learns that the money is back' 'asked 0 && count "care_task WHERE room = '"'aid'"' AND person = 13" 1'
t 'AI4: what comes back to a suspended award stays bound: it will be paid' 'over suspended; take waits.xml && status 303 && state 3 "returned|returned" && test "$(sql "SELECT bound FROM aid_budget") $(sql "SELECT held FROM aid_share")" = "30000 10000"'
t 'AI4: and they are asked for one, since it will be paid' 'asked 1'
t 'who does not pay reads none of it'                 'be 1 advise,files; GET /aid/answers && status 403 && take later.xml && status 403'
done_testing
