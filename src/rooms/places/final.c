/* SPDX-License-Identifier: EUPL-1.2
** final.c - the public draw, and the final list: the allocation is made, checked, published, and its places are offered (PL5 to PL7). */
#include "rooms/places/counted.h"
#include "rooms/places/given.h"
#include "rooms/places/offers.h"
#include "count.sql.h"
#include "final.sql.h"
#include "list.sql.h"

enum { SEED_LEAST = 6, SEED_MOST = 200 };

bool draw_enter(struct req *r, const struct call *c, const char *seed, const char *from)
{
    if (!set_seed(r, c->id, seed, from)) return false;
    struct codes_of all = codes_of(r, c->id);
    for (int i = 0; i < all.n; i++) set_draw(r, all.at[i].id, draw_number(seed, all.at[i].code));
    order_write(r, c);
    act(r, "entered the draw of a call", "call", c->id.v);
    return true;
}

static void post_draw(struct req *r)
{
    struct call c;
    const char *seed = in(r, "seed"), *from = in(r, "seed_from");

    if (!call_found(r, &c, "id")) return;
    if (strlen(seed) < SEED_LEAST || strlen(seed) > SEED_MOST || strpbrk(seed, "|'\"\\\n\r") || !*from || strlen(from) > SEED_MOST) {
        call_show(r, c.id, 422, text(r, T_places_seed_wrong));
        return;
    }
    if (!draw_enter(r, &c, seed, from)) { call_show(r, c.id, 409, text(r, T_places_seed_once)); return; }
    see_other(r, "/places/call?id=%lld#now", (long long)c.id.v);
}
PAGE(places_draw, .path = "/places/draw", .may = MAY_DECIDE, .post = post_draw,
    .help = "Enters what was drawn in public, once: the order among equals.");

static void write_results(struct req *r, const struct given_all *g, const struct allotted *got)
{
    for (int i = 0; i < g->a.nchildren; i++) {
        int k = got->option[i];
        set_result(r, g->of[i].id, k < 0 ? (section_id){ 0 } : g->sections.at[g->child[i].options[k].group].id, k < 0 ? 0 : g->rank[i][k],
                   got->front[i] < 0 ? "" : g->house[got->front[i]]);
    }
}

static void offer_all(struct req *r, const struct call *c, const struct given_all *g, const struct allotted *got)
{
    struct person_of_row who;

    for (int i = 0; i < g->a.nchildren; i++) {
        int k = got->option[i];
        if (k < 0 || !person_of(r, g->of[i].id, &who)) continue;
        if (!offer_make(r, c, g->of[i].id, who.person, g->sections.at[g->child[i].options[k].group].id, g->rank[i][k]))
            fault(&r->fate, "an allocated place is not free");
    }
}

bool final_publish(struct req *r, const struct call *c)
{
    struct given_all *g = given_load(r, c);
    struct allotted got = allot(&r->mem, &g->a);
    const char *wrong = allot_wrong(&r->mem, &g->a, &got);

    if (wrong) fault(&r->fate, "the allocation is not stable: %s", wrong);                          /* PL5 */
    if (!set_final(r, c->id, r->now, staff_here(r), *site_base(r) ? site_base(r) : c->is.base)) return false;
    write_results(r, g, &got);
    publish_lines(r, c->id, "final");
    offer_all(r, c, g, &got);
    act(r, "published a final list of places", "call", c->id.v);
    return true;
}

static void post_final(struct req *r)
{
    struct call c;

    if (!call_found(r, &c, "id")) return;
    if (!stage_is(&c, "recounted") || !*c.is.seed) { call_show(r, c.id, 409, text(r, T_places_not_now)); return; }
    /* PL7 */
    if (town_four_eyes(r->house->town) && c.is.provisional_by.v == staff_here(r).v) {
        call_show(r, c.id, 403, text(r, T_places_four_eyes));
        return;
    }
    if (final_publish(r, &c)) see_other(r, "/places/call?id=%lld", (long long)c.id.v);
    else call_show(r, c.id, 409, text(r, T_places_not_now));
}
PAGE(places_final, .path = "/places/final", .may = MAY_DECIDE, .post = post_final,
    .help = "Publishes the final list and offers its places, by somebody who did not publish the provisional one.");
