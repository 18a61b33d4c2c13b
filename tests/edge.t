# SPDX-License-Identifier: EUPL-1.2
# edge.t - the promises of web/answer.c (W1..W6), of forms, choices and headers, tried on the pages of tests/scratch.c.
. tests/lib.sh
export PRONOIA_TOWN=none
program=$O/scratch
from=0
lines() { count "diary_act WHERE id > $from" "$1"; }
from_here() { from=$(sql "SELECT coalesce(max(id), 0) FROM diary_act"); }

t 'W1: a GET cannot write'                          'GET /scratch/sly && status 500 && lines 0'
t 'W1: nor can a POST that only computes'           'POST /scratch/sly && status 500 && lines 0'
t 'W1: a look is written before the page leaves'    'GET "/scratch/look?n=7" && status 200 && see "the file" && lines 1 && test "$(sql "SELECT act, about FROM diary_act")" = "looked at|7"'
t 'W1: and when it cannot be written, no page'      'from_here; k=0; while k=$((k+1)); PRONOIA_FAIL_AT=$k GET "/scratch/look?n=7"; rc=$?; test $rc = 0; do { status 500 && notsee "the file" && lines 0; } || break; done; test $rc = 77 && test $k -gt 3 && status 200'
from_here
t 'W2: a POST that breaks leaves nothing'           'POST /scratch/add n=1 break=1 && status 500 && lines 0'
t 'W2: a POST that holds, holds whole'              'POST /scratch/add n=1 twice=1 && status 303 && lines 2'
from_here
t 'W3: a change without an act is undone'           'POST /scratch/unsaid n=1 && status 500 && lines 0'
t 'W4: a page that forgot its .may answers nobody'  'as maria advise,rules,staff,diary; GET /scratch/forgot && status 403 && notsee secret; s=$?; nobody; test $s = 0'
t 'W4: a page for others answers 403'               'as maria advise; GET /scratch/staff && status 403 && notsee secret; s=$?; nobody; test $s = 0'
t 'W4: without a session it offers to sign in'      'GET /scratch/staff && status 403 && notsee secret && see "/sign-in"'
t 'W5: nothing of a half-made page is sent'         'GET /scratch/half && status 500 && notsee "half a page" && see "Αριθμός βλάβης"'
t 'W5: a greedy page ends in a fault, not a crash'  'GET /scratch/greedy && status 500 && see "Αριθμός βλάβης"'
t 'W6: a form without a token is refused'           'POST /scratch/add n=1 csrf= && status 403 && lines 0'
t 'W6: a token of another browser is refused'       'GET /scratch/add && T=$(sed -n "s/.*name=\"csrf\" value=\"\([^\"]*\)\".*/\1/p" "$dir/page") && PRONOIA_COOKIE=form=BBBBBBBBBBBBBBBBBBBBBB POST /scratch/add n=1 csrf="$T" && status 403 && lines 0'
t 'W6: the same token in its own browser is taken'  'POST /scratch/add n=1 csrf="$T" && status 303 && lines 1'
t 'W6: the token looks different on every page'     'GET /scratch/add && notsee "$T"'
t '.prepare runs first and may refuse'              'POST /scratch/prepared n=1 stop=1 && status 422 && lines 1'
t '.prepare hands over to .post'                    'POST /scratch/prepared n=1 && status 303 && lines 2 && test "$(sql "SELECT count(*) FROM diary_act WHERE act = '"'prepared'"'")" = 1'
from_here
t 'every risky step fails in turn, nothing is left' 'torture POST /scratch/add n=3 twice=1 && lines 0'

from_here
told() { sql "SELECT act FROM diary_act WHERE id > $from ORDER BY act" | paste -sd, ; }
t 'W8: a refusal changes nothing; what was counted, and told before, stays' 'POST /scratch/contrary n=4 && status 422 && test "$(told)" = asked,tried'
t 'W8: what was refused may be sent again'          'from_here; GET /scratch/contrary && T=$(sed -n "s/.*name=\"csrf\" value=\"\([^\"]*\)\".*/\1/p" "$dir/page") && POST /scratch/contrary n=4 csrf="$T" && POST /scratch/contrary n=4 csrf="$T" && status 422 && test "$(told)" = asked,asked,tried,tried'
t 'W8: what is the refusal itself stands whole'     'from_here; POST /scratch/contrary n=4 stands=1 && status 422 && test "$(told)" = asked,"did it",tried,wrote'
t 'W8: what is taken is written once'               'from_here; POST /scratch/contrary n=4 yes=1 && status 303 && test "$(told)" = asked,"did it",tried,wrote'
t 'W8: whichever step of it breaks, nothing is left' 'from_here; k=0; while k=$((k+1)); PRONOIA_FAIL_AT=$k POST /scratch/contrary n=4; rc=$?; test $rc = 0; do { status 500 && lines 0; } || break; done; test $rc = 77 && test $k -gt 6 && status 422 && test "$(told)" = asked,tried'

t 'an unknown page is 404'                          'GET /nowhere && status 404 && see "<h1>"'
t 'a page without POST is 405 and says what it takes' 'POST /scratch/half && status 405 && see "Allow: GET, HEAD"'
t 'a page without GET is 405'                       'GET /scratch/unsaid && status 405 && see "Allow: POST"'
t 'another method is 405'                           '"$O/scratch" request DELETE /scratch/add > "$dir/page"; status 405'
t 'HEAD is GET without the page'                    '"$O/scratch" request HEAD /scratch/add > "$dir/page"; status 200 && notsee "<h1>"'
t 'a zero byte in an address is refused'            'GET "/scratch/add%00" && status 400'
t 'a bad escape in an address is refused'           'GET "/scratch/%zz" && status 400'
t 'bad UTF-8 in an address is refused'              'GET "/scratch/%ff" && status 400'
t 'a newline in an address is refused'              'GET "/scratch/%0d%0aSet-Cookie:x=1" && status 400 && notsee "Set-Cookie: x"'
t 'an address that a browser takes for another site'"'"'s is refused' 'GET "//example.org/?lang=en" && status 400 && notsee "Location"'
t 'a zero byte in a query is refused'               'GET "/scratch/add?word=%00" && status 400'
t 'bad UTF-8 in a query is refused'                 'GET "/scratch/add?word=%c3%28" && status 400'
t 'what is typed is escaped'                        'GET "/scratch/add?word=<script>%22%27%26" && status 200 && see "<h1>&lt;script&gt;&quot;&#39;&amp;</h1>"'
echo_of() { printf -- "$1" > "$dir/body"; POST /scratch/echo --body "$dir/body" --type "$2"; }
form=application/x-www-form-urlencoded
t 'a form: plus, escapes, empty and missing values' 'echo_of "a=1+2&b=%%CE%%B1&c=&d&&e=x=y" $form && status 200 && see "a=1 2" && see "b=α" && see "c=" && see "d=" && see "e=x=y"'
t 'a form with a bad escape is refused'             'echo_of "a=%%4" $form && status 400 && see problem+json'
t 'a form with a zero byte is refused'              'echo_of "a=%%00" $form && status 400'
t 'a form that is not UTF-8 is refused'             'echo_of "a=%%fe" $form && status 400'
t '2,000 fields are taken'                          'python3 -c "print(\"&\".join(\"f=%d\" % i for i in range(2000)), end=\"\")" > "$dir/body"; POST /scratch/echo --body "$dir/body" --type $form; status 200 && see "f=1999"'
t '2,001 are not'                                   'python3 -c "print(\"&\".join(\"f=%d\" % i for i in range(2001)), end=\"\")" > "$dir/body"; POST /scratch/echo --body "$dir/body" --type $form; status 413'
t 'a megabyte is taken'                             'head -c 1048576 /dev/zero | tr "\0" a > "$dir/body"; POST /scratch/echo --body "$dir/body" --type text/plain; status 200 && see "body 1048576"'
t 'one byte more is not'                            'head -c 1048577 /dev/zero | tr "\0" a > "$dir/body"; POST /scratch/echo --body "$dir/body" --type text/plain; status 413'
multi='multipart/form-data; boundary=xYz'
t 'multipart: values as they are'                   'echo_of "--xYz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1%%202\r\nsecond\r\n--xYz\r\nContent-Disposition: form-data; name=\"b\"; filename=\"c.txt\"\r\nContent-Type: text/plain\r\n\r\n\r\n--xYz--\r\n" "$multi" && status 200 && see "a=1%202" && see second && see "b="'
t 'multipart without its end is refused'            'echo_of "--xYz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1" "$multi" && status 400'
t 'multipart without a name is refused'             'echo_of "--xYz\r\nContent-Type: text/plain\r\n\r\n1\r\n--xYz--" "$multi" && status 400'
t 'multipart with a zero byte is refused'           'echo_of "--xYz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\0002\r\n--xYz--" "$multi" && status 400'
t 'multipart without a boundary is refused'         'echo_of "x" "multipart/form-data" && status 400'

t 'a language is chosen, kept, and leaves the address' 'GET "/scratch/add?word=a%20b&lang=en" && status 303 && location "/scratch/add?word=a%20b" && see "Set-Cookie: lang=en; Path=/; SameSite=Lax; HttpOnly; Max-Age=31536000"'
t 'an unknown language changes nothing'             'GET "/scratch/add?lang=xx" && status 200 && see "<html lang=\"el\""'
t 'the cookie is followed'                          'PRONOIA_LANG=ar GET /scratch/add && see "<html lang=\"ar\" dir=\"rtl\""'
t 'the default is Greek, whatever the browser says' 'GET /scratch/add && see "<html lang=\"el\" dir=\"ltr\""'
t 'a language without review says so'               'PRONOIA_LANG=sq GET /scratch/add && see "nuk është kontrolluar" && PRONOIA_LANG=ar GET /scratch/add && see "لم يراجع هذه الترجمة" && PRONOIA_LANG=uk GET /scratch/add && see "ще не перевірив носій мови" && GET /scratch/add && notsee "δεν έχει ελεγχθεί" && PRONOIA_LANG=en GET /scratch/add && notsee "not yet been checked"'
t 'text size and contrast are kept'                 'GET "/scratch/add?text_size=2" && status 303 && see "Set-Cookie: look=2;" && PRONOIA_COOKIE="look=2c" GET /scratch/add && see "class=\"t2 hc\""'
t 'a damaged preference is ignored'                 'PRONOIA_COOKIE="look=9z; lang=%%%" GET /scratch/add && status 200 && see "<html lang=\"el\" dir=\"ltr\">"'

t 'every answer has the strict policy'              'GET /nowhere && see "Content-Security-Policy: default-src '"'none'"'" && see "X-Content-Type-Options: nosniff" && see "Referrer-Policy: no-referrer" && see "Cross-Origin-Opener-Policy: same-origin"'
t 'staff pages ask for Trusted Types'               'as maria advise; GET /scratch/add && see "require-trusted-types-for"; s=$?; nobody; test $s = 0'
t 'staff pages are stored nowhere'                  'as maria advise; GET /scratch/add && see "Cache-Control: no-store"; s=$?; nobody; test $s = 0'
t 'a quiet page: way out first, no service in the title, stored nowhere' 'GET /scratch/quiet && see "class=\"leave\"" && see "<title>Πληροφορίες</title>" && notsee "Πρόνοια" && see "Cache-Control: no-store"'
t 'the sheet is kept for a year under its hash'     'GET /scratch/add && GET "$(sed -n "s/.*stylesheet\" href=\"\([^\"]*pronoia.css\).*/\1/p" "$dir/page")" && status 200 && see "immutable" && see "text/css"'
t 'an old hash is not found'                        'GET /static/0000000000000000-pronoia.css && status 404'
t 'programs get refusals as problem+json'           'GET /scratch/echo && status 405 && see "application/problem+json" && see "\"status\":405"'
t 'health says so'                                  'GET /healthz && status 200 && see "\"status\":\"ok\""'
done_testing
