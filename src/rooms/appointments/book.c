/* SPDX-License-Identifier: EUPL-1.2
** book.c - a time is taken, moved, given back.
**
** The search and the taking are one transaction: what was free in it is free when it commits, or it is done anew (db.h, D4). */
#include "rooms/appointments/inside.h"

static bool hold_all(struct req *r, booking_id id, const struct slot *s)
{
    struct hold_row row;

    for (int i = 0; i < SLOT_NEEDS && s->who[i]; i++)
        if (!hold(r, id, s->who[i], s->at.from, s->at.to, &row)) return false;
    return s->who[0] != 0;
}

booking_id book(struct req *r, const struct service_row *s, const struct wish *w, const struct slot *at, const struct booker *b)
{
    struct add_booking_row row;
    size_t name_n, phone_n, words_n;
    const void *name = booking_seal(r, "name", b->name, &name_n), *phone = booking_seal(r, "phone", b->phone, &phone_n),
               *words = booking_seal(r, "words", b->words, &words_n);

    if (!add_booking(r, w->service, s->unit, at->at.from, at->at.to, b->person, name, name_n, phone, phone_n, words, words_n, w->lang,
        w->signing, w->step_free, b->form, b->form_n, r->now, staff_here(r), &row)) fault(&r->fate, "an appointment was not written");
    if (!hold_all(r, row.id, at)) fault(&r->fate, "a time that was free is taken");              /* AP1: never both */
    remind_set(r, row.id, b->person, at->at.from);
    if (!b->offered) invite(r, row.id);
    return row.id;
}

bool book_move(struct req *r, booking_id id, const struct booking_row *was, const struct slot *to, int64_t version)
{
    if (strcmp(was->state, "booked") || !move_booking(r, id, to->at.from, to->at.to, version)) return false;
    let_go(r, id);
    if (!hold_all(r, id, to)) fault(&r->fate, "a time that was free is taken");
    remind_set(r, id, was->person, to->at.from);
    invite(r, id);
    act(r, "moved an appointment", "booking", id.v);
    return true;
}

bool book_end(struct req *r, booking_id id, const struct booking_row *was, const char *state, int64_t version)
{
    if (strcmp(was->state, "booked") || !end_booking(r, id, state, r->now, staff_here(r), version)) return false;
    if (!strcmp(state, "cancelled")) let_go(r, id);
    remind_drop(r, id);
    invite(r, id);
    act(r, !strcmp(state, "came") ? "an appointment took place" : !strcmp(state, "no_show") ? "nobody came to an appointment"
        : "cancelled an appointment", "booking", id.v);
    return true;
}
