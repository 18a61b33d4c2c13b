/* SPDX-License-Identifier: EUPL-1.2
** texts_in.h - how the texts lie in memory: for texts.c and texts_read.c only.
**
** at[lang * room + number] is the sentence a reader of lang gets, Greek where theirs is missing; own[] (same
** index) says whether it is in lang.  A look-up is one array access. */
#ifndef TEXTS_IN_H
#define TEXTS_IN_H
#include "base/texts.h"
#include "base/locale.h"

struct family { int form[PLURALS]; };   /* numbers of the plural forms; -1 when absent */

struct texts {
    struct mem *mem;
    int nlang;
    struct language *lang;
    const struct locale **locale;
    int n, room;                        /* ids, and what the arrays can hold */
    const char **id;
    const char **at;
    bool *own;
    int *family_of;                     /* number -> index into family, -1 */
    int nfamily;
    struct family *family;
    int *slot;                          /* hash table of ids: number + 1, 0 = free */
    unsigned slots;                     /* a power of two, at least twice room */
};

/* The slot of an id: where it is, or where it would go. */
int *texts_slot(const struct texts *, const char *id, size_t n);

/* texts_cut.c: tab-separated lines.  Columns are told in characters, as editors count them. */
enum { COLUMNS_MAX = 40 };
struct cell { const char *s; size_t n; };

size_t line_length(const char *, const char *end);          /* without its newline */
/* Cuts a line at its tabs; returns how many cells there are, which may be more than fit. */
int line_split(const char *, size_t, struct cell cells[COLUMNS_MAX]);
int cell_column(const struct cell *line, int i);            /* where cell i of a cut line begins */
char *cell_text(struct mem *, const struct cell *);         /* a copy, zero-terminated */
/* The first line that is neither comment nor empty; *line its number, *rest what follows. */
size_t find_header(const struct source *, const char **header, int *line, const char **rest);
int utf8_bad_column(const char *, size_t);                  /* of a text that is not valid: where its first bad byte stands */
#endif
