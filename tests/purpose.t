# SPDX-License-Identifier: EUPL-1.2
# purpose.t - AC16: a grant opens what its purpose needs and no more (GDPR article 5(1)(b) and (c)), by role, page and purpose.
#
# The expectation, from the law and the issue, before the code: the grocery that accepted a referral needs to know who comes and how to
# reach them, and what was told in the referral; not the papers, assessments and decisions of others.  A shelter besides needs the
# household, the papers of identity and the care of who sleeps there; a nursery the parents and the application for the place; who decides
# a case, the care team, supervision and an emergency need the file.
#
#   part       referral  list  stay  case care glass review
#   name       yes       yes   yes   yes
#   record     no        yes   yes   yes        numbers, household, relatives, needs
#   care       no        no    yes   yes
#   the rest   no        no    no    yes        applications, facts, certificates, messages, other units' referrals, requests, who opened it
#
# 11 is a restricted file, 12 an open one; a case, a paper, a note, a fact, a message and a referral to somebody else stand in each.
. tests/lib.sh
. tests/people.sh
export PRONOIA_LANG=en PRONOIA_SEED=purpose
for i in 1 2 3; do worker $i "Worker$i"; done
person 11 Kleistou Anna 4000; person 12 Anoichtou Vera 4000; person 13 Brother Niko 4000
sql "UPDATE registry_person SET shield = 1 WHERE id = 11"
household 5 11 head 13 spouse; household 6 12 head
x="x'00'"; [ "${DB:-sqlite}" = sqlite ] || x="'\\x00'"
sql "INSERT INTO access_unit(id, name) VALUES (7, 'Grocery'), (8, 'Office'); INSERT INTO access_work(id, unit, account, since) VALUES (1, 7, 1, 1), (2, 8, 3, 1)"
for i in 11 12; do
    sql "INSERT INTO registry_contact(id, person, kind, value, compared, made, by) VALUES ($i, $i, 'mobile', '69870011$i', '69870011$i', 1, 1);
    INSERT INTO registry_identifier(id, person, kind, sealed, lookup, ending, status, made, by) VALUES ($i, $i, 'afm', $x, ${x%0*}$((i - 10))', '90$i', 'seen', 1, 1);
    INSERT INTO registry_need(id, person, kind, made, by) VALUES ($i, $i, 'wheelchair', 1, 1);
    INSERT INTO casework_case(id, programme, person, spell, state, protocol_year, protocol_no, origin, opened, made, by) VALUES ($i, 'kapi', $i, 1, 'proposed', 2031, $i, 'clerk', 1, 1, 2);
    INSERT INTO care_note(id, person, kind, level, special, at, words, made, by) VALUES ($i, $i, 'note', 'team', 0, 1, $x, 1, 2);
    INSERT INTO care_assessment(id, person, day, made, by) VALUES ($i, $i, 20000, 1, 2);
    INSERT INTO care_plan(id, person, worker, starts, review, made, by) VALUES ($i, $i, 2, 20000, 30000, 1, 2);
    INSERT INTO facts_fact(id, person, variable, value, known_from, source, evidence, by) VALUES ($i, $i, 'work', 'unemployed', 1, 'staff', 'declared', 2);
    INSERT INTO messages_message(id, person, text, params, channel, due, state, next, made, made_by) VALUES ($i, $i, 'messages.call', $x, 'best', 1, 'by_hand', 1, 1, 2);
    INSERT INTO referrals_referral(id, person, unit, parts, need, told, state, since, made, made_by) VALUES ($i, $i, 8, ',identity,', $x, $x, 'sent', 1, 1, 2), ($((i + 10)), $i, 7, ',identity,', $x, $x, 'accepted', 1, 1, 2)"
done
at 2031-03-03T09:00
all=advise,receive,keep,decide
grant() { sql "DELETE FROM access_grant; INSERT INTO access_grant(id, person, unit, purpose, starts, about_kind, about) VALUES (1, 11, 7, '$1', 1, 'person', 11), (2, 12, 7, '$1', 1, 'person', 12), (3, 13, 7, '$1', 1, 'person', 13)"; }
# Each line: a page, its part.  %i is the number of the person and of all that is theirs.
cat > "$dir/pages" <<'P'
/person?id=%i name
/person/need?person=%i registry
/person/contact?person=%i registry
/person/number?id=%i registry
/person/edit?id=%i registry
/case?id=%i file
/case/new?person=%i file
/facts?person=%i file
/certificates?person=%i file
/messages/new?person=%i file
/messages/message?id=%i file
/referrals/referral?id=%i file
/referrals/new?person=%i file
/opened?id=%i file
/access?id=%i file
/care/note?id=%i care
/care/note/new?person=%i care
/care/assessment?id=%i care
/care/plan?person=%i care
/entitled?person=%i file
P
needs() { case $1:$2 in *:name | case:* | care:* | glass:* | review:* | list:registry | stay:registry | stay:care) echo 200 ;; *) echo no ;; esac; }
walk() {  # purpose person: each page is as the table says
    : > "$dir/bad"
    while read -r path part; do
        path=$(echo "$path" | sed "s/%i/$2/"); GET "$path"; got=$(sed -n '1s/[^0-9]*\([0-9]*\).*/\1/p' "$dir/page")
        case $(needs "$1" "$part"):$got in 200:200 | no:403 | no:404) ;; *) echo "$1 $path: $got, is $part" >> "$dir/bad" ;; esac
    done < "$dir/pages"
    cp "$dir/bad" "$dir/page"; test ! -s "$dir/bad"
}
for purpose in referral list stay case care glass review; do
    t "AC16: $purpose: each page of a restricted file is as its purpose says" "be 1 $all,supervise; grant $purpose; walk $purpose 11"
done
t 'AC16: who may not open every file, of an open one'  'be 1 $all; grant referral; sed -i "/\/access?/d" $dir/pages; walk referral 12 && grant stay && walk stay 12'
t 'an open file is open to who may open every file' 'be 1 $all,files; grant referral; walk case 12'
t 'without a grant it is no file at all'       'be 1 $all; sql "DELETE FROM access_grant"; for p in "/person?id=11" "/case?id=11" "/care/note?id=11" "/facts?person=11" "/referrals/new?person=11"; do GET "$p"; status 404 || break; done; test "$p" = "/referrals/new?person=11"'
t 'the page says which part it is, and why'    'grant referral; GET "/person?id=11" && status 200 && see "You see part of this file. Your access is for: a referral. That needs: who it is and how to reach them." && see Kleistou && see 6987001111'
t 'nothing else of the file is on it'          'notsee 9011 && notsee Brother && notsee heelchair && notsee kapi && notsee "id=\"cases\"" && notsee "/person/edit" && notsee "/person/contact" && notsee "2031/11"'
t 'what it does not say is there for who needs the file' 'grant case; GET "/person?id=11" && notsee "You see part" && see 9011 && see Brother && see heelchair && see "/person/edit"'
t 'a closed part says so; the diary too'       'grant referral; GET "/facts?person=11" && status 403 && see "for a purpose that does not need this part" && test "$(sql "SELECT act FROM diary_act WHERE account = 1 AND about = 11 ORDER BY id DESC LIMIT 1")" = "asked for a part of a file that a grant does not open"'
t 'what belongs to the file and is asked for by its own number is not there' 'GET "/case?id=11" && status 404 && sed "s/\b11\b/N/g" $dir/page > $dir/known && GET "/case?id=999" && sed "s/\b999\b/N/g" $dir/page > $dir/unknown && cmp $dir/known $dir/unknown'
t 'the referral of the unit itself is read, and leads to the person' 'GET "/referrals/referral?id=21" && status 200 && see "/person?id=11" && GET /referrals/inbox && see Kleistou'
kept() { contents | grep -v "^diary_\|^web_" | cksum; }
tries() { while read -r path rest; do POST "$path" person=11 $rest < /dev/null; status 403 || status 404 || return 1; done; }
cat > "$dir/tries" <<'P'
/case/apply programme=kapi
/care/note/new kind=note level=team words=x day=3/3/2031
/messages/new what=call channel=best
/referrals/new to=u8 part=need p-identity=1 need=food
/person/contact kind=mobile value=6900000001 rank=2
/certificates kind=protection words=We-know-her
P
t 'nothing is written through a closed part'   'was=$(kept); tries < $dir/tries && test "$(kept)" = "$was"'
t 'lists hold what their room may show'        'for p in /cases /referrals /messages /care/groups; do GET $p; notsee Kleistou || break; done; test $p = /care/groups && notsee Kleistou && GET "/people?q=Kleistou" && see Kleistou'
t 'and /cases is full for who decides them'    'grant case; GET /cases && see Kleistou && see Anoichtou'
t 'an unknown purpose opens the name alone'    'grant list; sql "DELETE FROM access_opens WHERE purpose = '"'list'"'"; walk referral 11'
t 'a supervisor reads what each grant opens'   'be 3 supervise,decide; sql "INSERT INTO access_grant(id, person, account, purpose, starts, about_kind, about) VALUES (8, 11, 3, '"'review'"', 1, '"'person'"', 11), (9, 11, 2, '"'referral'"', 1, '"'person'"', 11)"; GET "/access?id=11" && see "the whole file" && see "who it is and how to reach them"'
t 'a narrow grant breaks no glass of an invisible file, and its looks are sealed' 'be 1 $all; grant referral; sql "UPDATE registry_person SET shield = 2 WHERE id = 11"; was=$(sql "SELECT count(*) FROM diary_act"); GET "/person?id=11" && status 200 && GET "/facts?person=11" && status 403 && count diary_act $was && count "diary_hidden WHERE person = 11" 2'
done_testing
