# SPDX-License-Identifier: EUPL-1.2
# notice.t - AC13: broken glass and unusual reading reach the supervisors at once; a glass has a deadline.
. tests/lib.sh
. tests/post.sh
ids_from_one access_glass
sql "INSERT INTO staff_account(id, name, sign_in, password_hash, roles, created, email) VALUES (1, 'Άννα Σύμβουλος', 'anna', '!', 68, 1, 'anna@dimos.example'), (2, 'Μαρία Μέτρου', 'maria', '!', 3072, 1, 'maria@dimos.example'), (3, 'Σοφία Άλλη', 'sofia', '!', 3072, 1, 'sofia@dimos.example'), (4, 'Ζωή Χωρίς', 'zoe', '!', 3072, 1, ''), (5, 'Παλιά', 'palia', '!', 3072, 1, 'palia@dimos.example')"
sql "UPDATE staff_account SET disabled = 1 WHERE id = 5"
sql "INSERT INTO registry_person(id, shield, made, made_by) VALUES (11, 1, 1, 1), (12, 1, 1, 1)"
sql "INSERT INTO registry_name(id, person, kind, family, given, shown, made, by) VALUES (11, 11, 'official', 'Κρυφού', 'Ελένη', 1, 1, 1), (12, 12, 'official', 'Μυστικός', 'Πέτρος', 1, 1, 1)"
sql "INSERT INTO access_unit(id, name) VALUES (7, 'Κέντρο'), (8, 'Άλλο')"
anna()  { as 'Άννα Σύμβουλος' advise,files; export PRONOIA_STAFF=1; }
maria() { as 'Μαρία Μέτρου' decide,supervise; export PRONOIA_STAFF=2; }
sofia() { as 'Σοφία Άλλη' decide,supervise; export PRONOIA_STAFF=3; }
told() { sql "SELECT about FROM messages_message WHERE text = '$1' ORDER BY about" | paste -sd' '; }
glass() { POST /glass number=$1 "reason=είναι στο νοσοκομείο" && location "/person?id=$1"; }
t 'an address is one'                         'maria; POST /me/notices email=maria && status 422 && see "value=\"maria\"" && POST /me/notices "email=maria@dimos.example" && status 303 && GET "/me?done=notices" && see "value=\"maria@dimos.example\"" && POST /me/notices "email=x@y.gr
bcc: z@y.gr" && status 422'
t 'AC13: where no unit has one, every supervisor' 'anna; glass 11 && test "$(told access.notice_glass)" = "2 3"'
t 'it waits for nothing, and says nothing'    'test "$(sql "SELECT count(*) FROM messages_message WHERE state = '"'waiting'"' AND next <= 1930122000 AND person IS NULL AND at_once = 1")" = 2 && python3 - <<P
import re
t = dict(l.split("\t")[:1] + [l] for l in open("src/rooms/access/texts.tsv") if l.startswith("access.notice"))
assert len(t) == 8 and not any("{" in l or "φάκελ" in l or "file" in l.split("\t")[3] for l in t.values())
P'
t 'AC13: of the unit, where it has one'       'sql "INSERT INTO access_work(id, unit, account, since) VALUES (1, 7, 1, 1), (2, 7, 3, 1), (3, 8, 2, 1)"; sql "DELETE FROM messages_message"; glass 12 && test "$(told access.notice_glass)" = 3'
t 'AC13: or where the file belongs'           'sql "INSERT INTO access_grant(id, person, unit, purpose, starts, about_kind, about) VALUES (50, 12, 8, '"'stay'"', 1, '"'person'"', 12)"; sql "DELETE FROM messages_message"; at 2031-03-01T14:00; anna; glass 12 && test "$(told access.notice_glass)" = "2 3"'
t 'and it is on their day'                    'maria; GET /day && see "3 έκτακτα ανοίγματα περιμένουν"; at 2031-03-01T09:00'
t 'three within three months are a flag'      'test "$(sql "SELECT kind, n FROM access_flag")" = "glass|3" && GET /reading && see "Έκτακτα ανοίγματα σε τρεις μήνες"'
t 'such notices are no message to a person'   'as X advise,receive,files; GET /messages && status 200 && notsee "/messages/message" && GET "/messages/message?id=$(sql "SELECT max(id) FROM messages_message")" && status 404'
t 'its deadline is three working days'        'maria; GET /glass/review && see "Να κριθεί έως" && notsee εκπρόθεσμο'
t 'nobody is reminded before it is over'      'at 2031-03-05T09:00; "$program" chores; test -z "$(told access.notice_late)"'
t 'then once a day, and the page says late'   'at 2031-03-06T09:00; "$program" chores; "$program" chores; test "$(told access.notice_late)" = "2 3" && maria && GET /glass/review && see εκπρόθεσμο && at 2031-03-07T09:00 && "$program" chores && test "$(told access.notice_late)" = "2 2 3 3"; at 2031-03-01T09:00'
t 'who judged it ends that'                   'maria; for g in $(sql "SELECT id FROM access_glass"); do POST /glass/review id=$g verdict=wrong "words=δεν ήταν επείγον" && status 303 || break; done; count "access_glass WHERE verdict = '"'wrong'"'" 3 && at 2031-03-10T09:00 && "$program" chores && test "$(told access.notice_late)" = "2 2 3 3"; at 2031-03-01T09:00'
t 'AC3: a file that became invisible is named to whom it is open' 'sql "UPDATE access_glass SET verdict = '"''"', reviewed = NULL, reviewer = NULL"; sql "UPDATE registry_person SET shield = 2 WHERE id = 12"; sofia; GET /glass/review && see "id=\"g1\"" && notsee "id=\"g3\"" && GET /day && see "1 έκτακτο" && POST /glass/review id=$(sql "SELECT max(id) FROM access_glass") verdict=needed && status 404 && maria; GET /glass/review && see "id=\"g3\""'
t 'AC13: a glass on a file that became invisible: late, it is told to whoever may open that file, and to nobody else' 'sql "DELETE FROM messages_message"; sql "UPDATE access_glass SET reminded = 0"; sql "UPDATE access_glass SET verdict = '"'needed'"', reviewed = 1, reviewer = 2 WHERE person = 11"; at 2031-03-06T09:00; "$program" chores; test "$(told access.notice_late)" = 2 && count "diary_hidden WHERE act = '"'reminded of a broken glass'"' AND person = 12" 2; at 2031-03-01T09:00'
t 'and names neither it nor anybody'          'test "$(sql "SELECT count(*) FROM messages_message WHERE person IS NULL AND text = '"'access.notice_late'"'")" = 1 && ! contents | grep ^messages_message | grep -q "Μυστικός\|Άννα"; sql "UPDATE access_glass SET verdict = '"''"', reviewed = NULL, reviewer = NULL, reminded = 0"'
# 6 guards the data, 7 keeps the accounts; nobody but Anna, who broke it, may open the file any more.
sql "INSERT INTO staff_account(id, name, sign_in, password_hash, roles, created, email) VALUES (6, 'Δήμητρα Υπεύθυνη', 'dimitra', '!', 4096, 1, 'dpo@dimos.example'), (7, 'Νίκη Διαχειρίστρια', 'niki', '!', 16, 1, 'niki@dimos.example'), (8, 'Κώστας Κελάρης', 'kostas', '!', 256, 1, 'kostas@dimos.example')"
keep_database
t 'AC13: late, and no supervisor may open the file: who guards the data and who keeps the accounts are told, once a day' 'sql "UPDATE access_glass SET verdict = '"'needed'"', reviewed = 1, reviewer = 2 WHERE person = 11"; sql "DELETE FROM messages_message"; sql "DELETE FROM access_grant WHERE account IS NULL"; at 2031-03-06T09:00; "$program" chores; "$program" chores; test -z "$(told access.notice_late)" && test "$(told access.notice_alone)" = "6 7"'
t 'it stands on their day, without whose it is' 'as "Δήμητρα Υπεύθυνη" privacy && export PRONOIA_STAFF=6 && GET /day && see "2 έκτακτα ανοίγματα ή" && notsee Μυστικ && notsee Άννα && notsee "person?id" && as "Νίκη Διαχειρίστρια" staff && export PRONOIA_STAFF=7 && GET /day && see "2 έκτακτα ανοίγματα ή" && notsee Μυστικ && maria && GET /day && notsee day-alone'
t 'and is gone when a supervisor may'         'sql "INSERT INTO access_grant(id, person, account, purpose, starts, about_kind, about) VALUES (60, 12, 3, '"'review'"', 1, '"'person'"', 12)"; sql "UPDATE access_glass SET reminded = 0"; "$program" chores; test "$(told access.notice_alone)" = "6 7" && test "$(told access.notice_late)" = 3 && as "Δήμητρα Υπεύθυνη" privacy && export PRONOIA_STAFF=6 && GET /day && notsee day-alone'
back_to_kept; at 2031-03-01T09:00
t 'AC13: a file that became invisible to every supervisor: it stands on their day at once' 'sql "UPDATE access_glass SET verdict = '"'needed'"', reviewed = 1, reviewer = 2 WHERE person = 11"; as "Δήμητρα Υπεύθυνη" privacy && export PRONOIA_STAFF=6 && GET /day && notsee day-alone && sql "DELETE FROM access_grant WHERE account IS NULL" && GET /day && see "2 έκτακτα ανοίγματα ή" && notsee Μυστικ && notsee Άννα && notsee "person?id"; back_to_kept'
t 'AC13: glass is broken and nobody supervises: they hear at once, and no name' 'sql "UPDATE staff_account SET disabled = 1 WHERE roles = 3072"; sql "DELETE FROM messages_message"; at 2031-03-01T15:00 && anna; glass 11 && test -z "$(told access.notice_glass)" && test "$(told access.notice_alone)" = "6 7" && ! contents | grep ^messages_message | grep -q "Κρυφού\|Άννα" && as "Νίκη Διαχειρίστρια" staff && export PRONOIA_STAFF=7 && GET /day && see day-alone'
look() { sql "INSERT INTO diary_act(at, who, account, act, about_kind, about, reads) VALUES ($1, '${3:-Άννα Σύμβουλος}', ${2:-1}, 'asked for a file that is not there', 'person', 11, 1)"; }
t 'AC13: the only supervisor reads unusually: they hear of that too' 'back_to_kept; sql "UPDATE staff_account SET disabled = 1 WHERE roles = 3072 AND id <> 3; DELETE FROM messages_message; DELETE FROM access_glass"; look 1930121000 3 "Σοφία Άλλη"; look 1930121001 3 "Σοφία Άλλη"; look 1930121002 3 "Σοφία Άλλη"; "$program" chores; "$program" chores; test "$(sql "SELECT account, kind FROM access_flag WHERE kind = '"'missed'"'")" = "3|missed" && test -z "$(told access.notice_reading)" && test "$(told access.notice_alone)" = "6 7" && as "Δήμητρα Υπεύθυνη" privacy && export PRONOIA_STAFF=6 && GET /day && see "1 έκτακτο άνοιγμα ή" && sofia && GET /day && notsee day-alone'
back_to_kept; at 2031-03-01T09:00; sofia
t 'AC13: unusual reading is told once a day'  'look 1930121000; look 1930121001; look 1930121002; "$program" chores; "$program" chores; test "$(sql "SELECT count(*) FROM access_flag WHERE kind = '"'missed'"'")" = 1 && test "$(told access.notice_reading)" = 3 && look 1930121003 && "$program" chores && "$program" chores; test "$(told access.notice_reading)" = 3'
post_office; plan ok
t 'it leaves as an e-mail that names nobody'  'sql "DELETE FROM messages_message"; sql "UPDATE access_glass SET at = at - 90000000, ends = ends - 90000000"; at 2031-03-01T23:00; anna; POST /glass number=11 "reason=είναι πάλι στο νοσοκομείο" && location "/person?id=11" && outbox && took mail 1 && decoded mail 1 > $dir/page && see "Κάτι περιμένει την κρίση σας" && see "sofia@dimos.example" && notsee Άννα && notsee Κρυφού && notsee νοσοκομείο && ! grep -qw 11 $dir/page'
t 'what is typed of an emergency is kept, and forgotten when the file is open' 'anna; POST /staff/draft "draft=/glass " number=11 "reason=μισή φράση" && status 204 && GET /glass && see "draft=use" && notsee "μισή φράση" && GET "/glass?draft=use" && see ">μισή φράση</textarea>" && see "value=\"11\"" && POST /glass number=11 "reason=είναι στο νοσοκομείο" "draft=/glass " && status 303 && count staff_draft 0'
done_testing
