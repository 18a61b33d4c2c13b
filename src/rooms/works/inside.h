/* SPDX-License-Identifier: EUPL-1.2
** inside.h - what the files of the room share.  WK1 to WK11: room.md. */
#ifndef WORKS_INSIDE_H
#define WORKS_INSIDE_H
#include "rooms/room.h"
#include "rooms/portal/portal.h"
#include "rooms/reports/sheets.h"
#include "base/date.h"
#include "web/house.h"
#include "works.sql.h"

enum { WORKS_READ = MAY_WORKS | MAY_DECIDE | MAY_SUPERVISE, WORKS_WRITE = MAY_WORKS | MAY_DECIDE, OBSTACLES_READ = WORKS_WRITE | MAY_ADVISE,
       FIRST_YEAR = 2000, CODE_MOST = 40, TITLE_MOST = 300, WORDS_MOST = 2000 };

/* ---- words (words.c) ---- */
struct choice { const char *value, *words; bool held; };
struct choices { int n; struct choice *at; };
const char *works_word(struct req *, const char *prefix, const char *word);     /* the text works.<prefix>_<word>, else the word */
const char *works_tone(const char *state);                                      /* class of its tag */
struct choices works_choices(struct req *, const char *prefix, int n, const char *const *words, const char *held);
struct choices works_kinds(struct req *, const char *held);                     /* with "none of it" first */
extern const char *const project_states[3], *const obstacle_states[4];
/* the word itself, or as it is called in Greek or English; NULL: no such kind */
const char *kind_known(struct req *, const char *word);
const char *state_known(struct req *, const char *word);        /* the same of a state; nothing: planned */
bool works_day_read(const char *, day *);                                            /* "" is none; false: no day */
const char *geo_typed(struct req *, bool there, struct geo);
bool blank(const char *), too_long(const char *, int letters);

/* ---- the share (share.c) ---- */
struct sums { cents whole, access; };
int64_t share_hundredths(struct sums);                                          /* 499 of 4.999 %: never rounded up to what it is not */
/* so much more for accessibility reaches the share; 0: reached */
cents share_missing(struct sums, int percent);
cents in_proportion(cents amount, cents access, cents whole);                   /* rounded down */
struct standing { struct sums budget, contract, paid; };
struct standing standing_of(const struct projects_at *);
int year_asked(struct req *);                                                   /* of the address, else this one */
const char *year_wrong(struct req *);                                           /* of the address; "" = it is one, or none is there */
day year_day(struct req *, int year);                                           /* on which its figures are told: today, else its end */
struct sheet *share_sheet(struct sheets *, int year, const struct standing *);
struct sheet *years_sheet(struct sheets *, const char *path);                   /* every year, with its chart; path: where a year leads */
struct share_told { const char *percent, *verify; struct isolated source; };
struct share_told share_told(struct req *, int year);                           /* whose word the share is; source "" = the town has none */
const char *share_sentence(struct req *, int year, struct sums);                /* "3.75 %; the town's share is 5 %; 12 € are missing" */

/* ---- told in a report (told.c; the town's report: works.h) ---- */
void works_told(struct sheets *, const char *when, int year, const struct projects_at *, day since, day until);

/* ---- what the council approved (approve.c) ---- */
struct approval_typed { const char *since, *budget, *access, *kind, *reason, *ground; };
struct approved { day since; cents budget, access; const char *kind, *reason; };
enum approval_part { PART_SINCE, PART_BUDGET, PART_ACCESS, PART_KIND, PART_REASON, PART_GROUND };
/* What is wrong, in the reader's language, and where; "" nothing.  after: the newest approval, DAY_NONE = it is the first. */
const char *approval_read(struct req *, int year, day after, const struct approval_typed *, struct approved *, enum approval_part *);
void approval_write(struct req *, project_id, const struct approved *, const char *ground);

/* ---- photos (picture.c) ---- */
struct incoming { bool any, fine; const char *problem, *type; char stored[40]; size_t n; };
/* for .prepare: r->prepared, safe and sealed in the store */
void incoming_take(struct req *);
void incoming_drop(const struct incoming *);
void picture_send(struct req *, const char *stored, const char *type);

/* ---- the plan (map.c) ---- */
struct mapped { struct geo at; int number; const char *state; };
bool map_svg(struct req *, const struct mapped *, int n);                       /* false: nothing to draw */

void project_show(struct req *, int status, project_id, const char *problem);
#endif
