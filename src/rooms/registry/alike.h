/* SPDX-License-Identifier: EUPL-1.2
** alike.h - records that may be one person: asked while a new one is typed, noted whenever one was written.
**
** DU1  Who types somebody new is told only of files that they may open; nothing they see differs because of another (AC1).
** DU2  The queue holds every pair; a page shows a pair only to whom both files are open. */
#ifndef REGISTRY_ALIKE_H
#define REGISTRY_ALIKE_H
#include "rooms/registry/form.h"
#include "rooms/registry/search.h"
#include "match/compare.h"

enum { ALIKE_MOST = 8, DOSSIER_NAMES = 6, TOWN = 200000 /* the evidence needed is that among so many */ };
struct dossier { person_id person, root; struct record record[DOSSIER_NAMES]; int n; };     /* one record a spelling */
struct alike { person_id person; struct likeness like; };

/* The dossiers of those records, in their order. */
int dossiers_of(struct req *, struct vocabulary *, const int64_t *ids, int n, struct dossier **);
struct likeness dossiers_alike(const struct vocabulary *, const struct dossier *, const struct dossier *);
const char *evidence_said(struct req *, float bits);

/* People like somebody who is not recorded yet, that the reader may open: likeliest first. */
int registry_alike(struct req *, const struct person_new *, const char *telephone, struct alike out[static ALIKE_MOST]);
/* The same, said in the form before anything is written; nothing when nobody is. */
void form_alike(struct form *, const struct person_new *, const char *telephone);
/* After somebody was written: notes pairs for the queue. */
void registry_pairs_note(struct req *, person_id);
#endif
