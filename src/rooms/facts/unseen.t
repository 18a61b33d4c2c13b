# SPDX-License-Identifier: EUPL-1.2
# unseen.t - AC1: a household in which somebody invisible lives is, to who may not see her, the household without her: the same bytes.
. tests/lib.sh
. tests/people.sh
export PRONOIA_LANG=en
worker 1 Anna; worker 2 Vera
person 11 Papadopoulos Nikos 4000; person 12 Papadopoulou Maria 15000; person 14 Kryfi Hanna 5000
household 5 11 head 12 child
fact() { sql "INSERT INTO facts_fact(id, $2, variable, value, known_from, source, evidence, by) VALUES ($1, $3, '$4', '$5', 1, 'household', 'declared', 1)"; }
fact 1 household 5 home rent; fact 2 person 11 status greek; fact 3 household 5 rent_monthly 280
at 2031-03-03T09:00
keep_database; cp "$dir/key" "$dir/key.kept" 2> /dev/null
pages='/entitled?person=11 /entitled?household=5 /facts?household=5 /facts?person=11 /person?id=11 /person?id=12 /household?id=5 /facts/one?household=5&fact=rent_monthly /case/new?person=11 /places/apply?person=12 /referrals/new?person=11 /facts?household=5&ever=1'
bare() { sed 's/name="csrf" value="[^"]*"//g; s/name="state" value="[^"]*"//g' "$dir/page"; }
asked() {    # FILE: every page as Anna reads it
    : > "$1"; be 1 advise,files,special
    for p in $pages; do GET "$p"; echo "== $p"; bare; done >> "$1"
    GET "/entitled?person=11"; s=$(sed -n 's/.*name="state" value="\([^"]*\)".*/\1/p' "$dir/page" | head -1)
    POST /desk/form do=show "state=$s"; bare >> "$1"
    POST /entitled/record "state=$s" f.rent_monthly=300; bare >> "$1"
    POST /facts/one household=5 fact=home how=change row_version=1 evidence=declared source=household value=own since=1/3/2031; bare >> "$1"
}
lives_in() { back_to_kept; sql "INSERT INTO registry_member(household, person, role, made, by) VALUES (5, 14, '$1', 1, 1)"; fact 4 person 14 status greek; fact 5 person 14 unemployed yes; sql "UPDATE registry_person SET shield = $2 WHERE id = 14"; }
asked "$dir/without"
t 'without her: they are answered'           'grep -c "^Status: 200" "$dir/without" > "$dir/page" && test "$(cat "$dir/page")" -ge 12 && grep -q "^Location: /entitled?household=5&saved=1" "$dir/without" && ! grep -q "Status: 500" "$dir/without"'
t 'a spouse whose file is invisible: the same bytes' 'lives_in spouse 2; asked "$dir/with"; diff "$dir/without" "$dir/with" > "$dir/page"'
t 'a restricted one too'                     'lives_in spouse 1; asked "$dir/with"; diff "$dir/without" "$dir/with" > "$dir/page"'
t 'whose processing is restricted besides: no page asks for a ground' 'lives_in relative 2; sql "INSERT INTO access_restriction(id, person, request, ground, reason, since, by) VALUES (1, 14, 1, '"'accuracy'"', '"'\\\\x00'"', 1, 1)" 2> /dev/null || sql "INSERT INTO access_restriction(id, person, request, ground, reason, since, by) VALUES (1, 14, 1, '"'accuracy'"', x'"'00'"', 1, 1)"; asked "$dir/with"; diff "$dir/without" "$dir/with" > "$dir/page"'
t 'no line of the open diary says that Anna asked about her' '! sql "SELECT 1 FROM diary_act WHERE about_kind = '"'person'"' AND about = 14" | grep -q 1'
# FA18, CW21: applied for, proposed and decided; the case, and the letter of the decision, whose reasons say how many they are and what they have.
decided() {  # FILE
    be 1 advise,files,special; POST /case/apply person=11 programme=guaranteed-income; sed -n 's/^\(Status\|Location\): //p' "$dir/page" > "$1"
    c=$(sql "SELECT max(id) FROM casework_case"); GET "/case?id=$c"; bare | sed 's/id="[ufw][0-9]*"//g; s/for="[ufw][0-9]*"//g; s/value="[0-9]*"//g' >> "$1"
    for p in $(sql "SELECT id FROM casework_paper WHERE person <> 14 AND state = 'asked'"); do POST /case/paper id=$p do=seen; done
    for p in $(sql "SELECT id FROM casework_consent WHERE person <> 14 AND given IS NULL"); do POST /case/consent id=$p how=desk; done
    POST /case/move id=$c to=complete; bare >> "$1"; POST /case/propose id=$c outcome=refused "words=a reason of the office"; bare >> "$1"
    be 2 decide,files,special; POST /case/decide id=$c; bare >> "$1"; GET "/case?id=$c"; bare >> "$1"
    GET "/case/letter?id=$c"; sed '1,/^\r*$/d' "$dir/page" > "$dir/letter.pdf"; pdftotext -layout "$dir/letter.pdf" - >> "$1"
}
back_to_kept; decided "$dir/case.without"
t 'FA18: without her it is decided, with its letter' 'grep -c "^Status: 303" "$dir/case.without" > "$dir/page" && test "$(cat "$dir/page")" -ge 2 && grep -q "a reason of the office" "$dir/case.without" && grep -q "2031/1" "$dir/case.without" && ! grep -q "Status: 500" "$dir/case.without"'
lives_in spouse 2; sql "INSERT INTO access_restriction(id, person, request, ground, reason, since, by) VALUES (2, 14, 1, 'accuracy', $(if [ "${DB:-sqlite}" = sqlite ]; then echo "x'00'"; else echo "'\\x00'"; fi), 1, 1)"
t 'FA18: with her, whose data is restricted besides: the same bytes, nothing is missing, and no ground is asked' 'decided "$dir/case.with"; diff "$dir/case.without" "$dir/case.with" > "$dir/page"'
t 'her papers and her consent wait all the same, for who may see her' 'test "$(sql "SELECT count(*) FROM casework_paper WHERE person = 14")" -ge 1 && test "$(sql "SELECT count(*) FROM casework_consent WHERE person = 14")" = 1'
t 'the answers that were worked out over all of them are not shown' 'lives_in spouse 2; sql "INSERT INTO facts_entitled(id, household, programme, month_lo, month_hi, once_lo, judged, special, since) VALUES (1, 5, '"'heating-benefit'"', 12300, 12300, 0, 0, 0, 1)"; GET "/person?id=11" && notsee "123" && be 2 advise && sql "INSERT INTO access_grant(id, person, account, purpose, starts, about_kind, about) VALUES (1, 14, 2, '"'case'"', 1, '"'case'"', 1), (2, 11, 2, '"'case'"', 1, '"'case'"', 1), (3, 12, 2, '"'case'"', 1, '"'case'"', 1)" && GET "/person?id=11" && see "123"'
t 'who may see her sees three'               'GET "/facts?household=5" && status 200 && see Kryfi && GET "/entitled?person=11" && see Kryfi'
t 'a household of which one sees nobody is answered as an unknown number' 'be 1 advise,files; sql "UPDATE registry_person SET shield = 2"; GET "/facts?household=5"; status 404 && bare | sed "s/household=5/H/" > "$dir/a" && GET "/facts?household=77" && bare | sed "s/household=77/H/" | cmp - "$dir/a" && GET "/entitled?household=5" && status 404 && bare | sed "s/household=5/H/" > "$dir/a" && GET "/entitled?household=77" && bare | sed "s/household=77/H/" | cmp - "$dir/a"'
done_testing
