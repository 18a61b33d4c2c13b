/* SPDX-License-Identifier: EUPL-1.2
** visits.h - writing a visit down, and the queue it stands in. */
#ifndef RECEPTION_VISITS_H
#define RECEPTION_VISITS_H
#include "rooms/reception/inside.h"

visit_id visit_add(struct req *, const struct visit_form *, int64_t place, person_id);    /* acts */
struct choices reception_workers(struct req *, account_id held);
int waiting_before(struct req *, int64_t place, day, visit_id);     /* how many wait and come first */

struct called { int64_t number, key; const char *desk, *lang, *said, *greek; };
struct calls { int n; struct called *at; };
struct calls calls_on_screen(struct req *, int64_t place);          /* newest first */
#endif
