# SPDX-License-Identifier: EUPL-1.2
# reception.t - somebody comes, waits, is called, is joined to a person: RC1 to RC8 of room.md.
. tests/lib.sh
. tests/staff.sh
account 1 ada 68; account 2 rena 128; account 3 chief 1092
sql "INSERT INTO registry_person(id, made, made_by, shield, lang) VALUES (1, 1, 1, 0, 'ar'), (2, 1, 1, 1, 'sq')"
sql "INSERT INTO registry_name(id, person, kind, family, given, shown, made, by) VALUES (1, 1, 'official', 'Δοκιμίου', 'Άννα', 1, 1, 1), (2, 2, 'official', 'Κρυφού', 'Εύα', 1, 1, 1)"
sql "INSERT INTO registry_need(id, person, kind, words, made, by) VALUES (1, 1, 'interpreter', 'ar', 1, 1), (2, 1, 'blind', '', 1, 1)"
one() { sql "SELECT $2 FROM reception_visit WHERE number = $1 AND day = 22339"; }
come() { POST /reception "$@" && status 303; }
id() { one "$1" id; }
sign_in rena
sql "SELECT 1" > /dev/null

t 'nobody else receives'                      'stranger; GET /reception && status 403; sign_in rena'
t 'the page offers every purpose as a button' 'GET /reception && status 200 && see "name=\"purpose\" value=\"housing\"" && see "name=\"purpose\" value=\"other\""'
t 'RC4: a visit needs nothing but why'        'come purpose=food && count reception_visit 1 && test "$(one 1 "purpose")" = food && test -z "$(one 1 "person")"'
t 'without why nothing is written, what was typed is kept' 'POST /reception "said=Για το νερό" people=3 && status 422 && see "Για το νερό" && count reception_visit 1'
t 'Enter in a field is no purpose: the form asks for one and keeps what was typed' 'GET /reception && test "$(grep -o "<button[^>]*name=.purpose. value=.[a-z]*." $dir/page | head -1 | sed "s/.*value=//")" = "\"\"" && POST /reception purpose= "name=Ιμάν" people=2 && status 422 && see "value=\"Ιμάν\"" && see "Πατήστε ένα θέμα" && count reception_visit 1'
t 'a purpose that is none, a hundred people'  'POST /reception purpose=gold && status 422 && POST /reception purpose=food people=100 && status 422 && POST /reception purpose=food class=king && status 422 && count reception_visit 1'
t 'all that is wrong is named at once, each by its field, and nothing is lost' 'POST /reception purpose=gold class=king visitor_lang=?? people=100 sex=z age=q wanted=99 "name=$(printf "%0500d" 0)" "said=$(printf "%05000d" 0)" && status 422 && for f in purpose class visitor_lang people sex age wanted name said; do see "href=\"#$f\"" && see "id=\"$f\"" || exit 1; done && POST /reception purpose=food people=0 "name=Εύα" age=q && status 422 && notsee "#purpose" && see "#people" && see "#age" && see "value=\"Εύα\"" && count reception_visit 1'
t 'the ticket shows the number and who comes first' 'come purpose=papers && GET "/reception/ticket?id=$(id 2)" && see "<strong>2</strong>" && see "Περιμένει 1 άτομο"'
t 'a visit afterwards: the same, at once'     'POST /reception/visit id=$(id 2) row_version=1 purpose=gold people=0 age=q "said=Για χαρτιά" && status 422 && see "#purpose" && see "#people" && see "#age" && see "Για χαρτιά"'
t 'to join it to nobody leaves what stands there' 'POST /reception/visit id=$(id 2) row_version=1 purpose=papers people=4 "said=Μιλά σιγά" && status 303 && POST /reception/attach id=$(id 2) do=attach person= && status 422 && see "Μιλά σιγά" && see "name=\"people\" value=\"4\"" && see "value=\"papers\" selected"'
t 'RC6: name and words are sealed'            'come purpose=other "name=Ιμάν Δοκιμή" "said=Χάθηκε η κάρτα" && contents > $dir/all && ! grep -q "Ιμάν\|Χάθηκε" $dir/all && GET /reception/queue && see "Ιμάν Δοκιμή"'
t 'what the registry knows is not asked again' 'come purpose=family person=1 && test "$(one 4 "interpreter + in_person")" = 2 && test "$(one 4 lang)" = ar && GET /reception/queue && see العربية && see "Χρειάζεται διερμηνέα" && see "Κλήση αυτοπροσώπως"'
t 'also that somebody signs: ticked on the form, and in the queue at once' 'keep_database; sql "INSERT INTO registry_need(id, person, kind, made, by) VALUES (3, 1, '"'sign_language'"', 1, 1)"; GET "/reception?person=1" && grep -q "name=\"signing\" value=\"1\" checked" $dir/page && GET /reception/queue && notsee "Νοηματική γλώσσα" && come purpose=family person=1 && GET /reception/queue && see "<strong class=\"tag warn\">Νοηματική γλώσσα</strong>"; back_to_kept'
bare() { GET "$1" && status 200 && sed 's/name="csrf" value="[^"]*"//g' "$dir/page" > "$dir/$2"; }
t 'RC7: a visit of a file that the clerk may not open is as anybody'"'"'s: in the queue, and by itself' 'bare /reception/queue q1 && bare "/reception/visit?id=$(id 1)" v1 && sql "UPDATE reception_visit SET person = 2 WHERE number = 1" && bare /reception/queue q2 && bare "/reception/visit?id=$(id 1)" v2 && cmp $dir/q1 $dir/q2 && cmp $dir/v1 $dir/v2'
t 'RC7: and on the page of a file whose it may be'  'stranger; sign_in ada; GET "/person?id=1"; bare "/person?id=1" k2 && grep -q "name=\"id\" value=\"$(id 1)\"" $dir/k2 && sql "UPDATE reception_visit SET person = NULL WHERE number = 1" && bare "/person?id=1" k1 && cmp $dir/k1 $dir/k2; rc=$?; sql "UPDATE reception_visit SET person = 2 WHERE number = 1"; stranger; sign_in rena; test $rc = 0'
t 'RC7: of two hundred tickets ago none is offered there' 'I=$(id 1); stranger; sign_in ada; sql "UPDATE reception_visit SET number = 200 WHERE number = 2"; GET "/person?id=1" && see "name=\"id\" value=\"$I\"" && sql "UPDATE reception_visit SET number = 201 WHERE number = 200" && GET "/person?id=1" && notsee "name=\"id\" value=\"$I\""; rc=$?; sql "UPDATE reception_visit SET number = 2 WHERE number IN (200, 201)"; stranger; sign_in rena; test $rc = 0'
t 'RC7: nor does what they told show it'      'come purpose=other "name=Εύα" "said=Φοβάμαι" && N=$(sql "SELECT max(id) FROM reception_visit") && sql "UPDATE reception_visit SET person = 2 WHERE id = $N" && GET "/reception/visit?id=$N" && notsee Εύα && notsee Φοβάμαι && GET /reception/queue && notsee Εύα && POST /reception/visit id=$N row_version=1 purpose=food && status 303 && test "$(sql "SELECT CASE WHEN name IS NULL OR said IS NULL THEN 0 ELSE person END FROM reception_visit WHERE id = $N")" = 2'
t 'RC7: who may open the file sees who it is, and what was told' 'sql "INSERT INTO access_grant(id, person, account, purpose, starts, about_kind, about) VALUES (90, 2, 2, '"'care'"', 1, '"'person'"', 2)"; GET "/reception/visit?id=$N" && see Κρυφού && see Φοβάμαι && GET /reception/queue && see Κρυφού; sql "DELETE FROM access_grant WHERE id = 90"'
t 'RC7: taken off it is not, as any that is attached to nobody' 'POST /reception/attach id=$N do=detach && status 409 && POST /reception/attach id=$(id 2) do=detach && status 409'
strip() { sed 's/name="csrf" value="[^"]*"//g; s/person=[0-9]*//g' "$dir/page"; }
says() {    # FILE: what a clerk reads while another name is told of the visit, and it is attached to somebody
    for step in look tell attach; do
        case $step in
            tell) POST /reception/visit id="$N" row_version=2 purpose=food name=Άλλη; status 303 || echo refused ;;
            attach) POST /reception/attach id="$N" person=1 do=attach; status 303 || echo refused ;;
        esac
        for path in "/reception/visit?id=$N" /reception/queue; do GET "$path"; strip; done
    done > "$1"
}
keep_database; sql "UPDATE reception_visit SET person = NULL, name = NULL, said = NULL WHERE id = $N"; says "$dir/s1"; back_to_kept; says "$dir/s2"
t 'RC7: told another name and attached, it reads as an anonymous one' 'grep -q Άλλη $dir/s1 && ! grep -qx refused $dir/s1 && cmp $dir/s1 $dir/s2 && ! grep -q "Εύα\|Φοβάμαι\|Κρυφού" $dir/s2'
t 'RC7: whose it was and what they told stays for who may see them' 'sql "INSERT INTO access_grant(id, person, account, purpose, starts, about_kind, about) VALUES (90, 2, 1, '"'care'"', 1, '"'person'"', 2)"; stranger; sign_in ada; GET "/reception/visit?id=$N" && see Δοκιμίου && see Κρυφού && see Φοβάμαι && GET "/person?id=2" && see "/reception/visit?id=$N" && GET "/person?id=1" && see "/reception/visit?id=$N"'
back_to_kept; stranger; sign_in rena
t 'RC7: what was told stays when only the rest is changed' 'POST /reception/visit id=$N row_version=2 purpose=health && status 303 && count reception_aside 0 && test "$(sql "SELECT CASE WHEN name IS NULL OR said IS NULL THEN 0 ELSE person END FROM reception_visit WHERE id = $N")" = 2'
sql "DELETE FROM reception_visit WHERE id = $N; UPDATE reception_counter SET last = last - 1; UPDATE reception_visit SET person = NULL WHERE number = 1"
t 'RC7: attached to a file that one may not open: as to a number that is nobody' 'POST /reception/attach id=$(id 3) do=attach person=2 && status 422 && strip > $dir/b && POST /reception/attach id=$(id 3) do=attach person=99 && strip | cmp - $dir/b && test -z "$(one 3 person)" && GET "/reception/visit?id=$(id 3)" && notsee Κρυφού && GET /reception/queue && notsee Κρυφού'
t 'RC7: and received under it too'            'GET "/reception?person=2" && status 404 && strip > $dir/b && GET "/reception?person=99" && strip | cmp - $dir/b && POST /reception purpose=food person=2 && status 404 && strip > $dir/b && POST /reception purpose=food person=99 && strip | cmp - $dir/b'
sql "UPDATE reception_visit SET person = NULL WHERE number = 2"

# RC1: 1, 2, 3, 4 came at 09:00.
at 2031-03-01T09:20
come purpose=health class=baby; at 2031-03-01T09:21; come purpose=food
order() { GET /reception/queue; grep -o '<strong>[0-9]*</strong></a>' "$dir/page" | tr -dc '0-9\n' | paste -sd, ; }
t 'RC1: a head start of 30 minutes overtakes who came up to 30 minutes before, in order' 'test "$(order)" = 5,1,2,3,4,6'
at 2031-03-01T09:40; stranger; sign_in rena; come purpose=health class=baby
t 'RC1: nobody is overtaken by who came more than the head start later' 'test "$(order)" = 5,1,2,3,4,7,6'
t 'RC1: changed to another class a visit moves to where it would stand' 'v=$(one 7 row_version); POST /reception/visit id=$(id 7) row_version=$v purpose=health class=other && status 303 && test "$(order)" = 5,1,2,3,4,6,7'

t 'RC2: next calls the first'                 'POST /reception/queue do=next "desk=Γραφείο 3" && status 303 && test "$(one 5 state)" = called && test "$(one 5 desk)" = "Γραφείο 3"'
t 'RC5: the screen shows number and desk, without signing in, and no more' 'stranger; GET /queue/screen && status 200 && see "<b class=\"num\">5</b>" && see "Γραφείο 3" && notsee Υγεία && notsee baby && notsee Έγκυος; sign_in rena'
t 'it is spoken in Greek and in the visitor'"'"'s language' 'POST /reception/queue do=call id=$(id 4) "desk=Γραφείο 3"; GET /queue/screen && see "data-lang=\"ar\"" && see "Αριθμός 4, παρακαλώ στο Γραφείο 3." && see "الرقم 4"'
t 'called again it is new on the screen'      'k="data-key=\"$(($(id 4) * 100 + 1))\""; see "$k" && POST /reception/queue do=again id=$(id 4) && status 303 && GET /queue/screen && notsee "$k"'
t 'without script the screen asks anew by itself' 'see "plain=1" && GET "/queue/screen?place=0&plain=1" && status 200 && grep -qx "Refresh: 7" "$dir/page" && GET "/queue/screen?place=0" && ! grep -q "^Refresh:" "$dir/page"'
t 'served is served once'                     'POST /reception/queue do=served id=$(id 5) && status 303 && POST /reception/queue do=no_show id=$(id 5) && status 409 && test "$(one 5 state)" = served'
t 'who did not come can wait again'           'POST /reception/queue do=no_show id=$(id 4) && POST /reception/queue do=back id=$(id 4) && test "$(one 4 "state")" = waiting && test "$(one 4 "calls")" = 0'
desk='Κοινωνική λειτουργός παιδιών 2'
t 'a desk has 40 letters of any script, as its field says' 'POST /reception/queue do=call id=$(id 4) "desk=$desk" && status 303 && test "$(one 4 desk)" = "$desk" && POST /reception/queue do=call id=$(id 1) "desk=$(printf "%041d" 0)" && status 422 && POST /reception/queue do=no_show id=$(id 4) && POST /reception/queue do=back id=$(id 4) && test "$(one 4 "state")" = waiting'
t 'who asks for somebody is not called by another' 'sql "UPDATE reception_visit SET wanted = 1 WHERE number = 1"; POST /reception/queue do=next && test "$(one 1 state)" = waiting && test "$(one 2 state)" = called'
t 'nobody was in: ended, and a task for whom they asked' 'POST /reception/queue do=nobody_in id=$(id 1) && status 303 && test "$(one 1 state)" = nobody_in && test "$(sql "SELECT account FROM care_task WHERE room = '"'reception'"'")" = 1'
t 'nothing else can be done, nor with a visit that is none' 'POST /reception/queue do=dance id=$(id 6) && status 409 && POST /reception/queue do=served id=99 && status 404'

t 'RC4: attached afterwards'                  'POST /reception/attach id=$(id 3) person=1 do=attach && status 303 && test "$(one 3 person)" = 1'
t 'RC4: once; and taken away again'           'POST /reception/attach id=$(id 3) person=1 do=attach && status 409 && POST /reception/attach id=$(id 3) do=detach && status 303 && test -z "$(one 3 person)"'
t 'RC4: or to somebody new, under the name they gave' 'POST /reception/attach id=$(id 3) do=new && status 303 && test "$(sql "SELECT n.given FROM registry_name n JOIN reception_visit v ON v.person = n.person WHERE v.number = 3")" = "Ιμάν Δοκιμή"'
t 'the person'"'"'s page knows the visit'      'stranger; sign_in ada; GET "/person?id=$(one 3 person)" && status 200 && see "Επίσκεψη: Άλλο"; a=$?; stranger; sign_in rena; test $a = 0'
t 'two change one visit: the second chooses'  'POST /reception/visit id=$(id 6) row_version=77 purpose=work class=other && status 409 && test "$(one 6 purpose)" = food'
t 'RC3: numbers begin anew each day'          'at 2031-03-02T09:00; stranger; sign_in rena; come purpose=food && test "$(sql "SELECT number FROM reception_visit WHERE day = 22340")" = 1; at 2031-03-01T09:41; stranger; sign_in rena'

# Waits of 1, 2 ... 10 minutes at 07 hours of Greece (05:00 UTC), by hand.
i=0; while [ $i -lt 10 ]; do i=$((i + 1)); a=$((1924664400 + i)); sql "INSERT INTO reception_visit(id, place, day, number, at, turn, class, purpose, state, called, called_last, calls, ended, by) VALUES ($((800 + i)), 0, 22276, $i, $a, $a, 'other', 'food', 'served', $((a + i * 60)), $((a + i * 60)), 1, $((a + 9999)), 1)"; done
t 'median and 90th percentile by hour: of 1 to 10 minutes, 5 and 9' 'GET "/reception/figures?since=28/12/2030&until=28/12/2030" && status 200 && see "<td class=\"num\">10</td><td class=\"num\">5</td><td class=\"num\">9"'
t 'nobody in is counted'                      'GET "/reception/figures?since=1/3/2031&until=1/3/2031" && see "<dd>7</dd>" && see "<dd>1</dd>"'
t 'a day that is none'                        'GET "/reception/figures?since=31/2/2031" && status 422'

t 'the town sets the head starts'             'stranger; sign_in chief; POST /reception/classes baby=10 disability=0 appointment=0 elderly=0 && status 303 && at 2031-03-01T10:00 && come purpose=food class=baby && test "$(one 8 "at - turn")" = 600'
t 'in whole minutes up to 240'                'POST /reception/classes baby=241 disability=0 appointment=0 elderly=0 && status 422 && POST /reception/classes baby=x && status 422'
t 'a clerk does not'                          'stranger; sign_in rena; GET /reception/classes && status 403'

# RC2: fifty workers press next at once over 20 tickets.
i=0; while [ $i -lt 20 ]; do i=$((i + 1)); sql "INSERT INTO reception_visit(id, place, day, number, at, turn, class, purpose, state, by) VALUES ($((500 + i)), 0, 22345, $i, $i, $i, 'other', 'food', 'waiting', 1)"; done
at 2031-03-07T09:00; stranger; sign_in rena
race() { rm -f "$dir"/r[0-9]*; for i in $(seq 50); do "$program" request POST /reception/queue do=next "desk=$i" > "$dir/r$i" 2>&1 & done; wait; cat "$dir"/r[0-9]* | sed -n 's/^Status: //p' | sort | uniq -c | awk '{ printf "%s x %s ", $1, $2 }' > "$dir/page"; }
t 'RC2: fifty at once over twenty tickets: each is called once' 'race && see "50 x 303" && test "$(sql "SELECT count(*) FROM reception_visit WHERE day = 22345 AND state = '"'called'"' AND calls = 1")" = 20 && test "$(sql "SELECT count(DISTINCT desk) FROM reception_visit WHERE day = 22345")" = 20 && test "$(sql "SELECT count(*) FROM diary_act WHERE act = '"'called a visitor'"' AND about > 500 AND about <= 520")" = 20'
comers() { rm -f "$dir"/r[0-9]*; for i in $(seq 12); do "$program" request POST /reception purpose=food "name=$i" > "$dir/r$i" 2>&1 & done; wait; cat "$dir"/r[0-9]* | sed -n 's/^Status: //p' | sort | uniq -c | awk '{ printf "%s x %s ", $1, $2 }' > "$dir/page"; }
at 2031-03-08T09:00; stranger; sign_in rena
t 'RC3: twelve come at once: twelve numbers, none twice, none left out' 'comers && see "12 x 303" && test "$(sql "SELECT min(number), max(number), count(DISTINCT number) FROM reception_visit WHERE day = 22346")" = "1|12|12"'

at 2031-03-09T09:00; stranger; sign_in rena; come purpose=food; c=$(sql "SELECT max(id) FROM reception_visit")
come purpose=other "name=Ιμάν Δοκιμή"; k=$(sql "SELECT max(id) FROM reception_visit")
account 4 front 192; stranger; sign_in front
t 'RC4: somebody like that is known already: said before a new file is made' 'p=$(one 3 person); POST /reception/attach id=$k do=new && status 409 && see "Ίσως υπάρχει ήδη φάκελος" && see "/person?id=$p" && test -z "$(sql "SELECT person FROM reception_visit WHERE id = $k")" && POST /reception/attach id=$k do=new another=1 && status 303 && sql "DELETE FROM reception_visit WHERE id = $k"'
stranger; sign_in rena; come purpose=other "name=Ιμάν Δοκιμή"; k=$(sql "SELECT max(id) FROM reception_visit")
t 'DU1: who may not see that file is not told of it' 'POST /reception/attach id=$k do=new && status 303 && test "$(sql "SELECT person FROM reception_visit WHERE id = $k")" != "$(one 3 person)" && sql "DELETE FROM reception_visit WHERE id = $k"'
t 'no step of receiving that fails leaves a trace' 'torture POST /reception purpose=food person=1'
t 'nor of calling'                            'torture POST /reception/queue do=next desk=1'
t 'nor of nobody in'                          'torture POST /reception/queue do=nobody_in id=$c'
t 'nor of attaching'                          'torture POST /reception/attach id=$c do=new'
t 'nor of changing'                           'torture POST /reception/visit id=$c row_version=1 purpose=work class=other'
t 'nor of the head starts'                    'stranger; sign_in chief; torture POST /reception/classes baby=10 disability=0 appointment=0 elderly=0'

# RC8: 21 is the women's shelter, whose team is Ada.  Somebody comes there, and is a person whose file is open to all.
stranger; sign_in ada; sql "INSERT INTO access_unit(id, name, kind, secret) VALUES (21, 'Καταφύγιο', 'womens_shelter', 1); INSERT INTO access_work(id, unit, account, since) VALUES (21, 21, 1, 1)"
come purpose=housing name=Μίνα; v=$(sql "SELECT id FROM reception_visit WHERE place = 21"); sql "UPDATE reception_visit SET person = 1 WHERE id = $v"
asked() { for number in "$v" 9999; do "$@"; strip | sed "s/\b$number\b/N/g" > "$dir/b$number"; done; status 404 && cmp "$dir/b$v" "$dir/b9999"; }
look() { GET "$1?id=$number"; }; press() { POST "$1" id="$number" "$2" "$3"; }
t 'RC8: its own team has it'                  'GET "/reception/visit?id=$v" && see Δοκιμίου && GET "/reception/ticket?id=$v" && status 200 && POST /reception/queue do=call id=$v && status 303 && GET "/person?id=1" && see "/reception/visit?id=$v"'
t 'RC8: the screen has as little of it as of a place that there is not' 'GET "/queue/screen?place=21" && status 200 && sed "s/\b21\b/N/g" $dir/page > $dir/b && GET "/queue/screen?place=29" && sed "s/\b29\b/N/g" $dir/page | cmp - $dir/b'
t 'RC8: to a clerk of another desk its number is none' 'stranger && sign_in rena && asked look /reception/visit && asked look /reception/ticket && asked press /reception/queue do=served desk=1 && asked press /reception/attach do=detach person=1 && asked press /reception/visit row_version=1 purpose=food && test "$(sql "SELECT state FROM reception_visit WHERE id = $v")" = called'
t 'RC8: nor is it on the page of the file'    'stranger && sign_in chief && GET "/person?id=1" && status 200 && notsee "/reception/visit?id=$v"'
t 'what is typed of a visit is kept, and forgotten when it is taken' 'stranger; sign_in rena; POST /staff/draft "draft=/reception " "said=μισή φράση" people=4 && status 204 && GET /reception && see "draft=use" && notsee "μισή φράση" && GET "/reception?draft=use" && see ">μισή φράση</textarea>" && see "value=\"4\"" && come purpose=food "draft=/reception " && count staff_draft 0'
done_testing
