# SPDX-License-Identifier: EUPL-1.2
# recheck.t - a fact, a rule or the day changes: who gains, who loses, who must be told.
. tests/lib.sh
share=$dir/share; mkdir $share
cp -r programmes towns schema $share/; cp "$O/texts.tsv" $share/texts.tsv
export PRONOIA_SHARE=$share
at 2026-11-22T09:00
sql "INSERT INTO registry_person(id, sex, birth, birth_exact, made, made_by) VALUES(5, 'f', 7365, 'day', 1, 0), (6, 'm', 16486, 'day', 1, 0), (7, 'f', 18026, 'day', 1, 0), (8, 'f', 9000, 'day', 1, 0)"
sql "INSERT INTO registry_name(person, kind, family, given, shown, made, by) VALUES(5, 'official', 'Παράδειγμα', 'Ελένη', 1, 1, 0), (6, 'official', 'Παράδειγμα', 'Νίκος', 1, 1, 0), (7, 'official', 'Παράδειγμα', 'Ζωή', 1, 1, 0), (8, 'official', 'Αόρατη', 'Άννα', 1, 1, 0)"
sql "UPDATE registry_person SET shield = 2 WHERE id = 8"
sql "INSERT INTO registry_household(id, made, made_by) VALUES(3, 1, 0), (4, 1, 0)"
sql "INSERT INTO registry_member(household, person, role, made, by) VALUES(3, 5, 'head', 1, 0), (3, 6, 'child', 1, 0), (3, 7, 'child', 1, 0), (4, 8, 'head', 1, 0)"
as Δέσποινα advise,files
state()  { s=$(sed -n 's/.*name="state" value="\([^"]*\)".*/\1/p' "$dir/page" | head -1); }
family() { GET "/entitled?household=$1"; state; POST /entitled/record "state=$s" f.status.0=greek f.status.1=greek f.status.2=greek f.residence_years.0=36 f.marital=divorced f.custody=yes f.one_parent=yes f.home=rent f.rent_monthly=280 f.lease_declared=yes f.electricity_in_name=yes f.income_6m=4.200,00 f.income_year=8.400 f.property_value=0 f.deposits=500 f.schooling.1=primary f.schooling.2=primary f.attended_enough.1=yes f.attended_enough.2=yes f.resident_here=yes f.gets_gmi=no f.luxury=no f.vehicles_expense=0; }
ask()    { "$program" chores > "$dir/page" 2> "$dir/err"; }
fact()   { GET "/entitled?household=3"; state; POST /entitled/record "state=$s" "$@"; }
child="household = 3 AND programme = 'child-benefit'"

t 'a new household is asked once, and nothing is a shift' 'family 3 && status 303 && count facts_dirty 2 && ask && count facts_dirty 0 && count facts_checked 2 && count facts_shift 0 && count "facts_sweep WHERE ended IS NOT NULL" 1'
t 'FA8: 140 a month for two children are kept'  'test "$(sql "SELECT month_lo FROM facts_entitled WHERE $child")" = 14000'
t 'FA8: what is kept is what the screen says' 'GET "/entitled?household=3"; state; POST /desk/receipt "state=$s"; sed "1,/^\$/d" $dir/page > $dir/r.json; python3 -c "
import json, sys
for a in json.load(open(sys.argv[1]))[\"answers\"]:
    if a[\"answer\"] == \"yes\": print(a[\"programme\"])" $dir/r.json | sort > $dir/mine; sql "SELECT programme FROM facts_entitled WHERE household = 3" | sort | cmp -s - $dir/mine'
t 'asked again with nothing new: nothing is written' 'k=$(contents | grep facts_ | cksum); ask; test "$(contents | grep facts_ | cksum)" = "$k"'
t 'FA9, FA10: a higher income loses it: one shift, its cause a fact' 'fact f.income_year=30.000 && status 303 && count facts_dirty 1 && ask && test "$(sql "SELECT was, now, month_was, month_now, cause FROM facts_shift WHERE $child")" = "yes|no|14000|0|fact" && count "facts_entitled WHERE $child" 0'
t 'the page says who loses, and how much'       'GET /recheck && status 200 && see "Παράδειγμα Ελένη" && see "Επίδομα παιδιού" && see "140 €"'
t 'filters in the address'                      'GET "/recheck?way=gain" && notsee "140 €" && GET "/recheck?way=lose&programme=child-benefit&cause=fact" && see "140 €" && GET "/recheck?programme=birth-grant" && notsee "140 €"'
t 'told once, with day and channel'             'id=$(sql "SELECT id FROM facts_shift WHERE $child"); v=$(sql "SELECT row_version FROM facts_shift WHERE id = $id"); POST /recheck/told id=$id row_version=$v channel=phone on=22/11/2026 && status 303 && count "facts_shift WHERE told = 20779 AND told_channel = '"'phone'"'" 1 && POST /recheck/told id=$id row_version=$v channel=letter on=22/11/2026 && status 409 && GET "/recheck?programme=child-benefit" && notsee "Παράδειγμα" && GET "/recheck?told=yes" && see "Παράδειγμα" && see "τηλέφωνο"'
t 'told by message: neutral words go to the head of the household, no programme, in her language' 'sql "UPDATE facts_shift SET told = NULL; UPDATE registry_person SET lang = '"'sq'"' WHERE id = 5; INSERT INTO registry_contact(person, kind, value, compared, messages, made, by) VALUES(5, '"'mobile'"', '"'6900000001'"', '"'6900000001'"', 2, 1, 0)"; v=$(sql "SELECT row_version FROM facts_shift WHERE id = $id"); POST /recheck/told id=$id row_version=$v channel=message on=22/11/2026 && status 303 && test "$(sql "SELECT person, text, channel, about_kind, about, state FROM messages_message")" = "5|facts.told_message|best|household|3|waiting" && GET "/messages/message?id=$(sql "SELECT id FROM messages_message")" && see "Diçka që ju përket" && notsee "Επίδομα παιδιού"'
t 'ticked on the list: one message a day, however much changed' 'sql "UPDATE facts_shift SET told = NULL; INSERT INTO facts_shift(id, household, programme, was, now, month_was, month_now, cause, special, book, day, at) VALUES(900, 3, '"'birth-grant'"', '"'no'"', '"'yes'"', 0, 0, '"'fact'"', 0, '"''"', 20779, 5)"; GET /recheck && see "form=\"tell\"" && POST /recheck/tell shift=$id shift=900 && status 303 && count "facts_shift WHERE told_channel = '"'message'"'" 2 && count messages_message 1 && POST /recheck/tell shift=$id && status 422 && POST /recheck/tell && status 422 && sql "DELETE FROM facts_shift WHERE id = 900"'
t 'a letter is given by hand'                   'sql "UPDATE facts_shift SET told = NULL"; v=$(sql "SELECT row_version FROM facts_shift WHERE id = $id"); POST /recheck/told id=$id row_version=$v channel=letter on=22/11/2026 && test "$(sql "SELECT channel FROM messages_message ORDER BY id DESC LIMIT 1")" = letter; sql "DELETE FROM messages_message; DELETE FROM registry_contact; UPDATE registry_person SET lang = '"''"' WHERE id = 5; UPDATE facts_shift SET told_channel = '"'phone'"'"'
t 'a bad day or channel is refused'             'POST /recheck/told id=$id row_version=1 channel=pigeon on=1/1/2026 && status 422 && POST /recheck/told id=$id row_version=1 channel=phone on=31/2/2026 && status 422 && POST /recheck/told id=$id row_version=1 channel=phone on=1/1/2030 && status 422'
t 'back again: who gains'                       'fact f.income_year=8.400 && ask && GET "/recheck?way=gain" && see "140 €"'
t 'the day passes: each child grows up; the benefit ends after the last has left school age' 'at 2039-06-01T09:00; ask; test "$(sql "SELECT DISTINCT now FROM facts_shift WHERE $child AND cause = '"'day'"'")" != yes && count "facts_sweep WHERE ended IS NOT NULL" 2; at 2026-11-22T10:00; ask; sql "DELETE FROM facts_shift" > /dev/null'
t 'a rule changes: a dry run says who loses before anybody is told or anything is written' 'sed "s/: 15000/: 4000/" programmes/child-benefit/rules.txt > $dir/rules; as Πέτρος rules,files; k=$(contents | cksum); POST /recheck/try programme=child-benefit "rules=$(cat $dir/rules)" && status 200 && see "Επίδομα παιδιού" && see "Παράδειγμα Ελένη" && see "140 €" && test "$(contents | cksum)" = "$k"'
t 'FA12: a handful is not counted for who may open no file' 'as Πέτρος rules; POST /recheck/try programme=child-benefit "rules=$(cat $dir/rules)" && status 200 && see "Επίδομα παιδιού" && notsee "Παράδειγμα" && notsee "140 €" && see "κάτω από 5"'
t 'rules that cannot be read are refused with their line, and what was typed stays' 'POST /recheck/try programme=child-benefit "rules=nonsense" && status 422 && see "rules.txt:1" && see ">nonsense<"'
t 'the same rules change nothing'             'POST /recheck/try programme=child-benefit "rules=$(cat programmes/child-benefit/rules.txt)" && status 200 && see "Καμία απάντηση"'
t 'FA9: the rules are taken over: asked again, the cause is the rules' 'cp $dir/rules $share/programmes/child-benefit/rules.txt; ask; count "facts_shift WHERE cause = '"'rules'"' AND $child" 1 && count "facts_sweep WHERE ended IS NOT NULL" 4'
t 'AC1: what became of a hidden file is on no list' 'sql "INSERT INTO facts_shift(household, programme, was, now, month_was, month_now, cause, special, book, day, at) VALUES(4, '"'birth-grant'"', '"'yes'"', '"'no'"', 77700, 0, '"'fact'"', 0, '"''"', 20779, 5)"; as Δέσποινα advise,files; GET /recheck && notsee "777" && notsee "Αόρατη" && POST /recheck/told id=$(sql "SELECT id FROM facts_shift WHERE household = 4") row_version=1 channel=phone on=22/11/2026 && status 404'
t 'AC4: what hangs on a special fact is on the list of who may see such' 'sql "UPDATE facts_shift SET special = 1 WHERE household = 3"; GET /recheck && notsee "Παράδειγμα" && as Υγεία advise,files,special && GET /recheck && see "Παράδειγμα"; as Δέσποινα advise,files'
t 'no step that fails leaves a trace'           'sql "UPDATE facts_shift SET special = 0, told = NULL"; id=$(sql "SELECT max(id) FROM facts_shift WHERE household = 3"); torture POST /recheck/told id=$id row_version=$(sql "SELECT row_version FROM facts_shift WHERE id = $id") channel=phone on=22/11/2026'
t 'not for who may not'                         'as X receive; GET /recheck && status 403 && GET /recheck/try && status 403 && POST /recheck/try && status 403; nobody; GET /recheck && status 403'
done_testing
