# SPDX-License-Identifier: EUPL-1.2
# fees.t - fees by the town's scale (towns/larissa/programmes/nursery-fee: 60 a month up to 22,000, the second child a quarter less), payments
# with receipts, corrections (PL12); what it hangs on and nobody knows (PF5).
. tests/lib.sh
. tests/people.sh
export PRONOIA_LANG=en
ids_from_one places_fee places_receipts
worker 1 Anna; worker 2 Boris
person 11 Family1 Child11 21300; person 12 Family1 Child12 21700; person 21 Family1 Mother 9000; person 22 Family1 Father 9000
person 13 Family2 Child13 21300; person 23 Family2 Parent 9000
household 1 21 head 22 spouse 11 child 12 child; household 2 23 head 13 child
i=0
fact() { i=$((i + 1)); sql "INSERT INTO facts_fact(id, household, person, variable, value, known_from, source, evidence, by) VALUES ($i, $1, $2, '$3', '$4', 1, 'household', 'declared', 1)"; }
fact 1 NULL income_year 20000; fact 1 NULL one_parent no; fact 1 NULL children_ever 2; for p in 11 12 21 22; do fact NULL $p disability_pct 0; fact NULL $p voucher_now no; done
fact 2 NULL one_parent no; fact 2 NULL children_ever 1; for p in 13 23; do fact NULL $p disability_pct 0; fact NULL $p voucher_now no; done
sql "INSERT INTO places_call(id, programme, since, until, age_on, opens, closes, preferences, together, complete_only, objection_days, answer_days, stage, provisional, provisional_by, final, final_by, seed, made, by)
 VALUES (1, 'nursery-place', 22158, 22700, 22158, 1, 2, 3, 0, 0, 5, 5, 'final', 3, 1, 4, 2, 'seed', 1, 1);
 INSERT INTO places_section(id, call, structure, name, shift, from_months, to_months, places) VALUES (1, 1, 'nursery-1', 'toddlers', 0, 30, 60, 5)"
held() {   # SEAT PERSON
    sql "INSERT INTO casework_case(id, programme, person, spell, state, protocol_year, protocol_no, origin, opened, made, by) VALUES ($1, 'nursery-place', $2, 1, 'granted', 2030, $1, 'clerk', 1, 1, 1);
         INSERT INTO places_wish(id, call, filed, person, code, state, counted, settled, told, made, by) VALUES ($1, 1, $1, $2, '100-000$1', 'in', 1, 1, 'final', 1, 1);
         INSERT INTO places_seat(id, wish, section, person, preference, state, offered, answer_by, answered, answered_by, since, until, by) VALUES ($1, $1, 1, $2, 1, 'held', 1, 2, 1, 0, 22158, 22700, 1)"
}
held 1 11; held 2 12; held 3 13
at 2031-03-03T09:00
chores() { "$O/pronoia" chores > "$dir/page" 2> "$dir/err"; }
t 'two children: 60 and 45, once a month'   'chores && chores && test "$(sql "SELECT wish, cents FROM places_fee ORDER BY wish" | paste -sd" ")" = "1|6000 2|4500"'
t 'what is not known is not charged'        'count "places_fee WHERE wish = 3" 0'
be 1 advise,files
t 'the page: what is owed'                  'GET "/places/fees?id=1" && status 200 && see "March" && see "60" && see "owed"'
t 'a payment needs an amount and a way'     'POST /places/fees/pay id=1 amount=x how=cash && status 422 && POST /places/fees/pay id=1 amount=-5 how=cash && status 422 && POST /places/fees/pay id=1 amount=60 how=gold && status 422 && count places_fee 2'
t 'paid, with a receipt'                    'POST /places/fees/pay id=1 amount=60 how=cash && status 303 && test "$(sql "SELECT cents, receipt_year, receipt_no FROM places_fee WHERE kind = '"'payment'"'")" = "-6000|2031|1" && GET "/places/fees?id=1" && notsee "owed"'
t 'under torture'                           'torture POST /places/fees/pay id=2 amount=45,00 how=card'
t 'receipts run 1, 2'                       'POST /places/fees/pay id=2 amount=45,00 how=card && test "$(sql "SELECT max(receipt_no), count(*) FROM places_fee WHERE kind = '"'payment'"'")" = "2|2"'
t 'the receipt'                             'GET "/places/receipt?line=$(sql "SELECT min(id) FROM places_fee WHERE kind = '"'payment'"'")" && status 200 && sed "1,/^\$/d" $dir/page > $dir/a.pdf && pdftotext $dir/a.pdf - > $dir/page && see "2031/1" && see "Child11"'
t 'PL12: a line is never changed'           '! sql "UPDATE places_fee SET cents = 1 WHERE kind = '"'fee'"'" 2> /dev/null'
t 'a correction is the manager'"'"'s, with its reason' 'POST /places/fees/correct id=1 amount=-15 words=x && status 403; be 2 decide,files; POST /places/fees/correct id=1 amount=-15 && status 422 && POST /places/fees/correct id=1 amount=-15 "words=ill for two weeks" && status 303 && test "$(sql "SELECT sum(cents) FROM places_fee WHERE wish = 1")" = -1500 && GET "/places/fees?id=1" && see "ill for two weeks" && ! contents | grep -q "two weeks"'
t 'next month again'                        'at 2031-04-02T09:00; chores && test "$(sql "SELECT count(*), sum(cents) FROM places_fee WHERE kind = '"'fee'"'")" = "4|21000"'

# ---- PF5: the third family: what it earned is not known
t 'PF5: staff read which fact, of whom, and where it is recorded' 'be 1 advise,files; GET "/places/fees?id=3" && status 200 && see "href=\"/facts/one?household=2&amp;fact=income_year\"" && see "Income of the last tax year" && see "the whole household" && notsee "fact=voucher_now" && notsee "fact=disability_pct"'
t 'PF5: who may not record is told which, without the way' 'be 2 decide,files; GET "/places/fees?id=3" && see "Income of the last tax year" && notsee "/facts/one"'
t 'PF5: a fact of a person says whose'      'sql "UPDATE facts_fact SET known_to = 1, ended_by = 1 WHERE person = 13 AND variable = '"'voucher_now'"'"; be 1 advise,files; GET "/places/fees?id=3" && see "href=\"/facts/one?person=13&amp;fact=voucher_now\"" && see "Child13"; fact NULL 13 voucher_now no'
lost() { sql "UPDATE facts_fact SET known_to = 1, ended_by = 1 WHERE person = $1 AND variable = '$2'"; }
shield() { sql "UPDATE registry_person SET shield = $2 WHERE id = $1"; }
shield 23 2; lost 23 disability_pct
sql "INSERT INTO facts_fact(id, household, variable, value, known_from, source, evidence, by) VALUES (79, 2, 'income_year', '20000', 1, 'household', 'declared', 1)"
t 'PF5, AC1: of a housemate whom the clerk may not see there is nothing, neither the fact nor that somebody else is there' 'GET "/places/fees?id=3" && status 200 && see "cannot be worked out from what is known" && notsee "another member" && notsee "isability" && notsee "/facts/one"'
shield 23 0
t 'PF5: who may see them is told whose it is' 'GET "/places/fees?id=3" && see "fact=disability_pct" && see "Family2 Parent"'
fact NULL 23 disability_pct 0; sql "UPDATE facts_fact SET known_to = 1, ended_by = 1 WHERE id = 79"
t 'AC4: why it is so much is for who may see that of everybody at home, and is a view' 'GET "/places/fees?id=1" && status 200 && see "60" && notsee "20,000" && notsee "Εισόδημα" && be 1 advise,files,special && GET "/places/fees?id=1" && see "Εισόδημα" && count "diary_act WHERE act = '"'saw special-category facts'"' AND about = 11" 1'
shield 22 2
t 'AC4: with somebody at home who is hidden it is for nobody; what the manager wrote is' 'GET "/places/fees?id=1" && status 200 && notsee "Εισόδημα" && see "ill for two weeks"'
shield 22 0; be 1 advise,files
t 'PF5: that somebody does not know is no figure either' 'sql "INSERT INTO facts_fact(id, household, variable, value, known_from, source, evidence, by) VALUES (80, 2, '"'income_year', 'unknown', 1, 'household', 'doesnt_know'"', 1)"; GET "/places/fees?id=3" && see "fact=income_year"'
POST /case/code id=3; code=$(grep -oE '[2-9A-Z]{3}(-[2-9A-Z]{3}){3,}' "$dir/page" | head -1)
nobody; unset PRONOIA_STAFF; export PRONOIA_PEER=one
jar() { PRONOIA_COOKIE=$(sed -n 's/^Set-Cookie: \([^;]*\);.*/\1/p' "$dir/page" | paste -sd';' | sed 's/;/; /g'); export PRONOIA_COOKIE; }
POST /follow number=2030/3 code=$code; jar
family() { POST /follow/places n=2030/3 do=fee "$@"; }
t 'PF5: the family is asked what is missing, in its language' 'GET "/follow/places?n=2030/3" && status 200 && see "name=\"income_year.0\"" && see "What was the income of all of you" && notsee "voucher_now" && PRONOIA_LANG=uk GET "/follow/places?n=2030/3" && see "Ми не можемо порахувати"'
t 'PF5: what cannot be read is told, and stays' 'family income_year.0=much && status 422 && see "value=\"much\"" && see "cannot be read" && count "facts_fact WHERE household = 2 AND variable = '"'income_year'"' AND known_to IS NULL" 1'
t 'PF5: what is out of its bounds is told and marked as well' 'family income_year.0=99999999999 && status 422 && see "value=\"99999999999\"" && see "cannot be read" && see "id=\"income_year.0-p\""'
# What was known until 1 April (day 22370) and is known again from 1 September (22523) on is nobody's to answer.
sql "UPDATE facts_fact SET known_to = 1, ended_by = 1 WHERE id = 80; INSERT INTO facts_fact(id, household, variable, value, since, until, known_from, source, evidence, by) VALUES (81, 2, 'income_year', '9000', NULL, 22370, 1, 'paper', 'paper', 1), (82, 2, 'income_year', 'unknown', 22370, 22523, 1, 'household', 'doesnt_know', 1), (83, 2, 'income_year', '12000', 22523, NULL, 1, 'paper', 'paper', 1)"
t 'PF5: nothing else is taken, and of nobody else' 'family one_parent.0=yes voucher_now.13=yes income_year.1=3 && status 409 && count "facts_fact WHERE value = '"'yes'"'" 0'
t 'PF5: under torture'                      'torture POST /follow/places n=2030/3 do=fee income_year.0=15.000'
t 'PF5: what it answers is what it declared' 'family income_year.0=15.000 && status 303 && test "$(sql "SELECT value, evidence, source FROM facts_fact WHERE household = 2 AND variable = '"'income_year'"' AND known_to IS NULL AND since = 22370")" = "15000|declared|household" && family income_year.0=1 && status 409'
t 'PF5: and only for the days of which nobody knows it'  'test "$(sql "SELECT value, since, until FROM facts_fact WHERE household = 2 AND variable = '"'income_year'"' AND known_to IS NULL ORDER BY coalesce(since, 0)" | paste -sd" ")" = "9000||22370 15000|22370|22523 12000|22523|"'
t 'PF5: and the fee follows by itself, and is told'  'chores && test "$(sql "SELECT cents FROM places_fee WHERE wish = 3")" = 4000 && GET "/follow/places?n=2030/3" && see "4/2031" && see "€40" && see "You owe"'

# ---- in May nobody knows whether the younger one has a voucher
lost 12 voucher_now
t 'what hangs on the younger one alone keeps the elder one not waiting' 'at 2031-05-02T09:00; chores && test "$(sql "SELECT cents FROM places_fee WHERE kind = '"'fee'"' AND wish = 1 AND month = 22400")" = 6000 && count "places_fee WHERE kind = '"'fee'"' AND wish = 2 AND month = 22400" 0'

# ---- the elder one goes to a centre for children, the younger one to the nursery, where the second of a family pays a quarter less
person 15 Family3 Child15 20000; person 16 Family3 Child16 21700; person 24 Family3 Parent 9000; household 3 24 head 15 child 16 child
i=200; fact 3 NULL income_year 20000; fact 3 NULL one_parent no; fact 3 NULL children_ever 2; for p in 15 16 24; do fact NULL $p disability_pct 0; fact NULL $p voucher_now no; done
sql "INSERT INTO places_call(id, programme, since, until, age_on, opens, closes, preferences, together, complete_only, objection_days, answer_days, stage, provisional, provisional_by, final, final_by, seed, made, by)
 SELECT 2, 'kdap', since, until, age_on, opens, closes, preferences, together, complete_only, objection_days, answer_days, stage, provisional, provisional_by, final, final_by, seed, made, by FROM places_call WHERE id = 1;
 INSERT INTO places_section(id, call, structure, name, shift, from_months, to_months, places) VALUES (2, 2, 'kdap-1', 'pupils', 1, 60, 144, 5)"
held 4 16
sql "INSERT INTO casework_case(id, programme, person, spell, state, protocol_year, protocol_no, origin, opened, made, by) VALUES (5, 'kdap', 15, 1, 'granted', 2030, 5, 'clerk', 1, 1, 1);
     INSERT INTO places_wish(id, call, filed, person, code, state, counted, settled, told, made, by) VALUES (5, 2, 5, 15, '100-0005', 'in', 1, 1, 'final', 1, 1);
     INSERT INTO places_seat(id, wish, section, person, preference, state, offered, answer_by, answered, answered_by, since, until, by) VALUES (5, 5, 2, 15, 1, 'held', 1, 2, 1, 0, 22158, 22700, 1)"
t 'who goes elsewhere is not the first of the nursery: the only one there pays in full' 'chores && test "$(sql "SELECT wish, cents FROM places_fee WHERE kind = '"'fee'"' AND person IN (15, 16)")" = "4|6000"'
done_testing
