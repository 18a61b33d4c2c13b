/* SPDX-License-Identifier: EUPL-1.2
** notes.h - a note is written, and who may read it (CA1). */
#ifndef CARE_NOTES_H
#define CARE_NOTES_H
#include "rooms/care/inside.h"

extern const char *const note_kinds[];
/* visit.v 0: on none (CA11).  kind, level and outcome are words of note.c; words are not empty. */
struct note_new {
    person_id person; unit_id unit; visit_id visit; const char *kind, *level, *outcome, *words; bool special; instant at; int64_t minutes;
};
void note_write(struct req *, const struct note_new *);         /* with what it delivered (CA12) and its act */
void alerts_ask(struct req *, person_id);                      /* what care_alerts() will ask */
bool note_may(struct req *, person_id, const char *level, unit_id, bool special, account_id by);
#endif
