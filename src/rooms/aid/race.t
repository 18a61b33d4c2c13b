# SPDX-License-Identifier: EUPL-1.2
# race.t - fifty at once: a payment file is made once and leaves once, credit is never below zero, a family's ceiling is never passed,
# a bank's file is taken once (AI1, AI2, AI6, AI7, AI9).
. tests/lib.sh
. tests/people.sh
export PRONOIA_LANG=en
ids_from_one aid_award aid_instalment aid_budget aid_run aid_payment aid_answer
worker 1 Anna; worker 2 Boris; worker 3 Clio
at 2031-03-03T09:00
each() { for i in $(seq 100 149); do eval "echo \"$1\""; done | paste -sd,; }
[ "${DB:-sqlite}" = postgres ] && b="'\\x00'" || b="x'00'"
sql "INSERT INTO registry_person(id, birth, birth_exact, made, made_by) VALUES $(each "(\$i, 4000, 'day', 1, 1), (1\$i, 4000, 'day', 1, 1)")"
sql "INSERT INTO registry_name(id, person, kind, family, given, shown, made, by) VALUES $(each "(\$i, \$i, 'official', 'Demo', 'P\$i', 1, 1, 1), (1\$i, 1\$i, 'official', 'Home', 'P\$i', 1, 1, 1)")"
sql "INSERT INTO registry_household(id, made, made_by) VALUES (5, 1, 1); INSERT INTO registry_member(household, person, role, made, by) VALUES $(each "(5, 1\$i, 'relative', 1, 1)")"
sql "INSERT INTO casework_case(id, programme, person, household, spell, state, protocol_year, protocol_no, origin, opened, made, by) VALUES $(each "(\$i, 'one-off-aid', \$i, NULL, 1, 'complete', 2031, \$i, 'clerk', 1929000000, 1929000000, 1), (1\$i, 'one-off-aid', 1\$i, NULL, 1, 'complete', 2031, 1\$i, 'clerk', 1929000000, 1929000000, 1)")"
sql "INSERT INTO aid_budget(id, year, code, credit, bound) VALUES (1, 2031, '00.6735.001', 100000, 0)"
fifty() {   # PATH FIELDS; % is the racer: eight at a time keep the machine busy, fifty in all
    rm -f "$dir"/r[0-9]*
    seq 100 149 | xargs -P 8 -I{} sh -c 'for x; do shift; case $x in *%*) x=${x%%%*}{}${x#*%} ;; esac; set -- "$@" "$x"; done; '"$program"' request POST "$@" > "$0/r{}" 2>&1' "$dir" "$@"
    cat "$dir"/r[0-9]* | sed -n 's/^Status: //p' | sort | uniq -c | awk '{ printf "%s%s x %s", s, $1, $2; s = ", " } END { print "" }' > "$dir/page"
}
award="row_version=0 first=5/3/2031 ground=illness code=00.6735.001 evidence=x"
be 1 advise,files
t 'AI1: fifty want 100 of a credit of 1,000: ten have it, forty are told, none is below zero' 'fifty /aid/award id=% amount=100 $award; see "10 x 303, 40 x 409" && test "$(sql "SELECT credit, bound FROM aid_budget")" = "100000|100000" && count aid_award 10 && test "$(sql "SELECT sum(cents) FROM aid_instalment")" = 100000'
sql "UPDATE aid_budget SET credit = 10000000"
t 'AI2: fifty of one family want 100 each of a ceiling of 1,500: fifteen have it' 'fifty /aid/award id=1% amount=100 $award; see "15 x 303, 35 x 409" && test "$(sql "SELECT held, most FROM aid_share WHERE family_kind = '"'household'"'")" = "150000|150000" && test "$(sql "SELECT bound FROM aid_budget")" = 250000'
t 'one case, fifty proposals of its money: one stands' 'c=$(sql "SELECT min(id) FROM casework_case c WHERE NOT EXISTS (SELECT 1 FROM aid_award a WHERE a.filed = c.id) AND id < 150"); fifty /aid/award id=$c amount=7 $award; see "1 x 303, 49 x 409" && count "aid_award WHERE filed = $c" 1 && test "$(sql "SELECT bound FROM aid_budget")" = 250700'
sql "UPDATE aid_award SET state = 'granted'; UPDATE casework_case SET state = 'granted' WHERE id IN (SELECT filed FROM aid_award)"
sql "INSERT INTO aid_payee(person, holder, iban, lookup, ending, country, made, by) SELECT person, $b, $b, $b, '0000', 'GR', 1, 1 FROM aid_award WHERE filed < 150"
be 1 advise,files; first=$(sql "SELECT min(person) FROM aid_award")
for p in $(sql "SELECT person FROM aid_award WHERE filed < 150"); do POST /aid/payee person=$p row_version=1 "iban=GR16 0110 1250 0000 0001 2300 695"; done
be 2 pay
t 'AI6: fifty make the payment file: it is made once' 'fifty /aid/run/make pays=6/3/2031; see "1 x 303, 49 x 409" && count aid_run 1 && test "$(sql "SELECT payments, cents FROM aid_run")" = "11|100700" && count aid_payment 11'
be 3 pay
t 'AI7: fifty release it: it leaves once, each euro is delivered once' 'fifty /aid/run/release id=1 row_version=1; see "1 x 303, 49 x 409" && test "$(sql "SELECT count(*), sum(worth) FROM ledger_line WHERE kind = '"'money'"'")" = "11|100700"'
GET /aid/answers; csrf=$(sed -n 's/.*name="csrf" value="\([^"]*\)".*/\1/p' "$dir/page" | head -1)
ref=$(sql "SELECT ref FROM aid_payment ORDER BY id LIMIT 1"); sum=$(sql "SELECT cents / 100 FROM aid_payment ORDER BY id LIMIT 1").00
for i in $(seq 100 149); do printf -- '--xxBOUNDARYxx\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n%s\r\n--xxBOUNDARYxx\r\nContent-Disposition: form-data; name="x"\r\n\r\n%s\r\n--xxBOUNDARYxx\r\nContent-Disposition: form-data; name="file"; filename="b.xml"\r\n\r\n%s\r\n--xxBOUNDARYxx--\r\n' "$csrf" $i "<?xml version=\"1.0\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt><GrpHdr><MsgId>B1</MsgId><CreDtTm>2031-03-06T10:00:00</CreDtTm></GrpHdr><Stmt><Id>S</Id><CreDtTm>2031-03-06T10:00:00</CreDtTm><Acct><Id><IBAN>GR1601101250000000012300695</IBAN></Id></Acct><Ntry><Amt Ccy=\"EUR\">$sum</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BkTxCd/><NtryDtls><TxDtls><Refs><EndToEndId>$ref</EndToEndId></Refs><RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf></TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>" > "$dir/body$i"; done
t 'AI9: fifty send one file of the bank: it is taken once, countered once, one task, one message' 'fifty /aid/answers --body "$dir/body%" --type "multipart/form-data; boundary=xxBOUNDARYxx"; see "1 x 303, 49 x 409" && count aid_answer 1 && count "ledger_line WHERE counters IS NOT NULL" 1 && count "care_task WHERE room = '"'aid'"'" 1 && count "messages_message WHERE about_kind = '"'aid payment'"'" 1'
done_testing
