/* SPDX-License-Identifier: EUPL-1.2
** turns.c - the day on which a condition that fails today holds by itself: a birthday, a new year, the end of a window. */
#include "rules/explain.h"

enum { HORIZON_MONTHS = 36, DAYS_MAX = 200 };

static void add_candidate(int32_t *at, int *n, int64_t d, day from, day until)
{
    if (d <= from.v || d > until.v || *n == DAYS_MAX) return;
    for (int i = 0; i < *n; i++) if (at[i] == (int32_t)d) return;
    at[(*n)++] = (int32_t)d;
}

/* Days on which a birthday, a new year or a date of the clause can change it. */
static int candidate_days(const struct values *x, const struct clause *c, int32_t *at)
{
    day until = day_add_months(x->today, HORIZON_MONTHS);
    struct civil now = day_civil(x->today);
    int n = 0, born = x->book->born;

    for (int m = 0; born >= 0 && m < x->members; m++) {
        const struct known *k = known_at(x->h, born, m);
        if (k->evidence < EV_DECLARED || k->evidence > EV_CONTRADICTED) continue;
        for (int month = 0, age = years_between((day){ (int32_t)k->value }, x->today) * 12; month <= HORIZON_MONTHS + 12; month += 6)
            add_candidate(at, &n, day_add_months((day){ (int32_t)k->value }, age + month).v, x->today, until);
    }
    for (int y = 1; y <= 3; y++) add_candidate(at, &n, day_of(now.year + y, 1, 1).v, x->today, until);
    for (int i = 0; i < c->ncone; i++) {
        const struct node *node = &x->book->nodes[c->cone[i]];
        if (node->op == N_CONST && node->type == T_DATE) for (int k = 0; k < 2; k++) add_candidate(at, &n, node->k + k, x->today, until);
    }
    for (int i = 1; i < n; i++)
        for (int k = i; k > 0 && at[k - 1] > at[k]; k--) { int32_t t = at[k]; at[k] = at[k - 1]; at[k - 1] = t; }
    return n;
}

/* What stands ahead of a household, kept with its values and as long: what each node can be on any day up to the
** horizon.  A node is worked out when a clause first asks for it; what does not hang on the day stays as it is today. */
struct ahead { struct values x; const struct clause *last; bool *done; int *list; };

static struct ahead *ahead_of(const struct teller *t)
{
    struct values *now = (struct values *)t->v;
    struct ahead *a = now->ahead;

    if (a) return a;
    a = now->ahead = mem_get(now->mem, sizeof *a);
    *a = (struct ahead){ .x = *values_new(now->mem, t->book, now->h, now->today), .done = mem_get(now->mem, (size_t)t->book->nnodes * sizeof *a->done),
                         .list = mem_get(now->mem, (size_t)t->book->nnodes * sizeof *a->list) };
    a->x.until = day_add_months(now->today, HORIZON_MONTHS);
    memcpy(a->x.v, now->v, values_size(now));
    return a;
}

static void look_ahead(struct ahead *a, const struct clause *c)
{
    int n = 0;

    if (a->last == c) return;
    a->last = c;
    for (int i = 0; i < c->ndated; i++) {
        if (a->done[c->dated[i]]) continue;
        a->done[c->dated[i]] = true;
        a->list[n++] = c->dated[i];
    }
    eval_cone(&a->x, a->list, n);
}

/* The nodes that one of the days ahead could make another: what is sure for all of them is sure for each. */
static int open_nodes(struct ahead *a, const struct clause *c)
{
    int n = 0;

    for (int i = 0; i < c->ndated; i++) {
        const struct node *node = &a->x.book->nodes[c->dated[i]];
        bool known = true;

        for (int m = 0; m < (node->member ? a->x.members : 1) && known; m++) known = val_known((enum type)node->type, value_at(&a->x, c->dated[i], m));
        if (!known) a->list[n++] = c->dated[i];
    }
    return n;
}

static void eval_days(struct ahead *a, day from, day until, int open)
{
    a->x.today = from;
    a->x.until = until;
    eval_cone(&a->x, a->list, open);
}

static enum answer answer_ahead(const struct ahead *a, const struct clause *c, int member)
{
    return val_answer(value_at(&a->x, c->node, member < 0 ? 0 : member));
}

/* First all the days at once: what surely fails on each of them never turns, and most clauses are done with that. */
day turns_on(const struct teller *x, const struct clause *c, int member)
{
    int32_t at[DAYS_MAX];
    day turns = DAY_NONE, horizon;
    struct ahead *a;
    int n, open;

    if (!x->book->timely[c->node]) return DAY_NONE;
    a = ahead_of(x);
    look_ahead(a, c);
    if (answer_ahead(a, c, member) == NO) return DAY_NONE;
    n = candidate_days(x->v, c, at);
    open = open_nodes(a, c);
    horizon = a->x.until;
    for (int i = 0; i < n && turns.v == DAY_NONE.v; i++) {
        eval_days(a, (day){ at[i] }, (day){ at[i] }, open);
        if (answer_ahead(a, c, member) == YES) turns.v = at[i];
    }
    eval_days(a, x->v->today, horizon, open);
    return turns;
}
