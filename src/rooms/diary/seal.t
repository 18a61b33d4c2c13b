# SPDX-License-Identifier: EUPL-1.2
# seal.t - Y1, Y5, Y7: the chain in the database and in the exported file, and what tampering does to each.
. tests/lib.sh
diary() { "$program" diary "$@" > "$dir/page" 2> "$dir/err"; }
chores() { "$program" chores diary > "$dir/page" 2> "$dir/err"; }
one() { sql "INSERT INTO diary_act(id, at, who, account, act, about_kind, about) VALUES ($1, 1900000000 + $1, 'Άννα', 1, 'opened file', 'person', $1)"; }
many() { i=$1; while [ $i -le $2 ]; do one $i; i=$((i + 1)); done; }
refused() { ! sql "$1" > "$dir/page" 2>&1 && see "$2"; }
# The guards taken away, as who owns the database can.
open_up() {
    for trigger in fixed stays; do
        if [ "${DB:-sqlite}" = postgres ]; then sql "DROP TRIGGER diary_act_$trigger ON diary_act"; else sql "DROP TRIGGER diary_act_$trigger"; fi
    done
}
many 1 9

t 'a new diary is sound'                     'diary verify --db && see "sound: 0 lines"'
t 'Y7: what was committed is sealed'         'chores && test "$(sql "SELECT count(*) FROM diary_act WHERE seq IS NULL")" = 0 && test "$(sql "SELECT max(seq) FROM diary_act")" = 9 && diary verify --db && see "sound: 9 lines, up to number 9"'
t 'Y7: gaps between ids are none in it'      'one 40; one 60; chores; test "$(sql "SELECT seq FROM diary_act WHERE id = 60")" = 11 && diary verify --db'
t 'Y7: a late line goes to the end'          'one 50; chores; test "$(sql "SELECT seq FROM diary_act WHERE id = 50")" = 12 && diary verify --db && see "up to number 12"'
t 'Y1: the database refuses a change'        'refused "UPDATE diary_act SET who = '"'Eva'"' WHERE id = 3" "never changed"'
t 'Y1: also of a line that is not sealed'    'one 70; refused "UPDATE diary_act SET who = '"'Eva'"' WHERE id = 70" "never changed"'
t 'Y1: and its removal'                      'refused "DELETE FROM diary_act WHERE id = 3" "never removed" && refused "DELETE FROM diary_act WHERE id = 70" "never removed" && count diary_act 13'
t 'a checkpoint is kept beside the key'      'test "$(grep -c "^open 12 " $dir/key.checkpoints)" = 0 && test "$(grep -c "^open 9 " $dir/key.checkpoints)" = 1'
t 'a day later another one'                  'at 2031-03-02T10:00; chores; test "$(grep -c "^open 13 " $dir/key.checkpoints)" = 1; at 2031-03-01T09:00'

t 'it is carried away, sealed to its end'    'one 80; diary export $dir/book && see "14 lines, up to number 14" && test "$(wc -l < $dir/book)" = 18 && test ! -e $dir/book.new'
t 'and checked without database and key'     '(PRONOIA_DB=/nowhere PRONOIA_KEY=/nowhere "$program" diary verify $dir/book --checkpoints $dir/key.checkpoints) > $dir/page 2>&1; see "sound: 14 lines"'
t 'the key it is signed with is known'       'diary key && k=$(cat $dir/page) && grep -qx "key $k" $dir/book && as E diary && GET /diary && see "$k"'
spoil() { sed "$1" $dir/book > $dir/bad; ! diary verify $dir/bad && see "NOT SOUND" && see "$2"; }
t 'Y5: a changed byte'                       'spoil "8s/Άννα/Ευα/" "line 8: the hash does not fit"'
t 'Y5: a line taken out'                     'spoil 8d "line 8: number 6 follows 4"'
t 'Y5: a line put in'                        'spoil 8p "line 9: number 5 follows 5"'
t 'Y5: two lines changed places'             'spoil "8{h;d};9{G}" "line 8: number 6 follows 4"'
t 'Y5: the end cut off'                      'spoil "12,\$d" "cut off" && spoil "\$d" "cut off" && head -c -1 $dir/book > $dir/bad && ! diary verify $dir/bad && see "middle of a line"'
t 'Y5: something after the end'              'spoil "\$p" "behind the signed end"'
t 'no diary at all'                          '! diary verify README.md && see "not an exported diary" && ! diary verify /nowhere && grep -q "No such file" $dir/err'
t 'Y5: an honest file, older than what a checkpoint saw' 'cp $dir/book $dir/old; many 101 108; "$program" diary checkpoint > $dir/mine; diary verify $dir/old && see "none given" && ! diary verify $dir/old --checkpoints $dir/mine && see "taken off its end"'
t 'a checkpoint that was changed'            'sed "s/ 23 / 22 /" $dir/mine > $dir/bad; ! diary verify $dir/old --checkpoints $dir/bad && see "whose signature is wrong"'
t 'the sealed diary is another file'         'diary export $dir/hidden --hidden && see "0 lines" && diary verify $dir/hidden --hidden && ! diary verify $dir/hidden && see "not an exported diary"'

keep_database
t 'in the database: a changed line'          'back_to_kept; open_up; sql "UPDATE diary_act SET who = '"'Eva'"' WHERE id = 3"; ! diary verify --db && see "line 3 (number 3 in the diary) was changed"'
t 'in the database: a line taken out'        'back_to_kept; open_up; sql "DELETE FROM diary_act WHERE id = 3"; ! diary verify --db && see "line 4 follows 2"'
t 'in the database: two lines changed places' 'back_to_kept; open_up; sql "UPDATE diary_act SET about = 7 - about WHERE id IN (3, 4)"; ! diary verify --db && see "line 3 "'
t 'in the database: the end taken off'       'back_to_kept; open_up; sql "DELETE FROM diary_act WHERE seq > 20"; ! diary verify --db && see "ends at line 20, the sealer left it at 23"'
t 'in the database: the end taken off, the head too' 'back_to_kept; open_up; sql "DELETE FROM diary_act WHERE seq > 12; UPDATE diary_head SET seq = 12, hash = (SELECT hash FROM diary_act WHERE seq = 12)"; ! diary verify --db && see "a checkpoint saw line 13, the database ends at 12"'
t 'in the database: all is well again'       'back_to_kept; diary verify --db && see "sound: 23 lines"'
t 'wrong words are answered with the usage'  'diary; test $? = 2 && diary verify; test $? = 2 && diary export; test $? = 2 && diary sing; test $? = 2'
done_testing
