# SPDX-License-Identifier: EUPL-1.2
# seniors.t - a senior centre (KAPI) whole: call, ranked centres, list, place, who is there; then the calls of camp, lessons, culture, sport.
# Members are 60 and more (programmes/kapi); equals go by who applied first (towns/larissa/places.yaml).
. tests/lib.sh
. tests/people.sh
export PRONOIA_LANG=en
ids_from_one casework_case places_call places_section places_wish places_seat places_presence ledger_line
worker 1 Anna; worker 2 Boris; worker 3 Clio; worker 4 Keeper; worker 5 Other
sql "INSERT INTO access_unit(id, name, secret, kind, structure) VALUES (1, 'First', 0, 'kapi', 'kapi'), (2, 'Second', 0, 'kapi', 'kapi-2'); INSERT INTO access_work(id, unit, account, since) VALUES (1, 1, 4, 100), (2, 2, 5, 100)"
person 11 Early Maria -4000; person 12 Later Nikos -4000; person 13 Younger Petros 7000; person 14 Family Pupil 19000
clerk()  { be 1 advise,files; }
chief()  { be 2 decide,files; }
other()  { be 3 decide,files; }
keeper() { be 4 keep; }
stage()  { test "$(sql "SELECT stage FROM places_call WHERE id = 1")" = "$1"; }
seat()   { sql "SELECT s.state, x.structure FROM places_seat s JOIN places_section x ON x.id = s.section WHERE s.person = $1"; }
id_of()  { sql "SELECT id FROM places_seat WHERE person = $1"; }
lines()  { sql "SELECT l.unit, l.person, l.service, sum(l.quantity) FROM ledger_line l WHERE l.kind = 'presence' GROUP BY l.unit, l.person, l.service"; }

# ---- the call and its applications
at 2031-03-03T09:00
chief
t 'a call is offered for the three centres, a year from 1 June' 'GET "/places/new?programme=kapi" && status 200 && see "1st open centre" && see "3rd open centre" && see "value=\"2031-06-01\"" && see "value=\"2032-05-31\"" && see "At most 3 wishes"'
t 'made, with the groups of the two that were ticked' 'POST /places/new programme=kapi since=1/6/2031 until=31/5/2032 age_on=1/6/2031 opens=3/3/2031 closes=5/3/2031 s_kapi=1 s_kapi-2=1 && status 303 && test "$(sql "SELECT structure, name, places FROM places_section ORDER BY structure" | paste -sd" ")" = "kapi|elderly|60 kapi-2|elderly|40"'
t 'one place in the first, with a reason'   'POST /places/section/change id=$(sql "SELECT id FROM places_section WHERE structure = '"'kapi'"'") row_version=1 places=1 why=test && status 303'
clerk
t 'an older person ranks centres'           'GET "/places/apply?person=11&call=1" && see "kapi:0" && see "kapi-2:0" && POST /places/apply person=11 call=1 p1=kapi:0 p2=kapi-2:0 && status 303 && count places_pref 2'
at 2031-03-03T10:00; clerk
POST /places/apply person=12 call=1 p1=kapi:0 p2=kapi-2:0; POST /places/apply person=13 call=1 p1=kapi:0 p2=kapi-2:0

# ---- the list
at 2031-03-06T09:00; chief
t 'who is too young by the programme is not ranked; equals go by who came first' 'POST /places/count id=1 && status 303 && test "$(sql "SELECT person, state, out_why, position FROM places_wish WHERE state = '"'in'"' ORDER BY position" | paste -sd" ")" = "11|in||1 12|in||2" && test "$(sql "SELECT state, out_why FROM places_wish WHERE person = 13")" = "out|rules"'
closed() {   # nobody gets the list by any of its doors
    for a in list/1 "list/1?as=csv" "list/1?list=provisional" "list/1?list=final" "list/1?code=$(code 11)" paper/1; do GET "/places/$a"; status 404 && notsee "$(code 12)" || { echo "# $a"; return 1; }; done
}
code() { sql "SELECT code FROM places_wish WHERE person = $1"; }
t 'PL13: the programme says that its list is never public: not even by code' 'POST /places/publish id=1 && status 303 && closed && GET "/places/call?id=1" && see "$(code 11)" && notsee "/places/list/1" && nobody && closed'
t 'PL13: the public pages say so, and lead nowhere' 'nobody; GET /places/lists && status 200 && see "The list of this programme is not published." && notsee "/places/list/1" && GET /places/open/1 && notsee "/places/list/1"'
clerk
t 'PL13: a family reads its own position, with its own code' 'POST /places/own id=$(sql "SELECT id FROM places_wish WHERE person = 12") && status 200 && own=$(grep -oE "[2-9A-Z]{3}-[2-9A-Z]{3}-[2-9A-Z]{3}-[2-9A-Z]{3}" $dir/page | head -1) && nobody && POST /places/mine own=$own && status 200 && see "$(code 12)" && see "<dd>2</dd>" && notsee "/places/list/" && notsee "$(code 11)"'
t 'PL13: nor does the message to them lead to a list' '"$O/pronoia" chores > "$dir/page" 2> "$dir/err"; clerk; for m in $(sql "SELECT id FROM messages_message WHERE about_kind = '"'wish'"'"); do GET "/messages/message?id=$m" && status 200 && see /places/mine && notsee /places/list/ || exit 1; done; test -n "$m"'
at 2031-03-17T09:00; chief
POST /places/count id=1; POST /places/draw id=1 "seed=07 12 19 23 31 40" "seed_from=Lotto of 16 March"
other
t 'the first gets the first centre, the second the next wish' 'POST /places/final id=1 && status 303 && test "$(seat 11)" = "offered|kapi" && test "$(seat 12)" = "offered|kapi-2"'
clerk
t 'PL13: nor the final one'                  'nobody; closed'; clerk
t 'both take theirs'                        'POST /places/seat id=$(id_of 11) do=take && status 303 && POST /places/seat id=$(id_of 12) do=take && status 303 && test "$(seat 11)" = "held|kapi"'

# ---- the door, on a Tuesday of June
at 2031-06-03T06:10; keeper
first=$(sql "SELECT id FROM places_section WHERE structure = 'kapi'")
t 'the doorway of the first centre has its member, not the other’s' 'GET "/places/door?section=$first" && status 200 && see "Early Maria" && notsee "Later Nikos"'
t 'PL9: who came stands in the ledger of the centre' 'POST /places/mark seat=$(id_of 11) do=came && status 303 && test "$(lines)" = "1|11|kapi|1"'
t 'PL9: noted wrongly, it is taken back'    'POST /places/mark seat=$(id_of 11) do=undo && status 303 && test "$(lines)" = "1|11|kapi|0" && POST /places/mark seat=$(id_of 11) do=came && test "$(lines)" = "1|11|kapi|1"'
t 'a member leaves alone'                   'at 2031-06-03T09:00; POST /places/mark seat=$(id_of 11) do=left who=self && status 303 && GET "/places/door?section=$first" && see "09:10–12:00"'
t 'the other centre’s member is not this keeper’s' 'POST /places/mark seat=$(id_of 12) do=came && status 404 && test "$(lines)" = "1|11|kapi|1"'

# ---- a pupil of nine ranks what else the town has calls for
at 2031-03-03T09:00
call() {   # PROGRAMME STRUCTURES: a call with the days the town gives it, and an application in it
    chief; GET "/places/new?programme=$1"; for f in since until age_on; do sed -n "s/.*name=\"$f\"[^>]*value=\"\([0-9-]*\)\".*/$f=\1/p" "$dir/page"; done > "$dir/days"
    # shellcheck disable=SC2046
    POST /places/new programme=$1 $(cat "$dir/days") opens=3/3/2031 closes=5/3/2031 s_$2-1=1 s_$2-2=1 && status 303 || return 1
    which=$(sql 'SELECT max(id) FROM places_call')
    clerk; POST /places/apply person=14 call=$which p1=$2-2:0 p2=$2-1:0 && status 303 &&
        test "$(sql "SELECT structure FROM places_pref WHERE wish = (SELECT id FROM places_wish WHERE call = $which) ORDER BY rank" | paste -sd' ')" = "$2-2 $2-1"
}
t 'summer camp in the city'                 'call summer-camp camp'
t 'social tutoring'                         'call social-tutoring tutoring'
t 'culture clubs'                           'call culture-clubs culture'
t 'sports clubs'                            'call sport-clubs sport'
t 'each is counted by its programme, and nobody is left out by its rules' 'at 2031-03-06T09:00; chief; for i in 2 3 4 5; do POST /places/count id=$i && status 303 || exit 1; done; test "$(sql "SELECT count(*) FROM places_wish WHERE call > 1 AND state = '"'in'"' AND position = 1")" = 4'
done_testing
