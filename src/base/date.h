/* SPDX-License-Identifier: EUPL-1.2
** date.h - the calendar: civil dates, years completed, Orthodox Easter, local time of Greece.
** Pure: knows no clock. */
#ifndef DATE_H
#define DATE_H
#include "base/kinds.h"

struct civil { int year, month, day; };

bool         day_valid(int year, int month, int mday);          /* 31-02 is not; years 1..9999 */
day          day_of(int year, int month, int mday);             /* must be valid */
struct civil day_civil(day);
bool         day_read(const char *iso, day *);                   /* "2026-11-22" exactly */
bool         day_read_forgiving(const char *, day *);            /* 2/3/1985, 02-03-1985, 2.3.85 refused (two-digit year), 1985-03-02 */
char        *day_iso(day, char buf[static 11]);                  /* returns buf */
day          day_add_months(day, int);                           /* 31 January + 1 = last of February */
day          month_first(day);                                   /* the first day of its month */
bool         month_read_forgiving(const char *, day *first);     /* 2026-11, 11/2026, 11.2026 */
int          years_between(day born, day at);                    /* completed; 29 Feb turns on 1 March */
int          weekday(day);                                       /* 0 = Monday */
day          orthodox_easter(int year);                          /* Meeus Julian + 13 days, 1900..2099 */
/* Local civil time of Greece (EU summer-time rule): what day and minute it is there. */
day          greek_day(instant);
int          greek_minute(instant);                              /* minutes since local midnight */
/* The first instant at which Greek clocks show this minute of this day; in the hour that spring leaves out, its end. */
instant      greek_instant(day, int minute);
#endif
