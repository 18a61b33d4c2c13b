/* SPDX-License-Identifier: EUPL-1.2
** month.c - a store's month: what lay there, came, went and is left, item by item, and how many were helped;
** as a page and as CSV (ST10). */
#include "rooms/stock/inside.h"
#include "base/csv.h"
#include "base/date.h"
#include "month.sql.h"

struct month_item { struct isolated name; const char *measure; int64_t before, came, given, lent, moved, lost, after; cents worth; };
struct month_page {
    struct store_bar_page bar; int64_t store; const char *problem, *month, *csv; int64_t turns, households, persons; cents worth;
    struct { int n; struct month_item *at; } items;
};
#include "month.html.h"

struct month { day since, until; const char *said; };

/* "2026-11" or "11/2026"; nothing typed: this month.  False: it is no month. */
static bool month_asked(struct req *r, struct month *m)
{
    struct civil now = day_civil(r->today);
    int a = now.year, b = now.month, n = 0;
    const char *s = in(r, "month");
    bool fine = !*s || (sscanf(s, "%4d%*[-/.]%4d%n", &a, &b, &n) == 2 && !s[n]);
    int year = a > 12 ? a : b, number = a > 12 ? b : a;

    fine = fine && number >= 1 && number <= 12 && year >= 2000 && year <= now.year + 1;
    m->since = fine ? day_of(year, number, 1) : day_of(now.year, now.month, 1);
    m->until = day_add_months(m->since, 1);
    m->said = fmt(r, "%d/%d", day_civil(m->since).month, day_civil(m->since).year);
    return fine;
}

static int64_t after(const struct month_items_row *x) { return x->before + x->came - x->given - x->lent + x->moved + x->lost; }

static void get(struct req *r)
{
    struct store s;
    struct month m;

    if (!store_here(r, &s)) return;
    bool fine = month_asked(r, &m);
    struct month_items all = month_items(r, s.id, m.since, m.until);
    struct month_turns_row turns = month_turns(r, s.id, m.since, m.until);
    struct month_page p = { .bar = store_bar(r, &s, "/stock/month"), .store = s.id.v, .problem = fine ? "" : text(r, T_stock_month_wrong),
        .month = m.said, .csv = fmt(r, "%s&month=%s", store_path(r, &s, "/stock/month.csv"), m.said), .turns = turns.turns,
        .households = turns.households, .persons = turns.persons };

    p.items.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.items.at);
    for (int i = 0; i < all.n; i++) {
        const struct month_items_row *x = &all.at[i];
        p.items.at[p.items.n++] = (struct month_item){ { item_said(r, x->name, x->name_en) }, stock_said(r, "measure", x->measure),
            x->before, x->came, x->given, x->lent, x->moved, x->lost, after(x), x->worth };
        p.worth.v += x->worth.v;
    }
    r->status = fine ? 200 : 422;
    page_begin(r, fmt(r, "%s %s", text(r, T_stock_month), m.said), .problem = !fine, .wide = true);
    month_html(r, &p);
    page_end(r);
}
PAGE(stock_month, .path = "/stock/month", .may = MAY_KEEP, .get = get, .help = "A store's month: what lay there, came, went and is left.");

static void get_csv(struct req *r)
{
    static const int columns[] = { T_stock_name, T_stock_measure, T_stock_month_before, T_stock_month_came, T_stock_moved_given,
        T_stock_month_lent, T_stock_month_moved, T_stock_month_lost, T_stock_month_after, T_stock_worth };
    struct store s;
    struct month m;

    if (!store_here(r, &s)) return;
    if (!month_asked(r, &m)) { refuse(r, 422, T_stock_month_wrong); return; }
    struct month_items all = month_items(r, s.id, m.since, m.until);
    csv_begin(&r->out);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) csv_cell(&r->out, text(r, columns[i]));
    csv_end_row(&r->out);
    for (int i = 0; i < all.n; i++) {
        const struct month_items_row *x = &all.at[i];
        const int64_t figures[] = { x->before, x->came, x->given, x->lent, x->moved, x->lost, after(x) };
        csv_cell(&r->out, item_said(r, x->name, x->name_en));
        csv_cell(&r->out, stock_said(r, "measure", x->measure));
        for (size_t k = 0; k < sizeof figures / sizeof *figures; k++) csv_figure(&r->out, figures[k], 0);
        csv_figure(&r->out, x->worth.v, 2);
        csv_end_row(&r->out);
    }
    r->type = "text/csv; charset=utf-8";
    r->filename = fmt(r, "store-%lld-%s.csv", (long long)s.id.v, stock_day_field(r, m.since));
    r->no_store = true;
}
PAGE(stock_month_csv, .path = "/stock/month.csv", .may = MAY_KEEP, .get = get_csv, .slow = true, .help = "A store's month as a table.");
