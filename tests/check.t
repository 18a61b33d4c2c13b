# SPDX-License-Identifier: EUPL-1.2
# check.t - pronoia check: where it looks, and how it says what is wrong (K1..K3 of src/cmd_check.c).
. tests/lib.sh
share=$dir/share; mkdir $share
cp -r programmes $share/
check() { "$O/pronoia" check --at 2026-11-22 "$@" > "$dir/page" 2> "$dir/err"; rc=$?; }
rules=$share/programmes/child-benefit/rules.txt

t 'the programmes are sound'                  'check $share/programmes && test $rc = 0 && see " cases (" && see "0 complaints"'
t 'and how many cases a second'               'see " a second)"'
t 'K3: a figure past its renewal is told, and no error' 'see "not renewed: "'
t 'one programme alone'                       'check $share/programmes/child-benefit && test $rc = 0 && notsee heating-benefit'
t 'K1: what is wrong, with file, line, column, the line and a caret' 'printf "\nrequire nonsense: income_yeer <= 3\n" >> $rules; line=$(grep -n income_yeer $rules | cut -d: -f1); check $share/programmes; test $rc = 1 && see "$rules:$line:19: " && grep -A1 -F "  require nonsense: income_yeer" $dir/page | tail -1 | grep -q "^ \{20\}^"'
t 'the caret counts characters, not bytes'    'cp programmes/child-benefit/rules.txt $rules; printf "\nrequire nonsense: law \"ΦΕΚ\" bad\n" >> $rules; check $share/programmes; test $rc = 1 && see "^"'
t 'a case that does not hold is told'         'cp programmes/child-benefit/rules.txt $rules; sed -i "s/	140\(	\|\$\)/	141\1/" $share/programmes/child-benefit/cases.tsv; check $share/programmes; test $rc = 1 && see "cases.tsv:"'
t 'conditions that exclude each other are told: nobody gets it' 'cp programmes/child-benefit/cases.tsv $share/programmes/child-benefit/; cp -r programmes/parents-school $share/programmes/never; printf "\nrequire one: count(relation = spouse) = 0\n  law \"x\"  source lar-kk  grade M\nrequire couple: count(relation = spouse) = 1\n  law \"x\"  source lar-kk  grade M\n" >> $share/programmes/never/rules.txt; printf "one\t\tένας\tone\t\t\t\ncouple\t\tδύο\ttwo\t\t\t\n" >> $share/programmes/never/texts.tsv; printf "case\tdate\trelation\tborn\t=answer\nanybody\t2026-11-22\thead\t1990-02-01\t\n" > $share/programmes/never/cases.tsv; check $share/programmes; test $rc = 1 && see "never/rules.txt: no worked example gets this: its conditions exclude each other" && rm -r $share/programmes/never'
t 'a table of cases needs its two first columns' 'for head in case "case\t=answer" "date\tcase"; do printf "$head\none\t2026-01-01\n" > $share/programmes/child-benefit/cases.tsv; check $share/programmes; test $rc = 1 && see "cases.tsv:1:" && see "the first two columns" || exit 1; done; cp programmes/child-benefit/cases.tsv $share/programmes/child-benefit/'
t 'a bogus file that is sound is told'        'cp programmes/child-benefit/cases.tsv $share/programmes/child-benefit/; mkdir -p $share/programmes/child-benefit/bogus; { echo "# expect: 3:1: nothing"; cat $rules; } > $share/programmes/child-benefit/bogus/sound.txt; check $share/programmes; test $rc = 1 && see "sound.txt" && see "must be refused, and is accepted"'
t 'a bogus file without its expectation too'  'echo "unit household" > $share/programmes/child-benefit/bogus/sound.txt; check $share/programmes; test $rc = 1 && see "the first line must be"'
t 'text that is no UTF-8'                     'rm -r $share/programmes/child-benefit/bogus; printf "# \377\n" >> $rules; check $share/programmes; test $rc = 1 && see "$rules:"'
t 'a key that a description does not have is pointed at' 'cp programmes/child-benefit/rules.txt $rules; echo "colour: red" >> $share/programmes/child-benefit/programme.yaml; line=$(grep -n colour: $share/programmes/child-benefit/programme.yaml | cut -d: -f1); check $share/programmes; test $rc = 1 && see "child-benefit/programme.yaml:$line:1: Unexpected key: colour"'
t 'a folder that is none of these'            'check $dir; test $rc = 2'
t 'wrong use'                                 'check --at yesterday; test $rc = 2; check --nonsense; test $rc = 2'
done_testing
