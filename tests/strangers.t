# SPDX-License-Identifier: EUPL-1.2
# strangers.t - an attacker with an account: what belongs to another unit is not theirs, whatever number they put into whatever page.
#
# 703 is an open person whom unit 749 (a store and clinic) serves; everything of it has a number of its own: card 811, prescription 812, hand-out
# 813, hour 814, loan 815, booking 816, one who waits 817, stay 818, referral 819, membership of a cooperative 820, placement 821.  Who works in unit 750 alone asks every page for each of them.  The
# expectation is of the issue (access by unit and purpose), of AD1 and ST1: no page shows a word of it, and no page changes a row of it.
. tests/lib.sh
. tests/people.sh
export PRONOIA_SEED=strangers PRONOIA_LANG=en
case ${DB:-sqlite} in postgres) x="'\\x00'" ;; *) x="x'00'" ;; esac
rows() { sql "INSERT INTO $1($2) VALUES($3)" || exit 1; }
worker 1 Stranger; worker 2 Insider
person 703 Zosimas Evdokia 9000
rows access_unit 'id, name, kind' "749, 'Kryfos-Pharmacy', 'pharmacy'"; rows access_unit 'id, name, kind' "750, 'Grocery', 'grocery'"
rows access_unit 'id, name, kind' "751, 'Orizontes', 'social_cooperative'"; rows access_work 'id, unit, account, since' '707, 751, 2, 1'
rows access_work 'id, unit, account, since' '705, 749, 2, 1'; rows access_work 'id, unit, account, since' '706, 750, 1, 1'
rows stock_item 'id, name, kind, measure' "801, 'Stick', 'equipment', 'piece'"; rows stock_lot 'id, item, batch' "801, 801, 'INV-77'"
rows stock_card 'id, number, person, given, by' "811, '8110000001', 703, 1, 2"
rows stock_prescription 'id, unit, card, person, sealed, lookup, issued, until, state, made, by' "812, 749, 811, 703, $x, $x, 22300, 30000, 'asked', 1, 2"
rows stock_handout 'id, unit, card, person, persons, on_day, at, by' '813, 749, 811, 703, 1, 22340, 1, 2'
rows stock_pickup 'id, unit, card, on_day, minute, place, made, by' '814, 749, 811, 22341, 600, 1, 1, 2'
rows stock_loan 'id, unit, lot, card, person, since, until, at, by' '815, 749, 801, 811, 703, 22300, 22399, 1, 2'
rows appointments_service 'id, unit, subject, minutes, special, made, by' "802, 749, 'doctor', 30, 1, 1, 2"
rows appointments_booking 'id, service, unit, starts, ends, person, name, made, by' "816, 802, 749, 1930294800, 1930296600, 703, $x, 1, 2"
rows appointments_wait 'id, service, person, name, until, made, by' "817, 802, 703, $x, 30000, 1, 2"
rows stays_stay 'id, unit, person, code, cycle, origin, since, due, made, by' "818, 749, 703, 'C1', 'regulation', 'street', 22300, 22900, 1, 2"
rows referrals_referral 'id, person, unit, parts, need, told, state, since, made, made_by' "819, 703, 749, ',identity,', $x, $x, 'sent', 1, 1, 2"
rows cooperative_membership 'id, unit, person, kind, share, since, made, by' "820, 751, 703, 'recovering', 0, 22300, 1, 2"
rows cooperative_placement 'id, membership, kind, employer, hours, since, made, by' "821, 820, 'practice', $x, 20, 22310, 1, 2"
at 2031-03-03T09:00
"$program" pages > $dir/pages
fields='id store unit card line booking wish back longer move item lot of to from here away placement labour ord'
be 1 keep,special,decide
theirs() { contents | grep -E "\b(81[1-9]|82[01]|749|751)\b" | grep -vE "^(diary_|web_|staff_|access_(miss|reading))" | sort; }
walk() { for i in 811 812 813 814 815 816 817 818 819 820 821 749 751; do python3 tests/walk.py looks "$1" $i "$fields" < $dir/pages >> $dir/walked 2> $dir/err || return 1; done; ! grep '^5' $dir/walked > $dir/page; }
keep_database
t 'every page is asked with every number of the other unit' ': > $dir/walked; walk GET && walk POST && test $(wc -l < $dir/walked) -gt 2000'
t 'no row of it was changed'            'back_to_kept; theirs > $dir/was; walk POST; theirs > $dir/now; test $(wc -l < $dir/was) -gt 8 && diff $dir/was $dir/now > $dir/page'
shows() { python3 tests/walk.py shows '811 812 813 814 815 816 817 818 819 820 821' "$fields" 'Zosimas|Evdokia|8110000001|INV-77' < $dir/pages > $dir/page 2> $dir/err && test "$(sed -n 's/^asked //p' $dir/page)" -gt 20 && test $(wc -l < $dir/page) = 1; }
t 'no page shows a word of it to a keeper, a nurse or an adviser of another unit who may not open every file' 'be 1 keep; shows && be 1 special && shows && be 1 advise && shows'
t 'what belongs to another unit is answered as what there is not, on every page; left out: what counts tries' 'be 1 keep,special,decide; python3 tests/walk.py alike "811 813 816 818 819" 899 "$fields" < $dir/pages 2> $dir/err | grep -v " /\(sign-in\|me/[a-z-]*\|people/duplicates\) " > $dir/page; test "$(sed -n "s/^asked //p" $dir/page)" -gt 2000 && test $(wc -l < $dir/page) = 1'
done_testing
