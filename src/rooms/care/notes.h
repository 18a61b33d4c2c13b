/* SPDX-License-Identifier: EUPL-1.2
** notes.h - who may read a note (CA1). */
#ifndef CARE_NOTES_H
#define CARE_NOTES_H
#include "rooms/care/inside.h"

extern const char *const note_kinds[];
void alerts_ask(struct req *, person_id);                      /* what care_alerts() will ask */
bool note_may(struct req *, person_id, const char *level, unit_id, bool special, account_id by);
#endif
