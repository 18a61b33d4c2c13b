# SPDX-License-Identifier: EUPL-1.2
# screen.t - POST /api/v1/screen and pronoia screen. The family is the one of the issue: amounts by law 4512/2018 a.214 (A21),
# law 4472/2017 a.3 (housing benefit), KYA GMI (six months, limit 2,268 for one parent and two minors from 1-12-2023).
. tests/lib.sh
at 2026-11-22T09:00
mother='{"id":"mother","relation":"head","born":"1990-03-02","sex":"female","status":"greek","residence_years":36,"work":"employee","insured":"own","schooling":"finished","abroad_over_6_months":false}'
kids='{"relation":"child","born":"2015-02-20","sex":"male","status":"greek","residence_years":11,"schooling":"primary","attended_enough":true,"abroad_over_6_months":false},{"relation":"child","born":"2019-05-10","sex":"female","status":"greek","residence_years":7,"schooling":"primary","attended_enough":true,"abroad_over_6_months":false}'
facts='{"marital":"divorced","custody":true,"one_parent":true,"resident_here":true,"home":"rent","rent_monthly":280,"lease_declared":{"value":true,"evidence":"paper"},"lease_months_left":20,"electricity_in_name":true,"income_6m":4200,"income_year":8400.00,"property_value":0,"deposits":500,"vehicles_expense":0,"luxury":false,"gets_gmi":false}'
family='{"date":"2026-11-22","lang":"en","members":['$mother,$kids'],"facts":'$facts'}'
ask()  { printf '%s' "$1" > $dir/in.json; POST /api/v1/screen --json $dir/in.json; }
pick() { python3 tests/json_pick.py $dir/page "$1"; }
m()    { ask '{"members":['"$1"'],"facts":'"${2:-{\}}"'}' && status 422; }
one='{"relation":"head","born":"1990-03-02"}'

t 'the family gets child benefit: 140 a month'    'ask "$family" && status 200 && pick "a[\"child-benefit\"][\"answer\"] == \"yes\" and a[\"child-benefit\"][\"amounts\"][0][\"from\"] == a[\"child-benefit\"][\"amounts\"][0][\"to\"] == 140"'
t 'housing benefit: 175'                          'pick "a[\"housing-benefit\"][\"amounts\"][0][\"to\"] == 175"'
t 'no guaranteed minimum income, and why'         'pick "a[\"guaranteed-income\"][\"answer\"] == \"no\" and any(\"2,268\" in r[\"sentence\"] for r in a[\"guaranteed-income\"][\"reasons\"])"'
t 'every programme answers, with law and reasons' 'pick "len(a) > 30 and all(x[\"answer\"] in (\"yes\", \"no\", \"not_known\") for x in a.values())"'
t 'the receipt names engine, rules, day and evidence' 'pick "d[\"receipt\"][\"day\"] == \"2026-11-22\" and d[\"receipt\"][\"rules\"] == d[\"rules\"] and any(f[\"fact\"] == \"lease_declared\" and f[\"evidence\"] == \"paper\" for f in d[\"receipt\"][\"facts\"])"'
t 'the day that chose the figures stands in the receipt where it is another: the birth of the youngest child' 'ask "{\"members\":[$one,{\"relation\":\"child\",\"born\":\"2026-10-05\"},{\"relation\":\"child\",\"born\":\"2020-02-03\"}]}" && status 200 && pick "{x[\"programme\"]: x[\"reference\"] for x in d[\"receipt\"][\"answers\"] if \"reference\" in x} == {\"birth-grant\": [\"2026-10-05\"]}"'
t 'a reference day that nobody knows is none'     'ask "{\"members\":[$one,{}]}" && pick "[x[\"reference\"] for x in d[\"receipt\"][\"answers\"] if x[\"programme\"] == \"birth-grant\"] == [[None]]"'
t 'a fact keeps the evidence that it came with'   'ask "{\"members\":[$one],\"facts\":{\"home\":{\"value\":\"rent\",\"evidence\":\"register\"},\"deposits\":{\"value\":500,\"evidence\":\"contradicted\"},\"luxury\":{\"value\":false,\"evidence\":\"paper\"},\"income_6m\":4200}}" && status 200 && pick "{f[\"fact\"]: f[\"evidence\"] for f in d[\"receipt\"][\"facts\"] if f[\"fact\"] in (\"home\", \"deposits\", \"luxury\", \"income_6m\")} == {\"home\": \"register\", \"deposits\": \"contradicted\", \"luxury\": \"paper\", \"income_6m\": \"declared\"}" && sed "1,/^\$/d" $dir/page > $dir/kept.json && "$O/pronoia" screen --receipt $dir/kept.json > $dir/page && see "0 differences"'
t 'the receipt gives the same again'              'ask "$family"; sed "1,/^\$/d" $dir/page > $dir/answer.json; "$O/pronoia" screen --receipt $dir/answer.json > $dir/page && see "0 differences"'
t 'a receipt that was altered is found out'       'sed "s/\"child-benefit\",\"answer\":\"yes\"/\"child-benefit\",\"answer\":\"no\"/" $dir/answer.json > $dir/lie.json; ! "$O/pronoia" screen --receipt $dir/lie.json > $dir/page && see "child-benefit: the answer was no, is yes"'
t 'the command answers the same'                  'printf "%s" "$family" > $dir/in.json; "$O/pronoia" screen $dir/in.json > $dir/page && { cat $dir/answer.json; echo; } | cmp -s $dir/page -'
t 'and as text for people, in the language asked for' '"$O/pronoia" screen $dir/in.json --text --lang el > $dir/page && see 2.268 && "$O/pronoia" screen $dir/in.json --text --lang en > $dir/page && see 2,268'
t 'the language asked for goes before the one in the file' '"$O/pronoia" screen $dir/in.json --text > $dir/page && see 2,268 && "$O/pronoia" screen $dir/in.json --text --lang el > $dir/page && see 2.268 && notsee 2,268'
t 'several households in one call'                'ask "{\"households\":[{\"id\":\"x\",\"members\":[$one]},{\"id\":\"y\",\"members\":[$mother,$kids],\"facts\":$facts}]}" && status 200 && pick "[h[\"id\"] for h in d[\"households\"]] == [\"x\", \"y\"] and len(d[\"households\"][1][\"answers\"]) == len(d[\"households\"][0][\"answers\"])"'
share=$dir/share; mkdir $share; cp -r programmes $share/; cp "$O/texts.tsv" $share/
sed -i '/^require not_tariff_a:/,+1d' $share/programmes/electricity-tariff-b/rules.txt
t 'two programmes that exclude each other name each other' 'ask "{\"members\":[$one],\"facts\":{\"gets_gmi\":true,\"electricity_in_name\":true,\"home\":\"rent\",\"income_year\":0,\"property_value\":0,\"home_mechanical_support\":false,\"marital\":\"single\"}}" && pick "\"not_together_with\" not in a[\"electricity-tariff-a\"] and a[\"electricity-tariff-b\"][\"answer\"] == \"no\"" && PRONOIA_SHARE=$share PRONOIA_TOWN=none "$O/pronoia" screen $dir/in.json > $dir/page && pick "a[\"electricity-tariff-a\"][\"not_together_with\"] == \"electricity-tariff-b\" and a[\"electricity-tariff-b\"][\"not_together_with\"] == \"electricity-tariff-a\""'
t 'an amount that is a range comes with the facts that decide it' 'ask "{\"date\":\"2025-11-20\",\"members\":[$mother],\"facts\":{\"marital\":\"single\",\"home\":\"rent\",\"heating_fuel\":\"gas\",\"income_year\":8400,\"property_value\":0}}" && pick "a[\"heating-benefit\"][\"answer\"] == \"yes\" and a[\"heating-benefit\"][\"amounts_decided_by\"] == [\"heating_coefficient\"] and not any(\"amounts_decided_by\" in x for x in a.values() if all(y[\"exact\"] for y in x[\"amounts\"]))"'
t 'nothing known is not known, never no'          'ask "{\"members\":[{}]}" && status 200 && pick "a[\"guaranteed-income\"][\"answer\"] == \"not_known\" and d[\"questions\"]"'
t 'P1: nothing is stored'                         'count diary_act 0 && count entitlements_code 0'
t 'no JSON: 400 with line and column'             'ask "{\"members\":[}" && status 400 && see "στήλη 13" && see "application/problem+json"'
t 'what RFC 8259 refuses is refused' 'for bad in "" "{" "[1,]" "{\"a\":1,}" "01" "1." "\"\\u12\"" "\"\\ud800\"" "nul" "{\"a\" 1}" "[1] 2" "\"\\u0000\"" "+1" ".5" "\"a" "{1:2}" "[1 2]" "\"\\x\""; do ask "$bad"; status 400 || { echo "# took: $bad"; break; }; done; status 400'
t 'other content is not JSON'                     '"$program" request POST /api/v1/screen --body $dir/in.json --type text/plain > $dir/page; status 415'
t 'an unknown member, by pointer'                 'm "{\"relation\":\"head\",\"hight\":3}" "{\"homme\":\"rent\"}" && pick "set(e) == {\"/members/0/hight\", \"/facts/homme\"}"'
t 'a pointer escapes ~ and /'                     'm "{\"a/b~c\":1}" && pick "set(e) == {\"/members/0/a~1b~0c\"}"'
t 'wrong types, all at once'                      'm "{\"relation\":1,\"born\":true,\"sex\":\"lady\",\"residence_years\":1.5}" "{\"home\":[],\"income_6m\":\"a lot\",\"custody\":\"yes\"}" && pick "len(e) == 7"'
t 'dates that do not exist'                       'm "{\"born\":\"2026-02-31\"}" && pick "\"/members/0/born\" in e"; m "{\"born\":\"31-02-2000\"}" && pick "\"/members/0/born\" in e"; ask "{\"date\":\"2026-02-31\",\"members\":[$one]}" && status 422 && pick "\"/date\" in e"'
t 'ages over 130'                                 'm "{\"relation\":\"head\",\"born\":\"1895-01-01\"}" && pick "\"/members/0/born\" in e"; ask "{\"date\":\"2027-06-01\",\"members\":[{\"relation\":\"head\",\"born\":\"1896-01-01\"}]}" && status 422 && pick "\"/members/0/born\" in e"'
t 'negative and huge money, and half a cent'      'm "$one" "{\"income_6m\":-1,\"deposits\":99999999999999999999,\"rent_monthly\":1.005,\"income_year\":1e3}" && pick "len(e) == 4"'
t 'a household of nobody, of 41'                  'ask "{\"members\":[]}" && status 422 && pick "\"/members\" in e"; many=$(i=0; while [ $i -lt 40 ]; do printf "{},"; i=$((i + 1)); done); ask "{\"members\":[$many{}]}" && status 422 && pick "\"/members\" in e"; ask "{\"members\":[${many%,}]}" && status 200'
t 'two applicants'                                'm "$one,{\"relation\":\"head\",\"born\":\"1980-01-01\"}" && pick "\"/members/1/relation\" in e"'
t 'the same person twice'                         'm "{\"id\":\"a\"},{\"id\":\"a\"}" && pick "\"/members/1/id\" in e"'
t 'a name given twice'                            'm "{\"born\":\"1990-01-01\",\"born\":\"1991-01-01\"}" && pick "\"/members/0/born\" in e"'
t 'born after today'                              'm "{\"relation\":\"head\",\"born\":\"2030-01-01\"}" && pick "\"/members/0/born\" in e"'
t 'a fact in the wrong place'                     'm "{\"home\":\"rent\"}" "{\"born\":\"1990-01-01\"}" && pick "set(e) == {\"/members/0/home\", \"/facts/born\"}"'
t 'evidence that is none'                         'm "$one" "{\"home\":{\"value\":\"rent\",\"evidence\":\"gossip\"}}" && pick "\"/facts/home/evidence\" in e"; m "$one" "{\"home\":{\"value\":\"rent\",\"evidence\":\"wont_say\"}}" && pick "\"/facts/home/value\" in e"'
t 'no members at all, no object at all'           'ask "{}" && status 422; ask "[]" && status 422; ask "3" && status 422'
t '101 households are too many'                   'h=$(i=0; while [ $i -lt 100 ]; do printf "{\"members\":[{}]},"; i=$((i + 1)); done); ask "{\"households\":[$h{\"members\":[{}]}]}" && status 422 && ask "{\"households\":[${h%,}]}" && status 200'
t 'nested too deep'                               'ask "$(i=0; while [ $i -lt 40 ]; do printf "["; i=$((i + 1)); done)" && status 400 && see "too deep"'
done_testing
