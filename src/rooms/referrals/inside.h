/* SPDX-License-Identifier: EUPL-1.2
** inside.h - what the files of the referrals room share. */
#ifndef REFERRALS_INSIDE_H
#define REFERRALS_INSIDE_H
#include "rooms/room.h"
#include "rooms/referrals/referrals.h"
#include "rooms/registry/registry.h"
#include "rooms/access/access.h"
#include "web/house.h"
#include "web/edge.h"
#include "host/crypto.h"

enum { MAY_REFER = MAY_ADVISE | MAY_DECIDE, MAY_ANSWER = MAY_ADVISE | MAY_DECIDE | MAY_KEEP,
       LINK_LIFE = 14 * 86400, SILENT_DAYS = 7, WORDS_MOST = 2000 };

struct referral {
    referral_id id; person_id person; body_id body; unit_id unit; agreement_id consent;
    const char *programme, *parts, *need, *state, *base, *to;       /* to: name of the body or unit */
    const char *email, *phone, *lang;                               /* of the body */
    bool quiet;                                                     /* RF8 */
    instant since, appointment, made; account_id by;
    const struct part *told; int ntold;                             /* frozen; 0 before it is sent */
};
struct part { const char *label, *value; };

/* store.c */
const struct referral *referral_find(struct req *, referral_id);    /* NULL: none */
/* For a page of staff: NULL after answering 404 to who may neither open the file nor works in the unit it went to, or RF8. */
const struct referral *referral_seen(struct req *, referral_id);
const void *sealed_words(struct req *, int n, const char *const *, size_t *sealed_n);
bool ours(const struct referral *, struct req *);                   /* the reader works in the unit it went to */

/* moves.c: RF3 */
enum by { BY_STAFF, BY_BODY, BY_PROGRAM };
bool move_allowed(const char *from, const char *to);
/* Also what follows from it: links, access, messages.  False: it was not in that state any more; nothing was done. */
bool referral_move(struct req *, const struct referral *, const char *to, enum by, const char *words, instant appointment);
const char *move_said(struct req *, const char *state);

/* parts.c */
struct part_choice { const char *word, *label, *value; bool on, special; };
int parts_offered(struct req *, const struct person *, struct part_choice **);      /* what this reader may choose from */
bool part_chosen(const char *parts, const char *word);
const char *parts_said(struct req *, const char *parts);
int parts_frozen(struct req *, const struct referral *, struct part **);            /* RF2: as they are now, chosen ones only */
bool parts_special(struct req *, const char *parts);

/* one.c: the page again, with what is wrong beside `field` ("witness", "until", "why" or "") and what was typed */
void referral_show(struct req *, int status, const struct referral *, const char *field, int problem);

/* consent.c */
agreement_id consent_for(struct req *, const struct referral *);      /* RF1; v 0 = none covers it */

/* link.c */
const char *link_make(struct req *, const struct referral *);       /* a new one, "https://.../r/..."; earlier ones end */
void link_send(struct req *, const struct referral *, int text, const char *once_key);     /* to the body's own address */
const char *answer_words(struct req *, int *problem);               /* the form's words; *problem a text number or -1 */
bool answer_time(struct req *, instant *);                          /* the form's day and hour, Greek time */
#endif
