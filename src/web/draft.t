# SPDX-License-Identifier: EUPL-1.2
# draft.t - drafts (draft.h E1..E4), forms that are taken once (once.h), and two people at one row (conflict.h Q1..Q3).
. tests/lib.sh
. tests/staff.sh
account 1 ada $STAFF; account 2 boris $DIARY; account 3 cleo $STAFF
sign_in ada
save() { POST /staff/draft "draft=/staff/account 2" id=2 "name=Boris in a draft" adviser=1 "$@"; }
acts() { sql "SELECT count(*) FROM diary_act"; }

t 'a form of staff says which draft is its own'  'GET "/staff/account?id=2" && see "name=\"draft\" value=\"/staff/account 2\"" && notsee "draft=use"'
t 'what is typed is kept, without a line in the diary' 'a=$(acts); save row_version=1 && status 204 && count staff_draft 1 && test "$(acts)" = "$a"'
t 'kept again it is the same draft'              'save row_version=1 && status 204 && count staff_draft 1'
t 'sealed: the database does not show it'        'contents > $dir/all && ! grep -q "in a draft" $dir/all'
t 'E4: the page offers it and shows the row'     'GET "/staff/account?id=2" && see "?id=2&amp;draft=use" && see "value=\"Name of boris\"" && notsee "in a draft"'
t 'asked for, it fills the form, ticks too'      'GET "/staff/account?id=2&draft=use" && see "value=\"Boris in a draft\"" && see "name=\"adviser\" value=\"1\" checked" && notsee "name=\"auditor\" value=\"1\" checked" && see "name=\"discard\""'
t 'another form has no part in it'               'GET "/staff/account?id=1&draft=use" && status 200 && notsee "in a draft" && notsee "name=\"discard\""'
t 'E1: nor has another person'                   'stranger; sign_in cleo; GET "/staff/account?id=2&draft=use" && status 200 && notsee "in a draft"; stranger; sign_in ada'
t 'E1: a row moved to another person stays shut' 'sql "UPDATE staff_draft SET account = 3"; stranger; sign_in cleo; GET "/staff/account?id=2&draft=use" && status 200 && notsee "in a draft"; sql "UPDATE staff_draft SET account = 1"; stranger; sign_in ada'
t 'E2: a password or a code is refused'          'for f in password password2 Code totp old new; do save $f=x && status 422 || return 1; done; GET "/staff/account?id=2&draft=use" && see "Boris in a draft"'
t 'too much is refused'                          'save "note=$(head -c 120000 /dev/zero | tr "\0" x)" && status 204 && save "a=$(head -c 110000 /dev/zero | tr "\0" x)" "b=$(head -c 110000 /dev/zero | tr "\0" x)" "c=$(head -c 110000 /dev/zero | tr "\0" x)" && status 413'
t 'a page that this person may not open has none' 'POST /staff/draft "draft=/desk 1" a=b && status 422 && POST /staff/draft "draft=/nowhere 1" a=b && status 422 && POST /staff/draft a=b && status 422'
t 'a form that is refused keeps its draft'       'save row_version=1; POST /staff/account "draft=/staff/account 2" id=2 row_version=1 name= && status 422 && count staff_draft 1'
t 'and shows what was typed'                     'POST /staff/account "draft=/staff/account 2" id=2 row_version=1 name= officer=1 && status 422 && see "name=\"officer\" value=\"1\" checked" && see "value=\"/staff/account 2\""'
t 'no step of taking a form that fails leaves a trace' 'torture POST /staff/account "draft=/staff/account 2" id=2 row_version=1 name=Boris auditor=1'
t 'a form that is taken forgets its draft'       'POST /staff/account "draft=/staff/account 2" id=2 row_version=1 name=Boris auditor=1 && status 303 && count staff_draft 0'
t 'discarding leads back to the page'            'save row_version=2; POST /staff/draft "draft=/staff/account 2" discard=1 query=id=2 && status 303 && location "/staff/account?id=2" && count staff_draft 0'
t 'E3: after thirty days it is gone'             'save row_version=2; at 2031-04-02T09:00; sign_in ada; POST /staff/draft "draft=/staff/new " name=x && count staff_draft 1; at 2031-03-01T09:00; sign_in ada && sql "DELETE FROM staff_draft"'
t 'no step of keeping that fails leaves a trace' 'torture POST /staff/draft "draft=/staff/account 2" id=2 name=x'
t 'nor of discarding'                            'save row_version=2; torture POST /staff/draft "draft=/staff/account 2" discard=1'
t 'nobody has drafts'                            'stranger; POST /staff/draft "draft=/staff/account 2" name=x && status 403; sign_in ada && sql "DELETE FROM staff_draft"'

send() { POST /staff/account "csrf=$c" id=2 "row_version=$v" "name=$1" auditor=1; }
t 'W7: the same form sent twice is done once'    'GET "/staff/account?id=2"; c=$(field csrf); v=$(field row_version); send "Boris I" && status 303 && to=$(grep ^Location $dir/page) && a=$(acts) && send "Boris I" && status 303 && test "$to" = "$(grep ^Location $dir/page)" && test "$(acts)" = "$a" && test "$(sql "SELECT row_version FROM staff_account WHERE id = 2")" = $((v + 1))'
t 'W7: the same page with other words is not the same form' 'send "Boris II" && status 409 && see "Boris II"'
t 'W7: nor is the same form of another session'  'stranger; sign_in cleo; send "Boris I" && status 403; stranger; sign_in ada'
t 'W7: what was refused may be sent again'       'GET "/staff/account?id=2"; c=$(field csrf); v=$(field row_version); send "" && status 422 && send "" && status 422 && send "Boris III" && status 303'
t 'W7: two days later it is forgotten'           'sql "DELETE FROM staff_once"; sql "DELETE FROM staff_once_answer"; sql "INSERT INTO staff_once(id, key_hash, at) VALUES(63, '"$([ "${DB:-sqlite}" = postgres ] && echo "'\\x00'" || echo "x'00'")"', 1929949100)"; sql "INSERT INTO staff_once_answer(id, see_other) VALUES(63, '"'/'"')"; [ "${DB:-sqlite}" != postgres ] || sql "ALTER TABLE staff_once ALTER id RESTART WITH 64"; GET "/staff/account?id=2"; c=$(field csrf); v=$(field row_version); send "Boris IV" && status 303 && count staff_once 1 && count staff_once_answer 1'

late() { POST /staff/account "draft=/staff/account 2" id=2 "row_version=$v" "was_name=Boris IV" "name=Boris & <Late>" auditor=1; }
again() { python3 - "$dir/page" <<'P' > $dir/fields
import html, re, sys
form = re.search(r'<form method="post" action="/staff/account">(.*?)</form>', open(sys.argv[1]).read(), re.S).group(1)
for name, value in re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', form): print(html.unescape(name) + '=' + html.unescape(value))
P
    set --; while IFS= read -r f; do set -- "$@" "$f"; done < $dir/fields; POST /staff/account "$@"; }
t 'S8: a form that came too late lands after signing in, and its draft goes' 'GET "/staff/account?id=2"; v=$(field row_version); save "row_version=$v"; stranger; late && status 403 && k=$(field kept) && POST /sign-in name=ada "password=correct horse 12" "kept=$k" && status 200 && jar && again && status 303 && test "$(sql "SELECT name FROM staff_account WHERE id = 2")" = "Boris & <Late>" && count staff_draft 0'
t 'S8: when somebody else was first in between it is a conflict, with what was typed' 'stranger; late && k=$(field kept) && POST /sign-in name=ada "password=correct horse 12" "kept=$k" && jar && again && status 409 && see "Boris &amp; &lt;Late&gt;"; sql "UPDATE staff_account SET name = '"'Boris IV'"' WHERE id = 2"; stranger; sign_in ada'

edit() { POST /staff/account id=2 "row_version=$v" "was_name=Boris IV" was_adviser= was_officer= was_administrator= was_auditor=1 "$@"; }
t 'somebody else was first: both changes are shown, nothing is done' 'GET "/staff/account?id=2"; v=$(field row_version); edit "name=Boris Mine" auditor=1 officer=1 && status 303 && edit "name=Boris Theirs" auditor=1 adviser=1 && status 409 && see "Boris Mine" && see "Boris Theirs" && see "Boris IV" && test "$(sql "SELECT name FROM staff_account WHERE id = 2")" = "Boris Mine"'
t 'Q1: what both changed must be chosen'         'see "id=\"pick_name_mine\" name=\"pick_name\" value=\"mine\" required><" && see "id=\"pick_name_theirs\" name=\"pick_name\" value=\"theirs\" required><"'
t 'Q1: what one changed is proposed as that one has it' 'see "id=\"pick_adviser_mine\" name=\"pick_adviser\" value=\"mine\" required checked" && see "id=\"pick_officer_theirs\" name=\"pick_officer\" value=\"theirs\" required checked" && notsee "pick_auditor"'
pick() { POST /staff/account id=2 "row_version=$v" "mine_name=Boris Theirs" "theirs_name=Boris Mine" "was_name=Boris Mine" mine_adviser=1 theirs_adviser= was_adviser= mine_officer= theirs_officer=1 was_officer=1 auditor=1 "$@"; }
t 'Q2: without a choice it is asked again, with what was typed' 'v=$(field row_version); pick pick_adviser=mine pick_officer=theirs && status 409 && see "Boris Theirs"'
t 'what was chosen is saved'                     'pick pick_name=mine pick_adviser=mine pick_officer=theirs && status 303 && test "$(sql "SELECT name, roles & 60 FROM staff_account WHERE id = 2")" = "Boris Theirs|44"'
t 'Q3: line ends alone are no change'            'v=0; POST /staff/account id=2 row_version=0 "name=Boris Theirs" "was_name=x" && status 409 && notsee "pick_name"'
t 'no step of a conflict that fails leaves a trace' 'torture POST /staff/account id=2 row_version=1 name=x auditor=1'
done_testing
