/* SPDX-License-Identifier: EUPL-1.2
** cards.c - whom a store serves: those with a decision in force, found by name, decision or card; a card for them (ST9). */
#include "rooms/stock/cards.h"
#include "match/person_keys.h"
#include "cards.sql.h"

struct entitled_line { case_id filed; const char *path; struct isolated name; const char *hidden; struct ltr decision, number;
    int64_t persons, tag; day until; bool has; };
struct cards_page { struct store_bar_page bar; int64_t store, count; const char *problem, *q; bool more; struct { int n;
    struct entitled_line *at; } all; };
#include "cards.html.h"

enum { SHOWN_MOST = 300 };

/* ---- whom ---- */

static bool digits_in(const char *number, const char *typed)
{
    char plain[24];
    int n = 0;

    for (; *typed && n < 23; typed++) if (*typed != ' ' && *typed != '-') plain[n++] = *typed;
    plain[n] = 0;
    return n && number && strstr(number, plain);
}

static bool fits(struct hearing *heard, const char *typed, const struct entitled_one *x)
{
    const struct name_parts name = { x->family, x->given, "", "" };

    if (!*typed) return true;
    if (!strcmp(typed, x->decision) || digits_in(x->number, typed)) return true;
    if (!heard->query->nwords || !*x->name) return false;
    struct fit f = query_fit(heard, &name);
    return f.score >= 0.6f && (!f.begun || query_begins(heard->query, &name));
}

static bool there_already(const struct entitled_all *all, const struct entitled_row *d)
{
    for (int i = 0; i < all->n; i++)
        if (all->at[i].person.v == d->person.v && all->at[i].household.v == d->household.v) return true;
    return false;
}

struct entitled_all entitled_now(struct req *r, const struct store *s, const char *typed)
{
    struct entitled_all to = { 0 };
    struct query *q = mem_get(&r->mem, sizeof *q);
    struct hearing *heard = mem_get(&r->mem, sizeof *heard);

    *heard = (struct hearing){ .mem = &r->mem, .query = q };
    if (*typed) query_read(typed, q);
    for (int i = 0; s->rules && i < s->rules->programmes.n; i++) {
        struct entitled all = entitled(r, s->rules->programmes.at[i], s->id, r->today, staff_here(r), r->now);
        to.at = mem_grow(&r->mem, to.at, (size_t)to.n * sizeof *to.at, (size_t)(to.n + all.n + 1) * sizeof *to.at);
        for (int k = 0; k < all.n; k++) {
            const struct entitled_row *d = &all.at[k];
            struct entitled_one x = { d->filed, d->person, d->household, "", d->family ? d->family : "", d->given ? d->given : "",
                d->persons ? (int)d->persons : 1, d->until,
                fmt(r, "%lld/%lld", (long long)d->year, (long long)d->number), d->card, d->card_number ? d->card_number : "", (int)d->tag };
            if (d->seen) x.name = person_name(r, &(struct person){ .family = x.family, .given = x.given });
            if (fits(heard, typed, &x) && !there_already(&to, d)) to.at[to.n++] = x;
        }
    }
    return to;
}

/* ---- the page ---- */

void cards_show(struct req *r, int status, const struct store *s, const char *typed, const char *problem)
{
    struct entitled_all all = entitled_now(r, s, typed);
    struct cards_page p = { .bar = store_bar(r, s, "/stock/cards"), .store = s->id.v, .count = all.n, .problem = problem, .q = typed,
        .more = all.n > SHOWN_MOST };

    if (r->reading) act(r, "looked at whom a store serves", "unit", s->id.v);
    p.all.at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *p.all.at);
    for (int i = 0; i < all.n && i < SHOWN_MOST; i++) {
        const struct entitled_one *x = &all.at[i];
        p.all.at[p.all.n++] = (struct entitled_line){ x->filed, x->card.v ? fmt(r, "%s&card=%s", store_path(r, s, "/stock/counter"),
            x->number) : "", { x->name },
            *x->name ? "" : text(r, T_stock_shielded), { x->decision }, { x->number }, x->persons, x->tag,
            x->until.v == DAY_NONE.v ? x->until : (day){ x->until.v - 1 }, x->card.v != 0 };
    }
    r->status = status;
    r->no_store = true;
    page_begin(r, text(r, T_stock_cards), .problem = *problem != 0, .wide = true);
    cards_html(r, &p);
    page_end(r);
}

static void get(struct req *r)
{
    struct store s;

    if (!store_here(r, &s)) return;
    if (!store_gives(&s)) { refuse(r, 404, T_stock_no_counter); return; }
    cards_show(r, 200, &s, in(r, "q"), "");
}

/* ---- a card ---- */

card_id card_give(struct req *r, person_id person, const void *allergies, size_t allergies_n)
{
    char number[CARD_DIGITS + 1];
    struct card_of_person_row has;
    struct add_card_row made;

    if (card_of_person(r, person, &has)) return has.id;
    card_number_make(r, number);
    if (!add_card(r, number, person, allergies, allergies_n, r->now, staff_here(r), &made)) fault(&r->fate, "the card was not written");
    act(r, "gave a card", "card", made.id.v);
    return made.id;
}

int card_tag(struct req *r, unit_id unit, card_id card)
{
    struct tag_of_row has;
    int number;

    if (tag_of(r, unit, card, &has)) return (int)has.number;
    number = (int)tag_free(r, unit).number;
    add_tag(r, unit, card, number);
    return number;
}

/* To one of those whom the store serves: the keeper opens no file. */
static void post(struct req *r)
{
    struct store s;
    int64_t filed = in_id(r, "case");
    card_id card = { 0 };

    if (!store_here(r, &s)) return;
    if (!store_gives(&s)) { refuse(r, 404, T_stock_no_counter); return; }
    struct entitled_all all = entitled_now(r, &s, "");
    for (int i = 0; i < all.n && !card.v; i++) if (all.at[i].filed.v == filed) card = card_give(r, all.at[i].person, NULL, 0);
    if (!card.v) { cards_show(r, 404, &s, "", text(r, T_stock_not_served)); return; }
    if (!r->acts) act(r, "looked for a card", "card", card.v);
    if (!strcmp(s.kind, "soup_kitchen")) card_tag(r, s.id, card);
    see_other(r, "/stock/card?store=%lld&id=%lld", (long long)s.id.v, (long long)card.v);
}
PAGE(stock_cards, .path = "/stock/cards", .may = MAY_KEEP, .get = get, .post = post,
    .help = "Whom a store serves: by name, decision or card; a card for them.");
