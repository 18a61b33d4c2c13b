/* SPDX-License-Identifier: EUPL-1.2
** columns.c - node by node over a chunk of households, in columns that stay in the cache.
**
** K1  A node that is the same for everybody (constants, figures of the day) is worked out once, by eval.c.
** K2  A chunk whose facts are all known carries one bound only: exact, hi is lo.
** K3  A buffer is used again as soon as nobody needs its node any more: memory does not grow with the rules.
** K4  What has no loop of its own goes through eval.c row by row: one meaning, not two. */
#include "rules/book.h"
#include "rules/columns.h"
#include "rules/kernels.h"

enum { CHUNK = 256, ROWS = CHUNK * 4 + MEMBERS_MAX };

struct col { int64_t *lo, *hi; int stride; bool exact; };
struct step { int node, slot; };

struct plan {
    const struct book *b; const struct population *who; const struct kernels *k; struct mem *mem;
    struct values uniform;              /* the values that are the same for everybody */
    bool *same;                         /* [nodes] */
    int nsteps; struct step *steps;
    struct col *of;                     /* [nodes] */
    int64_t *buffers; int nslots;
    int64_t *t1, *t2, *wide[6];         /* scratch of ROWS each */
    int32_t *household_of;
};
struct chunk { const struct plan *p; int first, n, rows; };

int chunk_first(const struct chunk *c) { return c->first; }
int chunk_households(const struct chunk *c) { return c->n; }

struct population *population_new(struct mem *m, const struct book *b, int households, int persons)
{
    struct population *p = mem_get(m, sizeof *p);

    *p = (struct population){ .households = households, .persons = persons, .first = mem_get(m, sizeof(int32_t) * (size_t)(households + 1)),
                              .value = mem_get(m, sizeof *p->value * (size_t)b->nfacts), .known = mem_get(m, sizeof *p->known * (size_t)b->nfacts) };
    for (int f = 0; f < b->nfacts; f++) {
        size_t rows = (size_t)(b->facts[f].is.person ? persons : households);

        if (b->facts[f].is.hi > INT32_MAX || b->facts[f].is.lo < INT32_MIN) fault(m->fate, "the fact %s does not fit a column", b->facts[f].is.name);
        p->value[f] = mem_get(m, rows * sizeof(int32_t) + 1);
        p->known[f] = mem_get(m, rows + 1);
    }
    return p;
}

void population_put(struct population *p, const struct book *b, int at, const struct household *h)
{
    p->first[at + 1] = p->first[at] + h->members;
    for (int f = 0; f < b->nfacts; f++)
        for (int i = 0; i < (b->facts[f].is.person ? h->members : 1); i++) {
            struct known k = household_get(h, f, i);
            size_t row = (size_t)(b->facts[f].is.person ? p->first[at] + i : at);
            p->known[f][row] = k.evidence >= EV_DECLARED && k.evidence <= EV_CONTRADICTED;
            p->value[f][row] = (int32_t)k.value;
        }
}

/* ---- the plan ---- */

static void mark_cone(const struct prog *g, bool *need) { for (int i = 0; i < g->ncone; i++) need[g->cone[i]] = true; }

static void find_same(struct plan *p)
{
    for (int i = 0; i < p->b->nnodes; i++) {
        const struct node *n = &p->b->nodes[i];
        bool third = n->c >= 0 && n->op != N_DIV && n->op != N_ROUND;
        bool over = n->op >= N_COUNT && n->op <= N_HEAD;

        p->same[i] = !n->member && !over && n->op != N_FACT && (n->a < 0 || p->same[n->a]) && (n->b < 0 || p->same[n->b]) && (!third || p->same[n->c]);
    }
}

/* A value that hangs on nobody is worked out by eval.c with an empty household's frame. */
static void work_out_same(struct plan *p, const bool *need, day at)
{
    static const struct val nothing;

    p->uniform = (struct values){ .book = p->b, .today = at, .members = 1,
                                  .v = mem_get(p->mem, sizeof(struct val) * (size_t)(p->b->nhouse + p->b->nmember + 1)) };
    for (int i = 0; i < p->b->nnodes; i++) {
        const struct node *n = &p->b->nodes[i];
        struct val *to = cell_of(&p->uniform, i);

        if (!need[i] || !p->same[i]) continue;
        *to = eval_row(&p->uniform, n, n->a >= 0 ? *cell_of(&p->uniform, n->a) : nothing, n->b >= 0 ? *cell_of(&p->uniform, n->b) : nothing,
                       n->c >= 0 && n->op == N_IF ? *cell_of(&p->uniform, n->c) : nothing, 0);
        p->of[i] = (struct col){ &to->lo, n->type == T_CHOICE ? &to->lo : &to->hi, 0, n->type == T_CHOICE || to->lo == to->hi };
    }
}

static void last_use(const struct book *b, int *last, int node, int at) { if (node >= 0 && node < b->nnodes && last[node] < at) last[node] = at; }

static void lay_out(struct plan *p, const bool *need, const bool *keep)
{
    const struct book *b = p->b;
    int *last = mem_get(p->mem, sizeof *last * (size_t)b->nnodes), *slot = mem_get(p->mem, sizeof *slot * (size_t)b->nnodes);
    int *spare = mem_get(p->mem, sizeof *spare * (size_t)b->nnodes), nspare = 0;

    for (int i = 0; i < b->nnodes; i++) {
        const struct node *n = &b->nodes[i];
        if (!need[i]) continue;
        if (keep[i]) last[i] = b->nnodes;
        last_use(b, last, n->a, i);
        last_use(b, last, n->b, i);
        if (n->op != N_DIV && n->op != N_ROUND) last_use(b, last, n->c, i);
    }
    p->steps = mem_get(p->mem, sizeof *p->steps * (size_t)b->nnodes);
    for (int i = 0; i < b->nnodes; i++) {
        const struct node *n = &b->nodes[i];
        const int args[3] = { n->a, n->b, n->op != N_DIV && n->op != N_ROUND ? n->c : -1 };

        if (!need[i] || p->same[i]) continue;
        slot[i] = nspare ? spare[--nspare] : p->nslots++;
        p->steps[p->nsteps++] = (struct step){ i, slot[i] };
        for (int k = 0; k < 3; k++) {
            bool twice = (k > 0 && args[k] == args[0]) || (k > 1 && args[k] == args[1]);
            if (args[k] >= 0 && !twice && last[args[k]] == i && !p->same[args[k]]) spare[nspare++] = slot[args[k]];
        }
    }
}

static const struct kernels *best_kernels(void)
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return &kernels_avx2;
#endif
    return &kernels_plain;
}

static struct plan *plan_new(struct mem *m, const struct book *b, const struct population *who, day at, const int *programmes, int n)
{
    struct plan *p = mem_get(m, sizeof *p);
    bool *need = mem_get(m, (size_t)b->nnodes * sizeof *need), *keep = mem_get(m, (size_t)b->nnodes * sizeof *keep);

    *p = (struct plan){ .b = b, .who = who, .k = best_kernels(), .mem = m, .same = mem_get(m, (size_t)b->nnodes * sizeof *p->same),
                        .of = mem_get(m, (size_t)b->nnodes * sizeof *p->of), .household_of = mem_get(m, ROWS * sizeof(int32_t)) };
    for (int i = 0; i < n; i++) {
        const struct prog *g = &b->progs[programmes ? programmes[i] : i];
        mark_cone(g, need);
        keep[g->granted] = true;
        for (int o = 0; o < g->noutputs; o++) keep[g->outputs[o].total] = true;
    }
    find_same(p);
    work_out_same(p, need, at);
    lay_out(p, need, keep);
    p->buffers = mem_get(m, sizeof(int64_t) * 2 * ROWS * (size_t)(p->nslots + 1));
    p->t1 = mem_get(m, sizeof(int64_t) * ROWS);
    p->t2 = mem_get(m, sizeof(int64_t) * ROWS);
    for (int i = 0; i < 6; i++) p->wide[i] = mem_get(m, sizeof(int64_t) * ROWS);
    return p;
}

/* ---- one step ---- */

static void prim(const struct plan *p, enum prim op, int64_t *r, const int64_t *x, const struct col *a, const int64_t *y, const struct col *b, int n)
{
    p->k->of[op](r, x, a->stride, y, b->stride, n);
}

/* A household's column as the members see it. which: 0..2, the argument. */
static struct col seen_by(const struct plan *p, const struct chunk *c, const struct node *n, int arg, int which)
{
    struct col a = p->of[arg];

    if (!n->member || p->b->nodes[arg].member || !a.stride) return a;
    p->k->spread(p->wide[which * 2], a.lo, p->household_of, c->rows);
    if (a.exact) return (struct col){ p->wide[which * 2], p->wide[which * 2], 1, true };
    p->k->spread(p->wide[which * 2 + 1], a.hi, p->household_of, c->rows);
    return (struct col){ p->wide[which * 2], p->wide[which * 2 + 1], 1, false };
}

static void load_fact(const struct plan *p, const struct chunk *c, const struct node *n, struct col *r)
{
    int f = (int)n->k, from = n->member ? p->who->first[c->first] : c->first, rows = n->member ? c->rows : c->n;
    const int32_t *v = p->who->value[f];
    const uint8_t *known = p->who->known[f];
    bool all = v && (!known || !memchr(known + from, 0, (size_t)rows));

    if (!v) { static const uint8_t none[ROWS]; static const int32_t zero[ROWS]; v = zero - from; known = none - from; all = false; }
    if (all) known = 0;
    if (n->type == T_CHOICE) {
        p->k->load_set(r->lo, v + from, known ? known + from : 0, ((int64_t)1 << (n->hi + 1)) - 1, rows);
        r->hi = r->lo;
        r->exact = true;                                /* one set says it all */
        return;
    }
    p->k->load(r->lo, v + from, known ? known + from : 0, n->lo, rows);
    r->exact = all;
    if (all) r->hi = r->lo;
    else p->k->load(r->hi, v + from, known + from, n->hi, rows);
}

static bool known_row(enum type t, struct col a, int i) { return val_known(t, (struct val){ a.lo[i * a.stride], a.hi[i * a.stride] }); }

static void imply(const struct plan *p, const struct node *n, struct col a, struct col w, struct col *r, int rows)
{
    bool choice = n->type == T_CHOICE, exact = true;
    (void)p;

    for (int i = 0; i < rows; i++) {
        int64_t lo = a.lo[i * a.stride], hi = a.hi[i * a.stride];
        bool may = w.hi[i * w.stride], sure = w.lo[i * w.stride];

        if (may && !known_row((enum type)n->type, a, i)) {
            if (sure) lo = hi = n->k;
            else if (choice) lo |= n->k;
            else { if (n->k < lo) lo = n->k; if (n->k > hi) hi = n->k; }
        }
        r->lo[i] = lo;
        r->hi[i] = choice ? lo : hi;
        exact &= choice || lo == hi;
    }
    if (exact) r->hi = r->lo;
    r->exact = exact;
}

/* Bounds from bounds by one loop each: lo from the lower bounds, hi from the upper; cross_a, cross_b: the other way round. */
static void both(const struct plan *p, enum prim op, bool cross_a, bool cross_b, struct col a, struct col b, struct col *r, int n)
{
    r->exact = a.exact && b.exact;
    prim(p, op, r->lo, cross_a ? a.hi : a.lo, &a, cross_b ? b.hi : b.lo, &b, n);
    if (r->exact) r->hi = r->lo;
    else prim(p, op, r->hi, cross_a ? a.lo : a.hi, &a, cross_b ? b.lo : b.hi, &b, n);
}

static void choose(const struct plan *p, const struct node *n, struct col c, struct col a, struct col b, struct col *r, int rows)
{
    bool choice = n->type == T_CHOICE;

    if (!c.stride) {
        for (int i = 0; i < rows; i++) { p->t1[i] = c.lo[0]; p->t2[i] = c.hi[0]; }
        c.lo = p->t1;
        c.hi = c.exact ? p->t1 : p->t2;
    }
    if (c.exact) {
        p->k->select(r->lo, c.lo, a.lo, a.stride, b.lo, b.stride, rows);
        r->exact = choice || (a.exact && b.exact);
        if (r->exact) r->hi = r->lo;
        else p->k->select(r->hi, c.lo, a.hi, a.stride, b.hi, b.stride, rows);
        return;
    }
    r->exact = choice;
    if (!choice) {
        p->k->blend(r->lo, c.lo, c.hi, a.lo, a.stride, b.lo, b.stride, 0, rows);
        p->k->blend(r->hi, c.lo, c.hi, a.hi, a.stride, b.hi, b.stride, 1, rows);
        return;
    }
    p->k->select(r->lo, c.lo, a.lo, a.stride, b.lo, b.stride, rows);
    for (int i = 0; i < rows; i++) if (!c.lo[i] && c.hi[i]) r->lo[i] = a.lo[i * a.stride] | b.lo[i * b.stride];
    r->hi = r->lo;
}

static void slowly(const struct plan *p, const struct node *n, struct col a, struct col b, struct col c, struct col *r, int rows)
{
    bool exact = true, choice = n->type == T_CHOICE;

    for (int i = 0; i < rows; i++) {
        struct val x = { a.lo[i * a.stride], a.hi[i * a.stride] }, y = { b.lo[i * b.stride], b.hi[i * b.stride] }, z = { c.lo[i * c.stride], c.hi[i * c.stride] };
        struct val v = eval_row(&p->uniform, n, x, y, z, 0);
        r->lo[i] = v.lo;
        r->hi[i] = choice ? v.lo : v.hi;
        exact &= choice || v.lo == v.hi;
    }
    if (exact) r->hi = r->lo;
    r->exact = exact;
}

static bool small(int64_t bound, int64_t times)
{
    const int64_t most = ((int64_t)1 << 51) / times;

    return bound <= most && bound >= -most;
}

/* A division by something positive and known, or a rounding; false when eval.c must do it. */
static bool divide(const struct plan *p, const struct node *n, struct col a, struct col b, struct col *r, int rows)
{
    const struct node *x = &p->b->nodes[n->a], *y = n->op == N_DIV ? &p->b->nodes[n->b] : 0;
    int64_t by = y ? n->k : 1, under = y ? n->k2 : 1;

    if (!y) b = (struct col){ (int64_t *)&n->k, (int64_t *)&n->k, 0, true };
    if (!b.exact || (y && (y->lo <= 0 || !small(y->hi, under))) || !small(x->lo, by) || !small(x->hi, by)) return false;
    r->exact = a.exact;
    p->k->divide(r->lo, a.lo, a.stride, by, b.lo, b.stride, under, n->k2, n->c, rows);
    if (a.exact) r->hi = r->lo;
    else p->k->divide(r->hi, a.hi, a.stride, by, b.lo, b.stride, under, n->k2, n->c, rows);
    return true;
}

/* ---- over the members ---- */

/* What each member adds to a count or a sum, into t; lower bound or upper. */
static void portions(const struct plan *p, const struct node *n, struct col a, const struct col *w, bool upper, int64_t *t, int rows)
{
    const int64_t *x = upper ? a.hi : a.lo, *z = !w ? 0 : upper ? w->hi : w->lo, zero = 0;
    enum prim toward = upper ? P_MAX : P_MIN;

    if (n->op == N_COUNT || n->op == N_ANY) {
        if (w) p->k->of[P_AND](t, x, a.stride, z, w->stride, rows);
        else p->k->of[P_OR](t, x, a.stride, &zero, 0, rows);
        return;
    }
    if (!w) { p->k->of[P_ADD](t, x, a.stride, &zero, 0, rows); return; }
    if (w->exact && w->stride) { p->k->select(t, w->lo, x, a.stride, &zero, 0, rows); return; }
    p->k->of[toward](t, x, a.stride, &zero, 0, rows);   /* who only may count pulls toward nothing */
    for (int i = 0; i < rows; i++) {
        if (!w->hi[i * w->stride]) t[i] = 0;
        else if (w->lo[i * w->stride]) t[i] = x[i * a.stride];
    }
}

static void add_members(const struct plan *p, const struct chunk *c, const struct node *n, struct col a, const struct col *w, struct col *r)
{
    const int32_t *first = p->who->first + c->first;

    r->exact = a.exact && (!w || w->exact);
    for (int upper = 0; upper <= !r->exact; upper++) {
        portions(p, n, a, w, upper, p->t1, c->rows);
        p->k->add_up(upper ? r->hi : r->lo, p->t1, first, c->n);
        if (n->op == N_ANY) for (int i = 0; i < c->n; i++) { int64_t *v = upper ? r->hi : r->lo; v[i] = v[i] > 0; }
    }
    if (r->exact) r->hi = r->lo;
}

static void gather(const struct col *a, int from, int n, struct val *to)
{
    for (int i = 0; i < n; i++) to[i] = (struct val){ a->lo[(from + i) * a->stride], a->hi[(from + i) * a->stride] };
}

static void members_slowly(const struct plan *p, const struct chunk *c, const struct node *n, struct col a, const struct col *w, struct col *r)
{
    const int32_t *first = p->who->first + c->first;
    struct val x[MEMBERS_MAX], z[MEMBERS_MAX];
    bool choice = n->type == T_CHOICE, exact = true;

    for (int h = 0; h < c->n; h++) {
        int from = first[h] - first[0], members = first[h + 1] - first[h], rows = n->op == N_RANK ? members : 1;
        gather(&a, from, members, x);
        if (w) gather(w, from, members, z);
        for (int m = 0; m < rows; m++) {
            int to = n->op == N_RANK ? from + m : h;
            struct col d = n->c >= 0 ? p->of[n->c] : (struct col){ 0 };
            struct val none = n->c >= 0 ? (struct val){ d.lo[h * d.stride], d.hi[h * d.stride] } : (struct val){ 0, 0 };
            struct val v = n->op == N_RANK ? eval_rank(x, 1, w ? z : 0, 1, members, m) : eval_members(n, x, 1, w ? z : 0, 1, none, members);
            r->lo[to] = v.lo;
            r->hi[to] = choice ? v.lo : v.hi;
            exact &= choice || v.lo == v.hi;
        }
    }
    if (exact) r->hi = r->lo;
    r->exact = exact;
}

/* Arguments of an aggregate are seen by the members even where they are the household's. */
static void aggregate(const struct plan *p, const struct chunk *c, const struct node *n, struct col *r)
{
    struct node as_member = *n;
    struct col a, w;

    as_member.member = true;
    a = seen_by(p, c, &as_member, n->a, 0);
    if (n->b >= 0) w = seen_by(p, c, &as_member, n->b, 1);
    if (n->op == N_COUNT || n->op == N_SUM || n->op == N_ANY) add_members(p, c, n, a, n->b >= 0 ? &w : 0, r);
    else members_slowly(p, c, n, a, n->b >= 0 ? &w : 0, r);
}

static void step(const struct plan *p, const struct chunk *c, const struct step *s)
{
    const struct node *n = &p->b->nodes[s->node];
    struct col *r = &p->of[s->node], a = { 0 }, b = { 0 }, d = { 0 };
    static int64_t none;
    int rows = n->member ? c->rows : c->n;

    *r = (struct col){ p->buffers + (size_t)s->slot * 2 * ROWS, p->buffers + (size_t)s->slot * 2 * ROWS + ROWS, 1, false };
    if (n->op == N_FACT) { load_fact(p, c, n, r); return; }
    if (n->op >= N_COUNT && n->op <= N_HEAD) { aggregate(p, c, n, r); return; }
    a = n->a >= 0 ? seen_by(p, c, n, n->a, 0) : (struct col){ &none, &none, 0, true };
    b = n->b >= 0 ? seen_by(p, c, n, n->b, 1) : (struct col){ &none, &none, 0, true };
    switch ((enum op)n->op) {
    case N_IMPLY: imply(p, n, a, b, r, rows); return;
    case N_NOT: {
        const int64_t one = 1;
        r->exact = a.exact;
        p->k->of[P_NAND](r->lo, a.hi, a.stride, &one, 0, rows);
        if (a.exact) r->hi = r->lo;
        else p->k->of[P_NAND](r->hi, a.lo, a.stride, &one, 0, rows);
        return;
    }
    case N_AND: both(p, P_AND, false, false, a, b, r, rows); return;
    case N_OR: both(p, P_OR, false, false, a, b, r, rows); return;
    case N_ADD: both(p, P_ADD, false, false, a, b, r, rows); return;
    case N_SUB: both(p, P_SUB, false, true, a, b, r, rows); return;
    case N_MIN: both(p, P_MIN, false, false, a, b, r, rows); return;
    case N_MAX: both(p, P_MAX, false, false, a, b, r, rows); return;
    case N_LT: both(p, P_LT, true, false, a, b, r, rows); return;
    case N_LE: both(p, P_LE, true, false, a, b, r, rows); return;
    case N_SCALE: b = (struct col){ (int64_t *)&n->k, (int64_t *)&n->k, 0, true }; both(p, P_MUL, false, false, a, b, r, rows); return;
    case N_MUL:
        if (p->b->nodes[n->a].lo >= 0 && p->b->nodes[n->b].lo >= 0) { both(p, P_MUL, false, false, a, b, r, rows); return; }
        break;
    case N_EQ:
        if (a.exact && b.exact && p->b->nodes[n->a].type != T_CHOICE) { both(p, P_EQ, false, false, a, b, r, rows); return; }
        break;
    case N_IN:
        p->k->of[P_ALL_IN](r->lo, a.lo, a.stride, &n->k, 0, rows);
        p->k->of[P_ANY_IN](r->hi, a.lo, a.stride, &n->k, 0, rows);
        if (!memcmp(r->lo, r->hi, sizeof(int64_t) * (size_t)rows)) { r->hi = r->lo; r->exact = true; }
        return;
    case N_DIV: case N_ROUND: if (divide(p, n, a, b, r, rows)) return; break;
    case N_IF: d = seen_by(p, c, n, n->c, 2); choose(p, n, a, b, d, r, rows); return;
    default: break;
    }
    slowly(p, n, a, b, (struct col){ &none, &none, 0, true }, r, rows);
}

void columns_run(struct mem *m, const struct book *b, const struct population *who, day at, const int *programmes, int n, chunk_sink sink, void *ctx)
{
    struct plan *p = plan_new(m, b, who, at, programmes, programmes ? n : b->nprogs);
    struct chunk c = { .p = p };

    for (c.first = 0; c.first < who->households; c.first += c.n) {
        const int32_t *first = who->first + c.first;

        for (c.n = 0; c.n < CHUNK && c.first + c.n < who->households && first[c.n + 1] - first[0] <= ROWS; c.n++) {}
        c.rows = first[c.n] - first[0];
        for (int h = 0; h < c.n; h++) for (int i = first[h]; i < first[h + 1]; i++) p->household_of[i - first[0]] = h;
        for (int i = 0; i < p->nsteps; i++) step(p, &c, &p->steps[i]);
        sink(ctx, &c);
    }
}

static struct column column_of(const struct chunk *c, int node)
{
    struct col a = c->p->of[node];

    return (struct column){ a.lo, a.hi, a.stride };
}
struct column chunk_answer(const struct chunk *c, int programme) { return column_of(c, c->p->b->progs[programme].granted); }
struct column chunk_amount(const struct chunk *c, int programme, int output) { return column_of(c, c->p->b->progs[programme].outputs[output].total); }
