/* SPDX-License-Identifier: EUPL-1.2
** protest.h - objections to the provisional list: protest.c.  Staff take them from paper, also late ones; a family writes its own, in
** time, where it follows its case (family.c). */
#ifndef PLACES_PROTEST_H
#define PLACES_PROTEST_H
#include "rooms/places/inside.h"

struct protest_told { protest_id id; const char *at, *state, *tone, *words, *reasons; account_id answered_by; bool open, late, by_family; };
struct protests_told { int n; struct protest_told *at; bool open; };   /* open: one waits for its answer */
struct protests_told protests_told(struct req *, wish_id);
bool protest_in_time(const struct req *, const struct call *);
/* Writes it; NULL, or what is wrong in the reader's language, with *status. */
const char *protest_write(struct req *, const struct wish *, const struct call *, instant handed_in, const char *words, int *status);
#endif
