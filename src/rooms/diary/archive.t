# SPDX-License-Identifier: EUPL-1.2
# archive.t - Y5, Y9: spans of the diary in files; the chain is checked over the files and the database, and what was done to them is found.
. tests/lib.sh
diary() { "$program" diary "$@" > "$dir/page" 2> "$dir/err"; }
rows() { i=$2; while [ $i -le $3 ]; do echo "($i, $1 + $i, 'Άννα', 1, 'opened file', 'person', $i)"; i=$((i + 1)); done | paste -sd,; }
lines() { sql "INSERT INTO diary_act(id, at, who, account, act, about_kind, about) VALUES $(rows $1 $2 $3)"; }
told() { grep -qF -- "$1" "$dir/err"; }
there() { test "$(sql "SELECT coalesce(min(seq), 0), count(*) FROM diary_act WHERE act = 'opened file'")" = "$1"; }
lines 1830297600 1 9                            # January 2028
lines 1861920000 10 15                          # January 2029
lines 1924992000 16 19                          # January 2031
chores() { "$program" chores diary > "$dir/page" 2> "$dir/err"; }
chores
sql "INSERT INTO staff_account(id, name, sign_in, password_hash, roles, created) VALUES (1, 'A', 'a', '!', 68, 1)"; sql "INSERT INTO registry_person(id, made, made_by) VALUES (12, 1, 1)"
t 'what is younger than a year stays'           '! diary archive $dir/x --before 2030-06-01 && told "younger than a year" && test ! -e $dir/x && count diary_archive 0'
t 'a day is a day'                              'diary archive $dir/x --before yesterday; test $? = 2; diary archive $dir/x; test $? = 2'
t 'a span is written and known'                 'diary archive $dir/2028 --before 2029-01-01 && see "9 lines, numbers 1 to 9" && test "$(stat -c %a $dir/2028)" = 600 && test "$(sql "SELECT first_seq, last_seq, file FROM diary_archive")" = "1|9|2028" && test "$(sql "SELECT sha256 FROM diary_archive")" = "$(sha256sum < $dir/2028 | cut -d" " -f1)"'
t 'its lines are still here, and still checked' 'there "1|19" && chores && diary verify --db && see "sound: 20 lines" && diary verify $dir/2028 && see "sound: 9 lines, up to number 9"'
t 'that is an act'                              'test "$(sql "SELECT who FROM diary_act WHERE act = '"'put a span of the diary into an archive'"'")" = "command line"'
t 'an archive is never written over'            '! diary archive $dir/2028 --before 2030-01-01 && told "there already"'
t 'nothing is archived twice'                   '! diary archive $dir/x --before 2029-01-01 && told "nothing in the diary is older"'
t 'the next span follows it'                    'diary archive $dir/2029 --before 2030-01-01 && see "6 lines, numbers 10 to 15" && diary verify $dir/2028 $dir/2029 && see "sound: 15 lines, up to number 15"'
t 'Y9: the database refuses to lose what no file holds' '! sql "DELETE FROM diary_act WHERE seq = 16" > $dir/page 2>&1 && see "never removed"'
t 'Y9: only the file itself removes its lines'  'sed s/Άννα/Ευα/ $dir/2028 > $dir/bad; ! diary remove $dir/bad && told "NOT SOUND" && diary export $dir/whole && ! diary remove $dir/whole && told "no span that was archived" && ! diary remove /nowhere && there "1|19"'
t 'Y9: from the beginning on'                   '! diary remove $dir/2029 && told "remove that first" && there "1|19"'
t 'Y9: then its lines are gone'                 'diary remove $dir/2028 && see "9 lines removed, up to number 9" && there "10|10"'
t 'again it removes nothing'                    'diary remove $dir/2028 && see " 0 lines removed"'
t 'the database alone tells what it cannot check' 'diary verify --db && see "begins      behind number 9" && see "2028: numbers 1 to 9, not given"'
t 'with the file it checks all of it'           'diary verify $dir/2028 --db && notsee begins && notsee "not given" && see "sound: 21 lines, up to number 21"'
t 'and with a span that was not removed yet'    'diary verify $dir/2028 $dir/2029 --db && see "sound: 21 lines"'
diary remove $dir/2029; chores
t 'both are gone, the chain goes on'            'there "16|4" && diary verify $dir/2028 $dir/2029 --db && see "sound: 23 lines" && diary export $dir/rest && diary verify $dir/2028 $dir/2029 $dir/rest && see "sound: 23 lines, up to number 23"'
t 'without database and key too'                '(PRONOIA_DB=/nowhere PRONOIA_KEY=/nowhere "$program" diary verify $dir/2028 $dir/2029 $dir/rest --checkpoints $dir/key.checkpoints) > $dir/page 2>&1; see "sound: 23 lines"'
t 'Y5: a file that is missing'                  '! diary verify $dir/2028 $dir/rest && see "rest: line 3: it begins behind number 15, the file before it ends at 9" && ! diary verify $dir/2028 --db && see "a file is missing"'
t 'Y5: files in another order'                  '! diary verify $dir/2029 $dir/2028 $dir/rest && see "2028: line 3: it begins behind number 0"'
t 'Y5: a file twice'                            '! diary verify $dir/2028 $dir/2028 && see doubled'
t 'Y5: a file that was cut'                     'for k in 3 8 12; do head -$k $dir/2028 > $dir/bad; diary verify $dir/bad $dir/2029 && break; diary verify $dir/bad $dir/2029 --db && break; see "cut off" || break; done; test $k = 12 && see "cut off"'
t 'Y5: a file that was changed'                 'sed "8s/opened file/closed file/" $dir/2029 > $dir/bad; ! diary verify $dir/2028 $dir/bad && see "bad: line 8: the hash" && ! diary verify $dir/2028 $dir/bad --db && see "bad: line 8"'
# Somebody with the key and the database makes the archive anew, without one line: the next file, the database and the checkpoints know better.
t 'Y5: a file made anew with our own key'       'mkdir $dir/f; (PRONOIA_DB=$dir/f/db; "$program" migrate; "$asks" $dir/f/db "INSERT INTO diary_act(id, at, who, account, act, about_kind, about) VALUES $(rows 1830297600 1 8)"; "$program" diary archive $dir/forged --before 2029-01-01) > $dir/page 2> $dir/err; diary verify $dir/forged && ! diary verify $dir/forged $dir/2029 && ! diary verify $dir/forged --db'
t 'a line that stands in a file is found'       'diary find person 12 $dir/2028 $dir/2029 $dir/rest && test "$(wc -l < $dir/page)" = 1 && see "opened file" && see "Άννα" && ! diary find person 12 $dir/2029 $dir/2028'
t 'the auditor sees which files there are'      'as E diary; GET /diary && see 2028 && see "$(sha256sum < $dir/2029 | cut -d" " -f1)"'
t 'the person is told that older lines lie in an archive' 'as A advise,files; GET "/opened?id=12" && status 200 && see "1η Ιανουαρίου 2030"'
t 'retention counts from the archive what it does not see' 'sql "INSERT INTO registry_person(id, made, made_by) VALUES (13, 1, 1)"; at 2035-01-02T09:00 && "$program" chores privacy && test "$(sql "SELECT due FROM privacy_due WHERE person = 13")" = 23741; at 2031-03-01T09:00'
t 'the sealed diary has archives of its own'    'sql "INSERT INTO diary_hidden(at, who, account, act, about_kind, about, person) VALUES (1830297600, '"'x'"', 1, '"'opened file'"', '"'person'"', 7, 7)"; chores; diary archive $dir/s --before 2029-01-01 --hidden && see "1 lines" && ! diary verify $dir/s && diary verify $dir/s --hidden --db && diary remove $dir/s --hidden && count diary_hidden 2 && chores && diary verify $dir/s --db --hidden && see "sound: 3 lines" && diary find person 7 $dir/s --hidden && see "opened file"'
t 'and checkpoints of its own, which are private' 'test "$(stat -c %a $dir/key.checkpoints.sealed)" = 600 && ! grep -q hidden $dir/key.checkpoints'
done_testing
