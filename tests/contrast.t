# SPDX-License-Identifier: EUPL-1.2
# Contrast: every pair of colours that carries words has at least 4.5:1 (WCAG 2.2, 1.4.3), in the sheet and with more
# contrast.  A town's own colours are checked when the town is read (rooms/portal/town_colours.c).
sheet=src/web/static/pronoia.css
echo 1..2

# pairs LEAST FILE...: later files' colours replace earlier ones.  Says what is too pale.
pairs() {
    least=$1; shift
    awk -v least="$least" '
        function hex(s,   i, n) { n = 0; s = tolower(s); for (i = 1; i <= length(s); i++) n = n * 16 + index("0123456789abcdef", substr(s, i, 1)) - 1; return n }
        function channel(s) { s = hex(s) / 255; return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ^ 2.4 }
        function light(c,   h) {
            h = c ~ /^#/ ? substr(c, 2) : substr(value[c], 2)
            if (length(h) == 3) h = substr(h, 1, 1) substr(h, 1, 1) substr(h, 2, 1) substr(h, 2, 1) substr(h, 3, 1) substr(h, 3, 1)
            if (length(h) != 6) { print "no colour: " c; return -1 }
            return 0.2126 * channel(substr(h, 1, 2)) + 0.7152 * channel(substr(h, 3, 2)) + 0.0722 * channel(substr(h, 5, 2))
        }
        function check(words, ground,   a, b, t) {
            a = light(words); b = light(ground)
            if (a < 0 || b < 0) return
            if (a < b) { t = a; a = b; b = t }
            t = (a + 0.05) / (b + 0.05)
            if (t < least) printf "%s on %s: %.2f, %s wanted\n", words, ground, t, least
        }
        {
            line = $0
            while (match(line, /--[a-z0-9]+:#[0-9a-fA-F]+/)) {
                split(substr(line, RSTART + 2, RLENGTH - 2), kv, ":"); value[kv[1]] = kv[2]; line = substr(line, RSTART + RLENGTH)
            }
        }
        END {
            value["white"] = "#ffffff"
            n = split("ink:paper ink:soft ink2:paper ink2:soft link:paper link:soft linkh:paper vis:paper err:paper white:p1 white:p2 white:ok ink:focus " \
                      "ink:okbg ink:warnbg ink:errbg ink:infobg ok:paper warn:paper", list, " ")
            for (i = 1; i <= n; i++) { split(list[i], p, ":"); check(p[1], p[2]) }
        }' "$@"
}

# report NUMBER WHAT: the lines on standard input are complaints.
report() {
    bad=$(cat)
    if [ -z "$bad" ]; then echo "ok $1 - $2"; else echo "not ok $1 - $2"; echo "$bad" | sed 's/^/# /'; fi
}

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
grep -m1 '^:root{' $sheet >"$work/root"
grep -m1 '^\.hc{' $sheet >"$work/more"
pairs 4.5 "$work/root" | report 1 'the sheet: words stand out from their ground'
# Links and grounds change with more contrast; the header keeps its own colours.
pairs 4.5 "$work/root" "$work/more" | report 2 'the sheet with more contrast'
