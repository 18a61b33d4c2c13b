# SPDX-License-Identifier: EUPL-1.2
# nursing.t - a nursing home whole, from the town's files alone: call, weighted points, waiting list, offer, intake with a bed, nights, what
# a resident owes; the place that ends goes to the next by points.  Figures: towns/larissa/programmes/nursing-home-place and -fee (60% need
# and 40% means; 400 a month up to 9,000).  Four women of 80 apply; one of them looks after herself.
. tests/lib.sh
. tests/people.sh
export PRONOIA_LANG=en
ids_from_one casework_case places_call places_section places_wish places_seat places_fee ledger_line stays_room stays_bed stays_stay stays_bedding
worker 1 Anna; worker 2 Boris; worker 3 Clio; worker 4 Nurse
sql "INSERT INTO access_unit(id, name, kind, structure) VALUES (1, 'Home', 'nursing_home', 'nursing-home'); INSERT INTO access_work(id, unit, account, since) VALUES (1, 1, 4, 100)"
person 11 First Alone -6950; person 12 Second Poor -6950; person 13 Third Family -6950; person 14 Fourth Able -6950
sql "UPDATE registry_person SET sex = 'f'"
i=0
fact() { i=$((i + 1)); sql "INSERT INTO facts_fact(id, household, person, variable, value, known_from, source, evidence, by) VALUES ($i, $1, $2, '$3', '$4', 1, 'household', 'declared', 1)"; }
lives() {   # PERSON ALONE RESIDENT DEMENTIA CANNOT_SELF_CARE DISABILITY INCOME
    household $1 $1 head; fact $1 NULL lives_alone $2; fact $1 NULL resident_here $3; fact $1 NULL citizen_roll yes; fact NULL $1 dementia $4
    fact NULL $1 cannot_self_care $5; fact NULL $1 disability_pct $6; fact NULL $1 income_own $7; fact $1 NULL social_reason no
}
lives 11 yes yes yes yes 67 9000
lives 12 no yes no yes 0 6000
lives 13 no no no yes 0 20000
lives 14 yes yes no no 67 6000
clerk()  { be 1 advise,files; }
chief()  { be 2 decide,files; }
other()  { be 3 decide,files; }
nurse()  { be 4 keep; }
chores() { "$program" chores > "$dir/chores" 2>&1; }
seat()   { sql "SELECT state FROM places_seat WHERE person = $1 ORDER BY id DESC LIMIT 1"; }
id_of()  { sql "SELECT max(id) FROM places_seat WHERE person = $1"; }
nights() { sql "SELECT coalesce(sum(quantity), 0) FROM ledger_line WHERE kind = 'night'"; }

# ---- the call and its list
at 2031-03-03T09:00; nobody
t 'residents find the home in the directory'    'GET /services/nursing-home && status 200 && see "Municipal nursing home"'
chief
t 'a call of its fourteen places'               'POST /places/new programme=nursing-home-place since=1/4/2031 until=31/12/2031 age_on=1/4/2031 opens=3/3/2031 closes=5/3/2031 s_nursing-home=1 && status 303 && test "$(sql "SELECT structure, name, places FROM places_section")" = "nursing-home|elderly|14" && POST /places/section/change id=1 row_version=1 places=1 why=test && status 303'
clerk
t 'what was invented says so: the page of the programme, and each answer to staff' 'GET /programmes/nursing-home-place && see "invented for the demonstration" && GET "/entitled?household=11" && see "Place in the municipal nursing home" && see "to be verified"'
for p in 13 12 11 14; do POST /places/apply person=$p call=1 p1=nursing-home:0; done
t 'four applied'                                'count places_wish 4'
at 2031-03-06T09:00; chief
# First: 60% of (10 + 25 + 60 + 15) and 40% of (40 + 30).  Second: 60% of (10 + 30) and 40% of (40 + 40).  Third: 60% of 40 and 40% of 20.
t 'PL3: ranked by weighted points, whoever came first; who looks after herself is not' 'POST /places/count id=1 && status 303 && test "$(sql "SELECT person, points, position FROM places_wish WHERE state = '"'in'"' ORDER BY position" | paste -sd" ")" = "11|9400|1 12|5600|2 13|3200|3" && test "$(sql "SELECT out_why FROM places_wish WHERE person = 14")" = rules'
POST /places/publish id=1
at 2031-03-17T09:00; chief
POST /places/count id=1; POST /places/draw id=1 "seed=07 12 19 23 31 40" "seed_from=Lotto of 16 March"
other
t 'the first is offered the place, the others wait' 'POST /places/final id=1 && status 303 && test "$(seat 11)" = offered && count places_seat 1'
clerk
t 'taken'                                       'POST /places/seat id=$(id_of 11) do=take && status 303 && test "$(seat 11)" = held'

# ---- she moves in
at 2031-04-01T09:00; nurse
t 'whom the list gave a place is expected'      'GET "/stays?unit=1" && status 200 && see "Have a place, have not come yet" && see "First Alone" && see "/stays/intake?unit=1&amp;person=11" && notsee "Second Poor"'
papers='paper_identity=1 paper_health=1 paper_chest_xray=1 paper_medicines=1 paper_agreement=1'
t 'a place by a list is no origin from the street' 'GET "/stays/intake?unit=1&person=11" && see "value=\"service\" selected" && GET "/stays/intake?unit=1" && see "value=\"street\" selected"'
t 'the wards and their beds'                    'POST /stays/rooms unit=1 do=town && status 303 && count stays_bed 14'
t 'not without the doctor’s papers'             'POST /stays/intake unit=1 person=11 origin=service cycle=contract bed=1 && status 422 && count stays_stay 0'
t 'no step of the intake leaves a trace'        'torture POST /stays/intake unit=1 person=11 origin=service cycle=contract bed=1 $papers'
t 'taken in, to a bed of the women’s ward, a year by contract' 'POST /stays/intake unit=1 person=11 origin=service cycle=contract bed=1 $papers && status 303 && test "$(sql "SELECT person, since, due FROM stays_stay")" = "11|22370|22736" && GET "/stays?unit=1" && see "First Alone" && see "1 of 14" && notsee "Have a place"'
near() { POST /stays/near id=1 "$@"; }
t 'a carer needs a name'                        'near near_phone=6940000000 && status 422 && near "near_name=Eleni the daughter" near_relation=daughter near_phone=6940000000 && status 303'
t 'her carer is on the page of the stay, sealed in the database, and the same at the doorway of her place' 'GET "/stays/stay?id=1" && see "Eleni the daughter (daughter)" && see 6940000000 && contents > $dir/all && ! grep -q "Eleni" $dir/all && GET "/places/child?seat=$(id_of 11)" && see "Eleni the daughter"'
person 15 Seventh Nephew -2000; sql "INSERT INTO registry_relation(id, person, other, kind, made, by) VALUES (1, 15, 11, 'contact', 1, 1); INSERT INTO registry_contact(id, person, kind, value, compared, made, by) VALUES (1, 15, 'mobile', '6950000000', '6950000000', 1, 1)"
t 'whom the registry says to call in an emergency is there too, with the telephone' 'GET "/stays/stay?id=1" && see "Seventh Nephew (emergency contact)" && see 6950000000 && see "To be called only"'
t 'ST1: to a keeper of another house there is nobody to write down' 'worker 5 Other; be 5 keep; near near_name=x && status 404 && count places_escort 1; nurse'
t 'no longer: ended'                            'near end=$(sql "SELECT max(id) FROM places_escort") && status 303 && GET "/stays/stay?id=1" && notsee "Eleni" && near end=99 && status 422'
t 'PL10: whom a paper forbids is not named here as a carer either' 'keep_database; POST /places/escort seat=$(id_of 11) "name=Bad Nephew" may=no paper=77/2031 && status 303 && near "near_name=NEPHEW Bad" && status 422 && see 77/2031 && see "value=\"NEPHEW Bad\"" && count "places_escort WHERE may = 1 AND until IS NULL" 0 && near end=$(sql "SELECT max(id) FROM places_escort") && status 422; back_to_kept'
t 'no step of writing a carer leaves a trace'   'torture POST /stays/near id=1 near_name=x'
t 'ST10: a night is a line of the ledger'       'at 2031-04-01T20:30; POST /stays/tonight unit=1 here=1 && status 303 && test "$(sql "SELECT on_day, unit, kind, person, quantity FROM ledger_line WHERE kind = '"'night'"'")" = "22370|1|night|11|1" && POST /stays/tonight unit=1 here=1 && test "$(nights)" = 1 && GET "/ledger?unit=1&month=4/2031" && see "1 nights"'
t 'the hand-over of the night shift'            'at 2031-04-01T22:30; POST /stays/log unit=1 "words=She slept well" && status 303 && test "$(sql "SELECT DISTINCT shift FROM stays_log")" = night'

# ---- what she owes
at 2031-04-02T09:00; clerk
t 'exactly 9,000: 400 for April, once'          'chores && chores && test "$(sql "SELECT person, cents FROM places_fee")" = "11|40000" && GET "/places/fees?id=$(sql "SELECT wish FROM places_fee")" && see "400" && see "owed"'
t 'paid, with a receipt'                        'POST /places/fees/pay id=$(sql "SELECT wish FROM places_fee") amount=400 how=card && status 303 && test "$(sql "SELECT sum(cents) FROM places_fee")" = 0'

# ---- she leaves, and the next by points is asked
at 2031-05-05T09:00; nurse
t 'ST9: she leaves; her bed is free'            'POST /stays/exit id=1 row_version=1 until=5/5/2031 destination=family && status 303 && GET "/stays?unit=1" && see "0 of 14"'
clerk
t 'PL8: her place goes to the second, not to the third' 'POST /places/seat id=$(id_of 11) do=end code=wish why=family && status 303; chores; test "$(seat 11)" = ended && test "$(seat 12)" = offered && test -z "$(seat 13)"'
done_testing
