/* SPDX-License-Identifier: EUPL-1.2
** told.h - what a family is told of its own application: with its own code (answer.c), and where it follows its case (family.c): told.c. */
#ifndef PLACES_TOLD_H
#define PLACES_TOLD_H
#include "rooms/places/counted.h"
#include "rooms/places/own.h"

struct pref_said { const char *said; };
struct told_page {
    const char *title, *state, *tone, *code, *points, *place, *place_said, *seed, *seed_from; int64_t position; call_id in_call; day until;
    bool list, objecting;
    struct { int n; struct pref_said *at; } prefs; struct parts_told parts;
};
/* What is published is told as it was published; before that only that the application is there. */
struct told_page told_of(struct req *, const struct wish *, const struct call *);
#endif
