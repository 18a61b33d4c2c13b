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

/* The values of another day, kept with those of today and as long. */
static struct values *later_values(const struct teller *x)
{
    struct values *now = (struct values *)x->v;

    if (!now->later) now->later = values_new(now->mem, x->book, x->v->h, x->v->today);
    return now->later;
}

static enum answer answer_on(struct values *later, const struct clause *c, day from, day until, int member)
{
    later->today = from;
    later->until = until;
    eval_cone(later, c->cone, c->ncone);
    return val_answer(value_at(later, c->node, member < 0 ? 0 : member));
}

/* First all the days at once: what surely fails on each of them never turns, and most clauses are done with that. */
day turns_on(const struct teller *x, const struct clause *c, int member)
{
    int32_t at[DAYS_MAX];
    struct values *later;
    int n;

    if (!x->book->timely[c->node]) return DAY_NONE;
    later = later_values(x);
    if (later->horizon != c) answer_on(later, c, x->v->today, day_add_months(x->v->today, HORIZON_MONTHS), member);
    later->horizon = c;
    if (val_answer(value_at(later, c->node, member < 0 ? 0 : member)) == NO) return DAY_NONE;
    later->horizon = 0;
    n = candidate_days(x->v, c, at);
    for (int i = 0; i < n; i++)
        if (answer_on(later, c, (day){ at[i] }, (day){ at[i] }, member) == YES) return (day){ at[i] };
    return DAY_NONE;
}
