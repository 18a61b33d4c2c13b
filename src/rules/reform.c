/* SPDX-License-Identifier: EUPL-1.2
** reform.c - a programme as it would be if figures of its law had other values: beside today's, in one book.
**
** RF1  A figure is a parameter, or one row of a table in all its editions that have that row; it holds its new value on every day.
** RF2  Bounds of what hangs on it are worked out anew: no new value can pass them, or make a divisor zero. */
#include "rules/book.h"
#include "rules/columns.h"

int book_figure_places(const struct book *b, int programme, const char *param)
{
    for (int i = 0; i < b->nparams; i++)
        if (b->params[i].programme == programme && !strcmp(b->params[i].name, param))
            return b->params[i].type == T_MONEY ? 2 : b->params[i].type == T_DATE ? -1 : b->params[i].places;
    for (int i = 0; i < b->ntables; i++)
        if (b->tables[i].programme == programme && !strcmp(b->tables[i].name, param))
            return b->tables[i].type == T_MONEY ? 2 : b->tables[i].type == T_DATE ? -1 : b->tables[i].places;
    return -1;
}

/* Which figure stands for which; -1: itself. */
struct instead { int *param, *table; };

static int param_of(const struct book *b, int programme, const char *name)
{
    for (int i = 0; i < b->nparams; i++) if (b->params[i].programme == programme && !strcmp(b->params[i].name, name)) return i;
    return -1;
}

static int table_of(const struct book *b, int programme, const char *name)
{
    for (int i = 0; i < b->ntables; i++) if (b->tables[i].programme == programme && !strcmp(b->tables[i].name, name)) return i;
    return -1;
}

static void set_param(struct book *b, int was, int64_t value, int *to)
{
    struct param *q;

    if (*to < 0) { *to = b->nparams++; b->params[*to] = b->params[was]; }
    q = &b->params[*to];
    q->at = mem_get(b->mem, sizeof *q->at);
    q->at[0] = (struct dated){ day_of(1, 1, 1), value, b->params[was].law };
    q->n = 1;
}

static struct table table_copy(struct mem *m, const struct table *t)
{
    struct table to = *t;

    to.at = mem_get(m, sizeof *to.at * (size_t)(t->n + 1));
    for (int i = 0; i < t->n; i++) {
        to.at[i] = t->at[i];
        to.at[i].rows = mem_get(m, sizeof *to.at[i].rows * (size_t)(t->at[i].n + 1));
        for (int k = 0; k < t->at[i].n; k++) to.at[i].rows[k] = t->at[i].rows[k];
    }
    return to;
}

static bool set_row(struct book *b, int was, int row, int64_t value, int *to)
{
    bool any = false;

    if (*to < 0) { *to = b->ntables++; b->tables[*to] = table_copy(b->mem, &b->tables[was]); }
    for (int i = 0; i < b->tables[*to].n; i++) {
        struct edition *e = &b->tables[*to].at[i];
        if (row > e->n) continue;
        any = true;
        if (row < e->n) e->rows[row].v = value;
        else e->otherwise = value;
    }
    return any;
}

static bool set_figures(struct book *b, int programme, const struct new_figure *f, int n, const struct instead *x)
{
    for (int i = 0; i < n; i++) {
        int param = param_of(b, programme, f[i].name), table = table_of(b, programme, f[i].name);

        if (f[i].row < 0 && param >= 0) set_param(b, param, f[i].value, &x->param[param]);
        else if (f[i].row < 0 || table < 0 || !set_row(b, table, f[i].row, f[i].value, &x->table[table])) return false;
    }
    return true;
}

static void figure_bounds(const struct book *b, struct node *k)
{
    const struct table *t;

    if (k->op == N_PARAM) { k->lo = k->hi = b->params[k->k].at[0].v; return; }
    t = &b->tables[k->k];
    k->lo = INT64_MAX;
    k->hi = INT64_MIN;
    for (int i = 0; i < t->n; i++)
        for (int r = 0; r <= t->at[i].n; r++) {
            int64_t v = r < t->at[i].n ? t->at[i].rows[r].v : t->at[i].otherwise;
            if (v < k->lo) k->lo = v;
            if (v > k->hi) k->hi = v;
        }
}

/* RF2 */
static bool bounded(struct book *b, struct node *k, bool figure)
{
    if (figure) figure_bounds(b, k);
    if (k->op == N_DIV && b->nodes[k->b].lo <= 0 && b->nodes[k->b].hi >= 0) return false;
    return node_bounds(b, k);
}

/* The nodes that hang on a changed figure once more; map says what became of each node.  NULL: a bound is passed. */
static int *copy_hanging(struct book *b, const struct instead *x)
{
    int n = b->nnodes, *map = mem_get(b->mem, sizeof *map * (size_t)n);

    for (int i = 0; i < n; i++) {
        struct node k = b->nodes[i];
        bool third = k.c >= 0 && k.op != N_DIV && k.op != N_ROUND, figure = false;
        int was[3] = { k.a, k.b, k.c };

        map[i] = i;
        if (k.op == N_PARAM && x->param[k.k] >= 0) { k.k = x->param[k.k]; figure = true; }
        if (k.op == N_TABLE && x->table[k.k] >= 0) { k.k = x->table[k.k]; figure = true; }
        if (k.a >= 0) k.a = map[k.a];
        if (k.b >= 0) k.b = map[k.b];
        if (third) k.c = map[k.c];
        if (!figure && k.a == was[0] && k.b == was[1] && k.c == was[2]) continue;
        if (!bounded(b, &k, figure)) return 0;
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

static struct book *copy(struct mem *m, const struct book *b)
{
    struct book *to = mem_get(m, sizeof *to);

    *to = *b;
    to->mem = m;
    to->params = mem_get(m, sizeof *to->params * (size_t)(2 * b->nparams + 1));
    memcpy(to->params, b->params, sizeof *to->params * (size_t)b->nparams);
    to->tables = mem_get(m, sizeof *to->tables * (size_t)(2 * b->ntables + 1));
    memcpy(to->tables, b->tables, sizeof *to->tables * (size_t)b->ntables);
    to->nodes = mem_get(m, sizeof *to->nodes * (size_t)b->nnodes * 2);
    memcpy(to->nodes, b->nodes, sizeof *to->nodes * (size_t)b->nnodes);
    return to;
}

const struct book *book_reform(struct mem *m, const struct book *b, const char *programme, const struct new_figure *f, int n)
{
    int p = book_programme_find(b, programme), *map;
    struct book *to;
    struct instead x = { mem_get(m, sizeof(int) * (size_t)(b->nparams + 1)), mem_get(m, sizeof(int) * (size_t)(b->ntables + 1)) };

    if (p < 0 || n < 1) return 0;
    for (int i = 0; i < b->nparams; i++) x.param[i] = -1;
    for (int i = 0; i < b->ntables; i++) x.table[i] = -1;
    to = copy(m, b);
    if (!set_figures(to, p, f, n, &x) || !(map = copy_hanging(to, &x))) return 0;
    add_reformed(to, p, map);
    nodes_place(to);
    return to;
}
