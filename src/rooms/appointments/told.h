/* SPDX-License-Identifier: EUPL-1.2
** told.h - a door: what a report says of a unit's rota and equipment. */
#ifndef APPOINTMENTS_TOLD_H
#define APPOINTMENTS_TOLD_H
#include "rooms/reports/sheets.h"
#include "ids.h"

/* AP13: adds the tables of a unit's month or year, unit v 0 the town's: a line for each unit.  Adds none where there is nothing. */
void appointments_in_report(struct sheets *, unit_id, day since, day until);
#endif
