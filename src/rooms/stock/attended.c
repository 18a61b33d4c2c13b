/* SPDX-License-Identifier: EUPL-1.2
** attended.c - hours of one's own at the counter that were kept or not come to: for the reports. */
#include "rooms/room.h"
#include "rooms/reports/attended.h"
#include "attended.sql.h"

static struct attendance attended(struct req *r, unit_id unit, day since, day until)
{
    struct kept_row k = kept(r, unit, since, until, r->today);

    return (struct attendance){ k.came, k.missed, .late = -1 };
}
ATTENDED(pickups, .what = T_stock_pickups, .count = attended);
