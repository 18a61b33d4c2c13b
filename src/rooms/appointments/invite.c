/* SPDX-License-Identifier: EUPL-1.2
** invite.c - an appointment in the calendar of whoever has it: an invitation when it is theirs, a new one when it moves, its end when it is
** cancelled (RFC 5546).  It says that there is an appointment with the municipality, and when: never what for, nor where. */
#include "rooms/appointments/inside.h"
#include "rooms/messages/messages.h"
#include "host/crypto.h"
#include "web/house.h"

/* The same in every invitation and in the file that residents take; the same number of another town is another event. */
const char *booking_uid(struct req *r, booking_id id)
{
    unsigned char h[HASH_BYTES];
    struct out o = { .mem = &r->mem };

    keyed_hash(h, r->house->secret, "appointment uid", &id.v, sizeof id.v);
    out_fmt(&o, "b%lld.", (long long)id.v);
    for (int i = 0; i < 8; i++) out_fmt(&o, "%02x", h[i]);
    out_str(&o, "@pronoia");
    return out_text(&o);
}

/* AP12: what has not left is taken back; nobody hears of the end of what they never heard of. */
void invite(struct req *r, booking_id id)
{
    struct booking_row b;
    struct service_row s;

    message_cancel(r, "invitation", id.v, "moved on");
    if (!booking(r, id, &b) || !service(r, b.service, &s) || !b.person.v || s.secret || b.starts.v <= r->now.v) return;
    bool cancelled = !strcmp(b.state, "cancelled"), told = message_left(r, "invitation", id.v);
    if (cancelled ? !told : strcmp(b.state, "booked")) return;
    if (!message_mails_in_full(r, b.person)) return;
    struct message_event e = { booking_uid(r, id), T_appointments_neutral, b.starts, b.ends, (int)b.row_version, cancelled };
    message_send(r, &(struct message){ .person = registry_root(r, b.person), .channel = BY_EMAIL, .ends = b.starts,
        .text = cancelled ? T_appointments_invite_ended : told ? T_appointments_invite_moved : T_appointments_invite,
        .about_kind = "invitation", .about = id.v,
        MESSAGE_PARAMS(message_time(r, b.starts), message_event(r, &e)), .once_key = fmt(r, "invitation %s %d", e.uid, e.sequence) });
}
