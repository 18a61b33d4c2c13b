# SPDX-License-Identifier: EUPL-1.2
# family.t - a family by itself: from the call's public page to its wishes in order, changed until the call closes; yes or no to a place
# (PF1 to PF4, PL2).
. tests/lib.sh
. tests/people.sh
export PRONOIA_LANG=en PRONOIA_PEER=one
ids_from_one casework_case casework_sent places_call places_section places_wish places_seat places_protest
worker 1 Anna; worker 2 Boris
at 2026-11-22T09:00
be 2 decide,files
POST /places/new programme=nursery-place since=1/9/2027 until=31/7/2028 age_on=1/9/2027 opens=22/11/2026 closes=25/11/2026 s_nursery-1=1 s_nursery-2=1 "words=Decision 12"
nobody
state() { grep -o 'name="state" value="[^"]*"' "$dir/page" | head -1 | cut -d'"' -f4; }
jar()   { PRONOIA_COOKIE=$(sed -n 's/^Set-Cookie: \([^;]*\);.*/\1/p' "$dir/page" | paste -sd';' | sed 's/;/; /g'); export PRONOIA_COOKIE; }

t 'the call as anybody reads it'                    'GET /places/lists && see "/places/open/1" && GET /places/open/1 && status 200 && see "Decision 12" && see "25 November 2026" && see "25 places" && see "href=\"/check\"" && see "At most 3 wishes"'
t 'one that there is not'                           'GET /places/open/9 && status 404 && GET /places/open/x && status 404'
t 'the programme’s own page says that it is open'   'GET /programmes/nursery-place && see "/places/open/1" && GET /programmes/guaranteed-income && notsee "/places/open"'

# ---- applying: the child is three in September 2027
python3 - > "$dir/child.json" <<'P'
import json
h = json.load(open("tests/people/newborn.json"))
h["members"][2]["born"] = "2024-05-10"
h["members"][2]["voucher_now"] = "no"
print(json.dumps(h))
P
python3 tests/talk.py "$dir/child.json" > "$dir/page" 2> "$dir/err"; s=$(state)
POST /check/talk "state=$s" do=same; cp "$dir/page" "$dir/results"
t 'the results lead to the call'                    'grep -q "/places/open/1" $dir/results'
who='given.0=Eleni family.0=Mousterianou given.1=Dimitris given.2=Vrefos phone=6900000001'
POST /apply/send "state=$s" true=yes agree=yes c.nursery-place.2=yes $who speak=ar; jar
GET /apply/sent; code=$(grep -o 'class="bigcode"><bdi dir="ltr">[^<]*' "$dir/page" | sed 's/.*>//'); number=$(grep -oE '2026/[0-9]+' "$dir/page" | head -1)
t 'the receipt leads to the wishes'                 'status 200 && see "/follow/places?n=" && see "Choose structures"'
t 'what the fee of the place hangs on goes along, so that it can be worked out' 'test "$(sql "SELECT value FROM facts_fact WHERE variable = '"'voucher_now'"'")" = no && count "facts_fact WHERE variable = '"'rent_monthly'"'" 0'
t 'so does the page of the application'             'GET "/follow/case" && see "/follow/places?n=" && see "25 November 2026"'
t 'without the cookie there is no such page'        '(unset PRONOIA_COOKIE; GET "/follow/places?n=$number") && location /follow; (unset PRONOIA_COOKIE; POST "/follow/places" n=$number p1=nursery-1:0) && location /follow && count places_wish 0'
t 'the structures with a group for this age'        'GET "/follow/places?n=$number" && status 200 && see "nursery-1:0" && see "nursery-2:0" && notsee "nursery-3" && see "proof of identity"'
t 'PF1: the same nursery twice is told, nothing is lost' 'POST /follow/places n=$number p1=nursery-2:0 p2=nursery-2:0 p3=nursery-1:0 do=save && status 422 && see "twice" && see "value=\"nursery-2:0\" selected" && see "value=\"nursery-1:0\" selected" && count places_wish 0'
t 'PF1: none, and one that is not in the call'      'POST /follow/places n=$number do=save && status 422 && POST /follow/places n=$number p1=nursery-3:0 do=save && status 422 && count places_wish 0'
t 'no step of it leaves a trace'                    'torture POST /follow/places n=$number p1=nursery-1:0 p2=nursery-2:0 do=save'
t 'handed in: one application, one case, a code for the lists' 'POST /follow/places n=$number p1=nursery-1:0 p2=nursery-2:0 do=save && status 303 && count places_wish 1 && count casework_case 1 && test "$(sql "SELECT code FROM places_wish WHERE by = 0")" != "" && GET "/follow/places?n=$number&done=wishes" && see "$(sql "SELECT code FROM places_wish")" && see "until 25 November 2026"'
t 'PF2: the same again adds none'                   'POST /follow/places n=$number p1=nursery-1:0 p2=nursery-2:0 do=save; count places_wish 1 && count places_pref 2'
t 'changed, by the version that was seen'           'POST /follow/places n=$number row_version=1 p1=nursery-2:0 do=save && status 303 && test "$(sql "SELECT structure FROM places_pref")" = nursery-2 && POST /follow/places n=$number row_version=1 p1=nursery-1:0 do=save && status 409 && see "value=\"nursery-1:0\" selected" && test "$(sql "SELECT structure FROM places_pref")" = nursery-2'
t 'in Arabic'                                       '(export PRONOIA_LANG=ar; GET "/follow/places?n=$number") && see "dir=\"rtl\"" && see "الرغبة" && notsee "Προτιμήσεις"'
t 'the desk sees the same'                          '(unset PRONOIA_COOKIE; be 1 advise,files; GET "/places/wish?id=1") && status 200 && see Vrefos'

# ---- its points: not before somebody saw who sent it (CW14); then with their reasons, in the family's language
keep=$PRONOIA_COOKIE
at 2026-11-26T09:00
chief() { unset PRONOIA_COOKIE; be 2 decide,files; }
again() { sql "UPDATE places_wish SET counted = NULL; UPDATE places_call SET stage = 'counting' WHERE id = 1"; "$O/pronoia" chores > "$dir/chores" 2>&1; }
t 'CW14: sent from afar and unseen, it is not ranked' 'chief; POST /places/count id=1 && status 303 && test "$(sql "SELECT state, out_why FROM places_wish")" = "out|papers"'
sql "UPDATE casework_sent SET checked = 1, checked_by = 1, paper = 'known'"
t 'seen, it is'                                     'again; test "$(sql "SELECT state FROM places_wish")" = in && POST /places/publish id=1 && status 303'
nobody; PRONOIA_COOKIE=$keep; export PRONOIA_COOKIE
cat > "$dir/arabic.py" <<'P'
import re, sys
parts = re.findall(r'<details class="prog">(.*?)</details>', open(sys.argv[1], encoding="utf-8").read(), re.S)
said = re.sub(r'<bdi lang="el">.*?</bdi>', '', " ".join(parts))
assert parts and re.search('[\u0621-\u064a]', said) and not re.search('[\u0370-\u03ff]', said), said
P
t 'the reasons of its points in Arabic; the law stays Greek and says so' '(export PRONOIA_LANG=ar; at 2026-11-22T09:30; GET "/follow/places?n=$number") && python3 $dir/arabic.py $dir/page'

# ---- PF4: it objects in the same case, in its own words; the list says until when (five days)
mine() { nobody; PRONOIA_COOKIE=$keep; export PRONOIA_COOKIE; at 2026-11-26T09:30; POST /follow "number=$number" "code=$code"; jar; }
mine
t 'PF4: the page of the application says until when' 'GET "/follow/case?n=$number" && see "You can object until" && GET "/follow/places?n=$number" && see "value=\"object\"" && see "Somebody other than the one who decided"'
t 'PF4: in each language a resident may read'      'for l in el ar sq uk; do (export PRONOIA_LANG=$l; GET "/follow/places?n=$number") && see "value=\"object\"" && notsee "provisional list" || exit 1; done'
t 'without the cookie nobody objects'              '(unset PRONOIA_COOKIE; POST /follow/places n=$number do=object words=x) && location /follow && count places_protest 0'
t 'PF4: it needs words; four thousand letters fit, in Greek too' 'POST /follow/places n=$number do=object "words=  " && status 422 && POST /follow/places n=$number do=object "words=$(printf "α%.0s" $(seq 4001))" && status 422 && see "αααααααα" && count places_protest 0'
t 'no step of it leaves a trace'                   'torture POST /follow/places n=$number do=object "words=My income fell: Sokrates"'
t 'PF4: sent, in the same case'                    'POST /follow/places n=$number do=object "words=My income fell: Sokrates" && status 303 && test "$(sql "SELECT by, late, outcome FROM places_protest")" = "0|0|" && count casework_case 1 && GET "/follow/places?n=$number&done=protest" && see "Your objection was sent" && see "Sokrates" && see "Waits for an answer" && notsee "value=\"object\""'
t 'PF4: its words are sealed'                      'test "$(sql "SELECT count(*) FROM places_protest WHERE CAST(words AS TEXT) LIKE '"'%Sokrates%'"' OR CAST(words AS TEXT) LIKE '"'%536f6b72%'"'" 2> /dev/null || echo 0)" = 0'
t 'PF4: one at a time'                             'POST /follow/places n=$number do=object words=again && status 409 && see "again" && count places_protest 1'
t 'the desk reads who wrote it, and whose it is to answer' '(chief; at 2026-11-27T09:00; GET "/places/wish?id=1") && see Sokrates && see "by the family" && notsee "value=\"upheld\"" && (chief; at 2026-11-27T09:00; POST /places/protest/answer id=1 outcome=rejected reasons=no) && status 403'
t 'PL7: somebody else answers'                     '(unset PRONOIA_COOKIE; be 1 decide,files; at 2026-11-27T09:00; POST /places/protest/answer id=1 outcome=rejected "reasons=The tax note says otherwise: Xanthippe") && status 303'
t 'PF4: the family reads the answer and its reasons, and may object anew in time' 'GET "/follow/places?n=$number" && see "Rejected" && see Xanthippe && see "value=\"object\""'
t 'CW14: the reasons only where somebody saw who sent it' 'sql "UPDATE casework_sent SET checked = NULL, checked_by = NULL, paper = '"''"'" && GET "/follow/places?n=$number" && see Sokrates && notsee Xanthippe; sql "UPDATE casework_sent SET checked = 1, checked_by = 1, paper = '"'known'"'"'
until=$(sql "SELECT objections FROM places_call WHERE id = 1")
t 'the last day of objections is one of them, the next is not' 'sql "UPDATE places_call SET objections = 20783" && GET "/follow/places?n=$number" && see "value=\"object\"" && sql "UPDATE places_call SET objections = 20782" && GET "/follow/places?n=$number" && notsee "value=\"object\"" && POST /follow/places n=$number do=object words=late && status 409 && see "passed on" && see late && count places_protest 1'
t 'a list that is final takes none'                'sql "UPDATE places_call SET stage = '"'counting'"', objections = $until" && POST /follow/places n=$number do=object words=x && status 409 && count places_protest 1; sql "UPDATE places_call SET stage = '"'provisional'"'"'

# ---- a place is offered: yes from here
sql "UPDATE places_call SET stage = 'final', provisional = 3, provisional_by = 2, final = 4, final_by = 2, seed = 'seed', closes = 1795500000 WHERE id = 1;
 UPDATE places_wish SET state = 'in', counted = 1, points = 10000, position = 1"
x=$(sql "SELECT id FROM places_section WHERE structure = 'nursery-2' AND name = 'toddlers'")
now=$(date -u -d 2026-11-30T09:00Z +%s)
sql "INSERT INTO places_seat(id, wish, section, person, preference, state, offered, answer_by, since, until, by) SELECT 1, 1, $x, person, 1, 'offered', $now, $now + 86400, 21062, 21397, 2 FROM places_wish WHERE id = 1"
at 2026-11-30T09:30
t 'closed is closed, and said'                      'POST /follow "number=$number" "code=$code" && status 303 && jar && POST /follow/places n=$number row_version=2 p1=nursery-1:0 do=save && status 409 && see "takes no changes now" && test "$(sql "SELECT structure FROM places_pref")" = nursery-2'
t 'the offer stands there, until when'              'GET "/follow/places?n=$number" && see "There is a place" && see "30 November 2026"'
t 'an offer of somebody else is not theirs'         'POST /follow/places n=$number seat=77 do=take && status 404 && test "$(sql "SELECT state FROM places_seat WHERE id = 1")" = offered'
t 'no step of taking it leaves a trace'             'torture POST /follow/places n=$number seat=1 do=take'
t 'taken'                                           'POST /follow/places n=$number seat=1 do=take && status 303 && GET "/follow/places?n=$number&done=answer" && see "The place is yours" && test "$(sql "SELECT state, answered_by FROM places_seat WHERE id = 1")" = "held|0"'
t 'twice is told'                                   'POST /follow/places n=$number seat=1 do=decline && status 409 && test "$(sql "SELECT state FROM places_seat WHERE id = 1")" = held'
t 'the application taken back gives the place back' 'POST /follow/withdraw n=$number sure=yes && status 303 && test "$(sql "SELECT state FROM places_seat WHERE id = 1")" = ended && test "$(sql "SELECT taken FROM places_section WHERE id = $x")" = 0'
done_testing
