/* SPDX-License-Identifier: EUPL-1.2
** print.c - notes a document down and has it drawn (P1 of print.h). */
#include "host/print_own.h"
#include "host/print_pdf.h"
#include "host/late.h"
#include <stdlib.h>
#include <string.h>

struct print *print_open(struct mem *m, const char *title, const char *lang, bool rtl, const char *footer)
{
    struct print *p = mem_get(m, sizeof *p);

    *p = (struct print){ .mem = m, .title = title, .lang = lang, .rtl = rtl, .footer = footer };
    return p;
}

static void note(struct print *p, enum what what, const char *a, const char *b)
{
    if (p->n == p->room) {
        int want = p->room ? 2 * p->room : 64;
        p->at = mem_grow(p->mem, p->at, sizeof *p->at * (size_t)p->room, sizeof *p->at * (size_t)want);
        p->room = want;
    }
    p->at[p->n++] = (struct item){ .what = what, .a = a ? a : "", .b = b ? b : "" };
}

void print_heading(struct print *p, int level, const char *s) { note(p, level < 2 ? HEADING1 : level == 2 ? HEADING2 : HEADING3, s, 0); }
void print_text(struct print *p, const char *s) { note(p, TEXT, s, 0); }
void print_small(struct print *p, const char *s) { note(p, SMALL, s, 0); }
void print_strong(struct print *p, const char *s) { note(p, STRONG, s, 0); }
void print_item(struct print *p, const char *s) { note(p, ITEM, s, 0); }
void print_small_item(struct print *p, const char *s) { note(p, SMALL_ITEM, s, 0); }
void print_tick(struct print *p, const char *s, const char *small) { note(p, TICK, s, small); }
void print_pair(struct print *p, const char *label, const char *s) { note(p, PAIR, label, s); }
void print_qr(struct print *p, const char *s) { note(p, QR, s, 0); }
/* The words live as long as the paper; who lists them in an array of their own may leave it. */
static const char *const *kept(struct print *p, const char *const *cells, int n)
{
    return memcpy(mem_get(p->mem, (size_t)n * sizeof *cells), cells, (size_t)n * sizeof *cells);
}

struct table *print_table(struct print *p, int columns, const int *wide, const char *const *head, bool small)
{
    struct table *t = mem_get(p->mem, sizeof *t);
    double all = 0;

    *t = (struct table){ columns, mem_get(p->mem, (size_t)(columns + 1) * sizeof *t->share), kept(p, head, columns), small ? "sans 6.5" : "sans 8" };
    for (int i = 0; i < columns; i++) all += wide[i];
    for (int i = 0; i < columns; i++) t->share[i] = wide[i] / all;
    return t;
}

static void note_row(struct print *p, enum what what, const struct table *t, const char *const *cells)
{
    note(p, what, "", "");
    p->at[p->n - 1].table = t;
    p->at[p->n - 1].cells = cells;
}

void print_row(struct print *p, const struct table *t, const char *const *cells)
{
    if (!p->n || p->at[p->n - 1].table != t) note_row(p, ROW, t, t->head);
    note_row(p, ROW, t, kept(p, cells, t->columns));
}

void print_table_end(struct print *p, const struct table *t) { note_row(p, TABLE_END, t, NULL); }

void print_language(struct print *p, const char *lang, bool rtl) { note(p, LANGUAGE, lang, rtl ? "rtl" : ""); }

static bool add(void *to, const void *bytes, size_t n) { return bytes_add(to, bytes, n); }

const char *print_close(struct print *p, size_t *n, int *pages)
{
    const struct late *l = late(p->mem->fate);
    struct bytes b = { 0 };
    int count;

    risk(p->mem->fate, "draw a PDF");
    bool fine = l->print_draw(p, add, &b, &count) && pdf_say_language(&b, p->lang);
    if (!fine || p->mem->used + b.n + 4096 > p->mem->ceiling) {
        free(b.at);
        fault(p->mem->fate, fine ? "a PDF is larger than the visit's memory" : "a PDF could not be drawn");
    }
    char *to = mem_get(p->mem, b.n + 1);
    memcpy(to, b.at, b.n);
    *n = b.n;
    if (pages) *pages = count;
    free(b.at);
    return to;
}
