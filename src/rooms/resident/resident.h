/* SPDX-License-Identifier: EUPL-1.2
** resident.h - the door of the resident room: who is signed in at home.  Invariants RE1.. are in room.md. */
#ifndef RESIDENT_H
#define RESIDENT_H
#include "web/edge.h"
#include "ids.h"

/* Lent to the edge: the session of this visit's cookie, NULL when there is none or its time is over (RE6). */
const struct session *resident_session(struct req *);
/* Lent to the edge: a page for residents was asked for by nobody: the way in, and what was typed. */
void resident_closed(struct req *);
/* For the commands: as if this one had signed in.  NULL: there is no such row. */
const struct session *resident_session_of(struct req *, identity_id, const char *csrf);
#endif
