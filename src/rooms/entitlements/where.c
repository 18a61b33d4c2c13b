/* SPDX-License-Identifier: EUPL-1.2
** where.c - where to go for a result: the town's structure of the programme's kind, as the town tells it. */
#include "rooms/room.h"
#include "rooms/entitlements/inside.h"

void places_of(struct req *r, struct result *x)
{
    const struct structure *s = r->house->town && !x->p->hidden_address ? town_for(r->house->town, x->p) : NULL;

    if (!s) return;
    x->places = mem_get(&r->mem, sizeof *x->places);
    x->places[x->nplaces++] = (struct place_said){ .name = { named_text(r, "structure", s->kind) }, .open = "", .tel = "", .made_up = "",
        .address = fmt(r, "%s%s%s", s->street, *s->street && *s->area ? ", " : "", s->area), .phone = { s->phone } };
}
