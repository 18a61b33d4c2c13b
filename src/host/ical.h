/* SPDX-License-Identifier: EUPL-1.2
** ical.h - calendars as other programs read them (RFC 5545), written by libical.
**
** IC1  Times are Greek local time with their VTIMEZONE (Europe/Athens, the European rule), so that a weekly view is right on both
**      sides of the change of clocks; the hour that comes twice is written in UTC, as programs disagree about which of the two is meant. */
#ifndef ICAL_WRITE_H
#define ICAL_WRITE_H
#include "base/kinds.h"
#include "base/mem.h"

struct ical_event { const char *uid, *summary, *location; instant starts, ends, stamp; int sequence; bool cancelled; };
/* name: of the whole calendar; "" = none. */
const char *ical_write(struct mem *, const char *name, int n, const struct ical_event *);
#endif
