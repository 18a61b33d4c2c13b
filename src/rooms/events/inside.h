/* SPDX-License-Identifier: EUPL-1.2
** inside.h - what the pages of events share.  EV1 to EV15: room.md. */
#ifndef EVENTS_INSIDE_H
#define EVENTS_INSIDE_H
#include "rooms/room.h"
#include "rooms/access/access.h"
#include "rooms/registry/registry.h"
#include "rooms/appointments/appointments.h"
#include "base/date.h"
#include "store.sql.h"

enum { AT_EVENTS = MAY_KEEP | MAY_ADVISE | MAY_DECIDE | MAY_SPECIAL | MAY_RECEIVE,
    KEEPS_EVENTS = MAY_KEEP | MAY_ADVISE | MAY_DECIDE | MAY_SPECIAL,
       NAME_BYTES = 200, WORDS_BYTES = 2000, ABOUT_BYTES = 4000, SEATS_MOST = 500, PLACES_MOST = 5000, AN_HOUR = 3600, A_DAY = 86400 };

/* ---- words ---- */
struct choice { const char *value, *words; bool held; };
struct choices { int n; struct choice *at; };
const char *events_said(struct req *, const char *prefix, const char *word);            /* the text events.<prefix>_<word>; else the word */
struct choices kinds_of(struct req *, const char *held);
struct choices audiences_of(struct req *, const char *held);
struct choices my_units(struct req *, int64_t held);                /* where the reader works */
bool kind_is(const char *word), audience_is(const char *word);
const char *service_of(const char *kind);                           /* what the ledger calls it */
const char *languages_said(struct req *, const char *codes);        /* "Ελληνικά, العربية" */
/* greek: not there in the reader's language */
struct course_said { struct isolated title; const char *about; bool greek, about_greek; };
struct course_said course_said(struct req *, course_id);
const char *course_title(struct req *, course_id);
const char *seats_wrong(struct req *, const struct course_row *);                        /* how many a class may be */
const char *lesson_said(struct req *, instant starts, instant ends);
bool works_there(struct req *, unit_id);
const void *events_seal(struct req *, const char *kind, const char *words, size_t *n);
const char *events_unseal(struct req *, const char *kind, const void *, size_t);
const char *events_tone(const char *state);

/* ---- courses ---- */
/* Of a unit where the reader works: false after answering as for one that there is not (EV6). */
bool course_mine(struct req *, course_id, struct course_row *);
/* EV5: anybody may see it: open, of a unit that is neither secret nor closed. */
bool course_public(const struct course_row *);
/* EV15: how full it is is for its team alone. */
bool course_tells(const struct course_row *);
bool course_takes(struct req *, course_id, const struct course_row *);           /* one registers now: its days, a lesson to come */
const char *signup_name(struct req *, person_id, int shield, const void *name, size_t n);        /* "" = not for the reader (EV7) */
/* EV7: of somebody with a file, the line is about the file */
void signup_act(struct req *, const char *what, signup_id, person_id);

/* ---- who comes ---- */
struct joining { bool grouped, team_answers; person_id person; body_id body; int64_t seats; const char *name, *phone, *class_words, *words;
    const void *form; size_t form_n; };
struct joined { signup_id id; bool waits; };                        /* id.v 0: the person is on its list already, or it is not open */
struct joined course_join(struct req *, course_id, const struct joining *);
/* EV3; false: it has moved on */
bool signup_end(struct req *, signup_id, const struct signup_row *, const char *state, int64_t version);
bool signup_take(struct req *, signup_id, const struct signup_row *, int64_t version);
/* EV15; false: it has moved on, or what is free does not hold it */
bool signup_give(struct req *, signup_id, const struct signup_row *, int64_t version);
void course_refill(struct req *, course_id);                        /* EV2, EV15 */
void signup_hash(struct req *, int64_t number, const char *code, unsigned char *to);
void signup_remember(struct req *, int64_t number, const char *code);
const char *signup_new_code(struct req *, signup_id);                 /* the old one is dead */
#endif
