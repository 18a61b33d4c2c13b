/* SPDX-License-Identifier: EUPL-1.2
** year.h - the door of case work to the reports.
**
** CA13 A report says how many people were counselled, had a plan and how it ended, and who found work: each person once in a line, however
**      many talks or records they have, of units that are not secret, or of the one that its own team asks for.  What was declined, or
**      where nobody was in, is no counselling.  It stands in the report of staff alone: nothing of it is published. */
#ifndef CARE_YEAR_H
#define CARE_YEAR_H
#include "ids.h"
#include "rooms/reports/sheets.h"

/* Adds the table of a unit's month or year, unit v 0 the town's; none where there is nothing. */
void care_in_report(struct sheets *, unit_id, day since, day until);
#endif
