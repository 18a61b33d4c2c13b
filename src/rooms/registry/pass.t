# SPDX-License-Identifier: EUPL-1.2
# pass.t - PS1 to PS3: duplicates among people who were there before anybody compared them; what a supervisor sees before linking.
. tests/lib.sh
. tests/people.sh
worker 1 'Μαρία Μέτρου'; worker 2 'Άννα'
be 1 files,supervise
# every third is the one before in Latin letters; nobody wrote them through a form, so nothing was compared
i=0; for pair in 'Παπαδόπουλος Γεώργιος Papadopoulos Georgios' 'Καραγιάννη Ευτυχία Karagianni Eftychia' 'Χριστοδούλου Αθανάσιος Christodoulou Athanasios' 'Μπουζιάνης Σπυρίδων Bouzianis Spyridon'; do
    # shellcheck disable=SC2086
    set -- $pair; person $((101 + i)) "$1" "$2" $((5000 + i)); person $((102 + i)) "$3" "$4" $((5000 + i)); person $((103 + i)) "Άλλος$i" "Άνθρωπος$i" $((100 + 37 * i)); i=$((i + 3))
done
pairs() { sql "SELECT one, other FROM registry_pair WHERE verdict = '' ORDER BY one, other" | paste -sd' '; }
all='101|102 104|105 107|108 110|111'
chores() { "$program" chores registry_pass > "$dir/page" 2> "$dir/err"; }

t 'nobody has looked yet'                         'count registry_pair 0 && GET /people/duplicates && see "Δεν έχει γίνει ακόμη"'
t 'the command finds them all, and says how many' '"$program" duplicates > $dir/page 2> $dir/err && see "12 people looked through" && see "4 pairs are new" && test "$(pairs)" = "$all"'
t 'again: nothing is new, nothing is twice'       '"$program" duplicates > $dir/page 2> $dir/err && see "0 pairs are new" && test "$(pairs)" = "$all"'
sql "DELETE FROM registry_pair; DELETE FROM registry_pass"
t 'PS1: in small steps the same is found, each pair of people in one of them' 'sql "INSERT INTO registry_pass(id, asked, by, runs, chunk, steps) VALUES (1, 1, 1, 1, 5, 6)"; k=0; while [ $k -lt 6 ]; do chores; k=$((k + 1)); done; test "$(pairs)" = "$all" && test "$(sql "SELECT done, pairs, runs FROM registry_pass")" = "6|4|"'
sql "DELETE FROM registry_pair; DELETE FROM registry_pass"
t 'a supervisor asks for it; one at a time'       'torture POST /people/duplicates; POST /people/duplicates && status 303 && GET "/people/duplicates?asked=1" && see "Γίνεται έλεγχος: 0 %" && POST /people/duplicates && status 409 && see "γίνεται ήδη" && count registry_pass 1'
t 'the server does it by itself, and says when'   'chores; test "$(pairs)" = "$all" && GET /people/duplicates && see "Ο τελευταίος έλεγχος τελείωσε" && notsee "Γίνεται έλεγχος" && see "4 ζεύγη περιμένουν" && count "diary_act WHERE act = '"'looked through the registry for duplicates'"'" 4'
t 'PS2: stopped, it goes on where it stood; two at once do each step once' 'sql "DELETE FROM registry_pair; DELETE FROM registry_pass; INSERT INTO registry_pass(id, asked, by, runs, chunk, steps) VALUES (7, 1, 1, 1, 3, 10)"; chores; chores; test "$(sql "SELECT done FROM registry_pass")" = 2; "$program" duplicates > $dir/a 2>&1 & "$program" duplicates > $dir/b 2>&1 & wait; cat $dir/a $dir/b > $dir/page; test "$(pairs)" = "$all" && test "$(sql "SELECT done, pairs FROM registry_pass WHERE id = 7")" = "10|4"'
sql "UPDATE registry_pair SET verdict = 'not_same', judged_bits = bits WHERE one = 101; UPDATE registry_person SET merged_into = 104 WHERE id = 105"
t 'PS3: what was judged or linked is not brought back' '"$program" duplicates > $dir/page 2>&1 && count "registry_pair WHERE one = 101 AND verdict = '"'not_same'"'" 1 && GET /people/duplicates && notsee "one=101" && notsee "one=104" && see "one=107"'
sql "UPDATE registry_person SET merged_into = NULL"

sql "UPDATE registry_person SET shield = 2 WHERE id = 108"
t 'DU2: who may not see a file sees neither pair nor count' 'GET /people/duplicates && notsee "one=107" && see "2 ζεύγη περιμένουν" && notsee "3 ζεύγη"'
sql "UPDATE registry_person SET shield = 1 WHERE id = 108; INSERT INTO access_unit(id, name) VALUES (5, 'Κέντρο'); INSERT INTO access_work(id, unit, account, since) VALUES (1, 5, 2, 1); INSERT INTO access_grant(id, person, account, purpose, starts, about_kind, about) VALUES (1, 108, 1, 'care', 1, 'care', 1); INSERT INTO access_grant(id, person, unit, purpose, starts, about_kind, about) VALUES (2, 108, 5, 'case', 1, 'case', 1)"
household 11 107 head; household 12 108 head
t 'the consequences come first: shield, who else will see, two homes' 'GET "/people/pair?one=107&other=108" && status 200 && see "Τι θα γίνει αν συνδεθούν" && see "Ο φάκελος Christodoulou Athanasios έχει αυστηρότερη προστασία" && see "1 ακόμη υπάλληλος ανοίγει σήμερα μόνο τον έναν" && see "το 11 και το 12" && test $(grep -n "Τι θα γίνει" $dir/page | cut -d: -f1) -lt $(grep -n "name=\"verdict\"" $dir/page | head -1 | cut -d: -f1)'
t 'and are true: the stricter shield holds for both' 'v=$(sql "SELECT row_version FROM registry_pair WHERE one = 107"); POST /people/pair one=107 other=108 verdict=same keep=107 row_version=$v && status 303 && test "$(sql "SELECT shield FROM registry_person WHERE id = 107")" = 1'
sql "INSERT INTO registry_relation(id, person, other, kind, made, by) VALUES (1, 110, 103, 'guardian', 1, 1), (2, 103, 111, 'guardian', 1, 1)"
t 'RG5: who guards somebody is not linked with them, however far apart' 'GET "/people/pair?one=110&other=111" && see "Ένα πρόσωπο δεν εκπροσωπεί τον εαυτό του" && v=$(sql "SELECT row_version FROM registry_pair WHERE one = 110") && POST /people/pair one=110 other=111 verdict=same keep=110 row_version=$v && status 409 && count "registry_merge WHERE person = 111" 0'
sql "DELETE FROM registry_relation; INSERT INTO registry_relation(id, person, other, kind, made, by) VALUES (1, 110, 103, 'guardian', 1, 1)"
v=$(sql "SELECT row_version FROM registry_pair WHERE one = 110")
t 'RG5: nor does a circle arise afterwards, through either record' 'POST /people/pair one=110 other=111 verdict=same keep=111 row_version=$v && status 303 && POST /person/relation person=111 other=103 way=to kind=guardian since=1/3/2031 && status 422 && see "Άλλος0"'
done_testing
