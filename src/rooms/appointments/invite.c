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
static void tell(struct req *r, booking_id id, const struct booking_row *b, person_id person, bool theirs)
{
    message_cancel_to(r, "invitation", id.v, person, "moved on");
    int last = message_left_last(r, "invitation", id.v, person);
    bool told = last >= 0 && last != T_appointments_invite_ended;
    if ((!theirs && !told) || !message_mails_in_full(r, person)) return;
    struct message_event e = { booking_uid(r, id), T_appointments_neutral, b->starts, b->ends, (int)b->row_version, !theirs };
    message_send(r, &(struct message){ .person = person, .channel = BY_EMAIL, .ends = b->starts,
        .text = !theirs ? T_appointments_invite_ended : told ? T_appointments_invite_moved : T_appointments_invite,
        .about_kind = "invitation", .about = id.v, MESSAGE_PARAMS(message_time(r, b->starts), message_event(r, &e)),
        .once_key = fmt(r, "invitation %s %d %lld", e.uid, e.sequence, (long long)person.v) });
}

static bool told_of(struct req *r, booking_id id, struct booking_row *b)
{
    struct service_row s;

    return booking(r, id, b) && service(r, b->service, &s) && !s.secret && b->starts.v > r->now.v;
}

void invite(struct req *r, booking_id id)
{
    struct booking_row b;

    if (!told_of(r, id, &b) || !b.person.v) return;
    bool booked = !strcmp(b.state, "booked");
    if (booked || !strcmp(b.state, "cancelled")) tell(r, id, &b, registry_root(r, b.person), booked);
}

void uninvite(struct req *r, booking_id id, person_id person)
{
    struct booking_row b;

    if (person.v && told_of(r, id, &b)) tell(r, id, &b, registry_root(r, person), false);
}
