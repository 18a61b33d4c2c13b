# SPDX-License-Identifier: EUPL-1.2
# ask.t - a questionnaire before and after, by slips without a name; nothing below the town's limit; a certificate of attendance (EV10 to EV13).
. tests/lib.sh
. tests/people.sh
ids_from_one events_course events_lesson events_signup events_came events_question events_slip events_reply certificates_issued events_material
export PRONOIA_LANG=en PRONOIA_FILES=$dir/files
worker 1 Αθηνά; worker 2 Βασίλης
person 11 Παπαδοπούλου Ελένη 7000; person 12 Ιωάννου Μαρία 7000
sql "INSERT INTO access_unit(id, name, structure, secret, kind) VALUES (1, 'Κέντρο Πρόληψης', '', 0, ''), (3, 'Κέντρο Κοινότητας', '', 0, '')"
sql "INSERT INTO access_work(id, unit, account, since) VALUES (1, 1, 1, 100), (2, 3, 2, 100)"
at 2031-03-03T09:00
sql "INSERT INTO events_course(id, unit, kind, audience, places, percent, online, groups, state, made, by) VALUES (1, 1, 'prevention', 'pupils', 40, 75, 1, 1, 'open', 1, 1)"
sql "INSERT INTO events_title(course, lang, title) VALUES (1, 'el', 'Δρόμοι χωρίς ατυχήματα'), (1, 'en', 'Safe roads')"
for i in 1 2 3 4; do s=$(date -u -d "2031-03-0${i}T15:00Z" +%s); sql "INSERT INTO events_lesson(id, course, starts, ends, made, by) VALUES ($i, 1, $s, $s + 5400, 1, 1)"; done
for i in 1 2; do sql "INSERT INTO events_signup(id, course, number, person, state, made, by) VALUES ($i, 1, $i, 1$i, 'registered', 1, 1)"; done
for i in 1 2 3; do sql "INSERT INTO events_came(lesson, signup, heads, at, by) VALUES ($i, 1, 1, 1, 1)"; done
sql "INSERT INTO events_came(lesson, signup, heads, at, by) VALUES (1, 2, 1, 1, 1)"
be 1 keep,advise,files

# ---- the team's side
t 'slips that would ask nothing are not made'            'POST /courses/slips course=1 n=3 && status 422 && see "question first" && count events_slip 0'
t 'a question of the list, one of the team’s own'       'POST /courses/questions course=1 word=know phase=both && status 303 && POST /courses/questions course=1 "own=Φοράτε κράνος;" kind=yes_no phase=both && status 303 && POST /courses/questions course=1 word=useful phase=after && count events_question 3'
t 'twice, both at once, none, nonsense'                  'POST /courses/questions course=1 word=know phase=both && status 409 && POST /courses/questions course=1 word=sure own=x phase=both && status 422 && POST /courses/questions course=1 phase=both && status 422 && POST /courses/questions course=1 word=dragon phase=both && status 422 && POST /courses/questions course=1 word=sure phase=never && status 422 && count events_question 3'
t 'another unit’s questionnaire is not there'            'be 2 keep,advise; GET "/courses/questions?course=1" && status 404 && POST /courses/slips course=1 n=3 && status 404 && count events_slip 0'
be 1 keep,advise,files
t 'slips: none, too many'                                'POST /courses/slips course=1 n=0 && status 422 && POST /courses/slips course=1 n=501 && status 422 && count events_slip 0'
t 'no step of making them leaves a trace'                'torture POST /courses/slips course=1 n=2'
POST /courses/slips course=1 n=12; grep -o '[2-9A-Z]\{3\}-[2-9A-Z]\{3\}-[2-9A-Z]\{3\}-[2-9A-Z]\{3\}' "$dir/page" | sort -u > "$dir/codes"
slip() { sed -n "${1}p" "$dir/codes"; }
t 'EV11: twelve codes, shown once, kept as hashes'       'test $(grep -c . "$dir/codes") = 12 && count events_slip 12 && ! contents | grep -q "$(slip 1)" && GET "/courses/questions?course=1" && notsee "$(slip 1)" && see "12 slips"'

# ---- who answers
nobody
say() { export PRONOIA_PEER=p$1; POST /events/slip code=$(slip $1) phase=$2 do=send q1=$3 q2=$4 ${5:+q3=$5}; }
t 'no such slip, no code'                                'POST /events/slip code=222-222-222-222 phase=before; status 404 || status 422; POST /events/slip code=x && status 422 && count events_reply 0'
t 'a slip shows the questions of its time, in the reader’s language' 'PRONOIA_LANG=sq POST /events/slip code=$(slip 1) phase=before && status 200 && see "Sa dini" && see "lang=\"el\" dir=\"ltr\">Φοράτε" && notsee "dobishëm"'
t 'nothing answered, nonsense: nothing is written'       'POST /events/slip code=$(slip 1) phase=before do=send && status 422 && POST /events/slip code=$(slip 1) phase=before do=send q1=9 q2=7 && status 422 && count events_reply 0'
t 'no step of answering leaves a trace'                  'torture POST /events/slip code=$(slip 1) phase=before do=send q1=2 q2=0'
t 'EV11: once before'                                    'say 1 before 2 0 && status 303 && say 1 before 5 1 && status 409 && count events_reply 2'
t 'EV11: and once after; what is asked after is not answered before' 'say 2 before 2 0 4 && count "events_reply WHERE question = 3" 0'
for i in 3 4; do say $i before 2 0; done
table() { be 1 keep,advise,files; GET "/courses/questions?course=1"; nobody; }
t 'EV12: four answers are too few'                       'table && see "too few" && notsee "2,0"'
say 5 before 2 1
t 'EV12: five are shown'                                 'table && see "2,0 (5 answers)" && see "20% (5 answers)"'
for i in 6 7 8 9; do say $i before 5 1; done
t 'EV12: four more change nothing: no two readings tell one answer' 'table && see "2,0 (5 answers)" && notsee "(9 answers)"'
say 10 before 5 1
t 'EV12: with the fifth they count'                      'table && see "3,5 (10 answers)"'
for i in 1 2 3 4 5; do say $i after 4 1 5; done
t 'after, beside before'                                 'table && see "4,0 (5 answers)" && see "5,0 (5 answers)"'
t 'what was answered is not taken off'                   'be 1 keep,advise,files; POST /courses/questions course=1 drop=1 && status 409 && count events_question 3; nobody'
t 'EV11: no diary line says whose slip it was'           'count "diary_act WHERE act = '"'answered a questionnaire'"' AND about <> 1" 0'

# ---- a certificate
be 1 keep,advise,files
t 'EV13: one of four is not enough'                      'at 2031-03-04T18:00; GET "/courses/certificate?signup=2" && see "not enough attendance" && POST /courses/certificate signup=2 paper_lang=en && status 422 && count certificates_issued 0'
t 'no step of giving one leaves a trace'                 'torture POST /courses/certificate signup=1 paper_lang=en'
t 'EV13: three of four are: a PDF that anybody can check' 'POST /courses/certificate signup=1 paper_lang=en && status 303 && count "certificates_issued WHERE kind = '"'attendance'"' AND person = 11" 1 && GET "/certificates/pdf?id=1" && python3 -c "import sys; b = open(sys.argv[1], '"'rb'"').read(); open(sys.argv[2], '"'wb'"').write(b[b.index(b'"'%PDF'"'):])" "$dir/page" "$dir/paper.pdf" && pdftotext -layout "$dir/paper.pdf" "$dir/page" && see "Βεβαίωση παρακολούθησης" && see "Safe roads" && see "3 of 4 meetings" && see "4,5 hours"'
t 'it is a delivery, and the public page knows it'       'count "ledger_line WHERE kind = '"'certificate'"' AND service = '"'attendance'"'" 1 && nobody && POST /verify c=$(sql "SELECT number FROM certificates_issued") && status 200 && see "Attendance at a course"'
be 1 keep,advise,files
t 'not on the general form'                              'POST /certificates person=11 kind=attendance words=x && status 422 && count certificates_issued 1 && GET "/certificates?person=11" && notsee "value=\"attendance\""'
t 'EV7: of a sensitive course the paper does not say which' 'sql "UPDATE events_course SET sensitive = 1"; POST /courses/certificate signup=1 paper_lang=en && status 303 && test "$(sql "SELECT count(*) FROM certificates_issued WHERE words LIKE '"'%roads%'"' OR words LIKE '"'%Δρόμοι%'"'")" = 1 && sql "UPDATE events_course SET sensitive = 0"'
for is in "kind = 'rehab_hostel'" "secret = 1"; do
    papers=$(sql "SELECT count(*) FROM certificates_issued")
    t 'EV7: nor one of a unit that is secret, or whose name says something of health' 'sql "UPDATE access_unit SET $is WHERE id = 1"; POST /courses/certificate signup=1 paper_lang=en && status 303 && count certificates_issued $((papers + 1)) && test "$(sql "SELECT count(*) FROM certificates_issued WHERE words LIKE '"'%roads%'"' OR words LIKE '"'%Δρόμοι%'"'")" = 1'
    sql "UPDATE access_unit SET kind = '', secret = 0 WHERE id = 1"
done
papers=$(sql "SELECT count(*) FROM certificates_issued")
sealed=$(if [ "${DB:-sqlite}" = postgres ]; then echo "'\\x00'::bytea"; else echo "x'00'"; fi)
sql "INSERT INTO access_restriction(person, request, ground, reason, since, by) VALUES (11, 1, 'accuracy', $sealed, 1, 1)"
t 'a restricted file is not used'                        'count access_restriction 1 && POST /courses/certificate signup=1 paper_lang=en && status 409 && count certificates_issued $papers'
sql "DELETE FROM access_restriction"
t 'nor by who does not work there'                       'be 2 advise,files; GET "/courses/certificate?signup=1" && status 404 && POST /courses/certificate signup=1 && status 404'

# ---- files
be 1 keep,advise,files
GET "/courses/one?id=1"; csrf=$(grep -o 'name="csrf" value="[^"]*' "$dir/page" | head -1 | sed 's/.*"//')
body() { python3 - "$dir/body" "$csrf" "$1" "$2" <<'PY'
import sys
out, csrf, title, open_ = sys.argv[1:]
pdf = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n160\n%%EOF\n"
b = b''
for name, value in (('csrf', csrf), ('course', '1'), ('title', title)) + ((('open', '1'),) if open_ else ()):
    b += f'--xxBOUNDARYxx\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
b += b'--xxBOUNDARYxx\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n' + pdf + b'\r\n--xxBOUNDARYxx--\r\n'
open(out, 'wb').write(b)
PY
}
send() { POST /courses/material/new --body "$dir/body" --type "multipart/form-data; boundary=xxBOUNDARYxx"; }
t 'EV10: a file wants a name, and is kept sealed'        'body "" ""; send; status 422 && count events_material 0 && body Leaflet 1 && send && status 303 && body Slides "" && send && status 303 && count events_material 2'
t 'EV10: what is open is for anybody, the rest is not'   'nobody; GET "/events/course?id=1" && see Leaflet && notsee Slides && GET "/events/material?id=1" && status 200 && see "%PDF" && GET "/events/material?id=2" && status 404 && GET "/courses/material?id=2" && status 403'
t 'taken away'                                           'be 1 keep; POST /courses/material/remove id=1 && status 303 && nobody && GET "/events/material?id=1" && status 404'
done_testing
