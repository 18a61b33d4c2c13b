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

enum { ROLES_MAX = 16 };
struct role { const char *word; unsigned may; int name, help; };        /* "adviser"; text numbers */
extern const struct role staff_roles[];
extern const int staff_nroles;
const char *roles_said(struct req *, unsigned roles);                   /* "Social worker, Auditor"; "" for none */
/* "adviser,auditor" -> a set of enum may; 0 when a word is unknown. */
unsigned staff_roles_read(const char *words);

/* All inside a write transaction; all write the diary.
** staff_add: a new account and the one-time path with which its owner sets a password; NULL when the name is taken. */
const char *staff_add(struct req *, const char *name, const char *sign_in, unsigned roles);
/* A new one-time path for an account (a lost password); NULL when there is no such active account. */
const char *staff_invite_again(struct req *, const char *sign_in);
/* The demonstration's accounts, one for each role. True when they are there (made now or before); false when the house
** is no demo or the database holds other accounts: a demo never mixes with real people (S9). */
bool staff_demo(struct req *);
/* What to print about them: "adviser / password", one line each. */
const char *staff_demo_words(struct mem *);
#endif
