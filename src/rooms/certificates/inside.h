/* SPDX-License-Identifier: EUPL-1.2
** inside.h - what the pages of the certificates room share. */
#ifndef CERTIFICATES_INSIDE_H
#define CERTIFICATES_INSIDE_H
#include "rooms/room.h"
#include "host/pdf_sign.h"
#include "ids.h"

struct person;

/* What a certificate attests: its word in the database and its texts.  needs_decision: CT5. */
struct certificate_kind { const char *word; int name, title, body, help; bool needs_decision; const char *programme; bool by_room, presence; };     /* by_room: given by the room that knows it, not on the form; presence: CT7 */
extern const struct certificate_kind certificate_kinds[];
extern const int certificate_nkinds;
const struct certificate_kind *certificate_kind(const char *word);     /* NULL */

struct town_seal { seal_id id; struct seal_pair pair; };
/* The newest seal that holds.  False: there is none yet (seal_make). */
bool seal_now(struct req *, struct town_seal *);
/* A seal of our own, not yet in the database. */
void seal_make(struct req *, struct town_seal *);

/* A certificate about to be given: everything that its paper says. */
struct certificate {
    const struct certificate_kind *kind;
    person_id person; decision_id decision;     /* v 0 = none */
    const char *lang, *purpose, *words;
    day since, until;
    char number[16];                            /* as spoken_make writes it */
    const struct person *who;
    unit_id unit; const char *place, *structure; day from, to;    /* of presence: where ("" = unnamed), and from when to its last day (DAY_NONE: still) */
    const char *decision_number; instant decided;       /* "12/2026" */
    const char *pdf; size_t n;
};
/* CT7: a unit in which the giver works, since when, and up to when if it has ended; 0, or the text number of what is wrong.  A secret
** unit stays unnamed on the paper. */
int certificate_presence(struct req *, struct certificate *);
void certificate_draw(struct req *, struct certificate *, const struct town_seal *);
/* The seal that it was drawn under, kept when it is the town's first; drawn again when somebody else's first was kept meanwhile. */
seal_id seal_of_town(struct req *, struct certificate *, const struct town_seal *);
#endif
