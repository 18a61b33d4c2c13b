/* SPDX-License-Identifier: EUPL-1.2
** overdue.c - the manager's page of time limits: what is late, what is due soon, and how long applications take, by the month in
** which they came (an average over decided ones alone would say the quick ones).  No figures by clerk. */
#include "rooms/casework/inside.h"
#include "base/date.h"
#include "list.sql.h"

enum { SOON = 10, MOST = 500, MONTHS = 12 };
struct overdue_line { case_id id; const char *kind, *left, *tone, *programme, *worker; struct isolated name; day due; };
struct month_line { const char *month, *median, *ninety; int64_t came, done; };
struct overdue_page { int64_t late, soon; struct { int n; struct overdue_line *at; } clocks; struct { int n; struct month_line at[MONTHS]; } months; };
#include "overdue.html.h"

static void take_late(struct req *r, struct overdue_page *p)
{
    struct reader me = access_reader(r);
    struct clock_list all = clock_list(r, r->today, (day){ r->today.v + SOON }, me.account, me.files, r->now, MOST);

    p->clocks.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->clocks.at);
    for (int i = 0; i < all.n; i++) {
        const struct clock_list_row *k = &all.at[i];
        int left = k->due.v - r->today.v;
        left < 0 ? p->late++ : p->soon++;
        p->clocks.at[p->clocks.n++] = (struct overdue_line){ k->filed, said_text(r, "casework.clock_", k->kind), days_left(r, left), left < 0 ? "no" : "warn",
            programme_said(r, k->programme), k->worker.v ? case_account(r, k->worker) : "",
            { fmt(r, "%s %s", k->family ? k->family : "", k->given ? k->given : "") }, k->due };
    }
}

static int by_size(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }

/* Of all that came: the day by which half (nine in ten) were decided; "–" while that many still are not. */
static const char *quantile(struct req *r, const int *took_days, int decided, int came, int percent)
{
    int at = (came * percent + 99) / 100;

    return came && at >= 1 && at <= decided ? text_count(r, T_casework_days_left, took_days[at - 1]) : "–";
}

static void take_month(struct req *r, const struct took *all, int year, int month, struct overdue_page *p)
{
    int *days_of = mem_get(&r->mem, (size_t)(all->n + 1) * sizeof *days_of), came = 0, done = 0;

    for (int i = 0; i < all->n; i++) {
        struct civil c = day_civil(greek_day(all->at[i].opened));
        if (c.year != year || c.month != month) continue;
        came++;
        if (all->at[i].at.v) days_of[done++] = greek_day(all->at[i].at).v - greek_day(all->at[i].opened).v;
    }
    if (!came) return;
    qsort(days_of, (size_t)done, sizeof *days_of, by_size);
    p->months.at[p->months.n++] = (struct month_line){ fmt(r, "%04d-%02d", year, month), quantile(r, days_of, done, came, 50),
                                                       quantile(r, days_of, done, came, 90), came, done };
}

static void get(struct req *r)
{
    struct civil now = day_civil(r->today);
    int first = now.year * 12 + now.month - 1 - (MONTHS - 1);
    instant since = { ((int64_t)day_of(first / 12, first % 12 + 1, 1).v - 1) * 86400 };
    struct took all = took(r, since);
    struct overdue_page p = { 0 };

    act(r, "read the time limits", "cases", 0);
    take_late(r, &p);
    for (int m = first + MONTHS - 1; m >= first; m--) take_month(r, &all, m / 12, m % 12 + 1, &p);
    page_begin(r, text(r, T_casework_clocks), .wide = true);
    overdue_html(r, &p);
    page_end(r);
}
PAGE(clocks, .path = "/clocks", .may = MAY_DECIDE | MAY_SUPERVISE, .get = get, .nav = T_casework_clocks, .nav_at = 16,
     .help = "Time limits: late, due soon, and how long applications take, by month of arrival.");
