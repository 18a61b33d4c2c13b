/* SPDX-License-Identifier: EUPL-1.2
** overdue.c - the manager's page of time limits: what is late, what is due soon, and how long applications take, by service, by
** programme, and by the month in which they came (an average over decided ones alone would say the quick ones).  No figures by clerk. */
#include "rooms/casework/inside.h"
#include "base/date.h"
#include "list.sql.h"

enum { SOON = 10, A_PAGE = 100, MONTHS = 12 };
struct overdue_line { case_id id; const char *kind, *left, *tone, *programme, *worker; struct isolated name; day due; person_id person; };
struct took_line { const char *what, *median, *ninety; int64_t came, done; };
struct choice { const char *word, *said; bool on; };
struct overdue_page {
    int64_t late, soon; const char *first, *later;
    struct { int n; struct choice *at; } kinds, programmes;
    struct { int n; struct overdue_line *at; } clocks;
    struct { int n; struct took_line *at; } services, by_programme, months;
};
#include "overdue.html.h"

/* ---- what is late ---- */

static const char *link_of(struct req *r, const char *after)
{
    return fmt(r, "/clocks?kind=%s&programme=%s%s%s", percent_word(r, in(r, "kind")), percent_word(r, in(r, "programme")), *after ? "&after=" : "", after);
}

static void take_menus(struct req *r, struct overdue_page *p)
{
    static const char *const kinds[] = { "answer", "notice", "papers", "forward", "objection_answer", "renewal", "suspension" };
    int n = book_programmes(r->house->book);

    p->kinds.at = mem_get(&r->mem, sizeof kinds / sizeof *kinds * sizeof *p->kinds.at);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        p->kinds.at[p->kinds.n++] = (struct choice){ kinds[i], said_text(r, "casework.clock_", kinds[i]), !strcmp(in(r, "kind"), kinds[i]) };
    p->programmes.at = mem_get(&r->mem, (size_t)(n + 1) * sizeof *p->programmes.at);
    for (int i = 0; i < n; i++) {
        const char *id = book_programme(r->house->book, i)->id;
        p->programmes.at[p->programmes.n++] = (struct choice){ id, programme_said(r, id), !strcmp(in(r, "programme"), id) };
    }
}

static void take_late(struct req *r, struct overdue_page *p)
{
    struct reader me = access_reader(r);
    const char *kind = in(r, "kind"), *programme = in(r, "programme");
    day until = { r->today.v + SOON };
    long long due = -1000000, id = 0;

    if (*in(r, "after")) sscanf(in(r, "after"), "%lld-%lld", &due, &id);
    struct clock_count_row n = clock_count(r, kind, programme, r->today, until, me.account, me.files, r->now);
    struct clock_list all = clock_list(r, kind, programme, until, (day){ (int32_t)due }, (clock_id){ id }, me.account, me.files, r->now, A_PAGE + 1);
    p->late = n.late;
    p->soon = n.soon;
    p->clocks.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->clocks.at);
    for (int i = 0; i < all.n && i < A_PAGE; i++) {
        const struct clock_list_row *k = &all.at[i];
        int left = k->due.v - r->today.v;
        p->clocks.at[p->clocks.n++] = (struct overdue_line){ k->filed, said_text(r, "casework.clock_", k->kind), days_left(r, left), left < 0 ? "no" : "warn",
            programme_said(r, k->programme), k->worker.v ? case_account(r, k->worker) : "",
            { fmt(r, "%s %s", k->family ? k->family : "", k->given ? k->given : "") }, k->due, k->person };
    }
    if (all.n > A_PAGE) p->later = link_of(r, fmt(r, "%d-%lld", (int)all.at[A_PAGE - 1].due.v, (long long)all.at[A_PAGE - 1].id.v));
    if (*in(r, "after")) p->first = link_of(r, "");
}

/* ---- how long they take ---- */

static int by_size(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }

/* Of all that came: the day by which half (nine in ten) were decided; "–" while that many still are not. */
static const char *quantile(struct req *r, const int *took_days, int decided, int came, int percent)
{
    int at = (came * percent + 99) / 100;

    return came && at >= 1 && at <= decided ? text_count(r, T_casework_days_left, took_days[at - 1]) : "–";
}

/* Those of one group; key says which group a row belongs to, the same pointer or an equal word. */
static bool take_group(struct req *r, const struct took *all, const char *const *key, const char *group, const char *what, struct took_line *to)
{
    int *days_of = mem_get(&r->mem, (size_t)(all->n + 1) * sizeof *days_of), came = 0, done = 0;

    for (int i = 0; i < all->n; i++) {
        if (strcmp(key[i], group)) continue;
        came++;
        if (all->at[i].at.v) days_of[done++] = greek_day(all->at[i].at).v - greek_day(all->at[i].opened).v;
    }
    if (!came) return false;
    qsort(days_of, (size_t)done, sizeof *days_of, by_size);
    *to = (struct took_line){ what, quantile(r, days_of, done, came, 50), quantile(r, days_of, done, came, 90), came, done };
    return true;
}

static bool first_of(const char *const *key, int i)
{
    for (int k = 0; k < i; k++) if (!strcmp(key[k], key[i])) return false;
    return true;
}

static int most_first(const void *a, const void *b)
{
    const struct took_line *x = a, *y = b;

    return x->came != y->came ? (x->came < y->came ? 1 : -1) : strcmp(x->what, y->what);
}

static void take_services(struct req *r, const struct took *all, struct overdue_page *p)
{
    const char **unit = mem_get(&r->mem, (size_t)(all->n + 1) * sizeof *unit), **programme = mem_get(&r->mem, (size_t)(all->n + 1) * sizeof *programme);

    p->services.at = mem_get(&r->mem, (size_t)(all->n + 1) * sizeof *p->services.at);
    p->by_programme.at = mem_get(&r->mem, (size_t)(all->n + 1) * sizeof *p->by_programme.at);
    for (int i = 0; i < all->n; i++) {
        unit[i] = all->at[i].unit_name ? all->at[i].unit_name : "";
        programme[i] = all->at[i].programme;
        if (first_of(unit, i)) p->services.at[p->services.n++].what = unit[i];
        if (first_of(programme, i)) p->by_programme.at[p->by_programme.n++].what = programme[i];
    }
    for (int i = 0; i < p->services.n; i++) {
        const char *u = p->services.at[i].what;
        take_group(r, all, unit, u, *u ? u : text(r, T_casework_no_unit), &p->services.at[i]);
    }
    for (int i = 0; i < p->by_programme.n; i++)
        take_group(r, all, programme, p->by_programme.at[i].what, programme_said(r, p->by_programme.at[i].what), &p->by_programme.at[i]);
    qsort(p->services.at, (size_t)p->services.n, sizeof *p->services.at, most_first);
    qsort(p->by_programme.at, (size_t)p->by_programme.n, sizeof *p->by_programme.at, most_first);
}

static void take_months(struct req *r, const struct took *all, int first, struct overdue_page *p)
{
    const char **month = mem_get(&r->mem, (size_t)(all->n + 1) * sizeof *month);

    p->months.at = mem_get(&r->mem, MONTHS * sizeof *p->months.at);
    for (int i = 0; i < all->n; i++) month[i] = month_said(r, greek_day(all->at[i].opened));
    for (int m = first + MONTHS - 1; m >= first; m--) {
        const char *name = month_said(r, day_of(m / 12, m % 12 + 1, 1));
        p->months.n += take_group(r, all, month, name, name, &p->months.at[p->months.n]);
    }
}

static void get(struct req *r)
{
    struct civil now = day_civil(r->today);
    int first = now.year * 12 + now.month - 1 - (MONTHS - 1);
    struct reader me = access_reader(r);
    struct took all = took(r, greek_instant(day_of(first / 12, first % 12 + 1, 1), 0), me.account, me.files, r->now);
    struct overdue_page p = { .first = "", .later = "" };

    act(r, "read the time limits", "cases", 0);
    take_menus(r, &p);
    take_late(r, &p);
    take_services(r, &all, &p);
    take_months(r, &all, first, &p);
    page_begin(r, text(r, T_casework_clocks), .wide = true);
    overdue_html(r, &p);
    page_end(r);
}
PAGE(clocks, .path = "/clocks", .may = MAY_DECIDE | MAY_SUPERVISE, .get = get, .nav = T_casework_clocks, .nav_at = 16,
     .help = "Time limits: late, due soon, and how long applications take, by service, by programme, by month of arrival.");
