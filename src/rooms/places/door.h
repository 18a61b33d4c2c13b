/* SPDX-License-Identifier: EUPL-1.2
** door.h - the doorway: who is here today, who may fetch them, what must be known of them: door.c, child.c, sheet.c. */
#ifndef PLACES_DOOR_H
#define PLACES_DOOR_H
#include "rooms/places/crew.h"
#include "door.sql.h"

/* The day on which the shift that runs now began: a shift past midnight belongs to the day before, also when the clocks change. */
day shift_day(const struct structure *, int shift, instant);
struct place { seat_id id; struct place_of_row is; };
/* By the field `seat`: a place that somebody has or had, in a structure that the reader keeps; false after the answer as for an unknown
** number. */
bool place_kept(struct req *, struct place *);

/* PL10.  Who may fetch somebody, and who must not; value: "p12" of the registry, "e5" named by the family, "self" of age.  called: by
** telephone alone.  cares: the registry knows them as guardian or carer, not as parent.  barred: has the name of that one, whom a paper
** forbids. */
struct fetcher { const char *value, *name, *said, *paper, *phone; escort_id escort; person_id known; bool no, named, called, cares;
    const struct fetcher *barred; };
struct fetchers { int n; struct fetcher *at; };
struct fetchers fetchers_of(struct req *, person_id, day);
const struct fetcher *fetcher_forbidden(const struct fetchers *, const char *name);    /* who must not fetch and is called so, or NULL */
const char *fetcher_tag(struct req *, const struct fetcher *);         /* "In the registry", "Named by the family" */
struct escort_new { person_id known; const char *name, *relation, *phone, *paper; bool may; };
void escort_named(struct req *, person_id, const struct escort_new *);  /* from today on; name and telephone are sealed */
const char *fetched_said(struct req *, escort_id, person_id by, const struct fetchers *);
const char *places_unseal(struct req *, const char *what, const void *, size_t n);     /* "" when there is nothing */

struct caution_said { caution_id id; const char *kind, *words; };
struct cautions_said { int n; struct caution_said *at; };
struct cautions_said cautions_said(struct req *, person_id, day);       /* PL11: the caller says who looks */
#endif
