# SPDX-License-Identifier: EUPL-1.2
# aid.t - the money of a case: credit, ceiling, who decides which amount, what is published (AI1 to AI5, AI11, CW18).
# Ceiling 1500 a year, levels 200 director, 600 mayor, above the Municipal Committee: towns/larissa/aid.yaml.
. tests/lib.sh
. tests/people.sh
export PRONOIA_LANG=en
ids_from_one casework_case casework_decision aid_award aid_instalment aid_budget casework_board
worker 1 Anna; worker 2 Boris; worker 3 Clio; worker 4 Dora; worker 5 Ermis
i=11; while [ $i -le 19 ]; do person $i "Family$i" "Given$i" 4000; i=$((i + 1)); done
household 5 18 head 19 partner
at 2031-03-03T09:00
clerk() { be 1 advise,files; }
chief() { be 2 decide,files; }
mayor() { be 3 decide,sign,files; }
# A complete file: CASE PERSON [HOUSEHOLD] [PROGRAMME]
ready() {
    sql "INSERT INTO casework_case(id, programme, person, household, spell, state, protocol_year, protocol_no, origin, opened, made, by) VALUES ($1, '${4:-one-off-aid}', $2, ${3:-NULL}, $1, 'complete', 2031, $1, 'clerk', 1929000000, 1929000000, 1);
         INSERT INTO casework_step(filed, at, by, was, state) VALUES ($1, 1929000000, 1, 'applied', 'complete')"
}
award() { c=$1 amount=$2; shift 2; POST /aid/award "$@" id=$c row_version=${version:-0} amount=$amount first=5/3/2031 ground=illness code=00.6735.001 "evidence=a bill of the hospital"; }
propose() { POST /case/propose id=$1 outcome=granted since=3/3/2031 "words=an extraordinary need" doubles=1; }
money() { test "$(sql "SELECT credit, bound FROM aid_budget WHERE code = '00.6735.001'")" = "$1"; }
for c in 1 2 3 4 5 6; do ready $c $((c + 10)); done
ready 7 19 5

# ---- the budget
chief
t 'without a budget nothing is promised'              'clerk; award 1 150 && status 409 && see "is not open for 2031" && count aid_award 0; chief'
t 'credit wants a decision, an amount, a line'        'POST /aid/credit year=2031 code=00.6735.001 amount=1000 && status 422 && see "by which decision" && POST /aid/credit year=2031 code=00.6735.001 amount=x ground=1 && status 422 && POST /aid/credit year=2031 code=1 amount=5 ground=1 && status 422'
t 'the council gives 1,000'                           'POST /aid/credit year=2031 code=00.6735.001 amount=1.000,00 ground=112/2030 && status 303 && money "100000|0" && GET "/aid/budget?year=2031" && see 112/2030 && see "€1,000"'
t 'who only proposes gives no credit'                 'clerk; POST /aid/credit year=2031 code=00.6735.001 amount=1 ground=x && status 403; chief'
t 'what changed the credit is never changed'          '! sql "UPDATE aid_credit SET cents = 5" 2> /dev/null && ! sql "DELETE FROM aid_credit" 2> /dev/null'

# ---- AI1, AI2, AI3: proposed
clerk
t 'AI3: without an amount it is not proposed'         'propose 1 && status 422 && see "Write the amount first" && GET "/case?id=1" && see "No amount was proposed yet"'
t 'an amount that is none; too many times; no reason' 'award 1 0 && status 422 && award 1 -5 && status 422 && award 1 12x && status 422 && award 1 5 times=4 && status 422 && see "from 1 to 3" && award 1 5 ground=luck && status 422 && award 1 5 evidence= && status 422 && see "extraordinary need" && count aid_award 0'
t 'what was typed is there again'                     'award 1 77 ground= && status 422 && see "value=\"77\"" && see "a bill of the hospital"'
t 'AI4: proposed is bound'                            'award 1 150,50 && location "/case?id=1#aid" && money "100000|15050" && test "$(sql "SELECT level, state FROM aid_award")" = "director|proposed" && GET "/case?id=1" && see "€150.50" && see Director'
t 'the reasons are not readable in the database'      'contents > $dir/all; ! grep -q "a bill of the hospital" $dir/all'
t 'changed: the first lets go of what it held'        'version=1 award 1 200 && status 303 && money "100000|20000" && count "aid_award WHERE state = '"'proposed'"'" 1'
t 'two people at one amount'                          'version=1; sql "UPDATE aid_award SET row_version = 3 WHERE state = '"'proposed'"'"; award 1 300 && status 409 && see "changed it meanwhile" && money "100000|20000"; version=0'
t 'no step of proposing leaves a trace'               'torture POST /aid/award id=2 row_version=0 amount=100 first=5/3/2031 ground=illness code=00.6735.001 evidence=x'
t 'AI1: beyond the credit: how much is left'          'award 2 850 && status 409 && see "has €800 left for 2031" && see "€850" && money "100000|20000" && count "aid_award WHERE filed = 2" 0'
t 'AI1: the database refuses it too'                  '! sql "UPDATE aid_budget SET bound = 100001" 2> /dev/null && ! sql "UPDATE aid_budget SET credit = 19999" 2> /dev/null'
t 'credit that is bound is not taken away'            'chief; POST /aid/credit year=2031 code=00.6735.001 amount=801 less=1 ground=113/2031 && status 409 && see "at most €800" && money "100000|20000"; clerk'
chief; POST /aid/credit year=2031 code=00.6735.001 amount=5000 ground=114/2031; clerk
t 'AI2: a family has 1,500 a year, over all its members' 'ready 8 18; award 8 1400 && status 303 && award 7 101 && status 409 && see "The most for a family in 2031 is €1,500" && see "€100 are left" && award 7 100 && status 303'
t 'AI2: the database refuses it too'                  '! sql "UPDATE aid_share SET held = most + 1" 2> /dev/null'
t 'AI2: next year is another year'                    'version=1 award 7 100 times=2 first=20/12/2031 && status 303 && test "$(sql "SELECT year, held FROM aid_share WHERE family = 5 ORDER BY year")" = "2031|150000
2032|10000"'
t 'its second payment waits for that year'"'"'s budget' 'test "$(sql "SELECT number, coalesce(budget, 0) FROM aid_instalment WHERE award = (SELECT id FROM aid_award WHERE filed = 7 AND state = '"'proposed'"') ORDER BY number")" = "1|1
2|0" && GET "/case?id=7" && see "Bound when that year"'
t 'which opens with credit for what waits'            'at 2031-12-30T09:00; chief; POST /aid/credit year=2032 code=00.6735.001 amount=99 ground=200/2031 && status 409 && see "at least €100" && POST /aid/credit year=2032 code=00.6735.001 amount=150 ground=200/2031 && status 303 && test "$(sql "SELECT credit, bound FROM aid_budget WHERE year = 2032")" = "15000|10000"; at 2031-03-03T09:00; clerk'

# ---- CW18: who decides
t 'a director signs up to 200'                        'propose 1 && status 303 && chief && POST /case/decide id=1 && status 303 && test "$(sql "SELECT state FROM aid_award WHERE filed = 1 AND state <> '"'refused'"'")" = granted'
t 'AI11: what is published names nobody, says no reason' 'GET "/case?id=1" && see "By decision 2031/1" && sed -n "/Text for publication/,/<\/details>/p" $dir/page > $dir/part && mv $dir/part $dir/page && see "protocol number 2031/1" && notsee Family11 && notsee Given11 && notsee Illness'
t 'the letter says the amount'                        'GET "/case/letter?id=1" && status 200 && sed "1,/^\$/d" $dir/page > $dir/a.pdf && pdftotext $dir/a.pdf - > $dir/page && see "200 €"'
t 'above it the mayor does'                           'clerk; award 2 600 && propose 2 && status 303 && chief && GET "/case?id=2" && see "decides this amount" && POST /case/decide id=2 && status 403 && test "$(sql "SELECT state FROM casework_case WHERE id = 2")" = proposed && mayor && POST /case/decide id=2 && status 303'
t 'four eyes hold for the mayor too'                  'be 1 advise,files,decide,sign; award 3 500 && propose 3 && POST /case/decide id=3 && status 403 && mayor && POST /case/decide id=3 && status 303'
t 'and above that the committee'                      'clerk; award 4 601 && propose 4 && status 303 && mayor && POST /case/decide id=4 && status 409 && see "The board decides it" && chief && POST /boards/new body=municipal_committee day=4/3/2031 hour=13:00 place=Hall && POST /board/add id=1 case=4 && status 303'
t 'what a director decides is on no list'             'clerk; award 5 100 && propose 5 && chief && POST /board/add id=1 case=5 && status 409 && see "Another board" && GET /boards && see "<td data-l=\"Waiting\" class=\"num\">0</td>"'

# ---- AI4: let go
before=$(sql "SELECT bound FROM aid_budget WHERE year = 2031")
t 'refused: its credit and its share are free'        'clerk; award 6 70 && POST /case/propose id=6 outcome=refused "words=no extraordinary need" && chief && POST /case/decide id=6 && status 303 && test "$(sql "SELECT bound FROM aid_budget WHERE year = 2031")" = "$before" && test "$(sql "SELECT held FROM aid_share WHERE family = 16")" = 0'
t 'suspended and ended: what was not paid is free'    'POST /case/move id=2 to=suspended "why=a check" code=other; test "$(sql "SELECT state FROM aid_award WHERE filed = 2")" = suspended && POST /case/move id=2 to=ended "why=moved away" code=other && test "$(sql "SELECT a.state, i.state FROM aid_award a JOIN aid_instalment i ON i.award = a.id WHERE a.filed = 2")" = "stopped|dropped"'

# ---- a refusal that is overturned on objection
i=40; while [ $i -le 42 ]; do person $i "Family$i" "Given$i" 4000; i=$((i + 1)); done
ready 10 40
clerk; award 10 70; POST /case/propose id=10 outcome=refused "words=no extraordinary need"; chief; POST /case/decide id=10; clerk; POST /case/objection id=10 "words=here is the bill"
t 'a refusal is objected to: without an amount it is not overturned' 'be 4 decide,sign,files; POST /case/objection/answer id=10 outcome=upheld reasons=proved && status 422 && see "Write the amount first" && test "$(sql "SELECT state FROM casework_case WHERE id = 10")" = objected'
t 'the amount is proposed with the objection, and bound' 'clerk; b=$(sql "SELECT bound FROM aid_budget WHERE code = '"'00.6735.001'"' AND year = 2031"); GET "/case?id=10" && see "/aid/award?id=10" && award 10 310 && status 303 && test "$(sql "SELECT bound FROM aid_budget WHERE code = '"'00.6735.001'"' AND year = 2031")" = $((b + 31000))'
t 'CW17: this amount is the mayor'"'"'s, on objection too; not of whom proposed it' 'be 5 decide,files; POST /case/objection/answer id=10 outcome=upheld reasons=proved && status 403 && be 1 advise,decide,sign,files && POST /case/objection/answer id=10 outcome=upheld reasons=proved && { status 403 || status 422; } && test "$(sql "SELECT state FROM casework_case WHERE id = 10")" = objected'
t 'overturned: it is granted, can be paid, and is published under the number of the answer' 'be 4 decide,sign,files; POST /case/objection/answer id=10 outcome=upheld reasons=proved && status 303 && test "$(sql "SELECT a.state, c.state FROM aid_award a JOIN casework_case c ON c.id = a.filed WHERE a.filed = 10 AND a.cents = 31000")" = "granted|granted" && u=$(sql "SELECT number FROM casework_objection WHERE outcome = '"'upheld'"'") && GET "/case?id=10" && see "By decision 2031/$u"'
ready 11 41; clerk; award 11 70; POST /case/propose id=11 outcome=refused "words=none"; chief; POST /case/decide id=11; clerk; POST /case/objection id=11 "words=x"; award 11 50
t 'rejected: the credit is free again' 'b=$(sql "SELECT bound FROM aid_budget WHERE code = '"'00.6735.001'"' AND year = 2031"); be 4 decide,sign,files; POST /case/objection/answer id=11 outcome=rejected reasons=none && status 303 && test "$(sql "SELECT DISTINCT state FROM aid_award WHERE filed = 11")" = refused && test "$(sql "SELECT bound FROM aid_budget WHERE code = '"'00.6735.001'"' AND year = 2031")" = $((b - 5000))'
ready 12 42; clerk; award 12 70; POST /case/propose id=12 outcome=refused "words=none"; chief; POST /case/decide id=12; clerk; POST /case/objection id=12 "words=x"; award 12 700
t 'an amount of the committee is answered by the committee' 'be 4 decide,sign,files; POST /case/objection/answer id=12 outcome=upheld reasons=x && status 409 && see "board decides" && GET /boards && POST /board/add id=1 case=12 && status 303 && count "casework_agenda WHERE filed = 12 AND objection IS NOT NULL" 1'

# ---- T13: what anybody may read
t 'AI11: the public list: number, day, who decided, how much; nobody, and no reason' 'nobody; GET "/decisions" && status 200 && see "2031/1" && see "€200" && see Director && see "2031/$u" && see Mayor && notsee Family && notsee Given && notsee Illness && notsee hospital && GET "/decisions.csv?year=2031" && status 200 && grep -q "^\"2031/1\",\"2031-03-03\",\"Director\",\"[^\"]*\",200,1,\"00.6735.001\"" $dir/page && see "\"2031/$u\"" && notsee Family && notsee Given && notsee Illness && notsee hospital; chief'
t 'not what was only proposed or refused, nor another year, nor of an invisible file' 'nobody; GET "/decisions?year=2030" && see "No decision" && chief && sql "UPDATE registry_person SET shield = 2 WHERE id = 11" && nobody && GET "/decisions" && notsee ">2031/1<"; rc=$?; sql "UPDATE registry_person SET shield = 0 WHERE id = 11"; test $rc = 0'

# ---- the four levels, by amount: a town that has them all
mkdir $dir/share; cp -r programmes towns schema $dir/share/; cp "$O/texts.tsv" $dir/share/
sed -i 's/      - {up_to: 200, by: director}/      - {up_to: 50, by: clerk}\n&/' $dir/share/towns/larissa/aid.yaml
levels() {
    clerk; i=20
    for a in 50=clerk 50,01=director 200=director 200,01=mayor 600=mayor 600,01=municipal_committee; do
        person $((i + 30)) Level "L$i" 4000; ready $i $((i + 30)); award $i ${a%=*}
        test "$(sql "SELECT level FROM aid_award WHERE filed = $i")" = "${a#*=}" || { echo "# $a"; return 1; }
        i=$((i + 1))
    done
}
export PRONOIA_SHARE=$dir/share
t 'CW17: who decides which amount: each limit is the last cent of its level' 'levels'
unset PRONOIA_SHARE
t 'a social worker decides what is theirs; not what they proposed, nor one cent more' 'propose 20 && be 2 advise,files && POST /case/decide id=20 && status 303 && clerk && propose 21 && POST /case/decide id=21 && status 403 && be 2 advise,files && POST /case/decide id=21 && status 403 && test "$(sql "SELECT state FROM casework_case WHERE id = 21")" = proposed'

# ---- recurring, with obligations
ready 9 17 NULL housing-and-work
chief; POST /aid/credit year=2031 code=60.6737.001 amount=5000 ground=115/2031; clerk
t 'rent for 24 months over three years'               'POST /aid/award id=9 row_version=0 amount=300 times=24 first=1/4/2031 ground=rent code=60.6737.001 evidence=lease && status 303 && count "aid_instalment WHERE cents = 30000" 24 && test "$(sql "SELECT bound FROM aid_budget WHERE code = '"'60.6737.001'"'")" = 270000'
sql "UPDATE aid_award SET state = 'granted' WHERE filed = 9; UPDATE casework_case SET state = 'granted' WHERE id = 9"
first=$(sql "SELECT min(i.id) FROM aid_instalment i JOIN aid_award a ON a.id = i.award WHERE a.filed = 9")
t 'AI5: each obligation is asked for'                 'POST /aid/kept instalment=$first lease=1 counselling=1 && status 422 && see "Works or looks for work" && POST /aid/kept instalment=$first lease=1 counselling=1 work_search=1 && status 303 && POST /aid/kept instalment=$first lease=1 counselling=1 work_search=1 && status 409'
t 'an unknown instalment is unknown'                  'POST /aid/kept instalment=99999 && status 404'
t 'a case that the reader may not open'               'be 1 advise; GET "/aid/award?id=1" && status 404 && GET "/aid/award?id=9999" && status 404'
done_testing
