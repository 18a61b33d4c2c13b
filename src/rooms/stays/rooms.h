/* SPDX-License-Identifier: EUPL-1.2
** rooms.h - rooms and beds of a unit. */
#ifndef STAYS_ROOMS_H
#define STAYS_ROOMS_H
#include "rooms/stays/inside.h"

/* The rooms that the town's files name for this unit; how many.  Inside a write visit, no act of its own. */
int rooms_from_town(struct req *, unit_id, const char *structure, const struct stay_rules *);
void rooms_make(struct req *, unit_id, const char *name, const char *whom, int beds);
#endif
