# SPDX-License-Identifier: EUPL-1.2
# cooperative.t - members, work, orders, a month that is shared out, work outside: CO1 to CO8 (row T9 of the mission, laws 4430/2016, 4600/2019).
. tests/lib.sh
. tests/people.sh
ids_from_one cooperative_membership cooperative_order cooperative_labour cooperative_term cooperative_cash cooperative_payout cooperative_placement
worker 1 Νίκος; worker 2 Ξένος; worker 3 Δήμητρα
person 11 Παπαδόπουλος Πέτρος 9000; person 12 Νικολάου Άννα 9000; person 13 Κρυφού Εύα 9000; person 14 Διπλός Πέτρος 9000
sql "UPDATE registry_person SET shield = 1 WHERE id = 13; UPDATE registry_person SET merged_into = 11 WHERE id = 14; UPDATE registry_person SET sex = CASE WHEN id = 12 THEN 'f' ELSE 'm' END"
sql "INSERT INTO access_unit(id, name, kind) VALUES (641, 'Συνεταιρισμός Ορίζοντες', 'social_cooperative'), (2, 'Παντοπωλείο', 'grocery'), (3, 'Ξενώνας επανένταξης', 'rehab_hostel')"
sql "INSERT INTO access_work(id, unit, account, since) VALUES (1, 641, 1, 1), (2, 2, 2, 1), (3, 3, 1, 1)"
sql "INSERT INTO stays_stay(id, unit, person, code, cycle, origin, since, due, made, by) VALUES (740, 3, 11, 'KPTXZ1', 'regulation', 'service', 22200, 22600, 1, 1); INSERT INTO access_grant(person, unit, purpose, starts, about_kind, about) VALUES (11, 3, 'stay', 1, 'stay', 740)"
at 2031-03-03T09:00                     # a Monday; day 22341; 1 March is 22339, 1 February 22311
be 1 keep,advise

# ---- members ----
t 'from the page of a hostel stay to the cooperative' 'GET "/stays/stay?id=740" && status 200 && see "/cooperative/join?person=11" && GET "/cooperative/join?person=11" && status 200 && see Παπαδόπουλος && see "Ξενώνας επανένταξης"'
join() { POST /cooperative/join unit=641 "$@"; }
t 'a kind, a first day that is not to come nor of long ago, a share in euros' 'join person=11 since=1/2/2031 share=100 && status 422 && join person=11 kind=recovering since=1/4/2031 && status 422 && join person=11 kind=recovering since=1/2/2029 && status 422 && join person=11 kind=recovering share=πολλά && status 422 && count cooperative_membership 0'
t 'a member, with the stay they came from' 'join person=11 kind=recovering since=1/2/2031 share=100 && status 303 && location "/cooperative/member?id=1&saved=1" && test "$(sql "SELECT person, kind, share, stay, since FROM cooperative_membership")" = "11|recovering|10000|740|22311"'
t 'CO2: not twice at a time, nor by another record of theirs' 'join person=11 kind=recovering && status 422 && see "ήδη μέλος" && be 1 keep,advise,files && join person=14 kind=recovering && status 422 && count cooperative_membership 1'
t 'CO2: the database refuses it itself' '! sql "INSERT INTO cooperative_membership(unit, person, kind, share, since, made, by) VALUES (641, 11, '"'supporter'"', 0, 22000, 1, 1)" 2> "$dir/err"'
t 'a file that does not open is nobody' 'be 1 keep,advise; join person=13 kind=recovering && status 404 && join person=999 kind=recovering && status 404'
t 'somebody new; without a name not' 'join kind=recovering && status 422 && join given=Λάκης family=Κυπαρίσσης kind=professional since=10/2/2031 && status 303 && count registry_person 5 && be 1 keep,advise,files && join person=12 kind=recovering since=1/2/2031 && status 303 && be 1 keep,advise'
t 'the list: who, since when, how many are after rehabilitation' 'GET "/cooperative?unit=641" && status 200 && see Παπαδόπουλος && see Κυπαρίσσης && see "2 από τα 3 μέλη"'

# ---- CO1 ----
export PRONOIA_SEED=unknown
be 2 advise,rules,staff,diary,files,receive,keep,special,decide,supervise,privacy
unknown() { for u in "$2" 981; do PRONOIA_STATEMENTS=$dir/$u.sql "$program" request "$1" "$3$u" $4 2> /dev/null | sed "s/\b$u\b/N/g" > $dir/$u.txt; sed -i "/ clear_once/d" $dir/$u.sql; done
    grep -q "^Status: 404" "$dir/$2.txt" && cmp "$dir/$2.txt" $dir/981.txt && cmp "$dir/$2.sql" $dir/981.sql; }
sql "UPDATE cooperative_membership SET id = 777 WHERE kind = 'professional'"; anna=$(sql "SELECT id FROM cooperative_membership WHERE person = 12")
t 'CO1: for whoever does not work there no such unit and no such member: the same bytes and statements' 'for p in "" /join /work /orders /month; do unknown GET 641 "/cooperative$p?unit=" || return 1; done; unknown GET 777 "/cooperative/member?id=" && unknown POST 777 "/cooperative/member?id=" do=leave && unknown POST 777 "/cooperative/placement?id=" do=begin'
unset PRONOIA_SEED
t 'CO1: the page of the person does not say it, nor the ledger on it' 'GET "/person?id=11" && status 200 && notsee Ορίζοντες && notsee "Συνεταιρισμός</h2>" && notsee "/cooperative/"'
be 1 keep,advise,files
t 'CO1: the team reads it there' 'GET "/person?id=11" && see Ορίζοντες && see "/cooperative/member?id=1"'

# ---- work ----
p=3; l=777
day() { POST /cooperative/work unit=641 kind=kitchen "$@"; }
t 'a day: who worked how long, at what' 'GET "/cooperative/work?unit=641&day=20/2/2031" && status 200 && see "h_1" && day day=20/2/2031 h_1=7:30 h_$l=4 && status 303 && test "$(sql "SELECT membership, day, kind, minutes FROM cooperative_labour ORDER BY membership" | paste -sd" ")" = "1|22330|kitchen|450 777|22330|kitchen|240"'
t 'CO7: hours are lines of the ledger; the person is not in it' 'test "$(sql "SELECT sum(quantity), count(*), count(person) FROM ledger_line WHERE kind = '"'minutes'"'")" = "690|2|0"'
t 'what they work at is the town'"'"'s list' 'GET "/cooperative/work?unit=641" && see "value=\"gardens\"" && POST /cooperative/work unit=641 kind=castle day=20/2/2031 h_1=1 && status 422'
t 'hours are 7, 7:30 or 7,5' 'day day=21/2/2031 h_1=7,5 && status 303 && for h in 7:60 -1 25 7:3 επτά 7h 1000000000000 0; do day day=21/2/2031 h_1=$h && status 422 && see "δεν είναι σωστές" || return 1; done; test "$(sql "SELECT minutes FROM cooperative_spent WHERE day = 22331")" = 450'
t 'CO4: no more than twenty-four in a day, whatever they did' 'POST /cooperative/work unit=641 kind=gardens day=21/2/2031 h_1=16:31 && status 422 && see "24 ώρες" && see "7:30" && POST /cooperative/work unit=641 kind=gardens day=21/2/2031 h_1=16:30 && status 303 && POST /cooperative/work unit=641 kind=sales day=21/2/2031 h_1=0:01 && status 422'
t 'CO4: one who has too many: nothing of the sheet is written' 'day day=21/2/2031 h_$l=2 h_1=1 && status 422 && test -z "$(sql "SELECT id FROM cooperative_labour WHERE membership = 777 AND day = 22331")"'
t 'CO4: the database refuses it too' '! sql "UPDATE cooperative_spent SET minutes = 1441" 2> "$dir/err"'
t 'not to come, not before they joined, not for nobody' 'day day=4/3/2031 h_1=1 && status 422 && day day=5/2/2031 h_$l=3 && status 422 && day day=20/2/2031 && status 422'
k=$(sql "SELECT id FROM cooperative_labour WHERE kind = 'gardens'")
t 'a mistake is taken back with its reason: the hours are free again, the ledger countered' 'POST /cooperative/work unit=641 do=undo labour=$k && status 422 && POST /cooperative/work unit=641 do=undo labour=$k why=λάθος && status 303 && POST /cooperative/work unit=641 do=undo labour=$k why=λάθος && status 422 && test "$(sql "SELECT sum(quantity) FROM ledger_line WHERE about_kind = '"'labour'"' AND about = $k")" = 0 && test "$(sql "SELECT minutes FROM cooperative_spent WHERE day = 22331")" = 450 && GET "/cooperative/member?id=1" && see "λάθος"'

# ---- orders and money ----
t 'an order: customer, what, price, until when' 'POST /cooperative/orders unit=641 do=new customer=Σύλλογος price=300 && status 422 && POST /cooperative/orders unit=641 do=new customer=Σύλλογος words=Μενού price=300 due=1/3/2031 && status 422 && POST /cooperative/orders unit=641 do=new customer=Σύλλογος words=Μενού price=300 due=10/3/2031 && status 303 && GET "/cooperative/orders?unit=641" && see Σύλλογος && see ανοιχτή'
t 'work for it is counted with it' 'day day=24/2/2031 ord=1 h_1=6 && status 303 && day day=24/2/2031 ord=99 h_1=1 && status 422 && GET "/cooperative/orders?unit=641" && see ">6:00<"'
cash() { POST /cooperative/cash unit=641 do=add "$@"; }
t 'it is paid in February; what was bought is a cost' 'cash kind=order ord=1 amount=300 day=25/2/2031 && status 303 && cash kind=cost amount=50,5 day=25/2/2031 && status 422 && cash kind=cost amount=50,5 day=25/2/2031 words=Υλικά && status 303 && cash kind=sale amount=-3 words=x && status 422 && cash kind=sale amount=3 words=x day=1/4/2031 && status 422 && GET "/cooperative/month?unit=641&month=2/2031" && see "300 €" && see "50,50 €" && see "249,50 €"'
t 'what was paid is not dropped; done it is' 'POST /cooperative/orders unit=641 do=dropped ord=1 row_version=1 && status 422 && POST /cooperative/orders unit=641 do=done ord=1 row_version=0 && status 409 && POST /cooperative/orders unit=641 do=done ord=1 row_version=1 && status 303'

POST /cooperative/orders unit=641 do=new customer=Δήμος words=Καφές price=80; POST /cooperative/orders unit=641 do=dropped ord=2 row_version=1
t 'two close one order: mine, theirs, what it was; and it is what was chosen' 'POST /cooperative/orders unit=641 do=done ord=2 row_version=1 was_do=open && status 409 && see "name=\"mine_do\" value=\"done\"" && see "name=\"theirs_do\" value=\"dropped\"" && see "ανοιχτή" && see "name=\"row_version\" value=\"2\"" && POST /cooperative/orders unit=641 ord=2 row_version=2 mine_do=done theirs_do=dropped && status 409 && POST /cooperative/orders unit=641 ord=2 row_version=2 mine_do=done theirs_do=dropped pick_do=mine && status 303 && test "$(sql "SELECT state, row_version FROM cooperative_order WHERE id = 2")" = "done|3"'
t 'both the same: there is nothing to choose' 'POST /cooperative/orders unit=641 do=done ord=2 row_version=1 && status 303 && test "$(sql "SELECT state, row_version FROM cooperative_order WHERE id = 2")" = "done|3"'

# ---- the month ----
share() { POST /cooperative/month unit=641 do=share "$@"; }
t 'CO6: not before it is over, not more than there is' 'share month=3/2031 sum=10 && status 422 && see "δεν έχει τελειώσει" && share month=2/2031 sum=249,51 && status 422 && see "249,50" && share month=2/2031 sum=0 && status 422 && share month=1/2031 sum=1 && status 422 && count cooperative_payout 0'
# 450 + 450 + 360 = 1260 minutes of 1500, and 240: of 100,01 euros 84,0084 and 16,0016
t 'CO6: by the hours, to the cent' 'share month=2/2031 sum=100,01 && status 303 && test "$(sql "SELECT membership, minutes, amount FROM cooperative_payout ORDER BY id" | paste -sd" ")" = "777|240|1600 1|1260|8401"'
t 'CO7: and as many lines of money in the ledger, of the last day of the month' 'test "$(sql "SELECT count(*), sum(worth), min(on_day), count(person) FROM ledger_line WHERE kind = '"'money'"'")" = "2|10001|22338|0"'
t 'CO6: income is not distributed twice' 'share month=2/2031 sum=10 && status 422 && see "έχει ήδη μοιραστεί" && count cooperative_payout 2 && ! sql "INSERT INTO cooperative_payout(term, run, membership, minutes, amount, made, by) SELECT term, run, membership, minutes, amount, 1, 1 FROM cooperative_payout" 2> "$dir/err"'
t 'CO5: a month that is closed takes no work, no money, nothing back' 'day day=26/2/2031 h_1=2 && status 422 && see "έχει κλείσει" && cash kind=sale amount=5 words=x day=26/2/2031 && status 422 && POST /cooperative/work unit=641 do=undo labour=1 why=x && status 422 && count cooperative_cash 2'
t 'CO5: what was wrong in it is countered today, once' 'POST /cooperative/cash unit=641 do=counter line=2 && status 422 && POST /cooperative/cash unit=641 do=counter line=2 "why=διπλό τιμολόγιο" && status 303 && test "$(sql "SELECT day, amount FROM cooperative_cash WHERE counters = 2")" = "22341|5050" && POST /cooperative/cash unit=641 do=counter line=2 why=x && status 422 && POST /cooperative/cash unit=641 do=counter line=3 why=x && status 422'
t 'CO5: the database changes no line of either' '! sql "UPDATE cooperative_cash SET amount = 1 WHERE id = 1" 2> "$dir/err"; ! sql "DELETE FROM cooperative_payout" 2> "$dir/err"; test "$(sql "SELECT amount FROM cooperative_cash WHERE id = 1")" = 30000 && count cooperative_payout 2'
t 'CO6: taken back it is countered line by line, and open again' 'POST /cooperative/month unit=641 month=2/2031 do=back run=1 && status 422 && POST /cooperative/month unit=641 month=2/2031 do=back run=7 why=x && status 422 && POST /cooperative/month unit=641 month=2/2031 do=back run=1 "why=ξεχάστηκε μια ημέρα" && status 303 && test "$(sql "SELECT count(*), sum(amount) FROM cooperative_payout")" = "4|0" && test "$(sql "SELECT sum(worth), sum(quantity) FROM ledger_line WHERE kind = '"'money'"'")" = "0|0" && day day=26/2/2031 h_1=2 && status 303'
t 'and shared out anew, all of it; the first one is still there' 'share month=2/2031 sum=249,50 && status 303 && test "$(sql "SELECT sum(amount) FROM cooperative_payout")" = 24950 && GET "/cooperative/month?unit=641&month=2/2031" && see "ξεχάστηκε μια ημέρα" && see "αντίθετη εγγραφή"'
t 'the files say what the page says: who worked how long, and why something was countered' 'GET "/cooperative/month?unit=641&month=2/2031&as=csv" && see "\"Εργασία\",\"Παπαδόπουλος Πέτρος\",\"Ώρες\",\"23:00\"" && see "ξεχάστηκε μια ημέρα" && GET "/cooperative/month?unit=641&month=2/2031" && see ">23:00<"'
t 'a member reads what they received' 'GET "/cooperative/member?id=1" && see "2/2031"'
t 'the month as spreadsheet, PDF and CSV' 'GET "/cooperative/month?unit=641&month=2/2031&as=xlsx" && see "cooperative-2031-02.xlsx" && GET "/cooperative/month?unit=641&month=2/2031&as=pdf" && see "%PDF-" && GET "/cooperative/month?unit=641&month=2/2031&as=csv" && see "Παπαδόπουλος"'
t 'a month of no calendar, of the future, of 1900' 'for m in 13/2031 4/2031 1/1900 χθες; do GET "/cooperative/month?unit=641&month=$m" && status 422 || return 1; done'

# ---- work outside ----
out() { POST /cooperative/placement id=1 "$@"; }
t 'a placement: where, hours a week, not before they joined' 'out do=begin kind=practice hours=20 && status 422 && out do=begin kind=practice employer=Φούρνος hours=0 && status 422 && out do=begin kind=practice employer=Φούρνος hours=20 since=1/1/2031 && status 422 && out do=begin kind=practice employer=Φούρνος hours=20 since=15/2/2031 && status 303 && out do=begin kind=job employer=Άλλος hours=20 && status 422 && count cooperative_placement 1'
t 'CO3: it does not end before it began; it says how it ended' 'out do=end placement=1 row_version=1 until=14/2/2031 outcome=kept && status 422 && see "Άρχισε στις" && out do=end placement=1 row_version=1 && status 422 && out do=end placement=1 row_version=1 until=5/3/2031 outcome=kept && status 422 && ! sql "UPDATE cooperative_placement SET until = since - 1, outcome = '"'kept'"', ended_by = 1" 2> "$dir/err"'
t 'a placement of somebody else is none of theirs' 'POST /cooperative/placement id=777 do=end placement=1 row_version=1 outcome=kept && status 422'
t 'CO8: ended: two tasks of the unit, that name nobody' 'out do=end placement=1 row_version=0 outcome=kept && status 409 && out do=end placement=1 row_version=1 outcome=kept words=Πρόσληψη && status 303 && test "$(sql "SELECT unit, due, count(person) FROM care_task WHERE room = '"'cooperative'"' GROUP BY unit, due ORDER BY due" | paste -sd" ")" = "641|22433|0 641|22525|0"'
t 'two end one placement: mine, theirs, what it was' 'out do=end placement=1 row_version=1 until=1/3/2031 outcome=none words=Τίποτα && status 409 && see "name=\"theirs_until\" value=\"3/3/2031\"" && see "name=\"mine_until\" value=\"1/3/2031\"" && see "name=\"theirs_words\" value=\"Πρόσληψη\"" && see "name=\"mine_words\" value=\"Τίποτα\"" && test "$(sql "SELECT outcome, row_version FROM cooperative_placement WHERE id = 1")" = "kept|2"'
t 'CO8: what was chosen holds, and is asked by its own day, once' 'out do=end placement=1 row_version=2 mine_until=1/3/2031 theirs_until=3/3/2031 pick_until=mine mine_outcome=none theirs_outcome=kept pick_outcome=theirs mine_words=Τίποτα theirs_words=Πρόσληψη pick_words=theirs && status 303 && test "$(sql "SELECT until, outcome FROM cooperative_placement WHERE id = 1")" = "22339|kept" && test "$(sql "SELECT due FROM care_task WHERE room = '"'cooperative'"' AND state = '"'open'"' ORDER BY due" | paste -sd" ")" = "22431 22523" && test "$(sql "SELECT due FROM cooperative_enquiry ORDER BY months" | paste -sd" ")" = "22431 22523"'
t 'CO8: three months later it is on my day, and is answered once' 'at 2031-06-04T09:00; GET /day && see "/cooperative/member?id=1" && out do=answer placement=1 months=3 && status 422 && out do=answer placement=1 months=4 answer=work && status 422 && out do=answer placement=1 months=3 answer=work && status 303 && out do=answer placement=1 months=3 answer=no_work && status 422 && count "care_task WHERE room = '"'cooperative'"' AND state = '"'open'"'" 1'
at 2031-09-04T09:00
t 'CO8: six months later' 'out do=answer placement=1 months=6 answer=work words=Σταθερά && status 303 && count "care_task WHERE room = '"'cooperative'"' AND state = '"'open'"'" 0 && GET "/cooperative/member?id=1" && see Σταθερά'

# ---- leaving, and the year ----
leave() { POST /cooperative/member id=1 do=leave "$@"; }
t 'CO3: never before they joined, never before a day of work, not without why' 'leave row_version=1 until=31/1/2031 reason=work && status 422 && see "Έγινε μέλος" && leave row_version=1 until=24/2/2031 reason=work && status 422 && see "Εργάστηκε" && leave row_version=1 && status 422 && leave row_version=9 reason=work && status 409'
t 'kind and share change while they are there' 'POST /cooperative/member id=1 do=change kind=supporter share=150 row_version=1 && status 303 && POST /cooperative/member id=1 do=change kind=recovering share=150 row_version=2 && status 303'
t 'two clerks on one member: mine, theirs, what it was' 'POST /cooperative/member id=1 do=change kind=professional share=200 row_version=1 was_kind=recovering was_share=100,00 && status 409 && see "pick_kind" && see "pick_share" && see "150,00" && see "100,00" && see ">200<" && see "name=\"row_version\" value=\"3\"" && test "$(sql "SELECT kind, share FROM cooperative_membership WHERE id = 1")" = "recovering|15000" && POST /cooperative/member id=1 do=change row_version=3 mine_kind=professional theirs_kind=recovering pick_kind=theirs mine_share=200 theirs_share=150,00 pick_share=mine && status 303 && test "$(sql "SELECT kind, share FROM cooperative_membership WHERE id = 1")" = "recovering|20000"'
t 'one changes the share, the other lets them go: what was typed is there, and they go' 'leave row_version=3 reason=work why=Φούρνος && status 409 && see "name=\"mine_reason\" value=\"work\"" && see "name=\"mine_why\" value=\"Φούρνος\"" && see "name=\"row_version\" value=\"4\"" && count "cooperative_membership WHERE until IS NOT NULL" 0 && leave row_version=4 until= mine_reason=work theirs_reason= pick_reason=mine mine_why=Φούρνος theirs_why= pick_why=mine && status 303 && test "$(sql "SELECT reason FROM cooperative_membership WHERE id = 1")" = work'
t 'into work; what has ended does not change, and what was typed is not lost' 'leave row_version=5 reason=moved why=Μετακόμιση && status 409 && see Μετακόμιση && see "Βρήκε δουλειά" && POST /cooperative/member id=1 do=change kind=supporter share=1 row_version=5 && status 409 && GET "/cooperative?unit=641" && see "Βρήκε δουλειά"'
t 'who comes back is a member again, from the day they left on' 'at 2031-09-10T09:00; be 1 keep,advise,files; join person=11 kind=recovering since=3/9/2031 && status 422 && join person=11 kind=recovering since=4/9/2031 && status 303'
worker 5 Νίκη; be 5 supervise
row() { sed -n "s/.*$1[^<]*<\/th>//p" "$dir/page" | head -1 | sed 's/<[^>]*>/ /g' | tr -s ' ' | sed 's/^ //; s/ $//'; }
t 'the yearly report counts it: members, work on leaving and six months later, hours, money' 'at 2032-01-10T09:00; GET "/reports?unit=641&period=2031" && status 200 && test "$(row "EECR04, να επαληθευτεί)")" = "1 0 1 0 0" && test "$(row "EECR05, να επαληθευτεί)")" = "1 0 1 0 0" && test "$(row "Μέλη στο τέλος")" = "3 1 1 0 1" && see "249,50 €" && GET "/reports?period=2031" && see "Ορίζοντες" && test "$(row "EECR05, να επαληθευτεί)")" = "1 0 1 0 0"'
t 'a year in which nothing was: no line of it' 'GET "/reports?unit=641&period=2029" && notsee EECR05'

# ---- what was written, and for how long ----
t 'what was written about a member is sealed' 'contents > $dir/all; ! grep -q "Φούρνος\|Σταθερά\|Πρόσληψη" $dir/all'
worker 6 Θέμις; be 6 privacy,files
t 'their own copy holds all of it' 'GET "/privacy/copy?id=11" && status 200 && see "\"employer\":\"Φούρνος\"" && see "Ορίζοντες" && see "\"state\":\"work\"" && see "\"minutes\":450"'
at 2031-09-04T10:00
be 1 keep,advise,files
t 'torture: a day of work'               'torture POST /cooperative/work unit=641 kind=kitchen day=3/9/2031 h_$l=3 h_$anna=5'
t 'torture: a month taken back'          'torture POST /cooperative/month unit=641 month=2/2031 do=back run=2 why=x'
done_testing
