# SPDX-License-Identifier: EUPL-1.2
# care.t - notes, alerts, assessments, plans, group sessions, hand-over, my day: CA1 to CA8 and CA12 of care.h.
. tests/lib.sh
. tests/staff.sh
account 1 ada 68; account 2 boris 68; account 3 chief 3140; account 4 hygeia 580
sql "INSERT INTO access_unit(id, name) VALUES (1, 'Κέντρο Κοινότητας'), (2, 'ΚΕΜ')"
sql "INSERT INTO access_work(id, unit, account, since) VALUES (1, 1, 1, 1), (2, 2, 2, 1), (3, 1, 3, 1), (4, 2, 4, 1)"
sql "INSERT INTO registry_person(id, made, made_by, shield, lang) VALUES (1, 1, 1, 0, 'ar'), (2, 1, 1, 1, ''), (3, 1, 1, 0, '')"
sql "INSERT INTO registry_name(id, person, kind, family, given, shown, made, by) VALUES (1, 1, 'official', 'Δοκιμίου', 'Άννα', 1, 1, 1), (2, 2, 'official', 'Κρυφού', 'Εύα', 1, 1, 1), (3, 3, 'official', 'Τριτάκη', 'Νίκη', 1, 1, 1)"
sql "INSERT INTO access_grant(id, person, account, purpose, starts, about_kind, about) VALUES (1, 2, 1, 'care', 1, 'case', 1)"
be() { _until_now=$?; stranger; sign_in "$1" && return $_until_now; }
sealed() { contents > "$dir/all"; ! grep -q "$1" "$dir/all"; }
last() { sql "SELECT max(id) FROM care_$1"; }
note() { POST /care/note/new person=1 "words=$1" kind="${2:-note}" level="${3:-team}" day=1/3/2031 hour=10:00 $4; }
be ada

t 'a note needs words, a day that can be read, not the future' 'note "" && status 422 && POST /care/note/new person=1 words=abc kind=note level=team day=31/2/2031 && status 422 && see abc && POST /care/note/new person=1 words=x kind=note level=team day=1/4/2031 && status 422 && count care_note 0'
t 'a note is on the timeline'                 'note "Μίλησε <b>για τη στέγη" telephone && status 303 && GET "/person?id=1" && see "Τηλέφωνο: Μίλησε &lt;b&gt;για τη στέγη"; f=$(last note)'
t 'so is job counselling of one person, by its name' 'keep_database; note "Γράψαμε το βιογραφικό" job && status 303 && GET "/person?id=1" && see "Εργασιακή συμβουλευτική: Γράψαμε το βιογραφικό" && GET "/care/note?id=$(last note)" && see "Εργασιακή συμβουλευτική" && sealed "Γράψαμε το βιογραφικό"; back_to_kept'
t 'CA2: it is sealed at rest'                 'sealed "για τη στέγη"'
t 'nobody writes in a file they may not open' 'be boris; POST /care/note/new person=2 words=x kind=note level=team && status 404 && count care_note 1; be ada'
note "Της μονάδας μόνο" note unit; u=$(last note); note "Μόνο για μένα" note author; o=$(last note); note "Θέμα υγείας" counselling team special=1; s=$(last note)
t 'CA1: its author reads every level'         'GET "/care/note?id=$u" && see "Της μονάδας μόνο" && GET "/care/note?id=$o" && see "Μόνο για μένα" && GET "/care/note?id=$s" && see "Θέμα υγείας"'
t 'CA1: a colleague of another unit reads neither unit nor author nor special' 'be boris; GET "/care/note?id=$f" && status 200 && GET "/care/note?id=$u" && status 404 && GET "/care/note?id=$o" && status 404 && GET "/care/note?id=$s" && status 404 && GET "/person?id=1" && notsee "Της μονάδας μόνο" && notsee "Μόνο για μένα" && notsee "Θέμα υγείας"'
t 'CA1: with the key to special data it is read, an author'"'"'s own still not' 'be hygeia; GET "/care/note?id=$s" && see "Θέμα υγείας" && GET "/care/note?id=$o" && status 404'
t 'another does not correct it'               'be boris; POST /care/note id=$f row_version=1 words=x && status 403'
t 'CA3: corrected it keeps what it said'      'be ada; POST /care/note id=$f row_version=1 "words=Μίλησε για το ρεύμα" && status 303 && GET "/care/note?id=$f" && see "Μίλησε για το ρεύμα" && see "για τη στέγη"'
t 'two corrections at once: the second chooses' 'POST /care/note id=$f row_version=1 words=άλλο && status 409 && count care_note_was 1'

sql "INSERT INTO reception_visit(id, place, day, number, at, turn, class, purpose, person, state, ended, by) VALUES (71, 1, 22339, 1, 1, 1, 'normal', 'other', 1, 'served', 1, 1), (72, 1, 22339, 2, 1, 1, 'normal', 'other', 3, 'served', 1, 1)"
on_visit() { note "Στην επίσκεψη $1" note team visit=$1 && status 303 && sed "s/^Location.*//; s/csrf.*//" $dir/page > $dir/visit_$1 && test "$(sql "SELECT coalesce(visit, 0) FROM care_note ORDER BY id DESC LIMIT 1")" = $2; }
t 'CA11: a note stands on a visit of its person’s; another’s and one that there is not are none, with one answer' 'on_visit 71 71 && on_visit 72 0 && on_visit 999 0 && cmp $dir/visit_72 $dir/visit_999 && cmp $dir/visit_71 $dir/visit_999'
sql "DELETE FROM care_note WHERE visit IS NOT NULL"

from() { before=$(sql "SELECT coalesce(max(id), 0) FROM ledger_line"); }
lines() { test "$(sql "SELECT kind, service, coalesce(unit, 0), coalesce(person, 0), quantity, on_day, about_kind FROM ledger_line WHERE id > $before ORDER BY id" | paste -sd' ')" = "$1"; }
from
t 'CA12: counselling, job counselling and a visit at home are a line each, of the unit; a telephone call, an empty house, who declined are none' 'note x counselling && note x job && note x home && note x telephone && note x visit && note x home team outcome=nobody_in && note x counselling team outcome=declined && lines "session||1|1|1|22339|note session||1|1|1|22339|note visit||1|1|1|22339|note"'
h=$(sql "SELECT about FROM ledger_line WHERE kind = 'visit'")
t 'CA12: the line leads to its note'          'be chief; GET "/ledger/lines?unit=1&month=3/2031&kind=visit&service=" && status 200 && see "/care/note?id=$h\"" && see Δοκιμίου; be ada'
from
t 'CA12: of a note that is not for the whole team the ledger knows the figure' 'note x counselling unit && note x counselling author && note x home team special=1 && lines "session||1|0|1|22339|note session||1|0|1|22339|note visit||1|0|1|22339|note"'
figure() { sed -n "s#.*>$1\(</a>\)\{0,1\}</th><td[^>]*>\([^<]*\)<.*#\2#p" "$dir/page" | head -1; }
t 'CA12: the report of the month counts them' 'be chief; GET "/reports?unit=1&period=3/2031" && status 200 && test "$(figure "Επισκέψεις στο σπίτι")" = 2 && test "$(figure Συνεδρίες)" = 5; be ada'

alert() { POST /care/alert/new "$@" person=1 kind=danger "words=Σκύλος στην αυλή" review=1/6/2031; }
t 'an alert says whether the person was told, and if not, why' 'alert && status 422 && alert disclosed=0 && status 422 && see "Γράψτε γιατί" && count care_alert 0'
t 'and when it is looked at again, within a year' 'alert disclosed=1 review=1/6/2033 && status 422 && alert disclosed=1 review=1/3/2031 && status 422 && count care_alert 0'
t 'it stands on top of the person'"'"'s page' 'alert disclosed=1 && status 303 && GET "/person?id=1" && see "Σκύλος στην αυλή"; a=$(last alert)'
t 'CA5: past its review it stays, says so, and waits in my day' 'at 2031-06-02T09:00; be ada; GET "/person?id=1" && see "Σκύλος στην αυλή" && see "Έπρεπε να επανεξεταστεί" && GET /day && see "Επισήμανση: <bdi>Δοκιμίου Άννα</bdi>" || see "Επισήμανση: Δοκιμίου"'
t 'CA5: it ends with a reason only'           'POST /care/alert id=$a do=end && status 422 && POST /care/alert id=$a do=end "end_why=Ο σκύλος έφυγε" && status 303 && GET "/person?id=1" && notsee "Σκύλος στην αυλή"; at 2031-03-01T09:00; be ada'
t 'a special alert is known to be there, not what it says' 'alert disclosed=1 special=1 && be boris && GET "/person?id=1" && notsee Σκύλος && see "στοιχεία που δεν βλέπετε" && GET "/care/alert?id=$(last alert)" && status 404; be ada'

t 'an assessment of nothing is none'          'POST /care/assessment/new person=1 && status 422 && count care_assessment 0 && POST /care/assessment/new person=1 level_housing=9 && status 422'
t 'areas with level and words'                'POST /care/assessment/new person=1 level_housing=1 "words_housing=Υγρασία" level_health=2 "words_health=Διαβήτης" && status 303 && GET "/care/assessment?id=$(last assessment)" && see "1 – μεγάλη ανάγκη" && see Υγρασία'
t 'a special area is sealed, its level too'   'sealed "Διαβήτης" && test "$(sql "SELECT count(*) FROM care_area WHERE area = '"'health'"' AND level IS NULL AND words IS NULL AND sealed IS NOT NULL")" = 1'
t 'it is shown only with the key'             'GET "/care/assessment?id=$(last assessment)" && notsee Διαβήτης && be hygeia && GET "/care/assessment?id=$(last assessment)" && see Διαβήτης; be ada'
t 'the next one stands beside it: better'     'POST /care/assessment/new person=1 level_housing=3 && GET "/care/assessment?id=$(last assessment)" && see Καλύτερα && see "1 – μεγάλη ανάγκη"'

plan() { POST /care/plan person=1 "$@"; }
t 'a plan begins with a goal and a review day' 'plan do=begin review=1/6/2031 && status 422 && plan do=begin review=1/1/2031 goal=x && status 422 && plan do=begin review=1/6/2031 "goal=Δικό μας σπίτι" && status 303 && count care_plan 1'
t 'a person has one plan at a time'           'plan do=begin review=1/6/2031 goal=y && status 422 && count care_plan 1 && count care_goal 1'
g=$(last goal)
t 'a step has who and until when'             'plan do=step in_goal=$g "step=Αίτηση στεγαστικού" who=person due=15/3/2031 && status 303 && GET "/care/plan?person=1" && see "Αίτηση στεγαστικού" && see "Εγώ ο ίδιος"; s=$(last plan_step)'
t 'not done needs a reason'                   'plan do=did_not in_step=$s && status 422 && plan do=did_not in_step=$s "why=Λείπει το Ε1" && status 303 && GET "/care/plan?person=1" && see "Λείπει το Ε1"'
t 'and is not done a second time'             'plan do=did in_step=$s && status 422'
t 'another person'"'"'s goal is not reached through this plan' 'POST /care/plan person=3 do=begin review=1/6/2031 goal=z && POST /care/plan person=3 do=step in_goal=$g step=x who=person && status 422 && POST /care/plan person=3 do=goal_end in_goal=$g state=reached && status 422'
t 'the person'"'"'s copy is a PDF in their language' 'GET "/care/plan/paper?person=1" && status 200 && see "Content-Type: application/pdf" && grep -qa "%PDF" $dir/page && grep -qa "/Lang *(ar)" $dir/page'
t 'signed; reviewed under the version one saw' 'plan do=agree how=signed && plan do=review review=1/7/2031 row_version=1 && status 422 && plan do=review review=1/7/2031 row_version=$(sql "SELECT row_version FROM care_plan WHERE person = 1") && status 303'

from
t 'CA4: a group session is noted once'        'POST /care/group/new title=Προϋπολογισμός kind=parents day=28/2/2031 hour=18:00 "people=1, 3 1" "words=Πώς μοιράζεται ένας μισθός" && status 303 && count care_group 1 && count care_attended 2'
t 'CA4: it is on each one'"'"'s page, without the others' 'GET "/person?id=3" && see "Σχολή γονέων: Προϋπολογισμός" && notsee Δοκιμίου && GET "/person?id=1" && see Προϋπολογισμός && notsee Τριτάκη'
t 'a file that is unknown or not the reader'"'"'s refuses the whole' 'be boris; POST /care/group/new title=x kind=job day=28/2/2031 "people=1 2" && status 422 && see "«2»" && POST /care/group/new title=x kind=job day=28/2/2031 "people=1 99" && status 422 && count care_group 1; be ada'

t 'CA12: everybody who came is a head of the ledger' 'lines "session||1|1|1|22338|group session||1|3|1|22338|group"'
t 'a session that has not been is not noted'  'POST /care/group/new title=x kind=job day=2/3/2031 people=1 && status 422 && see "στο μέλλον" && count care_group 1'

discreet() { sql "UPDATE access_unit SET $1 WHERE id = 1"; }
session() { GET /care/groups && status 200 && $1 Προϋπολογισμός && GET "/person?id=3" && status 200 && $1 Προϋπολογισμός && GET "/care/group?id=$(last group)" && status $2; }
for is in "kind = 'rehab_hostel'" "secret = 1"; do
    t 'CA10: a session of a unit that is secret, or says something of health, is its team’s: list, timeline, page' 'discreet "$is"; be boris; session notsee 404 && be chief && GET "/care/group?id=$(last group)" && status 200 && be ada && session see 200'
    from
    t 'CA12: of such a unit the ledger knows the figure, not the person' 'discreet "$is"; note x counselling && POST /care/group/new title=y kind=activity day=28/2/2031 people=3 && lines "session||1|0|1|22339|note session||1|0|1|22338|group"'
    sql "DELETE FROM care_attended WHERE session = $(last group)"; sql "DELETE FROM care_group WHERE id = $(last group)"
    discreet "kind = '', secret = 0"
done
t 'any other is read by every adviser'        'be boris; session see 200; be ada'

POST /task/new who=a1 "words=Ανοικτό" person=1; POST /task/new who=a1 "words=Κρυφό" person=2
t 'CA8: the page says what goes and what stays' 'GET "/care/hand-over?to=a2" && status 200 && see "<td class=\"num\">1</td><td class=\"num\">1</td>"'
t 'AC1: a file that who hands over may not open is not counted' 'be chief && GET "/care/hand-over?from=a1&to=a2" && status 200 && see "<td class=\"num\">1</td><td class=\"num\">0</td>" && notsee "<td class=\"num\">1</td><td class=\"num\">1</td>"; be ada'
t 'a hand-over needs a note and another'      'POST /care/hand-over from=a1 to=a2 do=hand && status 422 && POST /care/hand-over to=a1 do=hand words=x && status 422 && count care_handover 0'
t 'nobody hands over another'"'"'s work'      'be boris; POST /care/hand-over from=a1 to=a3 do=hand words=x; test "$(sql "SELECT count(*) FROM care_task WHERE account = 1")" = 2; be ada'
t 'CA8: what the taker may open goes, what not stays' 'POST /care/hand-over to=a2 do=hand "words=Η Άννα περιμένει τηλέφωνο" && status 303 && test "$(sql "SELECT count(*) FROM care_task WHERE account = 2")" = 1 && test "$(sql "SELECT count(*) FROM care_task WHERE account = 1")" = 1 && test "$(sql "SELECT count(*) FROM care_plan WHERE worker = 2")" = 2'
keep_database
t 'CA8: a case goes the same way, in the same hand-over' 'sql "INSERT INTO casework_case(id, programme, person, spell, state, worker, protocol_year, protocol_no, origin, opened, made, by) SELECT 900, '"'kapi'"', min(person), 1, '"'applied'"', 2, 2031, 900, '"'clerk'"', 1, 1, 1 FROM care_plan WHERE worker = 2" && be boris && GET "/care/hand-over?to=a3" && see "Υποθέσεις" && POST /care/hand-over to=a3 do=hand words=x && status 303 && test "$(sql "SELECT worker FROM casework_case WHERE id = 900")" = 3 && count "care_handed WHERE kind = '"'case'"' AND about = 900" 1; back_to_kept; be ada'
t 'the taker finds the note, and the work in their day' 'be boris; GET /care/hand-over && see "περιμένει τηλέφωνο" && GET /day && see Ανοικτό && notsee Κρυφό'
t 'cover shows the work to another and takes nothing away' 'POST /care/hand-over to=a1 do=cover since=1/3/2031 until=5/3/2031 && status 303 && be ada && GET /day && see "Αντικαθιστάτε" && see Ανοικτό && at 2031-03-06T09:00 && be ada && GET /day && notsee Αντικαθιστάτε; at 2031-03-01T09:00'
t 'days that are past or mixed up'            'be ada; POST /care/hand-over to=a2 do=cover since=5/3/2031 until=1/3/2031 && status 422 && POST /care/hand-over to=a2 do=cover since=1/1/2031 until=2/1/2031 && status 422'
t 'my team'"'"'s day is for who decides'      'GET /day/team && status 403 && be chief && GET /day/team && status 200'
t 'signing in leads an adviser to their day'  'stranger; POST /sign-in name=ada "password=correct horse 12" && location /day; be ada'

t 'torture: a note'                           'torture POST /care/note/new person=1 words=x kind=home level=team day=1/3/2031'
t 'torture: correcting'                       'torture POST /care/note id=$f row_version=2 words=y'
t 'torture: an alert'                         'torture POST /care/alert/new person=1 kind=other words=x disclosed=1 review=1/6/2031'
t 'torture: ending one'                       'torture POST /care/alert id=$(last alert) do=end end_why=x'
t 'torture: an assessment'                    'torture POST /care/assessment/new person=1 level_housing=3 level_health=1'
t 'torture: a plan'                           'torture POST /care/plan person=1 do=goal goal=x'
t 'torture: a group session'                  'torture POST /care/group/new title=x kind=job day=28/2/2031 "people=1 3"'
t 'torture: a hand-over'                      'be boris; torture POST /care/hand-over to=a1 do=hand words=x'
done_testing
