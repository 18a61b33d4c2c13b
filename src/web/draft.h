/* SPDX-License-Identifier: EUPL-1.2
** draft.h - what a member of staff has typed in a form and not yet sent is kept on the server, sealed.
**
** In the template one attribute is all:
**     <form method="post" data-draft>           a form for something new
**     <form method="post" data-draft="{id}">    a form about a row: each has a draft of its own
** The template compiler puts the note "what you typed on ... was kept: use it / discard it" before the form and the quiet
** line "Draft saved 14:05" into it; the script saves while one types; the edge forgets the draft when the form was taken
** (its POST did an act() and answered 303 or 200).  In the page's .get:
**     bool used = draft_used(r, fmt(r, "%lld", id));        (the same `about` as in the template; "" for data-draft)
**     p.name = typed(r, "name", row.name);                  (typed, or sent and refused, or else the row's)
**     p.held = used ? in_has(r, "adviser") : row.adviser;   (a box that is not ticked is not sent)
**
** E1  One draft for an account, page and about.  It is sealed for these three; nobody else's is ever shown.
** E2  Never kept: fields called password*, code*, totp*, old or new, fields of type password, and files.
** E3  A draft is its writer's own and leaves no line in the diary; after 30 days it is gone.
** E4  Nothing is sent twice: a draft is offered, never used unasked. */
#ifndef DRAFT_H
#define DRAFT_H
#include "web/req.h"

enum { DRAFT_KEPT = 30 * 86400, DRAFT_MOST = 256 << 10 };       /* seconds; bytes of all names and values */

/* In a GET with ?draft=use: the kept fields become form fields, so that in(), in_has() and typed() find them; a field that
** the address names keeps the address's value.  False: none was asked for, or none is there. */
bool draft_used(struct req *, const char *about);
/* The field when it came with this visit (or with its draft), else `otherwise`. */
const char *typed(struct req *, const char *name, const char *otherwise);

/* For the edge: the form that this POST answered was taken; its draft goes. */
void draft_sent(struct req *);
#endif
