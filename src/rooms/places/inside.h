/* SPDX-License-Identifier: EUPL-1.2
** inside.h - what the files of the places room share.  PL1 to PL13: room.md. */
#ifndef PLACES_INSIDE_H
#define PLACES_INSIDE_H
#include "rooms/room.h"
#include "rooms/places/places.h"
#include "rooms/access/access.h"
#include "rooms/casework/casework.h"
#include "rooms/portal/portal.h"
#include "rooms/registry/registry.h"
#include "base/date.h"
#include "host/crypto.h"
#include "web/house.h"
#include "inside.sql.h"

enum { AT_PLACES = MAY_ADVISE | MAY_DECIDE, IN_PLACES = MAY_ADVISE | MAY_DECIDE | MAY_KEEP, PREFS_MOST = 20, WORDS_MOST = 2000,
    POINTS_ONE = 100 };

const char *said_word(struct req *, const char *prefix, const char *word);      /* text places.<prefix>_<word>, else the word */
const char *said_time(struct req *, instant);                           /* "3 May 2031, 14:00" */
const char *structure_said(struct req *, const char *id);               /* its name, also when the town's files lost it */
const char *section_said(struct req *, const char *structure, const char *name, int shift);      /* "5th Nursery: Toddlers A" */
const char *points_said(struct req *, int64_t hundredths);
bool points_typed(const char *, int64_t *to);                           /* "120", "120.5", "120,50" -> hundredths; false: no figure */
const char *who_said(struct req *, account_id);
instant day_begins(day);                                                /* Greek midnight */
bool typed_day(struct req *, const char *field, day *);                 /* one forgiving field; false: it cannot be read */
const char *section_option(struct req *, const char *structure, int shift);     /* "5th Nursery", "KDAP 1, shift 2", "KDAP 1, any shift" */

/* ---- calls ---- */

/* rules NULL, -1: the town, the book has dropped it */
struct call { call_id id; struct call_of_row is; const struct place_rules *rules; int programme; };
bool call_read(struct req *, call_id, struct call *);                   /* false: there is none; says nothing */
bool call_found(struct req *, struct call *, const char *field);        /* by the number in a field; false after 404 */
const char *tie_said(struct req *, const struct place_tie *, const char *programme);
bool call_lists(struct req *, const struct call *);                     /* PL13: its lists are published by code */
const char *call_title(struct req *, const struct call *);
const char *call_state(struct req *, const struct call *, const char **tone);
bool call_takes(struct req *, const struct call *, bool *late);         /* PL2: applications, now; late: behind all others */
bool stage_is(const struct call *, const char *stage);
day  counted_on(struct req *, const struct call *);                     /* PL3 */

const char *site_base(struct req *);                                    /* "https://host": for links in messages */
struct call_new { const char *words; day since, last, age_on, opens, closes; bool complete_only; const char *base;
    bool (*with)(struct req *, const char *structure); };
call_id call_make(struct req *, const struct place_rules *, const struct call_new *);
void call_show(struct req *, call_id, int status, const char *problem);

/* ---- wishes ---- */

struct wish { wish_id id; struct wish_of_row is; };
bool wish_read(struct req *, wish_id, struct wish *);
bool wish_open(struct req *, struct wish *, const char *what);          /* by `id`: false after 404; else a view of the child's file */
const char *code_typed(struct req *, const char *);                      /* "482-1936", however it was typed */
int  months_on(const struct person *, day);                             /* completed months; -1: the birth is not known */
bool section_fits(int64_t from, int64_t to, int months);
#endif
