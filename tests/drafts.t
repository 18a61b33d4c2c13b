# shellcheck shell=sh
# SPDX-License-Identifier: EUPL-1.2
# drafts.t - what staff type in a long form is kept while they type (web/draft.h): every form of theirs with a textarea of three lines or
# more says data-draft, or stands below with why it does not.  Two lines are a sentence.
. tests/lib.sh
cat > "$dir/without" <<'W'
src/rooms/access/use.html {action}	sends another form again with a ground of article 18, and that form has its draft
src/rooms/casework/follow_case.html {door}/object	is a resident's
src/rooms/facts/try.html /recheck/try	is pasted, and changes nothing
src/rooms/places/family.html {path}	is a resident's
src/rooms/resident/ask.html /my-file/ask	is a resident's
src/rooms/works/project.html /works/picture/new	goes with a file, which no draft keeps
src/rooms/works/report.html /accessibility-works/report	is a resident's
W
cut -f1 "$dir/without" | sort > "$dir/expected"
forms() { python3 - "$@" <<'P'
import glob, re, sys
for f in sorted(sys.argv[1:] or glob.glob('src/rooms/*/*.html')):
    for form in re.findall(r'<form\b[^>]*>.*?</form>', open(f, encoding='utf8').read(), re.S):
        head = form[:form.index('>')]
        lines = [int(n) for n in re.findall(r'<textarea[^>]* rows="(\d+)"', form)]
        if 'method="post"' in head and max(lines, default=0) > 2 and 'data-draft' not in head:
            print(f, re.search(r'action="([^"]*)"', head).group(1))
P
}
t 'every long form has its draft, or its reason'  'forms | sort > "$dir/found" && diff "$dir/expected" "$dir/found" > "$dir/page"'
t 'every reason is said'                          '! grep -vqE "	.{10,}" "$dir/without"'
t 'a long form without one is found'              'printf "%s" "<form method=\"post\" action=\"/x\"><textarea name=\"a\" rows=\"3\"></textarea></form>" > "$dir/x.html" && test "$(forms "$dir/x.html")" = "$dir/x.html /x"'
t 'every draft is taken up by its page'           'for f in $(grep -l "<form[^>]*data-draft" src/rooms/*/*.html); do grep -lq "draft_used(" "$(dirname "$f")"/*.c || echo "$f"; done > "$dir/page"; test ! -s "$dir/page"'
done_testing
