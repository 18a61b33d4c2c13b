/* SPDX-License-Identifier: EUPL-1.2
** remind.c - a booking with a file is remembered the day before, by the outbox: day and hour, never what for or where. */
#include "rooms/appointments/inside.h"
#include "rooms/messages/messages.h"

enum { DAY_SECONDS = 86400, TOO_NEAR = 20 * 3600 };

void remind_set(struct req *r, booking_id id, person_id person, instant starts)
{
    remind_drop(r, id);
    if (!person.v || starts.v - r->now.v < TOO_NEAR) return;
    message_send(r, &(struct message){ .person = registry_root(r, person), .text = T_appointments_reminder,
        MESSAGE_PARAMS(message_time(r, starts)), .due = { starts.v - DAY_SECONDS }, .ends = starts,
        .about_kind = "booking", .about = id.v });
}

void remind_drop(struct req *r, booking_id id) { message_cancel(r, "booking", id.v, "moved on"); }
