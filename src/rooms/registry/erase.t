# SPDX-License-Identifier: EUPL-1.2
# erase.t - RG8, SE3: after an erasure no table of the registry holds a name, a number or the sound of one; what others share stays.
. tests/lib.sh
. tests/staff.sh
sql "INSERT INTO staff_account(id, name, sign_in, password_hash, roles, created) VALUES (1, 'Άννα', 'anna', '!', 68, 1), (2, 'Πηνελόπη', 'pin', '!', 4096, 1), (3, 'Παύλος', 'pav', '!', 4096, 1)"
anna() { as Άννα advise,files,receive,supervise; export PRONOIA_STAFF=1; }
pin()  { as Πηνελόπη privacy; export PRONOIA_STAFF=2; }
pav()  { as Παύλος privacy; export PRONOIA_STAFF=3; }
new() { POST /person/new "$@" && status 303; }
id_of() { sql "SELECT person FROM registry_name WHERE family = '$1' AND given = '$2' ORDER BY id LIMIT 1"; }
registrys() { contents | grep '^registry_'; }
words() { sql "SELECT sound FROM registry_word ORDER BY sound" | paste -sd' '; }
has_word() { sql "SELECT sound FROM registry_word" | grep -qx "$1"; }
anna
new family=Ζαχαρίου given=Πολυξένη father=Αριστείδης birth=12/3/1985 phone=6900000071 afm=123456783 latin_family=Zachariou latin_given=Polyxeni native='زهرة'
A=$(id_of Ζαχαρίου Πολυξένη)
words > $dir/with_a
new family=Ζαχαρίου given=Μαρία birth=1/2/1990
B=$(id_of Ζαχαρίου Μαρία)
new family=Τρουμπέτας given=Πολύξενος birth=5/5/1950 another=1
C=$(id_of Τρουμπέτας Πολύξενος)
POST /person/address person=$A kind=home street=Γαζέπη number=71 postcode=41222 since=1/1/2020; POST /person/address person=$C kind=home street=Γαζέπη number=72 since=1/1/2020
POST /person/address person=$A kind=post street=Ραψάνης number=7 "care_of=κουμπάρος Ζήσης" since=1/1/2020
POST /person/need person=$A kind=other "words=διαβάζει η Ευτέρπη" since=1/1/2020
POST /person/contact person=$A kind=email value=polyxeni@example.org messages=0 rank=2 since=1/1/2020
POST /person/name person=$A kind=former family=Καλαντζή given=Πολυξένη
POST /household/new person=$A; POST /household/new person=$B
POST /person/relation person=$A other=$B way=to kind=sibling "paper=Ληξιαρχείο 71" since=1/1/2020
sql "UPDATE registry_household SET note = 'οι Ζαχαρίου στον πρώτο'"
sql "INSERT INTO registry_arrival(id, batch, line, person, reference, at) VALUES (1, CAST('x' AS $(test "${DB:-sqlite}" = postgres && echo BYTEA || echo BLOB)), 1, $A, 'ΠΑΛΙΟ-71', 1)"
new family=Zachariou given=Poliksenia birth=12/3/1985 phone=6900000072 another=1
D=$(id_of Zachariou Poliksenia)
v=$(sql "SELECT max(row_version) FROM registry_pair WHERE one = $A AND other = $D")
POST /people/pair one=$A other=$D verdict=same keep=$A "note=η Πολυξένη το είπε" row_version=${v:-0}

t 'two records of one person, their words in the dictionary' 'test "$(sql "SELECT merged_into FROM registry_person WHERE id = $D")" = $A && has_word polixenia || { words > $dir/page; registrys | grep -a "registry_keys" >> $dir/page; false; }'
t 'SE3: a word changed away leaves the dictionary with its last bearer' 'n1=$(words | wc -w); new family=Μπουζουκσής given=Μαρία birth=1/1/1940 another=1; X=$(id_of Μπουζουκσής Μαρία); test $(words | wc -w) -gt $n1 && w=$(sql "SELECT id FROM registry_name WHERE person = $X AND kind = '"'official'"'"); POST /person/name id=$w row_version=1 kind=official family=Ζαχαρίου given=Μαρία shown=1 && l=$(sql "SELECT id FROM registry_name WHERE person = $X AND kind = '"'latin'"'"); POST /person/name id=$l do=remove; test $(words | wc -w) = $n1 && test -z "$(sql "SELECT 1 FROM registry_word_key k WHERE NOT EXISTS (SELECT 1 FROM registry_word w WHERE w.sound = k.sound)")"'

POST /privacy/new person=$A kind=erase channel=letter received=1/3/2031 "identity=έδειξε ταυτότητα"
q=$(sql "SELECT max(id) FROM privacy_request")
pin; POST /privacy/request id=$q do=take; POST /privacy/request id=$q do=propose "outcome=Τα στοιχεία σας σβήστηκαν."
pav; POST /privacy/request id=$q do=take
t 'every step of it can fail'                     'torture POST /privacy/request id=$q do=approve'
t 'it is done'                                    'POST /privacy/request id=$q do=approve && status 303 && count privacy_gone 1'
registrys > $dir/after
t 'RG8: no name, number, address or word of theirs in any table of the registry' 'grep -aiE "Πολυξέν|Polyxeni|Poliksen|Αριστείδ|زهرة|6900000071|6900000072|polyxeni@|Καλαντζ|kalan|Ραψάν|rapsan|Ζήση|Ευτέρπη|123456783|6783|Ληξιαρχείο|ΠΑΛΙΟ-71|το είπε" $dir/after > $dir/page; test ! -s $dir/page'
t 'SE3: nor the sounds of them'                   'for s in $(cat $dir/with_a); do case $s in zahariu|gazepi|truvetas|polixenos) continue ;; esac; has_word $s && { echo "$s is left" > $dir/page; exit 1; }; done; true'
t 'not even keys'                                 'count "registry_key WHERE person IN ($A, $D)" 0 && count "registry_keys WHERE person IN ($A, $D)" 0 && count "registry_pair WHERE one IN ($A, $D) OR other IN ($A, $D)" 0'
anna
t 'who shares a word with them is found as before' 'GET "/people?q=Ζαχαρρίου+Μαρία" && see "/person?id=$B" && GET "/people?q=Γαζεπη+72" && see "/person?id=$C"'
t 'the note of a household where others live stays' 'count "registry_household WHERE note <> '"''"'" 1'
t 'the number of the record stays, empty'         'test "$(sql "SELECT sex, birth, birth_exact, note FROM registry_person WHERE id = $A")" = "||unknown|" && test "$(sql "SELECT merged_into FROM registry_person WHERE id = $D")" = $A'

t 'an index of an older scheme is made again by itself' 'sql "DELETE FROM registry_key; DELETE FROM registry_word; DELETE FROM registry_word_key; UPDATE registry_keys SET scheme = 0, keys = '"'[]'"', words = '"'[]'"'"; sql "INSERT INTO registry_word(sound) VALUES ('"'kanenas'"')"; GET "/people?q=Τρουμπέτας" && notsee "/person?id=$C"; "$program" chores registry && GET "/people?q=Τρουμπετας" && see "/person?id=$C" && ! has_word kanenas && count "registry_keys WHERE scheme = 0" 0'
t 'and then left alone'                           'k=$(contents | grep -v diary_ | cksum); "$program" chores registry; test "$(contents | grep -v diary_ | cksum)" = "$k"'
done_testing
