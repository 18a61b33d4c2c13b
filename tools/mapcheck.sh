#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# mapcheck.sh - who may include whom: base < rules, match, allot, slots, disclose, host < web < rooms < main; rules, match, allot, slots, disclose and host do not know each other.
# A room enters another only by its door, and only where MAP.md lists it: `a -> b` is b/b.h, `a -> b/c.h` is b/c.h.
# TAP on stdout; every breach is a line "file:line: what".
cd "$(dirname "$0")/.." || exit 1
# shellcheck disable=SC2016  # backquotes are part of the list
doors=$(sed -n '/^<!-- doors -->/,/^<!-- end of doors -->/p' MAP.md | sed -n 's/^- `\([a-z]*\) -> \([a-z]*\)\(\/[a-z_]*\.h\)\{0,1\}`.*/\1>\2\3/p' | tr '\n' ' ')
n=0; bad=0
report() {  # what, breaches
    n=$((n + 1))
    if [ -z "$2" ]; then echo "ok $n - $1"; else bad=1; echo "not ok $n - $1"; echo "$2" | sed 's/^/# /'; fi
}

includes=$(find src -name '*.[ch]' -exec awk -v doors=" $doors" '
function floor(p) {
    if (p ~ /^base\// || p !~ /\//) return 0
    if (p ~ /^(rules|match|allot|slots|disclose|host)\//) return 1
    if (p ~ /^web\//) return 2
    if (p ~ /^rooms\//) return 3
    return 0
}
FNR == 1 { me = FILENAME; sub(/^src\//, "", me); mine = me !~ /\// ? 4 : floor(me) }
/^#[ ]*include "/ && FILENAME !~ /_test\.c$/ {              # a test may call on every floor
    split($0, q, "\""); it = q[2]
    if (it !~ /\//) next                                    # own folder, own generated files
    if (it == "web/req.h" && me ~ /^host\//) next           # the request is the shared noun
    at = FILENAME ":" FNR ": "
    if (floor(it) > mine) print at "goes upstairs to " it
    if (floor(me) == 1 && floor(it) == 1 && substr(me, 1, 4) != substr(it, 1, 4)) print at "goes sideways to " it
    if (me ~ /^rooms\// && it ~ /^rooms\/.*\//) {
        split(me, a, "/"); split(it, b, "/")
        if (a[2] == b[2]) next
        way = a[2] ">" b[2]
        if (index(doors, " " way "/" b[3] " ")) next
        if (b[3] != b[2] ".h") print at "enters " b[2] " through the window " it
        else if (!index(doors, " " way " ")) print at "the door " a[2] " -> " b[2] " is not in MAP.md"
    }
}' {} +)
report 'every include goes down, and through a door of MAP.md' "$includes"

# A table is named <room>_<what>; another room may look through the windows <room>_open_* only.
tables=$(sed -n 's/^CREATE TABLE \(IF NOT EXISTS \)\{0,1\}\([a-z_]*\).*/\2/p' schema/*.sql 2>/dev/null | tr '\n' ' ')
sideways=$(find src/rooms -name '*.sql' -exec awk -v tables="$tables" '
BEGIN { n = split(tables, t, " ") }
FNR == 1 { split(FILENAME, a, "/"); room = a[3] }
/^--/ { next }
{ for (i = 1; i <= n; i++) if (index(t[i], room "_") != 1 && t[i] !~ /_open_/ && match($0, "(^|[^a-z_])" t[i] "([^a-z_]|$)"))
      print FILENAME ":" FNR ": reads " t[i] ", which belongs to another room" }' {} + 2>/dev/null)
report 'every SQL statement stays in its own room, or looks through a window' "$sideways"

unused=''
for door in $doors; do
    from=${door%>*} to=${door#*>}
    case $to in */*) ;; *) to=$to/$to.h ;; esac
    grep -rqs "include \"rooms/$to\"" "src/rooms/$from" || unused="$unused$from -> $to is listed in MAP.md but nobody uses it
"
done
report 'every door of MAP.md is used' "${unused%?}"
bare=''
for d in src/rooms/*/; do
    [ -d "$d" ] || continue
    [ -f "${d}room.md" ] || bare="$bare$d has no room.md
"
done
report 'every room has its room.md' "${bare%?}"
echo "1..$n"
exit $bad
