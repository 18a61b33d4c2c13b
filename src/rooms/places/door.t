# SPDX-License-Identifier: EUPL-1.2
# door.t - the doorway: who came, who fetched them, who must not, what is known of their health, the month for the funder (PL9 to PL11).
. tests/lib.sh
. tests/people.sh
export PRONOIA_LANG=en
ids_from_one places_crew places_presence places_escort places_caution ledger_line
worker 1 Keeper; worker 2 Other; worker 3 Boss
person 11 Family1 Child11 21300; person 12 Family2 Child12 21300; person 13 Elder Maria -9000
person 21 Family1 Mother 9000; person 22 Family1 Father 9000
household 1 21 head 22 spouse 11 child
sql "INSERT INTO access_unit(id, name, secret, kind, structure) VALUES (1, 'First', 0, 'nursery', 'nursery-1'), (2, 'Second', 0, 'nursery', 'nursery-2'); INSERT INTO access_work(id, unit, account, since) VALUES (1, 1, 1, 100), (2, 2, 2, 100)"
# A final call of 2030-31 (days 22158 to 22492 are 1 September 2030 to 31 July 2031) with a group and three who hold places.
sql "INSERT INTO places_call(id, programme, since, until, age_on, opens, closes, preferences, together, complete_only, objection_days, answer_days, stage, provisional, provisional_by, final, final_by, seed, made, by)
 VALUES (1, 'nursery-place', 22158, 22700, 22158, 1, 2, 3, 0, 0, 5, 5, 'final', 3, 1, 4, 2, 'seed', 1, 1);
 INSERT INTO places_section(id, call, structure, name, shift, from_months, to_months, places) VALUES (1, 1, 'nursery-1', 'toddlers', 0, 30, 60, 5), (2, 1, 'nursery-2', 'toddlers', 0, 30, 60, 5)"
held() {   # SEAT PERSON SECTION
    sql "INSERT INTO casework_case(id, programme, person, spell, state, protocol_year, protocol_no, origin, opened, made, by) VALUES ($1, 'nursery-place', $2, 1, 'granted', 2030, $1, 'clerk', 1, 1, 1);
         INSERT INTO places_wish(id, call, filed, person, code, state, counted, made, by) VALUES ($1, 1, $1, $2, '100-000$1', 'in', 1, 1, 1);
         INSERT INTO places_seat(id, wish, section, person, preference, state, offered, answer_by, answered, answered_by, since, until, by) VALUES ($1, $1, $3, $2, 1, 'held', 1, 2, 1, 0, 22158, 22700, 1);
         INSERT INTO access_grant(person, unit, purpose, starts, about_kind, about) VALUES ($2, $3, 'list', 1, 'seat', $1)" 
}
held 1 11 1; held 2 12 1; held 3 13 1
keeper() { be 1 keep; }
at 2031-03-03T05:40         # a Monday, 07:40 in Greece: day 22341
line() { sql "SELECT sum(quantity) FROM ledger_line WHERE kind = 'presence' AND on_day = $1"; }

keeper
t 'the groups of today in what one keeps'    'GET /places/door && status 200 && see "1st Nursery" && see "0 of 3 noted" && notsee "2nd Nursery"'
t 'the doorway: names, one press each'       'GET "/places/door?section=1" && status 200 && see "Family1 Child11" && see "value=\"came\""'
t 'another unit is not there'                'GET "/places/door?section=2" && status 404 && be 2 keep && GET "/places/door?section=1" && status 404 && POST /places/mark seat=1 do=came && status 404 && count places_presence 0'
keeper
t 'who came is a line of the ledger'         'POST /places/mark seat=1 do=came && status 303 && test "$(line 22341)" = 1 && test "$(sql "SELECT unit, service, person, quantity FROM ledger_line")" = "1|nursery-place|11|1"'
t 'PL9: twice is once'                       'POST /places/mark seat=1 do=came && status 303 && count places_presence 1 && count ledger_line 1'
t 'PL9: taken back, the line is countered'   'POST /places/mark seat=1 do=undo && status 303 && count places_presence 0 && test "$(line 22341)" = 0 && count ledger_line 2'
t 'coming under torture'                     'torture POST /places/mark seat=1 do=came'
POST /places/mark seat=1 do=came
place() { sql "UPDATE places_seat SET state = '$1' WHERE id = $2"; }
t 'PL9: nobody comes to a place that is only offered, or was declined' 'person 15 Family5 Child15 21300; held 5 15 1; sql "DELETE FROM places_seat WHERE id = 5; INSERT INTO places_seat(id, wish, section, person, preference, state, offered, answer_by, since, until, by) VALUES (5, 5, 1, 15, 1, '"'offered'"', 1, 2, 22158, 22700, 1)"; for s in offered declined expired; do place $s 5; for d in came away undo left; do POST /places/mark seat=5 do=$d reason=ill && status 404 || break 2; done; done && test $s$d = expiredleft && GET "/places/child?seat=5" && status 404 && count "places_presence WHERE seat = 5" 0 && test "$(line 22341)" = 1'
t 'PL9: of one that is over its days are still noted' 'sql "INSERT INTO places_seat(id, wish, section, person, preference, state, offered, answer_by, answered, answered_by, since, until, by) VALUES (6, 5, 1, 15, 1, '"'ended'"', 1, 2, 1, 0, 22158, 22341, 1)"; POST /places/mark seat=6 do=came && status 409 && POST /places/mark seat=6 do=came day=2/3/2031 hour=8:00 && status 303 && test "$(line 22340)" = 1 && POST /places/mark seat=6 do=undo day=2/3/2031 && status 303 && test "$(line 22340)" = 0'
t 'an absence needs its reason'              'POST /places/mark seat=2 do=away && status 422 && POST /places/mark seat=2 do=away reason=bored && status 422 && POST /places/mark seat=2 do=away reason=ill && status 303 && test "$(sql "SELECT state, reason FROM places_presence WHERE seat = 2")" = "away|ill" && test "$(line 22341)" = 1'
t 'came after all'                           'POST /places/mark seat=2 do=came && status 303 && test "$(sql "SELECT state FROM places_presence WHERE seat = 2")" = here && test "$(line 22341)" = 2'
t 'an hour that has not come yet'            'POST /places/mark seat=3 do=came hour=9:15 && status 422 && POST /places/mark seat=3 do=came hour=7:10 && status 303'
t 'my day says how many are not noted'       'POST /places/mark seat=3 do=undo; GET /day && see "2 of 3 noted"'

# ---- PL1: staff raise the places
crew='name=Ghost part=trained from=1/3/2031'
t 'PL1: who keeps another structure writes down nobody who works in this one' 'be 2 keep,advise; POST /places/crew id=1 $crew && status 404 && count places_crew 0 && be 1 keep,advise && POST /places/crew id=1 $crew && status 303'
c=$(sql "SELECT id FROM places_crew")
t 'PL1: nor that somebody left it'           'be 2 keep,advise; POST /places/crew/leave id=$c row_version=1 last=2/3/2031 && status 404 && be 1 keep && POST /places/crew/leave id=$c row_version=1 last=2/3/2031 && status 303'
keeper
t 'who was written down by mistake today goes again; a last day before the first is said' 'POST /places/crew id=1 name=Late part=helper from=3/3/2031 && status 303 && c=$(sql "SELECT max(id) FROM places_crew") && POST /places/crew/leave id=$c row_version=1 last=2/3/2031 && status 422 && see "3 March 2031" && POST /places/crew/leave id=$c row_version=1 && status 303 && count "places_crew WHERE name = '"'Late'"'" 0'
# ---- PL10
at 2031-03-03T13:30
t 'PL10: parents of the registry may fetch'  'GET "/places/child?seat=1" && status 200 && see "Family1 Mother" && see "Family1 Father"'
t 'PL10: nobody is not enough'               'POST /places/mark seat=1 do=left && status 422 && POST /places/mark seat=1 do=left who=e99 && status 422 && POST /places/mark seat=1 do=left who=self && status 422'
person 31 Carer Rosa 9000; person 32 Niece Anna 9000; person 33 Warden Young 21300
sql "INSERT INTO registry_relation(id, person, other, kind, until, made, by) VALUES (1, 31, 13, 'carer', NULL, 1, 1), (2, 32, 13, 'contact', NULL, 1, 1), (3, 21, 13, 'carer', 22300, 1, 1), (4, 33, 13, 'carer', NULL, 1, 1); INSERT INTO registry_contact(id, person, kind, value, compared, made, by) VALUES (1, 32, 'mobile', '6950000000', '6950000000', 1, 1)"
POST /places/mark seat=3 do=came
t 'PL10: the carer of an older person may fetch; who was one, and who is under age, not' 'GET "/places/child?seat=3" && status 200 && see "Carer Rosa (carer)" && see "Niece Anna (emergency contact)" && see 6950000000 && see "To be called only" && notsee "Family1 Mother" && notsee "Warden Young" && GET "/places/door?section=1" && see "value=\"p31\"" && notsee "value=\"p32\""'
t 'PL10: whom one calls fetches nobody'      'POST /places/mark seat=3 do=left who=p32 && status 422 && POST /places/mark seat=3 do=left who=p33 && status 422 && POST /places/mark seat=3 do=left who=p31 && status 303 && GET "/places/door?section=1" && see "Carer Rosa"'
t 'PL10: a paper forbids a carer too'        'POST /places/escort/forbid seat=3 who=p31 "paper=Court 3/2031" && status 303 && GET "/places/door?section=1" && notsee "value=\"p31\"" && POST /places/mark seat=3 do=undo && status 303'
t 'PL10: a paper forbids a parent'           'POST /places/escort/forbid seat=1 who=p22 && status 422 && POST /places/escort/forbid seat=1 who=p22 "paper=Court 12/2031" && status 303 && POST /places/mark seat=1 do=left who=p22 && status 422 && count "places_presence WHERE gone IS NOT NULL" 0'
t 'and the doorway says it loudly'           'GET "/places/door?section=1" && see "Never to be given to" && see "Family1 Father"'
merged() { sql "UPDATE registry_person SET merged_into = $1 WHERE id = $2; UPDATE registry_member SET person = $3 WHERE household = 1 AND person IN (22, 23)"; }
t 'PL10: nor when the record that the paper names was merged into another since' 'person 23 Family1 Father 9000; merged 23 22 23; POST /places/mark seat=1 do=left who=p23 && status 422 && count "places_presence WHERE gone IS NOT NULL" 0 && GET "/places/child?seat=1" && status 200 && notsee "value=\"p23\"" && merged NULL 22 22'
t 'PL10: nor when the household lists the older record' 'merged 22 23 23; POST /places/mark seat=1 do=left who=p23 && status 422 && count "places_presence WHERE gone IS NOT NULL" 0 && merged NULL 23 22'
no='POST /places/escort seat=1 may=no paper=Court'
t 'PL10: a parent whom the door offers is not forbidden by a name alone: it says where' '$no "name=Mother Family1" && status 422 && see "under “Must not fetch”" && see "Family1 Mother" && see "value=\"p21\"" && $no name=mother && status 422 && $no "name=Family1 Mother Maria" && status 422 && count "places_escort WHERE known IS NULL" 0'
t 'PL10: somebody else of that name may be forbidden' '$no "name=Family1 Uncle" && status 303 && $no "name=Mother Other" && status 303 && GET "/places/door?section=1" && see "Family1 Uncle"; sql "DELETE FROM places_escort WHERE known IS NULL"'
t 'PL10: whom a paper forbids is not named among those who may: in any spelling, in any order' 'for called in "Family1 Father" "FATHER FAMILY1"; do POST /places/escort seat=1 "name=$called" relation=friend && status 422 && see "Court 12/2031" || break; done; status 422 && see "father’s name" && count "places_escort WHERE may = 1" 0'
t 'PL10: somebody else who is called so is told apart by one name more' 'POST /places/escort seat=1 "name=Family1 Father Nikolaos" && status 303 && POST /places/mark seat=1 do=left who=e99 && notsee "value=\"p22\""; sql "DELETE FROM places_escort WHERE may = 1"'
t 'PL10: who was named before the paper came is not offered any more, nor given the child' 'POST /places/escort seat=1 "name=Uncle Stelios" && status 303 && u=$(sql "SELECT max(id) FROM places_escort") && POST /places/escort seat=1 may=no "paper=Court 15" "name=Stelios Uncle" && status 303 && POST /places/mark seat=1 do=left who=e$u && status 422 && see "Court 15" && notsee "value=\"e$u\"" && count "places_presence WHERE gone IS NOT NULL" 0'
t 'PL10: what a paper forbids only a paper lifts, and both stand there' 'u=$(sql "SELECT max(id) FROM places_escort WHERE may = 0") && POST /places/escort seat=1 end=$u && status 422 && see "Paper that lifts it" && see "newer decision" && test -z "$(sql "SELECT until FROM places_escort WHERE id = $u")" && POST /places/escort seat=1 end=$u "paper=Court 99" && status 303 && test "$(sql "SELECT paper, until FROM places_escort WHERE id = $u")" = "Court 15 → Court 99|22341"; sql "DELETE FROM places_escort WHERE known IS NULL"'
t 'a parent whose file is hidden is not told at the door' 'sql "UPDATE registry_person SET shield = 2 WHERE id = 21" && GET "/places/child?seat=1" && status 200 && notsee Mother && sql "UPDATE registry_person SET shield = 0 WHERE id = 21" && GET "/places/child?seat=1" && see Mother'
t 'the family names somebody; the name is sealed' 'POST /places/escort seat=1 "name=Aunt Rena" relation=aunt phone=6940000000 && status 303 && test -z "$(sql "SELECT id FROM places_escort WHERE CAST(name AS TEXT) LIKE '"'%Rena%'"'" 2> /dev/null)" && GET "/places/child?seat=1" && see "Aunt Rena"'
e=$(sql "SELECT max(id) FROM places_escort")
t 'and she fetches'                          'POST /places/mark seat=1 do=left who=e$e && status 303 && GET "/places/door?section=1" && see "Aunt Rena" && see "07:40–15:30"'
t 'no longer: not from tomorrow on'          'POST /places/escort seat=1 end=$e && status 303 && at 2031-03-04T05:40 && POST /places/mark seat=1 do=came && POST /places/mark seat=1 do=left who=e$e && status 422'
t 'who is of age leaves alone'               'POST /places/mark seat=3 do=came && POST /places/mark seat=3 do=left who=self && status 303'
t 'whom nobody fetched yesterday is still there' 'GET "/places/door?section=1" && see "since 3 March 2031" && POST /places/mark seat=2 do=left day=3/3/2031 hour=17:00 who=x && status 422'

# ---- PL11
t 'PL11: what the doorway must know, sealed' 'POST /places/caution seat=1 kind=allergy && status 422 && POST /places/caution seat=1 kind=allergy "words=Nuts: pen in the red box" && status 303 && GET "/places/door?section=1" && see "red box" && test -z "$(sql "SELECT id FROM places_caution WHERE CAST(words AS TEXT) LIKE '"'%red%'"'" 2> /dev/null)"'
be 3 decide
t 'PL11: not for who does not work there'    'GET "/places/door?section=1" && status 403 && GET "/places/child?seat=1" && status 403 && GET "/places/section?id=1" && notsee "red box"'
keeper

# ---- the night the clocks go back: 26 October 2031, 04:00 is 03:00 again
at 2031-10-25T19:00
t 'came at 22:00'                            'POST /places/mark seat=3 do=came && status 303 && count "places_presence WHERE seat = 3 AND day = 22577" 1'
at 2031-10-26T04:00
t 'the shift over midnight is fetched at 06:00 on its own day' 'GET "/places/door?section=1" && see "since 25 October 2031" && POST /places/mark seat=3 do=left day=25/10/2031 who=self && status 303'
t 'it lasted nine hours, not eight'          'GET "/places/sheet?section=1&month=10/2031" && status 200 && see ">9:00</td>"'

# ---- the month
t 'the month: who came, who did not'         'GET "/places/sheet?section=1&month=3/2031" && status 200 && see "Family1 Child11" && see ">+</td>"'
t 'a month that is none'                     'GET "/places/sheet?section=1&month=13/2031" && status 422 && GET "/places/sheet?section=1&month=1/1900" && status 422'
t 'as a spreadsheet'                         'GET "/places/sheet?section=1&month=3/2031&as=xlsx" && status 200 && sed "1,/^\$/d" $dir/page > $dir/a.xlsx && python3 -c "
import zipfile, sys
z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None
s = z.read(\"xl/sharedStrings.xml\").decode(); assert \"Family1 Child11\" in s, s
" $dir/a.xlsx'
t 'as a PDF'                                 'GET "/places/sheet?section=1&month=3/2031&as=pdf" && status 200 && sed "1,/^\$/d" $dir/page > $dir/a.pdf && pdftotext -layout $dir/a.pdf - > $dir/page && see "Family1 Child11" && see "Attendance of the month, 3/2031"'
# 16 left on 5 March (22343) for a place that was higher on the list; 17 withdrew before the offered place began
person 16 Family6 Child16 21300; held 7 16 1; sql "UPDATE places_seat SET state = 'withdrawn', code = 'moved', until = 22343 WHERE id = 7; INSERT INTO places_presence(id, seat, section, day, state, arrived, gone, made, by) VALUES (760, 7, 1, 22342, 'here', 1930372800, 1930395600, 1, 1)"
person 17 Family7 Child17 21300; held 8 17 1; sql "UPDATE places_seat SET state = 'withdrawn', code = 'wish', since = 22343, until = 22343 WHERE id = 8"
t 'PL9: who left for a better place stands in the month until then, who never came does not' 'keeper; GET "/places/sheet?section=1&month=3/2031" && see "Family6 Child16" && see ">6:20</td>" && notsee Family7 && GET "/places/sheet?section=1&month=4/2031" && notsee Family6'
t 'PL9: and what was not noted of their days still can be' 'GET "/places/door?section=1&day=3/3/2031" && see "Family6 Child16" && POST /places/mark seat=7 do=away reason=ill day=3/3/2031 && status 303 && POST /places/mark seat=7 do=away reason=ill day=5/3/2031 && status 409'
sql "DELETE FROM places_presence WHERE seat = 7; DELETE FROM access_grant WHERE about IN (7, 8); DELETE FROM places_seat WHERE id IN (7, 8)"
t 'not for another unit'                     'be 2 keep; GET "/places/sheet?section=1" && status 404'
be 1 advise,files
t 'the panel of the person; the copy; what is kept' 'GET "/person?id=11" && status 200 && see "100-0001" && see "/places/apply?person=11"'
# ---- PA1: ten days in a row without a reason (towns/larissa/places.yaml, absences: 10)
keeper
at 2031-04-30T12:00
sql "DELETE FROM places_presence WHERE seat = 2"
for k in 1 2 3 4 5 6 7 8; do sql "INSERT INTO places_presence(id, seat, section, day, state, reason, made, by) VALUES ($((700 + k)), 2, 1, $((22380 + k)), 'away', 'unknown', 1, 1)"; done
tasks() { sql "SELECT count(*) FROM care_task WHERE room = 'places' AND state = 'open'"; }
t 'PA1: nine days are not told yet'          'POST /places/mark seat=2 day=$(date -u -d @$((22389 * 86400)) +%F) do=away reason=unknown && status 303 && test "$(tasks)" = 0'
t 'PA1: with the tenth the keeper has a task, and the doorway says it' 'POST /places/mark seat=2 day=$(date -u -d @$((22390 * 86400)) +%F) do=away reason=unknown && status 303 && test "$(tasks)" = 1 && GET "/places/door?section=1" && see "10 absences in a row without a reason" && GET /day && see "get in touch with the family"'
t 'PA1: the eleventh asks for no second one' 'POST /places/mark seat=2 day=$(date -u -d @$((22391 * 86400)) +%F) do=away reason=unknown && test "$(tasks)" = 1'
t 'PA1: a reason said for the last day begins anew: no task' 'POST /places/mark seat=2 day=$(date -u -d @$((22391 * 86400)) +%F) do=away reason=ill && status 303 && test "$(tasks)" = 0 && GET "/places/door?section=1" && notsee "absences in a row"'
t 'PA1: where the town tells never, nobody is told' 'sql "UPDATE places_call SET programme = '"'elderly-day-care'"' WHERE id = 1"; POST /places/mark seat=2 day=$(date -u -d @$((22391 * 86400)) +%F) do=away reason=unknown && test "$(tasks)" = 0; rc=$?; sql "UPDATE places_call SET programme = '"'nursery-place'"' WHERE id = 1"; test $rc = 0'

# ---- a second call with the same group, for 21 January to 30 April 2031
at 2031-03-03T05:40; keeper; person 14 Family4 Child14 21300
sql "INSERT INTO places_call(id, programme, since, until, age_on, opens, closes, preferences, together, complete_only, objection_days, answer_days, stage, provisional, provisional_by, final, final_by, seed, made, by)
 SELECT 2, programme, 22300, 22400, age_on, opens, closes, preferences, together, complete_only, objection_days, answer_days, stage, provisional, provisional_by, final, final_by, seed, made, by FROM places_call WHERE id = 1;
 INSERT INTO places_section(id, call, structure, name, shift, from_months, to_months, places) VALUES (9, 2, 'nursery-1', 'toddlers', 0, 30, 60, 5);
 INSERT INTO casework_case(id, programme, person, spell, state, protocol_year, protocol_no, origin, opened, made, by) VALUES (9, 'nursery-place', 14, 1, 'granted', 2030, 9, 'clerk', 1, 1, 1);
 INSERT INTO places_wish(id, call, filed, person, code, state, counted, made, by) VALUES (9, 2, 9, 14, '100-0009', 'in', 1, 1, 1);
 INSERT INTO places_seat(id, wish, section, person, preference, state, offered, answer_by, answered, answered_by, since, until, by) VALUES (9, 9, 9, 14, 1, 'held', 1, 2, 1, 0, 22300, 22400, 1)"
t 'each says the days of its places, not those of applications that are over' 'GET /places/door && see "1 September 2030 – 24 February 2032" && see "21 January 2031 – 30 April 2031" && notsee "Applications" && GET "/places/door?section=9" && see "21 January 2031 – 30 April 2031" && notsee "Applications"'
done_testing
