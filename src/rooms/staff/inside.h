/* SPDX-License-Identifier: EUPL-1.2
** inside.h - what the files of the staff room share.  Private to the room; invariants S1.. are in room.md. */
#ifndef STAFF_INSIDE_H
#define STAFF_INSIDE_H
#include "rooms/staff/staff.h"
#include "rooms/staff/throttle.h"
#include "host/crypto.h"
#include "web/house.h"
#include "rooms/room.h"

enum { IDLE = 30 * 60, LONGEST = 12 * 3600, TICKET = 5 * 60, INVITED = 7 * 86400, KNOWN = 180 * 86400,
       PASSWORD_LEAST = 12, PASSWORD_MOST = 200, NAME_MOST = 80, RECOVERY_CODES = 10 };

/* session.c */
void session_begin(struct req *, account_id, const char *name, unsigned roles);         /* S1: always a new token */
void session_forget_cookies(struct req *);
bool local_path(const char *);                                          /* "/desk?x": ours, and nothing else */

/* throttle.c */
struct place device_place(struct req *, account_id, const struct place *otherwise, bool *known);
void device_remember(struct req *, account_id);

/* second.c */
unsigned char *totp_open(struct req *, const void *sealed, size_t n);   /* 20 bytes or NULL */
void recovery_hash(struct req *, const char *typed, unsigned char to[static HASH_BYTES]);

/* password.c */
int  password_problem(const char *password, const char *sign_in);      /* a text number, -1 = fine */
bool password_of(struct req *, const char *hash, const char *password);        /* the same time whether hash is NULL or not */

/* sign_in.c: who was found to be somebody elsewhere; asks for the second step where the account has one */
void sign_in_known(struct req *, account_id);
bool account_open(struct req *, account_id);                            /* there is such an account, and it is not switched off */

/* invitation.c */
struct invited { invitation_id id; account_id account; };
bool invited_by(struct req *, const char *token, struct invited *);
void invitation_used(struct req *, struct invited);

/* accounts.c */
void account_show(struct req *, int status, account_id, const char *problem);
bool account_last_without_link(struct req *, account_id);               /* S6: the last administrator, who has no password */
const char *invitation_path(struct req *, account_id);                 /* a new one; earlier ones are void */
const char *sign_in_name(struct req *, const char *typed);             /* as it is stored: folded, without blanks; "" when unfit */
#endif
