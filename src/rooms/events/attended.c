/* SPDX-License-Identifier: EUPL-1.2
** attended.c - places at lessons that were taken or not come to: for the reports. */
#include "rooms/room.h"
#include "rooms/reports/attended.h"
#include "base/date.h"
#include "attended.sql.h"

static struct attendance attended(struct req *r, unit_id unit, day since, day until)
{
    struct kept_row k = kept(r, unit, greek_instant(since, 0), greek_instant(until, 0), r->now);

    return (struct attendance){ k.came, k.missed, -1, k.open };
}
ATTENDED(events, .what = T_events_lessons, .count = attended);
