# SPDX-License-Identifier: EUPL-1.2
# obstacles.t - a resident reports an obstacle without an account, follows it by number and code; the desk answers (WK9, WK10).
. tests/lib.sh
. tests/people.sh
ids_from_one works_project works_obstacle care_task
export PRONOIA_LANG=en PRONOIA_FILES=$dir/files
worker 1 Τεχνικός; worker 2 Σύμβουλος; worker 3 Ταμίας
at 2031-03-03T09:00
jar() { PRONOIA_COOKIE=$(sed -n 's/^Set-Cookie: \([^;]*\);.*/\1/p' "$dir/page" | paste -sd';' | sed 's/;/; /g'); export PRONOIA_COOKIE; }
code() { grep -o '[2-9A-Z]\{3\}-[2-9A-Z]\{3\}-[2-9A-Z]\{3\}-[2-9A-Z]\{3\}' "$dir/page" | head -1; }
state() { sql "SELECT state FROM works_obstacle WHERE id = $1"; }
csrf() { grep -o 'name="csrf" value="[^"]*' "$dir/page" | head -1 | sed 's/.*"//'; }
nobody
report() { POST /accessibility-works/report form=form-of-resident-$1-abc "place=Corner of Ipeirou" "words=The ramp is broken" "$2"; }

# ---- reported
t 'where and what are asked for, nothing else'        'POST /accessibility-works/report form=form-of-resident-1-abc words=x && status 422 && see "Write where it is" && POST /accessibility-works/report form=form-of-resident-1-abc place=x && status 422 && see "Write what is in the way" && count works_obstacle 0'
t 'no step of it leaves a trace'                      'torture POST /accessibility-works/report form=form-of-resident-1-abc place=Corner words=Broken contact=6900000001'
t 'reported: a number, a code, a task of the desk; no word of it readable' 'report 1 contact=6900000001 && status 303 && jar && GET "/accessibility-works/mine?new=1" && see "The report has arrived" && see "Corner of Ipeirou" && count "care_task WHERE room = '"'works'"' AND about = 1" 1 && ! contents | grep -q "Ipeirou\|6900000001\|The ramp is broken"'
first=$(code)
t 'the same form again reports nothing, and shows the same code' 'report 1 && status 303 && count works_obstacle 1 && jar && GET /accessibility-works/mine && see "$first"'
t 'WK10: a wrong code and an unknown number read the same' 'PRONOIA_COOKIE=; POST /accessibility-works/mine number=1 code=222-222-222-222; a=$(grep -c "We found no report" "$dir/page"); POST /accessibility-works/mine number=999 code=$first; test "$a" = 1 && status 404 && see "We found no report"'
t 'WK10: number and code open it'                     'POST /accessibility-works/mine number=1 code=$first && status 303 && jar && GET /accessibility-works/mine && see "Corner of Ipeirou" && see "Not answered yet" && GET /accessibility-works/closed && see "Nothing of your report"'
mine=$PRONOIA_COOKIE
t 'with a photo: drawn anew, its place is gone; what is no photo is refused' 'PRONOIA_COOKIE=; export PRONOIA_COOKIE; GET /accessibility-works/report; jar; python3 tests/papers.py png 1 "$(csrf)" form=form-of-resident-2-abc place=Stop words=Bin > "$dir/body"; POST /accessibility-works/report --body "$dir/body" --type "multipart/form-data; boundary=xxBOUNDARYxx"; status 303 && test "$(sql "SELECT type FROM works_obstacle WHERE id = 2")" = image/jpeg && ! grep -rq "secret place" "$dir/files" && python3 tests/papers.py html 1 "$(GET /accessibility-works/report; jar; csrf)" form=form-of-resident-3-abc place=Stop words=Bin > "$dir/body"; POST /accessibility-works/report --body "$dir/body" --type "multipart/form-data; boundary=xxBOUNDARYxx"; ! status 303 && count works_obstacle 2'
t 'in Arabic it is kept as written'                   'PRONOIA_COOKIE=; PRONOIA_LANG=ar POST /accessibility-works/report form=form-of-resident-4-abc "place=ساحة" "words=لا منحدر" && status 303 && test "$(sql "SELECT lang FROM works_obstacle WHERE id = 3")" = ar'

# ---- at the desk
t 'who may: the technical service, the advisers; not the cashier, nobody' 'be 3 pay; GET /works/obstacles && status 403 && GET "/works/obstacle?id=1" && status 403 && nobody && GET "/works/obstacle/photo?id=2" && status 403 && be 2 advise && GET /works/obstacles && status 200 && see "Corner of Ipeirou" && GET /works && status 403'
t 'it is read, and the diary knows'                   'be 2 advise; GET "/works/obstacle?id=1" && see 6900000001 && see "The ramp is broken" && count "diary_act WHERE act = '"'read a report of an obstacle'"'" 1 && GET "/works/obstacle/photo?id=2" && status 200 && see image/jpeg && GET "/works/obstacle/photo?id=1" && status 404 && GET "/works/obstacle?id=99" && status 404'
t 'an answer has words, a state of the list, a work that is there' 'POST /works/obstacle id=1 state=fixed row_version=1 && status 422 && POST /works/obstacle id=1 state=new answer=x row_version=1 && status 422 && POST /works/obstacle id=1 state=fixed answer=x project=77 row_version=1 && status 422 && test "$(state 1)" = new'
t 'no step of an answer leaves a trace'               'torture POST /works/obstacle id=1 state=fixed answer=Mended row_version=1'
t 'being looked at: the task stays'                   'POST /works/obstacle id=1 state=taken "answer=We send somebody" row_version=1 && status 303 && test "$(state 1)" = taken && count "care_task WHERE about = 1 AND state = '"'open'"'" 1'
t 'two answer at once: both versions are shown'       'be 1 works; POST /works/obstacle id=1 state=refused "answer=Not ours" row_version=1 was_state=new was_answer= && status 409 && see "We send somebody" && test "$(state 1)" = taken'
t 'fixed: the task is done, the resident reads it'    'POST /works/obstacle id=1 state=fixed "answer=The ramp is new" row_version=2 && status 303 && count "care_task WHERE about = 1 AND state = '"'open'"'" 0 && nobody && PRONOIA_COOKIE=$mine && export PRONOIA_COOKIE && GET /accessibility-works/mine && see "The ramp is new" && see Fixed'
t 'the town'"'"'s report counts what came, what was answered, what waits; February nothing' 'be 3 supervise; GET "/reports?unit=0&period=2031&as=csv" && see "came\",\"How many\",3" && see "Answer: Fixed\",\"How many\",1" && see "Still waiting\",\"How many\",2" && see "final answer\",\"How many\",0" && GET "/reports?unit=0&period=3/2031&as=csv" && see "came\",\"How many\",3" && GET "/reports?unit=0&period=2/2031&as=csv" && status 200 && notsee "obstacles 2/2031"'
t 'it leads on who may answer, nobody else'           'GET "/reports?unit=0&period=2031" && notsee "href=\"/works/obstacles" && be 3 supervise,decide && GET "/reports?unit=0&period=2031" && see "href=\"/works/obstacles"'
t 'WK11: of the year 2030, told as of a day in 2031, it is what came until the end of 2030' 'be 1 works; GET "/works?year=2030&on=1/7/2031&as=csv" && status 200 && notsee "came\",\"How many\",3" && GET "/works?year=2031&on=1/7/2031&as=csv" && see "came\",\"How many\",3"'
t 'WK9: half a year later words, photo and contact are forgotten, the place and the answer stay' 'PRONOIA_COOKIE=; at 2031-08-29T09:00; "$program" chores works_forget; count "works_obstacle WHERE words IS NOT NULL" 3 && at 2031-09-01T09:00 && "$program" chores works_forget; count "works_obstacle WHERE words IS NOT NULL" 2 && count "works_obstacle WHERE contact IS NOT NULL OR follow IS NULL" 1 && be 2 advise && GET "/works/obstacle?id=1" && status 200 && see Deleted && see "The ramp is new" && see "Corner of Ipeirou"'
t 'who sends too many waits'                          'at 2031-10-01T09:00; nobody; for i in $(seq 100 160); do report $i; status 303 || break; done; status 429 && see "Retry-After"'
done_testing
