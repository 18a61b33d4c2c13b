# SPDX-License-Identifier: EUPL-1.2
# coverage.t - demand against places by neighbourhood and age, what a new unit would cover (CO1 to CO3); brothers and sisters together, as
# the published list has them (AL6); the reasons of points in Arabic.
. tests/lib.sh
. tests/people.sh
export PRONOIA_LANG=en
ids_from_one places_call places_section
worker 1 Anna; worker 2 Boris
# Ten places in each: twenty children of Αβέρωφ want nursery 2, twenty-four of Νεάπολη nursery 3, sixteen of Άγιος Κωνσταντίνος nursery 1;
# three of a quarter without a structure, with the fewest points, nursery 3.
{
    echo "INSERT INTO places_call(id, programme, since, until, age_on, opens, closes, preferences, together, complete_only, objection_days, answer_days, stage, made, by) VALUES (1, 'nursery-place', 22524, 22858, 22524, 1, 2, 3, 1, 0, 5, 5, 'counted', 1, 1);"
    echo "INSERT INTO places_section(id, call, structure, name, shift, from_months, to_months, places) VALUES (1, 1, 'nursery-1', 'toddlers', 0, 30, 60, 10), (2, 1, 'nursery-2', 'toddlers', 0, 30, 60, 10), (3, 1, 'nursery-3', 'toddlers-a', 0, 30, 60, 10);"
    i=100
    while [ $i -lt 163 ]; do
        area=Αβέρωφ structure=nursery-2
        [ $i -ge 120 ] && area=ΝΕΑΠΟΛΗ structure=nursery-3
        [ $i -ge 144 ] && area='Άγιος Κωνσταντίνος' structure=nursery-1
        [ $i -ge 160 ] && area=Αμπελόκηποι structure=nursery-3
        echo "INSERT INTO registry_person(id, birth, birth_exact, made, made_by) VALUES ($i, 21300, 'day', 1, 1); INSERT INTO registry_address(person, kind, area, made, by) VALUES ($i, 'home', '$area', 1, 1);
          INSERT INTO casework_case(id, programme, person, spell, state, protocol_year, protocol_no, origin, opened, made, by) VALUES ($i, 'nursery-place', $i, 1, 'applied', 2031, $i, 'clerk', 1, 1, 1);
          INSERT INTO places_wish(id, call, filed, person, code, state, counted, points, made, by) VALUES ($i, 1, $i, $i, '100-0$i', 'in', 1, $((20000 - i)), 1, 1); INSERT INTO places_pref(wish, rank, structure, shift) VALUES ($i, 1, '$structure', 0);"
        i=$((i + 1))
    done
} > "$dir/rows"
sql "$(cat "$dir/rows")"
at 2031-03-03T09:00
be 2 decide,files
words() { sed 's/<[^>]*>/ /g' "$dir/page" | tr -s ' \n' ' ' > "$dir/words"; mv "$dir/words" "$dir/page"; }

t 'who may not see applications does not see this' 'be 1 keep; GET "/places/coverage?call=1" && status 403; be 2 decide,files'
t 'a call that there is not'                        'GET "/places/coverage?call=9" && status 404'
t 'CO1: twenty of Averof for ten places, ten without; a quarter in capitals is the same quarter' 'GET "/places/coverage?call=1" && status 200 && see "20 for 10 places, 10 without" && see "24 for 10 places, 14 without" && test "$(grep -ci "νεαπολη\|νεάπολη" $dir/page)" = 1'
t 'CO2: three of a quarter without a structure are not shown; nor is what would give them away' 'see "not shown, 0 places" && see "No structure" && see "not shown, 10 places" && ! grep -q ">3 for\|>16 for" $dir/page && see "63 for 30 places, 33 without"'
t 'CO3: ten more places in Averof cover the ten without' 'GET "/places/coverage?call=1&band=1&places=10&where=last" && status 200 && words && see "Αβέρωφ 10 10 0"'
t 'CO3: six cover six'                              'GET "/places/coverage?call=1&band=1&places=6&where=last" && words && see "Αβέρωφ 6 6 0"'
t 'CO3: put first, those before in the order move there and leave their places to others' 'GET "/places/coverage?call=1&band=1&places=6&where=first" && words && see "Αβέρωφ 6 6 6"'
t 'CO2: of what covers few the figure is not said'  'GET "/places/coverage?call=1&band=1&places=3&where=last" && words && see "Αβέρωφ fewer than 5 fewer than 5 0"'
t 'CO2: trying a unit where the figure is hidden tells nothing of it' 'GET "/places/coverage?call=1&band=1&places=10&where=last" && words && see "Άγιος Κωνσταντίνος not shown not shown not shown" && see "Αμπελόκηποι not shown not shown not shown"'
t 'no places, too many, no age'                     'GET "/places/coverage?call=1&band=1&places=0" && status 422 && GET "/places/coverage?call=1&band=1&places=501" && status 422 && GET "/places/coverage?call=1&band=7&places=5" && status 422 && GET "/places/coverage?call=1&band=1&places=x" && status 422'
t 'nothing is written'                              'count "places_wish WHERE result IS NOT NULL" 0 && count places_section 3'
t 'what would move if one family had other data'    'GET "/places/what-if?call=1&wish=119&changed=1&points=300&p1=nursery-2:0" && status 200 && see "1 more application would move" && see "100-0109" && see worse'

# ---- AL6: 109 has the last place of nursery 2, the brother 125 one in nursery 3; 109 names nursery 3 too
sql "INSERT INTO registry_household(id, made, made_by) VALUES (1, 1, 1); INSERT INTO places_pref(wish, rank, structure, shift) VALUES (109, 2, 'nursery-3', 0); UPDATE places_wish SET home = 1, together = 1 WHERE id IN (109, 125);
 UPDATE places_call SET stage = 'recounted', provisional = 3, provisional_by = 1, objections = 10, seed = '07 12 19', seed_from = 'Hall' WHERE id = 1"
result() { sql "SELECT x.structure, w.preference FROM places_wish w JOIN places_section x ON x.id = w.result WHERE w.id = $1"; }
t 'AL6: both in one house, though one so gets a lower wish' 'POST /places/final id=1 && status 303 && test "$(result 109)" = "nursery-3|2" && test "$(result 125)" = "nursery-3|1" && test "$(sql "SELECT front FROM places_wish WHERE id = 109")" = nursery-3'
t 'AL6: the place left goes to the next; who loses one was behind' 'test "$(result 110)" = "nursery-2|1" && test -z "$(result 129)" && test "$(result 128)" = "nursery-3|1" && test "$(sql "SELECT (SELECT points FROM places_wish WHERE id = 109) > (SELECT points FROM places_wish WHERE id = 129)" | sed s/true/1/\;s/t/1/)" = 1'
t 'AL6: the public list says that there is such a step' 'nobody; GET /places/list/1 && see "come into one structure where the points of all of them allow it"'
done_testing
