/* SPDX-License-Identifier: EUPL-1.2
** slots.h - when are all of them free: calendars with recurring hours, exceptions and holidays, what is taken of them, and what one
** appointment needs.  Knows no clock, no database, no files, no town: a day and an instant come as numbers.
**
** SL1  A slot lies whole within one stretch of open hours of each calendar that it takes, and overlaps nothing taken of them.
** SL2  Hours are what clocks in Greece show; a slot lasts its real minutes.  A shift from 22:00 to 06:00 is nine hours long on the
**      night the clocks go back and seven on the night they go forward, and holds so many slots.
** SL3  Slots begin on the grid of the first need's calendar: its opening, and every `step` minutes after it.
** SL4  Each need gets a calendar of its own: nobody serves twice in one appointment.  When several would do, the first in the list.
** SL5  Slots come in order of time; of those that begin together the first found stands for all. */
#ifndef SLOTS_H
#define SLOTS_H
#include "base/date.h"
#include "base/mem.h"

struct slot_hours { int weekday, from, to; day since, until; bool holidays; };  /* as portal.h: `to` past 1440 = the next morning; DAY_NONE = no end;
                                                                                ** holidays: also on them */
struct slot_exception { day on; int from, to; bool open; };                     /* open: extra hours; else away; to past 1440 = the next morning */
struct slot_span { instant from, to; };
struct slot_calendar {
    int64_t id;
    int nhours; const struct slot_hours *hours;
    int nexceptions; const struct slot_exception *exceptions;
    int ntaken; const struct slot_span *taken;                                  /* in order of time */
};
struct slot_need { int n; const struct slot_calendar *const *any; };            /* one of these */

enum { SLOT_NEEDS = 6 };
struct slot { struct slot_span at; int64_t who[SLOT_NEEDS]; };                  /* ids, one a need */
struct slot_ask {
    int minutes, step;
    instant from, until;                                                        /* begins not before, not after */
    bool (*holiday)(const void *town, day); const void *town;                   /* may be NULL */
    int nneeds; const struct slot_need *needs;
};
/* At most `most` slots; how many. */
int slots_find(struct mem *, const struct slot_ask *, struct slot *to, int most);
/* The open stretches of a calendar that begin on this Greek day, in order, what is away cut out, what touches joined. */
int slots_open(const struct slot_calendar *, day, bool holiday, struct slot_span *to, int most);
#endif
