# SPDX-License-Identifier: EUPL-1.2
# person.t - a person's page, its forms, and its timeline.
. tests/lib.sh
ids_from_one registry_person registry_name registry_identifier registry_contact registry_address registry_need registry_household registry_member registry_relation
as maria files
letters() { printf "%0$2d" 0 | sed "s/0/$1/g"; }
POST /person/new family=Παπαδοπούλου given=Ελένη birth=1948 sex=f speaks=el
page() { GET "/person?id=1"; }

t 'PP1: opening a file is a view in the diary' 'page && status 200 && test "$(sql "SELECT act, about FROM diary_act WHERE act = '"'opened file'"'")" = "opened file|1"'
t 'AC1: no such file'                         'GET "/person?id=99" && status 404 && GET /person && status 404'
t 'AC1: a shielded file is answered as one that is not there' 'GET "/person?id=99" && sed "s/id=99//g; s/data-[a-z]*=\"[^\"]*\"//g" $dir/page | grep -v csrf > $dir/none; sql "UPDATE registry_person SET shield = 2 WHERE id = 1"; GET "/person?id=1" && status 404; sed "s/id=1//g; s/data-[a-z]*=\"[^\"]*\"//g" $dir/page | grep -v csrf | cmp -s - $dir/none'
t 'AC1: so are its forms'                     'for p in name number contact address need relation; do GET "/person/$p?person=1" && status 404 && POST /person/$p person=1 && status 404 || exit 1; done; GET "/person/edit?id=1" && status 404 && POST /person/edit id=1 && status 404 && POST /household/new person=1 && status 404'
sql "UPDATE registry_person SET shield = 0"
t 'age, a span when the year alone is known'  'page && see "82 έως 83 ετών"'
t 'a need is seen on top'                     'POST /person/need person=1 kind=blind words= since=1/1/2030 && status 303 && page && see "<span class=\"tag info\">δεν βλέπει</span>"'
t 'F3: the same need twice stands in the way' 'POST /person/need person=1 kind=blind since=1/3/2031 && status 409 && see "δεν βλέπει (από 1η Ιανουαρίου 2030)" && see "Να λήξει το παλιό (28 Φεβρουαρίου 2031)" && count registry_need 1'
t 'F3: it can be ended the day before'        'POST /person/need person=1 kind=blind since=1/3/2031 end_older=1 && status 303 && count registry_need 2 && test "$(sql "SELECT until FROM registry_need WHERE id = 1")" = 22339'
t 'F3: what does not begin earlier is not ended' 'POST /person/need person=1 kind=blind since=1/1/2030 end_older=1 && status 409 && notsee "name=\"end_older\"" && see "αλλάξτε τις ημερομηνίες"'
t 'a bad word is refused'                     'POST /person/need person=1 kind=levitation && status 422 && see "Διαλέξτε"'
t 'an address, then another: the first is ended' 'POST /person/address person=1 kind=home street=Κύπρου number=12 postcode=41222 place=Λάρισα since=1/1/2020 && status 303 && POST /person/address person=1 kind=home street=Παπαναστασίου since=1/3/2031 && status 409 && see "Κύπρου 12, 41222 Λάρισα" && POST /person/address person=1 kind=home street=Παπαναστασίου since=1/3/2031 end_older=1 && status 303 && page && see "έως 28 Φεβρουαρίου 2031"'
t 'somebody without a home has a place for letters' 'POST /person/new "alias=ο Τάσος" && POST /person/address person=2 kind=home homeless=street "street=πάρκο Αλκαζάρ" since=1/1/2031 && status 303 && POST /person/address person=2 kind=post "care_of=Κέντρο Αστέγων" since=1/1/2031 && status 303 && GET "/person?id=2" && see "στον δρόμο, πάρκο Αλκαζάρ" && see "μέσω: Κέντρο Αστέγων"'
t 'an empty address is refused'               'POST /person/address person=2 kind=home since= && status 422 && see "Γράψτε έναν δρόμο"'
t 'RG3: two people have one telephone'        'POST /person/contact person=1 kind=mobile value=6900000001 "whose=κοινό με τον σύζυγο" messages=1 rank=1 since=1/1/2031 && status 303 && POST /person/contact person=2 kind=mobile value="+30 690 0000001" messages=0 rank=1 && status 303 && test "$(sql "SELECT count(DISTINCT compared), count(*) FROM registry_contact")" = "1|2" && page && see "κοινό με τον σύζυγο" && see "μόνο ουδέτερα"'
t 'the same one twice for one person is not'  'POST /person/contact person=1 kind=mobile value="690 000 0001" messages=0 rank=2 since=1/1/2031 && status 409'
t 'an address of e-mail has an @'             'POST /person/contact person=1 kind=email value=eleni.example.org messages=0 rank=2 && status 422 && see "ένα @" && POST /person/contact person=1 kind=email value=eleni@example.org messages=2 rank=2 since= && status 303'
t 'three spellings; the shown one is one'     'POST /person/name person=1 kind=native family=Ελένη given=Παπ && status 303 && POST /person/name person=1 kind=alias given=Λενιώ shown=1 && status 303 && count "registry_name WHERE person = 1 AND shown = 1" 1 && page && see "<h1><bdi>Λενιώ</bdi>"'
t 'the Latin spelling is proposed'            'GET "/person/name?person=1&kind=latin" && see "value=\"Lenio\""'
# Who came without a name gets one: the visitor's number is not what they are called any more.
t 'RG13: the first name of who was only known as something is offered as the one that is shown' 'keep_database; sql "INSERT INTO registry_person(id, made, made_by) VALUES (901, 1, 0); INSERT INTO registry_name(id, person, kind, given, shown, made, by) VALUES (901, 901, '"'alias'"', '"'Επισκέπτης 2'"', 1, 1, 0)"; GET "/person/name?person=901" && grep -q "name=\"shown\"[^>]* checked" $dir/page && GET "/person/name?person=1" && ! grep -q "name=\"shown\"[^>]* checked" $dir/page; back_to_kept'
t 'taking the shown one away shows another'   'id=$(sql "SELECT id FROM registry_name WHERE given = '"'Λενιώ'"'"); POST /person/name id=$id do=remove && status 303 && page && see "Παπαδοπούλου Ελένη"'
t 'the last name stays'                       'sql "INSERT INTO registry_person(id, made, made_by) VALUES (900, 1, 0); INSERT INTO registry_name(id, person, kind, given, shown, made, by) VALUES (900, 900, '"'alias'"', '"'Α'"', 1, 1, 0)"; POST /person/name id=900 do=remove && status 422 && see "το μόνο όνομα"'
t 'an impossible or partial day is explained at its field, and stays as typed' 'POST /person/address person=1 kind=home street=Νέα since=31/2/2031 && status 422 && see "δεν διαβάζεται ή δεν υπάρχει" && see "value=\"31/2/2031\"" && POST /person/need person=1 kind=blind since=1/1/2031 until=29/2/2031 && status 422 && see "δεν υπάρχει" && POST /person/contact person=1 kind=mobile value=6900000009 rank=1 messages=0 since=2031 && status 422 && see "2/3/2026" && POST /person/edit id=1 row_version=2 birth=1948 sex=f speaks=el death=30/2/2031 && status 422 && see "value=\"30/2/2031\""'
t 'a spelling of one letter is kept, one of 300 explained, in any script' 'for l in Ω ж ع ნ 明; do POST /person/name person=1 kind=alias family=$l && status 303 || exit 1; POST /person/name person=1 kind=alias "family=$(letters $l 300)" && status 422 && see "Το όνομα έχει 300 γράμματα" || exit 1; done; sql "DELETE FROM registry_name WHERE person = 1 AND kind = '"'alias'"'"'
t 'two at one file: mine, theirs, the original' 'POST /person/edit id=1 row_version=1 birth=1948 was_birth=1948 sex=f was_sex=f speaks=en was_speaks=el note= && status 303 && POST /person/edit id=1 row_version=1 birth=1949 was_birth=1948 sex=f was_sex=f speaks=el was_speaks=el note= && status 409 && see 1949 && see Αγγλικά'
t 'the language somebody speaks is not the reader'"'"'s'  'POST /person/edit id=1 row_version=2 birth=1948 sex=f speaks=sq was_speaks=el && status 303 && ! grep -qi "^Set-Cookie: lang" "$dir/page" && test "$(sql "SELECT lang FROM registry_person WHERE id = 1")" = sq && sql "UPDATE registry_person SET lang = '"'"'el'"'"', row_version = 2 WHERE id = 1"'
t 'death after birth, not in the future'      'POST /person/edit id=1 row_version=2 birth=1948 sex=f speaks=el death=1/1/1940 && status 422 && see "πριν από τη γέννηση" && POST /person/edit id=1 row_version=2 birth=1948 sex=f speaks=el death=2/3/2031 && status 422 && POST /person/edit id=1 row_version=2 birth=1948 sex=f speaks=el death=1/2/2031 && status 303 && page && see "Απεβίωσε: 1η Φεβρουαρίου 2031" && notsee ετών'
t 'a merged record leads to its root'         'sql "UPDATE registry_person SET merged_into = 1 WHERE id = 2"; GET "/person?id=2" && status 303 && location "/person?id=1&linked=1" && GET "/person?id=1&linked=1" && see "έχει συνδεθεί" && see "ο Τάσος" && see "Κέντρο Αστέγων"'
sql "UPDATE registry_person SET merged_into = NULL"
i=1; while [ $i -le 120 ]; do echo "($((i + 300)), 2, 'alias', 'n$i', $((1900000000 + i / 30)), 0)"; i=$((i + 1)); done | paste -sd, > $dir/rows
sql "INSERT INTO registry_name(id, person, kind, given, made, by) VALUES $(cat $dir/rows)"
walk() { : > $dir/seen; u="/person?id=2"; while [ -n "$u" ]; do GET "$u" || return 1; grep -o 'όνομα: n[0-9]*' $dir/page >> $dir/seen; u=$(sed -n 's/.*href="\(\/person?id=2&amp;before=[^"#]*\).*/\1/p' $dir/page | sed 's/&amp;/\&/g' | tail -1); done; }
t 'TL1: each event once over the pages, many at one instant' 'walk; test "$(sort -u $dir/seen | wc -l)" = 120 && test "$(wc -l < $dir/seen)" = 120'
t 'a view of a page is one act'               'was=$(sql "SELECT count(*) FROM diary_act"); GET "/person?id=2" && count diary_act $((was + 1))'
t 'PP2: who may not open files does not'      'as X rules; page && status 403; nobody; page && status 403'
as maria files
t 'nothing left behind: edit'                 'torture POST /person/edit id=1 row_version=3 birth=1950 sex=f speaks=el'
t 'nothing left behind: name'                 'torture POST /person/name person=1 kind=former family=Α given=Β shown=1'
t 'nothing left behind: contact'              'torture POST /person/contact person=1 kind=mobile value=6900000002 messages=0 rank=3'
t 'nothing left behind: address'              'torture POST /person/address person=1 kind=home street=Νέα since=1/4/2031 end_older=1'
t 'nothing left behind: need'                 'torture POST /person/need person=1 kind=blind since=1/4/2031 end_older=1'
t 'nothing left behind: taking a name away'   'torture POST /person/name id=301 do=remove'
done_testing
