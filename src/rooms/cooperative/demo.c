/* SPDX-License-Identifier: EUPL-1.2
** demo.c - the demonstration's cooperative: members, two months of work, orders, what came in, a month shared out; all invented. */
#include "rooms/portal/portal.h"
#include "rooms/cooperative/month.h"
#include "rooms/ledger/ledger.h"
#include "web/demo.h"
#include "demo.sql.h"

enum { FROM_HOSTEL = 4, OTHERS = 4, SINCE = 120, PRICE = 42000 };
struct demo_coop { struct coop c; membership_id member[FROM_HOSTEL + OTHERS]; int members; order_id order[3]; };

static void join_demo(struct req *r, struct demo_coop *d, person_id person, const char *kind, stay_id stay)
{
    struct demo_member_row row;

    if (!demo_member(r, d->c.id, person, kind, stay, (day){ r->today.v - SINCE + 4 * d->members }, r->now, staff_here(r),
        &row)) fault(&r->fate, "a member of the demonstration was not written");
    d->member[d->members++] = row.id;
}

static void people(struct req *r, struct demo_coop *d)
{
    struct from_hostels hostel = from_hostels(r, FROM_HOSTEL);
    struct others more = others(r, day_add_months(r->today, -12 * 20), OTHERS);

    for (int i = 0; i < hostel.n; i++) join_demo(r, d, hostel.at[i].person, "recovering", hostel.at[i].stay);
    for (int i = 0; i < more.n; i++) join_demo(r, d, more.at[i].id, i == 0 ? "professional" : i == 1 ? "supporter" : "recovering",
        (stay_id){ 0 });
}

static void orders(struct req *r, struct demo_coop *d, day last)
{
    static const struct { const char *customer, *words, *state; int at, due; } told[] = {
        { "Εκδόσεις Πηνειός (επίδειξη)", "Κουτιά για 200 βιβλία", "done", 3, 20 },
            { "Σύλλογος Γονέων 4ου (επίδειξη)", "Κέτερινγκ για 60 άτομα", "done", 9, 25 },
        { "Πολυκατοικία Κύπρου 900 (επίδειξη)", "Καθαρισμός κήπου, κάθε Τρίτη", "open", 14, 90 } };
    struct demo_order_row row;

    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        if (!demo_order(r, d->c.id, told[i].customer, told[i].words, (cents){ PRICE + 9000 * (int64_t)i }, (day){ last.v + told[i].at },
            (day){ last.v + told[i].due }, told[i].state, r->now, staff_here(r), &row))
            fault(&r->fate, "an order of the demonstration was not written");
        d->order[i] = row.id;
        if (i < 2) demo_cash(r, d->c.id, (day){ last.v + told[i].due }, "order", (cents){ PRICE + 9000 * (int64_t)i }, row.id, "", r->now,
            staff_here(r));
    }
    demo_cash(r, d->c.id, (day){ last.v + 5 }, "cost", (cents){ -12350 }, (order_id){ 0 }, "Υλικά", r->now, staff_here(r));
    demo_cash(r, d->c.id, (day){ last.v + 12 }, "sale", (cents){ 18500 }, (order_id){ 0 }, "Παζάρι στην πλατεία", r->now, staff_here(r));
}

static void work(struct req *r, struct demo_coop *d, day last)
{
    const struct words *kinds = town_labours(r->house->town);
    struct demo_labour_row row;

    for (day on = last; on.v < r->today.v; on.v++) {
        if (weekday(on) > 4) continue;
        for (int i = 0; i < d->members; i++) {
            int minutes = 240 + 30 * ((i + on.v) % 4);
            if ((i + on.v) % 3 == 0) continue;
            if (!demo_labour(r, d->member[i], on, kinds->at[(i + on.v) % kinds->n], minutes, d->order[(i + on.v) % 3], r->now,
                staff_here(r), &row)) fault(&r->fate, "work of the demonstration was not written");
            demo_spent(r, d->member[i], on, minutes);
            ledger_add(r, &(struct delivery){ .on = on, .unit = d->c.id, .kind = DELIVERED_MINUTES, .service = "cooperative",
                .quantity = minutes, .about_kind = "labour", .about = row.id.v });
        }
    }
}

static void invent(struct req *r)
{
    struct demo_self self = demo_begin(r);
    struct session keeper;
    struct cooperatives all = cooperatives(r);
    struct demo_coop d = { .members = 0 };
    day last = day_add_months(month_first(r->today), -1);
    size_t n;

    if (any_member(r).n || !all.n || !demo_account(r, "keeper", &keeper)) return;
    demo_as(&self, &keeper, 0);
    d.c.id = all.at[0].id, d.c.name = all.at[0].name;
    people(r, &d);
    orders(r, &d, last);
    work(r, &d, last);
    if (d.members) month_share(r, &d.c, last, (cents){ 60000 });
    const void *employer = coop_seal(r, "Φούρνος «Το Στάχυ» (επίδειξη)", &n);
    if (d.members) demo_placement(r, d.member[0], employer, n, (day){ r->today.v - 20 }, r->now, staff_here(r));
    act(r, "made somebody a member", "unit", d.c.id.v);
    demo_end(&self);
}
DEMO(cooperative, .at = 47, .make = invent);
