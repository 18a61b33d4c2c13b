/* SPDX-License-Identifier: EUPL-1.2
** plan.c - a population in columns, and the plan by which the rules run over it: see columns.c for K1..K4. */
#include "rules/plan.h"

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

    p->uniform = (struct values){ .book = p->b, .today = at, .until = at, .members = 1,
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

struct plan *plan_new(struct mem *m, const struct book *b, const struct population *who, day at, const int *programmes, int n)
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
    p->cal = mem_get(m, sizeof *p->cal);
    calendar_for(p->cal, at.v);
    p->t1 = mem_get(m, sizeof(int64_t) * ROWS);
    p->t2 = mem_get(m, sizeof(int64_t) * ROWS);
    for (int i = 0; i < 6; i++) p->wide[i] = mem_get(m, sizeof(int64_t) * ROWS);
    return p;
}
