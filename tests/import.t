# shellcheck shell=sh disable=SC2016,SC2034
# SPDX-License-Identifier: EUPL-1.2
# import.t - people from another system's table: every line accounted for, nobody twice.
. tests/lib.sh
import() { "$program" import "$@" > "$dir/page" 2> "$dir/err"; }
told()   { grep -qF -- "$1" "$dir/err"; }
printf '\357\273\277Επώνυμο;Όνομα;Πατρώνυμο;Φύλο;Ημερομηνία γέννησης;ΑΦΜ;ΑΜΚΑ;Κινητό;Οδός;Πόλη;Νοικοκυριό;Ρόλος;Κωδικός\r\n' > "$dir/people.csv"
{
    printf 'Δοκιμαστίδης;Πέτρος;Νίκος;Α;3/5/1980;000000012;;6900000001;"Οδός ""Α"", 5\nόροφος 2";Λάρισα;N1;αρχηγός;A-1\r\n'
    printf 'Δοκιμαστίδου;Άννα;;Γ;1982;;;;;;N1;σύζυγος;A-2\r\n'
    printf 'Παράδειγμα;=1+1;;;;;;;;;;;A-3\r\n'
    printf ';;;;;;;;;;;;A-4\r\n'
    printf 'Άλλος;Κώστας;;;31/2/1980;;;;;;;;A-5\r\n'
    printf 'Ίδιος;Γιώργος;;;;000000012;;;;;;;A-6\r\n'
    printf 'Λάθος;Μαρία;;Γ;1990;123456789;;;;;;;A-7\r\n'
    printf 'Πολλά;Κελιά;;;;;;;;;;;A-8;;;;\r\n'
    printf 'Κάποιος;Ρόλος;;;;;;;;;N2;ξάδερφος;A-9\r\n'
    printf "O'Brien-Παπά;Zoë;;;;;;;;;;;A-1\\r\\n"
    printf 'Χότζα;Άρμπεν;;;;;;;;;;;A-11\r\n'
} >> "$dir/people.csv"
people() { sql "SELECT count(*) FROM registry_person"; }

t 'IM3: a dry run says what would be, and writes nothing' '! import "$dir/people.csv" --dry-run && see "expected 11, arrived 4, here already 0, refused 7" && see "dry run" && test "$(people)" = 0 && count diary_act 0'
t 'IM1: each refused line has its number and reason'      'see "line 5: given: this is a formula" && see "line 6: there is no name" && see "line 7: birth:" && see "line 8: afm: line 2 of this file has the same number" && see "line 10: it has more cells" && see "line 11: role:" && see "line 12: reference: line 2"'
t 'the columns found are said'                            'see "family       from column '"'Επώνυμο'"'"'
t 'then it is written, with the same receipt'             '! import "$dir/people.csv" --receipt "$dir/receipt" && see "expected 11, arrived 4, here already 0, refused 7" && cmp "$dir/page" "$dir/receipt" && test "$(people)" = 4'
t 'IM4: a wrong check digit is kept and told'             'see "1 arrived with a number whose check digits do not fit" && test "$(sql "SELECT odd FROM registry_identifier WHERE ending = '"'6789'"'")" = check'
t 'quotes and line ends inside a cell arrive'             'test "$(sql "SELECT count(*) FROM registry_address WHERE street LIKE '"'Οδός _Α_, 5_όροφος 2'"'")" = 1'
t 'a household is one, with its roles'                    'count registry_household 1 && test "$(sql "SELECT role FROM registry_member ORDER BY id")" = "head
spouse"'
t 'they are found by a Latin spelling'                    'as maria advise,files && GET "/people?q=dokimastidis" && status 200 && see Δοκιμαστίδης'
t 'each is in the diary'                                  'count "diary_act WHERE act = '"'imported a person'"'" 4'
t 'IM2: the same file again makes nobody'                 '! import "$dir/people.csv" && see "arrived 0, here already 4, refused 7" && test "$(people)" = 4'
t 'a file whose people are here already is refused line by line' 'sed "s/A-/B-/" "$dir/people.csv" > "$dir/again.csv"; ! import "$dir/again.csv" && see "line 2: afm: somebody with this number is recorded already"'
printf 'Nachname,Vorname\nMüller,Jörg\n' > "$dir/map.csv"
t 'unknown columns: it says how to name them'             '! import "$dir/map.csv" && told "--map family=COLUMN" && test "$(sql "SELECT count(*) FROM registry_name WHERE family = '"'Müller'"'")" = 0'
t 'named, they arrive'                                    'import "$dir/map.csv" --map family=Nachname --map given=Vorname && see "arrived 1" && test "$(sql "SELECT given FROM registry_name WHERE family = '"'Müller'"'")" = Jörg'
t 'a column that is not there is said'                    '! import "$dir/map.csv" --map family=Name && told "no such column"'
printf 'Επώνυμο;Όνομα\nΠαλιός;Πίνακας\n' | iconv -f UTF-8 -t CP1253 > "$dir/old.csv"
t 'a table in Windows-1253 is read and told'              'import "$dir/old.csv" && see "read as Windows-1253" && test "$(sql "SELECT given FROM registry_name WHERE family = '"'Παλιός'"'")" = Πίνακας'
head -c 3000 /dev/urandom > "$dir/noise.csv"; printf 'a,b\nx,"never\n' > "$dir/open.csv"; : > "$dir/empty.csv"
t 'noise, an open quote, nothing: refused with a sentence' '! import "$dir/noise.csv" && test -s "$dir/err" && ! import "$dir/open.csv" --map family=a && told "never closed" && ! import "$dir/empty.csv" && told "does not name the columns" && ! import "$dir/none.csv" && told "cannot be read"'
python3 - "$dir/many.csv" <<'P'
import sys
f = open(sys.argv[1], 'w'); f.write('family,given,household,reference\n')
for i in range(1000): f.write(f'Πολύς{chr(945 + i % 17)}ς,Πρόσωπο{chr(945 + i % 13)},H{i // 4},M{i}\n')
P
t 'stopped in the middle it keeps whole households of whole batches, and goes on' 'was=$(people); timeout -s KILL 0.4 "$program" import "$dir/many.csv" > /dev/null 2>&1; test $((($(people) - was) % 200)) = 0 && import "$dir/many.csv" && test "$(people)" = $((was + 1000)) && count "registry_household WHERE id IN (SELECT household FROM registry_arrival WHERE reference LIKE '"'M%'"')" 250 && count "registry_arrival WHERE reference LIKE '"'M%'"'" 1000'
long=$(printf '%0201d' 7)
cat > "$dir/lost.csv" <<X
family,given,afm,permit,permit until,postcode,household,role,street,note,email,email
Μακρύς,Αριθμός,12345678901234567890123456789012345678901,,,,,,,,,
Άδειος,Αριθμός,---,,,,,,,,,
Άδεια,Χωρίς,,,1/1/2030,,,,,,,
Ρόλος,Χωρίς,,,,,,head,,,,
Σύζυγος,Πρώτη,,,,,K1,spouse,,,,
Κεφαλή,Μία,,,,,K2,head,,,,
Κεφαλή,Δύο,,,,,K2,head,,,,
Μακρύς,Δρόμος,,,,,,,$long,,,
Κώδικας,Μόνος,,,,41222,,,,σημείωση,a@example.org,b@example.org
X
t 'IM1: a number that is too long, or holds none, is refused: nobody arrives without it' '! import "$dir/lost.csv" --dry-run && see "expected 9, arrived 2, here already 0, refused 7" && see "line 2: afm: 41 characters are more than 40" && see "line 3: afm: there is no digit"'
t 'IM1: so is a cell that would be lost without the one beside it' 'see "line 4: permit_until: there is no permit" && see "line 5: role: there is no household"'
t 'IM1: a household has one head, in its first line' 'see "line 6: role: the line of the head of household '"'K1'"' comes first" && see "line 8: role: line 7 has the head of household '"'K2'"'"'
t 'IM1: so is a cell longer than a page would take' 'see "line 9: street: 201 characters are more than 200"'
t 'IM1: a column that is not read is told, also the second of one kind' 'see "not read: column 10 '"'note'"'" && see "not read: column 12 '"'email'"'"'
t 'IM1: a postcode alone is an address' '! import "$dir/lost.csv" && see "arrived 2" && test "$(sql "SELECT count(*) FROM registry_address WHERE postcode = '"'41222'"'")" = 1'
done_testing
