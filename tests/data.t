# SPDX-License-Identifier: EUPL-1.2
# data.t - what programmes and towns name must exist: sources, kinds of structures, places' names, facts, languages.
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; n=0
t() {   # what holds; the lines that break it stand in $dir/bad
    n=$((n + 1))
    if [ -s "$dir/bad" ]; then echo "not ok $n - $1"; sed 's/^/# /' "$dir/bad"; else echo "ok $n - $1"; fi
}
rules=$(ls programmes/*/rules.txt towns/*/programmes/*/rules.txt)

# shellcheck disable=SC2086
cut -f1 programmes/sources.tsv | sort -u > "$dir/sources"
grep -oh '^[^#]*source [a-z0-9-]*' $rules | sed 's/.*source //' | sort -u | comm -23 - "$dir/sources" > "$dir/bad"
t 'every source named beside a law is in programmes/sources.tsv'

sed -n 's/^structure\.\([a-z_]*\)	.*/\1/p' src/rooms/portal/texts.tsv | sort -u > "$dir/kinds"
sed -n 's/^where: \[\(.*\)\].*/\1/p' programmes/*/programme.yaml towns/*/programmes/*/programme.yaml | tr -d ' ' | tr ',' '\n' | sort -u |
    comm -23 - "$dir/kinds" > "$dir/bad"
t 'every kind of place a programme sends one to has a name'

for f in towns/*/structures.yaml; do
    town=${f%/structures.yaml}
    sed -n 's/^  - id: //p' "$f" | while read -r id; do grep -q "^place\.$id\.name	" "$town/texts.tsv" || echo "$town: $id"; done
done > "$dir/bad"
t 'every structure has a name'

sed -n 's/^place\.\(.*\)\.\(name\|note\|photo\)	.*/\1/p' towns/*/texts.tsv | sort -u > "$dir/named"
sed -n 's/^  - id: //p' towns/*/structures.yaml | sort -u | comm -13 - "$dir/named" > "$dir/bad"
t 'no name of a structure that is not there'

awk '/^fact / { name = $2; sub(/:.*/, "", name) } /^ +town/ { print name }' programmes/facts.txt | sort -u > "$dir/facts"
for f in towns/*/facts.tsv; do sed '1d; /^#/d; s/	.*//' "$f"; done | sort -u | comm -23 - "$dir/facts" > "$dir/bad"
t 'a town tells only facts that are marked town'

awk -F'\t' 'FNR == 1 { delete col; for (i = 1; i <= NF; i++) col[$i] = i; next } /^#/ || !NF { next }
    { for (l in want) if (!(l in col) || $col[l] == "") print FILENAME ":" FNR ": " $1 " has no " l }
    BEGIN { want["el"]; want["en"]; want["ar"]; want["sq"]; want["uk"] }' programmes/texts.tsv programmes/*/texts.tsv towns/*/texts.tsv \
    towns/*/programmes/*/texts.tsv src/rooms/portal/texts.tsv src/rooms/entitlements/texts.tsv src/rules/texts.tsv > "$dir/bad"
t 'what a resident reads exists in five languages'

find towns programmes src/rooms/portal -type f | xargs grep -il 'ξενώνα[ςσ]* φιλοξενίας γυναικών\|womens_shelter\|kind: shelter' 2> /dev/null |
    grep -v '_test.c\|/stays.yaml$\|/town_stays.c$\|\.t$' > "$dir/bad"
t 'no shelter for women is in the data'
awk '/^  - kind: / { on = /womens_shelter/ } on && !/^  - kind: womens_shelter$/ && !/^    (nightly|warn|follow_months|girls_to|boys_to): [a-z0-9]+$/ &&
    !/^    (cycles|papers|shifts):$/ && !/^      - \{id: [a-z_]+, [a-z_0-9:," ]+\}$/ { print FILENAME ":" FNR ": " $0 }' towns/*/stays.yaml > "$dir/bad"
t 'how long one stays in it is all that is said of it: no room, no name, no place'
for p in programmes/*/; do ls "$p"cases.tsv "$p"texts.tsv "$p"programme.yaml "$p"bogus/*.txt 2>&1 > /dev/null; done > "$dir/bad"
t 'every programme has cases, texts and something it refuses'
taken=$(sed -n 's/^ *location ~ ^\/(\(.*\))\$ {$/\1/p' debian/nginx/pronoia | tail -1)
grep -rhoE 'PAGE\([^;]*' src/rooms --include=*.c -z | tr '\0\n' '\n ' | grep -a 'upload = true' | sed 's/.*\.path = "\/\([^"]*\)".*/\1/' | while read -r path; do
    echo "|$taken|" | grep -qF "|$path|" || echo "/$path takes a file and is not in the location of debian/nginx/pronoia that lets 12 MB through"
done > "$dir/bad"
t 'nginx lets a file through to every page that takes one'
echo "1..$n"
