/* SPDX-License-Identifier: EUPL-1.2
** link_close.c - what hangs together is one person, unless two of them speak against each other: see link.h (L2). */
#include "match/link.h"

struct groups { uint32_t *next, *group, n; };          /* next: a ring of the records of one group; group: its name */

static bool against(const struct link *l, const struct groups *g, uint32_t a, uint32_t b)
{
    uint32_t i = a, k = b;

    do {
        do if (compare(l->words, &l->a[i], &l->a[k]).all < 0) return true; while ((k = g->next[k]) != b);
    } while ((i = g->next[i]) != a);
    return false;
}

static void join(struct groups *g, uint32_t a, uint32_t b)
{
    uint32_t i = b, swap = g->next[a];

    do g->group[i] = g->group[a]; while ((i = g->next[i]) != b);
    g->next[a] = g->next[b];
    g->next[b] = swap;
}

static uint32_t pairs_of(const struct link *l, const struct groups *g, struct pair *out)
{
    uint32_t n = 0;

    for (uint32_t i = 0; i < g->n; i++)
        for (uint32_t k = g->next[i]; k != i; k = g->next[k]) {
            if (k < i) continue;
            if (out) out[n] = (struct pair){ i, k, compare(l->words, &l->a[i], &l->a[k]).all };
            n++;
        }
    return n;
}

uint32_t link_close(struct link *l, struct mem *m, const struct pair *p, uint32_t n, struct pair **out)
{
    struct groups g = { mem_get(m, (l->na + 1ul) * sizeof(uint32_t)), mem_get(m, (l->na + 1ul) * sizeof(uint32_t)), l->na };

    for (uint32_t i = 0; i < g.n; i++) g.next[i] = g.group[i] = i;
    for (uint32_t i = 0; i < n; i++)
        if (g.group[p[i].a] != g.group[p[i].b] && !against(l, &g, p[i].a, p[i].b)) join(&g, p[i].a, p[i].b);
    *out = mem_get(m, (pairs_of(l, &g, 0) + 1ul) * sizeof **out);
    return pairs_of(l, &g, *out);
}
