# SPDX-License-Identifier: EUPL-1.2
# attack.t - somebody who means harm walks every page of the demonstration: forms without their token, verbs that no page has, and every field of the
# source filled with what harms elsewhere.  A new page, and a new field, is walked without a change here.
. tests/lib.sh
export PRONOIA_LANG=en
"$O/pronoia" pages > $dir/pages
"$O/pronoia" demo > $dir/err 2>&1 || { echo "Bail out! no demonstration"; exit 1; }
first=$(sql "SELECT min(id) FROM staff_account")
all=signed-in,advise,rules,staff,diary,files,receive,keep,decide,supervise,privacy,special,pay,sign
staff() { as maria $all; export PRONOIA_STAFF=$first; unset PRONOIA_OWN; }
home()  { nobody; export PRONOIA_OWN=1; }
walked() { least=$1; shift; python3 tests/walk.py "$@" < $dir/pages > $dir/page 2> $dir/err && test "$(sed -n 's/^asked //p' $dir/page)" -ge $least && test $(wc -l < $dir/page) = 1; }
token='The form had expired or did not come from this site.'
contents | grep -vE '^(diary_|web_|entitlements_try|staff_throttle)' > $dir/before
same() { contents | grep -vE '^(diary_|web_|entitlements_try|staff_throttle)' | diff $dir/before - > $dir/page; }
b() { if [ "${DB:-sqlite}" = postgres ]; then echo "'\\x$1'"; else echo "x'$1'"; fi; }
t 'W6: no form of any page is taken from staff without its token' 'staff; walked 700 forms "$token" && same'
t 'W6: nor from nobody'                     'nobody; walked 700 forms "$token" && same'
t 'a page has the verbs that it has, no others' 'staff; walked 2000 verbs && same'
sql "INSERT INTO resident_identity(id, lookup, said, code, person, how, linked, waits, made, seen) SELECT 1, $(b 01), $(b 00), '000001', min(id), 'number', 1, '', 1, 1 FROM registry_person WHERE shield = 0" 2> /dev/null
keep_database
for k in 1 2; do
    t "whatever stands in whichever field ($k): no fault, nothing that leads away, nothing that is not escaped, every header; staff" 'staff; back_to_kept; walked 1000 evil $k'
done
t 'the same, of a resident at home'         'home; back_to_kept; walked 1000 evil 3'
t 'the same, of nobody'                     'nobody; unset PRONOIA_OWN; back_to_kept; walked 1000 evil 4'
done_testing
