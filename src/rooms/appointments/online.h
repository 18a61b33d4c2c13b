/* SPDX-License-Identifier: EUPL-1.2
** online.h - appointments of residents without an account: online.c (choosing and booking), mine.c (the one they have).
**
** AO1  Number and code together make one hash; the one look-up for it is the same for an unknown number and for a wrong code.
** AO2  What opened it lies sealed in a cookie of this browser for an hour, in no address; Finish takes it away.
** AO3  The code follows from the form, so that copies of it show the same one and book once; it stands in no row.
** AO4  A service of a secret or closed unit, or one that is not offered online, is answered as one that there is not. */
#ifndef APPOINTMENTS_ONLINE_H
#define APPOINTMENTS_ONLINE_H
#include "rooms/appointments/inside.h"

enum { MOST_SLOTS = 40 };
bool online_service(struct req *, service_id, struct service_row *);           /* AO4; false after answering */
void mine_hash(struct req *, int64_t number, const char *code, unsigned char *to);
void mine_remember(struct req *, int64_t number, const char *code);
struct place_shown { struct isolated name, address; struct ltr phone; const char *tel; };
/* in the reader's language where the town's files name it */
struct place_shown place_of_unit(struct req *, const struct service_row *);
struct place_shown place_of_service(struct req *, const struct service_row *);          /* at the unit, or at home */
/* who they say they are (given, family, phone); v 0 without a telephone */
person_id online_declared(struct req *);
const char *online_form(struct req *);                              /* what makes copies of a form one: of the form, else new */
struct typed_wrong { const char *given, *family, *phone, *first; };  /* what is wrong with who they say they are; "" = nothing */
bool online_typed_wrong(struct req *, struct typed_wrong *);
/* The waiting list (wait.c). */
void wait_return(struct req *, wait_id, booking_id, const char *state);         /* an offer is given back: waiting, gone */
void wait_words(struct req *, booking_id);                      /* AP14: what was typed of where, when it was taken */
const char *mine_new_code(struct req *, booking_id);                /* the old one is dead */
#endif
