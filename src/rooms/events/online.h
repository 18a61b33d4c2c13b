/* SPDX-License-Identifier: EUPL-1.2
** online.h - courses for residents without an account: online.c (the list, one course), join.c (registering), mine.c (their own place).
**
** EO1  Number and code together make one hash; the one look-up for it is the same for an unknown number and for a wrong code.
** EO2  What opened it lies sealed in a cookie of this browser for an hour, in no address; Finish takes it away.
** EO3  The code follows from the form, so that copies of it show the same one and register once; it stands in no row.
** EO4  A course of a secret or closed unit, or a draft, is answered as one that there is not. */
#ifndef EVENTS_ONLINE_H
#define EVENTS_ONLINE_H
#include "rooms/events/inside.h"
#include "online.sql.h"

bool online_course(struct req *, course_id, struct course_row *);              /* EO4; false after answering */
const char *free_said(struct req *, int64_t free);                             /* "Free places: 3" */
struct lesson_shown { const char *when, *place, *leader, *why; bool off, past; };
struct lessons_shown { int n; struct lesson_shown *at; };
struct lessons_shown lessons_shown(struct req *, course_id);
struct where_shown { struct isolated name, address; struct ltr phone; const char *tel; };
/* in the reader's language where the town's files name it */
struct where_shown where_of(struct req *, const char *structure, const char *unit_name);
/* Whose place the cookie opens; false: none. */
struct mine { signup_id id; const char *code; struct signup_row s; struct course_row c; };
bool mine_from_cookie(struct req *, struct mine *);
#endif
