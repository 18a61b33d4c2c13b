/* SPDX-License-Identifier: EUPL-1.2
** about.c - the timeline's one way in, for every room: see rooms/about.h. */
#include "rooms/room.h"
#include "rooms/about.h"

void event_put(struct events *all, const struct event *e)
{
    if (all->n >= all->most || e->at.v >= all->before.v) return;
    if (!all->at) all->at = mem_get(&all->r->mem, (size_t)all->most * sizeof *all->at);
    all->at[all->n++] = *e;
}
