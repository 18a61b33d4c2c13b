#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# wordcheck.sh - what the tree may not contain: a source without its licence line, a marker of unfinished work,
# a file over 400 lines of C, a word a room may not say, trailing conflict marks. TAP on stdout.
cd "$(dirname "$0")/.." || exit 1
n=0; bad=0
report() {  # what, breaches
    n=$((n + 1))
    if [ -z "$2" ]; then echo "ok $n - $1"; else bad=1; echo "not ok $n - $1"; echo "$2" | sed 's/^/# /'; fi
}
files() {   # every file of the project, without what is built or fetched
    find . \( -name .git -o -name node_modules -o -path ./build -o -path ./var \) -prune -o -type f "$@" -print | sed 's,^\./,,' | sort
}

unlicensed=$(files \( -name '*.[ch]' -o -name '*.sh' -o -name '*.t' -o -name '*.awk' -o -name '*.sql' -o -name '*.js' -o -name '*.mjs' -o -name '*.css' -o -name '*.py' -o -name Makefile \) |
    xargs grep -L 'SPDX-License-Identifier: EUPL-1.2')
report 'every source says its licence in its first lines' "$unlicensed"

# shellcheck disable=SC2046
unfinished=$(grep -nEI '(^|[^A-Za-z])(TO''DO|FIX''ME|XX''X)([^A-Za-z]|$)' $(files \( -name '*.[ch]' -o -name '*.sh' -o -name '*.t' -o -name '*.sql' -o -name '*.html' -o -name '*.tsv' -o -name '*.txt' -o -name '*.yaml' -o -name '*.md' \)) /dev/null)
report 'nothing is marked unfinished' "$unfinished"

# shellcheck disable=SC2046
marks=$(grep -nEI '^(<<<<<<<|>>>>>>>)( |$)' $(files ! -name '*.png') /dev/null)
report 'no mark of a merge was left behind' "$marks"

long=$(files -path './src/*' -name '*.[ch]' | while read -r f; do l=$(wc -l < "$f"); [ "$l" -le 400 ] || echo "$f: $l lines"; done)
report 'no C file is longer than 400 lines' "$long"

unbanned=$(files -path './src/rooms/*' -name '*.c' ! -name '*_test.c' | while read -r f; do
    grep -nE '(^|[^a-z_.>])(malloc|calloc|realloc|free|time|localtime|gmtime|rand|random|getenv|strcpy|strcat|sprintf|printf)\(' "$f" | grep -vE '^[0-9]+:[ ]*(\*|/\*)' | sed "s,^,$f:,"; done)
report 'no room calls the heap, the clock, chance or the environment' "$unbanned"

clock=$(files -path './src/*' -name '*.c' | grep -v '^src/host/clock\.c$' | while read -r f; do
    grep -nE '(^|[^a-z_])(time|gettimeofday|clock_gettime|localtime|localtime_r|rand|random|srand)\(' "$f" | grep -vE '^[0-9]+:[ ]*(\*|/\*)' | sed "s,^,$f:,"; done)
report 'only host/clock.c asks the clock, and nobody rand()' "$clock"

# Law is data: what a programme gives, to whom and for how much stands in programmes/ and towns/, so no C and no SQL names one.
# The demonstration's own families may; so may the three lists of kinds: a structure, an event, a certificate is called like what it gives.
names=$(for d in programmes/*/; do basename "$d"; done)
legal=$(files \( -path './src/*' -name '*.[ch]' -o -path './src/*' -name '*.sql' \) ! -name '*_test.c' ! -name 'demo*.[ch]' ! -path './src/rooms/access/units.c' ! -path './src/rooms/events/kinds.h' ! -path './src/rooms/certificates/draw.c' |
    xargs grep -nwF "$(printf '%s\n' "$names" | sed 's/.*/"&"\n'"'&'"'/')" | grep -vE '^[^:]*:[0-9]+:[ ]*(\*|/\*|--)')
report 'no programme is named in C or SQL' "$legal"

packages=$(awk '!/^#/ && $1 == "run" && $2 ~ /-dev$/ && $2 != "libc6-dev" { print $2 }' tools/packages.txt | while read -r p; do
    grep -q "$p" debian/control || echo "$p is in tools/packages.txt but not in debian/control"; done)
report 'the package builds with what ./run installs' "$packages"

# What the Makefile links must be installed by ./run: each library's .pc file belongs to a package of the list.
if command -v dpkg-query >/dev/null; then
    unlisted=$(sed -n 's/^PACKAGES\(_LATE\)\{0,1\} *= *//p' Makefile | tr ' ' '\n' | while read -r module; do
        dir=$(pkg-config --variable=pcfiledir "$module") || { echo "$module is not installed"; continue; }
        package=$(dpkg-query -S "$dir/$module.pc" 2>/dev/null | sed 's/[:,].*//')
        grep -q "^run *${package:-none} " tools/packages.txt || echo "$module comes from $package, which is not in tools/packages.txt"
    done)
    report 'every library of the Makefile is installed by ./run' "$unlisted"
else
    n=$((n + 1)); echo "ok $n - every library of the Makefile is installed by ./run # SKIP no dpkg here"
fi
echo "1..$n"
exit $bad
