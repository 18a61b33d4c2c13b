# SPDX-License-Identifier: EUPL-1.2
# shield.t - AC1: to whoever may not open it a shielded file does not exist.  Walks every page of `pronoia pages` as every role.
#
# 701 is restricted, 704 invisible, 703 their open housemate, 702 is nobody; 651 is a secret unit, 653 none.  Each page that a role may
# open is asked plainly, with the number of each in every field that could name a person, with the hidden name as what is sought, with the
# number of the secret unit in every field that could name one, and as spreadsheet, PDF and CSV, which are unpacked.  No answer may hold a
# word of the shielded files; the answers about a shielded and about an unknown number must be the same bytes after the same statements.
# A new page is walked without a change here; a room that keeps more about people adds it to `seed`, a page that names people by another
# field adds the field to `fields`.  tests/walk.py asks them all in one process.
. tests/lib.sh
fields='id person other with root from into a b member subject household account case stay along here bed'
seed() {
    sql "INSERT INTO staff_account(id, name, sign_in, password_hash, roles, created) VALUES (1, 'Reader', 'reader', '!', 0, 1), (2, 'Granted', 'granted', '!', 0, 1)"
    sql "INSERT INTO registry_person(id, sex, birth, birth_exact, lang, shield, note, made, made_by) VALUES (701, 'f', 9131, 'day', 'el', 1, 'ΚΡΥΦΗ-ΣΗΜΕΙΩΣΗ', 1, 2),
         (703, 'm', 9000, 'day', 'el', 0, '', 1, 1), (704, 'f', 9222, 'day', 'el', 2, 'ΑΦΑΝΗΣ-ΣΗΜΕΙΩΣΗ', 1, 2)"
    sql "INSERT INTO registry_name(id, person, kind, family, given, father, mother, shown, made, by) VALUES (701, 701, 'official', 'Απροσπέλαστου', 'Ζηνοβία', 'Αγησίλαος', 'Πολυτίμη', 1, 1, 2),
         (702, 701, 'latin', 'Aprospelastou', 'Zinovia', '', '', 0, 1, 2), (703, 703, 'official', 'Ανοιχτός', 'Φώτης', '', '', 1, 1, 1),
         (704, 704, 'official', 'Αθεάτου', 'Ερατώ', 'Κλεάνθης', 'Ουρανία', 1, 1, 2)"
    sql "INSERT INTO registry_identifier(id, person, kind, sealed, lookup, ending, status, made, by) VALUES (701, 701, 'afm', '\\x00', '\\x01', '7319', 'seen', 1, 2), (704, 704, 'afm', '\\x00', '\\x02', '8426', 'seen', 1, 2)" 2> /dev/null ||
        sql "INSERT INTO registry_identifier(id, person, kind, sealed, lookup, ending, status, made, by) VALUES (701, 701, 'afm', x'00', x'01', '7319', 'seen', 1, 2), (704, 704, 'afm', x'00', x'02', '8426', 'seen', 1, 2)"
    sql "INSERT INTO registry_contact(id, person, kind, value, compared, made, by) VALUES (701, 701, 'mobile', '6900007319', '6900007319', 1, 2), (704, 704, 'email', 'erato@example.org', 'erato@example.org', 1, 2)"
    sql "INSERT INTO registry_address(id, person, kind, street, number, postcode, place, area, made, by) VALUES (701, 701, 'home', 'Κρυφού Σχολειού', '19', '41222', 'Λάρισα', '', 1, 2), (704, 704, 'home', 'Αφανούς Ναύτου', '4', '41222', 'Λάρισα', '', 1, 2)"
    sql "INSERT INTO registry_household(id, made, made_by) VALUES (710, 1, 1)"
    sql "INSERT INTO registry_member(id, household, person, role, since, made, by) VALUES (701, 710, 701, 'spouse', 10, 1, 2), (703, 710, 703, 'head', 10, 1, 1), (704, 710, 704, 'child', 10, 1, 2)"
    sql "INSERT INTO registry_relation(id, person, other, kind, since, made, by) VALUES (701, 701, 703, 'spouse', 10, 1, 2), (704, 703, 704, 'parent', 10, 1, 2)"
    sql "INSERT INTO access_unit(id, name) VALUES (650, 'Κέντρο Κοινότητας')"
    sql "INSERT INTO access_grant(id, person, account, purpose, special, starts, about_kind, about) VALUES (701, 701, 2, 'case', 1, 1, 'case', 1), (704, 704, 2, 'case', 1, 1, 'case', 2)"
    # 704 stays in a women's shelter, 651, with a code; the reader works in the night shelter, where 704 is nobody.
    sql "INSERT INTO access_unit(id, name, secret, kind) VALUES (651, 'Μονάδα Κυκλάμινο', 1, 'womens_shelter'), (652, 'Υπνωτήριο', 0, 'night_shelter')"
    sql "INSERT INTO access_work(id, unit, account, since) VALUES (651, 651, 2, 1), (652, 652, 1, 1)"
    sql "INSERT INTO stays_room(id, unit, name) VALUES (704, 651, 'Γαλάζιο δωμάτιο'); INSERT INTO stays_bed(id, room, name) VALUES (704, 704, '1')"
    sql "INSERT INTO stays_stay(id, unit, person, code, cycle, origin, since, due, made, by) VALUES (704, 651, 704, 'KPTXZM', 'regulation', 'centre', 22300, 22400, 1, 2)"
    sql "INSERT INTO stays_bedding(id, bed, stay, since, made, by) VALUES (704, 704, 704, 22300, 1, 2); INSERT INTO stays_night(id, stay, night, state, at, by) VALUES (704, 704, 22338, 'here', 1, 2)"
    sql "INSERT INTO ledger_line(id, on_day, noted, by, unit, kind, person, quantity, about_kind, about) VALUES (704, 22338, 1, 2, 651, 'night', 704, 1, 'night', 704)"
    sql "INSERT INTO access_grant(id, person, unit, purpose, starts, about_kind, about) VALUES (705, 704, 651, 'stay', 1, 'stay', 704)"
    sql "INSERT INTO diary_act(id, at, who, account, act, about_kind, about) VALUES (701, 100, 'Granted', 2, 'opened file', 'person', 701)"
    sql "INSERT INTO diary_hidden(id, at, who, account, act, about_kind, about, person) VALUES (704, 100, 'Granted', 2, 'opened file', 'person', 704, 704)"
    for i in 1:703 2:701 3:704; do
        sql "INSERT INTO resident_identity(id, lookup, said, code, person, how, linked, waits, made, seen) VALUES (${i%:*}, '\\x0${i%:*}', '\\x00', '00000${i%:*}', ${i#*:}, 'number', 1, '', 1, 1)" 2> /dev/null ||
            sql "INSERT INTO resident_identity(id, lookup, said, code, person, how, linked, waits, made, seen) VALUES (${i%:*}, x'0${i%:*}', x'00', '00000${i%:*}', ${i#*:}, 'number', 1, '', 1, 1)"
    done
    sql "INSERT INTO resident_identity(id, lookup, said, code, waits, made, seen) SELECT 4, said, said, '000004', 'unknown', 1, 1 FROM resident_identity WHERE id = 1"
}
events_seed() {
    sql "INSERT INTO events_course(id, unit, kind, audience, places, online, groups, state, made, by) VALUES (650, 650, 'new_mothers', 'mothers', 20, 1, 1, 'open', 1, 1)"
    sql "INSERT INTO events_title(course, lang, title) VALUES (650, 'el', 'Ομάδα μητέρων')"
    sql "INSERT INTO events_lesson(id, course, starts, ends, made, by) VALUES (650, 650, 1931000000, 1931003600, 1, 1)"
    for i in 1 4; do sql "INSERT INTO events_signup(id, course, number, person, state, made, by) VALUES (70$i, 650, $i, 70$i, 'registered', 1, 1)"; sql "INSERT INTO events_came(lesson, signup, heads, at, by) VALUES (650, 70$i, 1, 1, 1)"; done
}
# What the shelter's team writes down for itself: a course that residents could register for, its lesson and file, calendars, a device, goods, a
# visit at its door, a session, a task; and of 703, whose file is open, an appointment, a referral (from before it was secret) and a case there.
shelter_seed() {
    case ${DB:-sqlite} in postgres) x="'\\x00'" ;; *) x="x'00'" ;; esac
    sql "INSERT INTO events_course(id, unit, kind, audience, places, online, groups, state, made, by) VALUES (781, 651, 'seminar', 'anybody', 20, 1, 1, 'open', 1, 2); INSERT INTO events_title(course, lang, title, about) VALUES (781, 'el', 'ΒΙΟΛΕΤΑ μάθημα', 'ΒΙΟΛΕΤΑ'), (781, 'en', 'ΒΙΟΛΕΤΑ lesson', '');
         INSERT INTO events_lesson(id, course, starts, ends, place, leader, made, by) VALUES (781, 781, 1931000000, 1931003600, 'ΒΙΟΛΕΤΑ 7', 'ΒΙΟΛΕΤΑ', 1, 2); INSERT INTO events_signup(id, course, number, person, state, made, by) VALUES (781, 781, 1, 704, 'registered', 1, 2);
         INSERT INTO events_came(lesson, signup, heads, at, by) VALUES (781, 781, 1, 1, 2); INSERT INTO events_material(id, course, title, open, stored, type, size, made, by) VALUES (781, 781, 'ΒΙΟΛΕΤΑ', 1, 'none', 'image/png', 1, 1, 2)" || exit 1
    sql "INSERT INTO appointments_resource(id, unit, kind, name, made, by) VALUES (781, 651, 'person', 'ΒΙΟΛΕΤΑ', 1, 2); INSERT INTO appointments_service(id, unit, subject, minutes, online, made, by) VALUES (781, 651, 'lawyer', 30, 1, 1, 2);
         INSERT INTO appointments_booking(id, service, unit, starts, ends, person, name, made, by) VALUES (781, 781, 651, 1931000000, 1931001800, 703, $x, 1, 2); INSERT INTO appointments_duty(id, unit, resource, kind, starts, ends, made, by) VALUES (781, 651, 781, 'call', 1930000000, 1930030000, 1, 2);
         INSERT INTO appointments_device(id, unit, name, check_due, made, by) VALUES (781, 651, 'ΒΙΟΛΕΤΑ', 22300, 1, 2); INSERT INTO appointments_wait(id, service, person, name, until, made, by) VALUES (781, 781, 703, $x, 30000, 1, 2)" || exit 1
    sql "INSERT INTO care_group(id, unit, kind, title, at, made, by) VALUES (781, 651, 'activity', 'ΒΙΟΛΕΤΑ', 1, 1, 2); INSERT INTO care_attended(session, person) VALUES (781, 703); INSERT INTO care_task(id, unit, words, person, made, by) VALUES (781, 651, $x, 703, 1, 2);
         INSERT INTO reception_visit(id, place, day, number, at, turn, class, purpose, state, by) VALUES (781, 651, 22339, 1, 1, 1, 'none', 'benefits', 'waiting', 2);
         INSERT INTO referrals_referral(id, person, unit, parts, need, told, state, since, made, made_by) VALUES (781, 703, 651, ',identity,', $x, $x, 'accepted', 1, 1, 2);
         INSERT INTO casework_case(id, programme, person, spell, state, unit, worker, protocol_year, protocol_no, origin, opened, made, by) VALUES (781, 'kapi', 703, 1, 'applied', 651, 2, 2031, 781, 'clerk', 1, 1, 2)" || exit 1
    sql "INSERT INTO stock_donor(id, name, kind) VALUES (781, 'Άλλος δωρητής', 'body'); INSERT INTO stock_supply(id, unit, how, donor, on_day, note, made, by) VALUES (781, 651, 'donation', 781, 22330, 'ΒΙΟΛΕΤΑ', 1, 2);
         INSERT INTO ledger_line(id, on_day, noted, by, unit, kind, person, quantity, about_kind, about) VALUES (705, 22338, 1, 2, 651, 'lesson', 704, 1, 'came', 781)" || exit 1
}
seed; events_seed; shelter_seed
secrets='Απροσπέλαστ|Ζηνοβία|Zinovia|Aprospel|Αγησίλα|Πολυτίμη|ΚΡΥΦΗ|7319|Κρυφού|Αθεάτου|Ερατώ|Κλεάνθη|ΑΦΑΝΗΣ|8426|erato@|Αφανούς|KPTXZM|Γαλάζιο|ΒΙΟΛΕΤΑ'
unit='|Κυκλάμινο'         # who makes units sees that it is there
export PRONOIA_SEED=shield
"$program" pages > $dir/pages
tab=$(printf '\t')
roles=$("$program" staff 2>&1 | sed -n 's/^roles: *//p')
every() { q=''; case $1 in 65?) echo "id=$1&unit=$1&store=$1"; return ;; esac; for f in $fields; do q="$q$f=$1&"; done; echo "${q}q="; }
wrong() { echo "$*" >> $dir/bad; }
# What earlier questions left behind may differ too: only what differs from the same beginning counts.
plain() { sed "s/\\b70[124]\\b/NUMBER/g; s/%3D70[124]\\b/NUMBER/g; s/\\b65[13]\\b/NUMBER/g"; }
ask() {  # out verb path number
    back_to_kept
    if [ "$2" = GET ]; then PRONOIA_STATEMENTS=$dir/$1.sql "$program" request GET "$3?$(every "$4")" > $dir/$1.raw 2> $dir/err
    else PRONOIA_STATEMENTS=$dir/$1.sql "$program" request POST "$3" $(every "$4" | tr '&' ' ') > $dir/$1.raw 2> $dir/err; fi
    plain < $dir/$1.raw > $dir/$1
}
again() {  # verb path number
    ask shielded $1 "$2" $3; case $3 in 65?) ask unknown $1 "$2" 653 ;; *) ask unknown $1 "$2" 702 ;; esac
    cmp -s $dir/shielded $dir/unknown && cmp -s $dir/shielded.sql $dir/unknown.sql && return
    wrong "$1 $2 of $3: not as for an unknown number: $(diff $dir/shielded $dir/unknown | head -4 | tr '\n' ' ') $(diff $dir/shielded.sql $dir/unknown.sql | head -4 | tr '\n' ' ')"
}
walk() {  # the key of the pages to walk: anybody, signed-in, or any other
    : > $dir/bad; asked=0
    python3 tests/walk.py shield "$1" "$fields" "$secrets$unit" < $dir/pages > $dir/walked 2> $dir/err || wrong "$(cat $dir/err)"
    while IFS="$tab" read -r what one two three _; do
        case $what in
            wrong) wrong "$one" ;;
            differ) again "$one" "$two" "$three" ;;
            asked) asked=$one ;;
        esac
    done < $dir/walked
    echo "# $asked answers, $(grep -c "^differ" $dir/walked) asked again"
    cp $dir/bad $dir/page; test ! -s $dir/bad
}
reads() { python3 tests/walk.py reads "$1" < $dir/page; }
t 'what is packed is read: a name in a PDF, the words of a spreadsheet' 'as Reader privacy,files; PRONOIA_STAFF=1 GET "/privacy/copy?id=703&as=pdf" && status 200 && ! grep -qa "Ανοιχτός" $dir/page && reads Ανοιχτός && ! reads Απροσπέλαστ && as Reader supervise; PRONOIA_STAFF=1 GET "/reports?period=2/2031&as=xlsx" && status 200 && ! grep -qa sheetData $dir/page && reads sheetData; nobody'
keep_database
t 'AC1: a resident finds no trace' 'nobody; walk anybody && test $asked -gt 100'
t 'AC1: a resident at home, who lives with them, finds no trace' 'nobody; export PRONOIA_OWN=1; back_to_kept; walk own && test $asked -gt 20 && GET /my-file && status 200 && see "h-cases"'
home() { PRONOIA_OWN=$1 GET /my-file; sed "s/00000$1/CODE/; s/000 00$1/CODE/" $dir/page > $dir/home.$1; }
t 'AC1: whose own file is shielded sees at home what somebody without a file sees' 'home 2; home 3; home 4; status 200 && cmp $dir/home.2 $dir/home.4 && cmp $dir/home.3 $dir/home.4'
unset PRONOIA_OWN
for role in $roles; do
    t "AC1: $role finds no trace" "as Reader ''; export PRONOIA_ROLES=$role; back_to_kept; unit='|Κυκλάμινο'; [ $role != administrator ] || unit=; walk role"
done
t 'AC1: nor who has every role'  'export PRONOIA_ROLES=$(echo $roles | tr " " ,); unit=; back_to_kept; walk role && walk signed-in && test $asked -gt 20'
unset PRONOIA_ROLES
if grep -q "^/person$tab" $dir/pages; then
    t 'who was granted it sees it'  'as Granted advise,files; PRONOIA_STAFF=2 GET "/person?id=701" && status 200 && see Απροσπέλαστου'
fi
done_testing
