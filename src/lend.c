/* SPDX-License-Identifier: EUPL-1.2
** lend.c - what the rooms lend to the edge (web/edge.h), so that the web floor need not know them. */
#include "cmd.h"
#include "web/edge.h"
#include "rooms/portal/portal.h"
#include "rooms/resident/resident.h"
#include "rooms/staff/staff.h"

void lend(void)
{
    edge.town = town_read;
    edge.town_sheet = town_sheet;
    edge.session = staff_session;
    edge.closed = staff_closed;
    edge.own_session = resident_session;
    edge.own_closed = resident_closed;
    edge.own = "/my-file";
    edge.own_sign_out = "/my-file/sign-out";
    edge.search = "/people";
    edge.sign_in = "/sign-in";
    edge.sign_out = "/sign-out";
}
