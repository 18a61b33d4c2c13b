/* SPDX-License-Identifier: EUPL-1.2
** inside.h - what the pages of appointments share.  AP1 to AP9: room.md. */
#ifndef APPOINTMENTS_INSIDE_H
#define APPOINTMENTS_INSIDE_H
#include "rooms/room.h"
#include "rooms/access/access.h"
#include "rooms/registry/registry.h"
#include "rooms/appointments/appointments.h"
#include "slots/slots.h"
#include "store.sql.h"

enum { AT_BOOKING = MAY_KEEP | MAY_RECEIVE | MAY_ADVISE | MAY_SPECIAL | MAY_DECIDE, KEEPS_CALENDARS = MAY_KEEP | MAY_SPECIAL | MAY_DECIDE,
       NAME_BYTES = 200, WORDS_BYTES = 2000, HORIZON = 400 };

/* ---- words ---- */
struct choice { const char *value, *words; bool held; };
struct choices { int n; struct choice *at; };
/* the text appointments.<prefix>_<word>; else the word */
const char *appointments_said(struct req *, const char *prefix, const char *word);
struct choices subjects_of(struct req *, const char *held);
bool subject_is(const char *, bool *special);
bool subject_at_home(const char *);
bool home_unsaid(struct req *, const struct service_row *);         /* somebody is to be visited, and nothing was typed of where */
struct choices speaks_of(struct req *, const char *held);           /* languages of interpreters; the first is none */
struct choices units_of(struct req *, int64_t held);                /* where the reader works */
const char *interpreter_language(const char *code);                        /* "العربية" */
const char *booked_for(struct req *, const struct service_row *); /* "Dentist", "Dentist - children" */
const char *weekday_words(struct req *, int);
bool in_my_units(struct req *, unit_id);
const void *booking_seal(struct req *, const char *kind, const char *words, size_t *n);
const char *booking_unseal(struct req *, const char *kind, const void *, size_t);

/* ---- the search ---- */
struct wish { service_id service; const char *lang; bool signing, step_free; };        /* lang "" = no interpreter */
/* Slots that begin from .. until, in order; what the booking `but` (0 = none) holds counts as free. */
int offers(struct req *, const struct service_row *, const struct wish *, instant from, instant until, int64_t but, struct slot *,
    int most);
bool offer_at(struct req *, const struct service_row *, const struct wish *, instant, int64_t but, struct slot *);
bool offer_next(struct req *, const struct service_row *, const struct wish *, instant from, int64_t but, struct slot *);
struct wish wish_typed(struct req *, service_id);                   /* from speaks, signing, step_free */
struct wish wish_of(const struct booking_row *);
const char *wish_query(struct req *, const struct wish *);          /* "&speaks=ar&signing=1" */
instant earliest(struct req *, const struct service_row *);         /* AP4: for residents; staff: now */
instant latest(struct req *, const struct service_row *);

/* Slots as a page shows them: day by day. */
struct slot_button { const char *hour, *href, *value; };
struct slot_day { const char *words; struct { int n; struct slot_button *at; } slots; };
struct slot_days { int n; struct slot_day *at; };
struct slot_days slot_days_of(struct req *, const struct slot *, int n, const char *href /* NULL = buttons */);

/* ---- writing ---- */
struct booker { person_id person; const char *name, *phone, *words; const void *follow, *form; size_t follow_n, form_n;
    bool offered /* not theirs yet (AW1) */; };
/* v 0: somebody else has it (AP1). */
booking_id book(struct req *, const struct service_row *, const struct wish *, const struct slot *, const struct booker *);
bool book_move(struct req *, booking_id, const struct booking_row *, const struct slot *, int64_t version);
/* AP6: once; a cancelled one gives its time back.  False: it has moved on. */
bool book_end(struct req *, booking_id, const struct booking_row *, const char *state, int64_t version);

/* A reminder of it to whoever has a file (remind.c), in the place of one that has not left yet. */
void remind_set(struct req *, booking_id, person_id, instant starts);
void remind_drop(struct req *, booking_id);
/* AP12: tells their calendar, by e-mail, what this booking has become (invite.c). */
void invite(struct req *, booking_id);
void uninvite(struct req *, booking_id, person_id);         /* it is no longer theirs */
const char *booking_uid(struct req *, booking_id);
#endif
