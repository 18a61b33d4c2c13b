/* SPDX-License-Identifier: EUPL-1.2
** guard.c - what may be shown of figures about to be published (RP6): tells src/disclose which figures there are, which everybody knows
** already, and every sum that holds, within a report, between a month and its year, and between two editions.
**
** A figure that stands with the same value in two editions is one figure.  Where the values differ, the difference must not be found
** either.  People are counted once, so that units do not add up to the town and months not to the year: there the smaller is at most
** the larger, and the town at most all units together. */
#include "rooms/reports/inside.h"
#include "rooms/portal/portal.h"
#include "disclose/disclose.h"

struct build {
    struct req *r;
    struct disclose q;
    struct disclose_figure *figure; int room;
    struct disclose_sum *sum; int sums_room;
    int *part, nparts, parts_room;      /* of the sum being written */
    int total;
    struct datum **all; int nall;      /* every figure, sorted */
};

static int add_figure(struct build *b, int64_t value, enum disclose_use use, int64_t least)
{
    if (b->q.nfigures == b->room) {
        int room = b->room * 2 + 256;
        b->figure = mem_grow(&b->r->mem, b->figure, (size_t)b->room * sizeof *b->figure, (size_t)room * sizeof *b->figure);
        b->room = room;
    }
    b->figure[b->q.nfigures] = (struct disclose_figure){ .value = value, .least = least, .use = use };
    return b->q.nfigures++;
}

static void sum_begin(struct build *b, int total) { b->total = total, b->nparts = 0; }
static void sum_part(struct build *b, int node)
{
    if (b->nparts == b->parts_room) {
        int room = b->parts_room * 2 + 64;
        b->part = mem_grow(&b->r->mem, b->part, (size_t)b->parts_room * sizeof *b->part, (size_t)room * sizeof *b->part);
        b->parts_room = room;
    }
    b->part[b->nparts++] = node;
}
static void sum_end(struct build *b)
{
    int *part = mem_get(&b->r->mem, (size_t)(b->nparts + 1) * sizeof *part);

    if (b->q.nsums == b->sums_room) {
        int room = b->sums_room * 2 + 64;
        b->sum = mem_grow(&b->r->mem, b->sum, (size_t)b->sums_room * sizeof *b->sum, (size_t)room * sizeof *b->sum);
        b->sums_room = room;
    }
    if (b->nparts) memcpy(part, b->part, (size_t)b->nparts * sizeof *part);
    b->sum[b->q.nsums++] = (struct disclose_sum){ b->total, b->nparts, part };
}

/* ---- the same figure in several editions ---- */

static int same_place(const struct datum *a, const struct datum *b)
{
    int by = strcmp(a->part, b->part);

    if (!by) by = strcmp(a->word, b->word);
    if (!by) by = a->unit < b->unit ? -1 : a->unit > b->unit;
    if (!by) by = a->since.v < b->since.v ? -1 : a->since.v > b->since.v;
    if (!by) by = a->until.v < b->until.v ? -1 : a->until.v > b->until.v;
    return by;
}
static int in_order(const void *a, const void *b)
{
    const struct datum *x = *(struct datum *const *)a, *y = *(struct datum *const *)b;
    int by = same_place(x, y);

    if (!by) by = x->value < y->value ? -1 : x->value > y->value;
    return by ? by : x->edition < y->edition ? -1 : x->edition > y->edition;
}

/* edition INT64_MAX: the one about to be published. */
static bool is_fresh(const struct datum *f) { return f->edition == INT64_MAX; }

static void name_nodes(struct build *b)
{
    for (int i = 0, end; i < b->nall; i = end) {
        bool shown = false, hidden = false;
        for (end = i; end < b->nall && !same_place(b->all[i], b->all[end]) && b->all[i]->value == b->all[end]->value; end++)
            if (!is_fresh(b->all[end])) { if (b->all[end]->shown) shown = true; else hidden = true; }
        int node = add_figure(b, b->all[i]->value, shown ? DISCLOSE_SHOWN : hidden ? DISCLOSE_HIDDEN : DISCLOSE_TABLE, 0);
        for (int k = i; k < end; k++) b->all[k]->node = node;
    }
}

static void name_differences(struct build *b)
{
    for (int i = 0, end; i < b->nall; i = end) {
        int fresh = -1, last = -1;
        for (end = i; end < b->nall && !same_place(b->all[i], b->all[end]); end++) if (is_fresh(b->all[end])) fresh = end;
        for (int k = i; fresh >= 0 && k < end; k++) {
            if (b->all[k]->node == b->all[fresh]->node || b->all[k]->node == last) continue;
            last = b->all[k]->node;
            int by = add_figure(b, b->all[fresh]->value - b->all[k]->value, DISCLOSE_BEHIND, DISCLOSE_ANY);
            sum_begin(b, b->all[fresh]->node), sum_part(b, last), sum_part(b, by), sum_end(b);
        }
    }
}

/* ---- smaller and larger counts of people ---- */

static void at_most(struct build *b, int small, int large)
{
    struct disclose_figure *a = &b->figure[small], *c = &b->figure[large];
    int64_t middle = (a->value + c->value) / 2;

    if (small == large || a->value > c->value) return;          /* a correction between two editions */
    if (c->value >= a->value + b->q.limit) {
        if (middle < a->value + b->q.limit) middle = a->value + b->q.limit;
        if (!a->most || a->most > middle) a->most = middle;
        if (c->least < middle) c->least = middle;
        return;
    }
    int rest = add_figure(b, c->value - a->value, DISCLOSE_FREE, 0);
    sum_begin(b, large), sum_part(b, small), sum_part(b, rest), sum_end(b);
}

/* ---- within one edition ---- */

static struct datum *of_edition(const struct build *b, int64_t edition, const char *part, int64_t unit, const char *word)
{
    for (int i = 0; i < b->nall; i++)
        if (b->all[i]->edition == edition && b->all[i]->unit == unit && !strcmp(b->all[i]->part, part)
            && (!word || !strcmp(b->all[i]->word, word)))
            return b->all[i];
    return NULL;
}

static void within(struct build *b, int64_t edition)
{
    struct datum *people = of_edition(b, edition, "persons", 0, NULL);

    for (int i = 0; i < b->nall; i++) {                         /* every town figure: its units */
        const struct datum *town = b->all[i];
        bool given = !strcmp(town->part, "given");
        if (town->edition != edition || town->unit || (!given && town != people)) continue;
        int64_t units = 0;
        sum_begin(b, town->node);
        for (int k = 0; k < b->nall; k++) {
            const struct datum *u = b->all[k];
            if (u->edition != edition || !u->unit || strcmp(u->part, town->part) || strcmp(u->word, town->word)) continue;
            sum_part(b, u->node), units += u->value;
        }
        if (given) { sum_end(b); continue; }
        int twice = add_figure(b, units - town->value, DISCLOSE_FREE, 0);      /* town + those counted twice = units */
        int all = add_figure(b, units, DISCLOSE_FREE, 0);
        b->total = all, sum_end(b);
        sum_begin(b, all), sum_part(b, town->node), sum_part(b, twice), sum_end(b);
        for (int k = 0; k < b->nall; k++)
            if (b->all[k]->edition == edition && b->all[k]->unit && !strcmp(b->all[k]->part, "persons"))
                at_most(b, b->all[k]->node, town->node);
    }
    for (int both = 0; people && both < 2; both++) {
        sum_begin(b, people->node);
        for (int i = 0; i < b->nall; i++)
            if (b->all[i]->edition == edition && !strcmp(b->all[i]->part, both ? "sex" : "age")) sum_part(b, b->all[i]->node);
        if (b->nparts) sum_end(b);
    }
}

/* ---- months and their year ---- */

static bool same_line(const struct datum *a, const struct datum *b)
{
    return a->unit == b->unit && !strcmp(a->part, b->part) && !strcmp(a->word, b->word);
}

/* The figures of one line stand together: part, word, unit, then by time. */
static void year_of_months(struct build *b, const struct datum *year)
{
    int64_t rest = year->value;
    bool given = !strcmp(year->part, "given"), any = false;

    sum_begin(b, year->node);
    for (int i = 0; i < b->nall; i++) {
        const struct datum *m = b->all[i], *newest = m;
        if (!same_line(m, year) || m->since.v < year->since.v || m->until.v > year->until.v || m->until.v - m->since.v > 31) continue;
        for (int k = i; k < b->nall && !same_place(m, b->all[k]); k++) if (b->all[k]->edition > newest->edition) newest = b->all[k];
        if (given) sum_part(b, newest->node), rest -= newest->value;
        else at_most(b, newest->node, year->node);
        any = true;
        while (i + 1 < b->nall && !same_place(m, b->all[i + 1])) i++;
    }
    if (!given || !any) return;
    if (rest) sum_part(b, add_figure(b, rest, DISCLOSE_BEHIND, rest > 0 ? 0 : DISCLOSE_ANY));
    sum_end(b);
}

/* ---- all of it ---- */

int guard_figures(struct req *r, struct data *fresh, const struct data *before)
{
    struct build b = { .r = r };
    int64_t last = -1;

    b.q.limit = town_disclosure(r->house->town), b.q.zeros = town_hides_zeros(r->house->town);
    b.all = mem_get(&r->mem, (size_t)(fresh->n + before->n + 1) * sizeof *b.all);
    for (int i = 0; i < before->n; i++) b.all[b.nall++] = &before->at[i];
    for (int i = 0; i < fresh->n; i++) fresh->at[i].edition = INT64_MAX, b.all[b.nall++] = &fresh->at[i];
    qsort(b.all, (size_t)b.nall, sizeof *b.all, in_order);
    name_nodes(&b);
    name_differences(&b);
    for (int i = 0; i < before->n; i++) if (before->at[i].edition != last) within(&b, last = before->at[i].edition);
    within(&b, INT64_MAX);
    for (int i = 0, seen = -1; i < b.nall; i++) {
        if (b.all[i]->until.v - b.all[i]->since.v <= 31 || b.all[i]->node == seen) continue;
        seen = b.all[i]->node;
        year_of_months(&b, b.all[i]);
    }
    b.q.figure = b.figure, b.q.sum = b.sum;
    struct disclosed d = disclose(&r->mem, &b.q);
    for (int i = 0; i < fresh->n; i++) fresh->at[i].shown = !d.hidden[fresh->at[i].node];
    return d.nexposed;
}
