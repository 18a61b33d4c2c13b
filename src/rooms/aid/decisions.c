/* SPDX-License-Identifier: EUPL-1.2
** decisions.c - the decisions by which money was given, as anybody may read them: number, day, who decided, sum; nobody is named (AI11). */
#include "rooms/aid/award.h"
#include "base/csv.h"
#include "base/date.h"
#include "decisions.sql.h"

enum { FIRST_YEAR = 2000, PAGE_ROWS = 100, FILE_ROWS = 20000 };
struct decision_line { struct ltr number, code; day at; const char *level, *programme; cents amount; int64_t times; bool many; };
struct decisions_page {
    int64_t year, before, after, count; cents sum; const char *next;
    struct { int n; struct decision_line *at; } lines;
};
#include "decisions.html.h"

static int year_asked(struct req *r)
{
    int64_t year = in_id(r, "year"), now = day_civil(r->today).year;

    return year >= FIRST_YEAR && year <= now ? (int)year : (int)now;
}

static struct decision_line line_of(struct req *r, const struct published_awards_row *a)
{
    return (struct decision_line){ { fmt(r, "%lld/%lld", (long long)a->year, (long long)a->number) }, { a->code }, greek_day(a->at),
        level_said(r, a->level), aid_programme(r, a->programme), { a->amount.v * a->times }, a->times, a->times > 1 };
}

static void get(struct req *r)
{
    int64_t skip = in_id(r, "skip") > 0 ? in_id(r, "skip") : 0;
    struct decisions_page p = { .year = year_asked(r), .next = "" };
    struct published_awards all = published_awards(r, p.year, PAGE_ROWS, skip);
    struct published_sums_row sums = published_sums(r, p.year);

    p.before = p.year > FIRST_YEAR ? p.year - 1 : 0;
    p.after = p.year < day_civil(r->today).year ? p.year + 1 : 0;
    p.count = sums.n;
    p.sum = sums.amount;
    if (skip + all.n < sums.n) p.next = fmt(r, "/decisions?year=%lld&skip=%lld", (long long)p.year, (long long)(skip + all.n));
    p.lines.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.lines.at);
    for (int i = 0; i < all.n; i++) p.lines.at[p.lines.n++] = line_of(r, &all.at[i]);
    page_begin(r, text(r, T_aid_decisions), .back = "/");
    decisions_html(r, &p);
    page_end(r);
}
PAGE(aid_decisions, .path = "/decisions", .may = MAY_ANYBODY, .get = get,
    .help = "Decisions by which money was given, year by year; nobody is named.");

static void get_csv(struct req *r)
{
    static const int columns[] = { T_aid_decision_number, T_aid_decision_day, T_aid_decides, T_aid_decision_programme, T_aid_decision_sum,
        T_aid_decision_times, T_aid_decision_code };
    int year = year_asked(r);
    struct published_awards all = published_awards(r, year, FILE_ROWS, 0);
    char iso[11];

    csv_begin(&r->out);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) csv_cell(&r->out, text(r, columns[i]));
    csv_end_row(&r->out);
    for (int i = 0; i < all.n; i++) {
        struct decision_line l = line_of(r, &all.at[i]);
        csv_cell(&r->out, l.number.text);
        csv_cell(&r->out, day_iso(l.at, iso));
        csv_cell(&r->out, l.level);
        csv_cell(&r->out, l.programme);
        csv_figure(&r->out, l.amount.v, 2);
        csv_figure(&r->out, l.times, 0);
        csv_cell(&r->out, l.code.text);
        csv_end_row(&r->out);
    }
    r->type = "text/csv; charset=utf-8";
    r->filename = fmt(r, "decisions-%d.csv", year);
}
PAGE(aid_decisions_csv, .path = "/decisions.csv", .may = MAY_ANYBODY, .get = get_csv, .slow = true,
    .help = "The same decisions as a table.");
