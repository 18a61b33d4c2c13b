# SPDX-License-Identifier: EUPL-1.2
# textgen.awk - build/texts.tsv -> text.h (h=1) or text_ids.c: the ids as numbers, in the byte order of the ids.
#
# An id with plural forms (x.one x.other) also gives its base, T_x, which is what the code asks for.
BEGIN { FS = "\t" }
function add(id,   c) {
    c = id; gsub(/\./, "_", c)
    if (c in named) { if (named[c] != id) { print "texts: " id " and " named[c] " both become T_" c > "/dev/stderr"; bad = 1 }; return }
    named[c] = id; n++; ids[n] = id; names[n] = c
}
FNR == 1 { next }
{
    base = $1
    if (sub(/\.(zero|one|two|few|many|other)$/, "", base)) add(base)
    add($1)
}
# All ids, each as fmt says it.
function list(fmt, of,   k) {
    fflush()
    for (k = 1; k <= n; k++) printf "%s\t" fmt "\n", ids[k], of[k] | sort
    close(sort)
}
END {
    sort = "LC_ALL=C sort | cut -f2"
    if (h) {
        print "/* made from texts.tsv; do not edit */\n#ifndef TEXT_H\n#define TEXT_H\nenum text {"
        list("    T_%s,", names)
        print "    TEXTS_BUILTIN\n};\nextern const char *const text_ids[];\n#endif"
    } else {
        print "#include \"text.h\"\nconst char *const text_ids[] = {"
        list("    \"%s\",", ids)
        print "    0\n};"
    }
    exit bad
}
