# SPDX-License-Identifier: EUPL-1.2
# desk.t - the adviser's desk, from the form to the what-if.
. tests/lib.sh
at 2026-11-22T09:00
as Δέσποινα advise
field()  { sed -n "s/.*name=\"$1\" value=\"\([^\"]*\)\".*/\1/p" "$dir/page" | head -1; }
form()   { POST /desk/form do=start members=3; s=$(field state); }
family() { form; POST /desk/form do=save "state=$s" f.relation.0=head f.born.0=2/3/1990 f.relation.1=child f.born.1=20/2/2015 f.relation.2=child f.born.2=10.5.2019 \
    f.status.0=greek f.status.1=greek f.status.2=greek f.residence_years.0=36 f.marital=divorced f.custody=yes f.one_parent=yes f.home=rent f.rent_monthly=280 \
    f.lease_declared=yes f.electricity_in_name=yes "f.income_6m=${1:-4.200,00}" f.income_year=8.400 f.property_value=0 f.deposits=500 f.schooling.1=primary f.schooling.2=primary \
    f.attended_enough.1=yes f.attended_enough.2=yes f.resident_here=yes f.gets_gmi=no f.luxury=no f.vehicles_expense=0 f.abroad_over_6_months.0=no f.abroad_over_6_months.1=no f.abroad_over_6_months.2=no "$@"; }
result() { family; s=$(field state); }

t 'the desk opens a code or begins'           'GET /desk && status 200 && see "name=\"code\"" && see "value=\"start\""'
t 'a resident cannot'                         'nobody; GET /desk && status 403; as Δέσποινα rules,staff,diary; GET /desk && status 403; as Δέσποινα advise'
t 'the form has a column for each'            'form; status 200 && see "name=\"f.born.2\"" && notsee "name=\"f.born.3\""'
t 'one more, one less'                        'POST /desk/form do=add "state=$s" f.born.1=1/1/2010 && see "name=\"f.born.3\"" && see "value=\"1/1/2010\"" && s=$(field state) && POST /desk/form do=remove.1 "state=$s" && see "name=\"f.born.2\"" && notsee "value=\"1/1/2010\""'
t 'the family gets 140 a month for the children' 'result; status 200 && see "Επίδομα παιδιού" && see "140 €"'
t 'everything behind it stands below'         'see "id=\"facts\"" && see "id=\"marks\"" && see "id=\"missing\"" && see "class=\"tree\"" && see "<svg"'
t 'what is missing stands with what it would settle'  'tr -d "\n" < $dir/page | sed "s/.*<ol class=\"asks\">//; s#</ol>.*##" > $dir/asks; test "$(grep -o "<li>" $dir/asks | wc -l)" = "$(grep -oE "(Κρίνει μόνη της|Αφορά) [0-9]+ (πρόγραμμα|προγράμματα)" $dir/asks | wc -l)" && grep -q "<li>" $dir/asks'
t 'what rests on memory is told, with its law'  'tr -d "\n" < $dir/page | sed "s/.*id=\"marks\"//; s/id=\"curve.*//" | grep -q "να επαληθευτεί</strong></td><td[^>]*>[^<][^<]*</td>"'
t 'D2: empty, does not know, would rather not say' 'POST /desk/form do=show "state=$s" && form && POST /desk/form do=save "state=$s" f.born.0=1/1/1980 f.deposits=- f.income_6m=? && s=$(field state) && POST /desk/form do=show "state=$s" && see "name=\"f.deposits\" value=\"-\"" && see "name=\"f.income_6m\" value=\"?\"" && see "name=\"f.income_year\" value=\"\""'
t 'what cannot be read comes back as typed'   'form; POST /desk/form do=save "state=$s" f.born.0=31/2/1990 f.deposits=500 f.income_6m=lots && status 422 && see "value=\"31/2/1990\"" && see "value=\"lots\"" && see "value=\"500\"" && see "href=\"#f.born.0\""'
t 'ages over 130 are refused'                 'form; POST /desk/form do=save "state=$s" f.born.0=1/1/1880 && status 422'
t 'what is typed is escaped'                  'form; POST /desk/form do=save "state=$s" "f.born.0=<b>1" && see "&lt;b&gt;1" && notsee "<b>1"'
t 'D1: a state that is not ours is refused'   'POST /desk/form do=save state=AAAA f.home=rent && status 422 && see "name=\"code\"" && POST /desk do=results state=AAAA && status 422'
t 'an old page goes on at the desk'           'result; old=$s; at 2026-11-24T09:00; POST /desk/form do=show "state=$old" && status 200 && see "value=\"500\""; at 2026-11-22T09:00'
t 'papers seen stay seen'                     'result; POST /desk/evidence "state=$s" e.lease_declared=paper && status 200 && s=$(field state) && POST /desk/receipt "state=$s" && see "\"fact\":\"lease_declared\",\"value\":\"yes\",\"evidence\":\"paper\"" && see "\"fact\":\"deposits\",\"value\":\"500\",\"evidence\":\"declared\""'
t 'an answer that did not change keeps its paper' 'POST /desk/form do=save "state=$s" f.lease_declared=yes && s=$(field state) && POST /desk/receipt "state=$s" && see "\"fact\":\"lease_declared\",\"value\":\"yes\",\"evidence\":\"paper\""'
t 'and a changed one loses it'                'POST /desk/form do=save "state=$s" f.lease_declared=no && s=$(field state) && POST /desk/receipt "state=$s" && see "\"fact\":\"lease_declared\",\"value\":\"no\",\"evidence\":\"declared\""'
t 'all papers at once'                        'result; POST /desk/evidence "state=$s" all=paper && s=$(field state) && POST /desk/receipt "state=$s" && see "\"fact\":\"deposits\",\"value\":\"500\",\"evidence\":\"paper\""'
t 'the receipt derives again'                 'sed "1,/^\$/d" $dir/page > $dir/receipt.json; "$O/pronoia" screen --receipt $dir/receipt.json > $dir/page && see "0 differences"'
t 'a what-if: no income for six months brings the guaranteed income' 'result; POST /desk/what-if "state=$s" f.income_6m=0 && status 200 && see "Ελάχιστο Εγγυημένο" && see "4.200 €" && see "0 €"'
t 'D5: and changes nothing'                   'back=$(sed -n "s/.*name=\"state\" value=\"\([^\"]*\)\".*/\1/p" $dir/page | tail -1) && POST /desk/form do=show "state=$back" && see "name=\"f.income_6m\" value=\"4200\""'
t 'a what-if of nothing says so'              'POST /desk/what-if "state=$back" f.income_6m=4200 && status 200 && see "Καμία απάντηση δεν άλλαξε"'
t 'the curve has its cliffs in a table, to the cent of the law (6,000 x 1.75; 17,500)' 'result && see "10.500 €" && see "17.500 €"'
t 'another amount can vary'                   'POST /desk do=same "state=$s" curve_fact=income_6m curve_to=6.000 && see "selected>Εισόδημα έξι μηνών" && see "6.000 €"'
t 'D4: the picture is below 2 kB gzipped'     'tr -d "\n" < $dir/page | grep -o "<svg.*</svg>" > $dir/svg && test -s $dir/svg && test "$(gzip -c $dir/svg | wc -c)" -lt 2048'
t 'the page is below 30 kB gzipped'           'result; sed "1,/^\$/d" $dir/page | gzip -c | wc -c > $dir/size; test "$(cat $dir/size)" -lt 30720'
t 'the one-question way too'                  'POST /desk do=start && status 200 && s=$(field state) && test -n "$s"'
t 'D6: nothing that was said is in the database' 'contents > $dir/all; ! grep -q "4200\|income_6m" $dir/all && count diary_act 0'
t 'a code that is mistyped is said so'        'POST /desk/code code=ABC && status 422 && see "δεν γράφτηκε σωστά"'
t 'a resident’s code opens'                   'nobody; POST /check/talk do=start; s=$(field state); POST /check/keep "state=$s"; c=$(grep -o "class=\"bigcode\"><bdi dir=\"ltr\">[^<]*" $dir/page | sed "s/.*>//"); as Δέσποινα advise; test -n "$c" && POST /desk/code "code=$c" && status 200 && see "id=\"facts\"" && count "diary_act WHERE act = '"'opened answers by their code'"'" 1'
t 'no step of opening it that fails leaves a trace' 'torture POST /desk/code "code=$c"'
done_testing
