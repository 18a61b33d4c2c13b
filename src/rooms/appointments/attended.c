/* SPDX-License-Identifier: EUPL-1.2
** attended.c - appointments that were kept, not come to, cancelled late: for the reports. */
#include "rooms/room.h"
#include "rooms/reports/attended.h"
#include "base/date.h"
#include "attended.sql.h"

static struct attendance attended(struct req *r, unit_id unit, day since, day until)
{
    struct kept_row k = kept(r, unit, greek_instant(since, 0), greek_instant(until, 0), r->now);

    return (struct attendance){ k.came, k.missed, k.late, k.open };
}
ATTENDED(appointments, .what = T_appointments_title, .count = attended);
