/* SPDX-License-Identifier: EUPL-1.2
** inside.h - what the pages of the registry share. */
#ifndef REGISTRY_INSIDE_H
#define REGISTRY_INSIDE_H
#include "rooms/room.h"
#include "rooms/registry/registry.h"

enum { MERGES_DEEP = 16 };              /* a merge into a merge: more than that is no chain but a circle */

/* door.c: one more spelling; of *n only the names count. */
void registry_add_name(struct req *, person_id, const char *kind, const struct person_new *n, bool shown);
#endif
