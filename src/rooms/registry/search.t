# SPDX-License-Identifier: EUPL-1.2
# search.t - finding people: any spelling, order, script; numbers; never what the reader may not see.
. tests/lib.sh
. tests/staff.sh
account 1 maria 196; account 2 petros 196
as maria files,receive,advise
new() { POST /person/new "$@" && status 303; }
first() { grep -o 'href="/person?id=[0-9]*' "$dir/page" | head -1 | sed 's/.*=//'; }
id_of() { sql "SELECT person FROM registry_name WHERE family = '$1' AND given = '$2' ORDER BY id LIMIT 1"; }
hits() { grep -c '<tr><td data-l' "$dir/page"; }
finds() { GET "/people?q=$(printf %s "$1" | sed 's/ /+/g')" && status 200 && test "$(first)" = "$2"; }
none() { GET "/people?q=$(printf %s "$1" | sed 's/ /+/g')" && status 200 && test "$(hits)" = 0; }

t 'the empty page asks, and finds nothing' 'GET /people && status 200 && see "name=\"q\"" && test "$(hits)" = 0'
new family=Παπαδόπουλος given=Γεώργιος father=Νικόλαος birth=12/3/1985 phone=6900000001 afm=123456783
new family=Παπαδοπούλου given=Μαρία birth=1/2/1990
new family=Σεφτσένκο given=Ολεξάντρ latin_family=Shevchenko latin_given=Oleksandr birth=1990
new family=Αλ-Μάσρι given=Μοχάμεντ native='محمد المصري'
new family=Παπαντωνίου given=Ευτυχία birth=7/7/1950
new family=Hoxha given=Xhevahir
new alias='η κυρία με το κόκκινο παλτό'
G=$(id_of Παπαδόπουλος Γεώργιος) M=$(id_of Παπαδοπούλου Μαρία) O=$(id_of Σεφτσένκο Ολεξάντρ) A=$(id_of Αλ-Μάσρι Μοχάμεντ) P=$(id_of Παπαντωνίου Ευτυχία) X=$(id_of Hoxha Xhevahir)

t 'as it is written, without accents, in capitals' 'finds "Παπαδόπουλος Γεώργιος" $G && finds "παπαδοπουλος γεωργιος" $G && finds "ΠΑΠΑΔΟΠΟΥΛΟΣ ΓΕΩΡΓΙΟΣ" $G'
t 'in either order; by ELOT 743; in Greeklish'   'finds "Γεώργιος Παπαδόπουλος" $G && finds "Papadopoulos Georgios" $G && finds "gewrgios papadopoylos" $G'
t 'by a short form, a misspelling, a slip'        'finds "Γιώργος Παπαδόπουλος" $G && finds "Παπαδώπουλος Γεόργιος" $G && finds "Παπδόπουλος Γεώργιος" $G && see "μοιάζει"'
t 'by the beginnings of words, cut anywhere'      'finds "παπαδ γεωρ" $G && finds "papadopo georg" $G && finds "παπαντ ευ" $P && finds "papan ef" $P && finds "παπαντ" $P'
t 'a beginning that no spelling has finds nobody' 'none "παπακ γεωρ"'
t 'by the father'"'"'s name and the year'         'finds "Παπαδόπουλος Νικόλαος 1985" $G && finds "παπαδοπουλου 1990" $M'
t 'a passport and a phonetic spelling meet'       'finds "Oleksandr Shevchenko" $O && finds "Aleksandr Sevcenko" $O && finds "Олександр Шевченко" $O'
t 'Arabic, with and without its vowels'           'finds "Mohamed Al Masri" $A && finds "Muhammad el-Masri" $A && finds "محمد المصري" $A'
t 'Albanian by ear'                               'finds "Τζεβαχίρ Χότζα" $X'
t 'by a telephone, however it is written'         'finds 6900000001 $G && finds "%2B30 690 000 0001" $G && see "ίδιο τηλέφωνο"'
t 'by a number'                                   'finds 123456783 $G && see "ίδιος αριθμός"'
t 'by the day of birth'                           'finds 12/3/1985 $G && finds "Γιώργος 12.3.1985" $G'
t 'somebody without a name is found by what they are called' 'finds "κόκκινο παλτό" $(id_of "" "η κυρία με το κόκκινο παλτό")'
t 'nobody is nobody'                              'none "Ζαχαρίας Τρουμπέτας" && none 999999999 && none "%25" && none "_" && none "%27"'
t 'the same words as a fragment'                  'GET "/people?q=papadopoulos+georgios" && see "<h1"'
POST /person/contact person=$M kind=mobile value=6900000077 messages=0 rank=1
t 'SE1: a contact written later is found at once'  'status 303 && finds 6900000077 $M'
POST /person/address person=$M kind=home street=Κύπρου number=12 since=1/1/2020
t 'SE1: an address too'                            'status 303 && finds "Κύπρου 12" $M && finds "kyprou 12" $M && see "ίδια διεύθυνση" && see "Κύπρου 12"'
POST /person/name person=$M kind=former family=Καλογήρου given=Μαρία
t 'SE1: a former name, and the page says so'       'status 303 && finds "Kalogirou Maria" $M && see "γράφεται και" && see Παπαδοπούλου'
nid=$(sql "SELECT id FROM registry_name WHERE family = 'Καλογήρου'")
POST /person/name id=$nid person=$M row_version=1 do=remove
t 'SE1: a name taken away is found no more'        'status 303 && none "Καλογήρου Μαρία" && test -z "$(sql "SELECT 1 FROM registry_key k WHERE NOT EXISTS (SELECT 1 FROM registry_keys o WHERE o.person = k.person)")"'
sql "UPDATE registry_person SET shield = 1 WHERE id = $G"
t 'SE2: a restricted file is no hit, by name, number, telephone or birth' 'none "Παπαδόπουλος Γεώργιος" && none 123456783 && none 6900000001 && none 12/3/1985 && GET "/people?q=Παπαδ" && notsee Γεώργιος'
sql "INSERT INTO access_grant(id, person, account, purpose, starts, about_kind, about) VALUES (1, $G, 1, 'case', 0, 'case', 1)"
t 'SE2: a grant shows it, to that reader alone'    'finds "Παπαδόπουλος Γεώργιος" $G && export PRONOIA_STAFF=2 && none "Παπαδόπουλος Γεώργιος" && export PRONOIA_STAFF=1'
sql "UPDATE registry_person SET shield = 0 WHERE id = $G"
sql "UPDATE registry_person SET merged_into = $M WHERE id = $P"
t 'a merged record leads to the one it was merged into' 'finds "Παπαντωνίου Ευτυχία" $M && see "γράφεται και"'
sql "UPDATE registry_person SET shield = 2 WHERE id = $M"
t 'SE2: not when that one is shielded'             'none "Παπαντωνίου Ευτυχία"'
sql "UPDATE registry_person SET shield = 0, merged_into = NULL WHERE id IN ($M, $P)"
long=$(printf 'Ω%.0s' $(seq 200))
new family="$long" given=Ж; new family=王 given=小明; new family=A given=B
t 'names of two hundred letters and of one, in any script' 'finds "$long Ж" "$(id_of "$long" Ж)" && finds "王 小明" "$(id_of 王 小明)" && finds "B A" "$(id_of A B)"'
t 'three hundred letters typed are no harm'        'GET "/people?q=$(printf "a%.0s" $(seq 300))+$(printf "ω%.0s" $(seq 300))" && status 200 && GET "/people?q=$(printf "a+%.0s" $(seq 200))" && status 200'
t 'who may not open files does not search'         'as anna rules && GET "/people?q=a" && status 403; nobody; GET "/people?q=a" && status 403'
as maria files,receive
t 'no step of recording that fails leaves a key behind' 'torture POST /person/new family=Νέος given=Άνθρωπος phone=6900000123'
done_testing
