/* SPDX-License-Identifier: EUPL-1.2
** counter.c - a card is read: who it is, how many, what is left, what is there; and it is handed out (ST3 to ST7, ST9). */
#include "rooms/stock/counter.h"
#include "rooms/stock/cards.h"
#include "rooms/stock/pickups.h"
#include "counter.sql.h"
#include "give.sql.h"

struct counter_line { item_id item; const char *ration, *measure, *contains, *typed; struct isolated name; int64_t good, most; bool first;
    };
struct left_line { const char *what, *every, *again; int64_t most, taken, left; bool gone; };
struct picker_line { person_id person; struct isolated name; bool proxy; };
struct turn_line { handout_id id; const char *path; instant at; struct isolated who; int64_t persons; bool undone; };
struct kit_line { const char *path, *name; bool usual; };
struct given_line { const char *name, *so_many; };
struct counter_page {
    struct store_bar_page bar; int64_t store; const char *problem, *typed, *why_not, *allergies, *again, *note, *gave_path, *gave_again,
        *card_path, *booked, *had_at;
    struct isolated name, gave; struct ltr number; int64_t persons, missed, had; day until; bool there, shielded, may, flagged, slots, gone;
    struct { int n; struct counter_line *at; } items; struct { int n; struct left_line *at; } left; struct { int n; struct picker_line *at;
        } pickers;
    struct { int n; struct turn_line *at; } turns; struct { int n; struct kit_line *at; } kits; struct { int n; struct given_line *at;
        } given;
    struct options free;
};
#include "counter.html.h"

enum { TURNS_MOST = 12 };

const char *whose_said(struct req *r, person_id person, const char *family, const char *given, int64_t shield, const char *number)
{
    if (!person.v) return number && *number ? text_with(r, T_stock_card_of, number) : text(r, T_stock_somebody);
    if (shield && !access_knows(r, person)) return text_with(r, T_stock_card_of, number ? number : "");
    return person_name(r, &(struct person){ .family = family ? family : "", .given = given ? given : "" });
}

/* ---- what is offered ---- */

static int64_t kit_wants(const struct usual_parts *kit, item_id item, int persons)
{
    for (int i = 0; i < kit->n; i++) if (kit->at[i].item.v == item.v) return kit->at[i].quantity + kit->at[i].each_person * persons;
    return 0;
}

/* The usual parcel, or the one asked for.  Who had something today is proposed nothing: a card that is read twice and Enter gave it twice. */
static struct usual_parts parcel(struct req *r, const struct store *s, bool had)
{
    struct usual_parts to = { 0 };

    if (!in_id(r, "kit")) return had ? to : usual_parts(r, s->kind);
    struct kit_parts_of all = kit_parts_of(r, (kit_id){ in_id(r, "kit") });
    to.n = all.n;
    to.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *to.at);
    for (int i = 0; i < all.n; i++) to.at[i] = (struct usual_parts_row){ all.at[i].item, all.at[i].quantity, all.at[i].each_person };
    return to;
}

static void take_items(struct req *r, const struct store *s, const struct holder *h, const struct lefts *lefts, struct counter_page *p,
    bool again)
{
    const struct town *town = r->house->town;
    struct on_counter all = on_counter(r, s->id, (day){ r->today.v + town_days_left(town, "food") },
        (day){ r->today.v + town_days_left(town, "hygiene") }, r->today);
    struct usual_parts kit = parcel(r, s, p->had != 0);
    int64_t *rest = mem_get(&r->mem, (size_t)(lefts->n + 1) * sizeof *rest);
    const char *ration = NULL;

    for (int i = 0; i < lefts->n; i++) rest[i] = lefts->at[i].left;
    p->items.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->items.at);
    for (int i = 0; i < all.n; i++) {
        const struct on_counter_row *x = &all.at[i];
        const struct left *l = *x->ration ? left_for(lefts, x->ration) : NULL;
        int64_t most = l ? l->left / x->takes : *x->ration ? 0 : x->good, wants = kit_wants(&kit, x->item, h->persons);
        if (most > x->good) most = x->good;
        if (wants > most) wants = most;
        if (l && wants * x->takes > rest[l - lefts->at]) wants = rest[l - lefts->at] / x->takes;
        if (l) rest[l - lefts->at] -= wants * x->takes;
        p->items.at[p->items.n++] = (struct counter_line){ x->item, *x->ration ? stock_said(r, "group", x->ration) : text(r,
            T_stock_ration_none), stock_said(r, "measure", x->measure),
            x->contains, again ? in(r, fmt(r, "q%lld", (long long)x->item.v)) : wants ? stock_number_field(r, wants) : "",
                { item_said(r, x->name, x->name_en) }, x->good, most,
            !ration || strcmp(ration, x->ration) != 0 };
        ration = x->ration;
    }
}

static const char *every_said(struct req *r, const struct ration *a)
{
    static const char *const words[] = { [EVERY_DAY] = "day", [EVERY_WEEK] = "week", [EVERY_MONTH] = "month", [EVERY_YEAR] = "year" };

    return a->every == EVERY_DAYS ? text_count(r, T_stock_every_days, a->days) : stock_said(r, "every", words[a->every]);
}

static void take_left(struct req *r, const struct store *s, const struct lefts *all, struct counter_page *p)
{
    bool any = false;

    p->left.at = mem_get(&r->mem, (size_t)(all->n + 1) * sizeof *p->left.at);
    for (int i = 0; i < all->n; i++) {
        const struct left *l = &all->at[i];
        p->left.at[p->left.n++] = (struct left_line){ stock_said(r, "group", l->ration->group), every_said(r, l->ration),
            l->left ? "" : again_said(r, s, l->span.until), l->most, l->taken, l->left, !l->left };
        any |= l->left > 0;
    }
    p->gone = all->n && !any;
}

/* Back to a page that was read before, or another counter: what they had today is said, and not handed out unseen a second time. */
static const char *hour_said(struct req *r, instant at) { return clock_said(r, greek_minute(at)); }

static void take_had(struct req *r, card_id card, struct counter_page *p)
{
    struct last_today_row last;

    if (!last_today(r, card, r->today, &last)) return;
    p->had = last.id.v;
    p->had_at = hour_said(r, last.at);
}

static const char *had_meanwhile(struct req *r, card_id card)
{
    struct last_today_row last;

    if (!in_has(r, "had") || !last_today(r, card, r->today, &last) || last.id.v <= in_id(r, "had")) return "";
    return text_with(r, T_stock_had_meanwhile, hour_said(r, last.at));
}

static void take_holder(struct req *r, const struct store *s, struct holder *h, struct counter_page *p, bool again)
{
    struct lefts lefts = lefts_of(r, s, h);
    struct booked_of_row booked;

    p->there = true;
    p->name.text = h->name;
    p->shielded = h->shielded;
    p->number.text = h->number;
    p->persons = h->persons;
    p->until = h->until.v == DAY_NONE.v ? h->until : (day){ h->until.v - 1 };
    p->why_not = h->why_not;
    p->allergies = h->allergies;
    p->missed = missed_of(r, h->card, s->id, r->today).n;
    p->flagged = s->rules->missed && p->missed >= s->rules->missed;
    p->card_path = fmt(r, "%s&id=%lld", store_path(r, s, "/stock/card"), (long long)h->card.v);
    if (booked_of(r, h->card, s->id, r->today, &booked)) p->booked = fmt(r, "%s, %s", week_day_said(r, booked.on_day), clock_said(r,
        (int)booked.minute));
    take_left(r, s, &lefts, p);
    take_had(r, h->card, p);
    p->may = !*h->why_not && !p->gone;
    if (!p->may) return;
    holder_pickers(r, h);
    take_items(r, s, h, &lefts, p, again);
    p->pickers.at = mem_get(&r->mem, (size_t)(h->npickers + 1) * sizeof *p->pickers.at);
    for (int i = 0; i < h->npickers; i++) p->pickers.at[p->pickers.n++] = (struct picker_line){ h->pickers[i].person,
        { h->pickers[i].name }, h->pickers[i].proxy };
    struct kits_of kits = kits_of(r, s->kind);
    p->kits.at = mem_get(&r->mem, (size_t)(kits.n + 1) * sizeof *p->kits.at);
    for (int i = 0; i < kits.n; i++)
        p->kits.at[p->kits.n++] = (struct kit_line){ fmt(r, "%s&card=%s&kit=%lld", store_path(r, s, "/stock/counter"), h->number,
            (long long)kits.at[i].id.v),
            item_said(r, kits.at[i].name, kits.at[i].name_en), kits.at[i].usual };
}

/* ---- what was handed out ---- */

static void take_turns(struct req *r, const struct store *s, struct counter_page *p)
{
    struct handouts_at all = handouts_at(r, s->id, r->today, TURNS_MOST);

    p->turns.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->turns.at);
    for (int i = 0; i < all.n; i++) {
        const struct handouts_at_row *x = &all.at[i];
        p->turns.at[p->turns.n++] = (struct turn_line){ x->id, fmt(r, "%s&id=%lld", store_path(r, s, "/stock/handout"),
            (long long)x->id.v), x->at,
            { whose_said(r, x->person, x->family, x->given, x->shield, x->number) }, x->persons, x->undone };
    }
}

static void take_given(struct req *r, const struct store *s, handout_id id, struct counter_page *p)
{
    struct handout_row x;
    struct holder h;
    const char *problem;

    if (!handout(r, id, &x) || x.unit.v != s->id.v || x.undone.v) return;
    struct handout_lines all = handout_lines(r, id);
    p->gave_path = fmt(r, "%s&id=%lld", store_path(r, s, "/stock/handout"), (long long)id.v);
    p->given.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p->given.at);
    for (int i = 0; i < all.n; i++)
        p->given.at[p->given.n++] = (struct given_line){ item_said(r, all.at[i].name, all.at[i].name_en),
            so_many_said(r, all.at[i].measure, all.at[i].quantity) };
    if (!x.card.v || !holder_by_card(r, s, x.card, &h, &problem)) { p->gave.text = text(r, T_stock_somebody); return; }
    p->gave.text = h.shielded ? text_with(r, T_stock_card_of, h.number) : h.name;
    p->number.text = h.number;
    p->slots = s->rules->slot_minutes != 0;
    if (p->slots) p->free = pickups_free(r, s, rations_next(r, s, &h), 40);
    p->gave_again = again_said(r, s, rations_next(r, s, &h));
}

void counter_show(struct req *r, int status, const struct store *s, const char *typed_card, const char *problem)
{
    struct counter_page p = { .bar = store_bar(r, s, "/stock/counter"), .store = s->id.v, .problem = problem, .typed = typed_card,
        .why_not = "", .allergies = "",
        .note = in_has(r, "booked") ? text(r, T_stock_booked) : "", .gave_path = "", .booked = "", .had_at = "", .until = DAY_NONE };
    struct holder h;

    if (*typed_card && holder_by_number(r, s, typed_card, &h, &p.problem)) {
        if (r->reading) act(r, "read a card", h.shielded ? "card" : "person", h.shielded ? h.card.v : h.person.v);
        take_holder(r, s, &h, &p, *problem != 0);
        p.problem = problem;
        p.typed = "";
    }
    if (!p.there && in_id(r, "gave")) take_given(r, s, (handout_id){ in_id(r, "gave") }, &p);
    if (!p.there) take_turns(r, s, &p);
    r->status = *p.problem && status == 200 ? 422 : status;
    r->no_store = true;
    page_begin(r, text(r, T_stock_counter), .problem = *p.problem != 0, .wide = true);
    counter_html(r, &p);
    page_end(r);
}

/* Letters are a name: the list of those entitled finds it. */
static bool is_name(const char *s) { return s[strspn(s, "0123456789 -")] != 0; }

static void get(struct req *r)
{
    struct store s;
    const char *card = in(r, "card");

    if (!store_here(r, &s)) return;
    if (!store_gives(&s)) { refuse(r, 404, T_stock_no_counter); return; }
    if (is_name(card)) cards_show(r, 200, &s, card, "");
    else counter_show(r, 200, &s, card, "");
}

static void no_number(struct req *r, const char **problem, item_id id, const char *typed)
{
    struct item_now_row x;

    stock_wrong(r, problem, item_now(r, id, &x) ? item_said(r, x.name, x.name_en) : "", text_with(r, T_stock_quantity_wrong, typed));
}

/* Fields q<item>: how many of it.  False: some of them are no number. */
static bool lines_typed(struct req *r, struct give *g, const char **problem)
{
    for (int i = 0; i < r->nform; i++) {
        const struct field *f = &r->form_fields[i];
        int64_t item, n;

        if (f->name[0] != 'q' || !stock_number_read(f->name + 1, 1, INT64_MAX, 0, &item) || !item) continue;
        if (!stock_number_read(f->value, 0, QUANTITY_MOST, 0, &n)) { no_number(r, problem, (item_id){ item }, f->value); continue; }
        if (!n) continue;
        if (g->n == LINES_MOST) { *problem = text(r, T_stock_too_many_lines); return false; }
        for (int k = 0; k < g->n; k++) if (g->line[k].item.v == item) { *problem = text(r, T_stock_nothing_chosen); return false; }
        g->line[g->n++] = (struct give_line){ { item }, n };
    }
    return !**problem;
}

static void post(struct req *r)
{
    struct store s;
    struct holder h;
    const char *problem = "";

    if (!store_here(r, &s)) return;
    if (!store_gives(&s)) { refuse(r, 404, T_stock_no_counter); return; }
    struct give *g = mem_get(&r->mem, sizeof *g);
    g->store = &s;
    g->to = &h;
    handout_id id = { 0 };
    if (!holder_by_number(r, &s, in(r, "card"), &h, &problem)) { counter_show(r, 422, &s, "", problem); return; }
    problem = had_meanwhile(r, h.card);
    if (*problem) { counter_show(r, 409, &s, h.number, problem); return; }
    if (!picker_typed(r, &h, &g->taken_by)) problem = text(r, T_stock_not_picker);
    else if (lines_typed(r, g, &problem)) id = handout_give(r, g, &problem);
    if (!id.v) { counter_show(r, 422, &s, h.number, problem); return; }
    see_other(r, "/stock/counter?store=%lld&gave=%lld", (long long)s.id.v, (long long)id.v);
}
PAGE(stock_counter, .path = "/stock/counter", .may = MAY_KEEP, .get = get, .post = post,
    .help = "The counter: a card is read, what is left is shown, goods are handed out.");
