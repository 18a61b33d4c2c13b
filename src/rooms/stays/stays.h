/* SPDX-License-Identifier: EUPL-1.2
** stays.h - the door of the stays: what a report says of them. */
#ifndef STAYS_STAYS_H
#define STAYS_STAYS_H
#include "rooms/access/access.h"
#include "rooms/reports/sheets.h"

/* ST12: adds the table of a unit's month or year, unit v 0 the town's: who came, worked, left and where to, how they are afterwards.
** Adds none where there is nothing. */
void stays_in_report(struct sheets *, unit_id, day since, day until);
#endif
