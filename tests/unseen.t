# SPDX-License-Identifier: EUPL-1.2
# unseen.t - AC1 for things: what belongs to an invisible file is, by its own number and on every page, answered as what there is not.
#
# 704 is invisible and nobody's grant opens it.  Everything of hers has a number of its own: case 821, paper 822, copy 823, note 824, message 825,
# task 827, alert 830, plan 831, award 833, decision 834, stay 835, appointment 836, referral 837, card 838, instalment 840,
# account 841, signing up 842, waiting 843.  A reader with every key asks every page for each, and for 899, which nothing has: the same
# bytes but for the number.  Left out: what counts tries, what shows chance, and the diary, which has the asking itself.
. tests/lib.sh
. tests/people.sh
export PRONOIA_LANG=en
case ${DB:-sqlite} in postgres) x="'\\x00'" ;; *) x="x'00'" ;; esac
rows() { sql "INSERT INTO $1($2) VALUES($3)" || exit 1; }
worker 1 Reader; worker 2 Insider
person 704 Athorytou Erato 5000; sql "UPDATE registry_person SET shield = 2 WHERE id = 704"
rows access_unit 'id, name, kind' "749, 'Open-Unit', 'night_shelter'"; rows access_work 'id, unit, account, since' '705, 749, 1, 1'; rows access_unit 'id, name, kind' "750, 'Other-Unit', 'night_shelter'"
rows casework_case 'id, programme, person, spell, state, protocol_year, protocol_no, origin, opened, made, by' "821, 'one-off-aid', 704, 1, 'granted', 2031, 821, 'clerk', 1, 1, 2"
rows casework_file 'id, person, paper, stored, type, size, digest, made, by' "823, 704, 'id_card', 'kept-823', 'image/jpeg', 1, $x, 1, 2"
rows casework_paper 'id, filed, paper, person, state, file, asked, changed, by' "822, 821, 'id_card', 704, 'received', 823, 1, 1, 2"
rows care_note 'id, person, kind, level, at, words, made, by' "824, 704, 'note', 'team', 1, $x, 1, 2"
rows messages_message 'id, person, text, params, channel, due, state, next, made, made_by' "825, 704, 'casework.renewal_message', $x, 'best', 1, 'by_hand', 1, 1, 2"
rows care_task 'id, person, words, made, by' "827, 704, $x, 1, 2"
rows care_alert 'id, person, kind, words, disclosed, since, review, made, by' "830, 704, 'danger', $x, 1, 1, 30000, 1, 2"
rows care_plan 'id, person, worker, starts, review, made, by' '831, 704, 2, 1, 30000, 1, 2'
rows casework_decision 'id, filed, year, number, outcome, proposed_by, decided_by, four_eyes, at, asked, answer, book, facts, reasons, judged, mark' "834, 821, 2031, 834, 'granted', 2, 2, 0, 1, 1, 'yes', 'x', $x, $x, 0, $x"
rows aid_award 'id, filed, programme, person, family_kind, family, code, ground, cents, times, first, level, state, made, by' "833, 821, 'one-off-aid', 704, 'person', 704, 'a', 'illness', 100, 1, 22341, 'clerk', 'granted', 1, 2"
rows aid_instalment 'id, award, number, due, cents' '840, 833, 1, 22341, 100'
rows aid_payee 'id, person, lookup, ending, country, made, by' "841, 704, $x, '0695', 'GR', 1, 2"
rows stays_stay 'id, unit, person, code, cycle, origin, since, due, made, by' "835, 750, 704, 'C1', 'regulation', 'street', 22300, 22900, 1, 2"
rows appointments_service 'id, unit, subject, minutes, special, made, by' "802, 750, 'lawyer', 30, 0, 1, 2"
rows appointments_booking 'id, service, unit, starts, ends, person, name, made, by' "836, 802, 750, 1930294800, 1930296600, 704, $x, 1, 2"
rows appointments_wait 'id, service, person, name, until, made, by' "843, 802, 704, $x, 30000, 1, 2"
rows referrals_referral 'id, person, unit, parts, need, told, state, since, made, made_by' "837, 704, 750, ',identity,', $x, $x, 'sent', 1, 1, 2"
rows stock_card 'id, number, person, given, by' "838, '8380000001', 704, 1, 2"
rows events_course 'id, unit, kind, audience, places, online, groups, state, made, by' "650, 750, 'new_mothers', 'mothers', 20, 1, 1, 'open', 1, 1"
rows events_signup 'id, course, number, person, state, made, by' "842, 650, 1, 704, 'registered', 1, 1"
at 2031-03-03T09:00
"$program" pages > $dir/pages
numbers='821 822 823 824 825 827 830 831 833 834 835 836 837 838 840 841 842 843'
fields='id case person paper file note message task visit alert plan award instalment stay booking one wait referral card signup about of line line_id account'
be 1 advise,files,receive,keep,decide,supervise,privacy,special,pay,sign,diary,staff
alike() { python3 tests/walk.py alike "$numbers" 899 "$1" < $dir/pages 2> $dir/err | grep -vE ' /(sign-in|me|people/duplicates|check/code|follow|glass|diary)[ :/]' > $dir/page; test "$(sed -n 's/^asked //p' $dir/page)" -gt 5000 && test $(wc -l < $dir/page) = 1; }
t 'each of her things, by its own number on every page: as one that there is not' 'alike id'
t 'in every field that could name one'       'alike "$fields"'
t 'no page shows a word of hers'             'python3 tests/walk.py shows "$numbers" "$fields" "Athorytou|Erato|8380000001|(?<![0-9A-Za-z])0695(?![0-9A-Za-z])" < $dir/pages > $dir/page 2> $dir/err; test "$(sed -n "s/^asked //p" $dir/page)" -gt 20 && test $(wc -l < $dir/page) = 1'
done_testing
