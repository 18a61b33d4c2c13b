# SPDX-License-Identifier: EUPL-1.2
# facts.t - facts in two times: recorded, corrected, ended, shielded, and what was known on an earlier day.
. tests/lib.sh
at 2026-11-22T09:00
sql "INSERT INTO registry_person(id, sex, birth, birth_exact, made, made_by) VALUES(5, 'f', 7365, 'day', 1, 0), (6, 'm', 16486, 'day', 1, 0), (7, 'f', 9000, 'day', 1, 0)"
sql "INSERT INTO registry_name(person, kind, family, given, shown, made, by) VALUES(5, 'official', 'Παράδειγμα', 'Ελένη', 1, 1, 0), (6, 'official', 'Παράδειγμα', 'Νίκος', 1, 1, 0), (7, 'official', 'Αόρατη', 'Άννα', 1, 1, 0)"
sql "UPDATE registry_person SET shield = 2 WHERE id = 7"
sql "INSERT INTO registry_household(id, made, made_by) VALUES(3, 1, 0), (4, 1, 0)"
sql "INSERT INTO registry_member(household, person, role, made, by) VALUES(3, 5, 'head', 1, 0), (3, 6, 'child', 1, 0), (4, 7, 'head', 1, 0)"
as Δέσποινα advise,files
record() { v=$1; shift; POST /facts/one household=3 fact="$v" how="${how:-change}" row_version="${seen:-0}" evidence=declared source=household "$@"; }
body()   { sed 's/household=[0-9]*//g; s/name="csrf" value="[^"]*"//g' $dir/page; }
now()    { sql "SELECT max(id) FROM facts_fact WHERE variable = '$1' AND known_to IS NULL"; }

t 'a household that nobody asked yet'         'GET "/facts?household=3" && status 200 && see "Παράδειγμα Ελένη" && see "Δεν έχει γραφτεί τίποτα"'
t 'a fact is recorded once'                   'record rent_monthly value=280 && status 303 && count "facts_fact WHERE variable = '"'rent_monthly'"' AND known_to IS NULL AND since IS NULL" 1'
t 'FA5: and its household is marked'          'count "facts_dirty WHERE household = 3" 1'
t 'the same again writes nothing'             'seen=$(now rent_monthly) record rent_monthly value=280 && status 303 && count "facts_fact" 1'
t 'FA2: it changed from a day on, and was as it was before' 'at 2026-11-23T09:00; seen=$(now rent_monthly) record rent_monthly value=310,50 since=1/11/2026 && status 303 && count "facts_fact WHERE known_to IS NULL" 2 && count "facts_fact WHERE known_to IS NOT NULL" 1 && GET "/facts?household=3" && see "310,50" && see "280"'
t 'as known on the day before'                'GET "/facts?household=3&known=22/11/2026" && status 200 && see "280" && notsee "310,50"'
t 'and on a day before anything was known'    'GET "/facts?household=3&known=2026-11-01" && notsee "280"'
t 'a correction of the whole span'            'how=never; seen=$(now rent_monthly) record rent_monthly value=300 evidence=paper paper="Μισθωτήριο 12" && status 303; how=; count "facts_fact WHERE known_to IS NULL AND since IS NULL AND until IS NULL" 1 && GET "/facts/one?household=3&fact=rent_monthly" && see "280" && see "310,50" && see "300 €"'
t 'it no longer holds'                        'how=end; seen=$(now rent_monthly) record rent_monthly value= since=2026-12-01 && status 303; how=; test "$(sql "SELECT until FROM facts_fact WHERE known_to IS NULL")" = 20788'
t 'a last day is included'                    'record deposits value=1000 since=1/1/2026 until=31/1/2026 && test "$(sql "SELECT until FROM facts_fact WHERE known_to IS NULL AND variable = '"'deposits'"'")" = 20485'
t 'FA7: a delicate value is sealed'           'contents > $dir/all; ! grep -q "1000.00\|\"1000\"" $dir/all && count "facts_fact WHERE variable = '"'deposits'"' AND value IS NULL" 1 && GET "/facts?household=3" && see "1.000 €"'
t 'FA3: does not know, would rather not say'  'record luxury value=? && status 303 && record income_year value=- && status 303 && count "facts_fact WHERE evidence = '"'doesnt_know'"'" 1 && count "facts_fact WHERE evidence = '"'wont_say'"' AND known_to IS NULL" 1'
t 'what cannot be read is said and kept'      'record income_6m value=lots since=1/1/2026 && status 422 && see "value=\"lots\"" && see "value=\"1/1/2026\"" && see "href=\"#value\""'
t 'out of bounds'                             'record income_6m value=99999999 && status 422 && see "από 0 € έως 1.000.000 €" && see "value=\"99999999\"" && see "href=\"#value\""'
letters() { printf "%0$1d" 0 | sed s/0/ψ/g; }
t 'its paper and who said it have 200 letters of any script; more is told at their field, and stays' 'record carer_income value=100 paper="$(letters 201)" && status 422 && see "href=\"#paper\"" && see "έως 200 γράμματα" && see "$(letters 201)" && record carer_income value=100 said_by="$(letters 201)" && status 422 && see "href=\"#said_by\"" && record carer_income value=100 paper="$(letters 200)" said_by="$(letters 200)" && status 303 && test "$(sql "SELECT said_by FROM facts_fact WHERE variable = '"'carer_income'"'")" = "$(letters 200)"'
t 'an impossible day'                         'record income_6m value=100 since=31/2/2026 && status 422 && see "href=\"#since\""'
t 'FA20: no fact begins more than a year ahead' 'record tuition value=100 since=1/1/2090 && status 422 && see "href=\"#since\"" && see "σε περισσότερο από έναν χρόνο" && see "value=\"1/1/2090\"" && keep_database && record tuition value=100 since=23/11/2027 && status 303; back_to_kept'
t 'the last day before the first'             'record income_6m value=100 since=1/2/2026 until=1/1/2026 && status 422 && see "href=\"#until\""'
t 'FA4: birth is the registry’s'              'POST /facts/one person=5 fact=born value=1/1/1990 row_version=0 && status 422 && see "μητρώο"'
t 'a fact of a person is not the household’s' 'record schooling value=primary && status 404 && POST /facts/one person=6 fact=home value=rent && status 404 && record nonsense value=1 && status 404'
t 'education is staff’s to record, in words, and may be refused' 'GET "/facts/one?person=5&fact=education" && status 200 && see "λύκειο ή μεταλυκειακή (ISCED 3-4)" && POST /facts/one person=5 fact=education value=isced34 row_version=0 evidence=declared source=household && status 303 && GET "/facts?household=3" && see "λύκειο ή μεταλυκειακή" && POST /facts/one person=6 fact=education value=- row_version=0 evidence=declared source=household && status 303 && count "facts_fact WHERE variable = '"'education'"' AND evidence = '"'wont_say'"'" 1'
t 'somebody was faster: nothing is written, both are shown' 'POST /facts/one household=3 fact=home value=rent row_version=0 evidence=declared source=household && status 303 && POST /facts/one household=3 fact=home value=own was_value= row_version=0 evidence=declared source=household && status 409 && count "facts_fact WHERE variable = '"'home'"'" 1'
t 'a special fact is recorded by who hears it, and then shielded' 'POST /facts/one person=6 fact=disability_pct value=67 row_version=0 evidence=paper source=paper paper=ΚΕΠΑ && status 303 && GET "/facts?household=3" && see "προστατευμένο" && notsee ">67<" && notsee "ΚΕΠΑ" && GET "/facts/one?person=6&fact=disability_pct" && notsee ">67<" && notsee "\"67\""'
t 'who may see it does, and that is a view of its own' 'as Υγεία advise,files,special; GET "/facts?household=3" && see ">67<" && count "diary_act WHERE act = '"'saw special-category facts'"' AND about = 6" 1; as Δέσποινα advise,files'
t 'AC1: a file that one may not see is an unknown number' 'GET "/facts?household=4" && status 404 && body > $dir/hidden && GET "/facts?household=999" && status 404 && body | cmp -s - $dir/hidden && GET "/facts?person=7" && status 404 && POST /facts/one household=4 fact=home value=rent row_version=0 && status 404'
t 'opening it is a view of each member'       'count "diary_act WHERE act = '"'looked at the facts of'"' AND about = 5" "$(sql "SELECT count(*) FROM diary_act WHERE act = '"'looked at the facts of'"' AND about = 6")"'
t 'FA1: the database refuses two at once'     '! sql "INSERT INTO facts_fact(household, variable, value, known_from, source, evidence, by) VALUES(3, '"'home'"', '"'own'"', 5, '"'staff'"', '"'declared'"', 0)" 2> /dev/null'
t 'FA2: the database refuses to write over'   '! sql "UPDATE facts_fact SET value = '"'own'"' WHERE variable = '"'home'"'" 2> /dev/null && ! sql "UPDATE facts_fact SET known_to = NULL, ended_by = NULL WHERE known_to IS NOT NULL" 2> /dev/null'
t 'no step that fails leaves a trace'         'torture POST /facts/one household=3 fact=home value=own row_version=$(now home) evidence=declared source=household since=1/6/2026'
t 'not for who may not'                       'as X receive; GET "/facts?household=3" && status 403; nobody; GET "/facts?household=3" && status 403'
at 2027-03-01T09:00; as Δέσποινα advise,files
case ${DB:-sqlite} in postgres) b="'\\x00'" c="'\\x07'" ;; *) b="x'00'" c="x'07'" ;; esac
t 'FA4: a status whose paper has ended since is marked on the page, and is not as if it held' 'sql "INSERT INTO registry_identifier(id, person, kind, sealed, lookup, ending, status, since, until, made, by) VALUES (60, 6, '"'permit'"', $b, $c, '"'1234'"', '"'seen'"', 20000, 20850, 1, 1); INSERT INTO facts_fact(id, person, variable, value, known_from, source, evidence, by) VALUES (900, 6, '"'status'"', '"'permit'"', 1700000000, '"'paper'"', '"'paper'"', 1)" && GET "/facts?person=6" && see "το έγγραφό του έληξε" && GET "/facts?person=6&known=1/1/2027" && see "Ιθαγένεια ή άδεια" && notsee "το έγγραφό του έληξε" && sql "UPDATE registry_identifier SET until = 30000 WHERE id = 60" && GET "/facts?person=6" && notsee "το έγγραφό του έληξε"'

# ---- a correction: day 20700 is 4 September 2026, 20900 is 23 March 2027
sql "INSERT INTO facts_fact(id, household, variable, value, since, until, known_from, source, evidence, by) VALUES (801, 3, 'tuition', '250', NULL, 20700, 1, 'household', 'declared', 0), (802, 3, 'tuition', '28', 20700, 20900, 1, 'household', 'declared', 0)"
t 'a correction proposes the own first day of what stands; today is for what changed' 'GET "/facts/one?household=3&fact=tuition" && see "από 4 Σεπτεμβρίου 2026" && see "value=\"change\" checked" && see "name=\"since\" value=\"1/3/2027\""'
t 'it holds over its days: what was before and after them stays as it was' 'how=correct; seen=802 record tuition value=280 since=1/3/2027 && status 303; how=; test "$(sql "SELECT since, until, value FROM facts_fact WHERE known_to IS NULL AND variable = '"'tuition'"' AND since IS NOT NULL")" = "20700|20900|280" && count "facts_fact WHERE id = 801 AND known_to IS NULL" 1'
t 'what was chosen stays chosen when it is refused' 'how=correct; record tuition value=lots; how=; status 422 && see "value=\"correct\" checked"'
t 'where it stands that nobody knows, the answer is a correction' 'record business_turnover value=? since=1/6/2026 && status 303 && GET "/facts/one?household=3&fact=business_turnover" && see "value=\"correct\" checked" && see "από 1η Ιουνίου 2026"'
done_testing
