/* SPDX-License-Identifier: EUPL-1.2
** print.h - a document as a tagged PDF on A4, and QR codes (cairo, pango, qrencode).
**
** P1  The document is noted down first and drawn at the end in one go; no fault passes through cairo.
** P2  Tagged: headings, paragraphs, lists; the document's language and title are in its catalog.
** P3  Right-to-left languages begin at the right; a line never splits between two pages. */
#ifndef PRINT_H
#define PRINT_H
#include "base/mem.h"
#include <stdbool.h>

struct print;

/* title: of the document; footer: stands on every page before the page's number. */
struct print *print_open(struct mem *, const char *title, const char *lang, bool rtl, const char *footer);
void print_heading(struct print *, int level /* 1..3 */, const char *);
void print_text(struct print *, const char *);
void print_small(struct print *, const char *);
void print_strong(struct print *, const char *);
void print_item(struct print *, const char *);              /* behind a dot */
void print_small_item(struct print *, const char *);
void print_tick(struct print *, const char *, const char *small);       /* behind a box to tick; small goes on in the same line, may be "" */
void print_pair(struct print *, const char *label, const char *text);
void print_qr(struct print *, const char *text);            /* 25 mm */
/* A table over the whole width: `wide` are shares of it, at most 48 columns; the head stands on every page.  Of head and cells
** the arrays are copied, the words noted.  After the last row print_table_end(), where at least one row was written. */
struct table;
struct table *print_table(struct print *, int columns, const int *wide, const char *const *head, bool small);
void print_row(struct print *, const struct table *, const char *const *cells);
void print_table_end(struct print *, const struct table *);
/* What follows is in this language, below a space; the footer stays as it is. */
void print_language(struct print *, const char *lang, bool rtl);
/* Draws it. Gives the PDF's bytes in mem; pages may be NULL. Faults when cairo refuses. */
const char *print_close(struct print *, size_t *n, int *pages);
#endif
