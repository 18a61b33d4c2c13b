/* SPDX-License-Identifier: EUPL-1.2
** figures.c - how long people waited, by hour of the day: median and 90th percentile; and the town's head starts.
** Nearest rank: of n waits in order the p-th is number ceil(p n / 100).  Whoever nobody could see is counted apart. */
#include "rooms/reception/inside.h"
#include "base/date.h"
#include "figures.sql.h"

struct hour_shown { int64_t from, to, n, median, p90; bool few; };
struct figures_page { const char *since, *until, *problem; int64_t all, nobody_in, no_show, waiting, place; struct { int n; struct hour_shown at[24]; } hours; };
struct lead_shown { const char *word, *words, *value; int64_t version; };
struct classes_page { const char *done, *problem; struct { int n; struct lead_shown at[8]; } classes; };
#include "figures.html.h"
#include "classes.html.h"

static int by_size(const void *a, const void *b) { return *(const int64_t *)a < *(const int64_t *)b ? -1 : *(const int64_t *)a > *(const int64_t *)b; }

static int64_t rank(const int64_t *sorted, int n, int percent) { return sorted[(n * percent + 99) / 100 - 1]; }

static void hours_of(struct req *r, struct waits *all, struct figures_page *p)
{
    int64_t *wait = mem_get(&r->mem, (size_t)(all->n + 1) * sizeof *wait);

    for (int hour = 0; hour < 24; hour++) {
        int n = 0;
        for (int i = 0; i < all->n; i++)
            if (all->at[i].called.v && greek_minute(all->at[i].at) / 60 == hour) wait[n++] = (all->at[i].called.v - all->at[i].at.v + 59) / 60;
        if (!n) continue;
        qsort(wait, (size_t)n, sizeof *wait, by_size);
        p->hours.at[p->hours.n++] = (struct hour_shown){ hour, hour + 1, n, rank(wait, n, 50), rank(wait, n, 90), n < 10 };
    }
}

static void get(struct req *r)
{
    day since = { r->today.v - 27 }, until = r->today;
    struct figures_page p = { .problem = "", .place = place_of_reader(r) };

    if ((*in(r, "since") && !day_read_forgiving(in(r, "since"), &since)) || (*in(r, "until") && !day_read_forgiving(in(r, "until"), &until)) || until.v < since.v)
        p.problem = text(r, T_reception_days_wrong), r->status = 422, since.v = r->today.v - 27, until = r->today;
    if (until.v - since.v > 366) since.v = until.v - 366;
    struct civil a = day_civil(since), b = day_civil(until);
    struct waits all = waits(r, p.place, since, (day){ until.v + 1 });
    p.since = fmt(r, "%d/%d/%d", a.day, a.month, a.year);
    p.until = fmt(r, "%d/%d/%d", b.day, b.month, b.year);
    p.all = all.n;
    for (int i = 0; i < all.n; i++) {
        p.nobody_in += !strcmp(all.at[i].state, "nobody_in");
        p.no_show += !strcmp(all.at[i].state, "no_show");
        p.waiting += !strcmp(all.at[i].state, "waiting");
    }
    hours_of(r, &all, &p);
    page_begin(r, text(r, T_reception_figures), .back = "/reception/queue", .problem = *p.problem != 0);
    figures_html(r, &p);
    page_end(r);
}
PAGE(reception_figures, .path = "/reception/figures", .may = AT_RECEPTION | MAY_DECIDE, .get = get, .help = "Visits and waiting times by hour.");

/* ---- the town's head starts ---- */

static void render(struct req *r, int status, const char *problem)
{
    struct classes_page p = { .problem = problem, .done = in_has(r, "saved") ? text(r, T_care_saved) : "" };
    struct choices all = classes_of(r, "");

    for (int i = 0; i < all.n - 1; i++) {               /* the last is everybody else: no head start */
        const char *word = all.at[i].value;
        p.classes.at[p.classes.n++] = (struct lead_shown){ word, all.at[i].words, in_has(r, word) ? in(r, word) : fmt(r, "%d", class_lead(r, word)), 0 };
    }
    r->status = status;
    page_begin(r, text(r, T_reception_classes), .back = "/reception/figures", .problem = *problem != 0);
    classes_html(r, &p);
    page_end(r);
}

static void get_classes(struct req *r) { render(r, 200, ""); }

static bool minutes_typed(const char *s, int *to)
{
    char *end;
    long n = strtol(s, &end, 10);

    *to = (int)n;
    return *s && !*end && n >= 0 && n <= 240;
}

static void post_classes(struct req *r)
{
    struct choices all = classes_of(r, "");
    int lead[16] = { 0 };

    for (int i = 0; i < all.n - 1; i++)
        if (!minutes_typed(in(r, all.at[i].value), &lead[i])) { render(r, 422, text(r, T_reception_lead_wrong)); return; }
    for (int i = 0; i < all.n - 1; i++) set_lead(r, all.at[i].value, lead[i], r->now, access_reader(r).account);
    act(r, "changed the head starts of the queue", "queue", 0);
    see_other(r, "/reception/classes?saved=1");
}
PAGE(reception_classes, .path = "/reception/classes", .may = MAY_DECIDE, .get = get_classes, .post = post_classes, .help = "Head starts of the queue's classes.");
