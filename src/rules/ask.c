/* SPDX-License-Identifier: EUPL-1.2
** ask.c - what is worth asking next.
**
** For each programme still open, the facts its answer (or its amount) really hangs on are found by walking
** down from the answer through what is not known yet: a part already settled is not entered, and a fact that may
** follow from another is asked only after that other.  A question is worth the more the more programmes and money
** hang on it and the fewer other facts each of them waits for; its effort grows with the persons it is about.
** Sensitive questions come last. */
#include "rules/book.h"
#include <stdlib.h>

struct walk {
    const struct values *x; bool staff;
    int *seen, stamp;                           /* per cell: the walk that saw it last */
    int nleaf, *leaf;                           /* cells of open facts met in this walk: fact * MEMBERS_MAX + member */
};

static bool askable(const struct walk *w, int fact, int member)
{
    const struct fact *f = &w->x->book->facts[fact].is;

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
    int cell = n->member ? w->x->book->nhouse + n->cell * w->x->members + member : n->cell;

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

struct tally { struct question *of; int *members; int last; };  /* one per fact */

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

static int by_worth(const void *a, const void *b)
{
    const struct question *x = a, *y = b;

    return x->worth < y->worth ? 1 : x->worth > y->worth ? -1 : x->fact - y->fact;
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
        q->worth /= is->effort * (1 + 0.3 * (q->nmembers > 1 ? q->nmembers - 1 : 0));
        if (is->sensitive) q->worth *= 1e-6;            /* last */
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

    for (int p = from; p < to; p++) {
        const struct verdict *v = &s->at[p];
        int64_t stake = monthly_stake(v);
        double money = 1 + (double)(stake > 50000 ? 50000 : stake) / 10000;

        walk_answer(&w, &b->progs[p]);
        if (w.nleaf) { count_leaves(&w, of, who, stake, money, p, last); continue; }
        if (v->answer != NO) walk_amounts(&w, &b->progs[p]);
        if (v->answer != NO) count_leaves(&w, of, who, stake, money / 2, p, last);
    }
    return listed(m, b, of, who);
}

struct questions ask(struct mem *m, const struct screening *s, bool staff) { return ask_some(m, s, 0, s->n, staff); }
struct questions ask_programme(struct mem *m, const struct screening *s, int p) { return ask_some(m, s, p, p + 1, true); }
