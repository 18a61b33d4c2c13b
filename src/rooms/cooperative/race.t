# SPDX-License-Identifier: EUPL-1.2
# race.t - twelve at once: a month is shared out once, a day has twenty-four hours, a line is countered once, somebody is a member once: CO2, CO4, CO5, CO6.
. tests/lib.sh
. tests/people.sh
ids_from_one cooperative_membership cooperative_cash
worker 1 Νίκος
person 11 Παπαδόπουλος Πέτρος 9000; person 12 Νικολάου Άννα 9000
sql "INSERT INTO access_unit(id, name, kind) VALUES (1, 'Συνεταιρισμός', 'social_cooperative'); INSERT INTO access_work(id, unit, account, since) VALUES (1, 1, 1, 1)"
sql "INSERT INTO cooperative_membership(id, unit, person, kind, share, since, made, by) VALUES (800, 1, 11, 'recovering', 0, 22300, 1, 1)"
at 2031-03-03T09:00
be 1 keep,files
POST /cooperative/work unit=1 kind=kitchen day=20/2/2031 h_800=8
POST /cooperative/cash unit=1 do=add kind=sale amount=1000 words=Παζάρι day=20/2/2031
race() {    # PAGE FIELDS...: twelve times
    rm -f "$dir"/r[0-9]*
    for i in 1 2 3 4 5 6 7 8 9 10 11 12; do "$program" request POST "$@" > "$dir/r$i" 2>&1 & done
    wait
    grep -hc "^Status: 5" "$dir"/r[0-9]* | paste -sd+ | bc > "$dir/faults"
    cat "$dir"/r[0-9]* > "$dir/page"; test "$(cat "$dir/faults")" = 0
}
t 'CO4: twelve write seven hours of one day: three fit'  'race /cooperative/work unit=1 kind=crafts day=21/2/2031 h_800=7; test "$(sql "SELECT minutes FROM cooperative_spent WHERE day = 22331")" = 1260 && count "cooperative_labour WHERE day = 22331" 3 && test "$(sql "SELECT sum(quantity) FROM ledger_line WHERE on_day = 22331")" = 1260 && test "$(cat "$dir/faults")" = 0'
t 'CO6: twelve share out one month: once'                'race /cooperative/month unit=1 month=2/2031 do=share sum=900; count cooperative_payout 1 && test "$(sql "SELECT sum(worth) FROM ledger_line WHERE kind = '"'money'"'")" = 90000 && test "$(cat "$dir/faults")" = 0'
t 'CO6: twelve take it back: once'                       'race /cooperative/month unit=1 month=2/2031 do=back run=1 why=λάθος; count cooperative_payout 2 && test "$(sql "SELECT sum(worth) FROM ledger_line WHERE kind = '"'money'"'")" = 0 && test "$(cat "$dir/faults")" = 0'
t 'CO5: twelve counter one line: once'                   'race /cooperative/cash unit=1 do=counter line=1 why=διπλό; count "cooperative_cash WHERE counters = 1" 1 && test "$(cat "$dir/faults")" = 0'
t 'CO2: twelve make one a member: once'                  'race /cooperative/join unit=1 person=12 kind=recovering; count "cooperative_membership WHERE person = 12" 1 && test "$(cat "$dir/faults")" = 0'
done_testing
