# shellcheck shell=sh disable=SC2016
# SPDX-License-Identifier: EUPL-1.2
# install.t - what `make install` puts down works from there, and pronoia(1) knows every command.
. tests/lib.sh
to=$dir/to
installed() { (unset PRONOIA_SHARE; cd / && "$to/usr/bin/pronoia" "$@") > "$dir/page" 2> "$dir/err"; }
unsaid() {      # commands that the manual page does not have
    installed help
    sed -n 's/^  \([a-z][a-z]*\)  *.*/\1/p' "$dir/page" > "$dir/commands"
    while read -r c; do grep -qE "(^\\.B |\\\\fB)$c( |\\\\|\$)" "$to/usr/share/man/man1/pronoia.1" || echo "$c"; done < "$dir/commands" > "$dir/page"
}
t 'make install puts it below one folder'     'make -s O="$O" install DESTDIR="$to" PREFIX=/usr > "$dir/page" 2>&1 && test -x "$to/usr/bin/pronoia" && ! find "$to" -type f | grep -vE "^$to/usr/(bin/pronoia|lib/pronoia/pronoia-late\.so|share/pronoia/|share/man/man1/)" > "$dir/page"'
t 'from there it finds its rules, texts and town' 'installed request GET /programmes && status 200 && see "/programmes/kapi" && installed request GET /services && status 200 && see "/services/community-centre"'
t 'and its schema'                            'installed migrate && test ! -s "$dir/err"'
t 'the manual page has every command'         'unsaid; test "$(wc -l < "$dir/commands")" -gt 15 && test ! -s "$dir/page"'

# What is loaded late (LA2 of host/late.h): from its own place, of the same version, or the server does not start and nothing else suffers.
late=$to/usr/lib/pronoia/pronoia-late.so
python3 tests/talk.py tests/browser/mother.json > "$dir/answers" 2> /dev/null
state=$(grep -o 'name="state" value="[^"]*"' "$dir/answers" | head -1 | cut -d'"' -f4)
paper() { installed request POST /check/paper "state=$state"; }
of_version() {
    printf 'const struct { const char *made; void *does[3]; } pronoia_late = { "%s" };\n' "$1" > "$dir/late.c"
    cc -shared -fPIC -o "$late" "$dir/late.c"
}
t 'a paper is printed from there'             'paper && status 200 && grep -aq "^%PDF" "$dir/page"'
t 'a late part of another version is not used' 'of_version 0.0; paper; status 500 && see "Fault: pronoia-late.so is of version 0.0, this program of" && installed request GET /programmes && status 200'
t 'nor one that is no library'                'echo nothing > "$late"; paper; status 500 && see "Fault: $late"'
t 'without it a server does not start, and says what is missing' 'rm "$late"; ! installed serve --port 1 && grep -q "pronoia-late.so is neither beside the program nor in ../lib/pronoia" "$dir/err"'
done_testing
