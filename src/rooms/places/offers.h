/* SPDX-License-Identifier: EUPL-1.2
** offers.h - a place offered, taken, given back, over; the waiting list: offers.c, refill.c, answer.c. */
#ifndef PLACES_OFFERS_H
#define PLACES_OFFERS_H
#include "rooms/places/inside.h"
#include "offers.sql.h"

/* PL1.  False: the section is full, has ended, or its staff do not suffice. */
bool offer_make(struct req *, const struct call *, wish_id, person_id, section_id, int64_t preference);
enum seat_done { SEAT_DONE, SEAT_LATE, SEAT_GONE };                     /* late: past its day; gone: answered already, or taken back */
enum seat_done seat_take(struct req *, seat_id, bool wait_for_better);
enum seat_done seat_decline(struct req *, seat_id, bool keep_waiting);
bool seat_end(struct req *, seat_id, const char *code, const char *why);        /* of a place held, from today on */
int  refill(struct req *, const struct call *);                         /* PL8: how many offers */
#endif
