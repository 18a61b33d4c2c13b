/* SPDX-License-Identifier: EUPL-1.2
** places.h - the door of places.  Other rooms read the windows places_open_seat, _section and _wish (schema/0025-places.sql).
** Invariants PL1 to PL12: room.md. */
#ifndef PLACES_H
#define PLACES_H
#include "web/req.h"
#include "ids.h"

/* PL10, for where somebody lives: who may fetch them, who must not (no), who is called; tag: how it is known.  named: the family's, ended by
** its number.  The caller asks whether the reader may open the file, and acts. */
struct near_one { const char *name, *phone, *tag, *paper; int64_t named; bool no; };
struct near_all { int n; struct near_one *at; };
struct near_all places_near(struct req *, person_id);
/* NULL, or what is wrong. */
const char *places_near_add(struct req *, person_id, const char *name, const char *relation, const char *phone);
bool places_near_end(struct req *, person_id, int64_t named);
#endif
