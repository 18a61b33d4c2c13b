/* SPDX-License-Identifier: EUPL-1.2
** csv.h - a table as spreadsheets save it (RFC 4180, and what they really write).
**
** CS1  A byte order mark is skipped; the separator is the one of , ; and tab that stands most often in the first line,
**      outside quotes; a line ends in LF, CRLF or CR.
** CS2  Quoted cells may hold separators, line ends and "" for a quote.  A quote that is never closed, or text behind a
**      closing one, is refused with its line; nothing is guessed.
** CS3  A row shorter than the head is filled with ""; a longer one is refused, for its cells have shifted.
** CS4  What a spreadsheet would calculate (=, +, -, @ in front) is text here like any other.
** CS5  Written: a byte order mark, commas, every cell quoted, CRLF; text that a spreadsheet would calculate gets a ' in front. */
#ifndef CSV_H
#define CSV_H
#include "base/out.h"

enum { CSV_COLUMNS = 200 };
struct csv_row { int line; const char **cell; const char *refused; };       /* refused: why, NULL = fine */
struct csv {
    int ncolumns; const char **column;          /* the head */
    int nrows; struct csv_row *row;             /* empty lines are left out */
    char separator;
    const char *refused;                        /* the file as a whole: no head, not UTF-8, a quote never closed */
    int refused_line;
};
/* ---- writing ---- */
void csv_begin(struct out *);
void csv_cell(struct out *, const char *);
void csv_figure(struct out *, int64_t raw, int places);                 /* raw * 10^-places, as a number: 12.5 */
void csv_end_row(struct out *);

/* text: UTF-8, n bytes, text[n] = 0; it is changed and the cells point into it. */
struct csv *csv_read(struct mem *, char *text, size_t n);
#endif
