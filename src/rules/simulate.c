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

int book_figure_places(const struct book *b, int programme, const char *param)
{
    for (int i = 0; i < b->nparams; i++)
        if (b->params[i].programme == programme && !strcmp(b->params[i].name, param))
            return b->params[i].type == T_MONEY ? 2 : b->params[i].type == T_DATE ? -1 : b->params[i].places;
    return -1;
}

/* The nodes that hang on figure `from` once more, hanging on figure `to`; map says what became of each node. */
static int *copy_hanging(struct book *b, int from, int to)
{
    int n = b->nnodes, *map = mem_get(b->mem, sizeof *map * (size_t)n);

    for (int i = 0; i < n; i++) {
        struct node k = b->nodes[i];
        bool third = k.c >= 0 && k.op != N_DIV && k.op != N_ROUND;
        int was[3] = { k.a, k.b, k.c };

        map[i] = i;
        if (k.op == N_PARAM && k.k == from) k.k = to;
        if (k.a >= 0) k.a = map[k.a];
        if (k.b >= 0) k.b = map[k.b];
        if (third) k.c = map[k.c];
        if (k.k == b->nodes[i].k && k.a == was[0] && k.b == was[1] && k.c == was[2]) continue;
        k.cell = k.member ? b->nmember++ : b->nhouse++;
        map[i] = b->nnodes;
        *ARRAY_ADD(b->mem, b->nodes, b->nnodes) = k;
    }
    return map;
}

static void add_reformed(struct book *b, int programme, const int *map)
{
    struct prog g = b->progs[programme], *all = mem_get(b->mem, sizeof *all * (size_t)(b->nprogs + 1));
    int *cone = mem_get(b->mem, sizeof *cone * (size_t)(g.ncone + 1));
    struct output *outputs = mem_get(b->mem, sizeof *outputs * (size_t)(g.noutputs + 1));

    for (int i = 0; i < g.ncone; i++) cone[i] = map[g.cone[i]];
    for (int i = 0; i < g.noutputs; i++) { outputs[i] = g.outputs[i]; outputs[i].total = map[g.outputs[i].total]; }
    g.cone = cone;
    g.outputs = outputs;
    g.granted = map[g.granted];
    memcpy(all, b->progs, sizeof *all * (size_t)b->nprogs);
    all[b->nprogs++] = g;
    b->progs = all;
}

const struct book *book_reform(struct mem *m, const struct book *b, const char *programme, const char *param, int64_t value)
{
    int p = book_programme_find(b, programme);

    for (int i = 0; i < b->nparams; i++) {
        if (b->params[i].programme != p || strcmp(b->params[i].name, param)) continue;
        struct book *changed = mem_get(m, sizeof *changed);
        *changed = *b;
        changed->mem = m;
        changed->params = mem_get(m, sizeof *changed->params * (size_t)(b->nparams + 1));
        memcpy(changed->params, b->params, sizeof *changed->params * (size_t)b->nparams);
        struct param *q = &changed->params[changed->nparams++];
        *q = b->params[i];
        q->at = mem_get(m, sizeof *q->at);
        q->at[0] = (struct dated){ day_of(1, 1, 1), value, b->params[i].law };
        q->n = 1;
        changed->nodes = mem_get(m, sizeof *changed->nodes * (size_t)b->nnodes * 2);
        memcpy(changed->nodes, b->nodes, sizeof *changed->nodes * (size_t)b->nnodes);
        add_reformed(changed, p, copy_hanging(changed, i, changed->nparams - 1));
        nodes_place(changed);
        return changed;
    }
    return 0;
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
