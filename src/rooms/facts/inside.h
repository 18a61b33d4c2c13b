/* SPDX-License-Identifier: EUPL-1.2
** inside.h - what the files of this room share; not a door.  Invariants FA1.. stand in facts.h. */
#ifndef FACTS_INSIDE_H
#define FACTS_INSIDE_H
#include "rooms/room.h"
#include "rooms/facts/facts.h"
#include "rooms/access/access.h"
#include "rooms/registry/registry.h"
#include "base/date.h"

extern const char *const fact_evidence[];               /* words of enum evidence, as the database has them */
enum evidence evidence_of(const char *word);
/* FA7: a value as it is kept, and back; *value or *sealed is NULL. */
void fact_seal(struct req *, const struct fact *, const char *plain, const char **value, const unsigned char **sealed, size_t *sealed_n);
const char *fact_plain(struct req *, const char *value, const void *sealed, size_t sealed_n);      /* "" when it cannot be opened */
/* FA4: a status written down while its paper held says nothing after the paper's end, until a new paper or a new word is there. */
bool facts_lapsed(struct req *, person_id, const char *variable, const char *value, day at, instant known_from);
/* FA4: what the registry alone says. */
bool from_registry(struct req *, person_id, const char *variable);
#endif
