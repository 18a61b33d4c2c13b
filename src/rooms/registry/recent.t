# SPDX-License-Identifier: EUPL-1.2
# recent.t - RE1: whom I opened lately; nobody else's, nobody I may not open now, nobody invisible.
. tests/lib.sh
. tests/people.sh
worker 1 'Μαρία Μέτρου'; worker 2 'Άννα'
i=0; for who in Πρώτου Δεύτερου Τρίτου Τέταρτου Πέμπτου; do i=$((i + 1)); person $i $who Άννα $((7000 + i)); done
names() { grep -o '<bdi>[^< ]* Άννα' "$dir/page" | sed 's/<bdi>//; s/ .*//' | paste -sd' '; }
opens() { GET "/person?id=$1"; }
be 1 files,advise
t 'nobody yet'                              'GET /people && notsee "Άνοιξα πρόσφατα"'
at 2031-03-01T09:01; opens 1; at 2031-03-01T09:02; opens 2; at 2031-03-01T09:03; opens 3; at 2031-03-01T09:04; opens 1; at 2031-03-01T09:05
t 'the last first, each once'               'GET /people && test "$(names)" = "Πρώτου Τρίτου Δεύτερου"'
t 'a file that was asked for in vain is not' 'opens 99; GET /people && test "$(names)" = "Πρώτου Τρίτου Δεύτερου"'
t 'also in my day, never in my team'"'"'s'  'GET /day && test "$(names)" = "Πρώτου Τρίτου Δεύτερου" && be 1 files,advise,decide && GET /day/team && status 200 && notsee Πρώτου && notsee Δεύτερου && GET /day && see Πρώτου; be 1 files,advise'
t 'while one seeks it gives place'          'GET "/people?q=Τέταρτου" && notsee "Άνοιξα πρόσφατα"'
t 'RE1: nobody else'"'"'s'                  'be 2 files,advise; opens 4; GET /people && test "$(names)" = "Τέταρτου"; be 1 files,advise'
sql "UPDATE registry_person SET shield = 1 WHERE id = 3"
t 'RE1: restricted since: gone, but for whom a grant opens it' 'GET /people && test "$(names)" = "Πρώτου Δεύτερου" && sql "INSERT INTO access_grant(id, person, account, purpose, starts, about_kind, about) VALUES (1, 3, 1, '"'case'"', 1, '"'case'"', 1)" && GET /people && test "$(names)" = "Πρώτου Τρίτου Δεύτερου"'
sql "UPDATE registry_person SET shield = 2 WHERE id = 3"
t 'RE1: an invisible one never, whoever may open it' 'opens 3; status 200 && GET /people && test "$(names)" = "Πρώτου Δεύτερου" && GET /day && notsee Τρίτου'
sql "UPDATE registry_person SET merged_into = 2 WHERE id = 1"
t 'a linked one as the one it leads to, once' 'GET /people && test "$(names)" = Δεύτερου'
t 'RE1: without the right to open files only what is granted' 'sql "UPDATE registry_person SET merged_into = NULL, shield = 0"; be 1 keep; GET /people && test "$(names)" = "Τρίτου"'
done_testing
