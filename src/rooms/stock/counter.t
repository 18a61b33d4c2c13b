# SPDX-License-Identifier: EUPL-1.2
# counter.t - a card is read and goods are handed out: ST3 to ST7, ST9 of room.md; towns/larissa/stores.yaml.
# Saturday 2031-03-01 is day 22339; the grocery opens Monday, Wednesday, Friday 09:00 to 13:00.
. tests/lib.sh
. tests/people.sh
. tests/stock.sh
ids_from_one stock_handout stock_moved stock_taken stock_pickup
worker 1 Kostas; worker 2 Nikos
person 11 Demo Eleni -9000; person 12 Demo Petros -9100; person 13 Demo Anna 20000; person 14 Alone Maria -9000; person 15 Kryfou Eva -9000; person 16 Filos Giannis -9000
household 1 11 head 12 spouse 13 child
sql "UPDATE registry_person SET shield = 1 WHERE id = 15"
store 1 grocery 'Παντοπωλείο' social-grocery; keeps 1 1; store 2 grocery 'Δεύτερο'; keeps 2 2
goods 1 food 'Μακαρόνια' ration=dry; goods 2 food 'Λάδι' ration=oil; goods 3 food 'Ψωμί'; goods 4 food 'Βαρύ δέμα' ration=dry takes=5; goods 5 food 'Σοκολάτα' ration=moon
lot 1 1 1 10 22400 L1; lot 2 1 1 30 22350 L2; lot 3 2 1 9; lot 4 3 1 1 22339; lot 5 4 1 5; lot 6 5 1 5; lot 7 1 1 50 22338; lot 8 1 2 90
granted 1 social-grocery 11 1; granted 2 social-grocery 14 NULL 22200 22330; granted 3 social-grocery 15 NULL
card 1 11 1234567897; card 2 14 2000000006; card 3 15 3000000004; card 4 16 4000000002
be 1 keep
back() { rc=$?; at 2031-03-01T09:00; be 1 keep; return $rc; }       # what was said before it still counts
give() { POST /stock/counter store=1 "$@"; }
taken() { sql "SELECT taken FROM stock_taken WHERE household = 1 AND ration = '$1'"; }

t 'ST9: the counter shows who, how many and what is left, and never the file' 'GET "/stock/counter?store=1&card=1234567897" && status 200 && see "Demo Eleni" && see "3 άτομα" && notsee "/person?id=" && GET "/person?id=11" && status 404'
t 'reading a card is written down'            'GET "/stock/counter?store=1&card=1234567897" && test "$(sql "SELECT count(*) FROM diary_act WHERE act = '"'read a card'"' AND about_kind = '"'person'"' AND about = 11")" -gt 0'
t 'a scanner may put blanks, a person dashes' 'GET "/stock/counter?store=1&card=123%20456-7897" && see "Demo Eleni"'
t 'a slip of the finger is no card'           'GET "/stock/counter?store=1&card=1234567898" && see "Δεν είναι αριθμός κάρτας" && GET "/stock/counter?store=1&card=123" && see "Δεν είναι αριθμός κάρτας"'
t 'a card that nobody has'                    'GET "/stock/counter?store=1&card=5000000009" && see "Δεν υπάρχει κάρτα"'
t 'a card of an ended decision says until when' 'GET "/stock/counter?store=1&card=2000000006" && see "ίσχυε έως" && see "19 Φεβρουαρίου 2031" && give card=2000000006 q1=1 && status 422 && count stock_handout 0'
t 'a card without any decision'               'GET "/stock/counter?store=1&card=4000000002" && see "Δεν υπάρχει απόφαση" && give card=4000000002 q1=1 && status 422 && count stock_handout 0'
t 'ST9: of a shielded file nothing but the card' 'GET "/stock/counter?store=1&card=3000000004" && notsee Kryfou && see "Προστατευμένος" && give card=3000000004 q1=1 && status 303 && GET "/stock/counter?store=1" && notsee Kryfou'

t 'ST4: the soonest last day goes out first, none past it' 'give card=1234567897 q1=4 && status 303 && test "$(held 1 2)" = 25 && test "$(held 1 1)" = 10 && test "$(held 1 7)" = 50'
t 'ST3: movement, ration and ledger stand together' 'test "$(taken dry)" = 4 && test "$(sql "SELECT kind, quantity, worth, person, case_id, service FROM ledger_line WHERE about = 2")" = "ration|1|400|11|1|social-grocery"'
t 'ST5: three may have twelve a month: thirteen are refused, with what is left and when to come' 'give card=1234567897 q1=9 && status 422 && see "απομένουν μόνο 8" && see "Τετάρτη 2 Απριλίου 2031, από τις 09:00" && test "$(taken dry)" = 4'
t 'ST5: what counts more takes more'          'give card=1234567897 q4=2 && status 422 && give card=1234567897 q4=1 q1=3 && status 303 && test "$(taken dry)" = 12'
t 'ST6: then nothing, and the day the store is open again' 'give card=1234567897 q1=1 && status 422 && see "έχουν λάβει όλο το δικαίωμα" && see "2 Απριλίου 2031, από τις 09:00"'
t 'ST5: nor at another grocery of the town'   'be 2 keep; POST /stock/counter store=2 card=1234567897 q1=1 && status 422; back'
t 'ST5: the database refuses it too'          '! sql "UPDATE stock_taken SET taken = taken + 1 WHERE ration = '"'dry'"'" 2> /dev/null'
t 'a group that the town has not set is not handed out' 'give card=1234567897 q5=1 && status 422 && see "δεν έχει ορίσει"'
t 'negative, huge, no number, twice the same, nothing' 'for x in q1=-1 q1=1000000 q1=99999999999999999999 q1=two q2=0 "q3=1 q3=1"; do give card=1234567897 $x; status 422 || { echo "# $x"; break; }; done; status 422 && test "$(sql "SELECT count(*) FROM stock_handout")" = 3'
t 'more than is there: refused whole'         'give card=1234567897 q2=2 q3=2 && status 422 && see "μόνο 1" && test "$(held 1 3)" = 9 && test -z "$(taken oil)"'
t 'a lot that expired between reading and giving is no longer there' 'at 2031-03-02T09:00; give card=1234567897 q3=1 && status 422 && see "τελείωσε" && test "$(held 1 4)" = 1; back'
t 'in April they may have it again'       'at 2031-04-02T09:00; give card=1234567897 q1=10 && status 303; back'
t 'a double press is one hand-out'            'GET "/stock/counter?store=1&card=1234567897"; c=$(csrf_of); before=$(held 1 3); for i in 1 2; do printf "csrf=%s&store=1&card=1234567897&q2=1" "$c" > $dir/f; POST /stock/counter --body $dir/f --type application/x-www-form-urlencoded; status 303 || break; done; status 303 && test "$(held 1 3)" = $((before - 1))'

t 'back to the page that was read before, or two counters with one card: nothing unseen a second time' 'GET "/stock/counter?store=1&card=1234567897" && see "Πήραν ήδη σήμερα" && last=$(sql "SELECT max(id) FROM stock_handout WHERE card = 1 AND on_day = 22339 AND undone IS NULL") && see "name=\"had\" value=\"$last\"" && b=$(held 1 3) && give card=1234567897 q2=1 had=0; status 409 && see "Τώρα δεν δόθηκε τίποτα" && see "value=\"$last\"" && test "$(held 1 3)" = "$b"'
t 'who comes for them: of the household, or a proxy' 'sql "INSERT INTO registry_relation(id, person, other, kind, made, by) VALUES (1, 16, 11, '"'proxy'"', 1, 1)"; GET "/stock/counter?store=1&card=1234567897" && see "Demo Petros" && see "Filos Giannis" && notsee "Demo Anna" && give card=1234567897 q2=1 taken_by=16 && status 303 && test "$(sql "SELECT taken_by FROM stock_handout ORDER BY id DESC LIMIT 1")" = 16'
t 'and nobody else'                           'give card=1234567897 q2=1 taken_by=14 && status 422 && see "δεν μπορεί να παραλάβει"'
t 'ST3: undone, the goods are back on the shelf and the ration with the household' 'id=$(sql "SELECT max(id) FROM stock_handout"); b=$(held 1 3); POST /stock/handout store=1 id=$id && status 422 && POST /stock/handout store=1 id=$id "why=Λάθος νοικοκυριό" && status 303 && test "$(held 1 3)" = $((b + 1)) && test "$(taken oil)" = 1 && test "$(sql "SELECT sum(quantity) FROM ledger_line WHERE about = $id")" = 0'
t 'once'                                      'POST /stock/handout store=1 id=$id why=x && status 409 && test "$(held 1 3)" = $((b + 1))'
t 'ST11: not by another store'                'be 2 keep; POST /stock/handout store=2 id=$id why=x && status 404 && GET "/stock/handout?store=2&id=$id" && status 404; back'
sql "INSERT INTO registry_relation(id, person, other, kind, made, by) VALUES (2, 16, 15, 'proxy', 1, 1)"
t 'ST9: who comes for somebody with a shielded file is not said either, nor chosen; to whom a grant names it is' 'GET "/stock/counter?store=1&card=3000000004" && see "name=\"q1\"" && notsee Filos && give card=3000000004 q2=1 taken_by=16 && status 422 && notsee Filos && sql "INSERT INTO access_grant(id, person, account, purpose, starts, about_kind, about) VALUES (91, 15, 1, '"'care'"', 1, '"'person'"', 15)" && GET "/stock/counter?store=1&card=3000000004" && see Filos && give card=3000000004 q2=1 taken_by=16 && status 303 && s=$(sql "SELECT max(id) FROM stock_handout") && GET "/stock/handout?store=1&id=$s" && see Filos && sql "DELETE FROM access_grant" && GET "/stock/handout?store=1&id=$s" && status 200 && notsee Filos && notsee Kryfou; rc=$?; POST /stock/handout store=1 id=$s why=x; test $rc = 0'

t 'a household that has become smaller has nothing left, and owes nothing' 'sql "UPDATE registry_person SET death = 22338 WHERE id IN (12, 13)"; GET "/stock/counter?store=1&card=1234567897" && see "1 άτομο" && give card=1234567897 q1=1 && status 422; rc=$?; sql "UPDATE registry_person SET death = NULL WHERE id IN (12, 13)"; test $rc = 0'
t 'a merged record'"'"'s card belongs to whom it was merged into' 'sql "UPDATE registry_person SET merged_into = 11 WHERE id = 16"; GET "/stock/counter?store=1&card=4000000002" && see "Demo Eleni"; rc=$?; sql "UPDATE registry_person SET merged_into = NULL WHERE id = 16"; test $rc = 0'

t 'letters find those whom the store serves, in any spelling, and nobody else' 'GET "/stock/counter?store=1&card=Ντέμο" && see "1234567897" && notsee Alone && GET "/stock/cards?store=1&q=2031/1" && see "Demo Eleni" && GET "/stock/cards?store=1" && see "2 νοικοκυριά" && notsee Kryfou'
t 'a card for one of them'                    'granted 4 social-grocery 16 NULL; sql "UPDATE stock_card SET ended = 1, why = '"'lost'"' WHERE id = 4"; POST /stock/cards store=1 case=4 && status 303 && test "$(sql "SELECT count(*) FROM stock_card WHERE person = 16 AND ended IS NULL")" = 1'
t 'and for nobody else'                       'POST /stock/cards store=1 case=2 && status 404 && POST /stock/cards store=1 case=99 && status 404'
t 'a lost card says so, and since when'       'GET "/stock/counter?store=1&card=4000000002" && see "χάθηκε" && give card=4000000002 q1=1 && status 422'
t 'ST12: what they told of allergies stands at the counter, sealed at rest' 'POST /stock/card store=1 id=1 do=allergies "allergies=φυστίκια" row_version=1 && status 303 && GET "/stock/counter?store=1&card=1234567897" && see φυστίκια && contents > $dir/all && ! grep -q φυστίκια $dir/all'
t 'two change it: the second chooses'         'POST /stock/card store=1 id=1 do=allergies allergies=x row_version=1 && status 409'
t 'the card on paper has its number as a code' 'GET "/stock/card.pdf?store=1&id=1" && status 200 && grep -aq "%PDF" $dir/page'
t 'ST11: the card of somebody whom the store does not serve is not there' 'GET "/stock/card?store=1&id=2" && status 404 && GET "/stock/card?store=1&id=77" && status 404'
t 'who may open the file gives a card, others not' 'be 2 advise,files; POST /stock/card/new person=14 && status 303 && location "/stock/card?id=2" && POST /stock/card/new person=15 && status 404; back'
grant() { sql "DELETE FROM access_grant; INSERT INTO access_grant(id, person, account, purpose, special, starts, about_kind, about) VALUES (90, 15, 2, '$1', $2, 1, 'person', 15)"; }
POST /stock/card store=1 id=3 do=allergies "allergies=σουσάμι" row_version=1
t 'AC16: who may know the name alone neither sees, prints nor ends the card, nor gives one' 'grant referral 0; be 2 advise; for p in card card.pdf; do GET "/stock/$p?id=3"; status 404 || break; done; status 404 && notsee Kryfou && notsee 3000000004 && POST /stock/card id=3 do=allergies allergies=x row_version=2 && status 404 && POST /stock/card id=3 do=end why=lost && status 404 && count "stock_card WHERE id = 3 AND ended IS NULL AND row_version = 2" 1 && POST /stock/card/new person=15 && status 403; back'
t 'AC4: outside of the store what they told of allergies is for who may see what is special' 'grant case 0; be 2 advise,files; for i in 1 3; do GET "/stock/card?id=$i" && status 200 && notsee φυστίκια && notsee σουσάμι && notsee "name=\"allergies\"" && POST /stock/card id=$i do=allergies allergies=x row_version=2 && status 403 && notsee φυστίκια && notsee σουσάμι || break; done; test $i = 3 && status 403 && count "stock_card WHERE row_version = 2 AND id IN (1, 3)" 2; back'
t 'AC4: by the key, or by a grant that says so; the look stands in the diary' 'grant case 1; be 2 advise; GET "/stock/card?id=3" && see σουσάμι && count "diary_act WHERE act = '"'read what a card says of allergies'"' AND about = 15" 1 && be 2 advise,files,special && GET "/stock/card?id=1" && see φυστίκια && POST /stock/card id=1 do=allergies "allergies=φυστίκια, γάλα" row_version=2 && status 303; back'
sql "DELETE FROM access_grant"

photo() { GET "/stock/counter?store=1"; multipart "$1" csrf="$(csrf_of)" store=1; POST /stock/counter/photo $multipart; }
GET "/stock/card?store=1&id=1"; cp "$dir/page" "$dir/page0"; python3 tests/qr_png.py "$dir/page" "$dir/card.png"
t 'a photo of the card is read on the server' 'photo "$dir/card.png" && status 303 && location "/stock/counter?store=1&card=1234567897"'
for how in "20" "90" "-135 1" "0 2" "8 1 dark"; do
    python3 tests/qr_png.py "$dir/page0" "$dir/card.png" $how
    t "a photo held at an angle, out of focus, in the dark: $how" 'photo "$dir/card.png" && status 303 && location "/stock/counter?store=1&card=1234567897"'
done
python3 tests/qr_png.py "$dir/page0" "$dir/card.png" 0 40
t 'so out of focus that nobody can read it: told, and what to do' 'photo "$dir/card.png" && status 422 && see "class=\"msg\""'
python3 tests/qr_png.py "$dir/page0" "$dir/card.png"; head -c 900 "$dir/card.png" > "$dir/half.png"
GET /me/second-step; python3 tests/qr_png.py "$dir/page" "$dir/other.png"
t 'the code of something else is no card, and what it says is not repeated' 'photo "$dir/other.png" && status 422 && see "class=\"msg\"" && notsee otpauth'
t 'half a photo is no photo' 'photo "$dir/half.png" && status 422'
t 'a photo without a code, and what is no photo' 'head -c 3000 /dev/urandom > $dir/noise; photo "$dir/noise"; status 422 && photo /dev/null; status 422'

# Own hours: ten minutes, two at once. Monday 3 March is day 22341; 09:00 is 540.
t 'a day with a line break in it makes no header' 'POST /stock/pickups store=1 do=late "day=x
X-Evil: y"; ! status 500 && ! grep -q Evil $dir/page'
t 'an hour of their own is booked, and told'  'POST /stock/pickups store=1 do=book card=1234567897 slot=22341-540 && status 303 && count stock_pickup 1'
t 'one at a time'                             'POST /stock/pickups store=1 do=book card=1234567897 slot=22341-550 && status 409'
t 'no hour that is none: closed, past, between, not a number' 'for x in 22340-540 22341-545 22341-780 22339-540 22300-540 x 99999999-1 22341-540-1; do POST /stock/pickups store=1 do=book card=3000000004 slot=$x; status 422 || break; done; status 422 && count stock_pickup 1'
t 'two at once fit, a third is told'          'POST /stock/pickups store=1 do=book card=3000000004 slot=22341-540 && status 303 && n16=$(sql "SELECT number FROM stock_card WHERE person = 16 AND ended IS NULL") && POST /stock/pickups store=1 do=book card=$n16 slot=22341-540 && status 409 && see "γέμισε"'
t 'a hand-out on that day says that they came' 'at 2031-03-03T08:00; give card=3000000004 q1=1 && status 303 && test "$(sql "SELECT state FROM stock_pickup WHERE card = 3")" = came'
t 'who did not come is counted, and after three times it is said' 'at 2031-03-05T08:00; POST /stock/pickups store=1 do=late day=5/3/2031 && status 303 && sql "INSERT INTO stock_pickup(unit, card, on_day, minute, place, state, made, by) VALUES (1, 1, 22300, 540, 1, '"'missed'"', 1, 1), (1, 1, 22310, 540, 1, '"'missed'"', 1, 1)"; GET "/stock/counter?store=1&card=1234567897" && see "δεν ήρθε 3 φορές" && see "tag warn"; back'
t 'ST18: of a secret store the message says when, not where' 'sql "UPDATE access_unit SET secret = 1 WHERE id = 1"; n16=$(sql "SELECT number FROM stock_card WHERE person = 16 AND ended IS NULL"); POST /stock/pickups store=1 do=book card=$n16 slot=22343-610 && status 303 && m=$(sql "SELECT max(id) FROM messages_message") && be 2 advise,files && GET "/messages/message?id=$m" && status 200 && see "Φέρτε την κάρτα σας" && see "10:10" && notsee Παντοπωλείο; back; rc=$?; sql "UPDATE access_unit SET secret = 0 WHERE id = 1"; test $rc = 0'

# Parcels
t 'a parcel by household size: the counter proposes it within what is left and there' 'POST /stock/kits store=1 name=Μηνιαίο && k=$(sql "SELECT max(id) FROM stock_kit") && POST /stock/kit store=1 id=$k what=Λάδι quantity=0 each_person=1 && POST /stock/kit store=1 id=$k row_version=1 name=Μηνιαίο usual=1 && status 303 && at 2031-03-03T10:00 && GET "/stock/counter?store=1&card=1234567897" && see "name=\"q2\" value=\"2\""; back'
t 'who had something today is proposed nothing more: a card read twice and Enter is no second parcel; asked for, it is' 'at 2031-03-03T10:00; keep_database; give card=1234567897 q2=1 && status 303 && GET "/stock/counter?store=1&card=1234567897" && see "Πήραν ήδη σήμερα" && see "name=\"q2\" value=\"\"" && GET "/stock/counter?store=1&card=1234567897&kit=$k" && see "name=\"q2\" value=\"1\""; back; back_to_kept'
t 'ST1: what is no number is named with its goods, all of it at once, and nothing is given' 'at 2031-03-03T10:00; given=$(sql "SELECT count(*) FROM stock_handout"); give card=1234567897 q1=abc q2=1 q3=-4 && status 422 && see "Μακαρόνια: Η ποσότητα «abc»" && see "Ψωμί: Η ποσότητα «-4»" && notsee "Λάδι: Η" && see "value=\"abc\"" && count stock_handout $given; back'
t 'how many of a thing agree with its measure' 'at 2031-03-03T10:00; keep_database; give card=1234567897 q2=2 && GET "$(sed -n "s/^Location: //p" $dir/page)" && see "2 τεμάχια" && GET "/stock?store=1" && see "τεμάχια" && PRONOIA_LANG=en GET "/stock?store=1" && see "pieces"; back; back_to_kept'
t 'what is no amount, or no item, is no part' 'POST /stock/kit store=1 id=$k what=Λάδι quantity=-1 && status 422 && POST /stock/kit store=1 id=$k what=Gold quantity=1 && status 422 && POST /stock/kit store=1 id=$k what=Λάδι quantity=0 && status 422'

t 'no step of a hand-out that fails leaves a trace' 'torture POST /stock/counter store=1 card=1234567897 q2=1'
t 'nor of undoing one'                        'give card=1234567897 q2=1; torture POST /stock/handout store=1 id=$(sql "SELECT max(id) FROM stock_handout") why=x'
t 'nor of booking'                            'torture POST /stock/pickups store=1 do=book card=1234567897 slot=22343-600'
t 'ST2, ST5: all sums are right in the end'   'test "$(sql "SELECT count(*) FROM stock_held h WHERE h.quantity <> (SELECT sum(m.quantity) FROM stock_moved m WHERE m.unit = h.unit AND m.lot = h.lot)")" = 0 && test "$(sql "SELECT count(*) FROM stock_taken a WHERE a.taken <> (SELECT coalesce(sum(quantity), 0) FROM stock_took WHERE taken = a.id)")" = 0'
done_testing
