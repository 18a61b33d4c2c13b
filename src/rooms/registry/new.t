# SPDX-License-Identifier: EUPL-1.2
# new.t - somebody new: the record first, the identity later; names and dates as people bring them.
. tests/lib.sh
ids_from_one registry_person registry_name registry_identifier registry_contact registry_address registry_need registry_household registry_member registry_relation
as maria files,advise
letters() { printf "%0$2d" 0 | sed "s/0/$1/g"; }
one() { sql "SELECT $1 FROM registry_person WHERE id = (SELECT max(id) FROM registry_person)"; }
last() { sql "SELECT max(id) FROM registry_person"; }

t 'a nickname is enough'                      'POST /person/new "alias=γυναίκα με κόκκινο παλτό" && status 303 && location "/person?id=1&saved=1" && GET "/person?id=1" && see "γυναίκα με κόκκινο παλτό" && see "χωρίς έγγραφο" && test "$(sql "SELECT kind FROM registry_name")" = alias'
t 'nothing at all is not, and is said so'     'POST /person/new birth=1990 && status 422 && see "href=\"#family\"" && see "κόκκινο παλτό" && see "value=\"1990\"" && count registry_person 1'
t 'a Greek name gets its ELOT 743 spelling'   'POST /person/new family=Γεωργίου given=Ευφροσύνη && status 303 && test "$(sql "SELECT family, given FROM registry_name WHERE person = 2 AND kind = '"'latin'"'")" = "Georgiou|Effrosyni" || { sql "SELECT family, given FROM registry_name WHERE person = 2" > $dir/page; false; }'
t 'a typed Latin spelling stays as typed'     'POST /person/new family=Χότζα given=Άρτα latin_family=Hoxha latin_given=Arta && test "$(sql "SELECT family FROM registry_name WHERE person = 3 AND kind = '"'latin'"'")" = Hoxha && GET "/person?id=3" && see "<bdi>Hoxha Arta</bdi>"'
t 'any script'                                'POST /person/new family=الأحمد given=فاطمة "native=فاطمة الأحمد" && status 303 && GET "/person?id=4" && see "<bdi>الأحمد فاطمة</bdi>" && POST /person/new family=Шевченко given=Оксана && GET "/person?id=5" && see Шевченко && POST /person/new family=ჯაფარიძე given=ნინო && status 303'
t 'a name of one letter is kept and flagged'  'POST /person/new family=O given=ع && status 303 && GET "/person?id=$(last)" && see "ένα μόνο γράμμα"'
for letter in a ω ع ж ნ; do
t "300 letters of '$letter' are refused with their number, and stay typed" 'was=$(sql "SELECT count(*) FROM registry_person"); POST /person/new "family=$(letters $letter 300)" given=Anna && status 422 && see "Το όνομα έχει 300 γράμματα" && see "$(letters $letter 300)" && count registry_person $was'
done
t '200 letters fit'                           'POST /person/new "family=$(letters ω 200)" && status 303'
t 'a name without a letter is explained'      'POST /person/new "family=..." && status 422 && see "κανένα γράμμα"'
t 'what is typed is escaped'                  'POST /person/new "family=<b>x" && GET "/person?id=$(last)" && see "&lt;b&gt;x" && notsee "<b>x"'
t 'a partial birth is data'                   'POST /person/new family=A birth=3/1990 && test "$(one "birth, birth_exact")" = "7364|month" && GET "/person?id=$(last)" && see "3/1990" && notsee "Μαρτίου 1990"'
t 'a presumed one too'                        'POST /person/new family=A "birth=περ. 1990" && test "$(one birth_exact)" = presumed && GET "/person?id=$(last)" && see "περίπου 1990"'
t '00/00/1965 is a year'                      'POST /person/new family=A birth=00/00/1965 && test "$(one birth_exact)" = year'
t 'an impossible day is explained'            'POST /person/new family=A birth=31/2/1990 && status 422 && see "Τέτοια ημέρα δεν υπάρχει" && see "value=\"31/2/1990\""'
t 'so are two digits, the future, 1850, a word' 'POST /person/new family=A birth=3/5/90 && status 422 && see "τέσσερα ψηφία" && POST /person/new family=A birth=2/3/2031 && status 422 && see μέλλον && POST /person/new family=A birth=1850 && status 422 && see 130 && POST /person/new family=A birth=spring && status 422 && see "δεν διαβάζεται"'
t 'numbers, a telephone and a need go along'  'POST /person/new family=Β afm=123456783 amka=31128500001 birth=31/12/1985 sex=f phone=6900000001 need=blind speaks=sq && status 303 && GET "/person?id=$(last)" && see "δεν βλέπει" && see 6900000001 && see "••••6783" && see "••••0001" && notsee 123456783 && see Αλβανικά && notsee ">ελέγξτε<"'
remark='123456783 (της μητέρας, όπως το είπε)'
t 'RG2: a number with a remark of 40 letters is kept with it, and explained' 'POST /person/new family=Σημειώσεως "afm=$remark" && status 303 && test "$(sql "SELECT kind, odd FROM registry_identifier WHERE person = $(last)")" = "afm|letters" && GET "/person/number?id=$(sql "SELECT max(id) FROM registry_identifier")" && see "123456783("'
too_long() { POST /person/new family=Σημειώσεως given=Δεύτερη "$1=$remark στο τηλέφωνο" && status 422 && see "href=\"#$1\"" && see "έως 40 χαρακτήρες" && see "value=\"$remark στο τηλέφωνο\"" && test $(last) = $was; }
t 'RG2: a longer one is not dropped silently: said at its field, and it stays' 'was=$(last); too_long afm && too_long amka'
t 'no message is allowed before it is asked'  'test "$(sql "SELECT messages FROM registry_contact")" = 0'
t 'a bad telephone is said at its field'      'POST /person/new family=Β phone=12 && status 422 && see "5 έως 15"'
t 'reception records and gets the number'     'as rena receive; POST /person/new given=Κάποιος && status 303 && id=$(last) && location "/person/new?recorded=$id" && GET "/person/new?recorded=$id" && see "αριθμό $id" && GET "/person?id=$id" && status 404'
t 'nobody else does'                          'as X rules,diary; POST /person/new family=Α && status 403; nobody; GET /person/new && status 403'
as maria files
t 'it is an act'                              'test "$(sql "SELECT count(*) FROM diary_act WHERE act = '"'recorded a person'"'")" = "$(sql "SELECT count(*) FROM registry_person")"'
sql "INSERT INTO registry_household(id, made, made_by) VALUES (600, 1, 0); INSERT INTO registry_person(id, made, made_by) VALUES (600, 1, 0)"
sql "INSERT INTO registry_member(id, household, person, role, made, by) VALUES (600, 600, 600, 'head', 1, 0)"
sql "INSERT INTO registry_name(id, person, kind, family, shown, made, by) VALUES (600, 600, 'official', 'Επικεφαλής', 1, 1, 0)"
t 'RG9: somebody new is no second head: said at the field, and the whole form stays' 'was=$(last); POST /person/new household=600 family=Παππάς given=Κώστας birth=1/2/1988 role=head && status 422 && see "href=\"#role\"" && see "έχει ήδη υπεύθυνο" && see "value=\"Παππάς\"" && see "value=\"1/2/1988\"" && see "value=\"head\" selected" && test $(last) = $was'
t 'RG9: in another role they are recorded'    'POST /person/new household=600 family=Παππάς given=Κώστας birth=1/2/1988 role=sibling && status 303 && count "registry_member WHERE household = 600" 2'
t 'RG9: and where nobody heads it, a head'    'sql "UPDATE registry_member SET until = 22300 WHERE id = 600"; POST /person/new household=600 family=Παππά given=Νίκη role=head another=1 && status 303 && count "registry_member WHERE household = 600 AND role = '"'head'"'" 2'
t 'no step that fails leaves a trace'         'torture POST /person/new family=Γάμα given=Δέλτα birth=1990 afm=123456783 phone=6900000001 need=blind "alias=ο ψηλός"'
done_testing
