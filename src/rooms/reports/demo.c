/* SPDX-License-Identifier: EUPL-1.2
** demo.c - the demonstration's last two months are published, so that the public page has figures. */
#include "rooms/reports/edition.h"
#include "web/demo.h"
#include "web/edge.h"

static void invent(struct req *r)
{
    struct demo_self self = demo_begin(r);
    struct session manager;
    struct civil now = day_civil(r->today);

    if (editions(r).n || !demo_account(r, "manager", &manager)) return;
    demo_as(&self, &manager, 0);
    for (int back = 2; back > 0; back--) {
        day first = day_add_months(day_of(now.year, now.month, 1), -back);
        struct period p = period_of(r, first, day_add_months(first, 1));
        struct draft_of d = edition_draft(r, &p);
        bool any = false;
        for (int i = 0; i < d.fresh.n; i++) any |= d.fresh.at[i].value > 0;
        if (any) edition_publish(r, &p, &d, "");
    }
    demo_end(&self);
}
DEMO(reports, .at = 60, .make = invent);
