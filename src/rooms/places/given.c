/* SPDX-License-Identifier: EUPL-1.2
** given.c - a call as the allocation sees it. */
#include "rooms/places/given.h"
#include "given.sql.h"

int64_t section_free(const struct sections_of_row *s)
{
    int64_t most = s->ended.v != DAY_NONE.v ? 0 : s->staffed >= 0 && s->staffed < s->places ? s->staffed : s->places;

    return most > s->taken ? most - s->taken : 0;
}

int sections_for(const struct sections_of *all, const char *structure, int64_t shift, int months, int *to, int most)
{
    int n = 0;

    for (int i = 0; i < all->n && n < most; i++) {
        const struct sections_of_row *s = &all->at[i];
        if (!strcmp(s->structure, structure) && (!shift || s->shift == shift) && s->ended.v == DAY_NONE.v
            && section_fits(s->from_months, s->to_months, months))
            to[n++] = i;
    }
    return n;
}

/* ---- groups ---- */

static int house_of(struct given_all *g, const char *structure)
{
    for (int i = 0; i < g->nhouses; i++) if (!strcmp(g->house[i], structure)) return i;
    g->house[g->nhouses] = structure;
    return g->nhouses++;
}

static int section_at(const struct given_all *g, section_id id)
{
    int lo = 0, hi = g->sections.n - 1;

    while (lo <= hi) {
        int mid = (lo + hi) / 2;
        if (g->sections.at[mid].id.v == id.v) return mid;
        if (g->sections.at[mid].id.v < id.v) lo = mid + 1; else hi = mid - 1;
    }
    return -1;
}

static void load_groups(struct req *r, const struct call *c, struct given_all *g)
{
    struct given_quotas quotas = given_quotas(r, c->id);

    g->sections = sections_of(r, c->id);
    g->group = mem_get(&r->mem, (size_t)(g->sections.n + 1) * sizeof *g->group);
    g->house = mem_get(&r->mem, (size_t)(g->sections.n + 1) * sizeof *g->house);
    for (int i = 0; i < g->sections.n; i++) {
        struct sections_of_row s = g->sections.at[i];
        s.taken = 0;                                                    /* the whole of it is given */
        g->group[i] = (struct allot_group){ .places = (int)section_free(&s), .house = house_of(g, s.structure) };
    }
    for (int i = 0; i < quotas.n; i++) {
        int at = section_at(g, quotas.at[i].section);
        if (at >= 0) g->group[at].kept[quotas.at[i].bit] = (int)quotas.at[i].places;
    }
}

/* ---- children ---- */

static void load_options(struct req *r, struct given_all *g, int child, const struct given_prefs_row *prefs, int n, int months,
    int32_t points)
{
    int most = 4 * n + 4, at[40];
    struct allot_option *o = g->options[child] = mem_get(&r->mem, (size_t)most * sizeof *o);
    int *rank = g->rank[child] = mem_get(&r->mem, (size_t)most * sizeof *rank), k = 0;

    for (int i = 0; i < n; i++) {
        int found = sections_for(&g->sections, prefs[i].structure, prefs[i].shift, months, at, 40);
        for (int s = 0; s < found && k < most; s++) {
            bool twice = false;
            for (int q = 0; q < k; q++) twice |= o[q].group == at[s];
            if (twice) continue;                                        /* "any shift" after one that was named */
            rank[k] = (int)prefs[i].rank;
            o[k++] = (struct allot_option){ at[s], points };
        }
    }
    g->child[child].noptions = k;
    g->child[child].options = o;
}

static int months_at(day birth, day on) { return months_on(&(struct person){ .birth = birth }, on); }

struct given_all *given_load(struct req *r, const struct call *c)
{
    struct given_all *g = mem_get(&r->mem, sizeof *g);
    struct given_wishes wishes = given_wishes(r, c->id);
    struct given_prefs prefs = given_prefs(r, c->id);
    size_t n = (size_t)wishes.n + 1;
    int from = 0, to;

    load_groups(r, c, g);
    g->child = mem_get(&r->mem, n * sizeof *g->child);
    g->of = mem_get(&r->mem, n * sizeof *g->of);
    g->options = mem_get(&r->mem, n * sizeof *g->options);
    g->rank = mem_get(&r->mem, n * sizeof *g->rank);
    for (int i = 0; i < wishes.n; i++) {
        const struct given_wishes_row *w = &wishes.at[i];
        while (from < prefs.n && prefs.at[from].wish.v < w->id.v) from++;
        for (to = from; to < prefs.n && prefs.at[to].wish.v == w->id.v; to++) ;
        g->child[i] = (struct allot_child){ .id = w->id.v, .tie = { w->tie1, w->tie2, w->tie3 }, .draw = w->draw,
            .reserves = (unsigned)w->reserves, .family = w->home.v, .together = c->is.together && w->together };
        load_options(r, g, i, prefs.at + from, to - from, months_at(w->birth, c->is.age_on), (int32_t)w->points);
        g->of[i] = (struct given_child){ w->id, w->code, g->rank[i] };
        from = to;
    }
    g->a = (struct allot){ wishes.n, g->child, g->sections.n, g->group };
    return g;
}

int given_find(const struct given_all *g, wish_id id)
{
    for (int i = 0; i < g->a.nchildren; i++) if (g->of[i].id.v == id.v) return i;
    return -1;
}
