/* SPDX-License-Identifier: EUPL-1.2
** eval.c - what each node can still be, for one household on one day.
**
** The reference evaluator: plain, one node after the other.  columns.c works out the same for many
** households at once and is tested against it.  Every operation is monotone in what is known: knowing more
** never widens a value (R2). */
#include "rules/book.h"

struct values *values_new(struct mem *m, const struct book *b, const struct household *h, day today)
{
    struct values *x = mem_get(m, sizeof *x);

    *x = (struct values){ .book = b, .h = h, .today = today, .until = today, .members = h->members, .mem = m };
    x->v = mem_get(m, sizeof *x->v * (size_t)(b->nhouse + b->nmember * h->members + 1));
    x->on = mem_get(m, sizeof *x->on * (size_t)(b->nnodes + 1));
    return x;
}

int64_t divide_rounded(__int128 a, __int128 b, enum mode mode)
{
    __int128 q, r;

    if (b < 0) { a = -a; b = -b; }
    q = a / b;
    r = a % b;
    if (r < 0) { r += b; q--; }                         /* q is now the floor */
    if (mode == UP && r) q++;
    if (mode == NEAREST && (2 * r > b || (2 * r == b && a >= 0))) q++;
    return (int64_t)q;
}

static int in_force(const struct dated *at, int n, int64_t ref)
{
    int i = n - 1;

    while (i >= 0 && at[i].from.v > ref) i--;
    return i;
}

/* A day before the first figure has none: it can be any of them. */
struct val param_value(const struct param *q, struct val ref)
{
    int first = in_force(q->at, q->n, ref.lo), last = ref.lo == ref.hi ? first : in_force(q->at, q->n, ref.hi);
    struct val v;

    if (first < 0) { first = 0; last = q->n - 1; }
    v.lo = v.hi = q->at[first].v;
    for (int i = first + 1; i <= last; i++) { if (q->at[i].v < v.lo) v.lo = q->at[i].v; if (q->at[i].v > v.hi) v.hi = q->at[i].v; }
    return v;
}

const struct law *param_law(const struct param *q, day ref)
{
    int i = in_force(q->at, q->n, ref.v);
    const struct law *law = &q->at[i < 0 ? 0 : i].law;

    return law->law || !q->law.law ? law : &q->law;
}

static int band(const struct edition *e, int64_t key)
{
    int i = 0;

    while (i < e->n && !(e->rows[i].below ? key < e->rows[i].key : key <= e->rows[i].key)) i++;
    return i;
}

static void widen(struct val *v, int64_t x)
{
    if (x < v->lo) v->lo = x;
    if (x > v->hi) v->hi = x;
}

static void edition_value(const struct edition *e, bool choice, struct val key, struct val *v)
{
    if (choice) {
        int64_t left = key.lo;
        for (int i = 0; i < e->n; i++) if (left & e->rows[i].key) { widen(v, e->rows[i].v); left &= ~e->rows[i].key; }
        if (left) widen(v, e->otherwise);
        return;
    }
    for (int i = band(e, key.lo), last = band(e, key.hi); i <= last; i++) widen(v, i < e->n ? e->rows[i].v : e->otherwise);
}

struct val table_value(const struct table *q, struct val ref, struct val key)
{
    struct val v = { INT64_MAX, INT64_MIN };
    int first = -1, last = -1;

    for (int i = 0; i < q->n; i++) { if (q->at[i].from.v <= ref.lo) first = i; if (q->at[i].from.v <= ref.hi) last = i; }
    if (first < 0) { first = 0; last = q->n - 1; }
    for (int i = first; i <= last; i++) edition_value(&q->at[i], q->key_type == T_CHOICE, key, &v);
    return v;
}

/* ---- one operation on one row ---- */

static struct val known_fact(const struct node *n, const struct known *k)
{
    if (k->evidence >= EV_DECLARED && k->evidence <= EV_CONTRADICTED)
        return n->type == T_CHOICE ? (struct val){ (int64_t)1 << k->value, 0 } : (struct val){ k->value, k->value };
    return n->type == T_CHOICE ? (struct val){ ((int64_t)1 << (n->hi + 1)) - 1, 0 } : (struct val){ n->lo, n->hi };
}

static struct val hull(enum type t, struct val a, struct val b)
{
    if (t == T_CHOICE) return (struct val){ a.lo | b.lo, 0 };
    return (struct val){ a.lo < b.lo ? a.lo : b.lo, a.hi > b.hi ? a.hi : b.hi };
}

static struct val implied(const struct node *n, struct val fact, struct val when)
{
    struct val v = n->type == T_CHOICE ? (struct val){ n->k, 0 } : (struct val){ n->k, n->k };

    if (val_known((enum type)n->type, fact) || !when.hi) return fact;
    return when.lo ? v : hull((enum type)n->type, fact, v);
}

static struct val multiplied(struct val a, struct val b)
{
    if (a.lo >= 0 && b.lo >= 0) return (struct val){ a.lo * b.lo, a.hi * b.hi };
    int64_t p[4] = { a.lo * b.lo, a.lo * b.hi, a.hi * b.lo, a.hi * b.hi };
    struct val v = { p[0], p[0] };
    for (int i = 1; i < 4; i++) widen(&v, p[i]);
    return v;
}

static struct val divided(const struct node *n, struct val a, struct val b)
{
    struct val v = { INT64_MAX, INT64_MIN };
    const int64_t over[2] = { a.lo, a.hi }, under[2] = { b.lo, b.hi };

    for (int i = 0; i < 4; i++)
        widen(&v, divide_rounded((__int128)over[i & 1] * n->k, (__int128)under[i >> 1] * n->k2, (enum mode)n->c) * n->k2);
    return v;
}

static struct val rounded(const struct node *n, struct val a)
{
    return (struct val){ divide_rounded(a.lo, n->k, (enum mode)n->c) * n->k2, divide_rounded(a.hi, n->k, (enum mode)n->c) * n->k2 };
}

static struct val equal(enum type t, struct val a, struct val b)
{
    if (t == T_CHOICE) return (struct val){ val_known(t, a) && a.lo == b.lo, (a.lo & b.lo) != 0 };
    return (struct val){ a.lo == a.hi && b.lo == b.hi && a.lo == b.lo, a.lo <= b.hi && b.lo <= a.hi };
}

static int64_t clamp_day(int64_t d)
{
    const int64_t least = day_of(1, 1, 1).v, most = day_of(9999, 12, 31).v;

    return d < least ? least : d > most ? most : d;
}

static int64_t whole_years(int64_t a, int64_t b) { return years_between((day){ (int32_t)a }, (day){ (int32_t)b }); }

static int64_t whole_months(int64_t a, int64_t b)
{
    struct civil x = day_civil((day){ (int32_t)a }), y = day_civil((day){ (int32_t)b });

    return (y.year - x.year) * 12 + (y.month - x.month) - (y.day < x.day);
}

static int64_t plus_months(int64_t d, int64_t n) { return day_add_months((day){ (int32_t)clamp_day(d) }, (int)n).v; }

static int64_t day_in_year(int64_t year, int64_t md)
{
    return day_of((int)(year < 1 ? 1 : year > 9999 ? 9999 : year), (int)(md / 100), (int)(md % 100)).v;
}

static struct val years(struct val a, struct val b)
{
    int64_t least = whole_years(a.hi, b.lo);

    return (struct val){ least, a.lo == a.hi && b.lo == b.hi ? least : whole_years(a.lo, b.hi) };
}

static struct val dates(const struct node *n, struct val a, struct val b)
{
    switch ((enum op)n->op) {
    case N_YEARS: return years(a, b);
    case N_MONTHS: return (struct val){ whole_months(a.hi, b.lo), whole_months(a.lo, b.hi) };
    case N_ADD_DAYS: return (struct val){ clamp_day(a.lo + b.lo), clamp_day(a.hi + b.hi) };
    case N_ADD_MONTHS: return (struct val){ plus_months(a.lo, b.lo), plus_months(a.hi, b.hi) };
    case N_YEAR: return (struct val){ day_civil((day){ (int32_t)a.lo }).year, day_civil((day){ (int32_t)a.hi }).year };
    case N_DATE: return (struct val){ day_in_year(a.lo, n->k), day_in_year(a.hi, n->k) };
    default: break;
    }
    struct civil x = day_civil((day){ (int32_t)a.lo }), y = day_civil((day){ (int32_t)a.hi });
    if (x.year == y.year) return (struct val){ x.month, y.month };
    return (struct val){ 1, 12 };
}

/* op: n->op, told apart from it so that a loop over rows chooses once. */
static inline __attribute__((always_inline)) struct val row(const struct values *x, const struct node *n, enum op op, struct val a, struct val b, struct val c, int member)
{
    switch (op) {
    case N_CONST: return n->type == T_CHOICE ? (struct val){ n->k, 0 } : (struct val){ n->k, n->k };
    case N_TODAY: return (struct val){ x->today.v, x->until.v };
    case N_FACT: return known_fact(n, known_at(x->h, (int)n->k, member));
    case N_IMPLY: return implied(n, a, b);
    case N_PARAM: return param_value(&x->book->params[n->k], a);
    case N_TABLE: return table_value(&x->book->tables[n->k], a, b);
    case N_NOT: return (struct val){ !a.hi, !a.lo };
    case N_AND: return (struct val){ a.lo & b.lo, a.hi & b.hi };
    case N_OR: return (struct val){ a.lo | b.lo, a.hi | b.hi };
    case N_EQ: return equal((enum type)x->book->nodes[n->a].type, a, b);
    case N_LT: return (struct val){ a.hi < b.lo, a.lo < b.hi };
    case N_LE: return (struct val){ a.hi <= b.lo, a.lo <= b.hi };
    case N_IN: return (struct val){ !(a.lo & ~n->k), (a.lo & n->k) != 0 };
    case N_ADD: return (struct val){ a.lo + b.lo, a.hi + b.hi };
    case N_SUB: return (struct val){ a.lo - b.hi, a.hi - b.lo };
    case N_MUL: return multiplied(a, b);
    case N_SCALE: return (struct val){ a.lo * n->k, a.hi * n->k };
    case N_MIN: return (struct val){ a.lo < b.lo ? a.lo : b.lo, a.hi < b.hi ? a.hi : b.hi };
    case N_MAX: return (struct val){ a.lo > b.lo ? a.lo : b.lo, a.hi > b.hi ? a.hi : b.hi };
    case N_DIV: return divided(n, a, b);
    case N_ROUND: return rounded(n, a);
    case N_IF: return a.lo ? b : !a.hi ? c : hull((enum type)n->type, b, c);
    default: return dates(n, a, b);
    }
}

struct val eval_row(const struct values *x, const struct node *n, struct val a, struct val b, struct val c, int member)
{
    return row(x, n, (enum op)n->op, a, b, c, member);
}

/* ---- over the members ---- */

static struct val counted(const struct val *a, int sa, const struct val *w, int sw, int members)
{
    struct val v = { 0, 0 };

    for (int m = 0; m < members; m++) {
        struct val y = a[m * sa], z = w ? w[m * sw] : (struct val){ 1, 1 };
        v.lo += y.lo & z.lo;
        v.hi += y.hi & z.hi;
    }
    return v;
}

static struct val summed(const struct val *a, int sa, const struct val *w, int sw, int members)
{
    struct val v = { 0, 0 };

    for (int m = 0; m < members; m++) {
        struct val y = a[m * sa], z = w ? w[m * sw] : (struct val){ 1, 1 };
        if (!z.hi) continue;
        v.lo += z.lo || y.lo < 0 ? y.lo : 0;
        v.hi += z.lo || y.hi > 0 ? y.hi : 0;
    }
    return v;
}

/* The least of those who surely count bounds from above; of those who may count, from below. */
static struct val least(const struct val *a, int sa, const struct val *w, int sw, int members, struct val none, int sign)
{
    struct val v = { INT64_MAX, INT64_MAX };
    bool surely = false, maybe = false;

    for (int m = 0; m < members; m++) {
        struct val y = a[m * sa], z = w ? w[m * sw] : (struct val){ 1, 1 };
        if (sign < 0) y = (struct val){ -y.hi, -y.lo };
        if (!z.hi) continue;
        maybe = true;
        surely |= z.lo;
        if (y.lo < v.lo) v.lo = y.lo;
        if (z.lo && y.hi < v.hi) v.hi = y.hi;
    }
    if (!maybe) return none;
    if (v.hi == INT64_MAX)                              /* nobody counts surely: the greatest possible of the maybes */
        for (int m = 0; m < members; m++) {
            struct val y = a[m * sa], z = w ? w[m * sw] : (struct val){ 1, 1 };
            int64_t top = sign < 0 ? -y.lo : y.hi;
            if (z.hi && (v.hi == INT64_MAX || top > v.hi)) v.hi = top;
        }
    if (sign < 0) v = (struct val){ -v.hi, -v.lo };
    return surely ? v : hull(T_INT, v, none);
}

struct val eval_rank(const struct val *a, int sa, const struct val *w, int sw, int members, int me)
{
    struct val v = { 1, 1 };

    for (int m = 0; m < members; m++) {
        struct val z = w ? w[m * sw] : (struct val){ 1, 1 };
        if (m == me || !z.hi) continue;
        v.lo += z.lo && a[m * sa].hi < a[me * sa].lo;
        v.hi += a[m * sa].lo < a[me * sa].hi;
    }
    return v;
}

struct val eval_members(const struct node *n, const struct val *a, int sa, const struct val *w, int sw, struct val none, int members)
{
    struct val v;

    switch ((enum op)n->op) {
    case N_COUNT: return counted(a, sa, w, sw, members);
    case N_SUM: return summed(a, sa, w, sw, members);
    case N_ANY: v = counted(a, sa, w, sw, members); return (struct val){ v.lo > 0, v.hi > 0 };
    case N_ALL:                                         /* all who count have it: nobody counts without it */
        v = (struct val){ 1, 1 };
        for (int m = 0; m < members; m++) {
            struct val z = w ? w[m * sw] : (struct val){ 1, 1 };
            v.lo &= a[m * sa].lo | !z.hi;
            v.hi &= a[m * sa].hi | !z.lo;
        }
        return v;
    case N_LEAST: return least(a, sa, w, sw, members, none, 1);
    case N_GREATEST: return least(a, sa, w, sw, members, none, -1);
    default: return a[0];                               /* N_HEAD */
    }
}

static void eval_fact(const struct values *x, const struct move *q, const struct node *n)
{
    const struct known *k = &x->h->of[q->member ? x->book->nhfacts + q->a * x->members : q->a];
    const int rows = q->member ? x->members : 1, next = x->book->nmember;

    for (int m = 0; m < rows; m++) x->v[q->to + m * next] = known_fact(n, &k[m]);
}

static void eval_aggregate(const struct values *x, const struct move *q, const struct node *n)
{
    static const struct val nothing = { 0, 0 };
    const int next = x->book->nmember;
    const struct val *a = &x->v[q->a], *w = n->b >= 0 ? &x->v[q->b] : 0;

    if (n->op == N_RANK)
        for (int m = 0; m < x->members; m++) x->v[q->to + m * next] = eval_rank(a, q->by_a * next, w, q->by_b * next, x->members, m);
    else x->v[q->to] = eval_members(n, a, q->by_a * next, w, q->by_b * next, n->c >= 0 ? x->v[q->c] : nothing, x->members);
}

static inline __attribute__((always_inline)) void rows(const struct values *x, const struct move *q, const struct node *n, enum op op)
{
    const struct val *a = &x->v[q->a], *b = &x->v[q->b], *c = &x->v[q->c];
    struct val *to = &x->v[q->to];

    *to = row(x, n, op, *a, *b, *c, 0);
    if (!q->member) return;
    const int next = x->book->nmember, by_a = q->by_a * next, by_b = q->by_b * next, by_c = q->by_c * next;
    for (int m = 1; m < x->members; m++) to[m * next] = row(x, n, op, a[m * by_a], b[m * by_b], c[m * by_c], m);
}

#define ROWS(op) case op: rows(x, q, n, op); break

/* The commonest operations have a loop of their own: the choice falls once for all members. */
static void eval_list(const struct values *x, const int *nodes, int count)
{
    for (int i = 0; i < count; i++) {
        const struct move *q = &x->book->moves[nodes ? nodes[i] : i];
        const struct node *n = &x->book->nodes[nodes ? nodes[i] : i];

        switch ((enum op)q->op) {
        case N_FACT: eval_fact(x, q, n); break;
        case N_COUNT: case N_SUM: case N_ANY: case N_ALL: case N_LEAST: case N_GREATEST: case N_RANK: case N_HEAD: eval_aggregate(x, q, n); break;
        ROWS(N_IMPLY); ROWS(N_PARAM); ROWS(N_NOT); ROWS(N_AND); ROWS(N_OR); ROWS(N_LT); ROWS(N_LE); ROWS(N_IN); ROWS(N_ADD); ROWS(N_IF); ROWS(N_YEARS);
        default: rows(x, q, n, (enum op)q->op);
        }
    }
}

void eval_all(struct values *x) { eval_list(x, 0, x->book->nnodes); }
void eval_cone(struct values *x, const int *nodes, int n) { eval_list(x, nodes, n); }
