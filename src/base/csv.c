/* SPDX-License-Identifier: EUPL-1.2
** csv.c - CS1 to CS4 of csv.h. */
#include "base/csv.h"
#include "base/fold.h"
#include <stdbool.h>
#include <string.h>

struct reader { struct mem *mem; char *at, *end; int line; char separator; struct csv *csv; };

static char separator_of(const char *s)
{
    static const char each[] = ",;\t";
    int n[3] = { 0 };
    bool quoted = false;
    int best = 0;

    for (; *s && (quoted || (*s != '\n' && *s != '\r')); s++) {
        const char *is = strchr(each, *s);
        if (*s == '"') quoted = !quoted;
        else if (is && !quoted) n[is - each]++;
    }
    for (int i = 1; i < 3; i++) if (n[i] > n[best]) best = i;
    return each[best];
}

static void refuse(struct reader *r, int line, const char *why)
{
    if (r->csv->refused) return;
    r->csv->refused = why;
    r->csv->refused_line = line;
}

/* Steps over a line end; CRLF is one. */
static void line_end(struct reader *r)
{
    if (r->at < r->end && *r->at == '\r' && r->at + 1 < r->end && r->at[1] == '\n') r->at++;
    if (r->at < r->end) { r->at++; r->line++; }
}

static bool at_end_of_line(const struct reader *r) { return r->at >= r->end || *r->at == '\n' || *r->at == '\r'; }

static char *quoted(struct reader *r)
{
    char *start = ++r->at, *to = start;
    int line = r->line;

    for (;; r->at++) {
        if (r->at >= r->end) { refuse(r, line, "a quote that begins here is never closed"); *to = 0; return start; }
        if (*r->at == '"' && (r->at + 1 >= r->end || r->at[1] != '"')) break;
        if (*r->at == '"') r->at++;
        if (*r->at == '\n' || (*r->at == '\r' && r->at[1] != '\n')) r->line++;
        *to++ = *r->at;
    }
    r->at++;
    if (!at_end_of_line(r) && *r->at != r->separator) refuse(r, r->line, "there is text behind a closing quote");
    while (!at_end_of_line(r) && *r->at != r->separator) r->at++;
    *to = 0;                                    /* never past the closing quote */
    return start;
}

static char *plain(struct reader *r)
{
    char *start = r->at;

    while (!at_end_of_line(r) && *r->at != r->separator) r->at++;
    return start;
}

/* Cells of one line into cell[]; how many there were, also beyond CSV_COLUMNS. */
static int cells(struct reader *r, const char *cell[static CSV_COLUMNS])
{
    for (int n = 0; ; ) {
        char *one = r->at < r->end && *r->at == '"' ? quoted(r) : plain(r), *stop = r->at;
        bool more = stop < r->end && *stop == r->separator;

        if (n < CSV_COLUMNS) cell[n] = one;
        n++;
        if (more) r->at++;
        else line_end(r);
        *stop = 0;
        if (!more) return n;
    }
}

static void add_row(struct reader *r, int line, int n, const char **cell, int *room)
{
    struct csv *c = r->csv;
    struct csv_row *row;

    if (n == 1 && !*cell[0]) return;
    if (c->nrows == *room) {
        int want = *room ? *room * 2 : 256;
        c->row = mem_grow(r->mem, c->row, (size_t)*room * sizeof *c->row, (size_t)want * sizeof *c->row);
        *room = want;
    }
    row = &c->row[c->nrows++];
    *row = (struct csv_row){ .line = line, .cell = mem_get(r->mem, (size_t)c->ncolumns * sizeof *row->cell) };
    if (n > c->ncolumns) row->refused = "it has more cells than the first line has names; a separator may stand inside a text without quotes";   /* CS3 */
    for (int i = 0; i < c->ncolumns; i++) row->cell[i] = i < n ? cell[i] : "";
}

struct csv *csv_read(struct mem *m, char *text, size_t n)
{
    struct csv *c = mem_get(m, sizeof *c);
    struct reader r = { .mem = m, .at = text, .end = text + n, .line = 1, .csv = c };
    const char *cell[CSV_COLUMNS];
    int room = 0;

    if (n >= 3 && !memcmp(text, "\xef\xbb\xbf", 3)) r.at += 3;
    if (memchr(r.at, 0, (size_t)(r.end - r.at))) { refuse(&r, 1, "it is not a text file"); return c; }
    if (!utf8_valid(r.at, (size_t)(r.end - r.at))) { refuse(&r, 1, "it is not UTF-8; save it again as CSV UTF-8"); return c; }
    r.separator = c->separator = separator_of(r.at);
    if (r.at == r.end || (c->ncolumns = cells(&r, cell)) > CSV_COLUMNS || (c->ncolumns == 1 && !*cell[0])) {
        refuse(&r, 1, "its first line does not name the columns");
        c->ncolumns = 0;
        return c;
    }
    c->column = mem_get(m, (size_t)c->ncolumns * sizeof *c->column);
    memcpy(c->column, cell, (size_t)c->ncolumns * sizeof *cell);
    while (r.at < r.end && !c->refused) {
        int line = r.line, found = cells(&r, cell);
        add_row(&r, line, found, cell, &room);
    }
    return c;
}
