/* SPDX-License-Identifier: EUPL-1.2
** staff.h - the door of the staff room: who is signed in, and accounts made from the command line. */
#ifndef STAFF_H
#define STAFF_H
#include "web/req.h"
#include "web/edge.h"

/* Lent to the edge: the session of this visit's cookie, NULL when there is none or its time is over (S4). */
const struct session *staff_session(struct req *);

/* Lent to the edge: a page that needs a session was asked for without one. Shows the sign-in page; what was typed into
** a form travels sealed with it and is given back afterwards (S8). */
void staff_closed(struct req *);

struct role { const char *word; unsigned may; int name, help; };        /* "adviser"; text numbers */
extern const struct role staff_roles[];
extern const int staff_nroles;
/* "adviser,auditor" -> a set of enum may; 0 when a word is unknown. */
unsigned staff_roles_read(const char *words);

/* Both inside a write transaction; both write the diary.
** staff_add: a new account and the one-time path with which its owner sets a password; NULL when the name is taken. */
const char *staff_add(struct req *, const char *name, const char *sign_in, unsigned roles);
/* The demonstration's accounts, one for each role; false when there are accounts already or the house is no demo. */
bool staff_demo(struct req *);
/* What to print about them: "adviser / password", one line each. */
const char *staff_demo_words(struct mem *);
#endif
