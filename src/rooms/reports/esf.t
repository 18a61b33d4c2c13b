# SPDX-License-Identifier: EUPL-1.2
# esf.t - the funder's indicators for others than who counts the unit: no small figure follows from the sums of the table, nor from what is
# published beside it (RP6); everybody once, who was erased too (RP1); an own record before a merged one.
#
# March 2031, one unit.  Twenty women, ten of 45 years, three of 60, seven of 70; thirty men, two of 45, twenty-eight of 70.  All said what
# they work: women 9 without work, 9 at home, 2 employed; men 10, 10, 10; and their education: women 10 up to ISCED 2, 8 up to 4, 2 above;
# men 10, 10, 10.
. tests/lib.sh
. tests/people.sh
export PRONOIA_LANG=en
worker 1 Maria; worker 2 Kostas
sql "INSERT INTO access_unit(id, name, kind) VALUES (1, 'Grocery', 'grocery'); INSERT INTO access_work(id, unit, account, since) VALUES (1, 1, 2, 100)"
at 2031-04-05T09:00
people="" lines="" facts="" k=0
while [ $k -lt 50 ]; do
    id=$((100 + k)); sex=f age=45
    [ $k -ge 10 ] && age=60; [ $k -ge 13 ] && age=70; [ $k -ge 20 ] && sex=m; [ $k -ge 48 ] && age=45
    case $k in [0-8]|2?) work=unemployed_card ;; 9|1[0-7]|3?) work=at_home ;; *) work=employee ;; esac
    people="$people${people:+, }($id, '$sex', $((22341 - age * 366)), 'day', 1, 1)"
    lines="$lines${lines:+, }($id, 22341, 1930122000, 2, 1, 'ration', 'social-grocery', $id, 1, 1000, 'handout', $id)"
    case $k in [0-9]|2?) level=isced02 ;; 1[0-7]|3?) level=isced34 ;; *) level=isced58 ;; esac
    facts="$facts${facts:+, }($id, 'work', '$work', 1, 'household', 'declared', 1), ($id, 'education', '$level', 1, 'household', 'declared', 1)"
    k=$((k + 1))
done
sql "INSERT INTO registry_person(id, sex, birth, birth_exact, made, made_by) VALUES $people;
     INSERT INTO ledger_line(id, on_day, noted, by, unit, kind, service, person, quantity, worth, about_kind, about) VALUES $lines;
     INSERT INTO facts_fact(person, variable, value, known_from, source, evidence, by) VALUES $facts"
esf() { GET "/reports/esf?unit=$1&period=2031-03&as=csv$2"; }
cell() { sed -n "s/^\"[^\"]*\",\"EECO$1[^\"]*\",\"$2\",//p" "$dir/page" | tr -d '"\r'; }
shown() { test "$(cell "$1" "$2")" != "…"; }
be 1 supervise
t 'who counts the unit reads all of it'  'esf 1 && test "$(cell 01 Women) $(cell 01 Men) $(cell 08 Total) $(cell 08 Women) $(cell 08 Men)" = "20 30 38 10 28" && test "$(cell 02 Women) $(cell 04 Women) $(cell 05 Women)" = "9 9 2" && test "$(cell 09 Women) $(cell 10 Women) $(cell 11 Women) $(cell 11 Men)" = "10 8 2 10"'
for unit in 0 1; do
    esf $unit '&hide=1'
    t "RP6: of unit $unit the two men below 55 do not follow from the men and those above"   '! { shown 01 Men && shown 08 Men; }'
    t "RP6: of unit $unit the two women who are employed do not follow from the others"      '! shown 05 Women && ! { shown 01 Women && shown 02 Women && shown 04 Women; }'
    t "RP6: of unit $unit nor the two women above ISCED 4"   '! shown 11 Women && ! { shown 11 Total && shown 11 Men; } && ! { shown 01 Women && shown 09 Women && shown 10 Women; }'
    t "RP6: of unit $unit no small figure stands there, and what may stand does"             '! tr -d '"'"'\r'"'"' < "$dir/page" | grep -qE ",[1-4]$" && shown 17 "Not asked" && shown 02 Men'
done
t 'RP4: page, spreadsheet and PDF hide the same, say so, and are called otherwise' 'esf 0 "&hide=1" && dots=$(grep -c "…" "$dir/page") && see "esf-0-2031-03-public.csv" && GET "/reports/esf?period=2031-03&hide=1" && test "$(grep -o "…" "$dir/page" | wc -l)" = "$dots" && see "below 5" && GET "/reports/esf?period=2031-03&hide=1&as=pdf" && see "esf-0-2031-03-public.pdf" && sed "1,/^\$/d" "$dir/page" > "$dir/a.pdf" && pdftotext -layout "$dir/a.pdf" "$dir/page" && test "$(grep -o "…" "$dir/page" | wc -l)" = "$dots" && see "below 5" && GET "/reports/esf?period=2031-03&hide=1&as=xlsx" && see "esf-0-2031-03-public.xlsx" && sed "1,/^\$/d" "$dir/page" > "$dir/a.xlsx" && test "$(unzip -p "$dir/a.xlsx" xl/sharedStrings.xml | grep -o "below 5" | wc -l)" = 1'
t 'RP6, RP8: of a month that runs there is none for others' 'GET "/reports/esf?period=2031-04" && status 200 && notsee "hide=1" && GET "/reports/esf?period=2031-04&hide=1" && status 422 && GET "/reports/esf?period=2031-04&hide=1&as=csv" && status 422'
POST /reports/publish period=2031-03 number=1
published() { sql "SELECT shown FROM reports_figure WHERE part = '$1' AND word = '$2' AND unit = 0"; }
both() { test "$1" = "$(shown "$2" "$3" && echo 1 || echo 0)"; }
t 'RP6: what is published of the town stands, what is hidden there is hidden' 'esf 0 "&hide=1" && both "$(published persons "")" 01 Total && both "$(published sex f)" 01 Women && both "$(published sex m)" 01 Men && both "$(published age 0-17)" 06 Total && both "$(published age 18-29)" 07 Total'
t 'RP6: the three of 60 do not follow from those above 55 and the published ones of 65' 'test "$(published age 55-64)" = 0 && ! { test "$(published age 65-)" = 1 && shown 08 Total; }'

# ---- who is counted, and what of them
sql "INSERT INTO registry_person(id, sex, merged_into, made, made_by) VALUES (300, 'f', 100, 1, 1);
     INSERT INTO facts_fact(person, variable, value, known_from, source, evidence, by) VALUES (100, 'minority', 'no', 1, 'household', 'declared', 1), (300, 'minority', 'yes', 1, 'household', 'declared', 1), (101, 'minority', 'yes', 1, 'household', 'declared', 1);
     INSERT INTO registry_address(person, kind, place, area, made, by) VALUES (100, 'home', 'Λάρισα', 'Κέντρο', 1, 1), (300, 'home', 'Κοιλάδα', '', 1, 1), (101, 'post', 'Κοιλάδα', '', 1, 1)"
esf 1
t 'what somebody says stands before what a record merged into theirs said' 'test "$(cell 15 Total) $(cell 15 "Not asked")" = "1 48" && test "$(cell 17 Total) $(cell 17 "Not asked")" = "0 49"'
t 'RP5: an address for letters is no home'  'test "$(cell 16 Total) $(cell 16 "Not asked")" = "0 49"'
sql "INSERT INTO ledger_line(id, on_day, noted, by, unit, kind, service, unnamed, quantity, worth, about_kind, about) VALUES (700, 22341, 1930122000, 2, 1, 'ration', 'social-grocery', 700, 1, 1000, 'handout', 700), (701, 22342, 1930122000, 2, 1, 'ration', 'social-grocery', 700, 1, 1000, 'handout', 701)"
t 'RP1: who was erased is a participant, once, as in the report' 'GET "/reports?unit=1&period=2031-03&as=csv" && see "\"All\",\"People\",51" && esf 1 && test "$(cell 01 Total) $(cell 01 "Sex: no answer") $(cell 06 "Not asked") $(cell 02 "Not asked")" = "51 1 1 1"'
done_testing
