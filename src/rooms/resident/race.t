# SPDX-License-Identifier: EUPL-1.2
# race.t - fifty at once, at home: one sign-in, one request, one objection, four copies of a paper.  RE7 of room.md, FO5.
. tests/lib.sh
. tests/staff.sh
. tests/people.sh
. tests/state.sh
export PRONOIA_FILES=$dir/files PRONOIA_LANG=en
account 1 anna $ADVISE
ids_from_one resident_identity
person 11 Παπαδοπούλου Μαρία 7500
state
taxpayer maria 160074103 "ΠΑΠΑΔΟΠΟΥΛΟΥ" "ΜΑΡΙΑ" "ΙΩΑΝΝΗΣ" "ΑΝΝΑ" 1990
export PRONOIA_STAFF=1; as anna files,advise; POST /person/number person=11 kind=afm value=160074103 status=seen; nobody
state_does again        # the state would give its answer each time
t 'RE7: fifty times the same return: one session' 'went maria && fifty /my-file/back "code=$code" "state=$state" && see "1 x 303" && count resident_entry 1 && count resident_begun 1 && count resident_identity 1'
nobody; unset PRONOIA_COOKIE; export PRONOIA_OWN=1
sql "INSERT INTO casework_case(id, programme, person, spell, state, protocol_year, protocol_no, origin, opened, made, by) VALUES (21, 'kapi', 11, 1, 'applied', 2031, 7, 'clerk', 1929000000, 1, 1), (22, 'food-aid', 11, 1, 'refused', 2031, 8, 'clerk', 1929000000, 1, 1)"
sql "INSERT INTO casework_paper(id, filed, paper, person, state, asked, changed, by) VALUES (31, 21, 'id_card', 11, 'asked', 1, 1, 1)"
sql "INSERT INTO casework_decision(id, filed, year, number, outcome, proposed_by, decided_by, four_eyes, at, asked, answer, book, facts, reasons, judged, appeal_due, mark) SELECT 41, 22, 2031, 1, 'refused', 1, 1, 0, 1929000000, 22320, 'no', 'x', said, said, 1, 22400, said FROM resident_identity"
t 'fifty requests of one kind: one'              'fifty /my-file/ask kind=access words=x && see "1 x 303, 49 x 409" && count privacy_request 1'
t 'fifty objections: one'                        'fifty /my-file/object n=2031/8 words=why && see "1 x 303, 49 x 409" && count casework_objection 1 && count "casework_step WHERE state = '"'objected'"'" 1'
GET "/my-file/case?n=2031/7"; csrf=$(grep -o 'name="csrf" value="[^"]*' $dir/page | tail -1 | sed 's/.*"//'); for i in $(seq 100 149); do python3 tests/papers.py png 31 "$csrf" n=2031/7 copy=$i > $dir/body$i; done
t 'FO5: fifty copies of a paper: four are kept, also in the store' 'fifty /my-file/paper --body $dir/body% --type "multipart/form-data; boundary=xxBOUNDARYxx" && see "4 x 303, 46 x 409" && count casework_file 4 && test "$(ls $dir/files | wc -l)" = 4'
t 'fifty times taken back: once'                 'fifty /my-file/withdraw n=2031/7 sure=yes && see "1 x 303, 49 x 409" && count "casework_step WHERE state = '"'withdrawn'"'" 1'
# ---- forms that were tampered with
t 'numbers that are none, or nobody’s'           'for id in 0 -1 31x 99999999999999999999 2147483648 9223372036854775807 "31 OR 1=1" ""; do python3 tests/papers.py png "$id" "$csrf" n=2031/8 > $dir/body; POST /my-file/paper --body $dir/body --type "multipart/form-data; boundary=xxBOUNDARYxx"; status 409 && GET "/my-file/answer?n=2031/8&o=$id" && status 404 && GET "/my-file/certificate?id=$id" && status 404 && GET "/my-file/copy?request=$id" && status 404 || break; done; status 404 && test "$id" = "" && count casework_file 4'
t 'a number of an application in other clothes'  'for x in 2031 /8 "2031/8%00" "2031/8/" "%2e%2e" "2031/8%27"; do GET "/my-file/case?n=$x"; test "$(sed -n "s/^Status: //p" $dir/page)" != 200 || break; done; test "$x" = "2031/8%27" && notsee "2031/8"'
t 'fields that nobody asked for change nothing'  'POST /my-file/object n=2031/8 words=more outcome=upheld answered=1 by=1 decision=41 && status 409 && test "$(sql "SELECT outcome, by FROM casework_objection")" = "|0" && POST /my-file/ask kind=correct person=1 by=1 state=done identity=x && status 303 && test "$(sql "SELECT person, coalesce(by, 0), state FROM privacy_request WHERE kind = '"'correct'"'")" = "11|0|open"'
done_testing
