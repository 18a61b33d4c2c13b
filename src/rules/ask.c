/* SPDX-License-Identifier: EUPL-1.2
** ask.c - what is worth asking next.
**
** For each programme still open, the facts its answer (or its amount) really hangs on are found by walking
** down from the answer through what is not known yet: a part already settled is not entered, and a fact that may
** follow from another is asked only after that other.  The best of them are then tried: with each answer they could
** get, what would be settled?  A question is worth what it is expected to settle (programmes, weighed by the money in
** play) for its effort, which grows with the persons it is about.  Sensitive questions come last. */
#include "rules/book.h"
#include <stdlib.h>

struct walk {
    const struct values *x; bool staff, all;     /* all: also facts of the town, and those that got no answer */
    int *seen, stamp;                           /* per cell: the walk that saw it last */
    int nleaf, *leaf;                           /* cells of open facts met in this walk: fact * MEMBERS_MAX + member */
};

static bool askable(const struct walk *w, int fact, int member)
{
    const struct fact *f = &w->x->book->facts[fact].is;

    if (w->all) return true;
    return !f->town && (!f->staff || w->staff) && known_at(w->x->h, fact, member)->evidence == EV_NONE;
}

static bool open_value(const struct walk *w, int node, int member)
{
    return !val_known((enum type)w->x->book->nodes[node].type, value_at(w->x, node, member));
}

static void go(struct walk *, int node, int member);

static int went(struct walk *w, int node, int member)
{
    int before = w->nleaf;

    go(w, node, member);
    return w->nleaf - before;
}

static void go_members(struct walk *w, const struct node *n)
{
    for (int m = 0; m < w->x->members; m++) {
        if (n->b >= 0 && !value_at(w->x, n->b, m).hi) continue;
        if (n->b >= 0 && went(w, n->b, m)) continue;    /* first who counts, then how much */
        go(w, n->a, m);
    }
    if (n->op == N_LEAST || n->op == N_GREATEST) go(w, n->c, 0);
}

static void go(struct walk *w, int node, int member)
{
    const struct node *n = &w->x->book->nodes[node];
    int cell = n->at + member * n->by;

    if (!open_value(w, node, member) || w->seen[cell] == w->stamp) return;
    w->seen[cell] = w->stamp;
    switch ((enum op)n->op) {
    case N_FACT:
        if (askable(w, (int)n->k, member)) w->leaf[w->nleaf++] = (int)n->k * MEMBERS_MAX + (n->member ? member : 0);
        return;
    case N_IMPLY:
        if (value_at(w->x, n->b, member).hi && !value_at(w->x, n->b, member).lo && went(w, n->b, member)) return;
        go(w, n->a, member);
        return;
    case N_IF:
        if (open_value(w, n->a, member) && went(w, n->a, member)) return;
        if (value_at(w->x, n->a, member).hi) go(w, n->b, member);
        if (!value_at(w->x, n->a, member).lo) go(w, n->c, member);
        return;
    case N_COUNT: case N_SUM: case N_ANY: case N_ALL: case N_LEAST: case N_GREATEST: case N_RANK: go_members(w, n); return;
    case N_HEAD: go(w, n->a, 0); return;
    default:
        if (n->a >= 0) go(w, n->a, member);
        if (n->b >= 0) go(w, n->b, member);
    }
}

static void walk_answer(struct walk *w, const struct prog *g)
{
    w->stamp++;
    w->nleaf = 0;
    for (int m = 0; m < (w->x->book->nodes[g->verdict].member ? w->x->members : 1); m++) go(w, g->verdict, m);
}

static void walk_amounts(struct walk *w, const struct prog *g)
{
    w->stamp++;
    w->nleaf = 0;
    for (int i = 0; i < g->noutputs; i++) go(w, g->outputs[i].total, 0);
}

/* ---- weighing ---- */

static int64_t monthly_stake(const struct verdict *v)
{
    int64_t most = 0;

    for (int i = 0; i < v->namounts; i++) {
        const struct amount *a = &v->amounts[i];
        int64_t spread = v->answer == YES ? a->value.hi - a->value.lo : a->value.hi;
        if (a->kind == OUT_MONTHLY) most += spread;
        if (a->kind == OUT_YEARLY || a->kind == OUT_ONCE) most += spread / 12;
    }
    return most;
}

static int distinct_facts(const struct walk *w)
{
    int n = 0;

    for (int i = 0; i < w->nleaf; i++) {
        bool before = false;
        for (int k = 0; k < i && !before; k++) before = w->leaf[k] / MEMBERS_MAX == w->leaf[i] / MEMBERS_MAX;
        n += !before;
    }
    return n;
}

static void count_leaves(struct walk *w, struct question *of, uint64_t *who, int64_t stake, double weight, int programme, int *last)
{
    int facts = distinct_facts(w);

    for (int i = 0; i < w->nleaf; i++) {
        int f = w->leaf[i] / MEMBERS_MAX;
        struct question *q = &of[f];

        who[f] |= (uint64_t)1 << (w->leaf[i] % MEMBERS_MAX);
        if (last[f] == programme + 1) continue;
        last[f] = programme + 1;
        q->worth += weight / facts;
        q->touches++;
        q->settles += facts == 1;
        q->stake.v += stake;
    }
}

/* ---- trying an answer ---- */

enum { TRIED_MOST = 30, ANSWERS_MOST = 12 };

struct trial {
    const struct screening *s; struct values *x;            /* a copy to play with */
    const double *weight;                                   /* per programme: what settling it is worth */
};

static bool amounts_settled(const struct values *x, const struct prog *g)
{
    for (int i = 0; i < g->noutputs; i++) {
        struct val v = value_at(x, g->outputs[i].total, 0);
        if (v.lo != v.hi) return false;
    }
    return true;
}

/* A no settles all, a yes half until its amounts are known too. */
static double settled(const struct values *x, const struct prog *g)
{
    struct val v = value_at(x, g->granted, 0);

    return v.lo != v.hi ? 0 : !v.lo || amounts_settled(x, g) ? 1 : 0.5;
}

static double gain(const struct trial *t)
{
    const struct values *now = t->s->state;
    double sum = 0;

    for (int p = 0; p < t->s->n; p++)
        if (t->weight[p] > 0) sum += t->weight[p] * (settled(t->x, &t->s->book->progs[p]) - settled(now, &t->s->book->progs[p]));
    return sum;
}

static void restore(struct values *x, const struct values *from, const struct factx *f)
{
    for (int i = 0; i < f->nhang; i++) {
        const struct node *n = &x->book->nodes[f->hang[i]];
        for (int m = 0; m < (n->member ? x->members : 1); m++) x->v[n->at + m * n->by] = from->v[n->at + m * n->by];
    }
}

static double gain_with(const struct trial *t, const struct question *q, int64_t value)
{
    const struct factx *f = &t->x->book->facts[q->fact];
    struct household *h = (struct household *)t->x->h;
    int n = q->nmembers ? q->nmembers : 1;
    double g;

    for (int k = 0; k < n; k++) household_put(h, q->fact, q->nmembers ? q->members[k] : 0, value, EV_DECLARED);
    eval_cone(t->x, f->hang, f->nhang);
    g = gain(t);
    for (int k = 0; k < n; k++) household_forget(h, q->fact, q->nmembers ? q->members[k] : 0);
    restore(t->x, t->s->state, f);
    return g;
}

/* The answers a fact could get: every option, or a few figures over its bounds, small ones more. */
static int answers_of(const struct fact *f, int64_t *at)
{
    int64_t width = f->hi - f->lo;
    int n = 0;

    if (f->type == T_BOOL || f->type == T_CHOICE) {
        for (int64_t v = f->lo; v <= f->hi && n < ANSWERS_MOST; v++) at[n++] = v;
        return n;
    }
    at[n++] = f->lo;
    at[n++] = f->lo + width / (f->type == T_MONEY ? 200 : 3);
    at[n++] = f->lo + width / (f->type == T_MONEY ? 50 : 2);
    at[n++] = f->hi;
    return n;
}

/* The commonest answer counts as much as all the others together, twice. */
static double expected_gain(const struct trial *t, const struct question *q)
{
    const struct factx *f = &t->x->book->facts[q->fact];
    int64_t at[ANSWERS_MOST];
    int n = answers_of(&f->is, at);
    double sum = 0;

    for (int i = 0; i < n; i++) sum += gain_with(t, q, at[i]) / n;
    return f->usual ? (2 * gain_with(t, q, f->usually) + sum) / 3 : sum;
}

static int by_worth(const void *a, const void *b)
{
    const struct question *x = a, *y = b;

    return x->worth < y->worth ? 1 : x->worth > y->worth ? -1 : x->fact - y->fact;
}

static double effort_of(const struct fact *f, const struct question *q)
{
    return f->effort * (1 + 0.3 * (q->nmembers > 1 ? q->nmembers - 1 : 0)) * (f->sensitive ? 1e6 : 1);
}

/* The most promising are tried and stand before the rest. */
static void try_best(struct mem *m, const struct screening *s, const double *weight, struct questions *q)
{
    const struct values *now = s->state;
    struct household *h = household_copy(m, s->h, s->h->members);
    struct trial t = { .s = s, .x = values_new(m, s->book, h, s->asked), .weight = weight };
    int n = q->n < TRIED_MOST ? q->n : TRIED_MOST;

    memcpy(t.x->v, now->v, values_size(now));
    for (int i = 0; i < n; i++) {
        struct question *k = &q->at[i];
        k->worth = 0.1 * k->worth + expected_gain(&t, k) / effort_of(&s->book->facts[k->fact].is, k);
    }
    qsort(q->at, (size_t)n, sizeof *q->at, by_worth);
}

static struct questions listed(struct mem *m, const struct book *b, struct question *of, const uint64_t *who)
{
    struct questions out = { .at = mem_get(m, sizeof *out.at * (size_t)(b->nfacts + 1)) };

    for (int f = 0; f < b->nfacts; f++) {
        const struct fact *is = &b->facts[f].is;
        struct question *q = &out.at[out.n];

        if (!of[f].touches) continue;
        *q = of[f];
        q->fact = f;
        q->members = mem_get(m, sizeof *q->members * (size_t)(__builtin_popcountll(who[f]) + 1));
        for (int k = 0; is->person && k < MEMBERS_MAX; k++) if (who[f] >> k & 1) q->members[q->nmembers++] = k;
        q->worth /= effort_of(is, q);
        out.n++;
    }
    qsort(out.at, (size_t)out.n, sizeof *out.at, by_worth);
    return out;
}

static struct walk new_walk(struct mem *m, const struct screening *s, bool staff)
{
    const struct values *x = s->state;
    const struct book *b = s->book;

    return (struct walk){ .x = x, .staff = staff, .seen = mem_get(m, sizeof(int) * (size_t)(b->nhouse + b->nmember * x->members + 1)),
                          .leaf = mem_get(m, sizeof(int) * (size_t)(b->nhfacts + b->npfacts * x->members + 1)) };
}

static struct questions ask_some(struct mem *m, const struct screening *s, int from, int to, bool staff)
{
    const struct book *b = s->book;
    struct walk w = new_walk(m, s, staff);
    struct question *of = mem_get(m, sizeof *of * (size_t)(b->nfacts + 1));
    uint64_t *who = mem_get(m, sizeof *who * (size_t)(b->nfacts + 1));
    int *last = mem_get(m, sizeof *last * (size_t)(b->nfacts + 1));
    double *weight = mem_get(m, sizeof *weight * (size_t)(b->nprogs + 1));
    struct questions out;

    for (int p = from; p < to; p++) {
        const struct verdict *v = &s->at[p];
        int64_t stake = monthly_stake(v);
        double money = 1 + (double)(stake > 50000 ? 50000 : stake) / 10000;

        weight[p] = v->answer == NO ? 0 : money;
        walk_answer(&w, &b->progs[p]);
        if (w.nleaf) { count_leaves(&w, of, who, stake, money, p, last); continue; }
        if (v->answer != NO) walk_amounts(&w, &b->progs[p]);
        if (v->answer != NO) count_leaves(&w, of, who, stake, money / 2, p, last);
    }
    out = listed(m, b, of, who);
    if (out.n > 1) try_best(m, s, weight, &out);
    return out;
}

struct questions ask(struct mem *m, const struct screening *s, bool staff) { return ask_some(m, s, 0, s->n, staff); }
struct questions ask_programme(struct mem *m, const struct screening *s, int p) { return ask_some(m, s, p, p + 1, true); }

int amount_hangs_on(struct mem *m, const struct screening *s, int p, int **facts)
{
    struct walk w = new_walk(m, s, true);
    int n = 0;

    w.all = true;
    walk_amounts(&w, &s->book->progs[p]);
    *facts = mem_get(m, sizeof **facts * (size_t)(w.nleaf + 1));
    for (int i = 0; i < w.nleaf; i++) {
        int f = w.leaf[i] / MEMBERS_MAX, k = 0;

        while (k < n && (*facts)[k] != f) k++;
        if (k == n) (*facts)[n++] = f;
    }
    return n;
}
