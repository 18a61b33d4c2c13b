/* SPDX-License-Identifier: EUPL-1.2
** alike.h - records that may be one person: asked while a new one is typed, noted whenever one was written, looked for in the
** whole registry (pass.c).
**
** DU1  Who types somebody new is told only of files that they may open; nothing they see differs because of another (AC1).
** DU2  The queue holds every pair; a page shows a pair only to whom both files are open, and counts no other.
** DU3  A pair judged to be two people comes back only when what is compared of them has changed since and speaks clearly more
**      for one person than it did; the page then says that it was judged, when, and why. */
#ifndef REGISTRY_ALIKE_H
#define REGISTRY_ALIKE_H
#include "rooms/registry/form.h"
#include "rooms/registry/search.h"
#include "match/compare.h"

enum { ALIKE_MOST = 8, DOSSIER_NAMES = 6, TOWN = 200000 /* the evidence needed is that among so many */ };

/* What is compared of some people: a record for each spelling of each of them. */
struct dossier { person_id person, root; uint32_t first; int n; };     /* its records: crowd.record[first] ... */
struct crowd { struct vocabulary *words; int n, room; struct dossier *at; struct record *record; uint32_t records, records_room; };
/* Room for so many people and spellings, in `m`. */
void crowd_open(struct crowd *, struct vocabulary *, struct mem *m, int people, uint32_t spellings);
/* Puts those people of the list in, who follow those that are in already: ids ascending.  More than there is room for is a fault. */
void crowd_read(struct req *, struct crowd *, const int64_t *ids, int n);
const struct dossier *crowd_of(const struct crowd *, person_id);        /* NULL: not in it */
/* All their spellings against each other: the likeliest.  Both crowds have the same words. */
struct likeness crowd_alike(const struct crowd *, const struct dossier *, const struct crowd *, const struct dossier *);

struct likeness pair_likeness(struct req *, person_id, person_id);
/* DU3: what is compared of the two, as a hash. */
void pair_as(struct req *, person_id, person_id, unsigned char to[static HASH_BYTES]);
/* Into the queue, or weighed anew there; true when it waits now and did not before. */
bool pair_note(struct req *, person_id, person_id, float bits);
const char *evidence_said(struct req *, float bits);

/* Somebody who is not recorded yet, as far as they are told of. */
struct told { const struct person_new *is; const char *telephone, *afm, *amka; };       /* "" or NULL: not told */
/* The same, said in the form before anything is written; nothing when nobody is. */
void form_alike(struct form *, const struct told *);
/* Of somebody recorded: the other files in the queue that may be theirs, and that the reader may open. */
void form_alike_known(struct form *, person_id);
/* People like them that the reader may open: likeliest first. */
int registry_alike(struct req *, const struct told *, struct look_alike out[static ALIKE_MOST]);
/* After somebody was written: notes pairs for the queue. */
void registry_pairs_note(struct req *, person_id);
#endif
