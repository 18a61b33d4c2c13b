/* SPDX-License-Identifier: EUPL-1.2
** demo.c - the demonstration's guests: rooms of the town's files, who sleeps in them, their nights, a shift's words; all of them
** invented. */
#include "rooms/stays/intake.h"
#include "rooms/stays/rooms.h"
#include "rooms/ledger/ledger.h"
#include "web/demo.h"
#include "base/date.h"
#include "demo.sql.h"

enum { EVERY = 3, SINCE = 20, CODED = 3, HOMES = 9 };      /* two of three beds are taken; days and nights of one guest after another */

static void nights(struct req *r, const struct house_unit *h, stay_id stay, person_id person, day since)
{
    struct slept_row row;

    for (day d = since; d.v < stay_night_now(r).v; d.v++) {
        bool out = (d.v + stay.v) % 11 == 0;
        if (!slept(r, stay, d, out ? "out" : "here", r->now, staff_here(r), &row))
            fault(&r->fate, "a night of the demonstration was not written");
        if (!out)
            ledger_add(r, &(struct delivery){ .on = d, .unit = h->id, .kind = DELIVERED_NIGHT, .person = person, .quantity = 1,
                .about_kind = "night", .about = row.id.v });
    }
}

static void guest(struct req *r, const struct house_unit *h, person_id person, bed_id bed, int i)
{
    const struct stay_cycle *c = &h->rules->cycles[h->rules->ncycles - 1];
    day since = { r->today.v - 3 - SINCE * (i % 4) - i };
    stay_id stay = stay_take_in(r, h, &(struct arrival_of){ person, bed, { 0 }, { 0 }, c, h->secret ? "centre" : i % 2 ? "service"
        : "street", 1, since, i % 3 != 0 });

    if (h->rules->nightly) nights(r, h, stay, person, since);
    else if (h->rules->nrents) {
        size_t n;
        const void *words = stay_seal(r, fmt(r, "Κύπρου %d (επίδειξη)", 900 + i), &n);
        rents_a_home(r, stay, words, n, (cents){ 28000 }, since, r->now, staff_here(r));
    }
}

/* Guests of a secret unit: files of their own, invisible from the first line on. */
static void hidden_guests(struct req *r, const struct house_unit *h)
{
    static const char *const given[CODED] = { "Αρετή", "Ρέα", "Θάλεια" };
    struct beds_for beds = beds_for(r, h->id);

    for (int i = 0; i < CODED && i < beds.n; i++) {
        r->hidden = -1;
        person_id person = registry_add(r, &(struct person_new){ .family = "", .given = given[i], .father = "", .mother = "", .sex = "f",
            .lang = "el", .birth = DAY_NONE, .birth_exact = "unknown" });
        access_conceal(r, person, team_of(r, h->id).account, text(r, T_stays_concealed));
        registry_keys_write(r, person);
        guest(r, h, person, beds.at[i].id, i);
    }
    r->hidden = 0;
}

static int open_guests(struct req *r, const struct house_unit *h, const struct grown_ups *people, int next)
{
    struct beds_for beds = beds_for(r, h->id);
    int taken = 0;

    for (int i = 0; i < beds.n && taken < HOMES; i++) {
        if (i % EVERY == 2) continue;
        while (next < people->n && strcmp(beds.at[i].whom, "any") && strcmp(beds.at[i].whom, "family")
            && strcmp(beds.at[i].whom, people->at[next].sex)) next++;
        if (next == people->n) break;
        guest(r, h, people->at[next++].id, beds.at[i].id, taken++);
    }
    return next;
}

static void shift_words(struct req *r, const struct house_unit *h)
{
    size_t n;
    const void *words = stay_seal(r, "Το καλοριφέρ στον διάδρομο στάζει, ειδοποιήθηκε η τεχνική υπηρεσία (επίδειξη).", &n);

    if (h->rules->nshifts) tells(r, h->id, r->today, h->rules->shifts[0].id, true, words, n, r->now, staff_here(r));
}

static void invent(struct req *r)
{
    struct units_that_house units = units_that_house(r);
    struct grown_ups people = grown_ups(r, day_add_months(r->today, -12 * 20));
    int next = 0;

    if (any_room(r).n) return;
    for (int i = 0; i < units.n; i++) {
        struct units_that_house_row *u = &units.at[i];
        struct house_unit h = { .id = u->id, .name = u->name, .kind = u->kind, .structure = u->structure, .secret = u->secret,
                                .rules = town_stays_in(r->house->town, u->kind) };
        if (!h.rules) continue;
        if (h.secret) rooms_make(r, h.id, "Δωμάτιο 1", "f", 4);
        else rooms_from_town(r, h.id, h.structure, h.rules);
        if (h.secret) hidden_guests(r, &h);
        else next = open_guests(r, &h, &people, next);
        if (!h.secret) shift_words(r, &h);
    }
}
DEMO(stays, .at = 45, .make = invent);
