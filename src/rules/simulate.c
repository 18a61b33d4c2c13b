/* SPDX-License-Identifier: EUPL-1.2
** simulate.c - sums over a population: totals, a reform beside today, who is entitled. */
#include "rules/book.h"
#include "rules/columns.h"

static int64_t month_at(const struct book *b, const struct chunk *c, int programme, int h)
{
    const struct prog *g = &b->progs[programme];
    int64_t sum = 0;

    for (int o = 0; o < g->noutputs; o++) {
        struct column a = chunk_amount(c, programme, o);
        int64_t v = a.lo[h * a.stride];
        if (g->outputs[o].kind == OUT_MONTHLY) sum += v;
        if (g->outputs[o].kind == OUT_YEARLY) sum += v / 12;
    }
    return sum;
}

struct worth chunk_worth(const struct book *b, const struct chunk *c, int programme, int h)
{
    const struct prog *g = &b->progs[programme];
    struct worth w = { 0 };

    for (int o = 0; o < g->noutputs; o++) {
        struct column a = chunk_amount(c, programme, o);
        int64_t lo = a.lo[h * a.stride], hi = a.hi[h * a.stride], by = g->outputs[o].kind == OUT_YEARLY ? 12 : 1;
        if (g->outputs[o].kind == OUT_ONCE) w.once_lo += lo;
        if (g->outputs[o].kind != OUT_MONTHLY && g->outputs[o].kind != OUT_YEARLY) continue;
        w.month_lo += lo / by;
        w.month_hi += hi / by;
    }
    return w;
}

struct totals { const struct book *b; struct column_totals *at; };

static void add_totals(void *ctx, const struct chunk *c)
{
    struct totals *t = ctx;

    for (int p = 0; p < t->b->nprogs; p++) {
        struct column a = chunk_answer(c, p);
        for (int h = 0; h < chunk_households(c); h++) {
            int64_t lo = a.lo[h * a.stride], hi = a.hi[h * a.stride];
            t->at[p].yes += lo;
            t->at[p].no += !hi;
            t->at[p].not_known += hi - lo;
            if (lo) t->at[p].monthly.v += month_at(t->b, c, p, h);
        }
    }
}

struct column_totals *columns_totals(struct mem *m, const struct book *b, const struct population *who, day at)
{
    struct totals t = { b, mem_get(m, sizeof *t.at * (size_t)(b->nprogs + 1)) };

    columns_run(m, b, who, at, 0, 0, add_totals, &t);
    return t.at;
}

struct compared { const struct book *b; int before, after; struct reform r; };

static int64_t granted_month(const struct book *b, const struct chunk *c, int programme, int h)
{
    struct column a = chunk_answer(c, programme);

    return a.lo[h * a.stride] ? month_at(b, c, programme, h) : -1;      /* -1: not granted */
}

static void compare(void *ctx, const struct chunk *c)
{
    struct compared *k = ctx;
    struct reform *r = &k->r;

    for (int h = 0; h < chunk_households(c); h++) {
        int64_t was = granted_month(k->b, c, k->before, h), is = granted_month(k->b, c, k->after, h), x = was < 0 ? 0 : was, y = is < 0 ? 0 : is;
        r->before.v += x;
        r->after.v += y;
        r->enter += was < 0 && is >= 0;
        r->leave += was >= 0 && is < 0;
        r->gain += y > x;
        r->lose += y < x;
        if (y > x) r->gained.v += y - x;
        else r->lost.v += x - y;
    }
}

struct reform columns_reform(struct mem *m, const struct book *reformed, int programme, const struct population *who, day at)
{
    struct compared k = { .b = reformed, .before = programme, .after = reformed->nprogs - 1 };
    const int both[2] = { k.before, k.after };

    columns_run(m, reformed, who, at, both, 2, compare, &k);
    return k.r;
}

struct found { int programme, n, most; int *at; };

static void find(void *ctx, const struct chunk *c)
{
    struct found *f = ctx;
    struct column a = chunk_answer(c, f->programme);

    for (int h = 0; h < chunk_households(c) && f->n < f->most; h++) if (a.lo[h * a.stride]) f->at[f->n++] = chunk_first(c) + h;
}

int columns_find(struct mem *m, const struct book *b, const struct population *who, int programme, day at, int *households, int most)
{
    struct found f = { programme, 0, most, households };

    columns_run(m, b, who, at, &programme, 1, find, &f);
    return f.n;
}
