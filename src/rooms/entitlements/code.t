# shellcheck shell=sh disable=SC2016,SC2034
# SPDX-License-Identifier: EUPL-1.2
# code.t - answers kept under a code: A7 and A8.
. tests/lib.sh
at 2026-11-22T09:00
export PRONOIA_LANG=en
state() { grep -o 'name="state" value="[^"]*"' "$dir/page" | head -1 | cut -d'"' -f4; }
code()  { grep -o 'class="bigcode"><bdi dir="ltr">[^<]*' "$dir/page" | sed 's/.*>//'; }
# Opening ends with the whole page of results: between its first steps and its last there is only memory to ask for, so
# every 149th of those is made to fail instead of each.
fails()   { PRONOIA_FAIL_AT=$1 "$program" request POST /check/code "code=$c" > "$dir/page" 2> "$dir/err"; }
sampled() {
    contents > "$dir/before"; keep_database; low=0 most=512
    while fails $most; [ $? != 77 ]; do low=$most most=$((most * 2)); [ $most -lt 10000000 ] || return 1; done; back_to_kept
    while [ $((most - low)) -gt 1 ]; do
        k=$(((low + most) / 2))
        if fails $k; [ $? = 77 ]; then most=$k; back_to_kept; else low=$k; fi
    done
    k=0; tried=0
    while k=$((k + 1)); [ $k -le $low ]; do
        [ $k -gt 40 ] && [ $k -le $((low - 20)) ] && [ $((k % 149)) != 0 ] && continue
        tried=$((tried + 1)); fails $k; rc=$?
        { [ $rc = 0 ] && status 500; } || { echo "# step $k: rc $rc"; return 1; }
        contents | cmp -s - "$dir/before" || { echo "# step $k left a trace"; return 1; }
    done
    echo "# $tried of $low steps failed in turn, none left a trace"
}
python3 tests/talk.py tests/browser/mother.json > "$dir/page" 2> /dev/null; s=$(state)

t 'no step of keeping that fails leaves a trace' 'torture POST /check/keep "state=$s"'
t 'A7: the answers are kept under a code' 'POST /check/keep "state=$s" && status 200 && test "$(code | tr -d - | wc -c)" = 13 && count entitlements_code 1 && count diary_act 1'
c=$(code)
t 'the page of the code is stored nowhere and prints a QR picture' 'grep -qi "^cache-control: no-store" "$dir/page" && see "<svg" && see "22 December 2026"'
t 'A4: the same page sent again keeps one row and the same code' 'POST /check/keep "state=$s" && test "$(code)" = "$c" && count entitlements_code 1'
t 'A7: neither the code nor an answer stands in the database' '! contents | grep -qF "$c" && ! contents | grep -q "rent_monthly"'
t 'the code opens the answers, written small and with blanks' 'POST /check/code "code=$(echo "$c" | tr "A-Z-" "a-z ")" && status 200 && see "id=\"answers\"" && see "€140 a month" && see "€175 a month"'
t 'opening is counted and stands in the diary, without the code' 'test "$(sql "SELECT opened_count FROM entitlements_code")" = 1 && test "$(sql "SELECT count(*) FROM diary_act WHERE act LIKE '"'opened answers%'"'")" = 1'
t 'no step of opening that fails leaves a trace' 'sampled'
t 'a slip of the pen is noticed without asking the database' 'POST /check/code "code=$(echo "$c" | sed "s/^./${x:=$(case $c in 2*) echo 3;; *) echo 2;; esac)}/")" && status 422 && see "A letter is not right" && see "name=\"code\" value="'
t 'a code that nobody has opens nothing' 'POST /check/code code=222-222-222-222 && status 404 && see "found no answers"'
t 'a damaged row opens nothing' 'keep_database && sql "UPDATE entitlements_code SET sealed = lookup" && POST /check/code "code=$c" && status 404; back_to_kept'
t 'A7: another house with the same database cannot open it' 'PRONOIA_KEY=$dir/other POST /check/code "code=$c" && status 404'
t 'on the thirtieth day it still opens' 'at 2026-12-22T08:59 && POST /check/code "code=$c" && status 200'
t 'after thirty days it is gone' 'at 2026-12-22T09:00 && POST /check/code "code=$c" && status 404'
t 'and its row goes with the next code that is kept' 'python3 tests/talk.py tests/browser/mother.json > "$dir/page" 2> /dev/null && s=$(state) && POST /check/keep "state=$s" && count entitlements_code 1 && test "$(code)" != "$c"'
c=$(code)
t 'a forged page keeps nothing' 'POST /check/keep state=forged && status 422 && count entitlements_code 1'
t 'an address typed by hand keeps nothing' 'GET /check/keep && status 303 && location /check'

# ---- violence never goes in
at 2026-12-22T09:00
python3 tests/talk.py tests/browser/mother.json --until violence > "$dir/page" 2> /dev/null
t 'she says yes to violence' 'POST /check/talk "state=$(state)" do=results violence=yes && see "change.violence"'
s=$(state)
t 'A7: it is left out of the code, and the page says so' 'POST /check/keep "state=$s" && status 200 && see "not in the code"'
v=$(code)
t 'A7: who opens it does not learn of it' 'POST /check/code "code=$v" && status 200 && notsee "change.violence" && notsee "class=\"leave\"" && see "change.home"'

# ---- A8: limits
at 2027-01-05T10:00
t 'A8: twenty tries an hour, the next one is told to wait' 'for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do POST /check/code code=222-222-222-222; done; status 404 && POST /check/code code=222-222-222-222 && status 429 && see "too many tries" && grep -qi "^retry-after:" "$dir/page"'
t 'A8: even the right code waits' 'POST /check/code "code=$c" && status 429'
t 'A8: whoever sits at the desk is not shut out by them' 'as maria advise && POST /check/code "code=$c" && status 200; nobody'
t 'A8: an hour later it goes on' 'at 2027-01-05T11:00 && POST /check/code "code=$c" && status 200'
done_testing
