/* SPDX-License-Identifier: EUPL-1.2
** columns.c - node by node over a chunk of households, in columns that stay in the cache.
**
** K1  A node that is the same for everybody (constants, figures of the day) is worked out once, by eval.c.
** K2  A chunk whose facts are all known carries one bound only: exact, hi is lo.
** K3  A buffer is used again as soon as nobody needs its node any more: memory does not grow with the rules.
** K4  What has no loop of its own goes through eval.c row by row: one meaning, not two. */
#include "rules/plan.h"

int chunk_first(const struct chunk *c) { return c->first; }
int chunk_households(const struct chunk *c) { return c->n; }

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

/* Completed years on a day that is the same for all, or the year of a day; false when eval.c must do it. */
static bool calendar(const struct plan *p, const struct node *n, struct col a, struct col b, struct col *r, int rows)
{
    bool ages = n->op == N_YEARS;

    if (ages && (b.stride || !b.exact)) return false;
    calendar_for(p->cal, ages ? *b.lo : p->cal->at);
    r->exact = a.exact;
    if (ages) for (int i = 0; i < rows; i++) r->lo[i] = age_of(p->cal, a.hi[i * a.stride]);
    else for (int i = 0; i < rows; i++) r->lo[i] = year_of(p->cal, a.lo[i * a.stride]);
    if (a.exact) r->hi = r->lo;
    else if (ages) for (int i = 0; i < rows; i++) r->hi[i] = age_of(p->cal, a.lo[i * a.stride]);
    else for (int i = 0; i < rows; i++) r->hi[i] = year_of(p->cal, a.hi[i * a.stride]);
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
    case N_YEARS: case N_YEAR: if (calendar(p, n, a, b, r, rows)) return; break;
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
