# SPDX-License-Identifier: EUPL-1.2
# shelf.t - transfers, a physical count, a recall down to the people: ST1, ST2, ST11, ST13 to ST15, ST18 of room.md.
. tests/lib.sh
. tests/people.sh
. tests/stock.sh
ids_from_one stock_handout stock_moved stock_supply stock_recall stock_transfer stock_transferred stock_stocktake stock_tallied stock_told messages_message
worker 1 Kostas; worker 2 Nikos; worker 3 Maria
person 11 Demo Eleni -9000; person 14 Alone Maria -9000; person 15 Kryfou Eva -9000
sql "UPDATE registry_person SET shield = 1 WHERE id = 15"
store 1 grocery 'Παντοπωλείο' social-grocery; keeps 1 1; keeps 3 1; store 2 warehouse 'Αποθήκη'; keeps 2 2; store 3 grocery 'Δεύτερο'; keeps 2 3
sql "INSERT INTO access_unit(id, name, secret) VALUES (9, 'Kryfo spiti', 1); INSERT INTO access_unit(id, name, kind) VALUES (10, 'Kentro Koinotitas', 'community_centre')"
goods 1 food 'Μακαρόνια' worth=150; goods 2 food 'Γάλα' worth=100
lot 1 1 1 10 22400 L1; lot 2 1 1 30 22350 L2; lot 3 2 1 9 22380 B7; lot 4 2 3 20 22380 B7
granted 1 social-grocery 11; granted 2 social-grocery 14; granted 3 social-grocery 15
card 1 11 1234567897; card 2 14 2000000006; card 3 15 3000000004
be 1 keep
back() { rc=$?; at 2031-03-01T09:00; be 1 keep; return $rc; }
sums() { test "$(sql "SELECT count(*) FROM stock_held h WHERE h.quantity <> (SELECT sum(m.quantity) FROM stock_moved m WHERE m.unit = h.unit AND m.lot = h.lot)")" = 0; }

# ---- transfers
t 'a transfer: where to, and how many of which lot'  'GET "/stock/transfers?store=1" && status 200 && see "Αποθήκη" && notsee Kryfo && see "L2"'
t 'nothing, nowhere, to itself, to a secret unit, negative, more than there is' 'for x in "target=2" "q1=2" "target=1 q1=2" "target=9 q1=2" "target=10 q1=2" "target=77 q1=2" "target=2 q1=-1" "target=2 q1=11" "target=2 q1=x" "target=2 q4=1"; do POST /stock/transfers store=1 $x; status 422 || { echo "# $x"; break; }; done; status 422 && count stock_transfer 0'
t 'all that is wrong is named at once, with the goods' 'POST /stock/transfers store=1 q1=x q2=99 q3=1 && status 422 && see "σε ποια δομή" && see "Μακαρόνια: Η ποσότητα «x»" && see "Από «Μακαρόνια»" && see "value=\"99\""'
t 'ST14: sent, it has left the one and is not yet in the other' 'POST /stock/transfers store=1 target=2 q1=4 q2=5 && status 303 && test "$(held 1 1)" = 6 && test -z "$(held 2 1)" && sums'
t 'the other sees it coming, a third does not' 'be 2 keep; GET "/stock/transfers?store=2" && see "Από: Παντοπωλείο" && GET "/stock/transfer?store=2&id=1" && see "Μακαρόνια" && GET "/stock/transfer?store=3&id=1" && status 404; back'
t 'who sent it does not receive it, and the other does not take it back' 'POST /stock/transfer store=1 id=1 a1=4 a2=5 && status 403 && be 2 keep && POST /stock/transfer store=2 id=1 do=back why=x && status 403; back'
t 'ST14: more than was sent is refused, fewer without a reason too' 'be 2 keep; for x in "a1=5 a2=5" "a1=5 a2=3" "a1=5 a2=-1" "a1=5" "a1=5 a2=x"; do POST /stock/transfer store=2 id=1 $x; status 422 || break; done; status 422 && test -z "$(held 2 1)"; back'
t 'ST14: received, with one that broke on the way' 'be 2 keep; POST /stock/transfer store=2 id=1 a1=5 a2=3 "w2=έσπασε ένα" && status 303 && test "$(held 2 1)" = 3 && test "$(held 2 2)" = 5 && test "$(sql "SELECT arrived, why FROM stock_transferred WHERE id = 2")" = "3|έσπασε ένα" && sums; back'
t 'once'                                      'be 2 keep; POST /stock/transfer store=2 id=1 a1=5 a2=4 && status 409 && test "$(held 2 1)" = 3; back'
t 'taken back while on the way: all of it is on the shelf again' 'POST /stock/transfers store=1 target=2 q1=6 && status 303 && test "$(held 1 1)" = 0 && POST /stock/transfer store=1 id=2 do=back && status 422 && POST /stock/transfer store=1 id=2 do=back why=λάθος && status 303 && test "$(held 1 1)" = 6 && POST /stock/transfer store=1 id=2 do=back why=x && status 409 && sums'
torture POST /stock/transfers store=1 target=2 q2=1
worker 4 Kryonida; store 4 grocery 'Spiti Anemoni'; keeps 4 4; lot 9 1 4 30
sql "UPDATE access_unit SET secret = 1 WHERE id = 4"
unnamed() { status 200 && notsee Anemoni && notsee Kryonida && see "μια δομή"; }
t 'ST18: what a secret store sends comes from nowhere and nobody, for who does not work there' 'be 4 keep; POST /stock/transfers store=4 target=2 q9=5 && status 303 && x=$(sql "SELECT max(id) FROM stock_transfer") && be 2 keep && GET "/stock/transfers?store=2" && unnamed && GET "/stock/transfer?store=2&id=$x" && unnamed && POST /stock/transfer store=2 id=$x && status 422 && notsee Anemoni && notsee Kryonida && POST /stock/transfer store=2 id=$x a$(sql "SELECT id FROM stock_transferred WHERE transfer = $x")=5 && status 303 && GET "/stock/transfer?store=2&id=$x" && unnamed && see Nikos; back'
t 'ST18: its own people read all of it'       'be 4 keep; GET "/stock/transfers?store=4" && see "Προς: Αποθήκη" && GET "/stock/transfer?store=4&id=$x" && see Anemoni && see Kryonida && see Nikos; back'
t 'ST18: nor who took it back'                'be 4 keep; POST /stock/transfers store=4 target=2 q9=5 && x=$(sql "SELECT max(id) FROM stock_transfer") && POST /stock/transfer store=4 id=$x do=back why=λάθος && status 303 && be 2 keep && GET "/stock/transfer?store=2&id=$x" && unnamed && be 4 keep && GET "/stock/transfer?store=4&id=$x" && see Kryonida; back'

# ---- a count
t 'no count is under way'                     'POST /stock/count store=1 do=save c1=5 && status 409 && GET "/stock/count?store=1" && see "Έναρξη"'
t 'begun, once'                               'POST /stock/count store=1 do=begin && status 303 && POST /stock/count store=1 do=begin && status 409 && GET "/stock/count?store=1" && see "Μένουν να μετρηθούν: 3"'
t 'a count below zero, no number, huge: nothing is written' 'for x in c1=-1 c1=x c1=1.5 c1=99999999 "c2=5 c1=-3"; do POST /stock/count store=1 do=save $x; status 422 || break; done; status 422 && see "μηδέν και πάνω" && count stock_tallied 0'
t 'counted: one as in the book, one less'     'POST /stock/count store=1 do=save c1=6 c2=23 && status 303 && GET "/stock/count?store=1" && see "Μένουν να μετρηθούν: 1" && see "-2" && test "$(held 1 2)" = 25'
t 'a difference has a reason, an unknown one words' 'POST /stock/count store=1 do=finish && status 422 && see "γιατί διαφέρει" && POST /stock/count store=1 do=finish r2=unknown && status 422 && POST /stock/count store=1 do=finish r2=moon && status 422 && test "$(held 1 2)" = 25'
t 'ST15: what was handed out since it was counted does not count twice' 'POST /stock/counter store=1 card=1234567897 q2=4 && POST /stock/handout store=1 id=1 why=λάθος && POST /stock/counter store=1 card=1234567897 q1=4 && status 303 && test "$(held 1 2)" = 21'
t 'closed: the difference is a movement with its reason' 'POST /stock/count store=1 do=finish r2=broken "w2=έπεσε το ράφι" && status 303 && test "$(held 1 2)" = 19 && test "$(sql "SELECT quantity, why FROM stock_moved WHERE kind = '"'counted'"'")" = "-2|έσπασε: έπεσε το ράφι" && sums'
t 'ST15: found goods become a lot; a large difference waits for a second person' 'POST /stock/count store=1 do=begin; POST /stock/count store=1 do=found what=Γάλα quantity=60 expires=31/12/2031 batch=F1 && status 303 && f=$(sql "SELECT max(id) FROM stock_lot") && POST /stock/count store=1 do=finish r$f=found && status 303 && test "$(sql "SELECT state, four_eyes, differs FROM stock_stocktake WHERE id = 2")" = "waits|1|6000" && test -z "$(held 1 $f)"'
t 'not the same one; not one who does not work there' 'POST /stock/count store=1 do=confirm && status 403 && be 2 keep && POST /stock/count store=1 do=confirm; status 404 && test -z "$(held 1 $f)"; back'
t 'the database refuses the same one too'     '! sql "UPDATE stock_stocktake SET state = '"'closed'"', closed = 1, closed_by = asked_by WHERE id = 2" 2> /dev/null'
t 'another one confirms'                      'be 3 keep; POST /stock/count store=1 do=confirm && status 303 && test "$(held 1 $f)" = 60 && sums; back'
t 'ST15: a difference that would leave less than nothing is refused whole' 'POST /stock/count store=1 do=begin; POST /stock/count store=1 do=save c3=2 c2=19 && POST /stock/lot store=1 id=3 do=spoiled quantity=5 why=x && POST /stock/count store=1 do=finish r3=stolen && status 409 && see "ξανά" && test "$(held 1 3)" = 4 && POST /stock/count store=1 do=save c3=3 && POST /stock/count store=1 do=finish r3=stolen && status 303 && test "$(held 1 3)" = 3 && sums'
t 'all that is no number is named at once, with the goods' 'POST /stock/count store=1 do=begin; had=$(sql "SELECT count(*) FROM stock_tallied"); POST /stock/count store=1 do=save c2=abc c3=-2; status 422 && see "Μακαρόνια: Το «abc»" && see "Γάλα: Το «-2»" && count stock_tallied $had'
t 'dropped, nothing has changed'              'POST /stock/count store=1 do=save c3=0 && POST /stock/count store=1 do=drop && status 303 && test "$(held 1 3)" = 3'
one() { POST /stock/lot store=1 id=$1 do=counted quantity=$2 why=λάθος; }
t 'ST15: what a count leaves to a second person is no correction of one lot, up or down; what was typed stays' 'one 2 100000 && status 422 && see "κάντε απογραφή" && see "value=\"100000\"" && see "value=\"λάθος\"" && test "$(held 1 2)" = 19 && one $f 9 && status 422 && test "$(held 1 $f)" = 60 && sums'
t 'ST15: up to the limit it is one, with what was counted before' 'one $f 13 && status 303 && test "$(held 1 $f)" = 13 && sums'
t 'ST15: nor is it taken part by part: what was corrected here without a second person is added up' 'one $f 12 && status 422 && see "30 ημέρες" && see "κάντε απογραφή" && one 3 4 && status 422 && see "κάντε απογραφή" && test "$(held 1 $f) $(held 1 3)" = "13 3"'
t 'another store has its own sum'             'lot 21 1 3 9; be 2 keep; POST /stock/lot store=3 id=21 do=counted quantity=8 why=x && status 303; back'
t 'ST15: a count says the same: a small difference more waits for a second person' 'POST /stock/count store=1 do=begin; POST /stock/count store=1 do=save c$f=12 && GET "/stock/count?store=1" && see "τις τελευταίες 30 ημέρες" && POST /stock/count store=1 do=finish r$f=stolen && status 303 && test "$(sql "SELECT state, four_eyes, differs FROM stock_stocktake ORDER BY id DESC LIMIT 1")" = "waits|1|100" && test "$(held 1 $f)" = 13 && POST /stock/count store=1 do=confirm && status 403; be 3 keep; POST /stock/count store=1 do=confirm && status 303 && test "$(held 1 $f)" = 12 && sums; back'
t 'ST15: one without a difference needs nobody' 'POST /stock/count store=1 do=begin; POST /stock/count store=1 do=save c$f=12 && POST /stock/count store=1 do=finish && status 303 && test "$(sql "SELECT state, four_eyes FROM stock_stocktake ORDER BY id DESC LIMIT 1")" = "closed|0"'
t 'ST15: after thirty days it is not added any more' 'at 2031-03-30T09:00; one $f 11; status 422 && at 2031-03-31T09:00 && one $f 11 && status 303 && test "$(held 1 $f)" = 11; back'

# ---- recall
t 'milk goes to three households of two stores, and to one that brings it back' 'POST /stock/counter store=1 card=1234567897 q2=1 && POST /stock/counter store=1 card=3000000004 q2=1 && be 2 keep && POST /stock/counter store=3 card=2000000006 q2=3 && status 303; back'
t 'a recall of a batch that never came, of nothing, without a reason' 'for x in "what=Γάλα batch=Z why=x" "what=Τίποτα batch=B7 why=x" "what=Γάλα batch=B7"; do POST /stock/recalls store=1 $x; status 422 || break; done; status 422 && count stock_recall 0'
t 'ST13: recalled, no counter of any store hands it out' 'POST /stock/recalls store=1 what=Γάλα batch=B7 "why=Σαλμονέλα" && status 303 && be 2 keep && POST /stock/counter store=3 card=2000000006 q2=1 && status 422; back'
t 'the database refuses it too'               '! sql "INSERT INTO stock_moved(on_day, noted, by, unit, lot, kind, quantity, about_kind, about) VALUES (22339, 1, 1, 3, 4, '"'given'"', -1, '"'handout'"', 1)" 2> /dev/null'
t 'it is not received again, nor recalled twice' 'POST /stock/supply store=1 how=donation && POST /stock/supply/one store=1 id=1 what=Γάλα quantity=5 expires=31/12/2031 batch=B7 && status 422 && POST /stock/recalls store=1 what=Γάλα batch=B7 why=x && status 409'
t 'ST11: each store sees whom it gave it to, and where it still lies; of a shielded file the card' 'GET "/stock/recall?store=1&id=1" && see "Demo Eleni" && notsee Alone && notsee Kryfou && see "Κάρτα 3000000004" && see "Δεύτερο · 17" && be 2 keep && GET "/stock/recall?store=3&id=1" && see "Alone Maria" && notsee "Demo Eleni"; back'
t 'ST13: everybody is sent word once, a shielded file without saying what' 'POST /stock/recall store=1 id=1 do=tell && status 303 && location "/stock/recall?store=1&id=1&told=3" && count "messages_message WHERE about_kind = '"'recall'"'" 3 && POST /stock/recall store=1 id=1 do=tell && count "messages_message WHERE about_kind = '"'recall'"'" 3'
t 'told by telephone, of this store alone'    'be 2 keep; POST /stock/recall store=3 id=1 told=phone-1 && status 422 && POST /stock/recall store=3 id=1 told=phone-2 && status 303 && count "stock_told WHERE how = '"'phone'"'" 1; back'
t 'it is taken off the shelf'                 'POST /stock/lot store=1 id=3 do=recalled && status 303 && test "$(held 1 3)" = 0 && POST /stock/lot store=1 id=3 do=recalled && status 409 && POST /stock/lot store=1 id=2 do=recalled && status 409 && sums'
nameless() { GET "/stock/recall?store=$1&id=1" && see "Χωρίς κάρτα δόθηκαν $2"; }
sql "INSERT INTO stock_lot(id, item, batch, expires, worth) VALUES (20, 2, 'B7', 22380, 100)"
for u in 3 4; do sql "INSERT INTO stock_moved(on_day, noted, by, unit, lot, kind, quantity, about_kind, about) VALUES (22300, 1, 1, $u, 20, 'received', 9, 'supply', 0); INSERT INTO stock_handout(id, unit, persons, on_day, at, by) VALUES ($((800 + u)), $u, 1, 22339, 1, 1); INSERT INTO stock_moved(on_day, noted, by, unit, lot, kind, quantity, about_kind, about) VALUES (22339, 1, 1, $u, 20, 'given', -$u, 'handout', $((800 + u)))"; done
t 'ST18: what a secret store gave to people without a card is counted for its own' 'nameless 1 3 && be 4 keep && nameless 4 7; back'
person 17 Krymmeni Rena -9000; card 4 17 4000000002
sql "INSERT INTO stock_handout(id, unit, card, persons, on_day, at, by) VALUES (810, 4, 4, 1, 22339, 1, 1); INSERT INTO stock_moved(on_day, noted, by, unit, lot, kind, quantity, about_kind, about) VALUES (22339, 1, 1, 4, 20, 'given', -1, 'handout', 810)"
offered() { GET "/stock/recall?store=$1&id=1" && sed -n 's/.*value="tell">\([^<]*\)<.*/\1/p' "$dir/page"; }
t 'ST18: who got it at a secret store is counted for its own alone' 'test "$(offered 1)" = "Ειδοποίηση σε όποιον απομένει, από όλες τις δομές" && be 4 keep && test "$(offered 4)" = "Ειδοποίηση σε 1 νοικοκυριό, από όλες τις δομές"; back'
t 'ST13, ST18: they are sent word all the same, and nothing says so to others' 'POST /stock/recall store=1 id=1 do=tell && location "/stock/recall?store=1&id=1&told=0" && count "messages_message WHERE about_kind = '"'recall'"' AND person = 17" 1 && test "$(offered 1)" = "Ειδοποίηση σε όποιον απομένει, από όλες τις δομές"'
sql "UPDATE access_unit SET secret = 1 WHERE id = 1"
t 'ST18: nor is it said who in a secret store recalled' 'be 2 keep; GET "/stock/recall?store=3&id=1" && status 200 && notsee Kostas && be 3 keep && GET "/stock/recall?store=1&id=1" && see Kostas; back'
sql "UPDATE access_unit SET secret = 0 WHERE id = 1"
t 'lifted with a reason, it may be handed out again' 'POST /stock/recall store=1 id=1 do=end && status 422 && POST /stock/recall store=1 id=1 do=end "why=Ήταν άλλη παρτίδα" && status 303 && be 2 keep && POST /stock/counter store=3 card=2000000006 q2=1 && status 303; back'
t 'no step that fails leaves a trace'         'POST /stock/recalls store=1 what=Γάλα batch=B7 why=x; torture POST /stock/recall store=1 id=2 do=tell; POST /stock/count store=1 do=begin; torture POST /stock/count store=1 do=save c2=3'
# ---- the month
t 'the month: what lay there, came, went and is left is what the shelf holds' 'GET "/stock/month?store=1" && status 200 && GET "/stock/month?store=1&month=3/2031" && status 200 && see "Μακαρόνια" && GET "/stock/month/file?as=csv&store=1&month=2031-03" && status 200 && test "$(grep "Μακαρόνια" $dir/page | cut -d, -f9)" = "$(sql "SELECT sum(quantity) FROM stock_held WHERE unit = 1 AND item = 1")"'
xlsx() { sed '1,/^\r*$/d' "$dir/page" > "$dir/m.xlsx"; python3 - "$dir/m.xlsx" <<'P'
import re, sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
words = re.findall(r'<t[^>]*>(.*?)</t>', z.read('xl/sharedStrings.xml').decode())
rows = []
for row in re.findall(r'<row [^>]*>(.*?)</row>', z.read('xl/worksheets/sheet1.xml').decode(), re.S):
    rows.append([words[int(v)] if 't="s"' in a else v for a, v in re.findall(r'<c ([^>]*)><v>(.*?)</v>', row)])
for r in rows: print('|'.join(r))
P
}
t 'the month as a spreadsheet and on paper says the same' 'GET "/stock/month/file?as=xlsx&store=1&month=3/2031" && status 200 && xlsx > "$dir/rows" && test "$(grep "^Μακαρόνια" "$dir/rows" | cut -d"|" -f9)" = "$(sql "SELECT sum(quantity) FROM stock_held WHERE unit = 1 AND item = 1")" && GET "/stock/month/file?as=pdf&store=1&month=3/2031" && status 200 && sed "1,/^\r*$/d" "$dir/page" > "$dir/m.pdf" && pdftotext -layout "$dir/m.pdf" "$dir/m.txt" && grep -q "Μακαρόνια" "$dir/m.txt" && grep -q "Παντοπωλείο" "$dir/m.txt"'
t 'no other kind of file'                      'GET "/stock/month/file?as=exe&store=1&month=3/2031" && status 422 && GET "/stock/month/file?as=pdf&store=2&month=3/2031" && status 404'
t 'no month, and a store that is not theirs'   'for x in 13/2031 x 1/1900 3/2100 -1/2031; do GET "/stock/month?store=1&month=$x"; status 422 || break; done; status 422 && GET "/stock/month/file?as=csv&store=2&month=3/2031" && status 404'
done_testing
