/* SPDX-License-Identifier: EUPL-1.2
** timeline.h - the timeline of a person, a page of it. */
#ifndef REGISTRY_TIMELINE_H
#define REGISTRY_TIMELINE_H
#include "rooms/about.h"
#include "rooms/registry/inside.h"

enum { TIMELINE_PAGE = 50, SKIP_MOST = 10000 };

struct timeline { int n; const struct event *at; const char *older, *newest; };
/* ?before= an instant, &skip= how many events of the instant before it were shown already (TL1). */
void timeline_read(struct req *, person_id, int shield, struct timeline *);        /* of the rooms that the reader may open (AC16) */
void timeline_ask(struct req *, person_id);                 /* what the panels and lines of all rooms will ask, sent ahead */
void registry_lines(struct events *, person_id);            /* the registry's own */
void registry_lines_ask(struct events *, person_id);

#endif
