/* SPDX-License-Identifier: EUPL-1.2
** print_own.h - a document as print.c notes it down and late/print_draw.c draws it.  Nobody else includes it. */
#ifndef PRINT_OWN_H
#define PRINT_OWN_H
#include "host/print.h"

enum what { HEADING1, HEADING2, HEADING3, TEXT, SMALL, STRONG, ITEM, SMALL_ITEM, TICK, PAIR, QR, LANGUAGE, ROW, TABLE_END };
struct table { int columns; double *share /* of the width, 1 in all */; const char *const *head; const char *font; };
struct item { enum what what; const char *a, *b; const struct table *table; const char *const *cells; };
struct print {
    struct mem *mem;
    const char *title, *lang, *footer;
    bool rtl;
    int n, room;
    struct item *at;
};
#endif
