/* SPDX-License-Identifier: EUPL-1.2
** about.c - a person's card and hand-outs on their page, timeline and own copy; what an approved erasure takes away; my day. */
#include "rooms/stock/front.h"
#include "rooms/about.h"
#include "base/json.h"
#include "about.sql.h"

struct turn_seen { instant at; const char *where; };
struct about_panel_page { person_id person; const char *card_path, *number; bool gives; struct { int n; struct turn_seen *at; } turns; };
struct day_line { const char *path, *name; int64_t expiring, low; };
struct about_day_page { struct { int n; struct day_line *at; } stores; };
#include "about_panel.html.h"
#include "about_day.html.h"

enum { PANEL = 5 };
static const instant ever = { INT64_MAX };

static void panel(struct req *r, person_id person, bool some)
{
    struct turns_of_person all = some ? turns_of_person(r, person, staff_here(r), r->today, ever, PANEL) : (struct turns_of_person){ 0 };
    struct card_of_row card;
    struct about_panel_page p = { .person = person, .card_path = "", .number = "", .gives = (r->keys & MAY_ADVISE) != 0 };

    if (some && card_of(r, person, &card)) {
        p.number = card.number;
        if (r->keys & MAY_ADVISE) p.card_path = fmt(r, "/stock/card?id=%lld", (long long)card.id.v);
    }
    p.turns.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.turns.at);
    for (int i = 0; i < all.n; i++) p.turns.at[p.turns.n++] = (struct turn_seen){ all.at[i].at, all.at[i].unit_name };
    about_panel_html(r, &p);
}

static void ask_ahead(struct events *e, person_id person)
{
    turns_of_person_ahead(e->r, person, staff_here(e->r), e->r->today, ever, PANEL);
    card_of_ahead(e->r, person);
    turns_of_person_ahead(e->r, person, staff_here(e->r), e->r->today, e->before, e->most);
}

static void timeline(struct events *e, person_id person)
{
    struct turns_of_person all = turns_of_person(e->r, person, staff_here(e->r), e->r->today, e->before, e->most);

    for (int i = 0; i < all.n; i++)
        event_put(e, &(struct event){ all.at[i].at, text_with(e->r, T_stock_event, all.at[i].unit_name), NULL, all.at[i].by_name });
}

static void copy_loans(struct req *r, person_id person, struct out *o)
{
    struct loans_of all = loans_of(r, person);
    struct json j = { .out = o };

    out_str(o, ",\"lent\":");
    json_array(&j);
    for (int i = 0; i < all.n; i++) {
        json_object(&j);
        json_key_str(&j, "what", all.at[i].name);
        json_key(&j, "from"); json_day(&j, all.at[i].since);
        json_key(&j, "until"); json_day(&j, all.at[i].until);
        json_key(&j, "returned"); json_day(&j, all.at[i].returned);
        json_key_str(&j, "words", all.at[i].said ? stock_unseal(r, "returned", all.at[i].said, all.at[i].said_n) : all.at[i].words);
        json_end_object(&j);
    }
    json_end_array(&j);
}

static void copy(struct req *r, person_id person, struct out *o)
{
    struct cards_of cards = cards_of(r, person);
    struct turn_goods goods = turn_goods(r, person);
    struct json j = { .out = o };

    out_str(o, "\"store_cards\":");
    json_array(&j);
    for (int i = 0; i < cards.n; i++) {
        json_object(&j);
        json_key_str(&j, "number", cards.at[i].number);
        json_key_int(&j, "given", cards.at[i].given.v);
        json_key_str(&j, "allergies", stock_unseal(r, "allergies", cards.at[i].allergies, cards.at[i].allergies_n));
        json_end_object(&j);
    }
    json_end_array(&j);
    out_str(o, ",\"handed_out\":");
    j = (struct json){ .out = o };
    json_array(&j);
    for (int i = 0; i < goods.n; i++) {
        json_object(&j);
        json_key_int(&j, "at", goods.at[i].at.v);
        json_key_str(&j, "goods", goods.at[i].name);
        json_key_int(&j, "quantity", goods.at[i].quantity);
        json_end_object(&j);
    }
    json_end_array(&j);
    copy_loans(r, person, o);
}

/* Equipment that is lent must come back: until then the loan keeps its name. */
static int due(struct req *r, person_id person, day *to)
{
    day until = lent_to(r, person).until;

    if (until.v == DAY_NONE.v) return 0;
    *to = until.v > r->today.v ? until : r->today;
    return 1;
}

static void erase(struct req *r, person_id person)
{
    erase_pickups(r, person);
    erase_tags(r, person);
    erase_cards(r, person, r->now);
    erase_turns(r, person);
    erase_takers(r, person);
    erase_loans(r, person);
    erase_prescriptions(r, person, "", 0);
}

ABOUT_PERSON(stock, .at = 55, .may = MAY_ADVISE | MAY_DECIDE | MAY_PRIVACY, .title = T_stock_about, .has = ABOUT_STOCK, .ask = ask_ahead,
    .panel = panel, .timeline = timeline, .copy = copy, .due = due, .erase = erase);

/* ---- my day: what expires and runs out this month, in each of the reader's stores ---- */

static struct day_line day_of_store(struct req *r, const struct store *s)
{
    struct expiring_line *lines;
    struct outlook all = store_outlook(r, s, "");
    struct day_line l = { store_path(r, s, "/stock"), s->name, store_expiring(r, s, &lines), 0 };

    for (int i = 0; i < all.n; i++) l.low += all.at[i].low;
    return l;
}

static void show_stores(struct req *r, bool team)
{
    struct store *all;
    int n = stores_mine(r, &all);
    struct about_day_page p = { .stores.at = mem_get(&r->mem, (size_t)(n + 1) * sizeof *p.stores.at) };

    (void)team;
    for (int i = 0; i < n; i++) {
        struct day_line l = day_of_store(r, &all[i]);
        if (l.expiring || l.low) p.stores.at[p.stores.n++] = l;
    }
    about_day_html(r, &p);
}

static int count_stores(struct req *r, bool team)
{
    struct store *all;
    int n = team ? 0 : stores_mine(r, &all), sum = 0;

    for (int i = 0; i < n; i++) {
        struct day_line l = day_of_store(r, &all[i]);
        sum += (int)(l.expiring + l.low);
    }
    return sum;
}
MY_DAY(stock, .at = 55, .may = MAY_KEEP, .title = T_stock_title, .count = count_stores, .show = show_stores);
