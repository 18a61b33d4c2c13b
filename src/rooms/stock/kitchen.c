/* SPDX-License-Identifier: EUPL-1.2
** kitchen.c - the list of today: a short number or a scan, and the household's meals are handed out (ST5, ST7). */
#include "rooms/stock/cards.h"
#include "rooms/stock/counter.h"
#include "rooms/stock/supply.h"
#include "kitchen.sql.h"
#include "supply.sql.h"

struct eater { case_id filed; const char *path, *hidden, *came, *taken_by; struct isolated name; int64_t tag, persons, meals, left;
    bool done, some; };
struct kitchen_page {
    struct store_bar_page bar; int64_t store, good, given, come, all, width; const char *problem, *note, *undo, *who, *q; bool walk_in,
        cooked, many; struct options meals, cook;
    struct { int n; struct eater *at; } list;
};
#include "kitchen.html.h"

static const char MEALS[] = "meal";

static int64_t meal_ration(const struct store *s, int persons)
{
    const struct ration *a = store_ration(s->rules, MEALS);

    return a ? ration_of(a, persons) : 0;
}

/* ---- the list ---- */

static void take_list(struct req *r, const struct store *s, const char *q, struct kitchen_page *p)
{
    struct entitled_all all = entitled_now(r, s, q);
    struct meals_today had = meals_today(r, s->id, r->today);

    p->all = all.n;
    p->list.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->list.at);
    for (int i = 0; i < all.n; i++) {
        const struct entitled_one *x = &all.at[i];
        struct eater e = { .filed = x->filed, .name = { x->name }, .hidden = text(r, T_stock_shielded), .tag = x->tag,
            .persons = x->persons, .came = "", .taken_by = "",
            .path = x->card.v ? fmt(r, "%s&card=%s", store_path(r, s, "/stock/counter"), x->number) : "" };
        for (int k = 0; k < had.n; k++) {
            const struct meals_today_row *m = &had.at[k];
            if (!x->card.v || m->card.v != x->card.v) continue;
            e.meals += m->meals;
            e.came = clock_said(r, greek_minute(m->at));
            if (m->family || m->given) e.taken_by = m->shield ? text(r, T_stock_shielded) : person_name(r,
                &(struct person){ .family = m->family ? m->family : "", .given = m->given ? m->given : "" });
        }
        e.left = meal_ration(s, x->persons) - e.meals;
        if (e.left < 0) e.left = 0;
        e.done = e.meals && !e.left;
        e.some = e.meals != 0;
        p->come += e.some;
        p->list.at[p->list.n++] = e;
    }
}

static void take_meals(struct req *r, const struct store *s, struct kitchen_page *p)
{
    struct meals_here all = meals_here(r, s->id, r->today);
    struct meal_items items = meal_items(r);

    p->meals.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->meals.at);
    for (int i = 0; i < all.n; i++) {
        option_add(&p->meals, stock_number_field(r, all.at[i].item.v), fmt(r, "%s (%lld)", item_said(r, all.at[i].name, all.at[i].name_en),
            (long long)all.at[i].good), in(r, "meal"));
        p->good += all.at[i].good;
    }
    p->many = all.n > 1;
    p->cook.at = mem_get(&r->mem, (size_t)(items.n + 1) * sizeof *p->cook.at);
    for (int i = 0; i < items.n; i++) option_add(&p->cook, stock_number_field(r, items.at[i].id.v), item_said(r, items.at[i].name,
        items.at[i].name_en), in(r, "item"));
    p->given = meals_all(r, s->id, r->today).meals;
    p->cooked = p->good || p->given;
}

/* "3 meals: Eleni Demo", of a hand-out of this kitchen that holds. */
static bool told(struct req *r, const struct store *s, handout_id id, const char **to)
{
    struct given_here_row g;

    if (!given_here(r, id, s->id, &g)) return false;
    *to = text_with(r, T_stock_meals_given, text_count(r, T_stock_meals, g.meals), whose_said(r, g.person, g.family, g.given, g.shield,
        g.number));
    return true;
}

static void render(struct req *r, int status, const struct store *s, const char *problem)
{
    struct kitchen_page p = { .bar = store_bar(r, s, "/stock/kitchen"), .store = s->id.v, .problem = problem, .note = "", .undo = "",
        .who = *problem ? in(r, "who") : in(r, "card"),
        .q = in(r, "q"), .walk_in = s->rules && s->rules->walk_in };
    int64_t gave = in_id(r, "gave");

    if (r->reading) act(r, "looked at whom a store serves", "unit", s->id.v);
    take_list(r, s, p.q, &p);
    take_meals(r, s, &p);
    p.width = p.all < 10 ? 1 : p.all < 100 ? 2 : 3;
    if (gave && told(r, s, (handout_id){ gave }, &p.note)) {
        p.undo = fmt(r, "%s&id=%lld", store_path(r, s, "/stock/handout"), (long long)gave);
    } else if (in_has(r, "saved")) p.note = text(r, T_stock_saved);
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_stock_kitchen), .problem = *problem != 0, .wide = true);
    kitchen_html(r, &p);
    page_end(r);
}

static bool here(struct req *r, struct store *s)
{
    if (!store_here(r, s)) return false;
    if (store_gives(s) && store_ration(s->rules, MEALS)) return true;
    refuse(r, 404, T_stock_no_kitchen);
    return false;
}

static void get(struct req *r)
{
    struct store s;

    if (here(r, &s)) render(r, 200, &s, "");
}

/* ---- meals ---- */

/* So many were cooked for today; what is left of them tonight is no meal tomorrow. */
static void cook(struct req *r, const struct store *s)
{
    struct meal_items items = meal_items(r);
    struct line_read line = { .item = { in_id(r, "item") }, .batch = "", .expires = r->today };
    struct add_supply_row made;
    bool known = false;

    for (int i = 0; i < items.n; i++) known |= items.at[i].id.v == line.item.v;
    if (!known) { render(r, 422, s, text(r, T_stock_meal_needed)); return; }
    if (!stock_number_read(in(r, "portions"), 1, 20000, -1, &line.quantity) || line.quantity < 0) { render(r, 422, s, text_with(r,
        T_stock_quantity_wrong, in(r, "portions"))); return; }
    struct item_worth_row worth;
    if (item_worth(r, line.item, &worth)) line.worth = worth.worth;
    if (!add_supply(r, s->id, "cooked", (donor_id){ 0 }, r->today, "", "", r->now, staff_here(r), &made)) fault(&r->fate,
        "what was cooked was not written");
    line_write(r, s->id, made.id, &line);
    act(r, "cooked meals", "supply", made.id.v);
    see_other(r, "/stock/kitchen?store=%lld&saved=1", (long long)s->id.v);
}

static item_id meal_of(struct req *r, const struct store *s)
{
    struct meals_here all = meals_here(r, s->id, r->today);
    int64_t asked = in_id(r, "meal");

    for (int i = 0; i < all.n; i++) if (all.at[i].item.v == asked) return all.at[i].item;
    return all.n ? all.at[0].item : (item_id){ 0 };
}

/* A short number of this kitchen, or a card's. */
static bool who_typed(struct req *r, const struct store *s, const char *typed, struct holder *h, const char **problem)
{
    struct card_tagged_row t;
    int64_t tag;

    if (strlen(typed) < 5 && stock_number_read(typed, 0, 9999, 0, &tag)) {
        if (tag && card_tagged(r, s->id, tag, &t)) return holder_by_card(r, s, t.card, h, problem);
        *problem = text_with(r, T_stock_tag_unknown, typed);
        return false;
    }
    return holder_by_number(r, s, typed, h, problem);
}

/* Somebody on the list, with or without a card: whoever has none gets one now. */
static bool listed(struct req *r, const struct store *s, int64_t filed, struct holder *h, const char **problem)
{
    struct entitled_all all = entitled_now(r, s, "");

    for (int i = 0; i < all.n; i++)
        if (all.at[i].filed.v == filed) return holder_by_card(r, s, all.at[i].card.v ? all.at[i].card : card_give(r, all.at[i].person,
            NULL, 0), h, problem);
    *problem = text(r, T_stock_not_served);
    return false;
}

/* ST6 */
static const char *meals_had(struct req *r, const struct store *s, const struct holder *h, const struct left *l)
{
    return text_with(r, T_stock_meals_had, *h->name ? h->name : text_with(r, T_stock_card_of, h->number),
        again_said(r, s, l ? l->span.until : (day){ r->today.v + 1 }));
}

static void give(struct req *r, const struct store *s)
{
    struct give *g = mem_get(&r->mem, sizeof *g);
    struct holder h;
    const char *problem = "", *who = in(r, "who");
    bool walk_in = in_has(r, "walk_in") && s->rules->walk_in;
    int64_t n = 1;

    g->store = s;
    g->line[0].item = meal_of(r, s);
    if (!g->line[0].item.v) { render(r, 409, s, text(r, T_stock_no_meals)); return; }
    if (!walk_in) {
        if (!(in_id(r, "case") ? listed(r, s, in_id(r, "case"), &h, &problem) : who_typed(r, s, who, &h, &problem))) { render(r, 422, s,
            problem); return; }
        g->to = &h;
        struct lefts lefts = lefts_of(r, s, &h);
        const struct left *l = left_for(&lefts, MEALS);
        n = l ? l->left : 0;
        if (!n && !*h.why_not) { render(r, 422, s, meals_had(r, s, &h, l)); return; }
        if (*in(r, "n") && !stock_number_read(in(r, "n"), 1, QUANTITY_MOST, n, &n)) { render(r, 422, s, text_with(r,
            T_stock_quantity_wrong, in(r, "n"))); return; }
    }
    g->line[0].n = n;
    g->n = 1;
    handout_id id = handout_give(r, g, &problem);
    if (!id.v) { render(r, 422, s, problem); return; }
    if (g->to) card_tag(r, s->id, h.card);
    see_other(r, "/stock/kitchen?store=%lld&gave=%lld", (long long)s->id.v, (long long)id.v);
}

/* Nor is nothing a number. */
static bool no_number(const char *s) { return !*s || s[strspn(s, "0123456789 -")] != 0; }

static void post(struct req *r)
{
    struct store s;

    if (!here(r, &s)) return;
    if (!strcmp(in(r, "do"), "cook")) cook(r, &s);
    else if (!in_has(r, "walk_in") && !in_id(r, "case") && no_number(in(r, "who"))) render(r, 422, &s, text(r, T_stock_kitchen_name));
    else give(r, &s);
}
PAGE(stock_kitchen, .path = "/stock/kitchen", .may = MAY_KEEP, .get = get, .post = post,
    .help = "The kitchen's list of today: a short number or a scan hands out the meals.");
