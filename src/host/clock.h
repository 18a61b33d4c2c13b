/* SPDX-License-Identifier: EUPL-1.2
** clock.h - what time it is; nobody else asks.
**
** PRONOIA_NOW=2031-03-01T09:00 (UTC, seconds optional) stops the clock there, for tests and rehearsals. */
#ifndef CLOCK_H
#define CLOCK_H
#include "base/kinds.h"
#include <time.h>

instant clock_now(void);
/* How long something took, in microseconds: by the wall, by this thread's CPU, by the whole process's CPU.  Never stopped. */
int64_t clock_ticks(void);
int64_t clock_thread_cpu(void);
int64_t clock_process_cpu(void);
/* That many milliseconds from now on CLOCK_REALTIME, for pthread_cond_timedwait and the like. */
struct timespec clock_deadline(int milliseconds);
/* Sleeps so many milliseconds. */
void clock_pause(int milliseconds);
/* Reads "2031-03-01T09:00" or "...:30", optionally ending in Z; false when it is something else. */
bool instant_read(const char *, instant *);
/* "2031-03-01T09:00:00Z"; returns buf. */
char *instant_iso(instant, char buf[static 24]);
#endif
