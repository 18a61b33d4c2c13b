/* SPDX-License-Identifier: EUPL-1.2
** where.c - where to go for a result: the town's structures of the programme's kinds, as the town tells them. */
#include "rooms/room.h"
#include "rooms/entitlements/inside.h"

enum { PLACES_SHOWN = 2 };

void places_of(struct req *r, struct result *x)
{
    x->places = mem_get(&r->mem, sizeof *x->places * PLACES_SHOWN);
    x->nplaces = places_say(r, x->p, x->places, PLACES_SHOWN);
}
