/* SPDX-License-Identifier: EUPL-1.2
** inside.h - what the files of the room share.  AI1.. are in room.md. */
#ifndef AID_INSIDE_H
#define AID_INSIDE_H
#include "rooms/room.h"
#include "rooms/access/access.h"
#include "rooms/casework/casework.h"
#include "rooms/portal/portal.h"
#include "rooms/registry/registry.h"
#include "host/crypto.h"
#include "web/house.h"
#include "aid.sql.h"

enum { AID_PAGES = MAY_ADVISE | MAY_DECIDE | MAY_SIGN, AID_COUNTS = AID_PAGES | MAY_PAY };

const char *aid_word(struct req *, const char *prefix, const char *word);      /* text "<prefix><word>", else the word */
const char *bank_reason(struct req *, const char *code);              /* why the bank sent it back: "AC04" in words, else the code */
const char *aid_programme(struct req *, const char *id);            /* its name */
bool euros_read(const char *, cents *);         /* "300", "300,5", "1.234,50", "1,234.50": above 0, at most a million */

/* What an award would hold, year by year; and letting it go (AI1, AI2, AI4). */
struct wanted { const struct aid_rules *rules; const char *family_kind; int64_t family; const char *code; cents each; int times; day first;
    };
/* What is missing of credit or ceiling: a sentence; "".  own: the award that it replaces, NULL. */
const char *award_short(struct req *, const struct wanted *, const struct award_of_row *own);
void award_hold(struct req *, award_id, const struct wanted *);
void award_free(struct req *, const struct award_of_row *);         /* of what was not paid */
struct bound { instalment_id id; budget_id budget; cents amount; day due; const char *programme, *family_kind; int64_t family; };
void instalment_free(struct req *, const struct bound *);           /* nothing while it is sent, or paid */

/* An account out of its seals (payee.c). */
struct account { const char *holder, *iban; };
struct account account_of(struct req *, const void *holder, size_t nholder, const void *iban, size_t niban);
/* why it is not the person's own: aid.other_<it>; "" = it is */
const char *account_whose(struct req *, const char *plain, const void *sealed, size_t n);
#endif
