# SPDX-License-Identifier: EUPL-1.2
# draw.t - a call by the public draw alone (KDAP-MEA: no points are published for it): codes are out before the seed is drawn, the seed before
# the places are given, and anybody works out the whole order with sha256sum from what is published (PL6).
. tests/lib.sh
. tests/people.sh
export PRONOIA_LANG=en
ids_from_one casework_case places_call places_section places_wish places_seat
worker 1 Anna; worker 2 Boris; worker 3 Clio
clerk() { be 1 advise,files; }
chief() { be 2 decide,files; }
other() { be 3 decide,files; }
stage() { test "$(sql "SELECT stage FROM places_call WHERE id = 1")" = "$1"; }
seat()  { sql "SELECT s.state FROM places_seat s WHERE s.person = $1 ORDER BY s.id DESC LIMIT 1"; }
code()  { sql "SELECT code FROM places_wish WHERE person = $1"; }
public="$dir/public"        # what anybody can download
list()  { PRONOIA_STAFF='' PRONOIA_WHO='' PRONOIA_KEYS='' GET "/places/list/1?list=$1&as=csv" && sed '1,/^\r*$/d' "$dir/page" | tr -d '"\r\357\273\277' > "$public"; }
seed='07 12 19 23 31 40'
drawn() { while read -r c; do echo "$(printf '%s|%s' "$seed" "$c" | sha256sum | cut -c1-16) $c"; done | sort; }

at 2031-03-03T09:00
chief
t 'a call of two places'                    'POST /places/new programme=kdap-amea since=1/9/2031 until=31/7/2032 age_on=1/9/2031 opens=3/3/2031 closes=5/3/2031 s_kdap-mea=1 && status 303 && POST /places/section/change id=$(sql "SELECT id FROM places_section WHERE name = '"'adults'"'") row_version=1 places=2 why=test && status 303'
t 'its rule says: the public draw, and no points' 'nobody; GET /places/open/1 && status 200 && see "At the end a public draw decides." && notsee "Equal points"'
clerk
for p in 11 12 13 14 15; do
    person $p Family$p Given$p 9000
    sql "INSERT INTO facts_fact(person, variable, value, known_from, source, evidence, by) VALUES ($p, 'disability_pct', '70', 1, 'household', 'declared', 1), ($p, 'active_mental_illness', 'no', 1, 'household', 'declared', 1)"
    POST /places/apply person=$p call=1 p1=kdap-mea:0
done
t 'five of them apply'                      'count places_wish 5'
at 2031-03-06T09:00; chief
t 'counted: nobody has more points than another' 'POST /places/count id=1 && status 303 && stage counted && count "places_wish WHERE state = '"'in'"' AND points = 0" 5'
t 'PL6: no seed before the codes are published' 'POST /places/draw id=1 "seed=$seed" "seed_from=Lotto" && status 409 && test -z "$(sql "SELECT seed FROM places_call")"'
t 'the codes are published, without a draw' 'POST /places/publish id=1 && status 303 && list provisional && test "$(sed 1d "$public" | wc -l)" = 5 && nobody && GET /places/list/1 && notsee sha256sum'; chief
t 'PL6: nor before objections are over'     'POST /places/draw id=1 "seed=$seed" "seed_from=Lotto" && status 409'
at 2031-03-17T09:00; chief
POST /places/count id=1
t 'no places without the draw'              'stage recounted && POST /places/final id=1 && status 409 && count places_seat 0'
t 'the seed, as it was drawn in public'     'POST /places/draw id=1 "seed=$seed" "seed_from=Lotto of 16 March" && status 303'
t 'PL6: it is published before a place is given' 'nobody; count places_seat 0 && GET "/places/list/1?code=$(code 13)" && see "$seed" && see "Lotto of 16 March" && see "$seed|$(code 13)" && see "Its number in the draw: $(printf "%s|%s" "$seed" "$(code 13)" | sha256sum | cut -c1-16)"'
sed 1d "$public" | cut -d, -f2 | drawn > "$dir/mine"       # from the codes of the provisional list, before anybody got a place
other
t 'the final list'                          'POST /places/final id=1 && status 303 && stage final'
list final
t 'PL6: its order is the one anybody worked out before' 'test "$(sed 1d "$public" | sort -n | cut -d, -f2 | paste -sd" ")" = "$(cut -d" " -f2 "$dir/mine" | paste -sd" ")"'
t 'PL6: and its column of the draw is what sha256sum prints' 'test "$(sed 1d "$public" | sort -n | cut -d, -f4 | paste -sd" ")" = "$(cut -d" " -f1 "$dir/mine" | paste -sd" ")"'
first=$(sed -n '1s/.* //p' "$dir/mine") second=$(sed -n '2s/.* //p' "$dir/mine") third=$(sed -n '3s/.* //p' "$dir/mine")
whose() { sql "SELECT person FROM places_wish WHERE code = '$1'"; }
t 'the two places are offered to the first two of it' 'test "$(seat "$(whose $first)") $(seat "$(whose $second)")" = "offered offered" && test -z "$(seat "$(whose $third)")" && count places_seat 2'
t 'why this position: how many with the same points came before' 'nobody; GET "/places/list/1?code=$third" && see "With more points: 0. With the same points, but before: 2." && see "$seed|$third"'
clerk
t 'declined, it goes to the third of the draw' 'POST /places/seat id=$(sql "SELECT id FROM places_seat WHERE person = $(whose $first)") do=decline && status 303 && "$O/pronoia" chores > "$dir/page" 2> "$dir/err" && test "$(seat "$(whose $third)")" = offered'
done_testing
