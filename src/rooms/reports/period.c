/* SPDX-License-Identifier: EUPL-1.2
** period.c - which month or year, and of which unit, somebody may ask for. */
#include "rooms/reports/inside.h"
#include "rooms/access/access.h"
#include "count.sql.h"

struct period period_of(struct req *r, day since, day until)
{
    struct civil a = day_civil(since);
    struct period p = { .since = since, .until = until, .year = until.v - since.v > 31 };

    p.typed = p.year ? fmt(r, "%d", a.year) : fmt(r, "%d-%02d", a.year, a.month);
    p.said = p.year ? p.typed : month_said(r, since);
    p.href = fmt(r, "period=%s", p.typed);
    return p;
}

bool period_over(const struct req *r, const struct period *p) { return p->until.v <= r->today.v; }

static int take(struct req *r, struct period *p, int year, int month)
{
    if (year < FIRST_YEAR) return T_reports_too_early;
    if (year > 2200 || day_of(year, month ? month : 1, 1).v > r->today.v) return T_reports_not_begun;
    day first = day_of(year, month ? month : 1, 1);
    *p = period_of(r, first, day_add_months(first, month ? 1 : 12));
    return -1;
}

/* "2026", "2026-11", "11/2026"; never a span of years: one report is one month or one year. */
int period_asked(struct req *r, struct period *p)
{
    const char *s = in(r, "period");
    struct civil now = day_civil(r->today);
    day last = day_add_months(day_of(now.year, now.month, 1), -1);
    int a = 0, b = 0, end = 0;

    *p = period_of(r, last, day_add_months(last, 1));
    if (!*s) return -1;
    if (sscanf(s, "%4d%n", &a, &end) == 1 && !s[end] && end == 4) return take(r, p, a, 0);
    if (sscanf(s, "%4d-%2d%n", &a, &b, &end) == 2 && !s[end] && a > 12 && b >= 1 && b <= 12) return take(r, p, a, b);
    if (sscanf(s, "%2d/%4d%n", &b, &a, &end) == 2 && !s[end] && a > 12 && b >= 1 && b <= 12) return take(r, p, a, b);
    if (sscanf(s, "%4d%*[-/]%4d%n", &a, &b, &end) == 2 && !s[end] && a > 12 && b > 12) return T_reports_span;
    return T_reports_period_wrong;
}

struct unit_options units_to_report(struct req *r, unit_id chosen)
{
    struct unit_kept *mine;
    int n = access_units_kept(r, NULL, &mine);
    bool town = (r->keys & MAY_TOWN) != 0;
    struct report_units all = town ? report_units(r) : (struct report_units){ 0 };
    struct unit_options u = { .at = mem_get(&r->mem, (size_t)(n + all.n + 2) * sizeof *u.at) };

    if (town) u.at[u.n++] = (struct unit_option){ { 0 }, text(r, T_reports_whole_town), !chosen.v };
    for (int i = 0; i < n; i++)
        if (mine[i].secret || !town) u.at[u.n++] = (struct unit_option){ mine[i].id, mine[i].name, mine[i].id.v == chosen.v };
    for (int i = 0; i < all.n; i++) u.at[u.n++] = (struct unit_option){ all.at[i].id, all.at[i].name, all.at[i].id.v == chosen.v };
    if (!town && !chosen.v && u.n) u.at[0].on = true;
    return u;
}
