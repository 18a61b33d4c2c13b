/* SPDX-License-Identifier: EUPL-1.2
** cmd_reach.c - pronoia reach WORD: which statements read or write the columns whose name holds the word.
**
** The table is made while building, from what SQLite itself says each statement touches. */
#include "cmd.h"
#include <stdio.h>
#include <string.h>

int cmd_reach(int argc, char **argv)
{
    int found = 0;

    if (argc != 2) { fprintf(stderr, "usage: pronoia reach WORD, for instance: pronoia reach staff_account.name\n"); return 2; }
    for (int i = 0; i < nreaches; i++) {
        const struct reach *x = &reaches[i];
        if (!strstr(x->column, argv[1])) continue;
        printf("%s\t%s\t%s\t%s\n", x->file, x->statement, x->does, x->column);
        found++;
    }
    if (!found) fprintf(stderr, "pronoia reach: no statement touches a column named like '%s'\n", argv[1]);
    return found ? 0 : 1;
}
