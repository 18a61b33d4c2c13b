/* SPDX-License-Identifier: EUPL-1.2
** presence.c - where and since when somebody is, as the form of a certificate of presence says it (CT7 of room.md). */
#include "rooms/certificates/inside.h"
#include "rooms/access/access.h"
#include "base/date.h"

enum { PRESENT_MOST = 100 * 366 };

int certificate_presence(struct req *r, struct certificate *c)
{
    struct unit_kept *all;
    int n = access_units_kept(r, NULL, &all);

    for (int i = 0; i < n; i++) {
        if (all[i].id.v != in_id(r, "unit")) continue;
        c->unit = all[i].id;
        c->place = all[i].secret ? "" : all[i].name;
        c->structure = all[i].secret ? "" : all[i].structure;
    }
    if (!c->unit.v) return T_certificates_no_unit;
    c->to = DAY_NONE;
    if (!day_read_forgiving(in(r, "from"), &c->from) || c->from.v > r->today.v || c->from.v < r->today.v - PRESENT_MOST) return T_certificates_bad_present;
    if (*in(r, "to") && (!day_read_forgiving(in(r, "to"), &c->to) || c->to.v < c->from.v || c->to.v > r->today.v)) return T_certificates_bad_present;
    return 0;
}
