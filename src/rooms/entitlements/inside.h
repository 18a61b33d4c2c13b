/* SPDX-License-Identifier: EUPL-1.2
** inside.h - what the files of this room share among themselves; not a door. */
#ifndef ENTITLEMENTS_INSIDE_H
#define ENTITLEMENTS_INSIDE_H
#include "rooms/entitlements/entitlements.h"

/* "doesn't know" or "won't say": an answer without a value (A5). */
void put_silence(struct household *, int fact, int member, enum evidence);

/* ---- which page comes next (steps.c) */
void step_next(struct req *, struct talk *);            /* after an answer: the next question, or the results */
bool step_back(struct talk *);                          /* false: there is nothing before */
bool step_change(struct talk *, int fact);              /* asks an earlier answer again; false: it was never asked */
int  step_left(struct req *, const struct talk *);      /* pages still worth asking, the present one included */
void step_more(struct req *, struct talk *, int programme);     /* from the results: on with the questions; -1 = all */
void step_results(struct talk *);                       /* show what is known now */
int  topic_title(const struct asked *, int n, const struct book *);     /* text number of the heading of a page with several facts; -1 */

bool fresh_question(const struct talk *, const struct question *);      /* nobody was asked yet */

const char *named_text(struct req *, const char *kind, const char *id);         /* text "<kind>.<id>", "" when there is none */

const char *reason_said(struct req *, const struct talk *, const struct reason *);      /* with the member it is about */

/* ---- where to go (where.c) */
void places_of(struct req *, struct result *);

/* ---- the roster (people.c) */
void members_set(struct req *, struct talk *, int members);             /* grows or cuts at the end */
void member_remove(struct req *, struct talk *, int member);

/* ---- what people write (read.c) */
enum take { TAKE_FINE, TAKE_MISSING, TAKE_NOT_MONEY, TAKE_NOT_NUMBER, TAKE_NOT_DATE, TAKE_BOUNDS, TAKE_BOTH, TAKE_FUTURE };
struct taken { int fact, member; enum take how; };      /* member -1: the field as a whole */
/* Takes the answers of the page's own questions from the form; what is wrong is listed, nothing else is changed. */
int take_answers(struct req *, struct talk *, struct taken **);
/* Takes what stands complete and leaves the page with the questions that are answered; what was typed and cannot be read is listed, then
** nothing is changed. */
int take_complete(struct req *, struct talk *, struct taken **);
bool take_strangers(struct req *, const struct talk *); /* the form answers what the page did not ask (A3) */
bool by_ticks(const struct talk *, const struct asked *);                /* asked as "which of you" */
const char *field_name(struct req *, const struct talk *, int fact, int member);       /* "home", "schooling.2" */

enum { RESULT_SECTIONS = 5 };           /* money, places and services, needs a check, open, not now */
int  result_section(const struct result *);
const char *result_flags(struct req *, const struct result *);          /* not confirmed, not renewed; "" */

/* ---- pages */
void too_often(struct req *, const struct face *, struct talk *);       /* 429: the results again, with the reason */
void show_count(struct req *, const struct face *, struct talk *, int problem);
bool take_count(struct req *, const struct face *, struct talk *);      /* false: the page came back with what is wrong */
void show_people(struct req *, const struct face *, struct talk *);
bool take_people(struct req *, const struct face *, struct talk *);
void edit_people(struct req *, const struct face *, struct talk *, const char *what);  /* "add", "remove.2" */
void show_question(struct req *, const struct face *, struct talk *, int nproblems, const struct taken *, int notice);
void show_results(struct req *, const struct face *, struct talk *, int notice);
#endif
