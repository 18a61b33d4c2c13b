/* SPDX-License-Identifier: EUPL-1.2
** xlsx.c - spreadsheets: noted down, then written into memory in one go (X1). */
#define _GNU_SOURCE
#include "host/xlsx.h"
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

enum { SHEET_NAME = 31, COLUMNS = 100 };
struct cell { int row, column; const char *text; double number; bool head; };
struct xlsx { struct mem *mem; const char *title; int n, most; struct cell *at; int wide[COLUMNS]; };

struct xlsx *xlsx_open(struct mem *m, const char *title)
{
    struct xlsx *x = mem_get(m, sizeof *x);

    x->mem = m;
    x->title = title;
    return x;
}

void xlsx_wide(struct xlsx *x, int column, int letters) { if (column < COLUMNS) x->wide[column] = letters; }

static void note(struct xlsx *x, struct cell c)
{
    if (x->n == x->most) {
        struct cell *more = mem_get(x->mem, (size_t)(x->most = x->most ? 2 * x->most : 256) * sizeof *more);
        if (x->n) memcpy(more, x->at, (size_t)x->n * sizeof *more);
        x->at = more;
    }
    x->at[x->n++] = c;
}

void xlsx_text(struct xlsx *x, int row, int column, const char *s, bool head) { note(x, (struct cell){ row, column, s, 0, head }); }
void xlsx_number(struct xlsx *x, int row, int column, double v) { note(x, (struct cell){ row, column, NULL, v, false }); }

/* A sheet's name: without the signs that a spreadsheet refuses, cut between letters. */
static const char *sheet_name(struct xlsx *x)
{
    char *name = mem_get(x->mem, strlen(x->title) + 1);
    int letters = 0;
    size_t n = 0;

    for (const char *s = x->title; *s; s++) {
        if (((unsigned char)*s & 0xc0) != 0x80 && letters++ == SHEET_NAME) break;
        name[n++] = strchr("[]:*?/\\'", *s) ? ' ' : *s;
    }
    name[n] = 0;
    return name;
}

/* ---- writing: nothing below may fault ---------------------------------------------------------------- */

static bool write_to(const struct xlsx *x, const char *name, const char *path)
{
    lxw_workbook *book = workbook_new(path);
    lxw_worksheet *sheet = book ? workbook_add_worksheet(book, name) : NULL;
    lxw_format *bold = sheet ? workbook_add_format(book) : NULL;

    if (!bold) return false;
    format_set_bold(bold);
    for (int i = 0; i < COLUMNS; i++) if (x->wide[i]) worksheet_set_column(sheet, (lxw_col_t)i, (lxw_col_t)i, x->wide[i], NULL);
    for (int i = 0; i < x->n; i++) {
        const struct cell *c = &x->at[i];
        if (c->text) worksheet_write_string(sheet, (lxw_row_t)c->row, (lxw_col_t)c->column, c->text, c->head ? bold : NULL);         /* X2 */
        else worksheet_write_number(sheet, (lxw_row_t)c->row, (lxw_col_t)c->column, c->number, NULL);
    }
    return workbook_close(book) == LXW_NO_ERROR;
}

/* ---- end ---------------------------------------------------------------------------------------------- */

/* Packed, it is never larger than this. */
static size_t most_of(const struct xlsx *x)
{
    size_t n = 1 << 16;

    for (int i = 0; i < x->n; i++) n += 256 + (x->at[i].text ? 6 * strlen(x->at[i].text) : 0);
    return n;
}

const char *xlsx_close(struct xlsx *x, size_t *n)
{
    const char *name = sheet_name(x);
    size_t most = most_of(x);
    char path[40], *bytes = mem_get(x->mem, most);      /* before anything is open (X1) */
    int fd = memfd_create("xlsx", MFD_CLOEXEC);
    ssize_t got = -1;

    if (fd < 0) return NULL;
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    if (write_to(x, name, path)) got = pread(fd, bytes, most, 0);
    close(fd);
    *n = got > 0 ? (size_t)got : 0;
    return got > 0 && (size_t)got < most ? bytes : NULL;
}
