/* SPDX-License-Identifier: EUPL-1.2
** outside.c - the appointments that stand outside of a calendar's hours: in an absence, in hours that were taken out or have ended, on a
** day that became a holiday, or all of them when it is closed (AP3). */
#include "rooms/appointments/setup.h"
#include "rooms/portal/portal.h"
#include "web/house.h"

enum { STRETCHES = 32 };

static struct slot_calendar hours_alone(struct req *r, resource_id id)
{
    struct hours_of h = hours_of(r, id);
    struct exceptions_of e = exceptions_of(r, id, (day){ r->today.v - 2 });
    struct slot_hours *hours = mem_get(&r->mem, (size_t)(h.n + 1) * sizeof *hours);
    struct slot_exception *otherwise = mem_get(&r->mem, (size_t)(e.n + 1) * sizeof *otherwise);

    for (int i = 0; i < h.n; i++)
        hours[i] = (struct slot_hours){ (int)h.at[i].weekday, (int)h.at[i].from_minute, (int)h.at[i].to_minute, h.at[i].since,
            h.at[i].until, h.at[i].holidays };
    for (int i = 0; i < e.n; i++)
        otherwise[i] = (struct slot_exception){ e.at[i].on_day, (int)e.at[i].from_minute, (int)e.at[i].to_minute, e.at[i].there };
    return (struct slot_calendar){ .id = id.v, .nhours = h.n, .hours = hours, .nexceptions = e.n, .exceptions = otherwise };
}

/* What began the evening before lasts into the day. */
static bool lies_open(struct req *r, const struct slot_calendar *c, instant from, instant to)
{
    struct slot_span open[STRETCHES];

    for (int back = 1; back >= 0; back--) {
        day on = { greek_day(from).v - back };
        int n = slots_open(c, on, town_holiday(r->house->town, on) != NULL, open, STRETCHES);
        for (int i = 0; i < n; i++) if (open[i].from.v <= from.v && open[i].to.v >= to.v) return true;
    }
    return false;
}

struct hit_lines outside_hours(struct req *r, resource_id id, const struct resource_row *x)
{
    struct held_in all = held_in(r, id, staff_here(r), r->today, r->now, (instant){ r->now.v + HORIZON * 86400 });
    struct hit_lines hits = { .at = mem_get(&r->mem, (size_t)(all.n + 1) * sizeof *hits.at) };
    struct slot_calendar c = all.n ? hours_alone(r, id) : (struct slot_calendar){ 0 };

    for (int i = 0; i < all.n; i++)
        if (x->closed || !lies_open(r, &c, all.at[i].starts, all.at[i].ends))
            hits.at[hits.n++] = (struct hit_line){ all.at[i].booking, when_said(r, all.at[i].starts) };
    return hits;
}
