# SPDX-License-Identifier: EUPL-1.2
# race.t - fifty at once: one application, one decision, numbers without a gap or a double (CW1, CW2).
. tests/lib.sh
. tests/people.sh
ids_from_one casework_case casework_paper casework_consent casework_decision
worker 1 Anna; worker 2 Boris
person 11 Papadopoulou Eleni -9000
i=100; while [ $i -lt 150 ]; do echo "($i, -9000, 'day', 1, 1)"; i=$((i + 1)); done | paste -sd, > $dir/people
i=100; while [ $i -lt 150 ]; do echo "($i, $i, 'official', 'Demo', 'P$i', 1, 1, 1)"; i=$((i + 1)); done | paste -sd, > $dir/names
sql "INSERT INTO registry_person(id, birth, birth_exact, made, made_by) VALUES $(cat $dir/people); INSERT INTO registry_name(id, person, kind, family, given, shown, made, by) VALUES $(cat $dir/names)"
at 2031-03-03T09:00
be 1 advise,files
fifty() {   # PATH FIELDS with % for the number of the racer: eight at a time keep the machine busy, fifty in all
    rm -f "$dir"/r[0-9]*
    seq 100 149 | xargs -P 8 -I% sh -c '"$0" request POST "$@" > '"$dir"'/r% 2>&1' "$program" "$@"
    cat "$dir"/r[0-9]* | sed -n 's/^Status: //p' | sort | uniq -c | awk '{ printf "%s%s x %s", s, $1, $2; s = ", " } END { print "" }' > "$dir/page"
}
t 'CW1: fifty identical applications make one case'  'fifty /case/apply person=11 programme=kapi; see "50 x 303" && count casework_case 1 && count casework_paper 2'
t 'CW2: fifty of fifty people: fifty numbers, no gap, no double' 'fifty /case/apply person=% programme=kapi; see "50 x 303" && test "$(sql "SELECT count(*), count(DISTINCT protocol_no), min(protocol_no), max(protocol_no) FROM casework_case")" = "51|51|1|51"'
for p in 1 2; do POST /case/paper id=$p do=seen; done; POST /case/move id=1 to=complete; POST /case/propose id=1 outcome=granted
be 2 decide,files
t 'CW2: fifty approvals make one decision'           'fifty /case/decide id=1; see "1 x 303, 49 x 409" && count casework_decision 1 && test "$(sql "SELECT last FROM casework_series WHERE kind = '"'decision'"'")" = 1'
done_testing
