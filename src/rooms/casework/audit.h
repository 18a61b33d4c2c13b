/* SPDX-License-Identifier: EUPL-1.2
** audit.h - for `pronoia audit`: decisions derived again from what they froze; what differs, was changed by hand, or has no
** grounds is told, one line each, in English.  Reads only. */
#ifndef CASEWORK_AUDIT_H
#define CASEWORK_AUDIT_H
#include "rooms/casework/casework.h"
#include "rules/rules.h"

/* The rules that one decision was taken by; kept for the next, which mostly has the same.  mem is the caller's, for the book alone. */
struct audit_book { struct mem mem; struct fate fate; char hash[65]; const struct book *book; bool open; int64_t erased; };

/* The first decision after `after`: its findings go to out.  Returns how many, -1 when there is no further one; *id: which it was.
** r->mem may be closed and opened again between two calls. */
int audit_next(struct req *, struct audit_book *, decision_id after, decision_id *id, struct out *);
/* Numbers with gaps, states that no step explains, grants without a decision. */
int audit_whole(struct req *, struct out *);
#endif
