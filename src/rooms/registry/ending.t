# SPDX-License-Identifier: EUPL-1.2
# ending.t - EN1 to EN3: papers with an end: the list, the one message, and what rests on them in the facts.  2031-03-01 is day 22339.
. tests/lib.sh
. tests/people.sh
ids_from_one messages_message casework_case
export PRONOIA_LANG=en
worker 1 Anna; worker 2 Boris
D=22339
paper() { sql "INSERT INTO registry_identifier(id, person, kind, sealed, lookup, status, until, made, by) VALUES ($1, $2, '$3', $b, $([ "${DB:-sqlite}" = sqlite ] && echo "x'00$1'" || echo "decode('00$1', 'hex')"), '${5:-seen}', $4, 1, 1)"; }
b="x''"; [ "${DB:-sqlite}" = sqlite ] || b="''"
i=10; for who in Soon Sixty Later Lately Longago Renewed Dead Shut Hidden Kept Lost Pass; do person $i $who A 4000; i=$((i + 1)); done
paper 10 10 permit $((D + 21)); paper 11 11 permit $((D + 61)); paper 12 12 permit $((D + 62)); paper 13 13 asylum $((D - 179)); paper 14 14 permit $((D - 180))
paper 15 15 permit $((D + 21)); paper 25 15 permit $((D + 700)); paper 16 16 permit $((D + 21)); paper 17 17 permit $((D + 21)); paper 18 18 permit $((D + 21))
paper 19 19 permit $((D + 21)); paper 20 20 permit $((D + 21)) lost; paper 21 21 passport $((D + 5))
sql "UPDATE registry_person SET death = $D WHERE id = 16; UPDATE registry_person SET shield = 1 WHERE id = 17; UPDATE registry_person SET shield = 2 WHERE id = 18;
     INSERT INTO access_restriction(id, person, request, ground, reason, since, by) VALUES (1, 19, 1, 'accuracy', $b, 1, 1);
     INSERT INTO access_grant(id, person, account, purpose, starts, about_kind, about) VALUES (1, 17, 2, 'case', 1, 'case', 1), (2, 18, 2, 'case', 1, 'case', 1);
     UPDATE registry_person SET lang = 'ar' WHERE id = 10;
     INSERT INTO registry_contact(id, person, kind, value, compared, messages, made, by) VALUES (1, 10, 'mobile', '6900000010', '6900000010', 1, 1, 1)"
names() { grep -o '<bdi>[A-Z][a-z]* A</bdi>' "$dir/page" | sed 's/<bdi>//; s/ .*//' | paste -sd' '; }
chores() { "$O/pronoia" chores > "$dir/page" 2>&1; }
told() { sql "SELECT person FROM messages_message WHERE text = 'registry.ending_message' ORDER BY person" | paste -sd' '; }
be 1 files,advise

t 'EN1: 60 days ahead, 180 behind, the soonest first; nobody who died, whose file is shut, or who has a longer one' 'GET /people/ending && status 200 && test "$(names)" = "Lately Pass Soon Sixty"'
t 'the last day, not the day after'          'see "21 March 2031" && see "20 days left" && see "ended"'
t 'EN1: a restricted file for whom a grant names; an invisible one for nobody' 'be 2 advise; GET /people/ending && test "$(names)" = Shut; be 1 files,advise'
t 'who may open nothing sees nobody'         'be 1 rules; GET /people/ending && status 403; be 1 files,advise'
t 'my day: of those whose cases are mine; the team: everybody' 'GET /day && notsee "Soon A" && sql "INSERT INTO casework_case(id, programme, person, spell, state, worker, protocol_year, protocol_no, origin, opened, made, by) VALUES (90, '"'kapi', 10, 1, 'granted', 1, 2031, 90, 'clerk'"', 1, 1, 1)" && GET /day && test "$(names)" = Soon && be 1 files,advise,decide && GET /day/team && see "Sixty A"; be 1 files,advise'

t 'EN2: told once, ahead of the end; nobody invisible, shut away from use, or dead' 'chores && chores && test "$(told)" = "10 11 17 21"'
t 'EN2: neutral, in their own language'      'GET "/messages/message?id=$(sql "SELECT id FROM messages_message WHERE person = 10")" && status 200 && notsee permit && GET /people/ending && see written'
t 'EN2: a date that was corrected is told anew' 'sql "UPDATE registry_identifier SET until = $((D + 30)) WHERE id = 10"; chores; count "messages_message WHERE person = 10" 2'
t 'EN2: a new paper: nothing more to tell, and off the list' 'paper 30 11 permit $((D + 1000)); sql "UPDATE registry_identifier SET told = NULL WHERE id = 11"; chores; count "messages_message WHERE person = 11" 1 && GET /people/ending && notsee "Sixty A"'

# ---- EN3, FA4: a status that rests on a permit
household 5 10 head
status_is() { GET "/entitled?household=5"; s=$(sed -n 's/.*name="state" value="\([^"]*\)".*/\1/p' "$dir/page" | head -1); POST /desk/form do=show "state=$s"; tr -d '\n' < "$dir/page" | grep -o 'name="f.status.0".*' | sed 's/<\/select>.*//' | grep -o 'value="[a-z_]*" selected' | cut -d'"' -f2; }
answer() { sql "SELECT now FROM facts_shift WHERE household = 5 AND programme = 'migrant-integration-centre' ORDER BY id DESC LIMIT 1"; }
t 'written down while the permit holds, it is known' 'POST /facts/one person=10 fact=status value=permit how=change row_version=0 evidence=paper source=paper && status 303 && test "$(status_is)" = permit'
t 'and the programme that asks for it says yes' 'chores; count "facts_entitled WHERE household = 5 AND programme = '"'migrant-integration-centre'"'" 1'
t 'on its last day still'                    'at 2031-03-30T09:00 && test "$(status_is)" = permit'
t 'FA4: the day after it is asked again, and so is the programme: open, not no' 'at 2031-03-31T09:00; test "$(status_is)" != permit && chores; test "$(answer)" = open'
t 'who says the same again is believed'      'v=$(sql "SELECT max(id) FROM facts_fact WHERE variable = '"'status'"'"); POST /facts/one person=10 fact=status value=permit how=never row_version=$v evidence=paper source=paper && status 303 && test "$(status_is)" = permit'
t 'a receipt of the application rests on no permit' 'v=$(sql "SELECT max(id) FROM facts_fact WHERE variable = '"'status'"'"); POST /facts/one person=10 fact=status value=pending how=change since=31/3/2031 row_version=$v evidence=paper source=paper && status 303 && at 2031-09-01T09:00 && test "$(status_is)" = pending'
t 'nothing is asked twice: the new permit alone makes it known again' 'sql "DELETE FROM facts_fact"; at 2031-03-05T09:00; POST /facts/one person=10 fact=status value=permit how=change row_version=0 evidence=paper source=paper; at 2031-04-02T09:00; test "$(status_is)" != permit && paper 31 10 permit $((D + 1500)) && test "$(status_is)" = permit'
t 'refugee status does not end with a card'  'sql "DELETE FROM registry_identifier WHERE id = 31; DELETE FROM facts_fact"; at 2031-03-05T09:00; POST /facts/one person=10 fact=status value=refugee how=change row_version=0 evidence=paper source=paper; at 2031-04-02T09:00; test "$(status_is)" = refugee'

# ---- beside a case
t 'a case that goes on longer than the permit says so' 'at 2031-03-05T09:00; POST /case/apply person=10 programme=social-grocery && GET "/case?id=$(sql "SELECT max(id) FROM casework_case WHERE programme = '"'social-grocery'"'")" && see "Residence permit (Soon A): ends on 30 March 2031"'
t 'and after it: ended'                      'at 2031-04-02T09:00; GET "/case?id=$(sql "SELECT max(id) FROM casework_case WHERE programme = '"'social-grocery'"'")" && see "Residence permit (Soon A): ended on 30 March 2031"'
t 'AC1: of a member one may not see nothing is said' 'sql "UPDATE registry_identifier SET person = 18 WHERE id = 10; INSERT INTO registry_member(household, person, role, made, by) VALUES (5, 18, '"'spouse'"', 1, 1)"; GET "/case?id=$(sql "SELECT max(id) FROM casework_case WHERE programme = '"'social-grocery'"'")" && status 200 && notsee "Residence permit (" && notsee Hidden'
done_testing
