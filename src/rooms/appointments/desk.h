/* SPDX-License-Identifier: EUPL-1.2
** desk.h - what the staff's pages of appointments share.
**
** AD1  A unit's appointments are read by who works there; who booked one elsewhere reads that one.  Others: it is not there. */
#ifndef APPOINTMENTS_DESK_H
#define APPOINTMENTS_DESK_H
#include "rooms/appointments/inside.h"

enum { STAFF_SLOTS = 60 };
/* what the form names if the reader works there, else their first; v 0 = none */
unit_id unit_of_visit(struct req *);
bool service_to_book(struct req *, service_id, struct service_row *);          /* false after answering */
/* AD1: false after answering. */
bool booking_open(struct req *, booking_id, struct booking_row *, struct service_row *);
/* AD2: every look at an appointment stands in the diary: of the file when it may be read there (AP8) and the file is not hidden from the
** reader, else of the appointment. */
void booking_look(struct req *, const char *what, booking_id, const struct booking_row *, bool of_file);
const char *booked_name(struct req *, person_id, int shield, const void *name, size_t n);      /* "" = not for the reader */
day day_asked(struct req *, const char *field, bool *wrong);        /* today when nothing was typed */
bool may_write(struct req *, const struct booking_row *);           /* AP11: the clinic's own notes */
#endif
