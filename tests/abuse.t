# shellcheck shell=sh disable=SC2016,SC2034
# SPDX-License-Identifier: EUPL-1.2
# abuse.t - what somebody does who means harm, or whose clock and rules changed under the hands.
. tests/lib.sh
at 2026-11-22T09:00
export PRONOIA_LANG=en
state()  { grep -o 'name="state" value="[^"]*"' "$dir/page" | head -1 | cut -d'"' -f4; }
field()  { sed -n "s/.*name=\"$1\" value=\"\([^\"]*\)\".*/\1/p" "$dir/page" | head -1; }
keep()   { s=$(state); }

# ---- a conversation under rules that changed meanwhile.  A share folder with one programme, so that facts may change freely.
mkdir "$dir/share" "$dir/share/programmes"; cp -r programmes/community-centre programmes/*.tsv "$dir/share/programmes/"; cp "$O/texts.tsv" "$dir/share/"
export PRONOIA_SHARE="$dir/share" PRONOIA_TOWN=none
facts=$dir/share/programmes/facts.txt
sed -n '/^fact relation/,/^fact sex/{/^fact sex/d;p}' programmes/facts.txt > "$dir/facts"
for f in 'home: household choice own, rent' 'rent_monthly: household money 0 .. 5000' 'deposits: household money 0 .. 5000' 'schooling: person choice primary, secondary'; do
    printf 'fact %s\n  effort 1\n' "$f" >> "$dir/facts"
done
rules() { sed "$1" "$dir/facts" > "$facts"; }
reads() { as maria advise; POST /desk/receipt "state=$s"; nobody; status 200; }
holds() { grep -qE "\"fact\":\"$1\",(\"member\":[0-9]+,)?\"value\":\"?$2" "$dir/page"; }
rules ''; as maria advise
POST /desk/form do=start members=2; keep
POST /desk/form "state=$s" do=go f.born.0=2/3/1950 f.relation.1=spouse f.born.1=2/3/1951 f.home=rent f.rent_monthly=280 f.deposits=500 f.schooling.1=primary; keep
nobody
t 'answers are read again under the same rules'     'reads && holds home rent && holds rent_monthly 280 && holds deposits 500 && holds schooling primary'
t 'an answer that new rules do not know is dropped, the others stay' 'rules "s/own, rent/own, free_use/" && reads && ! holds home "" && holds rent_monthly 280 && holds deposits 500'
t 'an amount beyond a new limit too'                'rules "/^fact rent_monthly/s/5000/100/" && reads && ! holds rent_monthly "" && holds home rent'
t 'a fact that is gone too'                         'rules "/^fact deposits/,+1d" && reads && notsee deposits && holds home rent'
t 'a fact of each person that became one of the household too' 'rules "s/^fact schooling: person/fact schooling: household/" && reads && ! holds schooling "" && holds home rent'
t 'a fact of the household that became one of each person stays the first one'"'"'s' 'rules "s/^fact home: household/fact home: person/" && reads && holds home rent && holds deposits 500'
t 'an amount that became a yes or no is dropped'    'rules "s/^fact deposits: .*/fact deposits: household bool/" && reads && ! holds deposits "" && holds home rent'
t 'what the town tells today is not overruled by an old answer' 'rules "/^fact rent_monthly/{n;s/.*/  town/}" && reads && ! holds rent_monthly "" && holds home rent'
unset PRONOIA_SHARE PRONOIA_TOWN

# ---- people: only what the page offered
POST /check/talk do=start; keep; POST /check/talk "state=$s" do=next n=12; keep
t 'removing nobody adds nobody'                     'POST /check/talk "state=$s" do=remove.x && see "born.11.d" && notsee "born.12.d"'
t 'nor does removing somebody who is not there'     'POST /check/talk "state=$s" do=remove.99 && see "born.11.d" && notsee "born.12.d"'
t 'nor the head'                                    'POST /check/talk "state=$s" do=remove.0 && see "born.11.d" && notsee "born.12.d"'
eleven=''; for m in 0 1 2 3 4 5 6 7 8 9 10; do eleven="$eleven born.$m.d=2 born.$m.m=3 born.$m.y=$((1970 + m)) relation.$m=other_relative"; done
# shellcheck disable=SC2086
t 'the mistake of the twelfth is told beside the twelfth alone' 'POST /check/talk "state=$s" do=next $eleven && status 422 && test "$(grep -c "class=\"group bad\"" "$dir/page")" = 1'

# ---- codes
python3 tests/talk.py tests/browser/mother.json > "$dir/page" 2> /dev/null; keep; POST /check/keep "state=$s"
code=$(grep -o 'class="bigcode"><bdi dir="ltr">[^<]*' "$dir/page" | sed 's/.*>//')
at 2026-12-01T09:00
hour=$(($(date -u -d 2026-12-01T09:00Z +%s) / 3600))
sql "INSERT INTO entitlements_try(peer, span, n) VALUES ('open', $hour, 99999)"
t 'A8: thousands who guess do not shut out one who knows' 'POST /check/code "code=$code" && status 200'
t 'A8: but newcomers have only a few tries then'    'POST /check/code code=222-222-222-222; POST /check/code code=222-222-222-222 && status 404 && POST /check/code code=222-222-222-222 && status 429'
sql "UPDATE entitlements_try SET span = span + 100000"
t 'A8: counts of a clock that was wrong are dropped' 'POST /check/code code=222-222-222-222 && status 404 && test "$(sql "SELECT count(*) FROM entitlements_try WHERE span > $hour")" = 0'
at 2026-12-10T09:00
python3 tests/talk.py tests/browser/mother.json > "$dir/page" 2> /dev/null; keep; POST /check/keep "state=$s"
code=$(grep -o 'class="bigcode"><bdi dir="ltr">[^<]*' "$dir/page" | sed 's/.*>//')
at 2027-01-05T09:00
t 'A7: what expired is deleted by the next who opens any, not by who tries in vain' 'POST /check/code code=222-222-222-222 && status 404 && count entitlements_code 2 && POST /check/code "code=$code" && status 200 && count entitlements_code 1'

# ---- signing in.  The password is "correct horse 12", its hash cheap on purpose.
hash='$argon2id$v=19$m=8,t=1,p=1$flu/v07w60bch6Qrqgh6CA$kUEA2TRTIdVgcVPbBmZmX159PR0KJ7z8UGoaW9oeqtg'
account() { sql "INSERT INTO staff_account(id, name, sign_in, password_hash, roles, created) VALUES ($1, '$3', '$2', '$hash', 4, 1)"; }
account 1 anna 'Anna'; account 2 adviser 'Δέσποινα (demo)'
at 2031-03-01T09:00
sign_in() { POST /sign-in "name=$1" "password=correct horse 12" "$2"; }
t 'S9: a demo account, whose password is public, opens nothing where it is no demonstration' 'sign_in adviser && status 422'
t 'S9: in a demonstration it does'                  'PRONOIA_DEMO=1 sign_in adviser && status 303'
for i in 1 2 3 4 5 6 7 8; do sql "DELETE FROM staff_throttle WHERE n < 0"; at "2031-03-01T1$i:00"; POST /sign-in name=anna password=wrong; done
t 'S2: a clock set back by a year keeps nobody out for a year' 'at 2030-03-01T09:00 && sign_in anna && status 303'
at 2031-03-01T09:00; sign_in anna
jar=$(sed -n 's/^Set-Cookie: \([^;]*\);.*/\1/p' "$dir/page" | paste -sd';')
t 'S4: nor does it make sessions that last a year'  'PRONOIA_COOKIE=$jar GET /me && status 200 && at 2030-03-01T09:00 && PRONOIA_COOKIE=$jar GET /me && status 403'
at 2031-03-01T09:00
t 'S8: a kept form is for the same browser'         'POST /desk/form do=save f.home=rent && status 403 && k=$(field kept) && test -n "$k" && PRONOIA_COOKIE="form=BBBBBBBBBBBBBBBBBBBBBB" sign_in anna "kept=$k" && status 303 && sign_in anna "kept=$k" && status 200 && see "name=\"f.home\""'
t 'S8: a form with a password is not kept'          'POST /me/password "old=correct horse 12" "new=another horse 12" && status 403 && test -z "$(field kept)"'

# ---- the interface for programs
screen() { python3 -c "import json; print(json.dumps($1))" > "$dir/body"; POST /api/v1/screen --json "$dir/body"; }
t '500 persons in one call are answered'            'screen "{\"households\": [{\"members\": [{}] * 5}] * 100}" && status 200'
t '501 are too many, and it says where'             'screen "{\"households\": [{\"members\": [{}] * 5}] * 99 + [{\"members\": [{}] * 6}]}" && status 422 && see "\"pointer\":\"/households\"" && see 500'
t 'an unknown type of body is not called too large' 'printf x > "$dir/body"; POST /api/v1/screen --body "$dir/body" --type text/plain && status 415 && notsee "too large"'
# ---- a text that is no text: every word of programmes, town and program ends in a piece of HTML
mkdir "$dir/evil"; cp -r programmes schema "$dir/evil/"; mkdir "$dir/evil/towns"; cp -r towns/larissa "$dir/evil/towns/"; cp "$O/texts.tsv" "$dir/evil/"
find "$dir/evil" -name texts.tsv | while read -r f; do
    awk -F '\t' -v OFS='\t' 'NR > 1 && !/^#/ { for (i = 3; i <= NF; i++) if ($i != "") $i = $i "<i x>\"" "\047" ">" } { print }' "$f" > "$dir/x" && cp "$dir/x" "$f"
done
harmless() { test "$(sed -n 's/^Status: //p' "$dir/page")" -lt 500 && see '&lt;i x&gt;' && ! sed '1,/^$/d' "$dir/page" | grep -qE "<i x|[a-z-]=\"[^\"<]*<i|<i x>"; }
export PRONOIA_SHARE=$dir/evil
for page in / /check /check/code /programmes /programmes/housing-benefit /programmes/womens-counselling /services /services/community-centre /urgent /sign-in /privacy /accessibility /nowhere; do
    t "$page: every word is escaped"                'GET $page && harmless'
done
python3 tests/talk.py tests/browser/mother.json > "$dir/page" 2> /dev/null; s=$(state)
t 'so it is in the results'                         'harmless && POST /check/results "state=$s" do=results && status 200 && harmless'
t 'on the page of the code'                         'POST /check/keep "state=$s" && status 200 && harmless'
t 'on paper it is only text'                        'POST /check/paper "state=$s" whole=1 && status 200 && sed "1,/^\r*$/d" "$dir/page" > "$dir/out.pdf" && pdftotext "$dir/out.pdf" - | grep -qF "<i x>"'
as maria advise,rules,staff,diary
for page in /desk /rules /staff /staff/new /diary /me; do t "$page: every word is escaped" 'GET $page && harmless'; done
t 'at the desk, with its curve'                     'POST /desk "state=$s" do=results && status 200 && harmless && see "<svg"'
t 'and side by side'                                'POST /desk/what-if "state=$s" && status 200 && harmless'
t 'in the form of all questions'                    'POST /desk/form "state=$s" do=go && status 200 && harmless'
nobody; unset PRONOIA_SHARE
t 'what is asked for in an address is escaped'      'as maria diary; for q in who act kind since until about before; do GET "/diary?$q=%3Ci%20x%3E%22%27" && ! grep -q "<i x" "$dir/page" || return 1; done; GET "/services?kind=%3Ci%20x%3E&open=%3Ci%20x%3E%22" && ! grep -q "<i x" "$dir/page" && GET "/sign-in?next=/%22%3E%3Ci%20x%3E&kept=%3Ci%20x%3E&name=%22%3E%3Ci%20x%3E" && ! grep -q "<i x" "$dir/page"; rc=$?; nobody; test $rc = 0'
t 'so is a name of an account, and what is typed for one' 'as maria staff; sql "UPDATE staff_account SET name = '"'<i x>'"' WHERE id = 1" && GET /staff && ! grep -q "<i x" "$dir/page" && GET "/staff/account?id=1" && ! grep -q "<i x" "$dir/page" && POST /staff/new "name=<i x>" "sign_in=<i x> \"" && ! grep -q "<i x" "$dir/page"; rc=$?; nobody; test $rc = 0'

# ---- every page of the list: no form without its token, nothing personal in a cache
"$O/pronoia" pages | awk -F '\t' '$3 ~ /POST|PURE/ && $3 !~ /no-csrf/ { print $1 }' | sed 's/\*/x/' > "$dir/forms"
"$O/pronoia" pages | awk -F '\t' '$3 ~ /GET/ && $2 != "anybody" { print $1 }' > "$dir/personal"
as maria advise,rules,staff,diary
contents > "$dir/before"
t "no form of $(wc -l < "$dir/forms") is taken without its token, and nothing is changed" 'test "$(wc -l < "$dir/forms")" -gt 15 && while read -r page; do POST "$page" csrf= id=1 name=x && status 403 || { echo "# $page"; return 1; }; done < "$dir/forms" && contents | cmp -s - "$dir/before"'
t "none of $(wc -l < "$dir/personal") pages for staff is kept by a cache" 'test "$(wc -l < "$dir/personal")" -gt 12 && while read -r page; do GET "$page" && see "Cache-Control: no-store" || { echo "# $page"; return 1; }; done < "$dir/personal"'
nobody
t 'none of them shows itself to who is not signed in' 'while read -r page; do GET "$page" && status 403 || { echo "# $page"; return 1; }; done < "$dir/personal"'
t 'nothing without a token writes'                  '"$O/pronoia" pages | grep no-csrf | grep -v PURE > "$dir/page"; test ! -s "$dir/page"'
t 'clearing the answers also clears what the browser kept' 'GET /check/cleared && see "Clear-Site-Data: \"cache\""'

# ---- an operator'"'"'s bad day
t 'a key that had to be made anew is said, with what is lost without the old one' 'PRONOIA_KEY=$dir/new.key GET /healthz && grep -q "made a new key, $dir/new.key" "$dir/err" && PRONOIA_KEY=$dir/new.key GET /healthz && ! grep -q "new key" "$dir/err"'
if [ "${DB:-sqlite}" = sqlite ]; then
    t 'no room for the database is said'            '! (ulimit -f 40; PRONOIA_DB=$dir/full.db "$O/pronoia" migrate) > "$dir/page" 2>&1 && see "pronoia: "'
    t 'and what was begun is finished when there is room' 'PRONOIA_DB=$dir/full.db "$O/pronoia" migrate && PRONOIA_DB=$dir/full.db GET /healthz && status 200'
    if [ "$(id -u)" = 0 ] && command -v setpriv > /dev/null; then
        mkdir "$dir/ro"; cp "$PRONOIA_DB" "$dir/ro/db"; chmod 711 "$dir"; chmod 777 "$dir/ro/db"; chmod 555 "$dir/ro"; cp "$O/pronoia" "$dir/ro/p"; chmod 755 "$dir/ro/p"
        stranger() { setpriv --reuid 65534 --regid 65534 --clear-groups env PRONOIA_DB="$dir/ro/db" PRONOIA_SHARE="$dir/evil" "$dir/ro/p" "$@" > "$dir/page" 2>&1; }
        chmod -R a+rX "$dir/evil"
        t 'a folder that may only be read is named' '! stranger migrate && see "$dir/ro/db" && see "may only be read"'
    fi
fi
done_testing
