/* SPDX-License-Identifier: EUPL-1.2
** consequence.h - what follows when two records are linked: shown before anything is decided. */
#ifndef REGISTRY_CONSEQUENCE_H
#define REGISTRY_CONSEQUENCE_H
#include "rooms/registry/inside.h"

struct consequence { const char *words; bool warns; };
struct consequences { int n; struct consequence at[8]; };
/* Both files are open to the reader. */
struct consequences consequences_of(struct req *, person_id, person_id);
/* Why they cannot be linked as things stand: a sentence; NULL: they can. */
const char *consequence_forbids(struct req *, person_id, person_id);
#endif
