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

/* A cliff: a step of the fact takes away more than the step itself brings in a month. */
static void note_cliff(struct mem *m, struct curve *c, int64_t at, int64_t before, int64_t after, int64_t step, const int64_t *was, const int64_t *is, int n)
{
    int worst = -1;

    if (before - after <= step / 12) return;
    for (int p = 0; p < n; p++) if (worst < 0 || was[p] - is[p] > was[worst] - is[worst]) worst = p;
    *ARRAY_ADD(m, c->cliffs, c->ncliffs) = (struct cliff){ at, { before }, { after }, worst };
}

struct curve curve(struct mem *m, const struct screening *s, int fact, int64_t from, int64_t to, int points)
{
    const struct book *b = s->book;
    struct household *h = household_copy(m, s->h, s->h->members);
    struct values *x = values_new(m, b, h, s->asked);
    struct curve c = { .points = mem_get(m, sizeof *c.points * (size_t)(points + 1)) };
    int64_t *was = mem_get(m, sizeof *was * (size_t)(b->nprogs + 1)), *is = mem_get(m, sizeof *is * (size_t)(b->nprogs + 1));
    int count, *nodes = hanging(m, b, fact, &count);

    for (int i = 0; i < points; i++) {
        int64_t at = from + (points > 1 ? (to - from) * i / (points - 1) : 0), total = 0, *swap;

        move_facts(h, fact, at);
        if (!i) eval_all(x);
        else eval_cone(x, nodes, count);
        for (int p = 0; p < b->nprogs; p++) total += is[p] = month_of(x, &b->progs[p]);
        c.points[c.n++] = (struct curve_point){ at, { total } };
        if (i) note_cliff(m, &c, at, c.points[i - 1].total.v, total, at - c.points[i - 1].at, was, is, b->nprogs);
        swap = was; was = is; is = swap;
    }
    return c;
}
