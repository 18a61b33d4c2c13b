/* SPDX-License-Identifier: EUPL-1.2
** referrals.h - the door of the referrals.  Invariants RF1.. are in room.md. */
#ifndef REFERRALS_H
#define REFERRALS_H
#include "web/req.h"
#include "ids.h"

struct referral_new {
    person_id person;
    body_id body; unit_id unit;         /* one of them */
    const char *programme;              /* id of the programme it comes from; NULL = none */
    const char *need;                   /* in words */
    const char *parts;                  /* ",identity,need," ; NULL = none chosen yet */
    const char *once_key;               /* NULL: each call is a referral */
};
/* A draft, inside a write visit whose reader may open the file; acts.  Sending it is the page's work (RF1). */
referral_id referral_new(struct req *, const struct referral_new *);
/* Where an entitlement's page sends the adviser: the form, filled in. */
const char *referral_new_path(struct req *, person_id, const char *programme, const char *structure);
/* Whom it is about came to the unit it went to: attended, where it was not yet.  Inside a write visit. */
void referral_came(struct req *, referral_id);
#endif
