/* SPDX-License-Identifier: EUPL-1.2
** cmd_reach.c - pronoia reach WORD: which statements read or write the columns whose name holds the word.
**
** The table is made while building, from what SQLite itself says each statement touches. */
#include "cmd.h"
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* A statement that inserts or deletes touches "table.*": it belongs to every column of the table. */
static bool concerns(const struct reach *x, const char *word)
{
    size_t n = strcspn(x->column, ".");

    if (strstr(x->column, word)) return true;
    if (strcmp(x->column + n, ".*")) return false;
    for (int i = 0; i < nreaches; i++)
        if (!strncmp(reaches[i].column, x->column, n + 1) && strstr(reaches[i].column + n, word)) return true;
    return false;
}

int cmd_reach(int argc, char **argv)
{
    int found = 0;

    if (argc != 2) { fprintf(stderr, "usage: pronoia reach WORD, for instance: pronoia reach staff_account.name\n"); return 2; }
    for (int i = 0; i < nreaches; i++) {
        const struct reach *x = &reaches[i];
        if (!concerns(x, argv[1])) continue;
        printf("%s\t%s\t%s\t%s\n", x->file, x->statement, x->does, x->column);
        found++;
    }
    if (!found) fprintf(stderr, "pronoia reach: no statement touches a column named like '%s'\n", argv[1]);
    return found ? 0 : 1;
}
