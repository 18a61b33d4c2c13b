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

const struct book *book_reform(struct mem *m, const struct book *b, const char *programme, const char *param, int64_t value)
{
    struct book *changed = mem_get(m, sizeof *changed);
    int p = book_programme_find(b, programme);

    for (int i = 0; i < b->nparams; i++) {
        if (b->params[i].programme != p || strcmp(b->params[i].name, param)) continue;
        struct param *q;
        *changed = *b;
        changed->params = mem_get(m, sizeof *changed->params * (size_t)b->nparams);
        memcpy(changed->params, b->params, sizeof *changed->params * (size_t)b->nparams);
        q = &changed->params[i];
        q->at = mem_get(m, sizeof *q->at);
        q->at[0] = (struct dated){ day_of(1, 1, 1), value, b->params[i].law };
        q->n = 1;
        return changed;
    }
    return 0;
}

struct compared { const struct book *b; int programme; int64_t *before; struct reform r; };

static int64_t granted_month(const struct compared *k, const struct chunk *c, int h)
{
    struct column a = chunk_answer(c, k->programme);

    return a.lo[h * a.stride] ? month_at(k->b, c, k->programme, h) : -1;       /* -1: not granted */
}

static void remember(void *ctx, const struct chunk *c)
{
    struct compared *k = ctx;

    for (int h = 0; h < chunk_households(c); h++) k->before[chunk_first(c) + h] = granted_month(k, c, h);
}

static void compare(void *ctx, const struct chunk *c)
{
    struct compared *k = ctx;
    struct reform *r = &k->r;

    for (int h = 0; h < chunk_households(c); h++) {
        int64_t was = k->before[chunk_first(c) + h], is = granted_month(k, c, h), x = was < 0 ? 0 : was, y = is < 0 ? 0 : is;
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

struct reform columns_reform(struct mem *m, const struct book *b, const struct book *changed, int programme, const struct population *who, day at)
{
    struct compared k = { .b = b, .programme = programme, .before = mem_get(m, sizeof *k.before * (size_t)(who->households + 1)) };

    columns_run(m, b, who, at, &programme, 1, remember, &k);
    columns_run(m, changed, who, at, &programme, 1, compare, &k);
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
