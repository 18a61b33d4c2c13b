# SPDX-License-Identifier: EUPL-1.2
# kitchen.t - the list of today: a short number or a scan hands out a household's meals (ST5, ST7, ST9 of room.md).
. tests/lib.sh
. tests/people.sh
. tests/stock.sh
ids_from_one stock_handout stock_moved stock_tag
worker 1 Kostas; worker 2 Nikos
person 11 Demo Eleni -9000; person 12 Demo Petros -9100; person 13 Demo Anna 20000; person 14 Monos Maria -9000; person 15 Kryfou Eva -9000; person 16 Filos Giannis -9000
household 1 11 head 12 spouse 13 child
sql "UPDATE registry_person SET shield = 1 WHERE id = 15"
store 1 soup_kitchen 'Επιούσιος' epiousios; keeps 1 1; store 2 grocery 'Παντοπωλείο' social-grocery; keeps 2 2
goods 1 meal 'Φασολάδα' ration=meal worth=250; goods 2 food 'Φασόλια'
granted 1 soup-kitchen 11 1; granted 2 soup-kitchen 14; granted 3 soup-kitchen 15; granted 4 soup-kitchen 16 NULL 22200 22339
card 1 11 1234567897; card 3 15 3000000004; card 4 16 4000000002
sql "INSERT INTO stock_tag(unit, card, number) VALUES (1, 1, 7)"
be 1 keep
back() { rc=$?; at 2031-03-01T09:00; be 1 keep; return $rc; }
meal() { POST /stock/kitchen store=1 do=give "$@"; }
given() { sql "SELECT coalesce(-sum(quantity), 0) FROM stock_moved WHERE kind = 'given'"; }

t 'the list of today: those with a decision in force, and their short number' 'GET "/stock/kitchen?store=1" && status 200 && see "Demo Eleni" && see "Monos Maria" && see "<strong>7</strong>" && notsee Filos && notsee Kryfou'
t 'before anything was cooked there is no meal' 'meal who=7 && status 409 && see "Δεν έμεινε μερίδα" && count stock_handout 0'
t 'so many were cooked today'                 'POST /stock/kitchen store=1 do=cook item=1 portions=6 && status 303 && test "$(sql "SELECT quantity FROM stock_held")" = 6'
t 'no number, none, negative, huge, something that is no meal' 'for x in "item=1 portions=x" "item=1 portions=0" "item=1 portions=-5" "item=1 portions=999999999" "item=2 portions=5"; do POST /stock/kitchen store=1 do=cook $x; status 422 || break; done; status 422 && test "$(sql "SELECT quantity FROM stock_held")" = 6'
t 'one key and Enter: the household'"'"'s three meals' 'meal who=7 && status 303 && test "$(given)" = 3 && test "$(sql "SELECT kind, quantity, worth, person FROM ledger_line")" = "meal|3|750|11"'
t 'the page says to whom, and offers to undo' 'GET "$(sed -n "s/^Location: //p" $dir/page)" && see "3 γεύματα" && see "/stock/handout?store=1&amp;id=1"'
t 'ST5: no fourth today, by number, by scan, by the counter' 'meal who=7 && status 422 && meal who=1234567897 && status 422 && POST /stock/counter store=1 card=1234567897 q1=1 && status 422 && test "$(given)" = 3'
t 'ST6: when to come again is the first day the kitchen is open: on a Saturday not tomorrow' 'sql "UPDATE access_unit SET structure = '"'epiousios'"' WHERE id = 1"; meal who=7; status 422 && see "Δευτέρα 3 Μαρτίου 2031, από τις 12:00" && notsee "Αύριο"; rc=$?; sql "UPDATE access_unit SET structure = '"''"' WHERE id = 1"; test $rc = 0'
t 'Enter without a number asks for one; none is called 0' 'meal who= && status 422 && see "Εδώ μπαίνει αριθμός" && meal who=0 && status 422 && see "Κανείς δεν έχει εδώ τον αριθμό 0"'
t 'a number that nobody has; a name; a slip'  'meal who=8 && status 422 && see "Κανείς δεν έχει" && meal who=Ελένη && status 422 && meal who=1234567891 && status 422 && meal who= && status 422 && test "$(given)" = 3'
t 'a card of an ended decision'               'meal who=4000000002 && status 422 && see "ίσχυε έως" && test "$(given)" = 3'
t 'one scan; and the card has a number here from now on' 'meal who=3000000004 && status 303 && test "$(given)" = 4 && test "$(sql "SELECT number FROM stock_tag WHERE card = 3")" = 1'
t 'somebody of the list without a card gets one with the meal' 'meal case=2 && status 303 && test "$(given)" = 5 && test "$(sql "SELECT count(*) FROM stock_card WHERE person = 14")" = 1'
t 'nobody who is not on the list'             'meal case=4 && status 422 && meal case=99 && status 422 && test "$(given)" = 5'
t 'a meal for somebody without a card: nobody by name' 'meal walk_in=1 && status 303 && test "$(sql "SELECT count(*) FROM ledger_line WHERE person IS NULL AND quantity = 1")" = 1'
t 'ST7: the pot is empty: the next is told'   'meal walk_in=1 && status 409 && test "$(given)" = 6'
t 'the list says who came, when'              'GET "/stock/kitchen?store=1" && see "3 στις 11:00" && see "3 / 3"'
t 'undone, the portion is there again'        'POST /stock/handout store=1 id=1 why=λάθος && status 303 && test "$(given)" = 3 && meal who=7 && status 303'
t 'what is left tonight is no meal tomorrow, and tomorrow they eat again' 'POST /stock/kitchen store=1 do=cook item=1 portions=9; at 2031-03-02T10:00; meal who=7; status 409 && POST /stock/kitchen store=1 do=cook item=1 portions=4 && meal who=7 && status 303; back'
t 'a grocery has no such list'                'be 2 keep; GET "/stock/kitchen?store=2" && status 404; back'
t 'no step of a meal that fails leaves a trace' 'at 2031-03-03T10:00; POST /stock/kitchen store=1 do=cook item=1 portions=9; torture POST /stock/kitchen store=1 do=give case=2; back'
done_testing
