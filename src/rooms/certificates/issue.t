# shellcheck shell=sh disable=SC2016,SC2034
# SPDX-License-Identifier: EUPL-1.2
# issue.t - giving a certificate, taking it back, and what a stranger learns about it.
. tests/lib.sh
export PRONOIA_LANG=en
if [ "${DB:-sqlite}" = postgres ]; then none="decode('', 'hex')"; else none="x''"; fi
sql "INSERT INTO staff_account(id, name, sign_in, password_hash, roles, created) VALUES (1, 'Maria', 'maria', '!', 68, 1)"
person() { sql "INSERT INTO registry_person(id, birth, birth_exact, shield, lang, made, made_by) VALUES ($1, 5000, 'day', $4, '${5:-}', 1, 1)"
    sql "INSERT INTO registry_name(id, person, kind, family, given, father, shown, made, by) VALUES ($1, $1, 'official', '$2', '$3', 'Πέτρος', 1, 1, 1)"; }
person 1 Δοκιμαστίδου Άννα 0 ar
person 2 Κρυφή Ελένη 1
decision() {  # id case person state since until
    sql "INSERT INTO casework_case(id, programme, person, spell, state, protocol_year, protocol_no, origin, opened, made, by) VALUES ($2, 'weakness-certificate', $3, 1, '$4', 2031, $2, 'clerk', 1, 1, 1)"
    sql "INSERT INTO casework_decision(id, filed, year, number, outcome, proposed_by, decided_by, four_eyes, at, asked, since, until, answer, book, facts, reasons, judged, mark)
         VALUES ($1, $2, 2031, $1, 'granted', 1, 2, 1, 1929800000, 22000, $5, $6, 'yes', '-', $none, $none, 0, $none)"; }
number() { sql "SELECT number FROM certificates_issued ORDER BY id DESC LIMIT 1"; }
last()   { sql "SELECT max(id) FROM certificates_issued"; }
paper()  { GET "/certificates/pdf?id=$1" && status 200 && python3 -c "import sys; b = open(sys.argv[1], 'rb').read(); open(sys.argv[2], 'wb').write(b[b.index(b'%PDF'):])" "$dir/page" "$dir/paper.pdf"; }
said()   { pdftotext -layout "$dir/paper.pdf" "$dir/paper.txt" && grep -qF -- "$1" "$dir/paper.txt"; }
give()   { POST /certificates person=1 kind=protection "words=Την παρακολουθούμε από το 2030." "$@"; }
nobody
t 'a stranger may not see or give any'            'GET "/certificates?person=1" && status 403 && POST /certificates person=1 kind=protection words=x && status 403'
as maria advise,files
t 'the page lists what was given: nothing yet'    'GET "/certificates?person=1" && status 200 && see "None was given" && see Δοκιμαστίδου'
t 'no kind chosen: said, and what was typed stays' 'POST /certificates person=1 "words=Όσα έγραψα" && status 422 && see "Choose the kind" && see "Όσα έγραψα" && count certificates_issued 0'
t 'what the worker attests must be said'          'POST /certificates person=1 kind=protection && status 422 && see "Write what you attest" && count certificates_issued 0'
t 'an impossible last day too'                    'give until=31/2/2031 && status 422 && see "cannot be read" && give until=1/1/2031 && status 422 && count certificates_issued 0'
t 'no step of giving that fails leaves a trace'   'torture POST /certificates person=1 kind=protection "words=Την παρακολουθούμε."'
field() { sed -n "s/.*name=\"$1\" value=\"\([^\"]*\)\".*/\1/p" "$dir/page" | head -1; }
t 'a second language is one in which the paper is written, theirs first; Greek is none' 'GET "/certificates?person=1" && see "value=\"el\">None, Greek only" && see "value=\"ar\" selected" && see "value=\"sq\"" && see "value=\"uk\""'
keep_database; GET "/certificates?person=1"; form=$(field csrf)
t 'fifty copies of one form: one certificate, one delivery, one seal' 'fifty /certificates "csrf=$form" person=1 kind=protection "words=Την παρακολουθούμε."; see "50 x 303" && count certificates_issued 1 && count certificates_seal 1 && count "ledger_line WHERE about_kind = '"'certificate'"'" 1 && count "diary_act WHERE act = '"'gave a certificate'"'" 2'
back_to_kept
t 'CT2, CT8: fifty are given at once: fifty numbers, and the town has one seal' 'fifty /certificates person=1 kind=protection "words=Την παρακολουθούμε." purpose=%; see "50 x 303" && test "$(sql "SELECT count(*), count(DISTINCT number), count(DISTINCT seal) FROM certificates_issued")" = "50|50|1" && count certificates_seal 1 && count "ledger_line WHERE about_kind = '"'certificate'"'" 50'
back_to_kept
t 'one is given and written down'                 'give purpose=Νοσοκομείο paper_lang=sq && status 303 && location "/certificates/one?id=$(last)&done=given" && count "diary_act WHERE act = '"'gave a certificate'"'" 2'
t 'the first makes the town a seal, the next uses it' 'give && count certificates_seal 1 && count certificates_issued 2'
t 'its paper says what was attested, in Greek and in the second language' 'i=$(sql "SELECT min(id) FROM certificates_issued"); c=$(sql "SELECT number FROM certificates_issued WHERE id = $i"); paper $i && said "Βεβαίωση κοινωνικής προστασίας" && said "Δοκιμαστίδου Άννα" && said Νοσοκομείο && said "$c" && said "Vërtetim i mbrojtjes sociale"'
t 'its QR code leads to the page that checks it, filled in with its number, and to nothing else' 'q=$(python3 tests/qr_read.py "$dir/paper.pdf") && test "${q#http*://localhost}" = "/verify?c=$c" && nobody && GET "/verify?c=$c" && status 200 && see "value=\"$c\"" && notsee Genuine; as maria advise,files'
if command -v pdfsig > /dev/null; then
    t 'its seal is valid for a reader that is not ours' 'pdfsig -nocert "$dir/paper.pdf" | grep -q "Signature is Valid"'
else skip 'its seal is valid for a reader that is not ours' 'pdfsig is not installed'; fi
t 'CT1: it comes back byte for byte'              'cp "$dir/paper.pdf" "$dir/first.pdf" && sql "UPDATE registry_name SET family = '"'Άλλη'"' WHERE id = 1" && at 2031-05-01T09:00 && paper $i && cmp "$dir/paper.pdf" "$dir/first.pdf"; at 2031-03-01T09:00; sql "UPDATE registry_name SET family = '"'Δοκιμαστίδου'"' WHERE id = 1"'
t 'nothing readable of it is in the database'     'contents | grep -qv "%PDF" && ! contents | grep -q "Την παρακολουθούμε.*PDF"'
t 'CT5: weakness needs a decision'                'POST /certificates person=1 kind=weakness && status 422 && see "no decision in force" && count "certificates_issued WHERE kind = '"'weakness'"'" 0'
t 'CT5: the database says so too'                 '! sql "INSERT INTO certificates_issued(id, kind, person, number, seal, digest, sealed, lang, purpose, words, since, until, issued, by) SELECT 900, '"'weakness'"', 1, '"'X'"', seal, $none, $none, '"'el'"', '"''"', '"''"', 1, 2, 1, 1 FROM certificates_issued WHERE id = $i" 2> /dev/null'
sql "INSERT INTO access_unit(id, name, structure, secret) VALUES (1, 'Γραφείο Δοκιμής', '', 0), (2, 'Άλλο Γραφείο', '', 0), (3, 'Κρυφός Ξενώνας', '', 1); INSERT INTO access_work(id, unit, account, since) VALUES (1, 1, 1, 1), (2, 3, 1, 1)"
worker() { as maria advise,files; export PRONOIA_STAFF=1; }
present() { POST /certificates person=1 kind=presence "$@"; }
none_new() { count "certificates_issued WHERE kind = '"'presence'"'" "${1:-0}"; }
worker
t 'CT7: the form offers the units of whoever gives it' 'GET "/certificates?person=1" && see "Γραφείο Δοκιμής" && notsee "Άλλο Γραφείο"'
t 'CT7: presence wants a unit, one in which the giver works; what was typed stays' 'present from=3/2/2031 && status 422 && see "Choose the structure" && see "value=\"3/2/2031\"" && present unit=2 from=3/2/2031 && status 422 && present unit=99 from=3/2/2031 && status 422 && none_new'
t 'CT7: and since when: no day to come, no end before it' 'present unit=1 && status 422 && see "since when" && present unit=1 from=31/2/2031 && status 422 && present unit=1 from=2/3/2031 && status 422 && present unit=1 from=3/2/2031 to=2/2/2031 && status 422 && present unit=1 from=3/2/2031 to=2/3/2031 && status 422 && present unit=1 from=3/2/1900 && status 422 && none_new'
t 'CT7: the paper says where and from when to when, in both languages; the ledger by which unit' 'present unit=1 from=3/2/2031 to=28/2/2031 paper_lang=sq && status 303 && paper $(last) && said "Γραφείο Δοκιμής" && said "από 3 Φεβρουαρίου 2031 έως και 28 Φεβρουαρίου 2031" && said "nga 3 shkurt 2031 deri më 28 shkurt 2031" && test "$(sql "SELECT unit FROM ledger_line WHERE about_kind = '"'certificate'"' AND about = $(last)")" = 1'
t 'CT7: who still comes has no end'               'present unit=1 from=3/2/2031 "words=Κάθε μέρα." && status 303 && paper $(last) && said "από 3 Φεβρουαρίου 2031" && said "Κάθε μέρα." && ! said "3 Φεβρουαρίου 2031 έως"'
t 'CT7: a secret unit is not named'               'present unit=3 from=3/2/2031 && status 303 && paper $(last) && ! said "Κρυφός" && said "Δομή"'
unset PRONOIA_STAFF; as maria advise,files
decision 1 1 1 ended 22000 30000
t 'one that ended is none'                        'POST /certificates person=1 kind=weakness && status 422'
decision 2 2 1 granted 22000 22360
t 'with one in force it is given, no longer than the decision' 'POST /certificates person=1 kind=weakness until=31/12/2031 && status 303 && test "$(sql "SELECT until FROM certificates_issued WHERE kind = '"'weakness'"'")" = 22360 && paper $(last) && said "2/2031"'
nobody; c=$(number)
t 'anybody checks it by its number'               'POST /verify "c=$c" && status 200 && see "Genuine and valid" && see "Financial weakness" && see "Δ. Ά." && notsee Δοκιμαστίδου && notsee Πέτρος'
t 'as one hears or copies it'                     'POST /verify "c=$(echo $c | tr -d - | tr A-Z a-z)" && status 200 && see "Genuine and valid"'
t 'the code on the paper opens the page filled in' 'GET "/verify?c=$c" && status 200 && see "value=\"$c\"" && notsee Genuine'
t 'one symbol wrong is told from one not given'   'POST /verify "c=$(echo "$c" | sed "s,^A,C,;t;s,^.,A,")" && status 422 && POST /verify c=hello && status 422 && notsee Genuine'
t 'CT2: tries are counted'                        'k=0; while [ $k -lt 60 ]; do k=$((k + 1)); POST /verify "c=$c" "x=$k"; status 429 && break; done; status 429 && see "an hour"'
t 'in five languages'                             'at 2031-03-01T12:00; for l in el ar sq uk; do PRONOIA_LANG=$l; POST /verify "c=$c" && status 200 && grep -q "lang=\"$l\"" "$dir/page" || return 1; done; PRONOIA_LANG=en; at 2031-03-01T09:00'
as maria advise,files
t 'no step of revoking that fails leaves a trace' 'torture POST /certificates/revoke id=$(last) "why=It was a mistake"'
t 'revoking wants a reason'                       'POST /certificates/revoke id=$(last) why=x && status 422 && see "5 to 200"'
t 'CT4: revoked, and whoever checks is told, not why' 'POST /certificates/revoke id=$(last) "why=It was a mistake" && status 303 && nobody && at 2031-03-02T12:00 && POST /verify "c=$c" && status 200 && see "Revoked: not valid" && notsee mistake; at 2031-03-01T09:00'
as maria advise,files
t 'fifty revoke one at once: one does'            'give && fifty /certificates/revoke id=$(last) "why=It was a mistake"; see "1 x 303, 49 x 409" && count "diary_act WHERE act = '"'revoked a certificate'"' AND about = $(last)" 1'
t 'not twice'                                     'POST /certificates/revoke id=$(last) "why=Once more, please" && status 409'
t 'an expired one says so'                        'c=$(sql "SELECT number FROM certificates_issued WHERE id = $i"); nobody; at 2032-03-01T12:00; POST /verify "c=$c" && see "Genuine, but expired"; at 2031-03-01T09:00'
as maria advise,files
t 'a shielded person is nobody here'              'GET "/certificates?person=2" && cp "$dir/page" "$dir/shielded" && status 404 && GET "/certificates?person=999" && status 404 && sed "s/[?]person=[0-9]*//g; s/csrf.*//" "$dir/page" > "$dir/a" && sed "s/[?]person=[0-9]*//g; s/csrf.*//" "$dir/shielded" | cmp - "$dir/a" && POST /certificates person=2 kind=protection words=x && status 404 && count "certificates_issued WHERE person = 2" 0'
export PRONOIA_LANG=en; at 2031-03-03T09:00; paper $i; nobody
as_form() { python3 - "$1" "$dir/form" <<'P'
import sys
b = open(sys.argv[1], 'rb').read()
open(sys.argv[2], 'wb').write(b'--x\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n' + b'CSRF' + b'\r\n--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n' + b + b'\r\n--x--\r\n')
P
}
bring() { GET /verify; c=$(sed -n 's/.*name="csrf" value="\([^"]*\)".*/\1/p' "$dir/page" | head -1); as_form "$1"; python3 -c "import sys; p = sys.argv[1]; b = open(p, 'rb').read().replace(b'CSRF', sys.argv[2].encode(), 1); open(p, 'wb').write(b)" "$dir/form" "$c"; POST /verify/file --body "$dir/form" --type 'multipart/form-data; boundary=x'; }
t 'CT6: the file itself is enough'                'bring "$dir/paper.pdf" && status 200 && see "Genuine and valid" && notsee Δοκιμαστίδου'
t 'one byte changed: the seal tells'              'python3 -c "import sys; b = bytearray(open(sys.argv[1], \"rb\").read()); b[100] ^= 1; open(sys.argv[2], \"wb\").write(b)" "$dir/paper.pdf" "$dir/forged.pdf" && bring "$dir/forged.pdf" && status 404 && see "changed afterwards"'
t 'another PDF, or no PDF, is not ours'           'echo "%PDF-1.4 hello" > "$dir/other.pdf" && bring "$dir/other.pdf" && status 404 && see "did not give this file" && : > "$dir/none" && bring "$dir/none" && status 422'
done_testing
