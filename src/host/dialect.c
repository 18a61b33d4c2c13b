/* SPDX-License-Identifier: EUPL-1.2
** dialect.c - keeps one dialect's lines of a text.  Also compiled into tools/sqlgen: no other include. */
#include "host/dialect.h"
#include <stdbool.h>
#include <string.h>

static bool mark(const char *line, size_t n, const char *word)
{
    while (n && strchr(" \t\r", line[n - 1])) n--;
    return n == strlen(word) && !memcmp(line, word, n);
}

int dialect_keep(char *sql, const char *which)
{
    bool mine = true, inside = false;
    int no = 1, opened = 0;

    for (char *s = sql; *s; no++) {
        size_t n = strcspn(s, "\n");
        bool is_sqlite = mark(s, n, "--@sqlite"), is_postgres = mark(s, n, "--@postgres"), marked = !strncmp(s, "--@", 3);

        if (marked) {
            if (mark(s, n, "--@end")) {
                if (!inside) return no;
                inside = false;
                mine = true;
            } else if (is_sqlite || is_postgres) {
                inside = true;
                opened = no;
                mine = !strcmp(which, is_sqlite ? "sqlite" : "postgres");
            } else return no;
        }
        if (marked || !mine) memset(s, ' ', n);
        s += n + (s[n] == '\n');
    }
    return inside ? opened : 0;
}
