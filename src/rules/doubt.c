/* SPDX-License-Identifier: EUPL-1.2
** doubt.c - what an answer rests on that is graded from memory or past its renewal.
**
** D1  Only what decides counts: the branch that was taken, the side that settled an "and" or an "or", and for a no one
**     clause of each member that says no.  A figure that only matters for other people puts no doubt on this answer. */
#include "rules/book.h"

struct doubt {
    const struct values *x; const struct prog *g; day ref;
    bool figures;                               /* some figure of this programme is in doubt at all */
    uint64_t *on;                               /* of each node, the members it decides for */
};

bool clause_in_force(const struct clause *c, day ref)
{
    return (c->from.v == DAY_NONE.v || c->from.v <= ref.v) && (c->until.v == DAY_NONE.v || ref.v <= c->until.v);
}

day reference_day(const struct values *x, const struct prog *g)
{
    struct val v = value_at(x, g->reference, 0);

    return v.lo == v.hi ? (day){ (int32_t)v.lo } : x->today;
}

const struct law *table_law(const struct table *q, day ref)
{
    int i = 0;

    while (i + 1 < q->n && q->at[i + 1].from.v <= ref.v) i++;
    return q->at[i].law.grade ? &q->at[i].law : &q->law;
}

static bool past(day renew, bool never, day today) { return !never && renew.v != DAY_NONE.v && renew.v < today.v; }

static const char *param_doubt(const struct doubt *d, int i, bool *memory)
{
    const struct param *q = &d->x->book->params[i];

    *memory = param_law(q, d->ref)->grade == 'M';
    return past(q->renew, q->never, d->x->today) ? q->name : 0;
}

static const char *table_doubt(const struct doubt *d, int i, bool *memory)
{
    const struct table *q = &d->x->book->tables[i];

    *memory = table_law(q, d->ref)->grade == 'M';
    return past(q->renew, q->never, d->x->today) ? q->name : 0;
}

/* Figures of another programme that is asked about are that one's doubt. */
static bool figure_in_doubt(const struct doubt *d, const struct node *n, bool *memory, const char **stale)
{
    const struct book *b = d->x->book;

    if (n->op == N_PARAM && &b->progs[b->params[n->k].programme] == d->g) *stale = param_doubt(d, (int)n->k, memory);
    else if (n->op == N_TABLE && &b->progs[b->tables[n->k].programme] == d->g) *stale = table_doubt(d, (int)n->k, memory);
    else return false;
    return *memory || *stale;
}

static bool any_doubt(const struct doubt *d, const int *figures, int n)
{
    const char *stale;
    bool memory;

    for (int i = 0; i < n; i++) if (figure_in_doubt(d, &d->x->book->nodes[figures[i]], &memory, &stale)) return true;
    return false;
}

/* Marks node `to` for the members in `who`; a node of the household has one bit. */
static void put_on(const struct doubt *d, int to, uint64_t who)
{
    if (to >= 0 && d->figures) d->on[to] |= d->x->book->nodes[to].member ? who : 1;
}

/* "and" is settled by a no, "or" by a yes; unsettled, both sides bear on it. */
static void reach_joined(const struct doubt *d, const struct node *n, uint64_t who)
{
    int settles = n->op == N_OR;

    for (int m = 0; who >> m; m++) {
        struct val a = value_at(d->x, n->a, m), b = value_at(d->x, n->b, m);
        uint64_t me = (uint64_t)1 << m;

        if (!(who & me)) continue;
        if (b.lo != settles || b.hi != settles || (a.lo == settles && a.hi == settles)) put_on(d, n->a, me);
        if (a.lo == settles && a.hi == settles) continue;
        put_on(d, n->b, me);
    }
}

static void reach_if(const struct doubt *d, const struct node *n, uint64_t who)
{
    put_on(d, n->a, who);
    for (int m = 0; who >> m; m++) {
        struct val when = value_at(d->x, n->a, m);
        uint64_t me = who & (uint64_t)1 << m;

        if (me && when.hi) put_on(d, n->b, me);
        if (me && !when.lo) put_on(d, n->c, me);
    }
}

/* The cone is in order, so going backwards meets a node before what it is made of. Leaves the figures marked. */
static void reach(const struct doubt *d)
{
    const uint64_t all = ((uint64_t)1 << d->x->members) - 1;

    for (int i = d->g->ncone - 1; i >= 0; i--) {
        const struct node *n = &d->x->book->nodes[d->g->cone[i]];
        uint64_t who = d->on[d->g->cone[i]];

        if (!who) continue;
        if (n->op != N_PARAM && n->op != N_TABLE) d->on[d->g->cone[i]] = 0;
        if (n->op == N_AND || n->op == N_OR) { reach_joined(d, n, who); continue; }
        if (n->op == N_IF) { reach_if(d, n, who); continue; }
        if (n->op == N_HEAD) who = 1;
        else if (n->op >= N_COUNT && n->op <= N_RANK) who = all;
        put_on(d, n->a, who);
        put_on(d, n->b, who);
        if (n->op != N_DIV && n->op != N_ROUND) put_on(d, n->c, who);
    }
}

/* One clause that says no for this member, if possible one without any doubt. */
static bool start_no(const struct doubt *d, int member)
{
    const struct clause *chosen = 0;

    for (int i = 0; i < d->g->nclauses; i++) {
        const struct clause *c = &d->g->clauses[i];

        if (c->judge || val_answer(value_at(d->x, c->node, member)) != NO) continue;
        if (!chosen) chosen = c;
        if (c->law.grade == 'M' || (d->figures && any_doubt(d, c->figures, c->nfigures))) continue;
        return false;
    }
    if (!chosen) return false;
    put_on(d, chosen->node, (uint64_t)1 << member);
    return chosen->law.grade == 'M';
}

static bool start(const struct doubt *d, enum answer a)
{
    const uint64_t all = ((uint64_t)1 << d->x->members) - 1;
    bool memory = false;

    if (a == NO) {
        for (int m = 0; m < (d->g->is.per_person ? d->x->members : 1); m++) memory |= start_no(d, m);
        return memory;
    }
    for (int i = 0; i < d->g->nclauses; i++) {
        put_on(d, d->g->clauses[i].node, all);
        memory |= d->g->clauses[i].law.grade == 'M' && clause_in_force(&d->g->clauses[i], d->ref);
    }
    for (int i = 0; i < d->g->noutputs; i++) {
        put_on(d, d->x->book->nodes[d->g->outputs[i].node].b, all);     /* the amount: if granted then it, else nothing */
        memory |= d->g->outputs[i].law.grade == 'M';
    }
    return memory;
}

static void tell(struct mem *m, const struct doubt *d, struct verdict *out)
{
    const char **names = 0, *stale;
    bool memory;

    for (int i = 0; i < d->g->nfigures; i++) {
        int node = d->g->figures[i];
        bool counts = d->on[node] && figure_in_doubt(d, &d->x->book->nodes[node], &memory, &stale);

        d->on[node] = 0;
        if (!counts) continue;
        out->to_verify |= memory;
        for (int k = 0; stale && k < out->nstale; k++) if (!strcmp(names[k], stale)) stale = 0;
        if (stale) *ARRAY_ADD(m, names, out->nstale) = stale;
    }
    out->stale_names = names;
    out->stale = out->nstale > 0;
}

void find_doubt(struct mem *m, const struct values *x, const struct prog *g, struct verdict *out)
{
    struct doubt d = { .x = x, .g = g, .on = x->on, .ref = reference_day(x, g) };

    d.figures = any_doubt(&d, g->figures, g->nfigures);
    out->to_verify = start(&d, out->answer);
    if (!d.figures) return;
    reach(&d);
    tell(m, &d, out);
}
