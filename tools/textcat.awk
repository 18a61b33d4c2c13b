# SPDX-License-Identifier: EUPL-1.2
# textcat.awk - all texts.tsv of the source tree, collated into one table.
#
# Each file's first line names its columns (id note el en ar ...); the table has the union of them.
# Refused: an id without Greek or English, an id written twice, a row with more cells than its header.
function no(why) { print FILENAME ":" FNR ": " why > "/dev/stderr"; bad = 1 }
BEGIN { FS = OFS = "\t"; split("id note el en", col, " "); for (nc = 1; nc <= 4; nc++) at[col[nc]] = nc; nc = 4 }
{ sub(/\r$/, "") }
FNR == 1 {
    if ($1 != "id") no("the first line names the columns: id note el en ...")
    split("", here); width = NF
    for (i = 1; i <= NF; i++) { if (!($i in at)) { col[++nc] = $i; at[$i] = nc }; here[i] = at[$i] }
    next
}
/^[ \t]*$/ || /^#/ { next }
{
    if (NF > width) no("more cells than columns")
    if ($1 !~ /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/) { no("not an id: '" $1 "'"); next }
    if ($1 in seen) { no($1 " is already in " seen[$1]); next }
    seen[$1] = FILENAME ":" FNR; n++
    for (i = 1; i <= NF; i++) cell[n, here[i]] = $i
    if (cell[n, 3] == "") no($1 " has no Greek")
    if (cell[n, 4] == "") no($1 " has no English")
}
END {
    for (i = 1; i <= nc; i++) printf "%s%s", col[i], i < nc ? OFS : "\n"
    for (k = 1; k <= n; k++) for (i = 1; i <= nc; i++) printf "%s%s", cell[k, i], i < nc ? OFS : "\n"
    exit bad
}
