# SPDX-License-Identifier: EUPL-1.2
# looks.t - AC3: what is done with an invisible file, and every look at it, stands in the sealed diary and nowhere else.  Walks every page of
# `pronoia pages` as somebody whom a grant lets in and as somebody who has every role and no grant.
#
# 704 is an invisible person, and everything that is theirs has the number 704 too: household, case, paper, certificate, note and the rest.
# 703 is open, 702 is nobody.  A room that keeps more about people adds it to `seed`; a new page is walked without a change here.
. tests/lib.sh
. tests/people.sh
export PRONOIA_SEED=looks PRONOIA_LANG=en
ids_from_one registry_merge
fields='id person other one with root from into a b member subject household account case file consent visit session task head about of keep card line seat wish booking kid signup placement stay along'
case ${DB:-sqlite} in postgres) x="'\\x00'" ;; *) x="x'00'" ;; esac
rows() { sql "INSERT INTO $1($2) VALUES($3)" || exit 1; }
seed() {
    worker 1 Stranger; worker 2 Granted
    person 703 Open Fotis 9000; person 704 Unseen Erato 9222; person 705 Unseen Erata 9222; person 706 Near Niki 9000
    sql "UPDATE registry_person SET shield = 2 WHERE id IN (704, 705)"
    sql "UPDATE registry_person SET merged_into = 704 WHERE id = 705"
    household 704 704 head; sql "UPDATE registry_member SET until = 20000"; household 710 703 head; household 711 706 child; rows registry_member 'household, person, role, since, made, by' "711, 704, 'head', 20000, 1, 2"
    rows registry_contact 'id, person, kind, value, compared, made, by' "704, 704, 'mobile', '6900000704', '6900000704', 1, 2"
    rows registry_address 'id, person, kind, street, number, postcode, place, area, made, by' "704, 704, 'home', 'Street', '4', '41222', 'Larissa', '', 1, 2"
    rows registry_relation 'id, person, other, kind, since, made, by' "704, 704, 706, 'parent', 10, 1, 2"
    rows registry_need 'id, person, kind, made, by' "704, 704, 'wheelchair', 1, 2"
    rows registry_identifier 'id, person, kind, sealed, lookup, ending, status, made, by' "704, 704, 'afm', $x, $x, '7042', 'seen', 1, 2"
    rows registry_merge 'id, person, target, made, by' '704, 705, 704, 1, 2'
    rows access_unit 'id, name' "750, 'Shelter'"; rows access_unit 'id, name, kind' "749, 'Pharmacy', 'pharmacy'"; rows access_unit 'id, name, secret, kind' "751, 'Cyclamen', 1, 'womens_shelter'"; rows access_unit 'id, name, kind' "752, 'Horizons', 'social_cooperative'"
    rows access_work 'id, unit, account, since' '704, 750, 2, 1'; rows access_work 'id, unit, account, since' '705, 749, 2, 1'; rows access_work 'id, unit, account, since' '706, 751, 2, 1'; rows access_work 'id, unit, account, since' '707, 752, 2, 1'
    rows access_grant 'id, person, account, purpose, special, starts, about_kind, about' "704, 704, 2, 'case', 1, 1, 'person', 704"
    rows casework_case 'id, programme, person, spell, state, unit, worker, protocol_year, protocol_no, origin, opened, made, by' "704, 'kapi', 704, 1, 'proposed', 750, 2, 2031, 1, 'clerk', 1, 1, 2"
    rows casework_file 'id, person, paper, stored, type, size, digest, made, by' "704, 704, 'identity', 'none', 'image/png', 1, $x, 1, 2"
    rows casework_board 'id, body, sits, begins, seats, quorum, made, by' "704, 'committee', 20000, 1, 3, 2, 1, 2"
    rows casework_agenda 'id, board, filed, place' '704, 704, 704, 1'
    rows certificates_seal 'id, certificate, sealed, own, made, until, by' "704, $x, $x, 1, 1, 99999, 2"
    rows certificates_issued 'id, kind, person, number, seal, digest, sealed, lang, purpose, words, since, until, issued, by' "704, 'protection', 704, 'A', 704, $x, $x, 'el', '', 'x', 1, 99999, 1, 2"
    rows referrals_body 'id, name, made, made_by' "704, 'Body', 1, 2"
    rows referrals_referral 'id, person, unit, parts, need, told, state, since, made, made_by' "704, 704, 750, ',identity,health,', $x, $x, 'sent', 1, 1, 2"
    rows referrals_agreement 'id, person, body, parts, form, until, made, made_by' "704, 704, 704, ',identity,', 'oral', 99999, 1, 2"
    rows messages_message 'id, person, text, params, channel, due, state, next, made, made_by' "704, 704, 'messages.call', $x, 'best', 1, 'by_hand', 1, 1, 2"
    rows reception_visit 'id, place, day, number, at, turn, class, purpose, person, state, by' "704, 704, 22340, 1, 1, 1, 'none', 'benefits', 704, 'waiting', 2"
    rows care_task 'id, words, person, account, made, by' "704, $x, 704, 2, 1, 2"
    rows care_note 'id, person, kind, level, special, at, words, made, by' "704, 704, 'note', 'team', 1, 1, $x, 1, 2"
    rows care_assessment 'id, person, day, made, by' '704, 704, 20000, 1, 2'
    rows care_alert 'id, person, kind, words, disclosed, since, review, made, by' "704, 704, 'danger', $x, 1, 20000, 30000, 1, 2"
    rows care_plan 'id, person, worker, starts, review, made, by' '704, 704, 2, 20000, 30000, 1, 2'
    rows care_group 'id, kind, title, at, made, by' "704, 'activity', 'Group', 1, 1, 2"
    rows care_attended 'id, session, person' '704, 704, 704'
    rows access_shield 'id, person, level, reason, review, at, by' "704, 704, 2, $x, 22300, 1, 2"
    rows privacy_request 'id, person, kind, received, channel, words, due, made, by' "704, 704, 'access', 22300, 'desk', $x, 22340, 1, 2"
    rows access_glass 'id, person, account, known_by, reason, at, ends, review' "704, 704, 2, 'file', $x, 1, 2, 22300"
    rows resident_identity 'id, lookup, said, code, person, how, linked, made, seen' "704, $x, $x, '000704', 704, 'number', 1, 1, 1"
    rows stock_item 'id, name, kind, measure' "704, 'Stick', 'equipment', 'piece'"; rows stock_lot 'id, item, supply' '704, 704, NULL'
    rows stock_card 'id, number, person, given, by' "704, '7040000001', 704, 1, 2"
    rows stock_prescription 'id, unit, card, person, sealed, lookup, issued, until, state, made, by' "704, 749, 704, 704, $x, $x, 22300, 30000, 'asked', 1, 2"
    rows stock_handout 'id, unit, card, person, persons, on_day, at, by' '704, 749, 704, 704, 1, 22340, 1, 2'
    rows stock_pickup 'id, unit, card, on_day, minute, place, made, by' '704, 749, 704, 22340, 600, 1, 1, 2'
    rows stock_loan 'id, unit, lot, card, person, since, until, at, by' '704, 749, 704, 704, 704, 22300, 22399, 1, 2'
    rows places_call 'id, programme, since, until, age_on, opens, closes, preferences, together, complete_only, objection_days, answer_days, made, by' "699, 'nursery-place', 22400, 22700, 22400, 1, 2, 5, 1, 0, 5, 5, 1, 2"
    rows places_section 'id, call, structure, name, from_months, to_months, places' "699, 699, 'nursery-1', 'a', 0, 0, 20"
    rows places_wish 'id, call, filed, person, code, made, by' "704, 699, 704, 704, 'ABC', 1, 2"
    rows places_seat 'id, wish, section, person, preference, state, offered, answer_by, answered, answered_by, since, until, by' "704, 704, 699, 704, 1, 'held', 1, 2, 1, 2, 22300, 22700, 2"
    rows places_presence 'id, seat, section, day, state, reason, made, by' "704, 704, 699, 22340, 'away', 'ill', 1, 2"
    rows places_fee 'id, wish, person, kind, month, cents, on_day, at, by' "704, 704, 704, 'fee', 22310, 1000, 22340, 1, 2"
    rows stays_stay 'id, unit, person, code, cycle, origin, since, due, made, by' "704, 751, 704, 'C1', 'regulation', 'street', 22300, 22900, 1, 2"    # in a secret unit: who works there looks at it, and only the sealed diary knows
    rows stays_room 'id, unit, name' "699, 751, 'Room'"; rows stays_bed 'id, room, name' "699, 699, '1'"; rows stays_bedding 'id, bed, stay, since, made, by' '699, 699, 704, 22300, 1, 2'
    rows stays_log 'id, unit, day, shift, stay, words, at, by' "699, 751, 22340, 'night', 704, $x, 1, 2"
    rows cooperative_membership 'id, unit, person, kind, share, since, made, by' "704, 752, 704, 'recovering', 0, 22300, 1, 2"
    rows cooperative_placement 'id, membership, kind, employer, hours, since, made, by' "704, 704, 'practice', $x, 20, 22310, 1, 2"
    rows aid_award 'id, filed, programme, person, family_kind, family, code, ground, cents, times, first, level, made, by' "704, 704, 'kapi', 704, 'person', 704, 'K', 'need', 1000, 1, 22340, 'clerk', 1, 2"
    rows appointments_service 'id, unit, subject, minutes, special, made, by' "699, 749, 'doctor', 30, 1, 1, 2"
    rows appointments_booking 'id, service, unit, starts, ends, person, name, made, by' "704, 699, 749, 1930294800, 1930296600, 704, $x, 1, 2"
    rows appointments_wait 'id, service, person, name, until, made, by' "704, 699, 704, $x, 30000, 1, 2"
    rows events_course 'id, unit, kind, audience, places, state, made, by' "699, 749, 'seminar', 'anybody', 20, 'over', 1, 2"
    rows events_title 'course, lang, title' "699, 'el', 'Course'"
    rows events_lesson 'id, course, starts, ends, made, by' '699, 699, 1929000000, 1929003600, 1, 2'
    rows events_signup 'id, course, number, person, state, made, by' "704, 699, 1, 704, 'registered', 1, 2"
    rows facts_fact 'id, person, variable, value, known_from, source, evidence, by' "704, 704, 'disability', '80', 1, 'staff', 'declared', 2"
}
seed
"$program" pages > $dir/pages
roles=$("$program" staff 2>&1 | sed -n 's/^roles: *//p' | tr ' ' ,)
granted()  { export PRONOIA_STAFF=2 PRONOIA_ROLES=$roles; as Granted special,advise,files; }
stranger() { export PRONOIA_STAFF=1 PRONOIA_ROLES=$roles; as Stranger special,advise,files; }
walk()     { python3 tests/walk.py looks $1 $2 "$fields" < $dir/pages > $dir/walked 2> $dir/err && ! grep '^5' $dir/walked > $dir/page; }
open_lines()   { sql "SELECT DISTINCT act, about_kind FROM diary_act WHERE about BETWEEN 704 AND 705 AND about_kind NOT IN ('account', 'seal') ORDER BY 1, 2"; }
sealed_lines() { sql "SELECT DISTINCT act, about_kind FROM diary_hidden WHERE person = 704 ORDER BY 1, 2"; }
lines()    { sql "SELECT act, about_kind, count(*) FROM diary_act WHERE about = $1 AND about_kind NOT IN ('group', 'account') GROUP BY 1, 2 ORDER BY 1, 2"; }
none()     { open_lines > $dir/page; test ! -s $dir/page; }
keep_database
# Every kind that the code names in act() is somebody's, and then has its arm in a view, or nobody's, and then stands here.  Of runs of payments,
# recalls and the like the line names nobody: what is done about one person in them has a line of its own.
nobodys=' account answer bed boardmember body budget call cases code demo device diary donor edition files flag item kit lot obstacle pass people places privacy project queue recall reform resource run seal section service stocktake supply sweep transfer unit year '
kinds() { cat src/rooms/*/*.c src/web/*.c src/host/*.c | tr '\n' ' ' | grep -oE '\bact\([^;]*;' | grep -oE '"[a-z_]+", [^"]*$' | cut -d'"' -f2 | sort -u; }
t 'every kind of thing that acts are about is sealed with an invisible file, or belongs to nobody' 'sql "SELECT DISTINCT kind FROM access_open_invisible" > $dir/arms; : > $dir/page; for k in $(kinds); do grep -qx "$k" $dir/arms || case $nobodys in *" $k "*) ;; *) echo "$k: no arm in a view <room>_open_invisible" >> $dir/page ;; esac; done; test $(kinds | wc -l) -gt 40 && test ! -s $dir/page'
t 'every page about an invisible file is asked by somebody who may' 'granted; walk GET 704; grep -v "^[2345]" $dir/walked; test $(grep -c "^200" $dir/walked) -gt 70'
t 'AC3: no look at it is in the open diary'     none
t 'AC3: each is in the sealed diary, about the file and about what is in it' 'sealed_lines > $dir/page; test $(wc -l < $dir/page) -gt 40 && for k in person case file board referral message group household stay membership; do see "|$k" || { echo "no $k"; return 1; }; done'
t 'a page that writes is no other'              'walk POST 704; none'
t 'two files side by side are about both'       'back_to_kept; GET "/people/pair?one=703&other=704" && status 200 && count "diary_act WHERE about = 703" 0 && count "diary_hidden WHERE about = 703" 1 && GET "/people/unlink?id=704" && status 200 && none'
t 'an open file keeps its own lines'            'GET "/people/pair?one=703&other=706" && count "diary_act WHERE about IN (703, 706)" 2'
t 'also in a visit that looks at an invisible one besides' 'back_to_kept; GET "/facts?household=711" && status 200 && sql "SELECT act, about_kind, about FROM diary_act UNION ALL SELECT act, about_kind, about FROM diary_hidden" > $dir/page; test "$(sql "SELECT DISTINCT about FROM diary_act WHERE about_kind = '"'person'"'")" = 706 && count "diary_hidden WHERE about = 704" 1'
t 'AC1: to who has no grant it is no file: the same lines as for an unknown number' 'back_to_kept; stranger; walk GET 702; walk POST 702; lines 702 > $dir/was; back_to_kept; walk GET 704; walk POST 704; lines 704 > $dir/now; diff $dir/was $dir/now > $dir/page && test -s $dir/was && count diary_hidden 0'
t 'AC1: and the same answers' 'back_to_kept; python3 tests/walk.py shield role "$fields" "Unseen|Erato" < $dir/pages > $dir/page 2> $dir/err; sed -i "/\/care\/group\|\/reception\/\|\/diary\|\/people\/duplicates\|statements/d" $dir/page; ! grep -q "^wrong\|^differ" $dir/page && see asked'
theirs() { contents | grep -E "\b70[45]\b" | grep -vE "^(diary_|web_|access_miss|access_reading|staff_)" | sort; }
t 'and whoever has no grant changes nothing of it by any page' 'back_to_kept; theirs > $dir/was; walk POST 704; theirs > $dir/now; test $(wc -l < $dir/was) -gt 40 && diff $dir/was $dir/now > $dir/page'
t 'a group one of whom is invisible: who does not see them writes in the open diary' 'back_to_kept; GET "/care/group?id=704" && status 200 && count "diary_act WHERE about_kind = '"'group'"'" 1 && count diary_hidden 0'
t 'and is told of no more who came than they see' 'GET /care/groups && see ">Group<" && notsee "1 person" && granted && GET /care/groups && see "1 person"'
t 'what the program does by itself about it is sealed too' 'back_to_kept; sql "UPDATE messages_message SET state = '"'waiting'"'"; "$program" chores; none'
done_testing
