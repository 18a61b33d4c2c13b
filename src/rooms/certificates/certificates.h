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
#endif
