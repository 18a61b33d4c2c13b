/* SPDX-License-Identifier: EUPL-1.2
** sheets.h - tables that are built once and answered as a page, a spreadsheet, CSV or PDF: the same cells in all of them (RP4). */
#ifndef REPORTS_SHEETS_H
#define REPORTS_SHEETS_H
#include "web/req.h"
#include "base/kinds.h"

#define HEADS(...) (int)(sizeof((const char *[]){ __VA_ARGS__ }) / sizeof(char *)), (const char *[]){ __VA_ARGS__ }

struct cell { const char *text, *href; int64_t number; bool is_number, is_money, is_percent, hidden, is_name; };
struct row { struct { int n; struct cell *at; } cells; };
struct head { const char *text; bool num; };
struct sheet {
    const char *title, *note; bool chart;
    int64_t mark; const char *mark_words;                   /* of a chart: a line across all bars; NULL = none */
    struct { int n; struct head *at; } heads;
    struct { int n; struct row *at; } rows;
};
struct sheets { struct req *r; const char *name, *title, *file; int n; struct sheet *at; };
struct sheet *sheet_new(struct sheets *, const char *title, const char *note, int columns, const char *const *heads, int rows);
void put_word(struct req *, struct sheet *, const char *);              /* begins a row */
void put_name(struct req *, struct sheet *, const char *);              /* begins a row with what a unit is called, in whatever language */
void put_link(struct req *, struct sheet *, const char *, const char *href);            /* begins a row that leads somewhere */
void put_number(struct sheet *, int64_t);
void put_money(struct sheet *, cents);
void put_percent(struct sheet *, int64_t hundredths);                   /* 437: 4.37 % */
const char *percent_said(struct req *, int64_t hundredths);
void put_text_cell(struct sheet *, const char *);
void put_hidden(struct sheet *);
void sort_numbers(int64_t *, int n);
int64_t at_rank(const int64_t *sorted, int n, int percent);      /* nearest rank: number ceil(p n / 100) */
/* as=xlsx, csv or pdf was asked for: answers it; else false. */
bool sheets_as_file(const struct sheets *);
void sheets_show(struct req *, const struct sheets *);
/* A bar for each row: its first number; the table stands beside it. */
void bars_svg(struct req *, const struct sheet *);
#endif
