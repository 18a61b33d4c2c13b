/* SPDX-License-Identifier: EUPL-1.2
** disclose.c - hides what must be hidden: the small figures, and for each the cheapest others that keep it from being worked out.
**
** Figures that sums join form an island; each island is looked at by itself.  For a small figure one asks for the cheapest change of
** the others under which it is larger by the limit and every sum holds (lp.c): those that change and were to be shown are hidden.
** That change is the other world of DI2; it is checked in whole numbers, and hiding more later never spoils it.
** Cost: of one small figure about sums x figures of its island for each of a few dozen steps. */
#include "disclose/disclose.h"
#include "disclose/lp.h"
#include <math.h>
#include <string.h>

enum { TRIES = 4, WORLDS = 64 };

struct island { int n, *figure, nsums, *sum; };
struct work {
    const struct disclose *q;
    struct disclosed *out;
    int *leader;                        /* of each figure: its island's */
    int *local;                         /* of each figure: its number in the island, -1 = not in it */
    struct island is;
    struct lp lp;
    int64_t *change;                    /* of the island's figures */
    int *fresh;                         /* hidden for the world that is looked at */
    int64_t *world[WORLDS]; int nworlds;
};

static bool is_small(const struct disclose *q, int i)
{
    const struct disclose_figure *f = &q->figure[i];
    int64_t v = f->value < 0 ? -f->value : f->value;

    if (f->use == DISCLOSE_SHOWN || f->use == DISCLOSE_FREE || q->limit < 2) return false;
    if (v == 0) return q->zeros && f->use != DISCLOSE_BEHIND;
    return v < q->limit;
}

/* DI4: nobody would believe a hidden zero. */
static bool may_hide(const struct disclose *q, int i)
{
    return q->figure[i].use != DISCLOSE_SHOWN && (q->figure[i].use != DISCLOSE_TABLE || q->zeros || q->figure[i].value > 0);
}

static bool unknown(const struct work *w, int i)
{
    return w->q->figure[i].use == DISCLOSE_TABLE ? w->out->hidden[i] : w->q->figure[i].use != DISCLOSE_SHOWN;
}

static int64_t lowest(const struct disclose *q, int i)
{
    const struct disclose_figure *f = &q->figure[i];
    int64_t floor = (f->use == DISCLOSE_TABLE || f->use == DISCLOSE_HIDDEN) && !q->zeros && f->value > 0 ? 1 : 0;

    return f->least == DISCLOSE_ANY || f->least > floor ? f->least : floor;
}

/* ---- islands ---- */

static int leader_of(struct work *w, int i)
{
    while (w->leader[i] != i) i = w->leader[i] = w->leader[w->leader[i]];
    return i;
}

static void join_sum(struct work *w, const struct disclose_sum *s)
{
    int first = may_hide(w->q, s->total) ? s->total : -1;

    for (int k = 0; k < s->n; k++) {
        if (!may_hide(w->q, s->part[k])) continue;
        if (first < 0) first = s->part[k];
        w->leader[leader_of(w, s->part[k])] = leader_of(w, first);
    }
}

static int one_of(struct work *w, const struct disclose_sum *s)
{
    if (may_hide(w->q, s->total)) return leader_of(w, s->total);
    for (int k = 0; k < s->n; k++) if (may_hide(w->q, s->part[k])) return leader_of(w, s->part[k]);
    return -1;
}

static void take_island(struct work *w, int lead)
{
    w->is.n = w->is.nsums = w->nworlds = 0;
    for (int i = 0; i < w->q->nfigures; i++) {
        w->local[i] = -1;
        if (!may_hide(w->q, i) || leader_of(w, i) != lead) continue;
        w->local[i] = w->is.n;
        w->is.figure[w->is.n++] = i;
    }
    for (int s = 0; s < w->q->nsums; s++) if (one_of(w, &w->q->sum[s]) == lead) w->is.sum[w->is.nsums++] = s;
}

/* ---- the other world ---- */

/* DI2: in whole numbers, and nothing that is known changes. */
static bool holds(const struct work *w, const int64_t *change, int target)
{
    const struct disclose *q = w->q;

    if (change[w->local[target]] < q->limit) return false;
    for (int k = 0; k < w->is.n; k++) {
        int i = w->is.figure[k];
        int64_t v = q->figure[i].value + change[k];
        if (!change[k]) continue;
        if (!unknown(w, i) || (q->figure[i].most && v > q->figure[i].most)) return false;
        if (lowest(q, i) != DISCLOSE_ANY && v < lowest(q, i)) return false;
    }
    for (int k = 0; k < w->is.nsums; k++) {
        const struct disclose_sum *s = &q->sum[w->is.sum[k]];
        int64_t more = w->local[s->total] < 0 ? 0 : change[w->local[s->total]];
        for (int p = 0; p < s->n; p++) if (w->local[s->part[p]] >= 0) more -= change[w->local[s->part[p]]];
        if (more) return false;
    }
    return true;
}

static bool seen_before(const struct work *w, int target)
{
    for (int i = 0; i < w->nworlds; i++) if (holds(w, w->world[i], target)) return true;
    return false;
}

/* Larger figures are dearer to hide; of two alike, the later try takes another. */
static double cost_of(const struct work *w, int i, int try)
{
    double c = w->q->figure[i].use != DISCLOSE_TABLE || w->out->hidden[i] ? 1e-3 : 1 + log2(1 + fabs((double)w->q->figure[i].value));

    return try ? c * (1 + ((unsigned)i * 2654435761u * (unsigned)try >> 16 & 1023) / 512.0) : c;
}

static void put_entry(struct work *w, int row, int figure, double sign, int target)
{
    if (w->local[figure] < 0) return;
    if (figure == target) w->lp.b[row] -= sign * w->q->limit;
    else w->lp.a[row * w->is.n + w->local[figure]] += sign;
}

static bool ask(struct work *w, int target, bool hidden_only, int try)
{
    const struct disclose *q = w->q;
    struct lp *p = &w->lp;

    p->rows = w->is.nsums, p->n = w->is.n;
    memset(p->a, 0, (size_t)p->rows * (size_t)p->n * sizeof *p->a);
    memset(p->b, 0, (size_t)p->rows * sizeof *p->b);
    for (int k = 0; k < w->is.nsums; k++) {
        const struct disclose_sum *s = &q->sum[w->is.sum[k]];
        put_entry(w, k, s->total, 1, target);
        for (int i = 0; i < s->n; i++) put_entry(w, k, s->part[i], -1, target);
    }
    for (int k = 0; k < w->is.n; k++) {
        int i = w->is.figure[k];
        const struct disclose_figure *f = &q->figure[i];
        bool may = i != target && (!hidden_only || unknown(w, i));
        p->up[k] = !may ? 0 : f->most ? (double)(f->most - f->value) : LP_FAR;
        p->down[k] = !may ? 0 : lowest(q, i) == DISCLOSE_ANY ? LP_FAR : (double)(f->value - lowest(q, i));
        p->cost[k] = cost_of(w, i, try);
    }
    if (!lp_solve(p)) return false;
    for (int k = 0; k < w->is.n; k++) w->change[k] = llround(p->change[k]);
    w->change[w->local[target]] = q->limit;
    return true;
}

static void hide(struct work *w, int i)
{
    if (w->q->figure[i].use != DISCLOSE_TABLE || w->out->hidden[i]) return;
    w->out->hidden[i] = true;
    w->out->beside++;
}

/* Is the change just found a world, once what it moves is hidden?  Then that stays hidden. */
static bool settle(struct work *w, int target)
{
    int n = 0, beside = w->out->beside;

    for (int k = 0; k < w->is.n; k++) {
        if (!w->change[k] || unknown(w, w->is.figure[k])) continue;
        hide(w, w->is.figure[k]);
        w->fresh[n++] = w->is.figure[k];
    }
    if (holds(w, w->change, target)) {
        if (w->nworlds < WORLDS) memcpy(w->world[w->nworlds++], w->change, (size_t)w->is.n * sizeof *w->change);
        return true;
    }
    while (n) w->out->hidden[w->fresh[--n]] = false;
    w->out->beside = beside;
    return false;
}

/* A change in whole numbers is found at once in tables; between many tables another order of the costs may be needed. */
static bool look(struct work *w, int target, bool hidden_only)
{
    for (int try = 0; try < TRIES && ask(w, target, hidden_only, try); try++) if (settle(w, target)) return true;
    return false;
}

static bool protect(struct work *w, int target)
{
    if (seen_before(w, target)) return true;
    if (look(w, target, true) || look(w, target, false)) return true;
    for (int k = 0; k < w->is.n; k++) hide(w, w->is.figure[k]);
    return look(w, target, true);
}

static void do_island(struct work *w, int lead)
{
    take_island(w, lead);
    for (int k = 0; k < w->is.n; k++) {
        int i = w->is.figure[k];
        if (is_small(w->q, i) && !protect(w, i)) w->out->exposed[w->out->nexposed++] = i;
    }
}

/* ---- all of it ---- */

static void make_room(struct mem *m, struct work *w)
{
    size_t n = (size_t)w->q->nfigures + 1, rows = (size_t)w->q->nsums + 1, most = 0, most_rows = 0;
    int *of = mem_get(m, n * sizeof *of), *sums = mem_get(m, n * sizeof *sums);

    for (int i = 0; i < w->q->nfigures; i++) of[leader_of(w, i)]++;
    for (int s = 0; s < w->q->nsums; s++) if (one_of(w, &w->q->sum[s]) >= 0) sums[one_of(w, &w->q->sum[s])]++;
    for (size_t i = 0; i < n; i++) {
        if ((size_t)of[i] > most) most = (size_t)of[i];
        if ((size_t)sums[i] > most_rows) most_rows = (size_t)sums[i];
    }
    w->local = mem_get(m, n * sizeof *w->local);
    w->is.figure = mem_get(m, n * sizeof *w->is.figure);
    w->is.sum = mem_get(m, rows * sizeof *w->is.sum);
    w->change = mem_get(m, n * sizeof *w->change);
    w->fresh = mem_get(m, n * sizeof *w->fresh);
    for (int i = 0; i < WORLDS; i++) w->world[i] = mem_get(m, (most + 1) * sizeof **w->world);
    w->lp = (struct lp){
        .a = mem_get(m, (most * most_rows + 1) * sizeof(double)), .b = mem_get(m, rows * sizeof(double)),
        .up = mem_get(m, n * sizeof(double)), .down = mem_get(m, n * sizeof(double)), .cost = mem_get(m, n * sizeof(double)),
        .change = mem_get(m, n * sizeof(double)), .basic = mem_get(m, rows * sizeof(double)), .price = mem_get(m, n * sizeof(double)),
        .basis = mem_get(m, rows * sizeof(int)), .full = mem_get(m, 2 * n), .in = mem_get(m, 2 * n) };
}

struct disclosed disclose(struct mem *m, const struct disclose *q)
{
    size_t n = (size_t)q->nfigures + 1;
    struct disclosed out = { .hidden = mem_get(m, n), .exposed = mem_get(m, n * sizeof *out.exposed) };
    struct work w = { .q = q, .out = &out, .leader = mem_get(m, n * sizeof *w.leader) };

    for (int i = 0; i < q->nfigures; i++) {
        w.leader[i] = i;
        out.hidden[i] = q->figure[i].use == DISCLOSE_HIDDEN || (q->figure[i].use == DISCLOSE_TABLE && is_small(q, i));
        out.small += out.hidden[i] && is_small(q, i);
    }
    for (int s = 0; s < q->nsums; s++) join_sum(&w, &q->sum[s]);
    make_room(m, &w);
    bool *here = mem_get(m, n);
    for (int i = 0; i < q->nfigures; i++) if (is_small(q, i)) here[leader_of(&w, i)] = true;
    for (int i = 0; i < q->nfigures; i++) if (here[i]) do_island(&w, i);
    return out;
}
