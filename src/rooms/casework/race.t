# SPDX-License-Identifier: EUPL-1.2
# race.t - fifty at once: one application, also of a resident's form, one decision, one end of a sitting, numbers without a gap or a
# double (CW1, CW2, CW10, CW12, CW16).
. tests/lib.sh
. tests/people.sh
ids_from_one casework_case casework_paper casework_consent casework_decision casework_agenda
worker 1 Anna; worker 2 Boris
person 11 Papadopoulou Eleni -9000
i=100; while [ $i -lt 150 ]; do echo "($i, -9000, 'day', 1, 1)"; i=$((i + 1)); done | paste -sd, > $dir/people
i=100; while [ $i -lt 150 ]; do echo "($i, $i, 'official', 'Demo', 'P$i', 1, 1, 1)"; i=$((i + 1)); done | paste -sd, > $dir/names
sql "INSERT INTO registry_person(id, birth, birth_exact, made, made_by) VALUES $(cat $dir/people); INSERT INTO registry_name(id, person, kind, family, given, shown, made, by) VALUES $(cat $dir/names)"
at 2031-03-03T09:00
be 1 advise,files
t 'CW1: fifty identical applications make one case'  'fifty /case/apply person=11 programme=kapi; see "50 x 303" && count casework_case 1 && count casework_paper 2'
t 'CW2: fifty of fifty people: fifty numbers, no gap, no double' 'fifty /case/apply person=% programme=kapi; see "50 x 303" && test "$(sql "SELECT count(*), count(DISTINCT protocol_no), min(protocol_no), max(protocol_no) FROM casework_case")" = "51|51|1|51"'
for p in 1 2; do POST /case/paper id=$p do=seen; done; POST /case/move id=1 to=complete; POST /case/propose id=1 outcome=granted
be 2 decide,files
t 'CW2: fifty approvals make one decision'           'fifty /case/decide id=1; see "1 x 303, 49 x 409" && count casework_decision 1 && test "$(sql "SELECT last FROM casework_series WHERE kind = '"'decision'"'")" = 1'

# Somebody else's consent, by the link that was sent: agreed to once, and not once yes and once no.
sql "INSERT INTO casework_case(id, programme, person, spell, state, protocol_year, protocol_no, origin, opened, made, by) VALUES (300, 'guaranteed-income', 101, 1, 'applied', 2031, 300, 'clerk', 1, 1, 1); INSERT INTO casework_consent(id, filed, person, by) VALUES (301, 300, 102, 1)"
be 1 advise,files; POST /case/consent id=301 how=link; link=$(grep -o "/consent/[A-Za-z0-9_-]*" $dir/page | head -1); nobody
t 'CW4: fifty answers by one link: one consent'      'fifty "$link" answer=yes; see "1 x 200, 49 x 404" && test "$(sql "SELECT how FROM casework_consent WHERE id = 301 AND given IS NOT NULL AND refused IS NULL")" = link'
be 2 decide,files

# A sitting that began, with three cases on its list, all voted on; and fifty others that may want the same case.
for m in 1 2 3 4; do sql "INSERT INTO casework_boardmember(id, body, name, part, since, made, by) VALUES ($m, 'municipal_committee', 'M$m', '$([ $m = 1 ] && echo chair || echo regular)', 20000, 1, 1)"; done
sitting() { echo "($1, 'municipal_committee', 22341, 1930000000, 'Hall', 7, 4, 1, 'Sigma', 1, 2)"; }
sql "INSERT INTO casework_board(id, body, sits, begins, place, seats, quorum, chair, secretary, made, by) VALUES $(sitting 1), $(for i in $(seq 100 149); do sitting $i; done | paste -sd,)"
sql "INSERT INTO casework_sat(board, boardmember, came) VALUES (1, 1, 1), (1, 2, 1), (1, 3, 1), (1, 4, 1)"
for c in 201 202 203 204; do
    sql "INSERT INTO casework_case(id, programme, person, spell, state, protocol_year, protocol_no, origin, opened, made, by) VALUES ($c, 'nursery-place', $((c - 100)), 1, 'proposed', 2031, $c, 'clerk', 1, 1, 1);
         INSERT INTO casework_proposal(filed, outcome, words, judged, since, until, at, by) VALUES ($c, 'granted', 'ranked', 1, 22350, 22700, 1, 1)"
    [ $c = 204 ] || sql "INSERT INTO casework_agenda(id, board, filed, place, proposed, motion) VALUES ($c, 1, $c, $((c - 200)), 'granted', 'granted');
         INSERT INTO casework_ballot(agenda, boardmember, vote) VALUES ($c, 1, 'for'), ($c, 2, 'for'), ($c, 3, 'for'), ($c, 4, 'against')"
done
t 'CW10: fifty sittings want one case: one has it'   'fifty /board/add id=% case=204; see "1 x 303, 49 x 409" && count "casework_agenda WHERE filed = 204" 1'
t 'CW12: fifty close one sitting: one act, three decisions' 'fifty /board/close id=1 row_version=1; see "1 x 303, 49 x 409" && count "casework_decision WHERE board = 1" 3 && test "$(sql "SELECT last FROM casework_series WHERE kind = '"'act'"'")" = 1 && test "$(sql "SELECT last FROM casework_series WHERE kind = '"'decision'"'")" = 4 && test "$(sql "SELECT max(number), count(DISTINCT number) FROM casework_decision")" = "4|4"'
# ---- what residents send
nobody; export PRONOIA_LANG=en PRONOIA_PEER=home
python3 tests/talk.py tests/people/newborn.json --set income_6m=0 --set income_year=0 --set property_value=0 --set vehicles_expense=0 --set deposits=0 > "$dir/page" 2> "$dir/err"
s=$(grep -o 'name="state" value="[^"]*"' "$dir/page" | head -1 | cut -d'"' -f4)
t 'CW16: fifty copies of one form make one application and one household' 'fifty /apply/send "state=$s" true=yes c.soup-kitchen.-1=yes given.0=Eleni family.0=Papa given.1=Dimitris given.2=Vrefos neither=yes; see "50 x 303" && count "casework_case WHERE origin = '"'online'"'" 1 && count casework_sent 1 && count "registry_person WHERE made_by = 0" 3 && test "$(grep -h "^Location" $dir/r[0-9]* | sort | uniq -c | tr -s " ")" = " 1 Location: /apply/sent
 49 Location: /apply/sent?was=1"'
t 'and it counted as one try'                        'test "$(sql "SELECT n FROM entitlements_try WHERE peer = '"'apply:home'"'")" = 1'
c=$(grep -l 'Location: /apply/sent$' "$dir"/r[0-9]* | head -1); PRONOIA_COOKIE=$(sed -n 's/^Set-Cookie: \([^;]*\);.*/\1/p' "$c" | paste -sd';' | sed 's/;/; /g'); export PRONOIA_COOKIE
t 'fifty times taken back: once'                     'fifty /follow/withdraw sure=yes; see "1 x 303, 49 x 409" && count "casework_step WHERE state = '"'withdrawn'"'" 1'
t 'A8: fifty guesses at once: twenty are looked at'  'unset PRONOIA_COOKIE; PRONOIA_PEER=guess fifty /follow number=2031/1 code=222-222-222-222; see "20 x 404, 30 x 429"'
done_testing
