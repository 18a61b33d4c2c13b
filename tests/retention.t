# SPDX-License-Identifier: EUPL-1.2
# retention.t - a file that nothing makes us keep (GDPR articles 5(1)(e), 17): listed, approved by two, gone from every room; what is
# counted stays countable.  PV5, PV8, CW17, L1.  A room that keeps something about people adds it to `everything`.
. tests/lib.sh
. tests/people.sh
export PRONOIA_LANG=en
ids_from_one privacy_request casework_case casework_paper casework_decision casework_objection certificates_issued referrals_referral care_note care_group care_task care_alert reception_visit privacy_due
for i in 1 2 3 4; do worker $i "Worker$i"; done
person 11 Xenofontidou Pelagia -9000; person 12 Petrou Petros -9000; person 13 Child Kim 21900
household 5 11 head
sql "UPDATE registry_person SET note = 'Xenofontidou: third door' WHERE id = 11; INSERT INTO registry_contact(id, person, kind, value, compared, messages, rank, made, by) VALUES (1, 11, 'mobile', '6987001122', '6987001122', 1, 1, 1, 1); INSERT INTO access_unit(id, name) VALUES (7, 'Grocery'); INSERT INTO access_work(id, unit, account, since) VALUES (1, 7, 3, 1)"
clerk() { be 1 advise,files,receive; }
chief() { be 2 decide,files; }
officer() { be 4 privacy; }
second() { be 3 privacy,supervise,keep; }
b="x'00'"; [ "${DB:-sqlite}" = sqlite ] || b="'x'"

everything() {
    clerk
    POST /person/number person=11 kind=afm value=090000045 status=seen; POST /person/contact person=11 kind=email value=xenofontidou@example.gr rank=2 messages=1
    sql "INSERT INTO facts_fact(id, person, household, variable, value, known_from, source, said_by, evidence, by) VALUES (899, 11, NULL, 'work', 'unemployed', 1, 'household', 'Xenofontidou', 'declared', 1), (900, NULL, 5, 'rent', '30000', 1, 'household', 'Pelagia herself', 'declared', 1); INSERT INTO facts_entitled(id, household, programme, month_lo, month_hi, once_lo, judged, special, since) VALUES (1, 5, 'heating-benefit', 1, 1, 0, 0, 0, 1); INSERT INTO facts_outreach(id, household, programme, tries, step, outcome, outcome_at) VALUES (1, 5, 'kapi', 1, 'ring Xenofontidou', 'reached', 1)"
    POST /case/apply person=11 programme=kapi
    sql "INSERT INTO casework_file(id, person, paper, stored, type, size, digest, named, made, by) VALUES (1, 11, 'identity', 'nowhere', 'image/png', 1, $b, 'Xenofontidou.png', 1, 1)"
    for p in $(sql "SELECT id FROM casework_paper WHERE filed = 1"); do POST /case/paper id=$p do=seen; done
    sql "UPDATE casework_paper SET file = 1, why = 'Xenofontidou brought it' WHERE id = 1; UPDATE casework_case SET answers = $b, paper_no = 'Xenofontidou 3' WHERE id = 1"
    POST /case/move id=1 to=complete "why=Xenofontidou came"; POST /case/propose id=1 outcome=refused "words=Xenofontidou is known to us"
    chief; POST /case/decide id=1; POST /case/objection id=1 "words=I, Xenofontidou, object"
    be 3 decide,files; POST /case/objection/answer id=1 outcome=rejected "reasons=Xenofontidou was heard"
    clerk; GET "/person?id=13"; POST /certificates person=11 kind=protection "purpose=for Xenofontidou" "words=We know Pelagia well"
    POST /referrals/new person=11 to=u7 part=need p-identity=1 need=food; POST /referrals/send id=1; second; for a in accepted attended done; do POST /referrals/answer id=1 do=$a words=fine; done
    clerk; POST /messages/new person=11 what=call channel=best; POST /messages/new person=11 what=papers day=10/3/2031
    POST /care/note/new person=11 kind=telephone level=team words=called day=3/3/2031; POST /care/note id=1 row_version=1 kind=telephone level=team words=called-twice day=3/3/2031
    POST /care/assessment/new person=11 level_housing=1 words_housing=damp
    POST /care/plan person=11 do=begin review=1/6/2031 goal=work; sql "UPDATE care_plan SET ended = 22341, outcome = 'reached'"
    POST /care/alert/new person=11 kind=other words=dog disclosed=1 review=1/6/2031; sql "UPDATE care_alert SET ended = 22341, ended_by = 1, end_why = $b"
    POST /care/group/new "title=Job club" kind=job people="11 12" day=3/3/2031 hour=09:00
    POST /task/new person=11 words=ring; sql "UPDATE care_task SET state = 'done', closed = made, closed_by = 1"
    sql "INSERT INTO reception_visit(id, place, day, number, at, turn, class, purpose, said, name, person, state, by) VALUES (1, 0, 22341, 1, 1930294800, 1930294800, 'none', 'benefits', $b, $b, 11, 'waiting', 1)
      ; UPDATE reception_visit SET state = 'nobody_in', ended = 1930294900; INSERT INTO reception_aside(visit, person, said, name, at, by) VALUES (1, 11, $b, $b, 1, 1); INSERT INTO ledger_line(on_day, noted, by, unit, kind, service, person, quantity, worth, about_kind, about) VALUES (22341, 1930294800, 1, 7, 'ration', 'social-grocery', 11, 4, 2550, 'handout', 1), (22341, 1930294800, 1, 7, 'ration', 'social-grocery', 12, 3, 1550, 'handout', 2)
      ; INSERT INTO access_shield(id, person, level, reason, review, at, by, replaced) VALUES (1, 11, 0, $b, NULL, 1, 1, 1)"
    sql "INSERT INTO stock_card(id, number, person, allergies, given, by) VALUES (1, '1234567897', 11, $b, 1, 1); INSERT INTO stock_tag(unit, card, number) VALUES (7, 1, 3); INSERT INTO stock_pickup(unit, card, on_day, minute, place, state, made, by) VALUES (7, 1, 22341, 540, 1, 'came', 1, 1)
      ; INSERT INTO stock_item(id, kind, name, measure) VALUES (1, 'equipment', 'Walker', 'piece'); INSERT INTO stock_lot(id, item, batch, worth) VALUES (1, 1, 'W1', 100)
      ; INSERT INTO stock_prescription(id, unit, card, person, sealed, lookup, issued, until, state, made, by, checked, checked_by) VALUES (1, 7, 1, 11, $b, $b, 22300, 22330, 'given', 1, 1, 1, 1)
      ; INSERT INTO stock_handout(unit, card, person, household, taken_by, persons, on_day, at, by, undone, why, prescription) VALUES (7, 1, 11, 5, NULL, 1, 22341, 1930294800, 1, NULL, '', 1), (7, 1, 11, 5, 11, 1, 22341, 1930294800, 1, 1930294900, 'Xenofontidou was another', NULL)
      ; INSERT INTO stock_loan(unit, lot, card, person, since, until, returned, words, at, by) VALUES (7, 1, 1, 11, 22330, 22341, 22341, 'Xenofontidou broke it', 1, 1)
      ; INSERT INTO aid_budget(id, year, code, credit, bound) VALUES (1, 2031, 'a', 90000, 10000)
      ; INSERT INTO aid_award(id, filed, programme, person, family_kind, family, code, ground, evidence, cents, times, first, level, state, made, by) VALUES (1, 1, 'one-off-aid', 11, 'person', 11, 'a', 'illness', $b, 10000, 1, 22341, 'director', 'stopped', 1, 1)
      ; INSERT INTO aid_instalment(award, number, due, cents, budget, state) VALUES (1, 1, 22341, 10000, 1, 'paid'); INSERT INTO aid_payee(person, holder, iban, lookup, ending, country, made, by) VALUES (11, $b, $b, $b, '0695', 'GR', 1, 1)"
    sql "INSERT INTO access_unit(id, name, kind) VALUES (8, 'Hostel', 'hostel'); INSERT INTO stays_room(id, unit, name) VALUES (1, 8, 'A'); INSERT INTO stays_bed(id, room, name) VALUES (1, 1, '1')
      ; INSERT INTO stays_stay(id, unit, person, code, cycle, origin, since, due, until, destination, ended_by, why, follow, follow_state, follow_words, followed, made, by) VALUES (1, 8, 11, 'X', 'regulation', 'street', 22300, 22400, 22340, 'family', 1, $b, 22341, 'housed', $b, 22341, 1, 1)
      ; INSERT INTO stays_bedding(bed, stay, since, until, made, by) VALUES (1, 1, 22300, 22340, 1, 1); INSERT INTO stays_brought(stay, paper, state, needed, why, changed, by) VALUES (1, 'health', 'waived', 22310, $b, 1, 1)
      ; INSERT INTO stays_longer(stay, was, until, why, state, number, asked, asked_by, decided, decided_by) VALUES (1, 22370, 22400, $b, 'granted', '7/2031', 1, 1, 1, 2); INSERT INTO stays_night(stay, night, state, at, by) VALUES (1, 22301, 'here', 1, 1)
      ; INSERT INTO stays_leave(stay, since, until, words, made, by) VALUES (1, 22310, 22312, $b, 1, 1); INSERT INTO stays_caller(stay, came, words, by) VALUES (1, 1, $b, 1)
      ; INSERT INTO stays_log(id, unit, day, shift, stay, words, at, by) VALUES (1, 8, 22310, 'night', NULL, $b, 1, 1), (2, 8, 22310, 'night', 1, $b, 2, 1); INSERT INTO stays_relief(unit, day, shift, read_to, at, by) VALUES (8, 22311, 'morning', 2, 3, 1)
      ; INSERT INTO stays_lease(stay, words, rent, since, until, made, by) VALUES (1, $b, 28000, 22300, 22340, 1, 1); INSERT INTO stays_month(stay, month, rent, state, why, changed, by) VALUES (1, 22310, 28000, 'held', $b, 1, 1)
      ; INSERT INTO stays_job(stay, kind, words, since, made, by) VALUES (1, 'employed', $b, 22310, 1, 1); INSERT INTO stays_talk(stay, day, kind, minutes, words, made, by) VALUES (1, 22311, 'work', 45, $b, 1, 1)"
    sql "INSERT INTO cooperative_membership(id, unit, person, kind, share, stay, since, until, reason, why, made, by, ended_by) VALUES (1, 8, 11, 'recovering', 10000, 1, 22300, 22340, 'work', $b, 1, 1, 1)
      ; INSERT INTO cooperative_labour(membership, day, kind, minutes, made, by) VALUES (1, 22310, 'kitchen', 300, 1, 1); INSERT INTO cooperative_term(id, unit, month, state, run) VALUES (1, 8, 22280, 'closed', 1)
      ; INSERT INTO cooperative_payout(term, run, membership, minutes, amount, made, by) VALUES (1, 1, 1, 300, 4000, 1, 1)
      ; INSERT INTO cooperative_placement(id, membership, kind, employer, hours, since, until, outcome, words, made, by, ended_by) VALUES (1, 1, 'practice', $b, 20, 22310, 22330, 'kept', $b, 1, 1, 1)
      ; INSERT INTO cooperative_enquiry(placement, months, due, asked, state, words, by) VALUES (1, 3, 22330, 22341, 'work', $b, 1)"
}
figures() (
    at 2031-04-01T09:00
    sql "SELECT kind, service, sum(quantity), sum(worth), count(*) FROM ledger_line GROUP BY kind, service ORDER BY kind, service"
    sql "SELECT programme, state, count(*) FROM casework_case GROUP BY programme, state ORDER BY programme"
    sql "SELECT outcome, year, number, at FROM casework_decision ORDER BY id"; sql "SELECT count(*), max(number) FROM casework_objection"
    sql "SELECT count(*) FROM reception_visit WHERE day = 22341"; sql "SELECT count(*), sum(tries) FROM facts_outreach WHERE outcome = 'reached'"
    sql "SELECT since, until, destination, follow_state FROM stays_stay"; sql "SELECT count(*) FROM stays_night"; sql "SELECT sum(minutes) FROM stays_talk"; sql "SELECT state, number FROM stays_longer"; sql "SELECT sum(rent) FROM stays_lease"
    sql "SELECT what, count(*) FROM cooperative_open_event GROUP BY what ORDER BY what"; sql "SELECT sum(minutes), sum(amount) FROM cooperative_payout"
    officer; be 2 decide,supervise,files,advise; GET /clocks; sed -n '/id="services"/,$p' "$dir/page"; GET "/ledger?month=2031-03"; grep -o '<td[^>]*>[^<]*' "$dir/page"; GET /care/groups; grep -o 'Job club.*people' "$dir/page"
)
traces() {  # of the names and numbers, in the whole database: as text, and on SQLite byte by byte
    contents > "$dir/all"; ! grep -iE "Xenofontidou|Pelagia|6987001122|090000045" "$dir/all" || return 1
    [ "${DB:-sqlite}" = sqlite ] || return 0
    sql "PRAGMA wal_checkpoint(TRUNCATE)" > /dev/null; ! grep -aiqE "Xenofontidou|Pelagia|6987001122|090000045" "$PRONOIA_DB"*
}
sealed_of() { sql "SELECT (SELECT count(*) FROM certificates_issued) + (SELECT count(*) FROM messages_message) + (SELECT count(*) FROM referrals_referral) + (SELECT count(*) FROM care_note) + (SELECT count(*) FROM care_note_was) + (SELECT count(*) FROM care_assessment) + (SELECT count(*) FROM care_plan) + (SELECT count(*) FROM care_alert) + (SELECT count(*) FROM care_task) + (SELECT count(*) FROM reception_aside) + (SELECT count(*) FROM facts_fact) + (SELECT count(*) FROM casework_file) + (SELECT count(*) FROM registry_identifier)"; }
coop_words() { sql "SELECT (SELECT count(*) FROM cooperative_membership WHERE person IS NOT NULL) + (SELECT count(*) FROM cooperative_membership WHERE why IS NOT NULL) + (SELECT count(*) FROM cooperative_placement WHERE length(employer) > 0) + (SELECT count(*) FROM cooperative_placement WHERE words IS NOT NULL) + (SELECT count(*) FROM cooperative_enquiry WHERE words IS NOT NULL)"; }
stays_words() { sql "SELECT (SELECT count(*) FROM stays_stay WHERE why IS NOT NULL) + (SELECT count(*) FROM stays_stay WHERE follow_words IS NOT NULL) + (SELECT count(*) FROM stays_brought) + (SELECT count(*) FROM stays_longer WHERE length(why) > 0) + (SELECT count(*) FROM stays_leave) + (SELECT count(*) FROM stays_caller) + (SELECT count(*) FROM stays_log WHERE stay IS NOT NULL) + (SELECT count(*) FROM stays_lease WHERE length(words) > 0) + (SELECT count(*) FROM stays_month WHERE why IS NOT NULL) + (SELECT count(*) FROM stays_job) + (SELECT count(*) FROM stays_talk WHERE words IS NOT NULL)"; }

at 2031-03-03T09:00
everything
t 'every room knows her'                     'test "$(sql "SELECT state FROM casework_case")" = refused && test "$(sealed_of)" -gt 12 && test "$(stays_words)" = 11 && test "$(coop_words)" = 5 && for x in certificates_issued referrals_referral care_note_was care_assessment care_plan care_alert care_task casework_file registry_identifier; do test "$(sql "SELECT count(*) FROM $x")" -ge 1 || { echo "# $x"; break; }; done && test "$x" = registry_identifier && test "$(sql "SELECT state FROM referrals_referral")" = done && contents | grep -q 6987001122'
figures > "$dir/figures"; cut -c1-20 "$dir/figures" | sort -u | wc -l > "$dir/many"
t 'PV8: a request does not erase what the law keeps' 'clerk; POST /privacy/new person=11 kind=erase channel=desk received=3/3/2031 identity=card words=all && officer; POST /privacy/request id=1 do=take; POST /privacy/request id=1 do=propose outcome=gone && second && POST /privacy/request id=1 do=take; GET "/privacy/request?id=1" && see "3 March 2036" && see "480/1985" && see "to be verified" && POST /privacy/request id=1 do=approve && status 422 && see "something must still be kept" && count privacy_gone 0 && POST /privacy/request id=1 do=refuse "outcome=the law keeps it" && status 303'
t 'not before its time'                      'at 2036-03-02T09:00; "$program" chores privacy && count "privacy_due WHERE person = 11" 0'
t 'an open case is kept in any event'        'sql "UPDATE casework_case SET state = '"'objected'"' WHERE id = 1"; at 2040-02-01T09:00; "$program" chores privacy; count "privacy_due WHERE person = 11" 0 && sql "UPDATE casework_case SET state = '"'refused'"' WHERE id = 1"'
t 'a child until it is grown up and five years more' 'count "privacy_due WHERE person = 13" 0 && at 2053-01-01T09:00; keep_database; "$program" chores privacy; rc=$(sql "SELECT count(*) FROM privacy_due WHERE person = 13"); back_to_kept; test $rc = 1'
at 2040-03-01T09:00
t 'PV5: then it is on the list, and nothing is gone' '"$program" chores privacy && test "$(sql "SELECT state FROM privacy_due WHERE person = 11")" = listed && test "$(sealed_of)" -gt 12 && officer; GET /privacy/list && see "ltr\">11<"'
l=$(sql "SELECT id FROM privacy_due WHERE person = 11")
t 'PV5: held, with a reason that names her'  'POST /privacy/list id=$l do=hold "reason=Xenofontidou is in court" until=1/4/2040 && status 303'
t 'PV5: proposed by one'                     'POST /privacy/list id=$l do=propose && status 303 && POST /privacy/list id=$l do=approve && status 422'
second
t 'no step of erasing leaves a trace'        'TORTURE=few torture POST /privacy/list id=$l do=approve'
t 'PV5: approved by another it is done'      'POST /privacy/list id=$l do=approve && status 303 && test "$(sql "SELECT ground, proposer, approver FROM privacy_gone WHERE person = 11")" = "retention|4|3"'
t 'nothing of her is found anywhere'         'traces'
t 'nor anything sealed about her'            'test "$(sealed_of)" = 0 && test "$(sql "SELECT count(*) FROM care_attended WHERE person = 11")" = 0 && test "$(sql "SELECT count(*) FROM ledger_line WHERE person = 11")" = 0 && test "$(sql "SELECT length(facts) + length(reasons) FROM casework_decision")" = 0 && test "$(sql "SELECT count(*) FROM casework_objection WHERE letter IS NOT NULL OR words <> '"''"' OR said IS NOT NULL OR answer IS NOT NULL")" = 0 && test "$(sql "SELECT (SELECT count(*) FROM casework_step WHERE said IS NOT NULL) + (SELECT count(*) FROM casework_proposal WHERE said IS NOT NULL)")" = 0 && test "$(sql "SELECT count(*) FROM reception_visit WHERE person IS NOT NULL OR name IS NOT NULL OR said IS NOT NULL")" = 0'
t 'nor at a counter, nor where she was paid' 'test "$(sql "SELECT (SELECT count(*) FROM stock_handout WHERE person IS NOT NULL OR taken_by IS NOT NULL OR household IS NOT NULL) + (SELECT count(*) FROM stock_loan WHERE person IS NOT NULL) + (SELECT count(*) FROM stock_tag) + (SELECT count(*) FROM stock_pickup) + (SELECT count(*) FROM stock_card WHERE allergies IS NOT NULL OR ended IS NULL) + (SELECT sum(length(sealed)) FROM stock_prescription) + (SELECT count(*) FROM aid_award WHERE evidence IS NOT NULL) + (SELECT count(*) FROM aid_payee WHERE iban IS NOT NULL OR holder IS NOT NULL OR ending <> '"''"' OR until IS NULL)")" = 0 && count stock_handout 2 && count "aid_instalment WHERE state = '"'paid'"'" 1'
t 'nor where she worked together with others'  'test "$(coop_words)" = 0'
t 'nor where she stayed; who took a shift over has read the entry before' 'test "$(stays_words)" = 0 && test "$(sql "SELECT read_to FROM stays_relief")" = 1'
t 'the figures are what they were'           'test "$(cat "$dir/many")" -gt 10 && figures > "$dir/after" && diff "$dir/figures" "$dir/after" > "$dir/page"'
t 'the session says that somebody came'      'be 1 advise,files; GET "/care/group?id=1" && see "and 1 more, whose file is no longer kept" && see Petrou'
t 'CW17: audit accepts it, and says so'      '"$program" audit > "$dir/page" && see "decision 2031/1: its facts and reasons were taken away on 2040-03-01 (retention)" && see "0 decisions derived again, 1 no longer kept, 0 findings"'
t 'CW17: facts that nobody erased are a finding' 'keep_database; sql "DELETE FROM privacy_gone"; "$program" audit > "$dir/page"; rc=$?; back_to_kept; test $rc = 1 && see "nobody erased a file then"'
t 'the case is there, without words'         'chief; GET "/case?id=1" && status 200 && see "no longer kept" && GET "/case/letter?id=1" && status 404'
t 'CW17: once is enough'                     'test "$(sql "SELECT count(*) FROM casework_step WHERE code = '"'erased'"'")" = 1'
done_testing
