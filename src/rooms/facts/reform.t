# SPDX-License-Identifier: EUPL-1.2
# reform.t - a figure of the law with another value, counted over the registry: FA15 to FA17 of room.md; a paper for the council.
# Law 4512/2018 article 214: 70 a month for each of the first two children up to 6,000 of equivalised income, 140 from the third on.
. tests/lib.sh
. tests/people.sh
ids_from_one facts_reform facts_reform_figure facts_reform_group
at 2026-11-22T09:00
worker 1 Despina; worker 2 Petros; worker 3 Nikos
person 5 Vasi Eleni 7365; person 6 Vasi Nikos 16486; person 7 Vasi Zoi 18026; household 3 5 head 6 child 7 child
be 1 advise,files
state()  { s=$(sed -n 's/.*name="state" value="\([^"]*\)".*/\1/p' "$dir/page" | head -1); }
GET "/entitled?household=3"; state
POST /entitled/record "state=$s" f.status.0=greek f.status.1=greek f.status.2=greek f.residence_years.0=36 f.marital=divorced f.custody=yes f.one_parent=yes f.home=rent f.rent_monthly=280 f.lease_declared=yes f.electricity_in_name=yes f.income_6m=2.100,00 f.income_year=4.200 f.property_value=0 f.deposits=500 f.schooling.1=primary f.schooling.2=primary f.attended_enough.1=yes f.attended_enough.2=yes f.resident_here=yes f.gets_gmi=no f.luxury=no f.vehicles_expense=0
# The same household once more with so many children: ID CHILDREN; what was said of the family and of its second child is said of each.
said() { sql "INSERT INTO facts_fact($1, variable, value, sealed, since, until, known_from, source, evidence, by) SELECT $2, variable, value, sealed, since, until, known_from, source, evidence, by FROM facts_fact WHERE $1 = $3"; }
again() {
    person $(($1 * 10)) "Vasi$1" Maria 7365; _m="$(($1 * 10)) head"; _k=1
    while [ $_k -le "$2" ]; do person $(($1 * 10 + _k)) "Vasi$1" "Child$_k" 16486; _m="$_m $(($1 * 10 + _k)) child"; _k=$((_k + 1)); done
    household "$1" $_m; said household "$1" 3; said person $(($1 * 10)) 5; _k=1
    while [ $_k -le "$2" ]; do said person $(($1 * 10 + _k)) 6; _k=$((_k + 1)); done
}
h=11; while [ $h -le 15 ]; do again $h 2; h=$((h + 1)); done        # with household 3: six of two children
h=21; while [ $h -le 26 ]; do again $h 1; h=$((h + 1)); done        # six of one
again 31 3; again 41 2                                              # one of three; and one whose use is restricted
person 900 Agnosti Maria 0; person 901 Agnosti Petros 16486; household 51 900 head 901 child                  # of whom nothing is known
sql "INSERT INTO access_restriction(person, request, ground, reason, since, by) SELECT 410, 1, 'accuracy', $(if [ "${DB:-sqlite}" = postgres ]; then echo "'\\x00'::bytea"; else echo "x'00'"; fi), 1, 1"
ask()  { "$program" chores > "$dir/page" 2> "$dir/err"; }
new()  { POST /reform/new programme=child-benefit "$@"; }
pdf()  { sed '1,/^\r*$/d' "$dir/page" > "$dir/paper.pdf"; pdftotext -layout "$dir/paper.pdf" "$dir/paper" 2> /dev/null; }
be 2 decide

t 'the manager chooses a benefit; every amount of its law stands there with what it is today' 'GET /reform && status 200 && see "Επίδομα παιδιού" && GET "/reform/new?programme=child-benefit" && status 200 && see "name=\"f.first_two.0\"" && see "Ποσό για το πρώτο και το δεύτερο παιδί, έως 6.000" && see "70 €" && see "name=\"f.top_income\"" && see "15.000 €"'
t 'nothing changed, no number, below zero, a programme without amounts: nothing is counted' 'for x in f.first_two.0= f.first_two.0=70 f.first_two.0=x f.first_two.0=-5 f.first_two.0=+x% f.first_two.9=1 f.top_income=99999999999; do new $x; status 422 || { echo "# $x"; break; }; done; status 422 && POST /reform/new programme=nonsense f.x=1; status 404 && count facts_reform 0'
t 'a value with which the rule cannot be worked out is refused' 'new f.first_parent=0 f.second_parent=0 f.per_child=0; status 422 && see "μηδέν" && count facts_reform 0'
t 'FA15: what typed one is asked, and counted by itself' 'new f.first_two.0=100 && status 303 && location "/reform/one?id=1" && GET "/reform/one?id=1" && see "100 €" && see "ως τώρα" && ask && GET "/reform/one?id=1" && notsee "ως τώρα"'
t 'thirteen households gain: 30 a child for the first two, each month and each year' 'test "$(sql "SELECT households, entitled, gain, lose, enter, leave, after - before, restricted FROM facts_reform")" = "14|13|13|0|0|0|$((6 * 6000 + 6 * 3000 + 6000))|1" && see "600 €" && see "7.200 €"'
t 'FA16: the restricted one is left out, the unknown one is counted; neither by its number' 'test "$(sql "SELECT unknown FROM facts_reform")" = 1 && test "$(grep -c "κάτω από 5" "$dir/page")" -ge 1 && notsee "Vasi" && notsee "Agnosti"'
t 'FA17: the one family of three children is not to be seen, nor found by a subtraction' 'test "$(sql "SELECT households, gain FROM facts_reform_group WHERE kind = '"'children'"' AND word = '"'3'"'")" = "1|1" && GET "/reform/one?id=1" && python3 - "$dir/page" <<"P"
import re, sys
page = open(sys.argv[1], encoding="utf-8").read()
t = re.search(r"Ανά αριθμό παιδιών</h2>(.*?)</table>", page, re.S).group(1)
rows = [re.findall(r"<td[^>]*>(.*?)</td>", x, re.S) for x in re.findall(r"<tr>(.*?)</tr>", t, re.S)]
seen = [[re.sub("<[^>]*>", "", c).strip() for c in r] for r in rows if r]
shown = [int(r[1]) for r in seen if r[1].isdigit()]
assert len(seen) == 3 and all(k >= 5 for k in shown), seen
assert 14 - sum(shown) >= 5 and len(seen) - len(shown) >= 2, seen
P'
t 'a percentage of what stands, several amounts at once' 'new "f.first_two.0=+10%" f.third_on.0=+100% && status 303 && ask && test "$(sql "SELECT after - before FROM facts_reform WHERE id = 2")" = $((6 * 1400 + 6 * 700 + 1400 + 14000))'
t 'a lower limit: who loses, and a saving; so few change that no money is told' 'new f.top_income=1000 && ask && test "$(sql "SELECT gain, lose, leave, after FROM facts_reform WHERE id = 3")" = "0|13|13|0"'
t 'the paper for the council, in Greek and in English' 'GET "/reform/paper?id=1&in=el" && status 200 && pdf && grep -q "δημοτικό συμβούλιο" "$dir/paper" && grep -q "7.200" "$dir/paper" && ! grep -q Vasi "$dir/paper" && GET "/reform/paper?id=1&in=en" && pdf && grep -q "municipal council" "$dir/paper" && grep -q "7,200" "$dir/paper" && grep -q "This is no decision" "$dir/paper"'
t 'no paper before it is counted, none of what is not there' 'new f.first_two.0=80 && GET "/reform/paper?id=4" && status 409 && GET "/reform/one?id=77" && status 404 && GET "/reform/paper?id=77" && status 404'
t 'three at most are counted at a time' 'new f.first_two.0=81 && new f.first_two.0=82 && new f.first_two.0=83; status 409 && count facts_reform 6; ask; ask; ask; count "facts_reform WHERE ended IS NULL" 0'
t 'other rules meanwhile: no half outcome' 'new f.first_two.0=90; sql "UPDATE facts_reform SET book = '"'old'"' WHERE ended IS NULL"; ask; GET "/reform/one?id=7" && see "Οι κανόνες άλλαξαν" && notsee "τον χρόνο" && GET "/reform/paper?id=7" && status 409'
t 'fewer than five change: neither how many nor how much' 'sql "DELETE FROM registry_member WHERE household BETWEEN 11 AND 26"; new f.first_two.0=100; ask; i=$(sql "SELECT max(id) FROM facts_reform"); test "$(sql "SELECT gain FROM facts_reform WHERE id = $i")" = 2 && GET "/reform/one?id=$i" && notsee "Κόστος:" && notsee "120 €" && see "τόσο λίγα" && GET "/reform/paper?id=$i&in=el" && pdf && ! grep -q "Κόστος" "$dir/paper"'
t 'no step that fails leaves a trace' 'torture POST /reform/new programme=child-benefit f.first_two.0=111'
t 'not for who may not'               'be 3 advise,files; for p in /reform "/reform/new?programme=child-benefit" "/reform/one?id=1" "/reform/paper?id=1"; do GET "$p"; status 403 || break; done; status 403 && new f.first_two.0=99; status 403'
done_testing
