/* SPDX-License-Identifier: EUPL-1.2
** inside.h - what the pages of the access room share. */
#ifndef ACCESS_INSIDE_H
#define ACCESS_INSIDE_H
#include "rooms/room.h"
#include "rooms/access/access.h"
#include "rooms/registry/registry.h"
#include "rooms/staff/staff.h"
#include "web/edge.h"
#include "web/house.h"
#include "host/crypto.h"
#include "base/date.h"

enum { REASON_LEAST = 10, WORDS_MOST = 2000, UNIT_NAME_MOST = 120,
       MAY_MEET = MAY_FILES | MAY_RECEIVE | MAY_KEEP | MAY_ADVISE | MAY_DECIDE | MAY_SUPERVISE };       /* works with people */

/* words.c: what the town decides, with what holds until it does. */
enum setting { SET_NAMES, SET_GLASS_HOURS, SET_GLASS_DAYS, SET_VIEWS, SET_FILES, SET_CASELESS, SET_MISSED, SET_KIN, SET_OUTSIDE, SET_OPENS, SET_CLOSES, SET_GLASSES, SETTINGS };
struct setting_known { const char *word; int otherwise, least, most, name; };
extern const struct setting_known settings[SETTINGS];
int64_t setting(struct req *, enum setting);
void setting_ask(struct req *, enum setting);              /* sent ahead (host/db.h, D5) */
void setting_change(struct req *, enum setting, int64_t);

/* notice.c: AC13; once: the same word is told once */
void tell_supervisors(struct req *, account_id about, person_id root, int words, const char *once);

/* who.c: sets the shield with the form's reason and review day; acts.  NULL, or what is wrong. */
const char *shield_file(struct req *, person_id root, int level, unit_id);
int level_name(int level);                                      /* text number */

/* reading.c: a quota too: glass broken n times within ninety days */
void flag_glass(struct req *, account_id, int64_t n);

/* purpose.c: what an act of the diary was for, in the reader's words. */
const char *purpose_of(struct req *, const char *act, bool looked);

/* words.c */
size_t letters(const char *);                                   /* characters that are no blanks */
const char *account_said(struct req *, account_id);             /* the account's name; "" when unknown */
unsigned char *reason_seal(struct req *, const char *, size_t *n);
const char *reason_open(struct req *, const void *, size_t n);
day working_day(day from, int n);                               /* the n-th working day after `from`, Saturdays and Sundays left out */
struct picked { int64_t id; const char *name; bool on; };
struct picks { int n; struct picked *at; };
struct picks pick_accounts(struct req *, int64_t on);
struct picks pick_units(struct req *, int64_t on);               /* the secret ones only to who works there, or makes units */
#endif
