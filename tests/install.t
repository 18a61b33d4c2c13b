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
t 'make install puts it below one folder'     'make -s O="$O" install DESTDIR="$to" PREFIX=/usr > "$dir/page" 2>&1 && test -x "$to/usr/bin/pronoia" && ! find "$to" -type f | grep -vE "^$to/usr/(bin/pronoia|share/pronoia/|share/man/man1/)" > "$dir/page"'
t 'from there it finds its rules, texts and town' 'installed request GET /programmes && status 200 && see "/programmes/kapi" && installed request GET /services && status 200 && see "/services/community-centre"'
t 'and its schema'                            'installed migrate && test ! -s "$dir/err"'
t 'the manual page has every command'         'unsaid; test "$(wc -l < "$dir/commands")" -gt 15 && test ! -s "$dir/page"'
done_testing
