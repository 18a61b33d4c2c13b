/* SPDX-License-Identifier: EUPL-1.2
** import.h - people from a table of another system.
**
** IM1  Every line of the file is accounted for: it arrived, was here already, or was refused with a reason; a column that is
**      not read is told.
** IM2  A file read twice, or read on after it was stopped, makes nobody twice.
** IM3  A dry run says the same without writing.
** IM4  What a number's check digits say is kept beside it and told, never a reason to refuse (RG2). */
#ifndef IMPORT_H
#define IMPORT_H
#include "web/req.h"
#include "base/csv.h"

enum import_field {
#define FIELD(word, WORD, headers) IMPORT_##WORD,
#include "rooms/registry/import_fields.h"
#undef FIELD
    IMPORT_FIELDS
};
extern const char *const import_words[IMPORT_FIELDS];           /* "family", "given", ... */

struct import_refusal { int line; const char *why; };
struct import {
    struct mem *mem;                                            /* outlives the visits: the receipt is in it */
    const struct csv *table;
    int column[IMPORT_FIELDS];                                  /* -1 = not in the table */
    unsigned char batch[32];                                    /* SHA-256 of the file */
    bool dry;
    int next, began;                                            /* row to go on with; where this visit began, plus one */
    int arrived, before, refused, odd;                          /* odd: arrived with a number whose check digits do not fit */
    int room; struct import_refusal *why;
    struct import_seen *seen;                                   /* what this file said before */
};

/* Finds the columns by their names as other systems write them (folded). */
void import_columns(struct import *);
/* "field=Column"; false: there is no such field or column. */
bool import_map(struct import *, const char *pair);
/* Is this column of the table read? */
bool import_reads(const struct import *, int column);
/* NULL, or why the table cannot be imported as it is. */
const char *import_wrong(const struct import *);
/* The visit was undone: back to what was before it. */
void import_back(struct import *, const struct import *before);
/* The next `most` rows, inside one visit (a write visit unless dry).  False when there are no more. */
bool import_some(struct req *, struct import *, int most);
#endif
