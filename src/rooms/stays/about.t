# SPDX-License-Identifier: EUPL-1.2
# about.t - stays on a person's page, in their own copy, and at the end of what is kept: ST1, ST6; GDPR articles 5(1)(e), 15, 20.
. tests/lib.sh
. tests/people.sh
ids_from_one stays_stay stays_log privacy_request
worker 1 Ήρα; worker 2 Ξένος; worker 3 Απόρρητο
person 11 Παπαδόπουλος Πέτρος 0; person 12 Αθέατη Αρετή 0
sql "UPDATE registry_person SET shield = 2 WHERE id = 12"
sql "INSERT INTO access_unit(id, name, secret, kind) VALUES (1, 'Ξενώνας Ελπίδα', 0, 'hostel'), (2, 'Μονάδα Κυκλάμινο', 1, 'womens_shelter')"
sql "INSERT INTO access_work(id, unit, account, since) VALUES (1, 1, 1, 1), (2, 2, 1, 1)"
sql "INSERT INTO stays_room(id, unit, name) VALUES (1, 1, 'Α'), (2, 2, 'Β'); INSERT INTO stays_bed(id, room, name) VALUES (1, 1, '1'), (2, 2, '1')"
stay() { sql "INSERT INTO stays_stay(id, unit, person, code, cycle, origin, since, due, made, by) VALUES ($1, $2, $3, 'KPTXZ$1', 'regulation', 'service', 22300, 22900, 1, 1); INSERT INTO stays_bedding(bed, stay, since, made, by) VALUES ($2, $1, 22300, 1, 1); INSERT INTO access_grant(person, unit, purpose, starts, about_kind, about) VALUES ($3, $2, 'stay', 1, 'stay', $1)"; }
stay 1 1 11; stay 2 2 12
at 2031-03-01T19:00
all=keep,advise,files
be 1 $all
for s in 1 2; do POST /stays/away id=$s do=leave leave_since=2/3/2031 leave_until=5/3/2031 "leave_words=Στον Βόλο"; POST /stays/caller id=$s do=came "visitor=ο αδελφός"; done
POST /stays/work id=1 do=job kind=employed "job_words=Φούρνος"; POST /stays/tonight unit=1 here=1

t 'on a person'"'"'s page: where they stay, and the way there' 'GET "/person?id=11" && status 200 && see "Ξενώνας Ελπίδα" && see "/stays/stay?id=1"'
be 2 $all
t 'ST1: who does not work there reads that there is a stay, and no way to it' 'GET "/person?id=11" && see "Ξενώνας Ελπίδα" && notsee "/stays/stay?id=1"'
be 1 $all
t 'ST6: on the page of a guest of a secret unit its team reads it' 'GET "/person?id=12" && status 200 && see Κυκλάμινο && see "/stays/stay?id=2"'
sql "INSERT INTO access_grant(id, person, account, purpose, starts, about_kind, about) VALUES (80, 12, 2, 'care', 1, 'person', 12), (81, 12, 3, 'care', 1, 'person', 12)"
be 2 $all
t 'ST6: nobody else does, whose grant opens the file too' 'GET "/person?id=12" && status 200 && see Αθέατη && notsee Κυκλάμινο && notsee "/stays/stay?id=2"'

person 13 Ραφαηλίδης Νίκος 0
sql "INSERT INTO stays_bed(id, room, name) VALUES (3, 1, '2'); INSERT INTO stays_stay(id, unit, person, code, cycle, origin, since, due, made, by) VALUES (3, 1, 13, 'ZZKPT3', 'regulation', 'service', 22310, 22900, 1, 1); INSERT INTO stays_bedding(bed, stay, since, made, by) VALUES (3, 3, 22310, 1, 1)"
be 1 $all; POST /stays/log unit=1 stay=1 "words=Ο Παπαδόπουλος μάλωσε με τον Νίκο ΡΑΦΑΗΛΙΔΗ για το νερό."; POST /stays/log unit=1 stay=3 "words=Ο Ραφαηλίδης ζήτησε συγγνώμη."; POST /stays/log unit=1 "words=Ησυχία στους διαδρόμους."
be 3 privacy,files
t 'what one shift told the next about him is in his copy, and nobody else'"'"'s name; what is about others is not (GDPR article 15(4))' 'GET "/privacy/copy?id=11" && status 200 && see "\"words\":\"Ο Παπαδόπουλος μάλωσε με τον … … για το νερό.\"" && notsee Ραφαηλίδη && notsee συγγνώμη && notsee διαδρόμους'
t 'the copy of a file holds what was written about a stay' 'GET "/privacy/copy?id=11" && status 200 && see "\"unit\":\"Ξενώνας Ελπίδα\"" && see "\"words\":\"Στον Βόλο\"" && see "\"who\":\"ο αδελφός\"" && see "\"words\":\"Φούρνος\"" && see "\"night\":\"2031-03-01\""'
t 'ST6: a clerk whom a grant opens the file copies it without the secret stay' 'GET "/privacy/copy?id=12" && status 200 && see Αθέατη && notsee Κυκλάμινο && notsee Βόλο && notsee "KPTXZ2"'
sql "DELETE FROM access_grant WHERE id = 81"
export PRONOIA_SEED=copy
unknown() { GET "/privacy/copy?id=$1" && status 404 && sed "s/\bid=$1\b/id=N/g" $dir/page > $dir/as_$1; }
t 'ST6: and without one it is an unknown number' 'unknown 12 && unknown 999 && cmp $dir/as_12 $dir/as_999'
unset PRONOIA_SEED
sql "INSERT INTO access_grant(id, person, account, purpose, starts, about_kind, about) VALUES (82, 12, 1, 'review', 1, 'person', 12)"     # she asked for it
be 1 privacy
t 'ST6: her own copy, with all of it, she has from the team' 'GET "/privacy/copy?id=12" && status 200 && see "\"unit\":\"Μονάδα Κυκλάμινο\"" && see "\"words\":\"Στον Βόλο\"" && see "\"who\":\"ο αδελφός\""'

# At home, signed in with the state: 1 is his, 2 hers, 3 of somebody without a file.
x="x'0"; [ "${DB:-sqlite}" = sqlite ] || x="'\\x0"
for i in 1:11 2:12; do sql "INSERT INTO resident_identity(id, lookup, said, code, person, how, linked, waits, made, seen) VALUES (${i%:*}, $x${i%:*}', ${x}0', '00000${i%:*}', ${i#*:}, 'number', 1, '', 1, 1)"; done
sql "INSERT INTO resident_identity(id, lookup, said, code, waits, made, seen) SELECT 3, said, said, '000003', 'unknown', 1, 1 FROM resident_identity WHERE id = 1"
for i in 11 12; do sql "INSERT INTO privacy_request(id, person, kind, state, received, channel, identity, words, due, made, ended, ender) VALUES ($i, $i, 'export', 'done', 22339, 'online', 'x', ${x}0', 22370, 1, 1930158000, 3)"; done
nobody; unset PRONOIA_STAFF
home() { PRONOIA_OWN=$1 GET "$2"; sed "s/00000$1/CODE/; s/000 00$1/CODE/" $dir/page > $dir/home.$1; }
t 'at home: he takes the copy that was granted, with his stay' 'home 1 "/my-file/copy?request=11" && status 200 && see "\"unit\":\"Ξενώνας Ελπίδα\""'
export PRONOIA_SEED=home
t 'at home: whoever holds her telephone sees what somebody without a file sees' 'home 2 /my-file && home 3 /my-file && status 200 && cmp $dir/home.2 $dir/home.3 && home 2 "/my-file/copy?request=12" && home 3 "/my-file/copy?request=12" && cmp $dir/home.2 $dir/home.3 && ! grep -q Κυκλάμινο $dir/home.2'
unset PRONOIA_SEED

# Kept while they are here, whatever the clock says; then as many years as the table of programmes/retention.tsv says.
ids_from_one privacy_due
listed() { at $1; sql "DELETE FROM privacy_walk"; "$program" chores privacy; sql "SELECT count(*) FROM privacy_due WHERE person = $2"; }
t 'who still stays here is kept' 'test "$(listed 2060-01-01T09:00 11)" = 0'
at 2031-03-09T09:00
be 1 $all
t 'and five years after they left' 'POST /stays/exit id=1 row_version=1 until=9/3/2031 destination=family "why=Στους δικούς του" && status 303 && sql "UPDATE care_task SET state = '"'done'"', closed = made, closed_by = 1" && test "$(listed 2036-03-08T09:00 11)" = 0 && test "$(listed 2042-01-01T09:00 11)" = 1'
done_testing
