/* SPDX-License-Identifier: EUPL-1.2
** refill.c - what falls free goes to the waiting list by itself: the same allocation, over the free places and those who wait (PL8).
** Who has a place further down their list waits for a better one, if they asked to; who came late stands behind all others. */
#include "rooms/places/given.h"
#include "rooms/places/offers.h"
#include "web/chore.h"
#include "refill.sql.h"

enum { OPTIONS = 64, BEHIND = 100000000 };
struct waiting { struct allot a; struct allot_child *child; struct allot_group *group; struct sections_of sections;
    struct waiting_wishes wishes; int **rank; };

static bool refused_it(const struct refused_sections *all, wish_id wish, section_id section)
{
    for (int i = 0; i < all->n; i++) if (all->at[i].wish.v == wish.v && all->at[i].section.v == section.v) return true;
    return false;
}

static void load_groups(struct req *r, const struct call *c, struct waiting *w)
{
    struct kept_places kept = kept_places(r, c->id);

    w->sections = sections_of(r, c->id);
    w->group = mem_get(&r->mem, (size_t)(w->sections.n + 1) * sizeof *w->group);
    for (int i = 0; i < w->sections.n; i++) {
        w->group[i] = (struct allot_group){ .places = (int)section_free(&w->sections.at[i]), .house = i };
        for (int k = 0; k < kept.n; k++)
            if (kept.at[k].section.v == w->sections.at[i].id.v && kept.at[k].places > kept.at[k].filled)
                w->group[i].kept[kept.at[k].bit] = (int)(kept.at[k].places - kept.at[k].filled);
    }
}

static void load_options(struct req *r, struct waiting *w, int i, const struct waiting_prefs_row *prefs, int n, int months,
    const struct refused_sections *no)
{
    const struct waiting_wishes_row *me = &w->wishes.at[i];
    struct allot_option *o = mem_get(&r->mem, OPTIONS * sizeof *o);
    int *rank = w->rank[i] = mem_get(&r->mem, OPTIONS * sizeof *rank), k = 0, at[OPTIONS];

    for (int p = 0; p < n && prefs[p].rank < me->held; p++) {
        int found = sections_for(&w->sections, prefs[p].structure, prefs[p].shift, months, at, OPTIONS);
        for (int s = 0; s < found && k < OPTIONS; s++) {
            bool twice = refused_it(no, me->id, w->sections.at[at[s]].id);
            for (int q = 0; q < k; q++) twice |= o[q].group == at[s];
            if (twice || !w->group[at[s]].places) continue;
            rank[k] = (int)prefs[p].rank;
            o[k++] = (struct allot_option){ at[s], (int32_t)(me->points - (me->late ? BEHIND : 0)) };
        }
    }
    w->child[i].noptions = k;
    w->child[i].options = o;
}

static struct waiting *load(struct req *r, const struct call *c)
{
    struct waiting *w = mem_get(&r->mem, sizeof *w);
    struct waiting_prefs prefs = waiting_prefs(r, c->id);
    struct refused_sections no = refused_sections(r, c->id);
    int from = 0, to;

    load_groups(r, c, w);
    w->wishes = waiting_wishes(r, c->id);
    w->child = mem_get(&r->mem, (size_t)(w->wishes.n + 1) * sizeof *w->child);
    w->rank = mem_get(&r->mem, (size_t)(w->wishes.n + 1) * sizeof *w->rank);
    for (int i = 0; i < w->wishes.n; i++) {
        const struct waiting_wishes_row *me = &w->wishes.at[i];
        while (from < prefs.n && prefs.at[from].wish.v < me->id.v) from++;
        for (to = from; to < prefs.n && prefs.at[to].wish.v == me->id.v; to++) ;
        w->child[i] = (struct allot_child){ .id = me->id.v, .tie = { me->tie1, me->tie2, me->tie3 }, .draw = me->draw,
            .reserves = (unsigned)me->reserves };
        load_options(r, w, i, prefs.at + from, to - from, months_on(&(struct person){ .birth = me->birth }, c->is.age_on), &no);
        from = to;
    }
    w->a = (struct allot){ w->wishes.n, w->child, w->sections.n, w->group };
    return w;
}

int refill(struct req *r, const struct call *c)
{
    struct waiting *w = load(r, c);
    struct allotted got = allot(&r->mem, &w->a);
    int offers = 0;

    for (int i = 0; i < w->a.nchildren; i++) {
        if (got.option[i] < 0) continue;
        const struct sections_of_row *s = &w->sections.at[w->child[i].options[got.option[i]].group];
        offers += offer_make(r, c, w->wishes.at[i].id, w->wishes.at[i].person, s->id, w->rank[i][got.option[i]]);
    }
    return offers;
}

static bool some_free(struct req *r) { return calls_to_refill(r, r->today).n > 0; }

static void refill_all(struct req *r)
{
    struct calls_to_refill all = calls_to_refill(r, r->today);
    struct call c;

    for (int i = 0; i < all.n; i++) if (call_read(r, all.at[i].id, &c)) refill(r, &c);
}
CHORE(places_refill, .every = 30, .due = some_free, .run = refill_all);

static void post(struct req *r)
{
    struct call c;

    if (!call_found(r, &c, "id")) return;
    if (!stage_is(&c, "final") || c.is.until.v <= r->today.v) { call_show(r, c.id, 409, text(r, T_places_not_now)); return; }
    if (!refill(r, &c)) { call_show(r, c.id, 409, text(r, T_places_nobody_waits)); return; }
    see_other(r, "/places/call?id=%lld", (long long)c.id.v);
}
PAGE(places_refill, .path = "/places/refill", .may = MAY_DECIDE, .post = post,
    .help = "Offers what is free to the next of the waiting list, at once.");
