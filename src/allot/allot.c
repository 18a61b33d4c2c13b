/* SPDX-License-Identifier: EUPL-1.2
** allot.c - deferred acceptance: everybody asks where they want to be most, a group keeps the first of those who asked and sends
** the others on, until nobody has anywhere left to ask (AL1 to AL5). */
#include "allot/inside.h"
#include <stdlib.h>
#include <string.h>

bool allot_before(const struct allot_child *a, int32_t points_a, const struct allot_child *b, int32_t points_b)
{
    if (points_a != points_b) return points_a > points_b;
    for (int i = 0; i < ALLOT_TIES; i++) if (a->tie[i] != b->tie[i]) return a->tie[i] < b->tie[i];
    if (a->draw != b->draw) return a->draw < b->draw;
    return a->id < b->id;
}

/* ---- the order of all, once (AL4): a key that is greater is before ---- */

struct ranked { const struct allot_child *child; int at, rank; };

static int by_ties(const void *a_, const void *b_)
{
    const struct ranked *a = a_, *b = b_;

    return allot_before(a->child, 0, b->child, 0) ? -1 : 1;
}

static int32_t points_of(const struct allot_child *c) { return c->noptions ? c->options[0].points : 0; }

static int by_points(const void *a_, const void *b_)
{
    const struct ranked *a = a_, *b = b_;

    return allot_before(a->child, points_of(a->child), b->child, points_of(b->child)) ? -1 : 1;
}

/* Those with most points ask first: then hardly anybody is sent on once seated, and what is needed next lies next to it.  It
** changes no outcome, only the work. */
static void take_askers(struct asking *x)
{
    int n = x->n;
    size_t all = 0;
    struct ranked *r = mem_get(x->mem, (size_t)(n + 1) * sizeof *r);

    for (int i = 0; i < n; i++) r[i] = (struct ranked){ &x->a->child[i], i, 0 }, all += (size_t)x->a->child[i].noptions;
    qsort(r, (size_t)n, sizeof *r, by_ties);
    for (int i = 0; i < n; i++) r[i].rank = i;
    qsort(r, (size_t)n, sizeof *r, by_points);
    struct wish *w = mem_get(x->mem, (all + 1) * sizeof *w);
    for (int i = 0; i < n; i++) {
        const struct allot_child *c = r[i].child;
        x->who[i] = r[i].at;
        x->at[i] = (struct asker){ .list = w, .n = c->noptions, .rank = r[i].rank, .reserves = c->reserves };
        for (int k = 0; k < c->noptions; k++, w++) *w = (struct wish){ c->options[k].group, c->options[k].points, k };
    }
}

/* ---- a row of seats: the last of them stands on top ---- */

static void sink(struct held *at, int n, int i, struct held h)
{
    for (int k; (k = 2 * i + 1) < n; i = k) {
        if (k + 1 < n && at[k + 1].key < at[k].key) k++;
        if (h.key <= at[k].key) break;
        at[i] = at[k];
    }
    at[i] = h;
}

static void rise(struct seats *s, struct held h)
{
    int i = s->n++;

    for (int up; i && h.key < s->at[up = (i - 1) / 2].key; i = up) s->at[i] = s->at[up];
    s->at[i] = h;
}

static struct held take_last(struct seats *s)
{
    struct held last = s->at[0];

    s->n--;
    if (s->n) sink(s->at, s->n, 0, s->at[s->n]);
    return last;
}

/* AL5.  Whom the group sends on, or -1. */
static int ask(const struct asking *x, int group, struct held h)
{
    struct seats *s = &x->seats[group * ROWS], *open = &s[ALLOT_RESERVES];

    for (int k = 0; k < ALLOT_RESERVES; k++) {
        if (!(x->at[h.asker].reserves >> k & 1) || !s[k].most) continue;
        if (s[k].n < s[k].most) { rise(&s[k], h); open->most--; h.asker = -1; break; }
        if (s[k].at[0].key < h.key) { struct held out = s[k].at[0]; sink(s[k].at, s[k].n, 0, h); h = out; }
    }
    if (h.asker < 0) return open->n > open->most ? take_last(open).asker : -1;
    if (open->n < open->most) { rise(open, h); return -1; }
    if (!open->n || h.key < open->at[0].key) return h.asker;
    int out = open->at[0].asker;
    sink(open->at, open->n, 0, h);
    return out;
}

static void empty(struct asking *x)
{
    for (int g = 0; g < x->a->ngroups; g++) {
        struct seats *s = &x->seats[g * ROWS];
        s[ALLOT_RESERVES].most = x->a->group[g].places;
        for (int k = 0; k < ROWS; k++) s[k].n = 0;
    }
    for (int i = 0; i < x->n; i++) x->at[i].next = 0;
}

void ask_all(struct asking *x)
{
    int waiting = 0, first = 0;

    empty(x);
    while (waiting || first < x->n) {
        int i = waiting ? x->stack[--waiting] : first++, out = i;
        for (struct asker *c = &x->at[i]; out == i && c->next < c->n; ) {
            const struct wish *w = &c->list[c->next];
            out = ask(x, w->group, (struct held){ (int64_t)w->points * ((int64_t)1 << 32) + (INT32_MAX - c->rank), i });
            if (out < 0) break;
            if (out != i) x->stack[waiting++] = out;
            x->at[out].next++;
        }
    }
}

/* ---- the whole ---- */

static void take_seats(struct asking *x)
{
    const struct allot *a = x->a;

    x->seats = mem_get(x->mem, (size_t)(a->ngroups + 1) * ROWS * sizeof *x->seats);
    for (int g = 0; g < a->ngroups; g++) {
        struct seats *s = &x->seats[g * ROWS];
        int left = a->group[g].places > 0 ? a->group[g].places : 0;
        struct held *at = mem_get(x->mem, (size_t)(2 * left + 1) * sizeof *at);
        for (int k = 0; k < ALLOT_RESERVES; k++) {
            s[k] = (struct seats){ .at = at, .most = allot_kept(&a->group[g], k) };
            at += s[k].most;
        }
        s[ALLOT_RESERVES].at = at;
    }
}

int allot_kept(const struct allot_group *g, int reserve)
{
    int left = g->places > 0 ? g->places : 0, kept = 0;

    for (int k = 0; k <= reserve; k++) {
        kept = g->kept[k] < 0 ? 0 : g->kept[k] > left ? left : g->kept[k];
        left -= kept;
    }
    return kept;
}

struct allotted allot(struct mem *m, const struct allot *a)
{
    size_t n = (size_t)a->nchildren + 1;
    struct asking x = { .mem = m, .a = a, .n = a->nchildren, .at = mem_get(m, n * sizeof(struct asker)), .who = mem_get(m, n * sizeof(int)),
        .stack = mem_get(m, n * sizeof(int)) };
    struct allotted out = { .option = mem_get(m, n * sizeof(int)), .front = mem_get(m, n * sizeof(int)) };

    take_askers(&x);
    take_seats(&x);
    for (int i = 0; i < x.n; i++) out.front[i] = -1;
    ask_all(&x);
    out.united = keep_together(&x, out.front);
    for (int i = 0; i < x.n; i++) out.option[x.who[i]] = x.at[i].next < x.at[i].n ? x.at[i].list[x.at[i].next].was : -1;
    return out;
}
