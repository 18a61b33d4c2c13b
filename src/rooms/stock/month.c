/* SPDX-License-Identifier: EUPL-1.2
** month.c - a store's month: what lay there, came, went and is left, item by item, and how many were helped;
** as a page, PDF, XLSX and CSV (ST10). */
#include "rooms/stock/inside.h"
#include "base/csv.h"
#include "base/date.h"
#include "base/say.h"
#include "host/print.h"
#include "host/xlsx.h"
#include "month.sql.h"

struct month_item { struct isolated name; const char *measure; int64_t before, came, given, lent, moved, lost, after; cents worth; };
struct month_page {
    struct store_bar_page bar; int64_t store; const char *problem, *month, *csv, *xlsx, *pdf; int64_t turns, households, persons;
    cents worth;
    struct { int n; struct month_item *at; } items;
};
#include "month.html.h"

struct month { day since, until; const char *said; };

static bool month_of_visit(struct req *r, struct month *m)
{
    bool fine = month_asked(r, &m->since);

    m->until = day_add_months(m->since, 1);
    m->said = month_said(r, m->since);
    return fine;
}

enum { FIGURES = 7, COLUMNS = FIGURES + 3 };
static const int columns[COLUMNS] = { T_stock_name, T_stock_measure, T_stock_month_before, T_stock_month_came, T_stock_moved_given,
    T_stock_month_lent, T_stock_month_moved, T_stock_month_lost, T_stock_month_after, T_stock_worth };

static const char *file_path(struct req *r, const struct store *s, const struct month *m, const char *as)
{
    return fmt(r, "%s&month=%s&as=%s", store_path(r, s, "/stock/month/file"), m->said, as);
}

static struct month_page month_read(struct req *r, const struct store *s, const struct month *m)
{
    struct month_items all = month_items(r, s->id, m->since, m->until);
    struct month_turns_row turns = month_turns(r, s->id, m->since, m->until);
    struct month_page p = { .store = s->id.v, .problem = "", .month = m->said, .csv = file_path(r, s, m, "csv"),
        .xlsx = file_path(r, s, m, "xlsx"), .pdf = file_path(r, s, m, "pdf"), .turns = turns.turns, .households = turns.households,
        .persons = turns.persons };

    p.items.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.items.at);
    for (int i = 0; i < all.n; i++) {
        const struct month_items_row *x = &all.at[i];
        p.items.at[p.items.n++] = (struct month_item){ { item_said(r, x->name, x->name_en) }, stock_said(r, "measure", x->measure),
            x->before, x->came, x->given, x->lent, x->moved, x->lost, x->before + x->came - x->given - x->lent + x->moved + x->lost,
            x->worth };
        p.worth.v += x->worth.v;
    }
    return p;
}

static void get(struct req *r)
{
    struct store s;
    struct month m;

    if (!store_here(r, &s)) return;
    bool fine = month_of_visit(r, &m);
    struct month_page p = month_read(r, &s, &m);
    p.bar = store_bar(r, &s, "/stock/month");
    if (!fine) p.problem = text(r, T_stock_month_wrong);
    r->status = fine ? 200 : 422;
    page_begin(r, fmt(r, "%s %s", text(r, T_stock_month), m.said), .problem = !fine, .wide = true);
    month_html(r, &p);
    page_end(r);
}
PAGE(stock_month, .path = "/stock/month", .may = MAY_KEEP, .get = get, .help = "A store's month: what lay there, came, went and is left.");

/* ---- as a file ---- */

static void figures_of(const struct month_item *x, int64_t to[static FIGURES])
{
    const int64_t all[FIGURES] = { x->before, x->came, x->given, x->lent, x->moved, x->lost, x->after };

    for (int i = 0; i < FIGURES; i++) to[i] = all[i];
}

static void as_csv(struct req *r, const struct month_page *p)
{
    int64_t figures[FIGURES];

    csv_begin(&r->out);
    for (int i = 0; i < COLUMNS; i++) csv_cell(&r->out, text(r, columns[i]));
    csv_end_row(&r->out);
    for (int i = 0; i < p->items.n; i++) {
        const struct month_item *x = &p->items.at[i];
        figures_of(x, figures);
        csv_cell(&r->out, x->name.text);
        csv_cell(&r->out, x->measure);
        for (int k = 0; k < FIGURES; k++) csv_figure(&r->out, figures[k], 0);
        csv_figure(&r->out, x->worth.v, 2);
        csv_end_row(&r->out);
    }
}

static const char *title_of(struct req *r, const struct store *s, const struct month_page *p)
{
    return fmt(r, "%s %s · %s", text(r, T_stock_month), p->month, s->name);
}

static void as_xlsx(struct req *r, const struct store *s, const struct month_page *p)
{
    struct xlsx *x = xlsx_open(&r->mem, fmt(r, "%s %s", text(r, T_stock_month), strchr(p->month, '/') + 1));
    const int64_t sums[] = { p->turns, p->households, p->persons };
    const int said[] = { T_stock_month_turns, T_stock_month_households, T_stock_persons_label };
    int64_t figures[FIGURES];
    size_t n;

    xlsx_wide(x, 0, 34);
    for (int i = 1; i < COLUMNS; i++) xlsx_wide(x, i, 12);
    xlsx_text(x, 0, 0, title_of(r, s, p), true);
    for (int i = 0; i < 3; i++) xlsx_text(x, 1 + i, 0, text(r, said[i]), false), xlsx_number(x, 1 + i, 1, (double)sums[i]);
    for (int i = 0; i < COLUMNS; i++) xlsx_text(x, 5, i, text(r, columns[i]), true);
    for (int i = 0; i < p->items.n; i++) {
        const struct month_item *l = &p->items.at[i];
        figures_of(l, figures);
        xlsx_text(x, 6 + i, 0, l->name.text, false), xlsx_text(x, 6 + i, 1, l->measure, false);
        for (int k = 0; k < FIGURES; k++) xlsx_number(x, 6 + i, 2 + k, (double)figures[k]);
        xlsx_number(x, 6 + i, COLUMNS - 1, (double)l->worth.v / 100);
    }
    xlsx_text(x, 6 + p->items.n, 0, text(r, T_stock_month_worth), true);
    xlsx_number(x, 6 + p->items.n, COLUMNS - 1, (double)p->worth.v / 100);
    const char *bytes = xlsx_close(x, &n);
    if (!bytes) fault(&r->fate, "a spreadsheet was not written");
    out_raw(&r->out, bytes, n);
}

static void print_items(struct req *r, struct print *f, const struct month_page *p)
{
    const char **head = mem_get(&r->mem, COLUMNS * sizeof *head);
    static const int wide[COLUMNS] = { 150, 60, 45, 45, 45, 45, 45, 45, 45, 60 };
    int64_t figures[FIGURES];

    for (int i = 0; i < COLUMNS; i++) head[i] = text(r, columns[i]);
    struct table *t = print_table(f, COLUMNS, wide, head, true);
    for (int i = 0; i < p->items.n; i++) {
        const char **c = mem_get(&r->mem, COLUMNS * sizeof *c);
        figures_of(&p->items.at[i], figures);
        c[0] = p->items.at[i].name.text, c[1] = p->items.at[i].measure;
        for (int k = 0; k < FIGURES; k++) c[2 + k] = stock_number_field(r, figures[k]);
        c[COLUMNS - 1] = money_said(r, p->items.at[i].worth);
        print_row(f, t, c);
    }
    if (p->items.n) print_table_end(f, t);
}

static void as_pdf(struct req *r, const struct store *s, const struct month_page *p)
{
    const struct language *lang = texts_language(r->house->texts, r->lang);
    struct print *f = print_open(&r->mem, title_of(r, s, p), lang->code, lang->rtl, fmt(r, "%s · %s", text_named(r, "town.name"), s->name));
    size_t n;

    print_heading(f, 1, fmt(r, "%s %s", text(r, T_stock_month), p->month));
    print_heading(f, 2, s->name);
    print_pair(f, text(r, T_stock_month_turns), stock_number_field(r, p->turns));
    print_pair(f, text(r, T_stock_month_households), stock_number_field(r, p->households));
    print_pair(f, text(r, T_stock_persons_label), stock_number_field(r, p->persons));
    print_pair(f, text(r, T_stock_month_worth), money_said(r, p->worth));
    print_items(r, f, p);
    print_small(f, text(r, T_stock_month_how));
    print_text(f, text(r, T_stock_month_signed));
    const char *bytes = print_close(f, &n, NULL);
    out_raw(&r->out, bytes, n);
}

static void get_file(struct req *r)
{
    static const char *const kinds[][2] = { { "csv", "text/csv; charset=utf-8" }, { "pdf", "application/pdf" },
        { "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" } };
    const char *as = in(r, "as");
    struct store s;
    struct month m;
    int kind = 0;

    while (kind < 3 && strcmp(as, kinds[kind][0])) kind++;
    if (!store_here(r, &s)) return;
    if (kind == 3 || !month_of_visit(r, &m)) { refuse(r, 422, T_stock_month_wrong); return; }
    struct month_page p = month_read(r, &s, &m);
    r->no_store = true;
    r->type = kinds[kind][1];
    r->filename = fmt(r, "store-%lld-%d-%02d.%s", (long long)s.id.v, day_civil(m.since).year, day_civil(m.since).month, as);
    if (kind == 0) as_csv(r, &p);
    else if (kind == 1) as_pdf(r, &s, &p);
    else as_xlsx(r, &s, &p);
}
PAGE(stock_month_file, .path = "/stock/month/file", .may = MAY_KEEP, .get = get_file, .slow = true,
    .help = "A store's month as PDF, XLSX or CSV.");
