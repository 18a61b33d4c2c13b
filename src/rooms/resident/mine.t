# SPDX-License-Identifier: EUPL-1.2
# mine.t - one's own file at home: RE4, RE8, and what it never shows of others.
. tests/lib.sh
. tests/staff.sh
. tests/people.sh
. tests/state.sh
export PRONOIA_FILES=$dir/files
account 1 anna $ADVISE; account 2 penelope 4096
sql "INSERT INTO access_unit(id, name) VALUES (650, 'Κέντρο Κοινότητας'); INSERT INTO access_unit(id, name, secret) VALUES (651, 'Κρυφή δομή', 1); INSERT INTO access_work(id, unit, account, since) VALUES (650, 650, 1, 100)"
person 11 Παπαδοπούλου Μαρία 7500; person 12 Γεωργίου Νίκος 4000
ids_from_one resident_identity
anna() { export PRONOIA_STAFF=1; as anna files,advise; export PRONOIA_ROLES=adviser; unset PRONOIA_OWN; }
pen()  { export PRONOIA_STAFF=2; as penelope privacy,files; export PRONOIA_ROLES=privacy; unset PRONOIA_OWN; }
home() { nobody; unset PRONOIA_ROLES; export PRONOIA_OWN=${1:-1}; }
afm()  { POST /person/number "person=$1" kind=afm "value=$2" status=seen && status 303; }
desk() { see "Περάστε μία φορά" && notsee "h-cases"; }
both() { test "$(sql "SELECT (SELECT count(*) FROM diary_act WHERE act = '$1' AND about = 11), (SELECT count(*) FROM diary_hidden WHERE act = '$1' AND person = 11)")" = "$2"; }
state
taxpayer maria 160074103 "ΠΑΠΑΔΟΠΟΥΛΟΥ" "ΜΑΡΙΑ" "ΙΩΑΝΝΗΣ" "ΑΝΝΑ" 1990
taxpayer nikos 123456783 "ΓΕΩΡΓΙΟΥ" "ΝΙΚΟΛΑΟΣ" "ΠΕΤΡΟΣ" "ΕΛΕΝΗ" 1980
anna; afm 11 160074103; afm 12 123456783; nobody
stranger; at_home maria; stranger; at_home nikos; stranger
sql "INSERT INTO casework_case(id, programme, person, spell, state, protocol_year, protocol_no, origin, opened, made, by) VALUES
     (21, 'kapi', 11, 1, 'check', 2031, 7, 'clerk', 1929000000, 1, 1), (22, 'food-aid', 11, 1, 'draft', NULL, NULL, 'clerk', 1929000000, 1, 1),
     (23, 'child-benefit', 12, 1, 'granted', 2031, 8, 'clerk', 1929000000, 1, 1)"
sql "INSERT INTO casework_clock(id, filed, kind, starts, due, law) VALUES (21, 21, 'answer', 22320, 22370, 'x')"

home
t 'both are signed in, each with their own file' 'test "$(sql "SELECT person FROM resident_identity ORDER BY id" | paste -sd" ")" = "11 12" && GET /my-file && status 200 && see "ΠΑΠΑΔΟΠΟΥΛΟΥ ΜΑΡΙΑ"'
t 'one’s own applications, and no other’s, nor a draft' 'see "2031/7" && see "Σε έλεγχο" && notsee "2031/8" && notsee "επισιτιστική" && test "$(grep -c "<article" $dir/page)" = 1'
t 'by when we must answer'                       'see "Θα έχετε απάντηση" || see "Απάντηση" && see "1η Απριλίου 2031"'
t 'in every language, from right to left too'    'for l in en ar sq uk; do PRONOIA_LANG=$l GET /my-file && status 200 || break; ! grep -q "lang=\"el\" dir=\"ltr\">[^<]*</span>" $dir/page || break; done; test $l = uk && PRONOIA_LANG=ar GET /my-file && see "dir=\"rtl\"" && see "قيد الفحص" && see "<bdi dir=\"ltr\">2031/7</bdi>"'
t 'looking at it is a view in the diary'         'both "saw their own file" 6\|0 || both "saw their own file" 7\|0'

# ---- an application of one's own file: FO6, FO7
sql "INSERT INTO casework_paper(id, filed, paper, person, state, asked, changed, by) VALUES (31, 21, 'id_card', 11, 'asked', 1, 1, 1), (32, 21, 'id_card', 12, 'asked', 1, 1, 1), (33, 23, 'id_card', 12, 'asked', 1, 1, 1)"
send() { GET "/my-file/case?n=2031/7"; csrf=$(grep -o 'name="csrf" value="[^"]*' $dir/page | tail -1 | sed 's/.*"//'); python3 tests/papers.py $1 $2 "$csrf" n=${3:-2031/7} > $dir/body && POST /my-file/paper --body $dir/body --type "multipart/form-data; boundary=xxBOUNDARYxx"; }
paper() { test "$(sql "SELECT state, by FROM casework_paper WHERE id = $1")" = "$2"; }
t 'its page: papers, what comes next, nothing of the way with number and code' 'GET /my-file && see "/my-file/case?n=2031%2F7" && GET "/my-file/case?n=2031/7" && status 200 && see "2031/7" && see "action=\"/my-file/paper\"" && see "<bdi>Νίκος</bdi>" && notsee "Γεωργίου" && notsee "/follow"'
t 'another’s, a draft, one that is not there: back to the file' 'for x in 2031/8 2031/99 x; do GET "/my-file/case?n=$x" && location /my-file || return 1; GET "/my-file/letter?n=$x" && location /my-file || return 1; POST /my-file/withdraw n=$x sure=1 "t=$x"; location /my-file || return 1; done; count "casework_step" 0'
t 'a look is a view in the diary'                'both "saw an application of their own file" "1|0"'
t 'a photo of a missing paper is handed in'      'send png 31 && status 303 && location "/my-file/case?n=2031%2F7&done=paper#papers" && paper 31 "received|0"'
t 'a paper of another’s application, and what is no paper' 'send png 33 && status 409 && paper 33 "asked|1" && send png 33 2031/8 && location /my-file && paper 33 "asked|1" && send html 31 && status 422 && count casework_file 1'
t 'FO7: of somebody whose file is shielded nothing is shown, nothing is taken' 'sql "UPDATE registry_person SET shield = 1 WHERE id = 12" && GET "/my-file/case?n=2031/7" && status 200 && notsee "Νίκος" && send png 32 && status 409 && paper 32 "asked|1" && sql "UPDATE registry_person SET shield = 0 WHERE id = 12"'
t 'without the session nothing of it'            'unset PRONOIA_OWN; GET "/my-file/case?n=2031/7" && status 403 && notsee "2031/7" && POST /my-file/withdraw n=2031/7 sure=1 && status 403 && GET "/my-file/letter?n=2031/7" && status 403; home && GET "/follow/case?n=2031/7" && location /follow'
t 'taking it back: a tick, and no step that fails leaves a trace' 'keep_database; POST /my-file/withdraw n=2031/7 && status 422 && torture POST /my-file/withdraw n=2031/7 sure=yes && POST /my-file/withdraw n=2031/7 sure=yes again=1 && status 303 && test "$(sql "SELECT state, by FROM casework_step WHERE filed = 21")" = "withdrawn|0" && GET /my-file && see "2031/7"; back_to_kept'

anna; GET "/person?id=11"; GET "/certificates?person=11"; POST /certificates person=11 kind=presence unit=650 from=1/3/2030 "words=Έρχεται στο Κέντρο από το 2030." paper_lang=el; GET "/person?id=12"
home
t 'RE8: who opened it: role, unit and what for; not the name' 'GET /my-file/opened && status 200 && see "Κοινωνικός λειτουργός, Κέντρο Κοινότητας" && see "βεβαίωση" && see "ο φάκελός σας" && see "μόνο ανάγνωση" && notsee "anna" && notsee "Κρυφή δομή"'
t 'RE8: in their own language'                   'PRONOIA_LANG=uk GET /my-file/opened && see "Соціальний працівник, Κέντρο Κοινότητας" && see "довідка" && PRONOIA_LANG=ar GET /my-file/opened && see "أخصائي اجتماعي"'
t 'RE8: their own looks are not listed'          'notsee "نفسه"'
sql "INSERT INTO access_setting(id, word, value, at, by) VALUES (1, 'names', 1, 1, 1)"
t 'RE8: with the name where the town says so'    'GET /my-file/opened && see "anna, Κοινωνικός λειτουργός"'
sql "DELETE FROM access_setting"
t 'the newest stand on the first page'           'GET /my-file && see "Λόγος: βεβαίωση." && see "/my-file/opened"'

paper=$(sql "SELECT max(id) FROM certificates_issued")
t 'their certificate, the same paper'            'GET /my-file && see "/my-file/certificate?id=$paper" && see "Ισχύει" && GET "/my-file/certificate?id=$paper" && status 200 && see "%PDF"'
home 2
t 'is not another’s'                             'GET "/my-file/certificate?id=$paper" && status 404 && GET /my-file && notsee "certificate?id"'
anna; POST /certificates/revoke id=$paper "why=λάθος στοιχεία"
home
t 'one that was revoked says so, and is no longer given' 'GET /my-file && notsee "certificate?id" && see "Ανακλήθηκε" && GET "/my-file/certificate?id=$paper" && status 404'

anna; POST /messages/new person=11 what=papers day=10/3/2031 once=a
home
t 'messages, also what no telephone brought'     'GET /my-file && see "χρειαζόμαστε ακόμη" || see "Χρειαζόμαστε ακόμη" && see "10 Μαρτίου 2031" && see "δεν έφτασε σε εσάς"'
t 'in the language of who reads'                 'PRONOIA_LANG=en GET /my-file && see "We still need some papers from you, by 10 March 2031"'
home 2
t 'and no other’s'                               'GET /my-file && see "Δεν υπάρχει μήνυμα"'

home
t 'a request about one’s own data'               'GET /my-file/ask && status 200 && see "Να δω τι γράφετε για μένα" && torture POST /my-file/ask kind=access "words=θέλω να δω τι γράφετε" && POST /my-file/ask kind=access "words=θέλω να δω τι γράφετε" && status 303 && location "/my-file?asked=1" && GET "/my-file?asked=1" && see "Λάβαμε το αίτημά σας" && see "Απάντηση έως" && see "1η Απριλίου 2031"'
q=$(sql "SELECT max(id) FROM privacy_request")
t 'sealed, with how we know who asks'            'contents > $dir/all && ! grep -q "τι γράφετε" $dir/all && test "$(sql "SELECT channel, by, person FROM privacy_request")" = "online||11" && pen && GET "/privacy/request?id=$q" && see "Συνδέθηκε με τους κωδικούς TAXISnet" && see "θέλω να δω τι γράφετε"'
home
t 'not twice while it waits, not without a kind, not without end' 'POST /my-file/ask kind=access again=1 && status 409 && see "Έχετε ήδη κάνει" && POST /my-file/ask words=x && status 422 && see ">x</textarea>" && POST /my-file/ask kind=gold && status 422 && POST /my-file/ask kind=erase "words=$(head -c 5000 /dev/zero | tr "\0" a)" && status 422 && count privacy_request 1'
t 'nothing to take before it is answered'        'GET "/my-file/copy?request=$q" && status 404'
pen; POST /privacy/request id=$q do=done "outcome=Ορίστε το αντίγραφό σας."
home
t 'then the answer, and the copy'                'GET /my-file && see "έγινε δεκτό" && see "Ορίστε το αντίγραφό σας." && GET "/my-file/copy?request=$q" && status 200 && see "\"registry\"" && see "160074103" && GET "/my-file/copy?request=$q&as=pdf" && see "%PDF"'
home 2
t 'never another’s copy'                         'GET "/my-file/copy?request=$q" && status 404'
home; at 2031-04-05T09:00
t 'for a month'                                  'GET "/my-file/copy?request=$q" && status 404 && GET /my-file && notsee "/my-file/copy"'
at 2031-03-01T09:00

shield() { sql "UPDATE registry_person SET shield = $1 WHERE id = 11"; }
super()  { export PRONOIA_STAFF=1; as anna advise,supervise,files; unset PRONOIA_OWN; }
sql "INSERT INTO access_grant(id, person, account, purpose, starts, about_kind, about) VALUES (1, 11, 1, 'care', 1, 'case', 1)"
shield 1
t 'RE4: shielded: nothing is shown, nothing can be done' 'home && GET /my-file && desk && GET /my-file/opened && location /my-file && GET "/my-file/certificate?id=$paper" && location /my-file && GET "/my-file/copy?request=$q" && location /my-file && GET /my-file/ask && location /my-file && GET "/my-file/case?n=2031/7" && location /my-file && POST /my-file/ask kind=erase && location /my-file && count privacy_request 1'
t 'RE4: the desk may allow it, with a reason, and is warned' 'super && GET "/residents/online?person=11" && status 200 && see "ποιος άλλος έχει τους κωδικούς" && POST /residents/online person=11 allowed=1 reason=x && status 422 && POST /residents/online person=11 "reason=το ζήτησε η ίδια, μόνη της" && status 422 && torture POST /residents/online person=11 allowed=1 "reason=το ζήτησε η ίδια, μόνη της" && POST /residents/online person=11 allowed=1 "reason=το ζήτησε η ίδια, μόνη της" && status 303 && home && GET /my-file && see "h-cases"'
t 'the reason is sealed'                         'contents > $dir/all && ! grep -q "μόνη της" $dir/all && super && GET "/residents/online?person=11" && see "μόνη της"'
shield 2
t 'RE4: a stricter shield asks the desk anew'    'home && GET /my-file && desk'
t 'RE4: allowed again, what is done stands in the sealed diary alone' 'super && POST /residents/online person=11 allowed=1 "reason=στον ξενώνα, δικό της κινητό" && status 303 && home && before=$(sql "SELECT count(*) FROM diary_act") && GET /my-file && see "h-cases" && POST /my-file/ask kind=correct && status 303 && GET "/my-file/case?n=2031/7" && status 200 && test "$(sql "SELECT count(*) FROM diary_act")" = $before && both "made a privacy request online" "1|1" && test "$(sql "SELECT count(*) FROM diary_hidden WHERE act = '"'saw an application of their own file'"'")" = 1'
shield 0
t 'RE4: the desk may close an open file, and nobody is told so' 'super && POST /residents/online person=11 allowed=0 "reason=ο σύζυγος έχει τους κωδικούς" && status 303 && home && GET /my-file && desk && notsee "έκλεισε" && super && POST /residents/online person=11 allowed=1 "reason=άλλαξε τους κωδικούς της" && home && GET /my-file && see "h-cases"'
t 'one who is not there, or not theirs to open'  'super && GET "/residents/online?person=999" && status 404 && POST /residents/online person=999 allowed=1 "reason=κάποιος μεγάλος λόγος" && status 404 && count "resident_online WHERE person = 999" 0'

anna
t 'the person’s page says whether they see it'   'GET "/person?id=11" && see "Ο φάκελος από το σπίτι" && see "Τελευταία σύνδεση" && GET "/person?id=12" && see "Το πρόσωπο βλέπει τον φάκελό του"'
t 'the desk takes the link away: signed out at once, and it does not come back by itself' 'GET "/residents/online?person=12" && see "ΓΕΩΡΓΙΟΥ ΝΙΚΟΛΑΟΣ" && torture POST /residents/unlink person=12 && POST /residents/unlink person=12 && status 303 && count "resident_entry WHERE identity = 2" 0 && home 2 && GET /my-file && desk && nobody && unset PRONOIA_OWN && stranger && at_home nikos && GET /my-file && desk && test "$(sql "SELECT waits FROM resident_identity WHERE id = 2")" = undone'
anna
t 'and once only'                                'POST /residents/unlink person=12 again=1 && status 409'
t 'the copy of a file says who signs in for it'  'pen && POST /privacy/new person=11 kind=access channel=desk received=1/3/2031 && GET "/privacy/copy?id=11" && see "signed_in_online" && see "ΠΑΠΑΔΟΠΟΥΛΟΥ"'
done_testing
