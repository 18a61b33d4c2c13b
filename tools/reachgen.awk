# SPDX-License-Identifier: EUPL-1.2
# reachgen.awk - the .reach files of all statements as one C table, for `pronoia reach`.
BEGIN { FS = "\t"; print "/* made by reachgen.awk; do not edit */\n#include \"cmd.h\"\nconst struct reach reaches[] = {" }
{ printf "    { \"%s\", \"%s\", \"%s\", \"%s\" },\n", $1, $2, $3, $4; n++ }
END { printf "    { 0, 0, 0, 0 } };\nconst int nreaches = %d;\n", n }
