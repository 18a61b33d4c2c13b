/* SPDX-License-Identifier: EUPL-1.2
** slots.c - the search, day by day: it stops at the first days that have enough. */
#include "slots/slots.h"

enum { STRETCHES = 24 };

/* ---- one calendar, one day ---- */

static instant at_minute(day d, int minute)                                     /* SL2 */
{
    return minute < 1440 ? greek_instant(d, minute) : greek_instant((day){ d.v + minute / 1440 }, minute % 1440);
}

static int put(struct slot_span *to, int n, int most, instant from, instant until)
{
    int k = n;

    if (n >= most || from.v >= until.v) return n;
    for (; k && to[k - 1].from.v > from.v; k--) to[k] = to[k - 1];
    to[k] = (struct slot_span){ from, until };
    return n + 1;
}

static int joined(struct slot_span *s, int n)
{
    int k = 0;

    for (int i = 1; i < n; i++) {
        if (s[i].from.v > s[k].to.v) s[++k] = s[i];
        else if (s[i].to.v > s[k].to.v) s[k].to = s[i].to;
    }
    return n ? k + 1 : 0;
}

static int without(struct slot_span *s, int n, int most, struct slot_span cut)
{
    for (int i = 0; i < n; i++) {
        struct slot_span was = s[i];
        if (cut.to.v <= was.from.v || cut.from.v >= was.to.v) continue;
        for (int k = i + 1; k < n; k++) s[k - 1] = s[k];
        n = put(s, n - 1, most, was.from, (instant){ cut.from.v < was.to.v ? cut.from.v : was.to.v });
        n = put(s, n, most, (instant){ cut.to.v > was.from.v ? cut.to.v : was.from.v }, was.to);
        i = -1;
    }
    return n;
}

int slots_open(const struct slot_calendar *c, day d, bool holiday, struct slot_span *to, int most)
{
    int n = 0, wd = weekday(d);

    for (int i = 0; i < c->nhours; i++) {
        const struct slot_hours *h = &c->hours[i];
        if (h->weekday != wd || d.v < h->since.v || (h->until.v != DAY_NONE.v && d.v > h->until.v) || (holiday && !h->holidays)) continue;
        n = put(to, n, most, at_minute(d, h->from), at_minute(d, h->to));
    }
    for (int i = 0; i < c->nexceptions; i++) {
        const struct slot_exception *x = &c->exceptions[i];
        if (x->open && x->on.v == d.v) n = put(to, n, most, at_minute(d, x->from), at_minute(d, x->to));
    }
    n = joined(to, n);
    for (int i = 0; i < c->nexceptions && n; i++) {                             /* what began yesterday evening may end in an absence of today */
        const struct slot_exception *x = &c->exceptions[i];
        if (!x->open && x->on.v >= d.v - 1 && x->on.v <= d.v + 1) n = without(to, n, most, (struct slot_span){ at_minute(x->on, x->from), at_minute(x->on, x->to) });
    }
    return n;
}

/* ---- who is free ---- */

/* A calendar's day: its stretches of yesterday evening, today. */
struct sheet { const struct slot_calendar *c; int n, taken; struct slot_span open[2 * STRETCHES]; };
struct search { const struct slot_ask *a; int nsheets; struct sheet *sheets; int n[SLOT_NEEDS]; struct sheet **any[SLOT_NEEDS]; };

static bool is_holiday(const struct slot_ask *a, day d) { return a->holiday && a->holiday(a->town, d); }

static bool touches_day(const struct slot_calendar *c, day d)
{
    for (int i = 0; i < c->nhours; i++) if (c->hours[i].to > 1440) return true;
    for (int i = 0; i < c->nexceptions; i++) if (c->exceptions[i].open && c->exceptions[i].on.v == d.v - 1) return true;
    return false;
}

static void turn_to(struct search *s, day d)
{
    bool today = is_holiday(s->a, d), before = is_holiday(s->a, (day){ d.v - 1 });

    for (int i = 0; i < s->nsheets; i++) {
        struct sheet *h = &s->sheets[i];
        h->n = touches_day(h->c, d) ? slots_open(h->c, (day){ d.v - 1 }, before, h->open, STRETCHES) : 0;
        h->n += slots_open(h->c, d, today, h->open + h->n, STRETCHES);
    }
}

static bool is_free(struct sheet *h, struct slot_span at)                       /* SL1 */
{
    const struct slot_calendar *c = h->c;
    bool open = false;
    int low = 0, high = c->ntaken;

    for (int i = 0; i < h->n && !open; i++) open = h->open[i].from.v <= at.from.v && at.to.v <= h->open[i].to.v;
    while (open && low < high) {                                                /* the first that ends after it begins */
        int middle = (low + high) / 2;
        if (c->taken[middle].to.v <= at.from.v) low = middle + 1; else high = middle;
    }
    return open && (low == c->ntaken || c->taken[low].from.v >= at.to.v);
}

/* SL4: need `k` takes somebody, if need be from who came before it, who then takes another. */
static bool serve(struct search *s, int k, struct slot_span at, struct sheet **held, bool *asked)
{
    for (int i = 0; i < s->n[k]; i++) {
        struct sheet *h = s->any[k][i];
        int other = 0;
        if (asked[h - s->sheets] || !is_free(h, at)) continue;
        asked[h - s->sheets] = true;
        while (other < s->a->nneeds && held[other] != h) other++;
        if (other < s->a->nneeds && !serve(s, other, at, held, asked)) continue;
        held[k] = h;
        return true;
    }
    return false;
}

static bool all_served(struct search *s, struct sheet *lead, struct slot_span at, bool *asked, struct slot *to)
{
    struct sheet *held[SLOT_NEEDS] = { lead };

    if (!is_free(lead, at)) return false;
    for (int k = 1; k < s->a->nneeds; k++) {
        for (int i = 0; i < s->nsheets; i++) asked[i] = &s->sheets[i] == lead;  /* the lead stays: the grid is theirs */
        if (!serve(s, k, at, held, asked)) return false;
    }
    *to = (struct slot){ .at = at };
    for (int k = 0; k < s->a->nneeds; k++) to->who[k] = held[k]->c->id;
    return true;
}

/* ---- the search ---- */

static int sort_in(struct slot *to, int n, int most, const struct slot *x)      /* SL5 */
{
    int k = n;

    for (; k && to[k - 1].at.from.v > x->at.from.v; k--) ;
    if (k && to[k - 1].at.from.v == x->at.from.v) return n;
    if (k == most) return n;
    for (int i = n < most ? n : most - 1; i > k; i--) to[i] = to[i - 1];
    to[k] = *x;
    return n < most ? n + 1 : n;
}

static int day_of_lead(struct search *s, struct sheet *lead, bool *asked, struct slot *to, int n, int most)
{
    const struct slot_ask *a = s->a;
    int64_t length = (int64_t)a->minutes * 60, step = (int64_t)a->step * 60;
    struct slot found;

    for (int i = 0; i < lead->n; i++) {
        int64_t at = lead->open[i].from.v;
        if (at < a->from.v) at += (a->from.v - at + step - 1) / step * step;
        for (; at + length <= lead->open[i].to.v && at <= a->until.v; at += step) {
            if (n == most && at >= to[n - 1].at.from.v) break;
            if (all_served(s, lead, (struct slot_span){ { at }, { at + length } }, asked, &found)) n = sort_in(to, n, most, &found);
        }
    }
    return n;
}

static void take_sheets(struct mem *mem, struct search *s)
{
    int all = 0;

    for (int k = 0; k < s->a->nneeds; k++) all += s->a->needs[k].n;
    s->sheets = mem_get(mem, (size_t)(all + 1) * sizeof *s->sheets);
    for (int k = 0; k < s->a->nneeds; k++) {
        const struct slot_need *need = &s->a->needs[k];
        s->any[k] = mem_get(mem, (size_t)(need->n + 1) * sizeof *s->any[k]);
        for (int i = 0; i < need->n; i++) {
            int at = 0;
            while (at < s->nsheets && s->sheets[at].c != need->any[i]) at++;
            if (at == s->nsheets) s->sheets[s->nsheets++].c = need->any[i];
            s->any[k][s->n[k]++] = &s->sheets[at];
        }
    }
}

int slots_find(struct mem *mem, const struct slot_ask *a, struct slot *to, int most)
{
    struct search s = { .a = a };
    int n = 0;

    if (a->nneeds < 1 || a->nneeds > SLOT_NEEDS || a->minutes < 1 || a->step < 1 || most < 1) return 0;
    take_sheets(mem, &s);
    bool *asked = mem_get(mem, (size_t)s.nsheets + 1);
    for (day d = greek_day(a->from), end = greek_day(a->until); d.v <= end.v; d.v++) {
        /* Yesterday's last stretch may still bring slots before today's: enough only when a whole day more was seen. */
        if (n == most && greek_day(to[n - 1].at.from).v < d.v) break;
        turn_to(&s, d);
        for (int i = 0; i < s.n[0]; i++) n = day_of_lead(&s, s.any[0][i], asked, to, n, most);
    }
    return n;
}
