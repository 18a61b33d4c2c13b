/* SPDX-License-Identifier: EUPL-1.2
** timeline.h - the timeline of a person, a page of it. */
#ifndef REGISTRY_TIMELINE_H
#define REGISTRY_TIMELINE_H
#include "rooms/about.h"
#include "rooms/registry/inside.h"

enum { TIMELINE_PAGE = ABOUT_FIRST - 1, SKIP_MOST = 10000 };

struct timeline { int n; const struct event *at; const char *older, *newest; };
/* ?before= an instant, &skip= how many events of the instant before it were shown already (TL1). */
/* rooms: which have anything to say (parts_rooms). */
void timeline_read(struct req *, person_id, int shield, unsigned rooms, struct timeline *);        /* of the rooms that the reader may open (AC16) */
void timeline_first(struct req *, person_id);               /* what they ask of anybody, sent ahead */
void timeline_ask(struct req *, person_id, unsigned rooms);                 /* what the panels and lines of all rooms will ask, sent ahead */
static inline bool about_some(const struct about_person *a, unsigned rooms) { return !a->has || (a->has & rooms); }
void registry_lines(struct events *, person_id);            /* the registry's own */
void registry_lines_ask(struct events *, person_id);

#endif
