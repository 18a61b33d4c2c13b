/* SPDX-License-Identifier: EUPL-1.2
** screen.c - one household through all programmes. */
#include "rules/book.h"

/* What it comes to if granted; person-wise programmes give the sum over the members. */
static void find_amounts(struct mem *m, const struct values *x, const struct prog *g, struct verdict *out)
{
    out->amounts = mem_get(m, sizeof *out->amounts * (size_t)(g->noutputs + 1));
    for (int i = 0; i < g->noutputs; i++) {
        const struct output *o = &g->outputs[i];
        const struct node *n = &x->book->nodes[o->total];
        struct val v = value_at(x, o->total, 0);

        if (out->answer == NOT_KNOWN && !g->is.per_person) v = value_at(x, n->b, 0);
        if (v.lo < 0) v.lo = 0;
        if (v.hi < v.lo) v.hi = v.lo;
        out->amounts[out->namounts++] = (struct amount){ .kind = o->kind, .value = v, .places = n->places, .label = o->label,
                                                         .exact = v.lo == v.hi };
    }
}

void verdict_of(struct mem *m, const struct values *x, int programme, struct verdict *out)
{
    const struct prog *g = &x->book->progs[programme];

    *out = (struct verdict){ .answer = val_answer(value_at(x, g->granted, 0)), .incompatible_with = -1 };
    if (g->is.per_person) {
        out->member = mem_get(m, sizeof *out->member * (size_t)x->members);
        for (int i = 0; i < x->members; i++) out->member[i] = val_answer(value_at(x, g->verdict, i));
    }
    for (int i = 0; i < g->nclauses; i++)
        if (g->clauses[i].judge && out->answer != NO && clause_in_force(&g->clauses[i], reference_day(x, g)) && value_at(x, g->clauses[i].node, 0).hi)
            out->judged = true;
    find_amounts(m, x, g, out);
    find_doubt(m, x, g, out);
}

static void find_incompatible(struct screening *s)
{
    for (int i = 0; i < s->n; i++)
        for (int k = 0; s->at[i].answer == YES && k < s->book->progs[i].is.nincompatible; k++) {
            int j = book_programme_find(s->book, s->book->progs[i].is.incompatible[k]);
            if (j >= 0 && s->at[j].answer == YES) { s->at[i].incompatible_with = j; s->at[j].incompatible_with = i; }
        }
}

struct screening *screen(struct mem *m, const struct book *b, const struct household *h, day asked)
{
    struct screening *s = mem_get(m, sizeof *s);
    struct values *x = values_new(m, b, h, asked);

    *s = (struct screening){ .book = b, .h = h, .asked = asked, .n = b->nprogs, .state = x };
    s->at = mem_get(m, sizeof *s->at * (size_t)(b->nprogs + 1));
    eval_all(x);
    for (int i = 0; i < b->nprogs; i++) verdict_of(m, x, i, &s->at[i]);
    find_incompatible(s);
    return s;
}

enum answer paper_needed(const struct screening *s, int programme, int paper)
{
    const struct values *x = s->state;
    int when = s->book->progs[programme].paper_when[paper], members;
    enum answer all = NO;

    if (when < 0) return YES;
    members = s->book->nodes[when].member ? x->members : 1;
    for (int i = 0; i < members; i++) {
        enum answer one = val_answer(value_at(x, when, i));
        if (one == YES) return YES;
        if (one == NOT_KNOWN) all = NOT_KNOWN;
    }
    return all;
}

enum answer paper_needed_of(const struct screening *s, int programme, int paper, int member)
{
    int when = s->book->progs[programme].paper_when[paper];

    if (when < 0 || !s->book->nodes[when].member) return paper_needed(s, programme, paper);
    return val_answer(value_at(s->state, when, member));
}
