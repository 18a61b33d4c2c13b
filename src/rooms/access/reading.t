# SPDX-License-Identifier: EUPL-1.2
# reading.t - AC10, AC11: unusual reading is counted from the sealed diary and shown to a supervisor.
. tests/lib.sh
sql "INSERT INTO staff_account(id, name, sign_in, password_hash, roles, created) VALUES (1, 'Άννα Παπαδοπούλου', 'anna', '!', 68, 1), (2, 'Μαρία Μέτρου', 'maria', '!', 1024, 1)"
sql "INSERT INTO registry_person(id, shield, made, made_by) VALUES (1, 0, 1, 1), (2, 1, 1, 1), (3, 0, 1, 1)"
sql "INSERT INTO registry_name(id, person, kind, family, given, shown, made, by) VALUES (1, 1, 'official', 'Παπαδόπουλος', 'Νίκος', 1, 1, 1), (2, 2, 'official', 'Κρυφός', 'Νίκος', 1, 1, 1), (3, 3, 'official', 'Ράπτης', 'Νίκος', 1, 1, 1)"
look() { sql "INSERT INTO diary_act(at, who, account, act, about_kind, about, reads) VALUES ($2, 'Άννα Παπαδοπούλου', 1, '$3', 'person', $4, 1)"; }
flags() { sql "SELECT kind, n FROM access_flag WHERE verdict = '' ORDER BY kind" | paste -sd' '; }
chores() { "$program" chores && "$program" chores > "$dir/page" 2> "$dir/err"; }      # sealed by the first, counted by the second at the latest
maria() { as 'Μαρία Μέτρου' supervise; export PRONOIA_STAFF=2; }
friday=1930028400                               # 28 February 2031, 09:00 in Greece
maria; POST /reading/settings views=5 files=2 caseless=2 outside=2
t 'the town sets the limits'                    'status 303 && test "$(sql "SELECT value FROM access_setting WHERE word = '"'views'"'")" = 5 && POST /reading/settings views=x && status 422 && POST /reading/settings opens=99 && status 422'
look 11 $friday 'opened file' 3; look 12 $((friday + 60)) 'opened file' 3; chores
t 'AC11: usual reading raises nothing'          'test -z "$(flags)" && count access_reading_file 1 && test "$(sql "SELECT views FROM access_reading")" = 2'
t 'AC11: each line is counted once'             'chores; chores; test "$(sql "SELECT sum(views) FROM access_reading")" = 2'
look 13 $((friday + 120)) 'asked for a file that is not there' 2; look 14 $((friday + 121)) 'asked for a file that is not there' 2; look 15 $((friday + 122)) 'asked for a file that is not there' 99; chores
t 'asking for shielded files does'              'test "$(flags)" = "missed|2"'
look 16 $((friday + 180)) 'opened file' 1; chores
t 'a file of their own family name, in its other gender; two files without a case' 'test "$(flags)" = "caseless|2 files|2 kin|1 missed|2"'
for i in 1 2 3; do look 2$i $((friday + 14 * 3600 + i)) 'opened file' 3; done; chores
t 'outside working hours'                       'test "$(sql "SELECT n FROM access_flag WHERE kind = '"'hours'"'")" = 3'
t 'AC10: a supervisor sees it and judges it'    'GET /reading && status 200 && see "Άννα Παπαδοπούλου" && f=$(sql "SELECT id FROM access_flag WHERE kind = '"'kin'"'") && POST /reading id=$f verdict=explained && status 422 && torture POST /reading id=$f verdict=explained "words=συνωνυμία" && POST /reading id=$f verdict=explained "words=συνωνυμία" && status 303 && GET /reading && see συνωνυμία'
t 'AC10: never who it is about'                 'as "Άννα Παπαδοπούλου" supervise; PRONOIA_STAFF=1 POST /reading id=$(sql "SELECT min(id) FROM access_flag WHERE verdict = '"''"'") verdict=explained words=x && status 403'
t 'AC10: nobody was stopped'                    'as "Άννα Παπαδοπούλου" files; PRONOIA_STAFF=1 GET "/person?id=3" && status 200'
done_testing
