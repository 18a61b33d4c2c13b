# SPDX-License-Identifier: EUPL-1.2
# race.t - fifty counters at once: the last loaf, the last of a ration, the last place of an hour; small corrections (ST2, ST5, ST7, ST15).
. tests/lib.sh
. tests/people.sh
. tests/stock.sh
ids_from_one stock_handout stock_moved stock_taken stock_pickup
worker 1 Kostas; worker 2 Nikos
# Sixty holders, each with a decision and a card: 100000000 + i and its check digit.
number() { awk -v n=$((100000000 + $1)) 'BEGIN { for (i = 1; i <= 9; i++) { d = substr(n, i, 1) * (i % 2 ? 2 : 1); s += d > 9 ? d - 9 : d } print n (10 - s % 10) % 10 }'; }
for i in $(seq 100 149); do number $i > "$dir/n$i"; done
sql "INSERT INTO registry_person(id, birth, birth_exact, made, made_by) VALUES $(for i in $(seq 100 149); do echo "($i, -9000, 'day', 1, 1)"; done | paste -sd,)"
sql "INSERT INTO registry_name(id, person, kind, family, given, shown, made, by) VALUES $(for i in $(seq 100 149); do echo "($i, $i, 'official', 'Demo', 'P$i', 1, 1, 1)"; done | paste -sd,)"
sql "INSERT INTO stock_card(id, number, person, given, by) VALUES $(for i in $(seq 100 149); do echo "($i, '$(cat "$dir/n$i")', $i, 1, 1)"; done | paste -sd,)"
sql "INSERT INTO casework_case(id, programme, person, spell, state, protocol_year, protocol_no, origin, opened, made, by) VALUES $(for i in $(seq 100 149); do echo "($i, 'social-grocery', $i, 1, 'granted', 2031, $i, 'clerk', 1, 1, 1)"; done | paste -sd,)"
sql "INSERT INTO casework_decision(id, filed, year, number, outcome, proposed_by, decided_by, four_eyes, at, asked, since, answer, book, facts, reasons, judged, mark) VALUES $(for i in $(seq 100 149); do echo "($i, $i, 2031, $i, 'granted', 1, 2, 1, 1, 22200, 22200, 'yes', '', $(blob), $(blob), 0, $(blob))"; done | paste -sd,)"
store 1 grocery 'Παντοπωλείο' social-grocery; keeps 1 1; store 2 warehouse 'Αποθήκη'; keeps 1 2
goods 1 food 'Ψωμί'; goods 2 food 'Μακαρόνια' ration=dry; goods 3 food 'Γάλα' ration=milk
lot 1 1 1 1; lot 2 1 1 6; lot 3 2 1 500; lot 4 3 1 30
be 1 keep
fifty() {   # PATH FIELDS; % is the card of the racer: eight at a time keep the machine busy, fifty in all
    rm -f "$dir"/r[0-9]*
    seq 100 149 | xargs -P 8 -I{} sh -c 'c=$(cat "$0/n{}"); for x; do shift; case $x in *%*) x=${x%%%*}$c${x#*%} ;; esac; set -- "$@" "$x"; done; '"$program"' request POST "$@" > "$0/r{}" 2>&1' "$dir" "$@"
    cat "$dir"/r[0-9]* | sed -n 's/^Status: //p' | sort | uniq -c | awk '{ printf "%s%s x %s", s, $1, $2; s = ", " } END { print "" }' > "$dir/page"
}
sums() { test "$(sql "SELECT count(*) FROM stock_held h WHERE h.quantity <> (SELECT sum(m.quantity) FROM stock_moved m WHERE m.unit = h.unit AND m.lot = h.lot)")" = 0; }
t 'ST7: fifty counters after the last seven loaves: seven have one, the others are told' 'fifty /stock/counter store=1 card=% q1=1; see "7 x 303, 43 x 422" && test "$(sql "SELECT sum(quantity) FROM stock_held WHERE item = 1")" = 0 && sums'
t 'none lost: seven hand-outs, seven movements, seven lines' 'count stock_handout 7 && test "$(sql "SELECT sum(quantity) FROM stock_moved WHERE kind = '"'given'"'")" = -7 && count "ledger_line WHERE kind = '"'ration'"'" 7'
t 'ST5: one card at fifty counters: six a month, and no more' 'one=$(cat $dir/n100) && fifty /stock/counter store=1 card=$one q2=1; see "6 x 303, 44 x 422" && test "$(sql "SELECT taken, most FROM stock_taken WHERE person = 100")" = "6|6" && sums'
t 'ST7: fifty cards, three milks each, thirty there: ten have them, nobody has some' 'fifty /stock/counter store=1 card=% q3=3; see "10 x 303, 40 x 422" && test "$(held 1 4)" = 0 && sums'
t 'ST7: fifty after one hour with two places' 'fifty /stock/pickups store=1 do=book card=% slot=22341-540; see "2 x 303, 48 x 409" && count "stock_pickup WHERE state = '"'booked'"'" 2'
t 'fifty undo one hand-out: it is undone once' 'first=$(sql "SELECT min(id) FROM stock_handout"); fifty /stock/handout store=1 id=$first why=x; see "1 x 303, 49 x 409" && test "$(sql "SELECT sum(quantity) FROM stock_held WHERE item = 1")" = 1 && sums'
# A lot for each racer, called as their card: nothing but the sum of what was corrected stands between the fifty.  The town's limit is 50 euros.
sql "INSERT INTO stock_lot(id, item, batch, worth) VALUES $(for i in $(seq 100 149); do echo "($(cat "$dir/n$i"), 3, '', 100)"; done | paste -sd,)"
sql "INSERT INTO stock_moved(on_day, noted, by, unit, lot, kind, quantity, about_kind, about) VALUES $(for i in $(seq 100 149); do echo "(22300, 1, 1, 1, $(cat "$dir/n$i"), 'received', 20, 'supply', 0)"; done | paste -sd,)"
t 'ST15: fifty correct a lot each by ten euros at once: five do alone, the others are sent to a count' 'fifty /stock/lot store=1 id=% do=counted quantity=10 why=x; see "5 x 303, 45 x 422" && count "stock_moved WHERE kind = '"'counted'"'" 5 && sums'
done_testing
