# SPDX-License-Identifier: EUPL-1.2
# board.t - a board decides over a set of cases (CW10 to CW13).  Quorum, majority, ties and abstention: law 2690/1999, articles 7, 14, 15.
. tests/lib.sh
. tests/people.sh
unset PRONOIA_LANG; export PRONOIA_LANG=en
ids_from_one casework_case casework_paper casework_consent casework_decision casework_board casework_agenda casework_objection
worker 1 Anna; worker 2 Boris; worker 3 Clio; worker 4 Dora
i=11; while [ $i -le 16 ]; do person $i "Family$i" "Child$i" 20500; i=$((i + 1)); done      # born 2026: a nursery's age in 2031 is not asked here
at 2031-03-03T09:00         # a Monday, 11:00 in Greece
clerk() { be 1 advise,files; }
chief() { be 2 decide,files; }
member() { sql "INSERT INTO casework_boardmember(id, body, name, part, account, since, made, by) VALUES ($1, 'municipal_committee', '$2', '$3', ${4:-NULL}, 20000, 1, 1)"; }
member 1 Alpha chair; member 2 Beta vice; member 3 Gamma regular; member 4 Delta regular; member 5 Epsilon regular; member 6 Zeta regular 1; member 7 Eta regular; member 8 Theta alternate
# Cases that were proposed, as the desk leaves them: CASE PERSON OUTCOME
proposed() {
    sql "INSERT INTO casework_case(id, programme, person, spell, state, protocol_year, protocol_no, origin, opened, made, by) VALUES ($1, 'nursery-place', $2, 1, 'proposed', 2031, $1, 'clerk', 1929000000, 1929000000, 1);
         INSERT INTO casework_step(filed, at, by, was, state) VALUES ($1, 1929000000, 1, 'check', 'proposed');
         INSERT INTO casework_clock(filed, kind, starts, due, law) VALUES ($1, 'answer', 22330, 22380, 'x');
         INSERT INTO casework_proposal(filed, outcome, words, judged, since, until, at, by) VALUES ($1, '$3', 'ranked', 1, $( [ $3 = granted ] && echo 22350, 22700 || echo NULL, NULL), 1929000000, 1)"
}
proposed 1 11 granted; proposed 2 12 granted; proposed 3 13 refused; proposed 4 14 granted; proposed 5 15 granted
sql "INSERT INTO casework_series(id, kind, year, last) VALUES (1, 'protocol', 2031, 5)"
step() { test "$(sql "SELECT state FROM casework_case WHERE id = $1")" = "$2"; }
version() { sql "SELECT row_version FROM casework_board WHERE id = $1"; }
item() { sql "SELECT id FROM casework_agenda WHERE filed = $1 AND open = 1"; }
came() { s=$1; shift; c=''; for m in "$@"; do c="$c came=$m"; done; POST /board/head id=$s row_version=$(version $s) day=3/3/2031 hour=10:00 place=Hall chair=1 secretary=Sigma attendance=1 $c; }
ballot() { c=$1 motion=$2 words=$3; shift 3; POST /board/ballot id=$(item $c) row_version=$(sql "SELECT row_version FROM casework_agenda WHERE filed = $c AND open = 1") motion=$motion "words=$words" "$@"; }
close_it() { POST /board/close id=$1 row_version=$(version $1); }

# ---- calling one, and its list
chief
t 'what a board decides nobody signs alone'          'POST /case/decide id=1 && status 409 && see "The board decides it" && GET "/case?id=1" && see "Municipal Committee decides it"'
t 'the boards, and how many cases wait'              'GET /boards && status 200 && see "Municipal Committee" && see "<td data-l=\"Waiting\" class=\"num\">5</td>"'
t 'a sitting needs a board, a day and a place'       'POST /boards/new body=council day=4/3/2031 hour=13:00 place=Hall && status 422 && POST /boards/new body=municipal_committee day=x hour=13:00 place=Hall && status 422 && see "value=\"Hall\"" && POST /boards/new body=municipal_committee day=4/3/2031 hour=25:00 place=Hall && status 422 && POST /boards/new body=municipal_committee day=4/3/2031 hour=13:00 place= && status 422 && count casework_board 0'
t 'called: for tomorrow, at 13:00 in Greece'         'POST /boards/new body=municipal_committee day=4/3/2031 hour=13:00 place=Hall && location "/board?id=1" && test "$(sql "SELECT sits, begins, seats, quorum, chair FROM casework_board")" = "22342|1930388400|7|4|1"'
t 'an adviser looks on'                              'clerk; GET "/board?id=1" && status 200 && notsee "Put on the list" && POST /board/add id=1 case=1 && status 403; chief'
t 'several cases at once'                            'POST /board/add id=1 case=1 case=2 case=3 && status 303 && count casework_agenda 3 && test "$(sql "SELECT place, proposed, motion FROM casework_agenda WHERE filed = 3")" = "3|refused|refused"'
t 'CW10: not twice, nor on a second open sitting'    'POST /board/add id=1 case=1 && status 409 && POST /boards/new body=municipal_committee day=5/3/2031 hour=13:00 place=Hall && POST /board/add id=2 case=1 case=4 && status 409 && see "already on the list" && count casework_agenda 3'
t 'CW10: the database refuses it too'                '! sql "INSERT INTO casework_agenda(board, filed, place, proposed) VALUES (2, 1, 1, '"'granted'"')" 2> /dev/null'
t 'a case of another board does not belong'          'sql "UPDATE casework_case SET programme = '"'kapi'"' WHERE id = 5" && POST /board/add id=1 case=5 && status 409 && see "Another board" && sql "UPDATE casework_case SET programme = '"'nursery-place'"' WHERE id = 5"'
t 'nothing chosen is said'                           'POST /board/add id=1 && status 422 && POST /board/list id=1 do=remove && status 422'
t 'the agenda is printed without names'              'GET "/board/minutes?id=1&public=1" && status 200 && sed "1,/^\$/d" $dir/page > $dir/a.pdf && pdftotext $dir/a.pdf - > $dir/page && see "Ημερήσια διάταξη" && see "2031/1" && notsee Family11'
t 'there are no minutes yet'                         'GET "/board/minutes?id=1" && status 409'

# ---- CW10: before it begins
came 1 1 2 3 4 5 6; sql "UPDATE casework_board SET begins = 1930388400, sits = 22342 WHERE id = 1"
t 'CW10: in the future nobody votes'                 'POST /board/list id=1 do=for item=$(item 1) && status 409 && see "has not begun" && ballot 1 granted "" v2=for && status 422 && see "has not begun" && count casework_ballot 0'
t 'CW10: nor is anything decided'                    'close_it 1 && status 409 && see "has not begun" && ! sql "UPDATE casework_board SET closed = 1930000000, closed_by = 2, act_year = 2031, act_no = 1 WHERE id = 1" 2> /dev/null'
t 'who must stay out can be named before'            'ballot 2 granted "" v3=out w3=kin && status 303 && test "$(sql "SELECT boardmember, vote, reason FROM casework_ballot")" = "3|out|kin"'

# ---- who is there
at 2031-03-04T11:30
t 'who came, in one form; two people at once are told' 'POST /board/head id=1 row_version=99 day=4/3/2031 hour=13:00 place=Annex chair=1 secretary=Sigma && status 409 && see Annex && test "$(sql "SELECT place FROM casework_board WHERE id = 1")" = Hall'
t 'CW11: three of seven are no quorum'               'came 1 1 2 3 && close_it 1 && status 409 && see "3 are there, 4 are needed" && POST /board/list id=1 do=for item=$(item 1) && status 422 && see "no quorum"'
t 'more than the seats are not counted'              'came 1 1 2 3 4 5 6 7 8 && close_it 1 && see "an alternate votes in the place"'
t 'without chair or secretary it does not close'     'POST /board/head id=1 row_version=$(version 1) day=3/3/2031 hour=10:00 place=Hall chair= secretary= attendance=1 came=1 came=2 came=3 came=4 came=5 came=6 && close_it 1 && see "Choose who holds the chair" && came 1 2 3 4 5 6 && close_it 1 && see "Choose who holds the chair"'

# ---- CW11: votes
came 1 1 2 3 4 5 6
t 'votes are missing'                                'close_it 1 && status 409 && see "6 votes are missing"'
t 'no step of voting leaves a trace'                 'torture POST /board/list id=1 do=for item=$(item 1) item=$(item 2)'
t 'all were for it, for several cases at once'       'POST /board/list id=1 do=for item=$(item 1) item=$(item 2) && status 303 && test "$(sql "SELECT count(*) FROM casework_ballot WHERE vote = '"'for'"'")" = 9'
t 'CW11: who proposed it is left out by the program' 'test "$(sql "SELECT count(*) FROM casework_ballot WHERE boardmember = 6 AND vote = '"'out'"' AND reason = '"'proposed'"'")" = 2'
t 'CW11: who was kin before stays out'               'test "$(sql "SELECT vote FROM casework_ballot WHERE agenda = $(item 2) AND boardmember = 3")" = out'
t 'CW11: the proposer cannot vote by hand either'    'ballot 3 refused "" v6=for && status 422 && see "Zeta made the proposal"'
t 'out without a reason is asked'                    'ballot 3 refused "" v4=out && status 422 && see "Say why Delta takes no part"'
t 'two people at one case: both are shown'           'POST /board/ballot id=$(item 3) row_version=77 motion=granted "words=mine" v1=for && status 409 && see mine && test "$(sql "SELECT motion FROM casework_agenda WHERE filed = 3")" = refused'
t 'CW11: three of five is the majority; other than proposed wants its reasons' 'ballot 3 granted "" v1=for v2=for v3=against v4=blank v5=for v6=out w6=proposed && close_it 1 && status 409 && see "2031/3" && see "Write the board" && ballot 3 granted "there is a free place" v1=for v2=for v3=against v4=blank v5=for v6=out w6=proposed && status 303'
t 'the note is not readable in the database'         'contents > $dir/all; ! grep -q "there is a free place" $dir/all'

# ---- CW5, CW12: the end
t 'CW5: who proposed does not sign the set'          'be 1 decide,files; close_it 1 && status 409 && see "another person closes" && count casework_decision 0; chief'
t 'CW12: no step of closing leaves a trace'          'torture POST /board/close id=1 row_version=$(version 1)'
was=$(version 1)
t 'CW12: all at once: an act, decisions, letters'    'POST /board/close id=1 row_version=$was && status 303 && test "$(sql "SELECT act_year, act_no, closed_by FROM casework_board WHERE id = 1")" = "2031|1|2" && test "$(sql "SELECT filed, outcome, number, board, decided_by, proposed_by FROM casework_decision ORDER BY filed")" = "1|granted|1|1|2|1
2|granted|2|1|2|1
3|granted|3|1|2|1" && step 1 granted && step 3 granted'
t 'twice does nothing'                               'POST /board/close id=1 row_version=$was && status 409 && count casework_decision 3 && test "$(sql "SELECT last FROM casework_series WHERE kind = '"'act'"'")" = 1'
t 'a grant against the proposal is a judgement, from today' 'test "$(sql "SELECT judged, since FROM casework_decision WHERE filed = 3")" = "1|22342"'
t 'the letter names board, act, and until when one may object' 'GET "/case/letter?id=3" && sed "1,/^\$/d" $dir/page > $dir/l.pdf && pdftotext $dir/l.pdf - | tr "\n" " " > $dir/page && see "Δημοτική Επιτροπή" && see "2031/1" && see "3 Απριλίου 2031" && see "there is a free place"'
t 'CW10: the decided set cannot be changed'          '! sql "UPDATE casework_board SET place = '"'x'"' WHERE id = 1" 2> /dev/null && ! sql "UPDATE casework_ballot SET vote = '"'against'"' WHERE boardmember = 2" 2> /dev/null && ! sql "DELETE FROM casework_ballot WHERE boardmember = 2" 2> /dev/null && ! sql "UPDATE casework_agenda SET outcome = '"'refused'"' WHERE filed = 1" 2> /dev/null && ! sql "INSERT INTO casework_agenda(board, filed, place) VALUES (1, 4, 9)" 2> /dev/null && ! sql "UPDATE casework_sat SET came = 0 WHERE board = 1" 2> /dev/null'
t 'nor by its pages'                                 'POST /board/add id=1 case=4 && status 409 && POST /board/off id=1 why=x && status 409 && came 1 1 2 && status 409 && POST /board/ballot id=1 row_version=9 motion=refused && status 409 && POST /board/list id=1 do=remove item=1 && status 409'
t 'audit derives the decisions of a board again'     '"$program" audit > $dir/page 2>&1 && see "0 findings" || ! grep -q "decision 2031" $dir/page'

# ---- minutes
pdf() { sed "1,/^\$/d" $dir/page > $dir/m.pdf; pdftotext -layout $dir/m.pdf - | tr -s ' \n' '  ' > $dir/page; }
t 'the minutes: who, quorum, votes, names'           'GET "/board/minutes?id=1" && status 200 && pdf && see "Πρακτικό συνεδρίασης" && see "Family11" && see "Alpha (πρόεδρος)" && see "Από 7 μέλη με ψήφο βρέθηκαν παρόντα 6" && see "Gamma: δεν συμμετείχε (σύζυγος ή συγγενής)" && see "υπέρ 3, κατά 1, λευκά 1" && see "Απόφαση 2031/3"'
t 'for publication: protocol numbers, no name, no note, no kinship' 'GET "/board/minutes?id=1&public=1" && pdf && see "2031/1" && see "Alpha (πρόεδρος)" && notsee Family1 && notsee Child1 && notsee "free place" && notsee συγγενής && see "Gamma: δεν συμμετείχε (ν. 2690/1999, άρθρο 7)" && ! pdfinfo $dir/m.pdf | grep -q Family'

# ---- sent back, lost, tied, withdrawn, called off
POST /board/head id=2 row_version=$(version 2) day=4/3/2031 hour=10:00 place=Hall chair=1 secretary=Sigma attendance=1 came=1 came=2 came=3 came=4
POST /board/add id=2 case=4 case=5
t 'CW11: at equal votes the chair decides'           'ballot 4 granted "" v1=for v2=against v3=for v4=against && ballot 5 granted "" v1=against v2=for v3=against v4=for && GET "/board?id=2" && see ">carried<" && see "not carried"'
t 'a blank vote is there: two of four are no majority' 'ballot 4 granted "" v1=for v2=against v3=for v4=blank && GET "/board?id=2" && notsee ">carried<"'
t 'to go back wants its reason'                      'ballot 4 back "" v1=for v2=for v3=for v4=for && close_it 2 && see "Write the board"; ballot 4 back "the birth certificate is missing" v1=for v2=for v3=for v4=for && status 303'
t 'back for papers, and not carried: no decision, an act' 'close_it 2 && status 303 && step 4 check && step 5 proposed && count casework_decision 3 && GET "/case?id=4" && see "the birth certificate is missing" && test "$(sql "SELECT filed, outcome FROM casework_agenda WHERE board = 2 ORDER BY filed")" = "4|back
5|lost" && test "$(sql "SELECT count(*) FROM casework_proposal WHERE filed = 4 AND back IS NULL")" = 0'
POST /boards/new body=municipal_committee day=4/3/2031 hour=11:00 place=Hall
t 'what was not carried stands on another list'      'POST /board/add id=3 case=5 && status 303 && count "casework_agenda WHERE open = 1" 1'
t 'who withdraws leaves the list'                    'clerk; POST /case/move id=5 to=withdrawn why=moved && step 5 withdrawn && count "casework_agenda WHERE open = 1" 0; chief'
proposed 6 16 granted; sql "UPDATE casework_series SET last = 6 WHERE kind = 'protocol'"; POST /board/add id=3 case=6
t 'no step of calling off leaves a trace'            'POST /board/off id=3 && status 422; torture POST /board/off id=3 why=storm'
t 'called off: its cases wait for another'           'POST /board/off id=3 && status 422 && POST /board/off id=3 why=storm && status 303 && GET "/board?id=3" && see storm && GET /boards && see "<td data-l=\"Waiting\" class=\"num\">1</td>" && step 6 proposed && POST /board/add id=3 case=6 && status 409'

# ---- objections
t 'an objection goes to its board, not to one person' 'clerk; POST /case/objection id=1 "words=we asked for another station" && status 303; be 3 decide,files; POST /case/objection/answer id=1 outcome=upheld reasons=x && status 409 && GET "/case?id=1" && see "Committee of the Social Service answers the objection"'
sql "INSERT INTO casework_boardmember(id, body, name, part, account, since, made, by) VALUES (21, 'social_committee', 'Iota', 'chair', NULL, 20000, 1, 1), (22, 'social_committee', 'Kappa', 'regular', 2, 20000, 1, 1), (23, 'social_committee', 'Lambda', 'regular', NULL, 20000, 1, 1)"
POST /boards/new body=social_committee day=4/3/2031 hour=13:00 place=Office
POST /board/add id=4 case=1
POST /board/head id=4 row_version=$(version 4) day=4/3/2031 hour=13:00 place=Office chair=21 secretary=Sigma attendance=1 came=21 came=22 came=23
t 'CW7: who signed the decision takes no part'       'ballot 1 upheld "the second station has a place" v21=for v22=for v23=for && status 422 && see "Kappa made the proposal, or decided first" && ballot 1 upheld "the second station has a place" v21=for v22=out w22=proposed v23=for && status 303'
t 'CW7: nor do they close it'                        'chief; close_it 4 && status 409 && see "another person closes"; be 3 decide,files'
t 'no step of answering leaves a trace'              'torture POST /board/close id=4 row_version=$(version 4)'
t 'upheld, with a number and a letter'               'close_it 4 && status 303 && step 1 granted && test "$(sql "SELECT outcome, answered_by, year, number, board FROM casework_objection")" = "upheld|3|2031|4|4" && GET "/case/objection/letter?id=1" && status 200 && pdf && see "Η ένσταση γίνεται δεκτή" && see "Επιτροπή Κοινωνικής Υπηρεσίας" && see "the second station has a place" && see "19 Μαρτίου 2031"'
t 'CW2: decisions and answers count in one series'   '"$program" audit > $dir/page 2>&1; notsee "numbers of 2031"'
t 'the letter of an unknown objection'               'GET "/case/objection/letter?id=77" && status 404'

# ---- CW13: whose files they are
proposed 7 14 granted 2> /dev/null; sql "UPDATE casework_case SET state = 'withdrawn' WHERE id = 4" > /dev/null; sql "UPDATE casework_case SET state = 'proposed' WHERE id = 7"
POST /boards/new body=municipal_committee day=4/3/2031 hour=11:15 place=Hall
POST /board/add id=5 case=6
sql "UPDATE registry_person SET shield = 1 WHERE id = 13; INSERT INTO access_grant(id, person, account, purpose, starts, about_kind, about) VALUES (1, 13, 4, 'case', 1, 'case', 1)"
t 'CW13: a sitting with a file that is not mine is not there' 'chief; GET "/board?id=1" && status 404 && GET "/board?id=99" && sed "/csrf/d; s/id=99&/id=1\&/" $dir/page > $dir/a; GET "/board?id=1"; sed "/csrf/d" $dir/page | cmp - $dir/a && GET /boards && notsee "/board?id=1\"" && GET "/board/minutes?id=1" && status 404 && GET "/board/case?id=1" && status 404'
t 'CW13: who may open them all sees it'              'be 4 decide,files; GET "/board?id=1" && status 200 && see Family13'
sql "UPDATE registry_person SET shield = 1 WHERE id = 14; INSERT INTO access_grant(id, person, account, purpose, starts, about_kind, about) VALUES (2, 14, 4, 'case', 1, 'case', 1)"
t 'CW13: a restricted file keeps no company'         'POST /board/add id=5 case=7 && status 409 && see "a sitting of their own"; chief; POST /board/add id=5 case=7 && status 409 && see "no longer waits"'

# ---- CW22: proposed as the rules said then, without a word; today they do not know how old the child is
person 17 Family17 Child17 NULL; proposed 8 17 granted; sql "UPDATE casework_proposal SET judged = 0, words = '' WHERE filed = 8"; chief
POST /boards/new body=municipal_committee day=4/3/2031 hour=11:20 place=Hall; s=$(sql "SELECT max(id) FROM casework_board"); POST /board/add id=$s case=8
POST /board/head id=$s row_version=$(version $s) day=4/3/2031 hour=11:20 place=Hall chair=1 secretary=Sigma attendance=1 came=1 came=2 came=3 came=4; ballot 8 granted "" v1=for v2=for v3=for v4=for
t 'CW22: a board too says why it decides otherwise than the rules' 'close_it $s && status 409 && see "2031/8: Write the reasons" && step 8 proposed && count "casework_decision WHERE filed = 8" 0'
t 'CW4, CW22: and decides nothing that lacks a paper' 'sql "INSERT INTO casework_paper(id, filed, paper, person, state, asked, changed, by) VALUES (81, 8, '"'birth_cert', 17, 'asked'"', 1, 1, 1)"; ballot 8 granted "a neighbour knows the child" v1=for v2=for v3=for v4=for; close_it $s && status 409 && see "2031/8: 1 paper is missing" && step 8 proposed'
t 'with both it is decided'                  'sql "UPDATE casework_paper SET state = '"'accepted'"' WHERE id = 81"; close_it $s && status 303 && step 8 granted && test "$(sql "SELECT judged FROM casework_decision WHERE filed = 8")" = 1'

# ---- members
t 'a seat is given and ended, by who signs'          'GET "/boards/members?body=social_committee" && see Iota && POST /boards/members body=social_committee name=Omega part=alternate since=1/3/2031 && status 303 && m=$(sql "SELECT max(id) FROM casework_boardmember") && POST /boards/members body=social_committee member=$m row_version=1 until=1/3/2031 && status 409 && POST /boards/members body=social_committee member=$m row_version=1 until=1/4/2031 && status 303 && POST /boards/members body=social_committee member=$m row_version=1 until=1/5/2031 && status 409'
t 'not without a name; of no board'                  'POST /boards/members body=social_committee name= part=chair since=1/3/2031 && status 422 && POST /boards/members body=x name=y part=chair since=1/3/2031 && status 404; clerk; GET "/boards/members?body=social_committee" && status 403'
done_testing
