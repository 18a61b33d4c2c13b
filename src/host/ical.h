/* SPDX-License-Identifier: EUPL-1.2
** ical.h - calendars as other programs read them (RFC 5545), written by libical.
**
** IC1  Times are Greek local time with their VTIMEZONE (Europe/Athens, the European rule), so that a weekly view is right on both
**      sides of the change of clocks; the hour that comes twice is written in UTC, as programs disagree about which of the two is meant.
** IC2  An invitation is one event between two addresses (RFC 5546): REQUEST, or CANCEL when the event is cancelled; nobody is asked to
**      answer. */
#ifndef ICAL_WRITE_H
#define ICAL_WRITE_H
#include "base/kinds.h"
#include "base/mem.h"

struct ical_event { const char *uid, *summary, *location; instant starts, ends, stamp; int sequence; bool cancelled; };
/* name: of the whole calendar; "" = none. */
const char *ical_write(struct mem *, const char *name, int n, const struct ical_event *);

/* IC2: e-mail addresses; organizer_name: as people read it. */
struct ical_between { const char *organizer, *organizer_name, *attendee; };
const char *ical_invite(struct mem *, const struct ical_event *, const struct ical_between *);
#endif
