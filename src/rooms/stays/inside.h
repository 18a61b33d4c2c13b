/* SPDX-License-Identifier: EUPL-1.2
** inside.h - what the pages of the stays share.  Invariants ST1.. are in room.md. */
#ifndef STAYS_INSIDE_H
#define STAYS_INSIDE_H
#include "rooms/room.h"
#include "rooms/access/access.h"
#include "rooms/registry/registry.h"
#include "rooms/portal/portal.h"
#include "web/house.h"
#include "web/edge.h"

/* NIGHT_TURNS: before noon it is still last night */
enum { MAY_STAY = MAY_KEEP | MAY_ADVISE | MAY_DECIDE, LINE_MOST = 600, NIGHT_TURNS = 12 * 60 };

/* ---- the unit one works in ---- */

struct unit_choice { unit_id id; const char *name; bool on; };
struct stays_tab { const char *path, *words; bool here; };
struct stays_bar_page { const char *here, *name; struct { int n; struct unit_choice *at; } units;
    struct { int n; struct stays_tab at[5]; } tabs; };
#include "stays_bar.html.h"

struct house_unit { unit_id id; const char *name, *kind, *structure; bool secret; const struct stay_rules *rules; struct stays_bar_page bar;
    };
/* ST1: the unit of the address, or the first; only where the reader works today.  False after answering. */
bool stay_unit(struct req *, struct house_unit *, const char *here);
/* What is done in a secret unit goes to the sealed diary: about this guest, or (v 0) about nobody (ST6). */
void stay_quietly(struct req *, bool secret, person_id);

/* ---- a stay ---- */

struct guest {
    stay_id id, along; unit_id unit; person_id person; referral_id referral; bed_id bed;
    const char *unit_name, *code, *cycle, *origin, *destination, *why, *follow_state, *follow_words, *bed_name, *room_name;
    bool secret, quiet; int persons; day since, due, until, follow, followed; int64_t row_version;
    const struct stay_rules *rules;
    struct isolated name; const char *path;             /* the code in a secret unit; path: of the file, "" when it does not open */
};
/* ST1: NULL after answering 404 as for an unknown number to whoever does not work there today. */
struct guest *stay_of_visit(struct req *, stay_id);
/* The page of the stay again, with what is wrong on top; problem "" = nothing. */
void stay_show(struct req *, int status, const struct guest *, const char *problem);
void stay_saved(struct req *, stay_id);
bool near_told(const struct guest *);                   /* who cares for them is written down and shown here */
day longer_until(const struct stay_cycle *, day);       /* the clock made longer once */
day cycle_until(const struct stay_cycle *, day since);
const char *cycle_said(struct req *, const struct stay_cycle *);

/* ---- words ---- */

const void *stay_seal(struct req *, const char *words, size_t *n);         /* "" becomes NULL */
const char *stay_open(struct req *, const void *, size_t n);
const char *stay_said(struct req *, const char *prefix, const char *word);    /* text stays.<prefix>_<word> */
const char *guest_name(struct req *, bool secret, const char *code, const char *family, const char *given);
struct option { const char *value, *words; bool held; };
struct options { int n; struct option *at; };
struct options stay_options(struct req *, const char *const *words, const char *prefix, const char *held);
bool stay_one_of(const char *word, const char *const *words);
extern const char *const stay_origins[], *const stay_destinations[];
/* A day as typed; `otherwise` for ""; false when it is none. */
bool stay_day_typed(struct req *, const char *field, day otherwise, day *);

/* The night it is: before noon the one that began yesterday (ST4). */
day stay_night_now(const struct req *);

/* ---- beds ---- */
struct bed_option { bed_id id; const char *words; bool held; };
struct bed_options { int n; struct bed_option *at; };
struct bed_options free_bed_options(struct req *, unit_id, day since, bed_id held);
bool bed_is_free(struct req *, unit_id, bed_id, day since);
/* ST3, ST13: NULL, or why somebody of this sex is not put in this bed; sex "": nobody is asked whom the room is for. */
const char *bed_refused(struct req *, unit_id, bed_id, day since, const char *sex);

/* names.c: the words with … for every word that is one of these names, in whatever case and ending. */
const char *without_names(struct req *, const char *words, const char *const *names, int n);

/* work.c: Housing and Work on the page of a stay */
void work_show(struct req *, const struct guest *);
int rents_open(struct req *, stay_id, day since, day until);      /* ST11: so many of the last months can still be paid */
#endif
