/* SPDX-License-Identifier: EUPL-1.2
** setup.h - what the pages that keep calendars and services share. */
#ifndef APPOINTMENTS_SETUP_H
#define APPOINTMENTS_SETUP_H
#include "rooms/appointments/desk.h"
#include "setup.sql.h"

extern const char *const resource_kinds[];                          /* ends with NULL */
/* AD2: calendars and services are kept by who works in the unit; the town's own by whoever decides.  False after answering. */
bool resource_open(struct req *, resource_id, struct resource_row *);
bool service_open(struct req *, service_id, struct service_row *);
struct hit_line { booking_id id; const char *when; };
struct hit_lines { int n; struct hit_line *at; };
struct hit_lines outside_hours(struct req *, resource_id, const struct resource_row *);        /* AP3 (outside.c) */
const char *traits_said(struct req *, const char *langs, bool signs, day signs_until, bool step_free);
#endif
