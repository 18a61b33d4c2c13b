/* SPDX-License-Identifier: EUPL-1.2
** feed.h - calendars that a calendar program reads: feed.c. */
#ifndef EVENTS_FEED_H
#define EVENTS_FEED_H
#include "rooms/events/inside.h"

/* of somebody's own lessons; not the code: a new code makes a new one */
const char *feed_path(struct req *, signup_id);
#endif
