# SPDX-License-Identifier: EUPL-1.2
# spells.t - what was granted goes on, is suspended, renewed, ended, and begins again: worked examples, bad input, races.
#
# The figures: guaranteed income 6 months, new application for renewal (KYA of OPEKA: FACTS A); social residential tariff A and B exclude
# each other, per supply, that is per household (YPEN/YPRG/892/152/2018: FACTS E); grocery 12 months; a reminder 30 days before the end
# and a look after 60 days of suspension are the office's own (programmes/limits.tsv).
. tests/lib.sh
. tests/people.sh
unset PRONOIA_LANG; export PRONOIA_LANG=en
worker 1 Anna; worker 2 Boris
person 11 Papadopoulou Eleni -9000; person 12 Papadopoulos Nikos 4000; person 13 Other Olga 4000; person 14 Hidden Hanna 4000
household 5 11 head 12 child 14 relative; household 6 13 head
sql "UPDATE registry_person SET shield = 2 WHERE id = 14"
clerk() { be 1 advise,files; }
chief() { be 2 decide,files; }
b="x''"; [ "${DB:-sqlite}" = sqlite ] || b="''"
spell() {   # ID PROGRAMME PERSON HOUSEHOLD STATE OPENED ENDS: a case, with its decision when it has one
    sql "INSERT INTO casework_case(id, programme, person, household, spell, state, protocol_year, protocol_no, origin, opened, ends, made, by) VALUES ($1, '$2', $3, $4, 1, '$5', 2030, $1, 'clerk', $6 * 86400 + 36000, $7, 1, 1);
         INSERT INTO casework_step(filed, at, by, was, state) VALUES ($1, $6 * 86400, 1, '', '$5')"
}
decided() { sql "INSERT INTO casework_decision(filed, year, number, outcome, proposed_by, decided_by, four_eyes, at, asked, since, until, answer, book, facts, reasons, judged, mark) VALUES ($1, 2031, $1, 'granted', 1, 2, 1, $2 * 86400 + 36000, $2, $2, $3, 'yes', 'x', $b, $b, 0, $b)"; }
step() { test "$(sql "SELECT state FROM casework_case WHERE id = $1")" = "$2"; }
runs() { test "$(sql "SELECT kind, due FROM casework_clock WHERE filed = $1 AND ended IS NULL AND kind IN ('renewal', 'suspension') ORDER BY kind" | paste -sd' ')" = "$2"; }
ends() { test "$(sql "SELECT ends FROM casework_case WHERE id = $1")" = "$2"; }
day() { echo $(($(date -u -d "$1" +%s) / 86400)); }
chores() { "$O/pronoia" chores > "$dir/page" 2>&1; }
reminders() { sql "SELECT count(*) FROM messages_message WHERE text = 'casework.renewal_message'"; }
at 2031-03-03T09:00         # a Monday
clerk

# ---- worked: guaranteed income from 3 April 2031, six months; the renewal begins where it ends
spell 1 guaranteed-income 11 5 check 22341 NULL
t 'six months are offered'                   'GET "/case?id=1" && see "value=\"2031-03-03\"" && see "value=\"2031-09-03\""'
long() { POST /case/propose id=1 outcome=granted "$@" && status 422 && step 1 check; }
t 'CW24: longer than the programme before its renewal, or long before the application, only with reasons' 'long since=3/4/2031 until=4/10/2031 && see "runs until 3 October 2031 at most" && see "value=\"4/10/2031\"" && long since=3/4/2031 until=3/4/2041 && long since=1/1/1990 until=1/6/1990 && see "more than a month before"'
t 'CW24: years that no life reaches are refused, whatever is written' 'long since=3/4/2031 until=1/1/2500 words=x && see "Check the year" && long since=1/1/1890 words=x && see "Check the year" && long since=3/4/2099 words=x && see "Check the year"'
t 'from 3 April: until 3 October, reminder 30 days before' 'POST /case/propose id=1 outcome=granted since=3/4/2031 until=3/10/2031 words=x && status 303 && chief && POST /case/decide id=1 && status 303 && ends 1 $(day 2031-10-03) && runs 1 "renewal|$(day 2031-09-03)"'
t 'what was granted reads ended from its last day on, on every page, whether somebody wrote so or not' 'at 2031-10-02T09:00; clerk; GET "/case?id=1" && see ">Granted</span></h1>" && GET "/cases?state=granted" && see "case?id=1\""; at 2031-10-03T09:00; step 1 granted && GET "/case?id=1" && see ">Ended</span></h1>" && GET "/cases?state=granted" && notsee "case?id=1\"" && GET "/cases?state=ended" && see "case?id=1\"" && GET "/person?id=11" && notsee ">Granted<" && see ">Ended<" && GET "/cases.csv?state=ended" && see "Ended"; at 2031-03-03T09:00'
t 'who asks again while it runs has a second spell that renews the first' 'at 2031-09-05T09:00; clerk; POST /case/apply person=11 programme=guaranteed-income && status 303 && test "$(sql "SELECT spell, renews FROM casework_case WHERE id = (SELECT max(id) FROM casework_case)")" = "2|1"'
N=$(sql "SELECT max(id) FROM casework_case"); sql "UPDATE casework_case SET state = 'check' WHERE id = $N; DELETE FROM casework_paper; DELETE FROM casework_consent"
t 'it is no double: the first ends when it begins' 'GET "/case?id=$N" && notsee "id=\"doubles\""'
t 'and begins on that day, for six months'   'see "value=\"2031-10-03\"" && see "value=\"2032-04-03\""'
t 'a renewal before the first ends is refused, nothing changed' 'POST /case/propose id=$N outcome=granted since=5/9/2031 until=5/3/2032 words=x && status 422 && see "holds until 2 October 2031" && see "begins on 3 October 2031" && step $N check && count "casework_proposal WHERE filed = $N" 0'
t 'an end before the beginning too'          'POST /case/propose id=$N outcome=granted since=3/10/2031 until=3/10/2031 words=x && status 422 && POST /case/propose id=$N outcome=granted until=1/10/2031 words=x && status 422 && step $N check'
t 'without a day it begins where the first ends' 'POST /case/propose id=$N outcome=granted until=3/4/2032 words=x && status 303 && test "$(sql "SELECT since FROM casework_proposal WHERE filed = $N")" = $(day 2031-10-03)'
t 'who has applied anew is not reminded'     'chores; test "$(reminders)" = 0'

# ---- worked: tariff A and B over the household
spell 20 electricity-tariff-a 12 5 granted 22300 22700; spell 21 electricity-tariff-b 11 5 check 22340 NULL
spell 22 electricity-tariff-b 13 6 check 22340 NULL
at 2031-03-03T09:00
t 'B while another member has A: said on the page, with until when' 'GET "/case?id=21" && see "id=\"doubles\"" && see "Papadopoulos Nikos" && see "They cannot go together"'
t 'and not granted unseen'                   'POST /case/propose id=21 outcome=granted since=3/3/2031 words=x && status 422 && step 21 check && count "casework_proposal WHERE filed = 21" 0'
t 'seen, it can be'                          'POST /case/propose id=21 outcome=granted since=3/3/2031 words=x doubles=1 && status 303 && step 21 proposed; sql "UPDATE casework_case SET state = '"'check'"' WHERE id = 21; DELETE FROM casework_proposal WHERE filed = 21"'
t 'it works both ways: A says so of B'       'GET "/case?id=20" && see "id=\"doubles\""'
t 'another household is another supply'      'GET "/case?id=22" && notsee "id=\"doubles\""'
t 'suspended it still stands in the way'     'POST /case/move id=20 to=suspended code=papers why=x && step 20 suspended && GET "/case?id=21" && see "id=\"doubles\""'
t 'over by its date it does not'             'sql "UPDATE casework_case SET ends = 22341 WHERE id = 20"; GET "/case?id=21" && notsee "id=\"doubles\"" && sql "UPDATE casework_case SET ends = 22700 WHERE id = 20"'
t 'who moved out takes it along'             'sql "UPDATE casework_case SET household = NULL WHERE id = 20; UPDATE registry_member SET until = 22000 WHERE person = 12"; GET "/case?id=21" && notsee "id=\"doubles\""; sql "UPDATE registry_member SET until = NULL WHERE person = 12"; GET "/case?id=21" && see "id=\"doubles\""'
# CW21: 14 is invisible; what is asked of her, and what she has, is as if she were not there.  Compared byte for byte.
bare() { sed 's/name="csrf" value="[^"]*"//g' "$dir/page"; }
seen() { GET "/case?id=21" && status 200 && bare > "$1"; }
sql "UPDATE casework_case SET ends = 22341 WHERE id = 20"; seen $dir/alone
t 'CW21: other help of a member one may not see is not on the page' 'sql "UPDATE casework_case SET person = 14, ends = 22700 WHERE id = 20"; seen $dir/with && cmp $dir/alone $dir/with'
sql "INSERT INTO casework_paper(id, filed, paper, person, state, asked, changed, by) VALUES (70, 21, 'id_card', 14, 'asked', 1, 1, 1); INSERT INTO casework_consent(id, filed, person, by) VALUES (70, 21, 14, 1)"
t 'CW21: nor the papers and consents that are asked of them' 'seen $dir/with && cmp $dir/alone $dir/with'
t 'CW21: by their number they are what there is not' 'for p in "paper do=seen" "consent how=desk"; do set -- $p; POST /case/$1 id=70 $2 && status 404 && bare > $dir/a && POST /case/$1 id=79 $2 && status 404 && bare | cmp - $dir/a || exit 1; done; count "casework_paper WHERE state = '"'asked'"'" 1 && count "casework_consent WHERE given IS NULL" 1'
sql "INSERT INTO access_restriction(id, person, request, ground, reason, since, by) VALUES (70, 14, 1, 'accuracy', $b, 1, 1)"
t 'CW21, FA18: and of nobody whom one may not see is a ground asked, a paper or a consent missing' 'POST /case/propose id=21 outcome=granted since=3/3/2031 words=x && status 303 && step 21 proposed; sql "UPDATE casework_case SET state = '"'check'"' WHERE id = 21; DELETE FROM casework_proposal WHERE filed = 21"'
t 'CW21: who may see them sees all of it, and is asked' 'sql "INSERT INTO access_grant(id, person, account, purpose, starts, about_kind, about) VALUES (70, 14, 1, '"'case'"', 1, '"'case'"', 21)"; GET "/case?id=21" && see "Hidden Hanna" && see "id=\"doubles\"" && see "value=\"70\"" && POST /case/propose id=21 outcome=granted since=3/3/2031 words=x doubles=1 && status 422 && POST /case/paper id=70 do=seen && POST /case/consent id=70 how=desk && POST /case/propose id=21 outcome=granted since=3/3/2031 words=x doubles=1 && status 409 && see "art18" && step 21 check; sql "DELETE FROM access_grant WHERE id = 70"'

# ---- suspension
spell 30 social-grocery 11 5 granted 22300 22665; decided 30 22300 22665; sql "INSERT INTO casework_clock(filed, kind, starts, due, law) VALUES (30, 'renewal', 22300, 22635, '')"
t 'suspended: looked at again after 60 days' 'POST /case/move id=30 to=suspended code=absence "why=three times" && status 303 && runs 30 "renewal|22635 suspension|22401"'
t 'suspended twice is told'                  'POST /case/move id=30 to=suspended code=papers why=x && status 409 && see "Suspended" && count "casework_step WHERE filed = 30 AND state = '"'suspended'"'" 1'
t 'fifty at once take it up again: once'     'fifty /case/move id=30 to=granted why=came; see "1 x 303, 49 x 409" && count "casework_step WHERE filed = 30 AND was = '"'suspended'"'" 1 && runs 30 "renewal|22635"'
t 'suspended over the day of the reminder: nobody is told' 'POST /case/move id=30 to=suspended code=papers why=again && at 2031-12-23T09:00 && chores && test "$(reminders)" = 0 && count "casework_clock WHERE filed = 30 AND kind = '"'renewal'"' AND why = '"'passed'"'" 1'
t 'and when it goes on, they are, once'      'clerk; POST /case/move id=30 to=granted why=came && status 303 && at 2031-12-24T09:00 && chores && chores && test "$(reminders)" = 1'
t 'after its last day it is neither suspended nor taken up again' 'at 2032-01-21T09:00; POST /case/move id=30 to=suspended code=papers why=x && status 409 && see "held until" && step 30 granted && sql "UPDATE casework_case SET state = '"'suspended'"' WHERE id = 30" && POST /case/move id=30 to=granted why=x && status 409 && step 30 suspended && GET "/case?id=30" && notsee "name=\"to\" value=\"granted\"" && see "name=\"to\" value=\"ended\""'
t 'no step of taking it up leaves a trace'   'at 2031-12-27T09:00; torture POST /case/move id=30 to=granted why=x'

# ---- the end, and coming back
spell 40 social-grocery 13 6 granted 22300 22665; decided 40 22300 22665
at 2031-06-02T09:00
t 'an end wants its reason'                  'POST /case/move id=40 to=ended why=x && status 422 && POST /case/move id=40 to=ended code=moved && status 422 && POST /case/move id=40 to=ended code=nonsense why=x && status 422 && step 40 granted && ends 40 22665'
t 'no step of ending leaves a trace'         'torture POST /case/move id=40 to=ended code=moved "why=to Volos"'
t 'ended by fifty at once: once, from today' 'fifty /case/move id=40 to=ended code=moved why=Volos; see "1 x 303, 49 x 409" && ends 40 $(day 2031-06-02) && count "casework_step WHERE filed = 40 AND state = '"'ended'"'" 1'
t 'what ended earlier keeps its day'         'spell 41 social-pharmacy 13 6 granted 22000 22365; POST /case/move id=41 to=ended code=expired why=x && status 303 && ends 41 22365'
t 'nothing of it can be suspended, granted or renewed' 'for to in suspended granted; do POST /case/move id=40 to=$to code=papers why=x && status 409 || exit 1; done; step 40 ended'
t 'who comes back has a new spell; the old one is read as it was' 'at 2032-02-02T09:00; POST /case/apply person=13 programme=social-grocery && status 303 && N=$(sql "SELECT max(id) FROM casework_case") && test "$(sql "SELECT spell, coalesce(renews, 0) FROM casework_case WHERE id = $N")" = "2|0" && GET "/case?id=$N" && see "/case?id=40\"" && GET "/case?id=40" && see "to Volos" || see Volos'
t 'and nothing of it is a double'            'GET "/case?id=$(sql "SELECT max(id) FROM casework_case")" && notsee "id=\"doubles\""'
t 'the lists lead to the file'               'GET "/cases?programme=social-grocery" && see "/person?id=13"'
done_testing
