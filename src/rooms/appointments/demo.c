/* SPDX-License-Identifier: EUPL-1.2
** demo.c - appointments of the demonstration: a clinic, a dental clinic and the Community Centre, a week that is half full. */
#include "rooms/appointments/setup.h"
#include "web/demo.h"
#include "web/house.h"
#include "demo.sql.h"
#include "duty.sql.h"
#include "device.sql.h"

struct made { const char *kind, *name, *langs; bool signs, step_free; int from, to; };
struct invented { const char *unit, *subject, *instead /* a town without such a unit */; int minutes; bool online, special; int n;
    const struct made *made; };

static const struct made clinic[] = { { "person", "Δρ. Ιπποκράτης Επίδειξης", "en", false, false, 540, 840 },
    { "person", "Δρ. Υγεία Φανταστικού", "sq", false, false, 540, 780 },
    { "room", "Εξεταστήριο 1", "", false, true, 480, 1200 }, { "room", "Εξεταστήριο 2", "", false, false, 480, 1200 } };
static const struct made dental[] = { { "person", "Οδοντίατρος Χαμόγελος (επίδειξη)", "", false, false, 540, 780 },
    { "room", "Οδοντιατρική έδρα", "", false, true, 480, 1200 } };
static const struct made centre[] = { { "person", "Δικηγόρος Νόμος (επίδειξη)", "", false, false, 600, 780 },
    { "room", "Γραφείο 3", "", false, true, 480, 960 } };
static const struct made access_[] = { { "person", "Υπάλληλος με νοηματική (επίδειξη)", "", true, false, 540, 840 },
    { "room", "Γραφείο ισογείου", "", false, true, 480, 960 } };
static const struct invented all[] = { { "clinic", "doctor", "", 20, true, true, 4, clinic },
    { "dental", "dentist", "", 30, true, true, 2, dental },
    { "community_centre", "lawyer", "", 30, true, false, 2, centre }, { "disability_desk", "disability", "community_centre", 30, true,
    false, 2, access_ } };
static const struct made town[] = { { "interpreter", "Διερμηνέας αραβικών (επίδειξη)", "ar", false, false, 600, 780 },
    { "signing", "Διερμηνέας νοηματικής (επίδειξη)", "", true, false, 600, 720 } };
static const char *const guests[] = { "Δοκιμή Άννα", "Δείγμα Πέτρος", "Παράδειγμα Ελένη", "Υπόθεση Νίκος", "Σενάριο Μαρία" };

static resource_id make_one(struct req *r, unit_id unit, const struct made *m)
{
    struct add_resource_row row;

    if (!add_resource(r, unit, m->kind, m->name, (account_id){ 0 }, m->langs, m->signs, DAY_NONE, m->step_free, r->now, staff_here(r),
        &row))
        fault(&r->fate, "a calendar of the demonstration was not written");
    for (int w = 0; w < 5; w++) add_hours(r, row.id, w, m->from, m->to, (day){ r->today.v - 60 }, DAY_NONE, false);
    return row.id;
}

/* Every third time of the next week has somebody. */
static void fill(struct req *r, service_id id)
{
    struct wish w = { id, "", false, false };
    struct service_row s;
    struct slot slots[30];

    if (!service(r, id, &s)) return;
    int n = offers(r, &s, &w, r->now, (instant){ r->now.v + 7 * 86400 }, 0, slots, 30);
    for (int i = 0; i < n; i += 3) {
        struct slot slot;
        if (offer_at(r, &s, &w, slots[i].at.from, 0, &slot))
            book(r, &s, &w, &slot, &(struct booker){ .name = guests[i / 3 % 5], .phone = "", .words = "" });
    }
}

static void duties_of(struct req *r, unit_id unit, resource_id one, resource_id two)
{
    struct add_duty_row row;

    for (int k = 0; k < 14; k++) {
        day d = { r->today.v - weekday(r->today) + k };
        add_duty(r, unit, k % 2 ? one : two, "duty", greek_instant(d, 480), greek_instant(d, 1320), r->now, staff_here(r), &row);
        add_duty(r, unit, k % 2 ? two : one, "call", greek_instant(d, 1320), greek_instant((day){ d.v + 1 }, 480), r->now, staff_here(r),
            &row);
    }
}

static void make_service(struct req *r, const struct invented *v)
{
    struct demo_unit unit = demo_unit(r, v->unit);
    struct add_service_row row;
    struct add_device_row device_row;
    resource_id made[4];

    if (!unit.n && *v->instead) unit = demo_unit(r, v->instead);
    if (!unit.n) return;
    if (!add_service(r, unit.at[0].id, v->subject, "", v->minutes, 2, 60, v->online, v->special, r->now, staff_here(r), &row))
        fault(&r->fate, "a service was not written");
    for (int i = 0; i < v->n; i++) {
        made[i] = make_one(r, unit.at[0].id, &v->made[i]);
        add_can(r, row.id, made[i]);
    }
    fill(r, row.id);
    if (v->n < 4) return;
    duties_of(r, unit.at[0].id, made[0], made[1]);
    add_device(r, unit.at[0].id, "Πιεσόμετρο (επίδειξη)", "DEMO-1", "Εξεταστήριο 1", 365, (day){ r->today.v + 9 }, (resource_id){ 0 },
        r->now, staff_here(r), &device_row);
    add_device(r, unit.at[0].id, "Απινιδωτής (επίδειξη)", "DEMO-2", "Υποδοχή", 180, (day){ r->today.v - 3 }, (resource_id){ 0 }, r->now,
        staff_here(r), &device_row);
}

static void invent(struct req *r)
{
    if (any_resource(r).n) return;
    for (size_t i = 0; i < sizeof town / sizeof *town; i++) make_one(r, (unit_id){ 0 }, &town[i]);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) make_service(r, &all[i]);
    act(r, "invented appointments", "demo", 0);
}
DEMO(appointments, .at = 30, .make = invent);
