/* SPDX-License-Identifier: EUPL-1.2
** works.h - the door of the works: what a report of the town says of them. */
#ifndef WORKS_WORKS_H
#define WORKS_WORKS_H
#include "rooms/reports/sheets.h"

/* Adds the tables of a month or year, counted from the rows that the works' own pages show: of a year the share for accessibility as it
** stands at its end (or today), and its works; of both, what residents reported and what became of it.  Adds none where there is
** nothing. */
void works_in_report(struct sheets *, day since, day until, bool year);
#endif
