/* SPDX-License-Identifier: EUPL-1.2
** curve.c - everything received, as one money fact of the household runs from..to; and where it falls off a cliff.
**
** Only the nodes that hang on the fact (and on the facts declared to follow it) are worked out anew. */
#include "rules/book.h"

static void set(struct household *h, int fact, int64_t v)
{
    const struct fact *f = &h->book->facts[fact].is;

    household_put(h, fact, 0, v < f->lo ? f->lo : v > f->hi ? f->hi : v, EV_DECLARED);
}

static void move_facts(struct household *h, int fact, int64_t at)
{
    const struct book *b = h->book;

    set(h, fact, at);
    for (int i = 0; i < b->nfacts; i++)
        if (b->facts[i].follows == fact) set(h, i, divide_rounded((__int128)at * b->facts[i].share, 10000, NEAREST));
}

static int *hanging(struct mem *m, const struct book *b, int fact, int *count)
{
    bool *on = mem_get(m, (size_t)b->nnodes * sizeof *on);
    int *at = mem_get(m, (size_t)b->nnodes * sizeof *at);

    *count = 0;
    for (int i = 0; i < b->nnodes; i++) {
        const struct node *n = &b->nodes[i];

        on[i] = n->op == N_FACT && (n->k == fact || b->facts[n->k].follows == fact);
        if (n->a >= 0) on[i] |= on[n->a];
        if (n->b >= 0) on[i] |= on[n->b];
        if (n->c >= 0 && n->op != N_DIV && n->op != N_ROUND) on[i] |= on[n->c];
        if (on[i]) at[(*count)++] = i;
    }
    return at;
}

/* A month of one programme in cents, when it is surely granted: the lower bound. */
static int64_t month_of(const struct values *x, const struct prog *g)
{
    int64_t sum = 0;

    if (!value_at(x, g->granted, 0).lo) return 0;
    for (int i = 0; i < g->noutputs; i++) {
        int64_t v = value_at(x, g->outputs[i].total, 0).lo;
        if (v < 0) v = 0;
        if (g->outputs[i].kind == OUT_MONTHLY) sum += v;
        if (g->outputs[i].kind == OUT_YEARLY) sum += v / 12;
    }
    return sum;
}

/* One place on the curve: works out what hangs on the fact, sums, and leaves each programme's month in `of`. */
struct sweep { struct mem *m; struct household *h; struct values *x; int fact; const int *nodes; int count; };

static int64_t total_at(const struct sweep *w, int64_t at, int64_t *of)
{
    const struct book *b = w->x->book;
    int64_t total = 0;

    move_facts(w->h, w->fact, at);
    eval_cone(w->x, w->nodes, w->count);
    for (int p = 0; p < b->nprogs; p++) total += of[p] = month_of(w->x, &b->progs[p]);
    return total;
}

/* A cliff: a step of the fact takes away more in a month than the step itself brings, by a euro at least: less is what rounding to
** cents does.  The very cent is found by halving: `from` still has what was there, the next cent has not. */
enum { EURO = 100 };
static bool falls(int64_t before, int64_t after, int64_t step) { return before - after >= step / 12 + EURO; }

static void note_cliff(const struct sweep *w, struct curve *c, int64_t from, int64_t to, int64_t before, int64_t after, int64_t *was, int64_t *is)
{
    int worst = 0, n = w->x->book->nprogs;

    if (!falls(before, after, to - from)) return;
    while (to - from > 1) {
        int64_t middle = from + (to - from) / 2, total = total_at(w, middle, is);
        if (falls(before, total, middle - from)) { to = middle; after = total; }
        else { from = middle; before = total; }
    }
    if (!falls(before, after, 1)) return;                /* steep all along, and no cliff */
    total_at(w, from, was);
    total_at(w, to, is);
    for (int p = 1; p < n; p++) if (was[p] - is[p] > was[worst] - is[worst]) worst = p;
    *ARRAY_ADD(w->m, c->cliffs, c->ncliffs) = (struct cliff){ from, { before }, { after }, worst };
}

struct curve curve(struct mem *m, const struct screening *s, int fact, int64_t from, int64_t to, int points)
{
    const struct book *b = s->book;
    struct household *h = household_copy(m, s->h, s->h->members);
    struct sweep w = { .m = m, .h = h, .x = values_new(m, b, h, s->asked), .fact = fact };
    struct curve c = { .points = mem_get(m, sizeof *c.points * (size_t)(points + 1)) };
    int64_t *was = mem_get(m, sizeof *was * (size_t)(b->nprogs + 1)), *is = mem_get(m, sizeof *is * (size_t)(b->nprogs + 1));

    w.nodes = hanging(m, b, fact, &w.count);
    eval_all(w.x);
    for (int i = 0; i < points; i++) {
        int64_t at = from + (points > 1 ? (to - from) * i / (points - 1) : 0), total = total_at(&w, at, is);

        c.points[c.n++] = (struct curve_point){ at, { total } };
        if (i) note_cliff(&w, &c, c.points[i - 1].at, at, c.points[i - 1].total.v, total, was, is);
    }
    return c;
}
