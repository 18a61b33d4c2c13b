/* SPDX-License-Identifier: EUPL-1.2
** entitled.c - from a card to whom it belongs, how many they are, and the decision that opens this store to them (ST5, ST9). */
#include "rooms/stock/entitled.h"
#include "base/date.h"
#include "host/chance.h"
#include "entitled.sql.h"

/* ---- numbers of cards: nine digits by chance, the tenth checks (ISO/IEC 7812-1, Luhn) ---- */

static int check_digit(const char *nine)
{
    int sum = 0;

    for (int i = 0; i < CARD_DIGITS - 1; i++) {
        int d = (nine[i] - '0') * (i % 2 ? 1 : 2);          /* from the right, before the check digit, every second is doubled */
        sum += d > 9 ? d - 9 : d;
    }
    return (10 - sum % 10) % 10;
}

const char *card_number_read(struct req *r, const char *typed)
{
    char *to = mem_get(&r->mem, CARD_DIGITS + 1);
    int n = 0;

    for (; *typed; typed++) {
        if (*typed == ' ' || *typed == '-') continue;
        if (*typed < '0' || *typed > '9' || n == CARD_DIGITS) return "";
        to[n++] = *typed;
    }
    return n == CARD_DIGITS && to[n - 1] - '0' == check_digit(to) ? to : "";
}

void card_number_make(struct req *r, char to[static CARD_DIGITS + 1])
{
    struct card_by_number_row taken;

    do {
        to[0] = (char)('1' + chance_below(9));
        for (int i = 1; i < CARD_DIGITS - 1; i++) to[i] = (char)('0' + chance_below(10));
        to[CARD_DIGITS - 1] = (char)('0' + check_digit(to));
        to[CARD_DIGITS] = 0;
    } while (card_by_number(r, to, &taken));
}

/* ---- grounds ---- */

static bool in_force(struct req *r, const struct grounds_row *g)
{
    return (!strcmp(g->state, "granted") || !strcmp(g->state, "objected")) && (g->since.v == DAY_NONE.v || g->since.v <= r->today.v) &&
        (g->until.v == DAY_NONE.v || g->until.v > r->today.v);
}

static const char *why_not(struct req *r, const struct grounds_row *g)
{
    if (!strcmp(g->state, "suspended")) return text(r, T_stock_suspended);
    if (g->since.v != DAY_NONE.v && g->since.v > r->today.v) return text_with(r, T_stock_not_begun, day_said(r, g->since));
    if (g->until.v != DAY_NONE.v && g->until.v <= r->today.v) return text_with(r, T_stock_ended_on, day_said(r, (day){ g->until.v - 1 }));
    return text(r, T_stock_ended_now);
}

static int persons_of(struct req *r, household_id h)
{
    int n = h.v ? (int)size_of(r, h, r->today).persons : 1;

    return n ? n : 1;
}

bool holder_grounds(struct req *r, const struct store *s, struct holder *h)
{
    const struct words *any = &s->rules->programmes;
    struct grounds_row g;
    bool force = false;

    h->why_not = text(r, T_stock_no_decision);
    h->programme = "";
    for (int i = 0; i < any->n && !force; i++) {
        if (!grounds(r, any->at[i], h->person, r->today, &g)) continue;
        force = in_force(r, &g);
        h->why_not = force ? "" : why_not(r, &g);
        h->under = g.filed;
        h->household = g.household;
        h->since = g.since;
        h->until = g.until;
        h->programme = any->at[i];
    }
    if (!any->n) h->why_not = "", force = true;
    if (!h->household.v && !h->under.v) h->household = registry_household_of(r, h->person, r->today);
    h->persons = persons_of(r, h->household);
    return force;
}

/* ---- holders ---- */

static bool take(struct req *r, const struct store *s, person_id person, const void *allergies, size_t allergies_n, struct holder *h,
    const char **problem)
{
    const struct person *p;

    h->person = registry_root(r, person);
    h->since = h->until = DAY_NONE;
    if (!(p = registry_person(r, h->person))) { *problem = text(r, T_stock_card_unknown); return false; }
    h->shielded = p->shield && !sees(r, h->person, staff_here(r), r->now).granted;
    h->name = h->shielded ? "" : person_name(r, p);
    h->lang = p->lang;
    h->allergies = stock_unseal(r, "allergies", allergies, allergies_n);
    holder_grounds(r, s, h);
    if (p->death.v != DAY_NONE.v && h->persons <= 1) h->why_not = text(r, T_stock_died);
    return true;
}

static const char *card_over(struct req *r, const char *why, instant ended)
{
    return text_with(r, T_stock_card_over, day_said(r, greek_day(ended)), stock_said(r, "card_why", why));
}

bool holder_by_number(struct req *r, const struct store *s, const char *typed, struct holder *h, const char **problem)
{
    const char *number = card_number_read(r, typed);
    struct card_by_number_row c;

    *h = (struct holder){ .number = number };
    *problem = "";
    if (!*number) *problem = text(r, T_stock_card_wrong);
    else if (!card_by_number(r, number, &c)) *problem = text(r, T_stock_card_unknown);
    else if (c.ended.v) *problem = card_over(r, c.why, c.ended);
    if (**problem) return false;
    h->card = c.id;
    return take(r, s, c.person, c.allergies, c.allergies_n, h, problem);
}

bool holder_by_card(struct req *r, const struct store *s, card_id id, struct holder *h, const char **problem)
{
    struct card_by_id_row c;

    *h = (struct holder){ .card = id };
    *problem = "";
    if (!card_by_id(r, id, &c)) *problem = text(r, T_stock_card_unknown);
    else if (c.ended.v) *problem = card_over(r, c.why, c.ended);
    if (**problem) return false;
    h->number = c.number;
    return take(r, s, c.person, c.allergies, c.allergies_n, h, problem);
}

void holder_pickers(struct req *r, struct holder *h)
{
    if (h->shielded) return;                /* ST9: nothing but the card */
    struct civil c = day_civil(r->today);
    struct pickers all = pickers(r, h->person, h->household, r->today, day_add_months(day_of(c.year, c.month, c.day), -12 * 18),
        staff_here(r), r->now);

    for (int i = 0; i < all.n && h->npickers < PICKERS_MOST; i++)
        h->pickers[h->npickers++] = (struct picker){ all.at[i].id, person_name(r, &(struct person){ .family = all.at[i].family ?
            all.at[i].family : "",
            .given = all.at[i].given ? all.at[i].given : "" }), all.at[i].proxy };
}

bool picker_typed(struct req *r, struct holder *h, person_id *to)
{
    *to = (person_id){ in_id(r, "taken_by") };
    if (!to->v) return true;
    holder_pickers(r, h);
    for (int i = 0; i < h->npickers; i++) if (h->pickers[i].person.v == to->v) return true;
    return false;
}
