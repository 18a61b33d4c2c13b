# SPDX-License-Identifier: EUPL-1.2
# year.t - what a report says of case work: counselled, work found, plans and how they ended, each person once in a line (CA13 of year.h).
. tests/lib.sh
. tests/people.sh
ids_from_one care_plan care_goal
worker 1 Ada; worker 2 Xenia; worker 3 Chief; worker 4 Boris
person 11 One Anna 7000; person 12 Two Petros 7000; person 13 Three Eleni 7000; person 31 Double One 7000
sql "UPDATE registry_person SET merged_into = 11 WHERE id = 31"
sql "INSERT INTO access_unit(id, name, secret, kind) VALUES (1, 'Centre', 0, ''), (2, 'Unit W', 1, 'womens_shelter'), (3, 'Office', 0, '')"
sql "INSERT INTO access_work(id, unit, account, since) VALUES (1, 1, 1, 1), (2, 2, 2, 1), (3, 3, 4, 1)"
export PRONOIA_LANG=en
at 2031-04-05T09:00
note() { POST /care/note/new person=$1 words=x level=${4:-team} kind=$2 outcome=$3 day=${5:-5/3/2031} hour=10:00 && status 303; }
plan() { POST /care/plan person=$1 "$2" "$3" "$4" && status 303; }
line() { test "$(sed -n "s#.*>$1</th><td[^>]*>\([^<]*\)<.*#\1#p" "$dir/page" | head -1)" = "$2" || { echo "# $1: not $2"; return 1; }; }
report() { be 3 supervise; GET "/reports?unit=${1:-0}&period=${2:-2031}" && status 200; }

t 'of nobody there is no table'                          'report && notsee "Counselling and plans"'
be 1 advise,files
t 'written down: two talks with one, one of another record of hers, one who declined, a telephone call' 'note 11 counselling done && note 11 counselling again unit && note 31 counselling done && note 12 counselling declined && note 13 telephone done && note 12 counselling nobody_in'
t 'job counselling: two talks that found her work, and a third in training' 'note 11 job again && note 11 job hired && note 31 job hired && note 12 job training'
t 'a group of three, one of them there by two numbers'   'POST /care/group/new title=CV kind=job day=6/3/2031 hour=10:00 "people=11 12 13 31" && status 303'
t 'CA13: each person once in a line; declined and nobody in are no counselling' 'report && line "Were counselled" 1 && line "Had job counselling" 3 && line "Came to a group session" 3 && line "Found work" 1 && line "Went into training" 1'
be 1 advise,files
t 'plans: two begun, one of them ended'                  'plan 11 do=begin review=1/6/2031 goal=Work && plan 12 do=begin review=1/6/2031 goal=Home && plan 11 do=end outcome=reached'
t 'CA13: begun, still there, ended and how'              'report && line "Began a plan" 2 && line "With a plan at the end of the period" 1 && line "A plan ended: The goals were reached" 1 && line "A plan ended: Stopped" 0'
t 'CA13: a second plan of hers that ended the same way counts her once' 'be 1 advise,files; plan 11 do=begin review=1/6/2031 goal=More && plan 11 do=end outcome=reached && report && line "Began a plan" 2 && line "A plan ended: The goals were reached" 1'
t 'CA13: of its month; another month has other lines'    'report 0 3/2031 && line "Found work" 1 && line "Began a plan" 0 && report 0 4/2031 && line "Found work" 0 && line "Began a plan" 2 && report 0 1/2031 && notsee "Counselling and plans"'
t 'CA13: of its unit'                                    'be 4 advise,files; note 13 job hired; report 3 && line "Found work" 1 && line "Had job counselling" 1 && report 1 && line "Found work" 1 && report && line "Found work" 2'
before() { sed '1,/^$/d' "$dir/page" | sed 's/name="csrf" value="[^"]*"//' | cksum; }
t 'RP2: a secret unit changes no byte of the town, its own team counts it' 'one=$(before); be 2 advise,files; note 12 counselling hired && note 13 counselling done && plan 13 do=begin review=1/6/2031 goal=x && report && test "$(before)" = "$one" && be 2 keep && GET "/reports?unit=2&period=2031" && line "Were counselled" 2 && line "Found work" 1 && line "Began a plan" 1'
t 'CA13: nothing of it is published'                     'at 2032-01-05T09:00; be 3 supervise; GET "/reports/publish?period=2031" && status 200 && notsee "Found work" && notsee "Counselling and plans" && POST /reports/publish period=2031 number=1 && status 303 && GET "/figures?period=2031" && notsee "Found work"'
done_testing
