/* SPDX-License-Identifier: EUPL-1.2
** demo.c - the demonstration's places: a nursery call and one of the senior centres from their applications to who comes each
** morning, and a call of the children's centres that takes applications now. */
#include "rooms/places/counted.h"
#include "rooms/places/door.h"
#include "rooms/places/offers.h"
#include "rooms/places/wishes.h"
#include "rooms/ledger/ledger.h"
#include "web/demo.h"
#include "web/edge.h"
#include "demo.sql.h"

enum { CHILDREN = 40, BEGAN = 80 };
struct maker { struct req *r; struct demo_self self; struct session clerk, chief, keeper; };
/* Who applies, by age; every how many days one comes; from which minute of the day to which. */
struct attended { int from_months, to_months, every, comes, goes; };
static const struct attended children = { 18, 60, 1, 7 * 60 + 30, 15 * 60 }, seniors = { 60 * 12, 100 * 12, 3, 9 * 60, 12 * 60 };

static bool some(struct req *r, const char *structure)
{
    (void)r;
    return !strcmp(structure, "nursery-1") || !strcmp(structure, "nursery-2") || !strcmp(structure, "nursery-5")
        || !strcmp(structure, "kdap-1") || !strcmp(structure, "kdap-2") || !strcmp(structure, "kapi") || !strcmp(structure, "kapi-2");
}

static call_id call_of_days(struct maker *m, const char *programme, int began, int lasts, int opened, int closed)
{
    struct req *r = m->r;
    const struct place_rules *g = town_places_of(r->house->town, programme);
    day since = { m->self.today.v - began };

    return call_make(r, g, &(struct call_new){ .words = "", .since = since, .last = { since.v + lasts }, .age_on = since,
        .opens = { m->self.today.v - opened }, .closes = { m->self.today.v - closed }, .complete_only = false, .base = "", .with = some });
}

/* Each of them wishes for two of the structures that take its age, in turn. */
static void apply_all(struct maker *m, const struct call *c, const struct attended *by)
{
    struct req *r = m->r;
    day on = c->is.age_on;
    struct demo_children all = demo_children(r, day_add_months(on, -by->to_months), day_add_months(on, -by->from_months), CHILDREN);
    struct sections_of sections = sections_of(r, c->id);

    for (int i = 0; i < all.n; i++) {
        int months = months_on(registry_person(r, all.at[i].id), on);
        struct pref_typed prefs[2];
        bool was;
        int n = 0;
        for (int k = 0; k < sections.n && n < 2; k++) {
            const struct sections_of_row *s = &sections.at[(i * 3 + k) % sections.n];
            if (!section_fits(s->from_months, s->to_months, months) || (n && !strcmp(prefs[0].structure, s->structure))) continue;
            prefs[n++] = (struct pref_typed){ s->structure, (int)s->shift };
        }
        if (n) wish_add(r, c, &(struct wish_new){ all.at[i].id, "clerk", "", false, false, n, prefs }, &was);
    }
}

/* Counted, published, drawn, published again by somebody else (PL7), and taken by most. */
static void decide_it(struct maker *m, call_id id)
{
    struct req *r = m->r;
    struct call c;

    demo_as(&m->self, &m->clerk, BEGAN + 50);
    call_read(r, id, &c);
    call_count(r, &c);
    call_read(r, id, &c);
    list_publish(r, &c);
    demo_as(&m->self, &m->chief, BEGAN + 30);
    call_read(r, id, &c);
    call_count(r, &c);
    call_read(r, id, &c);
    draw_enter(r, &c, "07 12 19 23 31 40", "Κλήρωση ΟΠΑΠ (επίδειξη)");
    call_read(r, id, &c);
    if (!final_publish(r, &c)) fault(&r->fate, "the list of the demonstration was not published");
    demo_as(&m->self, &m->clerk, BEGAN + 28);
    struct demo_seats seats = demo_seats(r, id);
    for (int i = 0; i < seats.n; i++) if (i % 9 != 8) seat_take(r, seats.at[i].id, false); else seat_decline(r, seats.at[i].id, false);
}

static unit_id unit_at(struct req *r, const char *structure)
{
    struct unit_of_structure_row u;

    return unit_of_structure(r, structure, &u) ? u.id : (unit_id){ 0 };
}

static void came(struct req *r, const struct demo_seats_row *s, const struct attended *by, int i, day d)
{
    struct fetchers f = fetchers_of(r, s->person, d);
    struct add_presence_row row;

    if ((i + d.v) % by->every) return;
    if ((i + d.v) % 11 == 0) {
        add_presence(r, s->id, s->section, d, "away", (instant){ 0 }, (i + d.v) % 2 ? "ill" : "family", r->now, staff_here(r), &row);
        return;
    }
    if (!add_presence(r, s->id, s->section, d, "here", greek_instant(d, by->comes + i % 40), "", r->now, staff_here(r), &row)) return;
    ledger_add(r, &(struct delivery){ .on = d, .unit = unit_at(r, s->structure), .kind = DELIVERED_PRESENCE, .service = s->programme,
        .person = s->person, .quantity = 1, .under = s->filed, .about_kind = "presence", .about = row.id.v });
    if (f.n) set_gone(r, row.id, greek_instant(d, by->goes + i % 50), f.at[0].escort, f.at[0].known);
}

static void know_at_door(struct req *r, const struct demo_seats *seats)
{
    size_t n;

    for (int i = 0; i < seats->n; i += 4) {
        const char *nuts = "Αλλεργία στους ξηρούς καρπούς: η ένεση στο κόκκινο κουτί (επίδειξη)", *aunt = "Θεία Επίδειξη";
        const void *words = seal(&r->mem, r->house->secret, "places caution", nuts, strlen(nuts), &n);
        if (i % 8 == 0) add_caution(r, seats->at[i].person, "allergy", words, n, r->today, r->now, staff_here(r));
        words = seal(&r->mem, r->house->secret, "places escort", aunt, strlen(aunt), &n);
        add_escort(r, seats->at[i].person, (person_id){ 0 }, words, n, NULL, 0, "θεία", true, "", r->today, DAY_NONE, r->now, staff_here(r));
    }
}

static void attend(struct maker *m, call_id id, const struct attended *by)
{
    struct req *r = m->r;
    struct demo_seats seats = demo_seats(r, id);

    demo_as(&m->self, &m->keeper, BEGAN - 1);
    if (by == &children) know_at_door(r, &seats);
    for (int back = BEGAN - 1; back > 0; back--) {
        demo_as(&m->self, &m->keeper, back);
        if (!case_day_works(r, r->today)) continue;
        for (int i = 0; i < seats.n; i++) if (!strcmp(seats.at[i].state, "held")) came(r, &seats.at[i], by, i, r->today);
    }
    act(r, "noted who came", "places", 0);
}

static void attended_call(struct maker *m, const char *programme, const struct attended *by)
{
    struct call c;

    demo_as(&m->self, &m->chief, BEGAN + 70);
    call_id id = call_of_days(m, programme, BEGAN, 330, BEGAN + 70, BEGAN + 55);
    demo_as(&m->self, &m->clerk, BEGAN + 60);
    call_read(m->r, id, &c);
    apply_all(m, &c, by);
    decide_it(m, id);
    attend(m, id, by);
}

static void invent(struct req *r)
{
    struct maker m = { .r = r, .self = demo_begin(r) };

    if (any_call(r).n || !town_places_of(r->house->town, "nursery-place") || !town_places_of(r->house->town, "kdap")) return;
    if (!demo_account(r, "adviser", &m.clerk) || !demo_account(r, "manager", &m.chief) || !demo_account(r, "keeper", &m.keeper)) return;
    attended_call(&m, "nursery-place", &children);
    demo_as(&m.self, &m.chief, 5);
    call_of_days(&m, "kdap", -30, 200, 5, -10);
    if (town_places_of(r->house->town, "kapi")) attended_call(&m, "kapi", &seniors);
    demo_end(&m.self);
}
DEMO(places, .at = 45, .make = invent);
