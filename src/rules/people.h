/* SPDX-License-Identifier: EUPL-1.2
** people.h - invented households, for tests and measurements: plausible for Greece, never anybody's.
**
** P1  Household n of a seed is always the same one, in any order, on any machine (integers only).
** P2  Every value lies within its fact's bounds, and facts agree with one another (a child has no pension).
** P3  A fact of the book that this file does not know is drawn from its bounds, so that new facts are exercised too. */
#ifndef PEOPLE_H
#define PEOPLE_H
#include "rules/rules.h"

struct people;

/* unknown_permille: how many of a thousand answers are missing (0 = everything is known, 1000 = nothing).
** The book must outlive the people; both live in mem. */
struct people *people_open(struct mem *, const struct book *, uint64_t seed, day today, int unknown_permille);
/* Household number n, 1..12 members, member 0 the applicant. Lives in mem. */
struct household *people_household(struct mem *, const struct people *, uint64_t n);
#endif
