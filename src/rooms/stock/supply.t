# SPDX-License-Identifier: EUPL-1.2
# supply.t - the catalogue, donors, deliveries, lots: ST1, ST2, ST10, ST11 of room.md.  2031-03-01 is a Saturday, day 22339.
. tests/lib.sh
. tests/people.sh
. tests/stock.sh
ids_from_one stock_item stock_donor stock_supply stock_lot stock_moved stock_substance
worker 1 Kostas; worker 2 Nikos
store 1 grocery 'Παντοπωλείο' social-grocery; store 2 warehouse 'Αποθήκη'; store 3 grocery 'Άλλο παντοπωλείο'
keeps 1 1; keeps 1 2; keeps 2 3
be 1 keep
back() { rc=$?; at 2031-03-01T09:00; be 1 keep; return $rc; }       # what was said before it still counts

t 'who works in no store is told so'          'be 3 keep; GET /stock && status 200 && see "Δεν εργάζεστε σήμερα" && GET "/stock?store=50" && status 404; back'
t 'ST11: another store is not there'          'GET "/stock?store=3" && status 404 && GET "/stock?store=x" && status 404'
t 'who keeps nothing does not come in'        'be 1 advise; GET /stock && status 403; back'
t 'an item, with its ration of the town'      'POST /stock/item store=1 kind=food "name=Μακαρόνια" "name_en=Pasta" measure=pack barcode=5201 worth=0,85 least=20 ration=dry takes=1 && status 303 && test "$(sql "SELECT name, worth, ration FROM stock_item")" = "Μακαρόνια|85|dry"'
t 'its barcode is nobody else'"'"'s'          'POST /stock/item store=1 kind=food "name=Ρύζι" measure=pack barcode=5201 && status 422 && see "Μακαρόνια" && count stock_item 1'
each() { _p=$1; shift; for _x; do POST $_p $_x $common; status "$want" || { echo "# $_x" >> "$dir/err"; return 1; }; done; }
want=422 common='kind=food name=X measure=pack'
t 'a kind, a measure, a ration that are none; negative and huge' 'each "/stock/item store=1" kind=gold measure=yard ration=moon worth=-1 worth=99999999 least=-1 least=9999999 takes=0 takes=x && count stock_item 1'
t 'a medicine needs a substance, and makes it' 'POST /stock/item store=1 kind=medicine name=Depon measure=pack && status 422 && POST /stock/item store=1 kind=medicine name=Depon measure=pack substance=Paracetamol "strength=500 mg" && status 303 && count stock_substance 1'
t 'two change an item: the second chooses'    'POST /stock/item store=1 id=1 row_version=9 "name=Ζυμαρικά" measure=pack && status 409 && test "$(sql "SELECT name FROM stock_item WHERE id = 1")" = "Μακαρόνια"'
t 'changed it is changed'                     'POST /stock/item store=1 id=1 row_version=1 "name=Μακαρόνια 500 γρ." "name_en=Pasta" measure=pack barcode=5201 worth=0.90 ration=dry least=20 && status 303 && GET "/stock/items?store=1" && see "500 γρ."'

t 'a delivery with its note, from a donor by name' 'POST /stock/supply store=1 how=donation "donor_name=Αλυσίδα Δοκιμή" number=ΔΑ-7 && status 303 && count stock_donor 1 && location "/stock/supply/one?store=1&id=1"'
t 'the same note is not taken twice'          'POST /stock/supply store=1 how=donation donor=1 number=ΔΑ-7 && status 409 && count stock_supply 1'
t 'nor tomorrow'"'"'s day, nor an origin that is none' 'POST /stock/supply store=1 how=donation on=2/3/2031 && status 422 && POST /stock/supply store=1 how=theft && status 422 && count stock_supply 1'
t 'a line by its barcode'                     'POST /stock/supply/one store=1 id=1 what=5201 quantity=40 expires=31/12/2031 batch=L1 && status 303 && test "$(held 1 1)" = 40'
t 'and by its name, in either language'       'POST /stock/supply/one store=1 id=1 what=Pasta quantity=10 && status 303 && POST /stock/supply/one store=1 id=1 what=depo quantity=5 expires=1/1/2032 && status 303 && test "$(held 1 2)" = 10 && test "$(held 1 3)" = 5'
t 'refused: nothing of the kind, none, negative, huge, past its day, a medicine without one' 'common="store=1 id=1"; each /stock/supply/one "what=gold quantity=1" "what=5201 quantity=0" "what=5201 quantity=-3" "what=5201 quantity=1e9" "what=5201 quantity=99999999999999999999" "what=5201 quantity=1 expires=28/2/2031" "what=5201 quantity=1 expires=31/2/2031" "what=Depon quantity=1" && count stock_lot 3'
t 'all that is wrong with a line is named at once' 'POST /stock/supply/one store=1 id=1 what=5201 quantity=x expires=99/99/2031 worth=-1 && status 422 && see "Η ποσότητα «x»" && see "«99/99/2031» δεν διαβάζεται" && see "Η αξία είναι ποσό" && see "value=\"x\""'
t 'ST11: nor into another store'"'"'s delivery' 'be 2 keep; POST /stock/supply/one store=3 id=1 what=5201 quantity=1 && status 404; back'
t 'ST1: a line that was wrong is countered, with a reason' 'POST /stock/supply/one store=1 id=1 back=2 && status 422 && POST /stock/supply/one store=1 id=1 back=2 "why=Διπλή γραμμή" && status 303 && test "$(held 1 2)" = 0 && test "$(sql "SELECT counters, quantity FROM stock_moved WHERE counters IS NOT NULL")" = "2|-10" && POST /stock/supply/one store=1 id=1 back=2 why=x && status 409'
t 'ST1: the database changes and removes no movement' '! sql "UPDATE stock_moved SET quantity = 1 WHERE id = 1" 2> /dev/null && ! sql "DELETE FROM stock_moved WHERE id = 1" 2> /dev/null && test "$(sql "SELECT quantity FROM stock_moved WHERE id = 1")" = 40'
t 'ST2: nor does it hold less than nothing'   '! sql "INSERT INTO stock_moved(on_day, noted, by, unit, lot, kind, quantity, about_kind, about) VALUES (22339, 1, 1, 1, 1, '"'given', -41, 'x', 1)"'" 2> /dev/null && test "$(held 1 1)" = 40'
t 'ST4: nor hand out what is past its day, or recalled' 'lot 90 1 1 5 22338; ! sql "INSERT INTO stock_moved(on_day, noted, by, unit, lot, kind, quantity, about_kind, about) VALUES (22339, 1, 1, 1, 90, '"'given', -1, 'x', 1)"'" 2> /dev/null'
t 'spoiled goods go, with the reason; no more than there are' 'POST /stock/lot store=1 id=1 do=spoiled quantity=41 why=x && status 409 && POST /stock/lot store=1 id=1 do=spoiled quantity=3 && status 422 && POST /stock/lot store=1 id=1 do=spoiled quantity=3 "why=Σκίστηκαν" && status 303 && test "$(held 1 1)" = 37'
t 'ST1: a correction says what really lies there' 'POST /stock/lot store=1 id=1 do=counted quantity=30 "why=Λάθος στην παραλαβή" && status 303 && test "$(held 1 1)" = 30 && GET "/stock/lot?store=1&id=1" && see "Λάθος στην παραλαβή" && see ">-7<"'
t 'a line of which some has gone cannot be taken back' 'POST /stock/supply/one store=1 id=1 back=1 why=x && status 409 && test "$(held 1 1)" = 30'
t 'nothing else, nothing huge, nothing negative' 'common="store=1 id=1 why=y"; each /stock/lot "do=burn quantity=1" "do=counted quantity=-1" "do=spoiled quantity=0" "do=counted quantity=30" && test "$(held 1 1)" = 30'
t 'ST11: a lot of another store is not there' 'be 2 keep; GET "/stock/lot?store=3&id=1" && status 404; back'
t 'ST2: what a store holds is the sum of its movements' 'test "$(sql "SELECT count(*) FROM stock_held h WHERE h.quantity <> (SELECT sum(m.quantity) FROM stock_moved m WHERE m.unit = h.unit AND m.lot = h.lot)")" = 0'

# ST10: 28 went in the last 28 days, so the 30 that are left last 30 days; the month has 30 left.
sql "INSERT INTO stock_moved(on_day, noted, by, unit, lot, kind, quantity, about_kind, about) VALUES (22311, 1, 1, 1, 1, 'received', 28, 'supply', 9), (22320, 1, 1, 1, 1, 'given', -28, 'handout', 9)"
t 'ST10: how long it lasts follows from what went' 'GET "/stock?store=1" && see "30 ημέρες"'
t 'ST10: what expires in the month, and what is past its day, stand on top' 'lot 91 1 1 4 22360; GET "/stock?store=1" && see "Λήγουν τις επόμενες 30 ημέρες" && see "έληξε"'
t 'ST10: on the last day of a month the next ones are looked at all the same' 'at 2031-03-31T09:00; lot 92 1 1 4 22375 SOON; lot 93 1 1 4 22400 LATER; GET "/stock?store=1" && sed "s/stock\/item.*//" $dir/page | grep -q SOON && notsee LATER; back'

table() { GET "/stock/supply/one?store=1&id=1"; multipart "$dir/lines.csv" csrf="$(csrf_of)" store=1 id=1; POST /stock/supply/table $multipart; }
csv() { printf 'Είδος;Ποσότητα;Λήξη;Παρτίδα\n%b' "$1" > "$dir/lines.csv"; table; }
t 'a table: all lines or none, each wrong one with its line' 'csv "Pasta;12;1/1/2032;T1\nGold;1;;\nPasta;x;;\n" && status 422 && see "Γραμμή 3" && see "Γραμμή 4" && count "stock_lot WHERE batch = '"'T1'"'" 0'
t 'a right table is taken'                    'csv "Pasta;12;1/1/2032;T1\nDepon;2;1/6/2032;T2\n" && status 303 && test "$(sql "SELECT count(*), sum(h.quantity) FROM stock_held h JOIN stock_lot l ON l.id = h.lot WHERE l.batch IN ('"'T1', 'T2'"')")" = "2|14"'
t 'a table without its columns'               'printf "a;b\n1;2\n" > "$dir/lines.csv"; table && status 422'
t 'no step of a delivery that fails leaves a trace' 'torture POST /stock/supply store=1 how=donation donor_name=Νέος number=9 && torture POST /stock/supply/one store=1 id=1 what=5201 quantity=1'
t 'nor of a correction'                       'torture POST /stock/lot store=1 id=1 do=counted quantity=5 why=x'
done_testing
