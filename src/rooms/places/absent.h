/* SPDX-License-Identifier: EUPL-1.2
** absent.h - absences in a row: absent.c.
**
** PA1  So many days in a row as the town says (places.yaml, absences), noted and without a reason, are told to the keeper as a task: at
**      that many and at every multiple of it, once while it is open.  Whoever comes, or says why, closes it and begins anew. */
#ifndef PLACES_ABSENT_H
#define PLACES_ABSENT_H
#include "rooms/places/door.h"
#include "absent.sql.h"

void absent_tell(struct req *, const struct place *, unit_id, day);      /* a day was noted: the keeper is told, or it is over */
int64_t absent_in_row(const struct absent_runs *, seat_id);             /* 0: none */
int  absent_limit(struct req *, const char *programme);                 /* 0: never */
#endif
