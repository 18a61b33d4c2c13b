/* SPDX-License-Identifier: EUPL-1.2
** inside.h - what the pages of the privacy room share; invariants PV1.. are in room.md. */
#ifndef PRIVACY_INSIDE_H
#define PRIVACY_INSIDE_H
#include "rooms/room.h"
#include "rooms/about.h"
#include "rooms/access/access.h"
#include "rooms/privacy/privacy.h"
#include "rooms/registry/registry.h"
#include "rooms/portal/portal.h"
#include "web/house.h"
#include "host/crypto.h"
#include "base/date.h"

enum { WORDS_MOST = PRIVACY_WORDS_MOST,
       LETTER_DAYS = 90,
       MAY_FILE = MAY_FILES | MAY_RECEIVE | MAY_KEEP | MAY_ADVISE | MAY_DECIDE | MAY_SUPERVISE | MAY_PRIVACY };

/* erase.c */
/* until DAY_NONE: no end is known; law: where the town says how long (retention.tsv), unsure: not seen in the text of the law */
struct keeps { const char *room, *law; day until; bool kept, unsure; };
struct keepings { int n; struct keeps *at; day last; bool now; };   /* last: of all rooms; now: something must be kept still */
struct keepings keepings_of(struct req *, person_id);
void erase_file(struct req *, person_id, const char *ground, int64_t about, account_id proposer);   /* PV4; the caller has checked two people */

/* copy.c */
const char *copy_json(struct req *, person_id);
void copy_answer(struct req *, person_id root, bool pdf);           /* the whole answer of the visit */
#endif
