# SPDX-License-Identifier: EUPL-1.2
# sealed.t - AC3, AC12, Y8: the sealed diary is read by whom a grant opens the file, and nobody else sees its lines, how many they are, or gaps.
. tests/lib.sh
export PRONOIA_SEED=sealed
worker() { sql "INSERT INTO staff_account(id, name, sign_in, password_hash, roles, created) VALUES ($1, '$2', 'u$1', '!', 1024, 1)"; }
worker 1 'Άννα Ξενώνα'; worker 2 'Μαρία Προϊσταμένη'; worker 3 'Νίκος Άλλος'
sql "INSERT INTO registry_person(id, shield, made, made_by) VALUES (11, 2, 1, 1), (12, 2, 1, 1), (13, 0, 1, 1)"
sql "UPDATE registry_person SET merged_into = 12 WHERE id = 13"
sql "INSERT INTO access_unit(id, name) VALUES (7, 'Ξενώνας')"
sql "INSERT INTO access_work(id, unit, account, since) VALUES (1, 7, 1, 1)"
sql "INSERT INTO access_grant(id, person, unit, purpose, starts, about_kind, about) VALUES (1, 12, 7, 'stay', 1, 'person', 12)"
sql "INSERT INTO access_grant(id, person, account, purpose, starts, about_kind, about) VALUES (2, 12, 1, 'review', 1, 'shield', 1), (3, 11, 2, 'stay', 1, 'person', 11)"
anna()  { as 'Άννα Ξενώνα' advise,files; export PRONOIA_STAFF=1; }
maria() { as 'Μαρία Προϊσταμένη' decide,supervise,files; export PRONOIA_STAFF=2; }
other() { as 'Νίκος Άλλος' "$1"; export PRONOIA_STAFF=3; }
everybody='diary decide,supervise privacy,files special,advise,files keep receive advise,decide,supervise,privacy,diary,files,receive,keep,special,staff,rules'
other diary; GET /                              # makes the key
for k in $everybody; do other $k; GET "/diary/sealed?person=12"; sed '/^Set-Cookie/d' $dir/page > "$dir/before-$k"; done
i=1; while [ $i -le 105 ]; do echo "($i, 1900000000 + $i, 'Κάποια $i', 5, 'opened file', 'person', 12, 12, 1)"; i=$((i + 1)); done | paste -sd, > $dir/rows
sql "INSERT INTO diary_hidden(id, at, who, account, act, about_kind, about, person, reads) VALUES $(cat $dir/rows), (201, 1900000000, 'Κρυφός', 5, 'changed a person', 'person', 11, 11, 0), (202, 1800000000, 'Παλιά', 5, 'opened file', 'case', 4, 13, 1)"
t 'AC12: who works where the file is open reads it'  'anna; GET /diary/sealed && status 200 && see "Κάποια 105" && see "Κάποια 6<" && notsee "Κάποια 5<" && notsee Κρυφός && see "before=1900000006"'
t 'older lines on the next page, also of a record linked to it' 'at 2031-03-01T09:05; GET "$(sed -n "s/.*href=\"\(\/diary\/sealed[^\"]*\)\".*/\1/p" $dir/page | sed "s/&amp;/\&/g")"; at 2031-03-01T09:00; status 200 && see "Κάποια 5<" && see Παλιά && notsee "Κάποια 6<"'
t 'each line once, through however many grants'      'test "$(grep -o ">Κάποια 3<" $dir/page | wc -l)" = 1'
t 'by file and by day'                               'GET "/diary/sealed?person=13" && see Παλιά && notsee "Κάποια 9<" && GET "/diary/sealed?until=20/1/2027" && see Παλιά && notsee Κάποια && GET "/diary/sealed?since=31/2/2030" && status 422'
t 'AC12: another one reads another one'              'maria; GET /diary/sealed && see Κρυφός && notsee Κάποια && notsee Παλιά'
t 'no number, no count, no gap'                      'notsee ">201<" && notsee 105 && notsee 107'
t 'AC12: nobody else can tell it from an empty one'  'for k in $everybody; do other $k; GET "/diary/sealed?person=12"; status 200 && sed "/^Set-Cookie/d" $dir/page | diff "$dir/before-$k" - || break; done; test $k = "${everybody##* }" && sed "/^Set-Cookie/d" $dir/page | diff "$dir/before-$k" - > $dir/d'
t 'nor who keeps accounts or rules, nor a resident'  'for k in staff rules; do other $k; GET /diary/sealed; status 403 || break; done; status 403 && nobody && GET /diary/sealed && status 403'
t 'nor in the open diary'                            'other diary; GET /diary && notsee Κάποια && notsee Κρυφός && GET "/diary?kind=person&about=12" && see "Καμία ενέργεια"'
t 'nor when the grant is over'                       'sql "UPDATE access_grant SET ends = 2 WHERE id = 3"; maria; GET /diary/sealed && notsee Κρυφός'
t 'reading it is in the sealed diary, about each file that was seen' 'anna; before=$(sql "SELECT count(*) FROM diary_hidden"); GET "/diary/sealed?person=12" && test "$(sql "SELECT count(*) FROM diary_hidden")" = $((before + 1)) && test "$(sql "SELECT max(person) FROM diary_hidden WHERE act = '"'read the sealed diary'"'")" = 13 && test "$(sql "SELECT count(*) FROM diary_act WHERE about IN (11, 12, 13)")" = 0'
t 'its chain is its own, and whole'                  '"$program" chores diary; "$program" chores diary; "$program" diary verify --db --hidden > $dir/page && see sound && "$program" diary verify --db > $dir/page && see sound && ! grep -q hidden $dir/key.checkpoints'
t 'its length stands in no figure'                   'nobody; for p in /metrics /healthz; do GET $p; grep -qw "$(sql "SELECT count(*) FROM diary_hidden")" $dir/page && break; done; test $p = /healthz'
done_testing
