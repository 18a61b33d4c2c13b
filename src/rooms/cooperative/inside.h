/* SPDX-License-Identifier: EUPL-1.2
** inside.h - what the pages of the cooperative share.  Invariants CO1.. are in room.md. */
#ifndef COOPERATIVE_INSIDE_H
#define COOPERATIVE_INSIDE_H
#include "rooms/room.h"
#include "rooms/access/access.h"
#include "rooms/registry/registry.h"
#include "web/house.h"
#include "web/edge.h"
#include "base/date.h"

enum { MAY_COOPERATE = MAY_KEEP | MAY_ADVISE | MAY_DECIDE, WORDS_MOST = 600, NAME_MOST = 120, DAY_MINUTES = 24 * 60 };
#define COOPERATIVE_KIND "social_cooperative"

/* ---- the unit one works in ---- */

struct coop_unit_choice { unit_id id; const char *name; bool on; };
struct coop_tab { const char *path, *words; bool here; };
struct coop_bar_page { const char *here, *name; struct { int n; struct coop_unit_choice *at; } units;
    struct { int n; struct coop_tab at[4]; } tabs; };
#include "coop_bar.html.h"

struct coop { unit_id id; const char *name; struct coop_bar_page bar; };
/* CO1: the unit of the address, or the first; only where the reader works today.  False after answering. */
bool coop_unit(struct req *, struct coop *, const char *here);

/* ---- a member ---- */

struct coop_member {
    membership_id id; unit_id unit; person_id person; stay_id stay; const char *unit_name, *kind, *reason, *why, *path;
        struct isolated name;
    cents share; day since, until; int64_t row_version;
};
/* CO1: NULL after answering 404 as for an unknown number to whoever does not work there today. */
struct coop_member *coop_member_of_visit(struct req *, membership_id);
/* The page of the member again, with what is wrong on top; problem "" = nothing. */
void coop_member_show(struct req *, int status, const struct coop_member *, const char *problem);
void coop_member_saved(struct req *, membership_id);
/* A name in a list of the team: shielded files and erased ones have none. */
const char *coop_name(struct req *, const char *family, const char *given);

/* ---- words ---- */

const void *coop_seal(struct req *, const char *words, size_t *n);         /* "" becomes NULL */
const char *coop_open(struct req *, const void *, size_t n);
const char *coop_said(struct req *, const char *prefix, const char *word);     /* text cooperative.<prefix>_<word> */
struct coop_option { const char *value, *words; bool held; };
struct coop_options { int n; struct coop_option *at; };
struct coop_options coop_options(struct req *, const char *const *words, const char *prefix, const char *held);
bool coop_one_of(const char *word, const char *const *words);
extern const char *const coop_kinds[];
/* A day as typed; `otherwise` for ""; false when it is none. */
bool coop_day_typed(struct req *, const char *field, day otherwise, day *);
const char *coop_hours(struct req *, int64_t minutes);        /* "7:30" */
/* "7", "7:30", "7,5": minutes; false when it is none of them or more than 24 hours. */
bool coop_hours_read(const char *, int *minutes);

/* ---- months ---- */

/* CO5: false when that month was shared out; else its row is held until the visit ends, so that nobody shares it out beside this one. */
bool coop_month_open(struct req *, unit_id, day in_it);

/* placement.c: work outside, on the page of a member */
void placements_show(struct req *, const struct coop_member *);
#endif
