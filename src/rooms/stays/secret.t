# SPDX-License-Identifier: EUPL-1.2
# secret.t - a women's shelter: to whoever does not work there it, its guests and what is done in it do not exist: ST1, ST5, ST6, ST8.
# tests/shield.t walks every page as every role for its guests.
. tests/lib.sh
. tests/people.sh
ids_from_one stays_room stays_bed stays_log
worker 1 Ήρα; worker 2 Ξένος
person 511 Γνωστή Μαρία 0
sql "INSERT INTO access_unit(id, name, secret, kind) VALUES (641, 'Μονάδα Κυκλάμινο', 1, 'womens_shelter'), (2, 'Υπνωτήριο', 0, 'night_shelter')"
sql "INSERT INTO access_work(id, unit, account, since) VALUES (1, 641, 1, 1), (2, 2, 2, 1)"
# An ended stay elsewhere: numbers of the shelter's stays stand in no other place of a page.
sql "INSERT INTO stays_stay(id, unit, person, code, cycle, origin, since, due, until, destination, ended_by, made, by) VALUES (740, 2, 511, 'X', 'regulation', 'street', 22000, 22060, 22010, 'family', 1, 1, 1)"
at 2031-03-01T19:00
export PRONOIA_SEED=secret
everything=advise,rules,staff,diary,files,receive,keep,special,decide,supervise,privacy
be 1 keep,advise
come() { POST /stays/intake unit=641 origin=centre cycle=regulation paper_rules_signed=1 "$@"; }
t 'the town'"'"'s files name no rooms for it; its team makes them' 'GET "/stays/rooms?unit=641" && status 200 && notsee "Δημιουργία" && POST /stays/rooms unit=641 do=room "name=Γαλάζιο" beds=8 whom=f && status 303'
acts=$(sql "SELECT count(*) FROM diary_act")
t 'ST6: whose file is not invisible is not taken in' 'be 1 keep,advise,files; come person=511 bed=1 && status 422 && see "δεν είναι αόρατος" && count "stays_stay WHERE unit = 641" 0'
be 1 keep,advise
t 'ST6: taken in: a new, invisible file, open to the team' 'come given=Αρετή family=Αθέατη sex=f bed=1 && status 303 && test "$(sql "SELECT shield FROM registry_person WHERE id = (SELECT person FROM stays_stay WHERE unit = 641)")" = 2 && count "access_grant WHERE unit = 641" 1'
p=$(sql "SELECT person FROM stays_stay WHERE unit = 641"); c=$(sql "SELECT code FROM stays_stay WHERE unit = 641"); s=$(sql "SELECT id FROM stays_stay WHERE unit = 641")
t 'ST5: its own lists say the code, never the name' 'for page in /stays /stays/tonight /stays/rooms /stays/log /stays/sheet "/stays/stay?id=$s" "/day"; do GET "$page" && status 200 && notsee Αθέατη || return 1; done; GET /stays && see "$c"'
POST /stays/tonight unit=641 here=$s; POST /stays/log unit=641 stay=$s words=Ησυχία; POST /stays/caller id=$s do=came visitor=Δικηγόρος
t 'who cares for a guest is neither asked nor shown' 'POST /stays/near id=$s near_name=Μάνα && status 422 && count places_escort 0 && GET "/stays/stay?id=$s" && notsee near_name'
t 'ST6: not a line of it in the open diary' 'count diary_act $acts && test "$(sql "SELECT count(*) FROM diary_hidden")" -gt 4'
t 'ST8: girls to eighteen, boys to twelve' 'come along=$s given=Νίκος sex=m born=1/2/2019 && status 422 && come along=$s given=Νίκος sex=m && status 422 && come along=$s given=Νίκος sex=m born=1/4/2019 && status 303 && come along=$s given=Άννα sex=f born=1/2/2019 && status 303'
k=$(sql "SELECT max(id) FROM stays_stay")
t 'the page of a child leads to whom it came with, by the code' 'GET "/stays/stay?id=$k" && see "Μαζί με" && see "href=\"/stays/stay?id=$s\"" && see "$c" && notsee Αθέατη && GET "/stays/stay?id=$s" && notsee "Μαζί με"'
t 'its counts are told from five on, and not what could be subtracted' 'GET "/stays/sheet?unit=641" && see "δεν λέγεται (όριο 5)" && test "$(grep -o "δεν λέγεται (όριο" $dir/page | wc -l)" = 3'
t 'six women and two children: together alone' 'for i in 2 3 4 5 6; do come given=Γυναίκα$i sex=f bed=$i; done; GET "/stays/sheet?unit=641" && test "$(grep -o "δεν λέγεται (όριο" $dir/page | wc -l)" = 2 && see "<dd>8</dd>"'

be 2 $everything
get_as_unknown() { for page in /stays /stays/tonight /stays/rooms /stays/log /stays/sheet /stays/sheet.csv /stays/intake; do
    for u in 641 981; do PRONOIA_STATEMENTS=$dir/$u.sql "$program" request GET "$page?unit=$u" 2> /dev/null | sed "s/\b$u\b/N/g" > $dir/$u; done
    grep -q "^Status: 404" $dir/641 && cmp $dir/641 $dir/981 && cmp $dir/641.sql $dir/981.sql || return 1; done; }
t 'ST1: who has every other right finds no such unit: the same bytes, the same statements' get_as_unknown
stay_as_unknown() { for u in $s 981; do PRONOIA_STATEMENTS=$dir/$u.sql "$program" request GET "/stays/stay?id=$u" 2> /dev/null | sed "s/\b$u\b/N/g" > $dir/$u.txt; done
    grep -q "^Status: 404" $dir/$s.txt && cmp $dir/$s.txt $dir/981.txt && cmp $dir/$s.sql $dir/981.sql; }
t 'ST1: nor its guest' stay_as_unknown
# Every so many forms the oldest are forgotten (web/once.c): that comes with the number of the form, whatever is asked.
posts_as_unknown() { for page in exit follow paper longer bed away caller work; do
    for u in $s 981; do PRONOIA_STATEMENTS=$dir/$u.sql "$program" request POST "/stays/$page" id=$u destination=family do=ask 2> /dev/null | sed "s/\b$u\b/N/g" > $dir/$u.txt; sed -i "/ clear_once/d" $dir/$u.sql; done
    grep -q "^Status: 404" $dir/$s.txt && cmp $dir/$s.txt $dir/981.txt && diff $dir/$s.sql $dir/981.sql || return 1; done; }
t 'ST1: nor can anything be done to it' posts_as_unknown
nowhere() { for page in "/people?q=Αθέατη" "/people?q=$c" "/person?id=$p" /day /day/team "/tasks?which=all" /ledger /stays /referrals /referrals/inbox /diary /diary/sealed /cases.csv /shields \
        "/ledger/lines?unit=641&month=3/2031&kind=night&service=" "/person?id=511" /services /api/v1/programmes; do
    GET "$page"; ! sed "s/[^ ]*Αθέατη.*name=.q.*//; s/q=[^ ]*//g" "$dir/page" | grep -v 'name="q"\|<title>\|<h1' | grep -q "Αθέατη\|Αρετή\|$c\|Γαλάζιο\|Κυκλάμινο\|Ησυχία" || { echo "# $page"; return 1; }; done; }
t 'no page, list, count or file says anything of it' nowhere
t 'who makes units sees that it is there, and nothing of what is in it' 'GET /units && see Κυκλάμινο && notsee "$c"; be 2 advise,files,keep,decide,supervise,diary,privacy,receive; GET /units && notsee Κυκλάμινο'
t 'a message, a task, a log line: none names it' '! sql "SELECT * FROM messages_message" | grep -q Κυκλάμινο && POST /stays/intake unit=641 given=x && status 404 && ! grep -q "Κυκλάμινο\|Αθέατη" $dir/err'
be 1 keep,advise
t 'leaving: asked after six months by its own team alone' 'at 2031-03-09T09:00; POST /stays/exit id=$s row_version=1 destination=own_home && status 303 && count "stays_stay WHERE until IS NOT NULL AND unit = 641" 3 && be 2 $everything && GET "/tasks?which=all" && notsee "$c" && notsee "/stays/stay?id=$s"'
done_testing
