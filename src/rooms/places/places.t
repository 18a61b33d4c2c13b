# SPDX-License-Identifier: EUPL-1.2
# places.t - a call from its days to places held: wishes, points, lists by code, the draw, offers, the waiting list (PL2 to PL8).  Points: the
# town's table (towns/larissa/programmes/nursery-place): resident 40, income 40/20/0, all parents work 30, a child 5.
. tests/lib.sh
. tests/post.sh
. tests/people.sh
export PRONOIA_LANG=en
ids_from_one casework_case places_call places_section places_wish places_seat places_protest places_crew
worker 1 Anna; worker 2 Boris; worker 3 Clio
family() {   # CHILD PARENT HOUSEHOLD INCOME: the child is three in September 2031
    person $1 "Family$3" "Child$1" 21300; person $2 "Family$3" "Parent$2" 9000; household $3 $2 head $1 child
    known=$([ $4 = unknown ] || echo "NULL, $3, 'income_year', '$4'")
    for f in ${known:+"$known"} "NULL, $3, 'resident_here', 'yes'" "NULL, $3, 'one_parent', 'no'" "NULL, $3, 'social_reason', 'no'" "$2, NULL, 'work', 'employee'" "$1, NULL, 'disability_pct', '0'" "$2, NULL, 'disability_pct', '0'"; do
        echo "($f, 1, 'household', 'declared', 1)"
    done | paste -sd, > "$dir/facts"; sql "INSERT INTO facts_fact(person, household, variable, value, known_from, source, evidence, by) VALUES $(cat "$dir/facts")"
}
family 11 21 1 7000; family 12 22 2 7000; family 13 23 3 20000; family 14 24 4 unknown
at 2031-03-03T09:00         # a Monday, 11:00 in Greece
clerk() { be 1 advise,files; }
chief() { be 2 decide,files; }
other() { be 3 decide,files; }
chores() { "$O/pronoia" chores > "$dir/page" 2> "$dir/err"; }
code() { sql "SELECT code FROM places_wish WHERE person = $1"; }
wish() { sql "SELECT id FROM places_wish WHERE person = $1"; }
section() { sql "SELECT id FROM places_section WHERE structure = '$1' AND name = 'toddlers'"; }
seat() { sql "SELECT s.state, x.structure FROM places_seat s JOIN places_section x ON x.id = s.section WHERE s.person = $1 ORDER BY s.id DESC LIMIT 1"; }
seat_id() { sql "SELECT max(id) FROM places_seat WHERE person = $1"; }
stage() { test "$(sql "SELECT stage FROM places_call WHERE id = 1")" = "$1"; }
resize() { POST /places/section/change id=$(section $1) row_version=$(sql "SELECT row_version FROM places_section WHERE id = $(section $1)") places=$2 why=test; }

crew() { sql "SELECT id FROM places_crew WHERE name = '$1'"; }
plain() { sed "s/id=[0-9]*//g; s/value=\"[^\"]*\"//g" "$dir/page"; }

# ---- the call
chief
t 'a call needs days in order'              'POST /places/new programme=nursery-place since=1/9/2031 until=31/7/2032 age_on=1/9/2031 opens=3/3/2031 closes=1/3/2031 s_nursery-1=1 && status 422 && see "value=\"1/3/2031\"" && count places_call 0'
t 'and a structure'                         'POST /places/new programme=nursery-place since=1/9/2031 until=31/7/2032 age_on=1/9/2031 opens=3/3/2031 closes=5/3/2031 && status 422'
t 'made: groups as the town has them, places kept for some' 'POST /places/new programme=nursery-place since=1/9/2031 until=31/7/2032 age_on=1/9/2031 opens=3/3/2031 closes=5/3/2031 s_nursery-1=1 s_nursery-2=1 && location "/places/call?id=1" && count places_section 4 && test "$(sql "SELECT places, per, trained, helpers FROM places_section WHERE id = $(section nursery-1)")" = "25|25|1|1" && test "$(sql "SELECT places FROM places_quota WHERE section = $(section nursery-1)")" = 2'
t 'a call is on the public page, with its days' 'nobody; GET /places/lists && status 200 && see "5 March 2031"'; chief
t 'one place in each, with a reason'        'POST /places/section/change id=$(section nursery-1) row_version=1 places=1 && status 422 && resize nursery-1 1 && status 303 && resize nursery-2 1 && status 303'

# ---- PL2: applications
clerk
t 'the calls that take applications'        'GET "/places/apply?person=11" && status 200 && see "/places/apply?person=11&amp;call=1"'
t 'the groups that take the age'            'GET "/places/apply?person=11&call=1" && see "nursery-1:0" && see "nursery-2:0" && notsee "nursery-3"'
t 'PL2: the same nursery twice is told'     'POST /places/apply person=11 call=1 p1=nursery-1:0 p2=nursery-1:0 && status 422 && see "twice" && see "value=\"nursery-1:0\" selected" && count places_wish 0 && count casework_case 0'
t 'none at all; one that is not in the call' 'POST /places/apply person=11 call=1 && status 422 && POST /places/apply person=11 call=1 p1=nursery-3:0 && status 422 && count places_wish 0'
t 'handed in: a case, a code'               'POST /places/apply person=11 call=1 p1=nursery-1:0 p2=nursery-2:0 && location "/places/wish?id=1" && count casework_case 1 && code 11 | grep -qE "^[0-9]{3}-[0-9]{4}$" && count places_pref 2'
t 'AC1: an application that is hidden and one that there is not are answered alike' 'sql "UPDATE registry_person SET shield = 2 WHERE id = 11"; POST /places/apply call=1 person=13 wish=1; status 404 && plain > $dir/hidden && POST /places/apply call=1 person=13 wish=99 && status 404 && plain | cmp -s - $dir/hidden; rc=$?; sql "UPDATE registry_person SET shield = 0 WHERE id = 11"; test $rc = 0 && count "places_wish WHERE person = 13" 0'
t 'PL2: again gives the one that is there'  'POST /places/apply person=11 call=1 p1=nursery-2:0 && location "/places/wish?id=1&was=1" && count places_wish 1 && count places_pref 2'
t 'PL2: nor in the database'                '! sql "INSERT INTO places_pref(wish, rank, structure) VALUES (1, 3, '"'nursery-1'"')" 2> /dev/null && ! sql "INSERT INTO places_wish(call, filed, person, code, made, by) VALUES (1, 1, 11, '"'x'"', 1, 1)" 2> /dev/null'
t 'changed while the call is open, by the version that was seen' 'POST /places/apply wish=1 row_version=9 p1=nursery-2:0 && status 409 && POST /places/apply wish=1 row_version=1 p1=nursery-1:0 p2=nursery-2:0 && status 303 && count places_pref 2'
POST /places/apply person=12 call=1 p1=nursery-1:0; POST /places/apply person=13 call=1 p1=nursery-1:0 p2=nursery-2:0; POST /places/apply person=14 call=1 p1=nursery-2:0
t 'an application under torture'            'person 15 Fam Child15 21300 && torture POST /places/apply person=15 call=1 p1=nursery-1:0 p2=nursery-2:0'
sql "DELETE FROM registry_name WHERE person = 15; DELETE FROM registry_person WHERE id = 15"
t 'the family gets a code of its own, once' 'POST /places/own id=1 && status 200 && grep -oE "[2-9A-Z]{3}-[2-9A-Z]{3}-[2-9A-Z]{3}-[2-9A-Z]{3}" $dir/page | head -1 > $dir/own && test -s $dir/own'
t 'with it: what was wished, before any list no points' 'nobody; POST /places/mine own=$(cat $dir/own) && status 200 && see "$(code 11)" && notsee Family1'; clerk
t 'a file that one may not see is an unknown one' 'be 1 advise; GET "/places/wish?id=1" && status 404 && plain > $dir/a && GET "/places/wish?id=999" && plain | cmp - $dir/a'; clerk

# ---- PL3: points
chief
t 'before it closes nothing is counted'     'POST /places/count id=1 && status 409 && stage open'
at 2031-03-06T09:00
t 'PL2: closed is closed'                   'clerk; POST /places/apply wish=1 row_version=2 p1=nursery-2:0 && status 409 && see "5 March 2031"'; chief
keep_database
t 'PL2: two applications whose records turned out to be one child: the first is ranked, of the second it is said' 'sql "UPDATE registry_person SET merged_into = 11 WHERE id = 13"; POST /places/count id=1 && status 303 && stage counted && test "$(sql "SELECT person, state, out_why FROM places_wish WHERE person IN (11, 13) ORDER BY person" | paste -sd" ")" = "11|in| 13|out|twice" && GET "/places/call?id=1" && see "another application for the same person"; back_to_kept'
t 'counted, by the table of the town'       'POST /places/count id=1 && status 303 && stage counted && test "$(sql "SELECT person, points, position FROM places_wish ORDER BY person" | paste -sd" ")" = "11|11500|1 12|11500|1 13|9500|3 14|7500|4"'
t 'PL3: what nobody knows counts for nothing' 'test "$(sql "SELECT points, points_most FROM places_wish WHERE person = 14")" = "7500|11500"'
t 'each part with its reason'               'GET "/places/wish?id=1" && see "7.000" && see ": <bdi>40</bdi></b>"'
sql "INSERT INTO facts_fact(household, variable, value, known_from, source, evidence, by) VALUES (4, 'income_year', '45000', 1, 'household', 'declared', 1); UPDATE places_wish SET counted = NULL WHERE person = 14; UPDATE places_call SET stage = 'counting'"
t 'PL3: then known, counted again by itself' 'chores && stage counted && test "$(sql "SELECT points, points_most FROM places_wish WHERE person = 14")" = "7500|7500"'

# ---- PL4: the provisional list
t 'published, by code and never by name'    'POST /places/publish id=1 && status 303 && stage provisional && nobody && GET "/places/list/1" && status 200 && see "$(code 11)" && notsee Family1 && notsee Child11 && see "115"'; chief
t 'why this position'                       'nobody; GET "/places/list/1?code=$(code 13)" && status 200 && see "With more points: 2"'; chief
t 'a code that is not there'                'nobody; GET "/places/list/1?code=000-0000" && see "is not on the list"'; chief
t 'PL4: a part of a special category is never alone in a column' 'nobody; GET "/places/list/1" && see "<th scope=\"col\">Other criteria</th>" && ! grep -oE "<th[^<]*</th>" $dir/page | grep -iE "disab|social"'; chief
t 'as CSV and as PDF'                       'nobody; GET "/places/list/1?as=csv" && see "\"$(code 11)\",115" && GET "/places/paper/1" && status 200 && sed "1,/^\$/d" $dir/page > $dir/a.pdf && pdftotext $dir/a.pdf - > $dir/page && see "$(code 11)" && notsee Family'; chief
t 'PL5: what is published stays'            '! sql "UPDATE places_listed SET points = 1" 2> /dev/null && POST /places/publish id=1 && status 409'
t 'with the own code: points and their reasons' 'nobody; POST /places/mine own=$(cat $dir/own) && see "7.000"'; chief

# ---- PL7: objections, in the same case
clerk
t 'an objection needs words'                'POST /places/protest id=$(wish 13) && status 422'
t 'in the same case, once at a time'        'POST /places/protest id=$(wish 13) "words=The income fell" && status 303 && POST /places/protest id=$(wish 13) words=again && status 409 && GET "/case?id=$(sql "SELECT filed FROM places_wish WHERE person = 13")" && see "Objection"'
chief
t 'PL7: who published does not answer'      'POST /places/protest/answer id=1 outcome=upheld reasons=yes && status 403 && ! sql "UPDATE places_protest SET outcome = '"'upheld'"', reasons = words, answered = 1, answered_by = 2 WHERE id = 1" 2> /dev/null'
other
t 'with a reason; somebody else does'       'POST /places/protest/answer id=1 outcome=upheld && status 422 && POST /places/protest/answer id=1 outcome=rejected "reasons=The tax note says otherwise" && status 303 && POST /places/protest/answer id=1 outcome=upheld reasons=x && status 409'
chief
t 'the days for objections run to their end' 'POST /places/count id=1 && status 409'
at 2031-03-17T09:00
t 'then it is counted again'                'POST /places/count id=1 && status 303 && stage recounted'

# ---- PL6: the draw
t 'no final list without a draw'            'POST /places/final id=1 && status 409'
t 'a seed that anybody can type'            'POST /places/draw id=1 seed=abc seed_from=Hall && status 422 && POST /places/draw id=1 "seed=07 12 19 23 31 40" "seed_from=Lotto of 16 March" && status 303'
t 'PL6: once'                               'POST /places/draw id=1 seed=another "seed_from=Hall" && status 409'
draw() { printf '07 12 19 23 31 40|%s' "$(code $1)" | sha256sum | cut -c1-16; }
if [ "$(printf '%s\n%s\n' "$(draw 11)" "$(draw 12)" | sort | head -1)" = "$(draw 11)" ]; then first=11 second=12; else first=12 second=11; fi
t 'PL6: the order among equals is what sha256sum says' 'test "$(sql "SELECT person FROM places_wish WHERE position <= 2 ORDER BY position" | paste -sd" ")" = "$first $second"'
t 'what would move if a family had other data: nothing is written' 'GET "/places/what-if?call=1&wish=$(wish 13)&changed=1&points=120&p1=nursery-1:0&p2=nursery-2:0" && status 200 && see "$(code $first)" && see worse && test "$(sql "SELECT points FROM places_wish WHERE person = 13")" = 9500'

# ---- PL5: the final list.  One place in each; the first two want nursery 1, of them only 11 named nursery 2 also; 14 wants nursery 2 alone.
t 'PL7: four eyes'                          'POST /places/final id=1 && status 403 && stage recounted'
other
t 'published under torture'                 'torture POST /places/final id=1'
t 'published, and its places are offered'   'POST /places/final id=1 && status 303 && stage final && test "$(seat $first)" = "offered|nursery-1" && count "places_seat WHERE state = '"'offered'"'" 2'
if [ $first = 12 ]; then two=11; none=13; else two=13; none=12; fi
t 'the second nursery by points among who named it' 'test "$(seat $two)" = "offered|nursery-2" && test -z "$(seat 14)" && test -z "$(seat $none)"'
t 'on the public list: the place, the draw, who waits' 'nobody; GET "/places/list/1?code=$(code $none)" && see "07 12 19 23 31 40" && see "waiting list" && see sha256sum'; other
t 'chores tell families and cases'          'chores && count "messages_message WHERE about_kind = '"'seat'"'" 2 && count "messages_message WHERE text LIKE '"'places.message_waiting'"'" 2 && count "casework_clock WHERE kind = '"'answer'"' AND ended IS NULL" 0'

# ---- PL1, PL8: offers
clerk
t 'PL1: one too many is refused by the database' '! sql "INSERT INTO places_seat(wish, section, person, preference, state, offered, answer_by, since, until, by) VALUES ($(wish $none), $(section nursery-2), $none, 1, '"'offered'"', 1, 2, 22890, 23224, 1)" 2> "$dir/err" && grep -q places_section_full "$dir/err"'
t 'PL1: nor do the places become fewer than who is in' '! sql "UPDATE places_section SET places = 0 WHERE id = $(section nursery-2)" 2> /dev/null'
t 'declined: the place is back'             'POST /places/seat id=$(seat_id $two) do=decline && status 303 && test "$(sql "SELECT taken FROM places_section WHERE id = $(section nursery-2)")" = 0'
next=14; [ $none = 13 ] && next=13
t 'PL8: it goes to the next of the list by itself' 'chores && test "$(seat $next)" = "offered|nursery-2"'
t 'PL8: and not again to who declined'      'chores && test "$(seat $two)" = "declined|nursery-2"'
m=$(sql "SELECT max(id) FROM messages_message")
letter() { GET "/messages/letter?id=$1" && status 200 && sed "1,/^$/d" $dir/page > $dir/letter.pdf && pdftotext $dir/letter.pdf - | tr "\n" " " > $dir/page; }
t 'ME9: staff read no link of the family'   'GET "/messages/message?id=$m" && status 200 && see "…" && notsee /places/answer/'
t 'ME9: a letter by hand says where to answer instead' 'letter $m && see "Απαντήστε έως" && see "τηλεφωνικά ή στο γραφείο μας" && notsee /places/answer/'
contact $next email family@example.gr 2; post_office; plan ok; outbox
link=$(for i in "$office"/mail.*; do decoded mail "${i##*.}"; done | grep -o "/places/answer/[A-Za-z0-9_-]*")
t 'ME9: nor afterwards'                     'GET "/messages/message?id=$m" && see family@example.gr && notsee /places/answer/'
nobody
t 'a family opens the link in its message'  'test -n "$link" && GET "$link" && status 200 && see "Nursery" && notsee Family && GET /places/answer/AAAA && status 404'
t 'and takes the place'                     'POST "$link" && status 422 && POST "$link" do=take wait=1 && status 303 && test "$(seat $next)" = "held|nursery-2" && GET "$link" && see "The place is yours"'
clerk
t 'twice is once'                           'POST /places/seat id=$(seat_id $next) do=take && status 409'
t 'PL1: held, its unit may open the file; the case waits for the board' 'test "$(sql "SELECT state FROM casework_case WHERE person = $next")" = proposed'
at 2031-03-27T09:00
t 'too late is too late'                    'POST /places/seat id=$(seat_id $first) do=take && status 409 && test "$(seat $first)" = "offered|nursery-1"'
t 'PL8: not answered in time: the next'     'chores && test "$(seat $first)" = "expired|nursery-1" && chores && count "places_seat WHERE state = '"'offered'"'" 1'

# ---- a group whose teacher left
chief
t 'staff are recorded: two are needed for up to 25' 'POST /places/crew id=$(section nursery-2) name=Rena part=trained from=1/3/2031 && status 303 && test "$(sql "SELECT staffed FROM places_section WHERE id = $(section nursery-2)")" = 0 && GET "/places/section?id=$(section nursery-2)" && see "too few staff"'
t 'with a helper too it suffices'           'POST /places/crew id=$(section nursery-2) name=Soula part=helper from=1/3/2031 && test "$(sql "SELECT staffed FROM places_section WHERE id = $(section nursery-2)")" = 25 && GET "/places/section?id=$(section nursery-2)" && notsee "too few staff"'
staffed() { sql "SELECT coalesce(staffed, -1) FROM places_section WHERE id = $(section $1)"; }
t 'PL1: one who is written down twice, in whichever spelling, counts once' 'for called in Rena RENA Ρένα; do POST /places/crew id=$(section nursery-2) name=$called part=trained from=2/3/2031 && status 409 || break; done; status 409 && see "already works" && test "$(staffed nursery-2)" = 25'
t 'PL1: who begins with the places, on 1 September, counts when they are given' 'for who in "A trained" "B helper"; do POST /places/crew id=$(section nursery-1) name=${who% *} part=${who#* } from=1/9/2031 && status 303 || break; done; test "$(staffed nursery-1)" = 25'
t 'PL1: who leaves on a day on which the program did not run counts no more on the next' 'sql "UPDATE places_crew SET since = 22300, until = 22345 WHERE name = '"'B'"'" && at 2031-03-28T09:00 && chores && test "$(staffed nursery-1)" = 0; rc=$?; sql "DELETE FROM places_crew WHERE name IN ('"'A'"', '"'B'"'); UPDATE places_section SET staffed = NULL WHERE id = $(section nursery-1)"; at 2031-03-27T09:00; test $rc = 0'
family 15 25 5 7000
clerk
t 'PL2: late, behind all others'               'POST /places/apply person=15 call=1 p1=nursery-2:0 && status 303 && chores && test "$(sql "SELECT late, points FROM places_wish WHERE person = 15")" = "1|11500" && test "$(sql "SELECT max(position) FROM places_wish")" = "$(sql "SELECT position FROM places_wish WHERE person = 15")"'
chief
t 'the teacher leaves: nobody is put out, nobody new comes in' 'POST /places/crew/leave id=$(crew Rena) row_version=1 last=26/3/2031 && status 303 && GET "/places/section?id=$(section nursery-2)" && see "too few staff" && resize nursery-2 5 && chores && count "places_seat WHERE section = $(section nursery-2) AND state IN ('"'held', 'offered'"')" 1 && count "places_seat WHERE person = $next AND state = '"'held'"'" 1'
t 'another comes: the places are offered'   'POST /places/crew id=$(section nursery-2) name=Toula part=trained from=27/3/2031 && chores && test "$(seat 15)" = "offered|nursery-2"'

# ---- at the desk, only what takes the age
person 41 Old Maria -11000; person 16 Fam Child16 21300
t 'a call without days says which are missing' 'POST /places/new programme=elderly-day-care since=1/9/2031 until=31/7/2032 age_on=1/9/2031 opens=27/3/2031 s_kifi-1=1 && status 422 && see "the first and the last day of applications" && POST /places/new programme=elderly-day-care since=1/9/2031 until=31/7/2032 age_on=1/9/2031 opens=27/3/2031 closes=30/3/2031 s_kifi-1=1 && status 303'
clerk
t 'somebody of 90 is shown the day care, a child of three the nurseries' 'GET "/places/apply?person=41" && see "call=2" && notsee "call=1\"" && GET "/places/apply?person=16" && see "call=1" && notsee "call=2"'
t 'of one house there is one choice, and it is chosen' 'GET "/places/apply?person=41&call=2" && see "value=\"kifi-1:0\" selected" && notsee "name=\"p2\""'
chief
t 'the day care of another municipal community has a morning and an afternoon shift, each with its places' 'POST /places/new programme=elderly-day-care since=1/9/2032 until=31/7/2033 age_on=1/9/2032 opens=27/3/2031 closes=30/3/2031 s_kifi-1=1 s_kifi-2=1 && status 303 && test "$(sql "SELECT structure, shift, places FROM places_section WHERE call = 3 ORDER BY structure, shift" | paste -sd" ")" = "kifi-1|0|25 kifi-2|1|15 kifi-2|2|15"'
clerk
t 'and each is a wish of its own, best first'   'GET "/places/apply?person=41&call=3" && see "value=\"kifi-1:0\"" && see "value=\"kifi-2:1\"" && see "value=\"kifi-2:2\"" && POST /places/apply person=41 call=3 p1=kifi-2:2 p2=kifi-1:0 && status 303 && test "$(sql "SELECT structure, shift FROM places_pref WHERE wish = (SELECT id FROM places_wish WHERE call = 3) ORDER BY rank" | paste -sd" ")" = "kifi-2|2 kifi-1|0"'
done_testing
