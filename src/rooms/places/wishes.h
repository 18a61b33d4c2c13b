/* SPDX-License-Identifier: EUPL-1.2
** wishes.h - an application with its wishes, made: apply.c. */
#ifndef PLACES_WISHES_H
#define PLACES_WISHES_H
#include "rooms/places/inside.h"

struct pref_typed { const char *structure; int shift; };
struct wish_new { person_id person; const char *origin, *lang; bool together, late; int n; const struct pref_typed *prefs; };
/* PL2.  The one that is there already is given back, with `*was` set. */
wish_id wish_add(struct req *, const struct call *, const struct wish_new *, bool *was);
#endif
