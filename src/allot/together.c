/* SPDX-License-Identifier: EUPL-1.2
** together.c - the second step (AL6): families who asked are brought into one house, if every one of them gets in by their points.
**
** Each turn, every family that is still apart goes on to its next house, or back to its own lists when there is none left; then all
** ask anew.  A family never comes back to a house it has tried, so the turns end. */
#include "allot/inside.h"
#include <stdlib.h>
#include <string.h>

struct house { int house, liked; };
struct family {
    int n, *child;                      /* as askers; by their place in the order, so that nothing hangs on how they were given */
    int nhouses; struct house *houses;  /* that all of them listed, best liked first */
    int tried;                          /* houses tried so far; nhouses + 1 = given up */
};
struct families { int n; struct family *at; };

static int house_of(const struct asking *x, int child)
{
    const struct asker *c = &x->at[child];

    return c->next < c->n ? x->a->group[c->list[c->next].group].house : -1;
}

static bool together(const struct asking *x, const struct family *f)
{
    int house = house_of(x, f->child[0]);

    for (int i = 1; i < f->n; i++) if (house_of(x, f->child[i]) != house) return false;
    return house >= 0;
}

/* Where in its own list a child first names a house; -1. */
static int named(const struct asking *x, int child, int house)
{
    const struct allot_child *c = child_of(x, child);

    for (int i = 0; i < c->noptions; i++) if (x->a->group[c->options[i].group].house == house) return i;
    return -1;
}

static int by_liking(const void *a_, const void *b_)
{
    const struct house *a = a_, *b = b_;

    return a->liked != b->liked ? (a->liked < b->liked ? -1 : 1) : (a->house > b->house) - (a->house < b->house);
}

static void common_houses(const struct asking *x, struct family *f)
{
    const struct allot_child *first = child_of(x, f->child[0]);

    f->houses = mem_get(x->mem, (size_t)(first->noptions + 1) * sizeof *f->houses);
    for (int i = 0; i < first->noptions; i++) {
        int house = x->a->group[first->options[i].group].house, liked = i, at = 0;
        if (named(x, f->child[0], house) != i) continue;
        for (int k = 1; k < f->n && at >= 0; k++) if ((at = named(x, f->child[k], house)) >= 0) liked += at;
        if (at >= 0) f->houses[f->nhouses++] = (struct house){ house, liked };
    }
    qsort(f->houses, (size_t)f->nhouses, sizeof *f->houses, by_liking);
}

/* ---- the families that asked ---- */

struct kin { int64_t family; int rank, child; };

static int by_family(const void *a_, const void *b_)
{
    const struct kin *a = a_, *b = b_;

    return a->family != b->family ? (a->family < b->family ? -1 : 1) : (a->rank > b->rank) - (a->rank < b->rank);
}

static struct families find_families(const struct asking *x)
{
    struct kin *all = mem_get(x->mem, (size_t)(x->n + 1) * sizeof *all);
    struct families out = { 0 };
    int n = 0;

    for (int i = 0; i < x->n; i++) if (child_of(x, i)->family) all[n++] = (struct kin){ child_of(x, i)->family, x->at[i].rank, i };
    qsort(all, (size_t)n, sizeof *all, by_family);
    out.at = mem_get(x->mem, (size_t)(n / 2 + 1) * sizeof *out.at);
    for (int i = 0, to; i < n; i = to) {
        bool asked = false;
        for (to = i; to < n && all[to].family == all[i].family; to++) asked |= child_of(x, all[to].child)->together;
        if (!asked || to - i < 2) continue;
        struct family *f = &out.at[out.n++];
        f->child = mem_get(x->mem, (size_t)(to - i) * sizeof *f->child);
        for (int k = i; k < to; k++) f->child[f->n++] = all[k].child;
        common_houses(x, f);
    }
    return out;
}

/* ---- their lists ---- */

/* The house's groups first, in the child's own order, then the others in it; -1: the own list. */
static void put_first(struct asking *x, int child, int house)
{
    const struct allot_child *c = child_of(x, child);
    struct wish *w = x->at[child].list;

    for (int first = 1; first >= 0; first--)
        for (int i = 0; i < c->noptions; i++) {
            const struct allot_option *o = &c->options[i];
            if ((x->a->group[o->group].house == house) == (first == 1)) *w++ = (struct wish){ o->group, o->points, i };
        }
}

static bool next_house(struct asking *x, struct family *f)
{
    if (f->tried > f->nhouses) return false;
    f->tried++;
    for (int i = 0; i < f->n; i++) put_first(x, f->child[i], f->tried > f->nhouses ? -1 : f->houses[f->tried - 1].house);
    return true;
}

int keep_together(struct asking *x, int *front)
{
    struct families all = find_families(x);
    int united = 0;

    for (bool moved = all.n > 0; moved; ) {
        moved = false;
        for (int i = 0; i < all.n; i++)
            if (!together(x, &all.at[i])) moved |= next_house(x, &all.at[i]);
        if (moved) ask_all(x);
    }
    for (int i = 0; i < all.n; i++) {
        const struct family *f = &all.at[i];
        if (!f->tried || f->tried > f->nhouses) continue;
        united++;
        for (int k = 0; k < f->n; k++) front[x->who[f->child[k]]] = f->houses[f->tried - 1].house;
    }
    return united;
}
