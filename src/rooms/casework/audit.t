# SPDX-License-Identifier: EUPL-1.2
# audit.t - `pronoia audit` derives decisions again, and finds what was changed by hand (CW2, CW5, CW6).
. tests/lib.sh
. tests/people.sh
export PRONOIA_LANG=en
ids_from_one casework_case casework_paper casework_consent casework_decision
worker 1 Anna; worker 2 Boris
person 11 Papadopoulou Eleni -9000
person 12 Papadopoulou Sofia 9000               # born 1994: too young
at 2031-03-03T09:00
be 1 advise,files
decide() {  # PERSON CASE OUTCOME [WORDS]
    be 1 advise,files; POST /case/apply person=$1 programme=kapi
    for p in $(sql "SELECT id FROM casework_paper WHERE filed = $2 AND state = 'asked'"); do POST /case/paper id=$p do=seen; done
    POST /case/move id=$2 to=complete; POST /case/propose id=$2 outcome=$3 "words=$4"
    be 2 decide,files; POST /case/decide id=$2; status 303
}
audit() { "$program" audit > "$dir/page" 2>&1; }
tampered() { keep_database; sql "$1"; audit; rc=$?; back_to_kept; [ $rc = 1 ]; }
off() { if [ "${DB:-sqlite}" = sqlite ]; then echo "DROP TRIGGER $1; $2"; else echo "ALTER TABLE casework_decision DISABLE TRIGGER ALL; $2"; fi; }

t 'two decisions: one granted, one refused'          'decide 11 1 granted && decide 12 2 refused && count casework_decision 2'
t 'derived again, nothing differs'                   'audit && see "2 decisions derived again, 0 findings"'
t 'years later, with other rules on the disk, still' 'mkdir $dir/share && cp -r programmes towns schema $dir/share/ && cp $O/texts.tsv $dir/share/ && sed -i "s/from 1984-01-01: 60/from 1984-01-01: 95/" $dir/share/programmes/kapi/rules.txt && PRONOIA_SHARE=$dir/share PRONOIA_NOW=2041-01-01T09:00 audit && see "2 decisions derived again, 0 findings"'
t 'CW6: an outcome changed by hand is found'         'tampered "$(off casework_decision_kept "UPDATE casework_decision SET outcome = '"'granted', until = NULL WHERE filed = 2"'")" && see "decision 2031/2: it was changed after it was taken" && see "differs from the rules"'
t 'CW6: a changed rule file is found'                'tampered "UPDATE casework_rulefile SET bytes = (SELECT bytes FROM casework_rulefile ORDER BY id LIMIT 1) WHERE id = (SELECT max(id) FROM casework_rulefile)" && see "was changed"'
t 'CW6: rules that were taken away are found'        'tampered "DELETE FROM casework_rulebook" && see "its rules were not kept"'
t 'CW5: one person in both seats is found'           'tampered "$(off casework_decision_kept "UPDATE casework_decision SET four_eyes = 0, decided_by = 1 WHERE filed = 1")" && see "it was changed after it was taken"'
t 'CW2: a number that is missing is found'           'tampered "UPDATE casework_series SET last = 3 WHERE kind = '"'protocol'"'" && see "protocol numbers of 2031: 3 were given, 2 are there"'
t 'CW3: a state that no step explains is found'      'tampered "UPDATE casework_case SET state = '"'ended'"' WHERE id = 1" && see "case 1: it stands at ended, and no step led there"'
t 'with another key nothing can be opened'           'PRONOIA_KEY=$dir/other audit; see "it was changed after it was taken" && see "cannot be opened"'
t 'CW6: nothing was written by looking'              'audit && see "0 findings"'
done_testing
