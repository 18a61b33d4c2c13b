/* SPDX-License-Identifier: EUPL-1.2
** certificates.h - the door of the certificates room: what a person was given, for the person. */
#ifndef CERTIFICATES_H
#define CERTIFICATES_H
#include "web/req.h"
#include "ids.h"

struct certificate_said { issued_id id; const char *name, *number, *state; day issued, until; bool holds; };       /* until: the last day */
int certificates_said(struct req *, person_id root, const struct certificate_said **);      /* newest first */
/* The answer becomes the paper as it was given (CT1).  False: this person was given no such one, or it was revoked. */
bool certificates_paper(struct req *, issued_id, person_id root);

/* A room certifies what it knows itself.  In .prepare: drawn and sealed, of somebody whom the reader sees; in .post, after access_use(): kept,
** delivered, written down.  kind: a word of certificate_kinds; until: the first day on which it no longer holds. */
struct certificate_asked { const char *kind; person_id person; const char *lang, *words; day since, until; };
struct ready;
const struct ready *certificates_prepare(struct req *, const struct certificate_asked *);
issued_id certificates_keep(struct req *, const struct ready *);
#endif
