/* SPDX-License-Identifier: EUPL-1.2
** check.c - is an outcome what allot.h promises?  Shares nothing with what made it but the order of two children (AL4).
**
** For each group everybody who sits there, or would rather, is put in order and seated anew: if the same children sit there again,
** nobody is passed over (a group's choice among all of them leaves the rest out one by one too). */
#include "allot/allot.h"
#include "base/out.h"
#include <stdlib.h>
#include <string.h>

struct comer { const struct allot_child *child; int32_t points; int group; bool sits, again; };

static int by_order(const void *a_, const void *b_)
{
    const struct comer *a = a_, *b = b_;

    if (a->group != b->group) return a->group < b->group ? -1 : 1;
    return allot_before(a->child, a->points, b->child, b->points) ? -1 : 1;
}

/* How much a child likes an option: the smaller the more.  With the second step, the house in front comes first. */
static int liking(const struct allot *a, const struct allot_child *c, int front, int option)
{
    bool there = front >= 0 && a->group[c->options[option].group].house == front;

    return option + (front >= 0 && !there ? c->noptions : 0);
}

static size_t gather(const struct allot *a, const struct allotted *o, struct comer *to)
{
    size_t n = 0;

    for (int i = 0; i < a->nchildren; i++) {
        const struct allot_child *c = &a->child[i];
        int has = o->option[i];
        for (int k = 0; k < c->noptions; k++)
            if (has < 0 || liking(a, c, o->front[i], k) <= liking(a, c, o->front[i], has))
                to[n++] = (struct comer){ c, c->options[k].points, c->options[k].group, k == has, false };
    }
    return n;
}

/* AL5, as the rule is written: reserve after reserve, then everybody. */
static void seat(const struct allot_group *g, struct comer *at, size_t n)
{
    int left = g->places, promised = g->places;

    for (int k = 0; k < ALLOT_RESERVES; k++) {
        int kept = g->kept[k] < promised ? g->kept[k] : promised;
        promised -= kept;
        for (size_t i = 0; i < n && kept > 0; i++)
            if (!at[i].again && at[i].child->reserves >> k & 1) { at[i].again = true; kept--; left--; }
    }
    for (size_t i = 0; i < n && left > 0; i++) if (!at[i].again) { at[i].again = true; left--; }
}

static const char *said(struct mem *m, const char *what, int64_t id, int group)
{
    struct out o = { .mem = m };

    out_fmt(&o, "child %lld, group %d: %s", (long long)id, group, what);
    return out_text(&o);
}

static const char *each_fits(struct mem *m, const struct allot *a, const struct allotted *o)
{
    for (int i = 0; i < a->nchildren; i++) {
        const struct allot_child *c = &a->child[i];
        if (o->option[i] < -1 || o->option[i] >= c->noptions) return said(m, "has what it did not list", c->id, -1);
    }
    return NULL;
}

const char *allot_wrong(struct mem *m, const struct allot *a, const struct allotted *o)
{
    const char *bad = each_fits(m, a, o);
    size_t all = 0;

    if (bad) return bad;
    for (int i = 0; i < a->nchildren; i++) all += (size_t)a->child[i].noptions;
    struct comer *at = mem_get(m, (all + 1) * sizeof *at);
    size_t n = gather(a, o, at), to;
    qsort(at, n, sizeof *at, by_order);
    for (size_t i = 0; i < n; i = to) {
        int sitting = 0, group = at[i].group;
        for (to = i; to < n && at[to].group == group; to++) sitting += at[to].sits;
        if (sitting > a->group[group].places) return said(m, "more sit there than there are places", at[i].child->id, group);
        seat(&a->group[group], at + i, to - i);
        for (size_t k = i; k < to; k++)
            if (at[k].sits != at[k].again) return said(m, at[k].sits ? "sits where another comes first" : "is passed over", at[k].child->id, group);
    }
    return NULL;
}
